"""Intervals of days that say what is not known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.kit.dates import DateInterval, month_of, one_day, parse_day, year_of

DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def test_interval_is_half_open() -> None:
    """The end is the first day after."""
    may = month_of(2015, 5)
    assert may.covers(date(2015, 5, 31))
    assert not may.covers(date(2015, 6, 1))
    assert (may.last, may.days) == (date(2015, 5, 31), 31)


def test_december_ends_with_the_year() -> None:
    """The month after December is January."""
    assert month_of(2016, 12).end == date(2017, 1, 1) == year_of(2016).end


def test_empty_interval_is_refused() -> None:
    """It would hold no day."""
    with pytest.raises(ValueError, match="must end after it starts"):
        DateInterval(date(2016, 1, 1), date(2016, 1, 1))


@given(DAYS, DAYS)
def test_days_meet_only_themselves(left: date, right: date) -> None:
    """Two days share a day exactly when they are one."""
    assert one_day(left).meets(one_day(right)) == (left == right)


@given(DAYS)
def test_open_end_reaches_as_far_as_needed(day: date) -> None:
    """Not known is not "never"."""
    assert DateInterval(None, None).covers(day)
    assert DateInterval(day, None).meets(one_day(date(2031, 1, 1)))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-12-11", date(2016, 12, 11)),
        ("2016-12-11T08:00:00+03:00", date(2016, 12, 11)),
        ("11 December", None),
        ("", None),
    ],
)
def test_iso_days_are_read_and_nothing_else(text: str, day: date | None) -> None:
    """What is no ISO day is nothing."""
    assert parse_day(text) == day
