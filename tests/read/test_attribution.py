"""According to whom: the source of each claim, its kind, and what is not a source."""

import pytest

from tests.read.conftest import Read
from zenobia.model import ClaimType, SourceKind


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A local activist said the army withdrew from Karsun.", "local activist"),
        ("The army withdrew from Karsun, a local activist said.", "local activist"),
        ("The army withdrew from Karsun, said a local activist.", "local activist"),
        ("According to a local activist, the army withdrew from Karsun.", "local activist"),
        ('"The army withdrew from Karsun," a local activist told Harbour News.', "local activist"),
        ("The army, a local activist said, withdrew from Karsun.", "local activist"),
    ],
)
def test_source_is_found_wherever_it_stands(read: Read, text: str, source: str) -> None:
    """Before, after, inside, in a phrase, in a quotation."""
    (claim,) = [c for c in read(text) if c.type is ClaimType.WITHDRAWAL]
    assert [m.text for m in claim.source] == [source]
    assert claim.source[0].kind is SourceKind.ACTIVIST


def test_open_quotation_keeps_its_speaker(read: Read) -> None:
    """A quotation that goes on without a new verb is still the same person's."""
    text = '"The army withdrew from Karsun at dawn," said a local activist. "The Red Band is now in control of Karsun."'
    claims = read(text)
    assert [[m.text for m in c.source] for c in claims] == [["local activist"], ["local activist"]]


def test_confirmation_of_what_was_told_is_a_source(read: Read) -> None:
    """The words "Residents confirmed the rout" is said of the sentence before."""
    (claim,) = [
        c
        for c in read("The Red Band captured Port Arden on Sunday. Residents confirmed the loss.")
        if c.type is ClaimType.CAPTURE
    ]
    assert [m.text for m in claim.source] == ["Residents"]


def test_saying_is_not_a_happening(read: Read) -> None:
    """The reporter's verb never swallows the killing, nor makes the speaker an attacker."""
    (claim,) = read(
        "At least 19 Valdorian soldiers were killed in an ambush near Karsun, an activist told Harbour News."
    )
    assert claim.type is ClaimType.BATTLE
    assert [m.text for m in claim.source] == ["activist"]
    assert all(m.text != "activist" for m in claim.agent)


def test_writer_alone_leaves_the_source_empty(read: Read) -> None:
    """What the report asserts itself has no source inside it."""
    (claim,) = read("The Red Band captured Port Arden on Sunday.")
    assert claim.source == ()


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Satellite images", SourceKind.IMAGERY),
        ("A monitoring group", SourceKind.MONITOR),
        ("A military source", SourceKind.MILITARY),
        ("Residents", SourceKind.RESIDENT),
        ("Witnesses", SourceKind.RESIDENT),
        ("A doctor", SourceKind.MEDIC),
        ("The foreign minister", SourceKind.OFFICIAL),
    ],
)
def test_kind_of_source_follows_its_words(read: Read, speaker: str, kind: SourceKind) -> None:
    """Images are sources too."""
    (claim,) = [
        c
        for c in read(f"{speaker} confirmed the destruction of the old bridge in Karsun.")
        if c.type is ClaimType.DESTRUCTION
    ]
    assert [m.kind for m in claim.source] == [kind]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Harbour News quoted a villager as saying that the army withdrew from Karsun.", {"villager"}),
        ("Army withdraws from Karsun: monitor", {"monitor"}),
        (
            "The army withdrew from Karsun on Sunday a military source told Harbour News on Monday.",
            {"military source"},
        ),
        ('"We heard that the army withdrew from Karsun," a villager said.', {"villager"}),
    ],
)
def test_source_is_whoever_speaks(read: Read, text: str, sources: set[str]) -> None:
    """Quoted by an outlet, behind a headline's colon, after a lost comma, and not "we" inside the quotation."""
    (claim,) = [c for c in read(text) if c.type is ClaimType.WITHDRAWAL]
    assert sources <= {m.text for m in claim.source}
    assert "We" not in {m.text for m in claim.source}


def test_source_stands_beside_its_verb_where_commas_are_lost(read: Read) -> None:
    """Miles say nothing; the witnesses who stand right before the verb do."""
    text = "Three shells hit Karsun about 30 miles (48 km) north of the border witnesses said."
    assert [[m.text for m in c.source] for c in read(text)] == [["border witnesses"]]
