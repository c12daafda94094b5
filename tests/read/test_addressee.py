"""Whom a demand, a refusal, a pledge or a penalty is meant for."""

import pytest

from tests.read.conftest import Read
from zenobia.model import Claim, ClaimType, Modality


def only(claims: tuple[Claim, ...], type: ClaimType) -> Claim:
    """The one claim of a type."""
    (found,) = [c for c in claims if c.type is type]
    return found


def parties(claim: Claim) -> tuple[set[str], set[str]]:
    """The words of who does it, and of whom it concerns."""
    return {m.text for m in claim.agent}, {m.text for m in claim.target}


@pytest.mark.parametrize(
    ("text", "agent", "target"),
    [
        ("Valdoria demanded that Lethe end the blockade.", "Valdoria", "Lethe"),
        ("Valdoria rejected a request of Lethe for talks.", "Valdoria", "Lethe"),
        ("Valdoria rejected Lethe's plan for the harbour.", "Valdoria", "Lethe"),
        ("Valdoria denounced the policy of Lethe.", "Valdoria", "Lethe"),
        ("Valdoria threatened to send troops against Lethe.", "Valdoria", "Lethe"),
        ("Valdoria refused to meet the president of Lethe.", "Valdoria", "president of Lethe"),
        ("The minister said on Sunday that Lethe must hand over the prisoners.", "minister", "Lethe"),
        ("Valdoria complained about Lethe to the council.", "Valdoria", "Lethe"),
        ("Valdoria issued an ultimatum to Lethe.", "Valdoria", "Lethe"),
        ("Valdoria condemned the attack by Lethe.", "Valdoria", "Lethe"),
        (
            "Valdoria threatened to launch a new offensive unless Lethe accepts its terms.",
            "Valdoria",
            "Lethe",
        ),
        ("Valdoria attributed the attack to Lethe.", "Valdoria", "Lethe"),
        ("Valdorian youths accused Amal Haddad.", "Valdorian youths", "Amal Haddad"),
        ("Valdoria is ready to impose a curfew on the rebels.", "Valdoria", "rebels"),
    ],
)
def test_first_party_of_what_is_said_is_meant(read: Read, text: str, agent: str, target: str) -> None:
    """In a clause, behind a noun, before a noun: never the speaker, and no thing that is asked for."""
    claim = next(c for c in read(text) if c.type is ClaimType.STATEMENT)
    assert parties(claim) == ({agent}, {target})


@pytest.mark.parametrize(
    "text",
    ["Valdoria demanded an end to the war.", "Valdoria rejected the offer.", "Valdoria warned of hunger."],
)
def test_without_a_party_nobody_is_meant(read: Read, text: str) -> None:
    """A missing addressee is honest."""
    (claim,) = [c for c in read(text) if c.type is ClaimType.STATEMENT]
    assert claim.target == ()


def test_a_clause_of_saying_behind_is_not_what_is_said(read: Read) -> None:
    """The diplomats who tell of it are not those of whom it is demanded."""
    text = "Valdoria demanded the withdrawal of the forces of Lethe, diplomats said on Monday."
    assert parties(only(read(text), ClaimType.STATEMENT)) == ({"Valdoria"}, {"forces of Lethe"})


@pytest.mark.parametrize(
    ("text", "type", "modality", "target"),
    [
        ("Valdoria agreed to send grain to Lethe.", ClaimType.AGREEMENT, Modality.ASSERTED, "Lethe"),
        ("Valdoria offered help to Lethe.", ClaimType.AGREEMENT, Modality.ASSERTED, "Lethe"),
        ("Valdoria halted all aid to Lethe.", ClaimType.SUPPORT, Modality.ASSERTED, "Lethe"),
        ("Valdoria said it would cut off aid to Lethe.", ClaimType.SUPPORT, Modality.FORECAST, "Lethe"),
        ("Valdoria will lift its sanctions on Lethe.", ClaimType.STATEMENT, Modality.FORECAST, "Lethe"),
    ],
)
def test_dealings_concern_somebody(
    read: Read, text: str, type: ClaimType, modality: Modality, target: str
) -> None:
    """What a state grants, withholds and lifts, with the sense in which it is told."""
    claim = next(c for c in read(text) if c.type is type)
    assert claim.modality is modality
    assert target in {m.text for m in claim.target}


def test_two_who_agree_are_both_agents(read: Read) -> None:
    """Of an agreement between two nobody is the target."""
    claim = next(
        c for c in read("Valdoria and Lethe agreed to open the road.") if c.type is ClaimType.AGREEMENT
    )
    assert parties(claim) == ({"Valdoria", "Lethe"}, set())


@pytest.mark.parametrize("word", ["it", "they"])
def test_a_speakers_pronoun_is_the_speaker(read: Read, word: str) -> None:
    """Whoever says that they did it speaks of themselves, not of whoever was named last."""
    text = f"Rebels shelled Lethe. The Valdorian army said {word} had seized Karsun."
    claim = only(read(text), ClaimType.CAPTURE)
    assert [m.name for m in claim.agent] == ["Valdorian army"]


def test_a_name_with_an_office_is_somebody_not_somewhere(read: Read) -> None:
    """Karsun is a town, President Karsun is not in it."""
    claim = next(
        c for c in read("President Amal Karsun accused Lethe of the attack.") if c.type is ClaimType.STATEMENT
    )
    assert parties(claim) == ({"President Amal Karsun"}, {"Lethe"})
    assert claim.place == ()


@pytest.mark.parametrize("words", ["a bomb", "a series of bombs"])
def test_a_bomb_that_is_set_off_is_no_target(read: Read, words: str) -> None:
    """It is what the deed is done with."""
    claim = only(read(f"Rebels exploded {words} in Karsun."), ClaimType.BOMBING)
    assert claim.target == ()


def test_an_adjective_makes_no_party(read: Read) -> None:
    """Official contact is nobody's name; the state behind it is who is boycotted."""
    (claim,) = [
        c for c in read("Valdoria said it would boycott all official contact with Lethe.") if c.target
    ]
    assert {m.text for m in claim.target} == {"Lethe"}


def test_a_protest_is_against_who_is_to_yield(read: Read) -> None:
    """What is demanded by it says whom it is against."""
    claims = read("Thousands of students marched in the capital to demand that Lethe withdraw its troops.")
    assert "Lethe" in {m.text for m in only(claims, ClaimType.PROTEST).target}


def test_strikes_blamed_on_somebody_are_one_happening(read: Read) -> None:
    """A participle behind the strikes says whose they were, and is no accusation of its own."""
    claims = read("Two air strikes blamed on Valdoria hit the market of Lethe on Monday.")
    assert not [c for c in claims if c.type is ClaimType.STATEMENT]
    assert any("Valdoria" in {m.text for m in c.agent} for c in claims)
