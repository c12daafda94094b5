"""Numbers, what they count, and which happening they belong to."""

import pytest

from tests.read.conftest import Read
from zenobia.model import ClaimType, TollKind


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "The army shelled Karsun, killing at least 12 civilians.",
            [(TollKind.KILLED, "at least 12 civilians")],
        ),
        (
            "The shelling of Karsun killed 12 people, including three children.",
            [(TollKind.KILLED, "12 people"), (TollKind.KILLED, "three children")],
        ),
        (
            "A car bomb killed seven people and wounded dozens in Karsun.",
            [(TollKind.KILLED, "seven people"), (TollKind.INJURED, "dozens")],
        ),
        (
            "More than 50 soldiers were killed in clashes in Karsun.",
            [(TollKind.KILLED, "More than 50 soldiers")],
        ),
        ("A woman was injured in the shelling of Karsun.", [(TollKind.INJURED, "A woman")]),
        (
            "Dozens of soldiers were killed in the battle for Karsun.",
            [(TollKind.KILLED, "Dozens of soldiers")],
        ),
    ],
)
def test_counts_are_kept_as_written_on_the_attack(
    read: Read, sentence: str, rows: list[tuple[TollKind, str]]
) -> None:
    """One attack, one claim: the toll sits on what caused it, with its words."""
    (claim,) = read(sentence)
    assert [(t.what, t.text) for t in claim.toll] == rows


def test_number_is_not_part_of_the_name(read: Read) -> None:
    """Those killed are "soldiers"; how many of them is the toll's."""
    (claim,) = read("At least 19 Valdorian soldiers were killed in an ambush near Karsun.")
    assert [m.text for m in claim.target] == ["Valdorian soldiers"]


def test_dead_of_a_war_are_a_toll(read: Read) -> None:
    """A sum over a war is tied to no happening."""
    claims = read("The conflict has killed more than 230,000 people.")
    assert [c.type for c in claims] == [ClaimType.TOLL]


def test_nothing_said_is_no_row(read: Read) -> None:
    """No number in the text, no row in the claim."""
    (claim,) = read("The army shelled Karsun.")
    assert claim.toll == ()


def test_effect_told_in_the_next_sentence_is_the_same_attack(read: Read) -> None:
    """A harm without a doer goes to the attack told just before."""
    claims = read("The army shelled Karsun on Monday. Three residents were killed.")
    assert [c.type for c in claims] == [ClaimType.SHELLING]
    assert [t.text for t in claims[0].toll] == ["Three residents"]
    assert len(claims[0].evidence) == 2
