"""The syntax of MUC-4's answer keys."""

from datetime import date
from typing import Any

import pytest

from zenobia.evaluate.muckeys import ROLES, SLOTS, Key, normal, parse_key

TEXT = (
    'THE PORT ARDEN FRONT [PAF] BLEW UP A FERRY OWNED BY "THE LANTERN" ON\n12 NOVEMBER.  MIRO VANE WAS HURT.'
)


def key(**slots: list[str]) -> Key:
    """The key with these slots filled, by their last words; the rest is empty."""
    empty: dict[str, Any] = {slot: [] for slot in (*ROLES.values(), *SLOTS)}
    named = {slot.split(": ")[1].replace(" ", "_").lower(): slot for slot in empty}
    named |= {"target": ROLES["Target"], "organisation": ROLES["PerpOrg"], "victim": ROLES["Victim"]}
    return parse_key(empty | {named[name]: values for name, values in slots.items()}, TEXT)


def test_alternatives_are_one_entity() -> None:
    """Two names of one body are one filler."""
    assert key(organisation=['"PORT ARDEN FRONT" / "PAF"']).roles["PerpOrg"] == (
        frozenset({"port arden front", "paf"}),
    )


def test_optional_fillers_count() -> None:
    """A question mark is taken off, as in the papers' data."""
    assert key(target=['? "FERRY"']).roles["Target"] == (frozenset({"ferry"}),)


@pytest.mark.parametrize(
    ("value", "strings"),
    [
        ('"FERRY OWNED BY \\"THE LANTERN\\""', {"ferry owned by lantern"}),
        ("FERRY", {"ferry"}),
        ('FERRY"', {"ferry"}),
    ],
)
def test_quotes_inside_and_missing_ones(value: str, strings: set[str]) -> None:
    """A quote inside a filler is part of it; a filler that nobody quoted is read all the same."""
    assert key(target=[value]).roles["Target"] == (frozenset(strings),)


def test_strings_that_the_text_has_not_are_left_out() -> None:
    """What cannot be extracted is not asked for; a line end in the text is a space."""
    assert key(target=['"TRAWLER"']).roles["Target"] == ()
    assert key(target=['"TRAWLER" / "FERRY"']).roles["Target"] == (frozenset({"ferry"}),)
    assert key(victim=['"MIRO VANE"']).roles["Victim"] == (frozenset({"miro vane"}),)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("12 NOV 89", ((date(1989, 11, 12), date(1989, 11, 12)),)),
        ("- 12 NOV 89", ((None, date(1989, 11, 12)),)),
        ("10 NOV 89 - 12 NOV 89", ((date(1989, 11, 10), date(1989, 11, 12)),)),
        (
            "(- 12 NOV 89) / (11 NOV 89 - 12 NOV 89)",
            ((None, date(1989, 11, 12)), (date(1989, 11, 11), date(1989, 11, 12))),
        ),
        ("31 NOV 89", ()),
    ],
)
def test_days(value: str, days: object) -> None:
    """A day, on or before a day, a span of days, alternatives; a day that no calendar has is none."""
    assert key(date=[value]).days == days


def test_places_nest_from_the_country_down() -> None:
    """Kinds of place are taken off."""
    assert key(location=["VALDORIA: ARDEN (DEPARTMENT): PORT ARDEN (CITY)"]).places == (
        "valdoria",
        "arden",
        "port arden",
    )


def test_cross_references() -> None:
    """A number or a sureness, and what it is of."""
    made = key(
        number=['2 / ~2: "SAILORS"'],
        organization_confidence=['SUSPECTED OR ACCUSED: "PAF" / "PORT ARDEN FRONT"'],
    )
    assert made.numbers == ((frozenset({"2", "~2"}), frozenset({"sailors"})),)
    assert made.confidence == ((frozenset({"SUSPECTED OR ACCUSED"}), frozenset({"paf", "port arden front"})),)


def test_normal_forgets_articles_and_signs() -> None:
    """Strings are compared as the papers' scorer compares them."""
    assert normal('The "Lantern\'s"  offices') == "lanterns offices"
