"""One happening told several times is one claim."""

from tests.read.conftest import Read
from zenobia.model import ClaimType


def test_headline_and_lead_are_one_claim_with_two_quotes(read: Read) -> None:
    """The headline's telling joins the lead's."""
    claims = read("Red Band captures Port Arden\n\nThe Red Band captured Port Arden on Sunday.")
    assert [c.type for c in claims] == [ClaimType.CAPTURE]
    assert len(claims[0].evidence) == 2


def test_sentence_printed_twice_is_one_claim(read: Read) -> None:
    """A caption repeats the lead."""
    sentence = "The army shelled Karsun on Monday."
    assert len(read(f"{sentence}\n\n{sentence}")) == 1


def test_definite_noun_points_back(read: Read) -> None:
    """The words "The attack" is the one just told."""
    claims = read("The Red Band shelled Karsun on Monday. The attack destroyed two houses.")
    assert [c.type for c in claims].count(ClaimType.SHELLING) == 1
    assert ClaimType.BATTLE not in {c.type for c in claims}


def test_different_days_are_different_happenings(read: Read) -> None:
    """Two shellings of one town on two days stay two."""
    claims = read("The army shelled Karsun on Monday.\n\nThe army shelled Karsun on Friday.")
    assert len(claims) == 2


def test_sense_keeps_tellings_apart(read: Read) -> None:
    """A plan and a fact are never one claim."""
    claims = read("The Red Band plans to capture Port Arden.\n\nThe Red Band captured Port Arden.")
    assert len({c.modality for c in claims}) == 2
