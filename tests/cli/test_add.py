"""`zenobia add`."""

from datetime import date
from typing import Any

Run = Any
Record = Any


def test_add_sums_up_each_report(run: Run, record: Record) -> None:
    """Each report has a line: its name, its date, how many claims."""
    result = run("add", "a.txt", "--published", "2031-03-02")
    assert "arden/one" in result.out
    assert "1 report added to zenobia.db, 0 reports there already" in result.out
    assert record.asked["published"] == date(2031, 3, 2)
    assert (result.code, result.err) == (0, "")


def test_add_fails_when_one_source_failed(run: Run, record: Record) -> None:
    """The summary still comes, the failure is named on standard error, the exit status is 1."""
    result = run("add", "a.txt", "b.png")
    assert result.code == 1
    assert "1 report added" in result.out
    assert "reports/photo.png: not a report" in result.err


def test_add_draws_no_bar_off_a_terminal(run: Run, record: Record) -> None:
    """A log file gets no progress bar, and the record is asked for none."""
    result = run("add", "a.txt")
    assert record.asked["progress"] is None
    assert "\x1b" not in result.out + result.err
