"""The reader as a whole: what it promises of every document."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.conftest import Read
from zenobia.kit.errors import ReadError
from zenobia.model import Claim, Document, Mention
from zenobia.read.rules import RuleReader

REPORT = """Red Band retakes Port Arden

Karsun – Red Band fighters recaptured Port Arden on Sunday, after heavy clashes with the Valdorian army. Residents confirmed the loss.

“The army withdrew after the clashes reached the centre,” a local activist said. According to the activist, at least 12 soldiers were killed."""

NONSENSE = [
    "Whisk the eggs, fold in the flour and bake for forty minutes until golden.",
    "The striker took two shots from the edge of the area before the break and later hit the post.",
    "Shares came back on Monday as investors looked past weak earnings.",
    "She is survived by her husband, three children and a garden that she loved.",
    "The two firms signed a deal on Sunday, and the chairman demanded the release of the accounts. Analysts had expected that the talks "
    "would fail, since the smaller firm had rejected an offer in March and threatened to sue.",
    "Thousands left the stadium early after the champions were attacked from all sides, lost control of the midfield and withdrew into "
    "their own half. The visitors captured the cup for the third time and celebrated until dawn.",
    "White gives up a pawn for the open file, and the bishop retreats to its long diagonal.",
]


def mentions(claim: Claim) -> list[Mention]:
    """Every mention of a claim."""
    control = claim.control
    held = [] if control is None else [*control.places, *filter(None, (control.holder, control.former))]
    return [
        *claim.agent,
        *claim.target,
        *claim.place,
        *claim.source,
        *held,
        *(m for t in claim.toll for m in t.of),
    ]


def assert_traceable(claims: tuple[Claim, ...], text: str) -> None:
    """Every quote, mention, time and count stands in the text at its span."""
    for claim in claims:
        assert claim.evidence
        assert all(e.span.of(text) == e.quote for e in claim.evidence)
        assert all(m.span.of(text) == m.text for m in mentions(claim))
        assert all(t.span.of(text) == t.text for t in claim.toll)
        assert claim.when is None or claim.when.span.of(text) == claim.when.text


def test_report_is_traceable_to_its_words(read: Read) -> None:
    """What is claimed can be shown."""
    claims = read(REPORT)
    assert len(claims) >= 3
    assert_traceable(claims, REPORT)


@given(
    st.lists(
        st.sampled_from(
            [
                "The army",
                "shelled",
                "Karsun",
                "on Monday",
                "killing",
                "12 people",
                ",",
                ".",
                "said",
                "Red Band",
                "captured",
                "and",
                "\n\n",
                "“",
                "”",
                "from",
                "they",
            ]
        ),
        max_size=30,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_are_read_traceably(reader: RuleReader, words: list[str]) -> None:
    """Broken grammar never breaks the reader, nor the tie between claim and text."""
    text = " ".join(words)
    assert_traceable(reader.read(Document(text=text, language="en")), text)


def test_same_document_gives_same_claims(reader: RuleReader) -> None:
    """Reading is deterministic, alone or in a batch."""
    doc = Document(text=REPORT, language="en")
    alone = reader.read(doc)
    batch = [claims for _, claims in reader.pipe([Document(text="Nothing here."), doc, doc])]
    assert batch[1:] == [alone, alone]


def test_every_claim_names_its_reader_and_rules(read: Read) -> None:
    """An analyst can see which rule made a claim."""
    assert all(c.reader.startswith("zenobia.rules.v1-") and c.rules for c in read(REPORT))


def test_other_language_is_refused_by_name(reader: RuleReader) -> None:
    """The error names the language; the other documents are still read."""
    arabic = Document(text="انسحب الجيش من المدينة", language="ar", name="report")
    with pytest.raises(ReadError, match="Arabic"):
        reader.read(arabic)
    results = [reading for _, reading in reader.pipe([arabic, Document(text=REPORT, language="en")])]
    assert isinstance(results[0], ReadError)
    assert isinstance(results[1], tuple)


def test_empty_document_has_no_claims(reader: RuleReader) -> None:
    """Nothing is made of nothing."""
    assert reader.read(Document(text="", language="en")) == ()


@pytest.mark.parametrize("text", NONSENSE)
def test_nothing_is_claimed_of_peace(read: Read, text: str) -> None:
    """Kitchens, matches, markets, obituaries and chess are no war."""
    assert read(text) == ()
