"""`zenobia holder` and `zenobia timeline`."""

import json
from datetime import date
from typing import Any

import pytest

from zenobia.cli.plain import bound_to_text
from zenobia.model import Bound

Run = Any
Record = Any


def test_holder_answers_in_its_first_line(run: Run, record: Record) -> None:
    """Who held it comes first; then how sure, and the words it rests on with their source."""
    result = run("holder", "Port Arden", "--on", "2031-03-05")
    assert result.out.splitlines()[0] == "On 5 March 2031 Port Arden was held by Northern Rebels."
    flat = " ".join(result.out.split())
    assert "Rebel fighters captured Port Arden on Sunday" in flat
    assert "a resident, in The Lantern, 2031-03-02" in flat
    assert "Rests on 1 claim" in flat


def test_holder_lists_denials_beside_the_answer(run: Run, record: Record) -> None:
    """A denial does not move the answer; it is shown under its own heading."""
    out = run("holder", "Port Arden", "--on", "2031-03-05").out
    assert out.index("also claimed") < out.index("The army denied") < out.index("it is a denial")


def test_holder_json_has_the_promised_keys(run: Run, record: Record) -> None:
    """A program finds the answer, its bounds, its reasons, and what else is claimed."""
    answer = json.loads(run("holder", "Port Arden", "--on", "2031-03-05", "--format", "json").out)
    assert answer["place"] == "Port Arden"
    assert answer["on"] == "2031-03-05"
    assert answer["holder"] == "Northern Rebels"
    assert answer["status"] == "held"
    assert answer["since"] == "2031-03-02"
    assert answer["until"] is None
    assert answer["basis"][0]["quotes"][1] == "Rebel fighters captured Port Arden on Sunday"
    assert answer["basis"][0]["sources"] == ["a resident"]
    assert answer["also_claimed"][0]["modality"] == "denied"
    assert answer["also_claimed"][0]["why_not"] == "is a denial"


def test_holder_asks_for_the_day_that_was_given(run: Run, record: Record) -> None:
    """The day of `--on` reaches the record."""
    run("holder", "Port Arden", "--on", "2031-03-05")
    assert record.asked == {"place": "Port Arden", "on": date(2031, 3, 5)}


def test_timeline_has_a_row_a_holding(run: Run, record: Record) -> None:
    """Time before the first evidence is shown as unknown."""
    out = run("timeline", "Port Arden").out
    assert "not known to be held by anyone" in out
    lines = out.splitlines()
    assert any(line.startswith("2 March 2031") and "Northern Rebels" in line for line in lines)


def test_timeline_json_is_a_list_in_the_terms_of_holder(run: Run, record: Record) -> None:
    """Holdings of a timeline have the keys of an answer."""
    rows = json.loads(run("timeline", "Port Arden", "--format", "json").out)
    assert [row["holder"] for row in rows] == [None, "Northern Rebels"]
    assert [row["until"] for row in rows] == ["2031-03-02", None]
    assert rows[1]["basis"][0]["claim"].startswith("clm-")


@pytest.mark.parametrize(
    ("bound", "plain"),
    [
        (Bound(date(2015, 5, 20), date(2015, 5, 20)), "2015-05-20"),
        (Bound(date(2015, 5, 1), date(2015, 5, 31)), "2015-05-01/2015-05-31"),
        (Bound(None, date(2015, 5, 31)), "../2015-05-31"),
        (Bound(date(2015, 5, 1), None), "2015-05-01/.."),
        (Bound(), None),
    ],
)
def test_bounds_are_said_as_well_as_they_are_known(bound: Bound, plain: str | None) -> None:
    """A soft end is never printed as one day."""
    assert bound_to_text(bound) == plain
