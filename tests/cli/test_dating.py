"""`zenobia set-published`."""

from datetime import date
from typing import Any

Run = Any
Record = Any


def test_set_published_hands_over_day_and_reason(run: Run, record: Record) -> None:
    """The decision carries its reason."""
    decided: list[Any] = []
    record.set_published = lambda doc, day, why="": decided.append((doc, day, why))
    result = run("set-published", "arden/one", "2031-03-02", "--why", "the print edition")
    assert decided == [("arden/one", date(2031, 3, 2), "the print edition")]
    assert "published 2031-03-02; 3 claims" in result.out


def test_set_published_refuses_what_is_not_a_day(run: Run, record: Record) -> None:
    """A bad date is wrong use."""
    assert run("set-published", "arden/one", "Sunday").code == 2
