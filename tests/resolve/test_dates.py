"""Expressions of time against the day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.kit.dates import DateInterval, one_day
from zenobia.model import WhenStatus
from zenobia.resolve.dates import Clock, read_when, stated_years

SUNDAY = date(2016, 12, 11)


def days(
    text: str, *, published: date | None = SUNDAY, future: bool = False
) -> tuple[str | None, str | None]:
    """First and last day of what an expression stands for."""
    interval = read_when(text, Clock(published=published, future=future)).interval
    if interval is None:
        return (None, None)
    first, last = interval.start, interval.last
    return (first.isoformat() if first else None, last.isoformat() if last else None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Sunday", "2016-12-11", "2016-12-11"),
        ("On Saturday", "2016-12-10", "2016-12-10"),
        ("last Sunday", "2016-12-04", "2016-12-04"),
        ("on Saturday night", "2016-12-10", "2016-12-10"),
        ("late on Friday", "2016-12-09", "2016-12-09"),
        ("before dawn on Friday", "2016-12-09", "2016-12-09"),
        ("last Wednesday and Thursday", "2016-12-07", "2016-12-08"),
        ("overnight Wednesday and into Thursday", "2016-12-07", "2016-12-08"),
        ("today", "2016-12-11", "2016-12-11"),
        ("yesterday morning", "2016-12-10", "2016-12-10"),
        ("overnight", "2016-12-10", "2016-12-11"),
        ("last night", "2016-12-10", "2016-12-10"),
        ("tonight", "2016-12-11", "2016-12-11"),
        ("this morning", "2016-12-11", "2016-12-11"),
        ("two days ago", "2016-12-09", "2016-12-09"),
        ("three weeks ago", "2016-11-14", "2016-11-20"),
        ("two years ago", "2014-01-01", "2014-12-31"),
        ("seven years ago today", "2009-12-11", "2009-12-11"),
        ("last week", "2016-11-28", "2016-12-04"),
        ("this week", "2016-12-05", "2016-12-11"),
        ("over the weekend", "2016-12-10", "2016-12-11"),
        ("earlier this month", "2016-12-01", "2016-12-11"),
        ("last month", "2016-11-01", "2016-11-30"),
        ("this year", "2016-01-01", "2016-12-11"),
        ("last year", "2015-01-01", "2015-12-31"),
        ("late last year", "2015-10-01", "2015-12-31"),
        ("In March", "2016-03-01", "2016-03-31"),
        ("in December", "2016-12-01", "2016-12-11"),
        ("last August", "2016-08-01", "2016-08-31"),
        ("in late April", "2016-04-21", "2016-04-30"),
        ("in mid-May", "2016-05-11", "2016-05-20"),
        ("11 Dec", "2016-12-11", "2016-12-11"),
        ("on 12 December", "2015-12-12", "2015-12-12"),
        ("the past 24 hours", "2016-12-10", "2016-12-11"),
        ("in the last 48 hours", "2016-12-09", "2016-12-11"),
        ("for the past three years", "2013-12-11", "2016-12-11"),
        ("over the past year", "2015-12-11", "2016-12-11"),
        ("for nearly two years", "2014-12-11", "2016-12-11"),
        ("for more than a year", None, "2016-12-11"),
        ("for months", None, "2016-12-11"),
        ("for hours", None, "2016-12-11"),
        ("in recent weeks", None, "2016-12-11"),
        ("since Friday", "2016-12-09", "2016-12-11"),
        ("since 2011", "2011-01-01", "2016-12-11"),
        ("since early July", "2016-07-01", "2016-12-11"),
        ("since the start of the year", "2016-01-01", "2016-12-11"),
        ("until Friday", None, "2016-12-09"),
        ("by Friday", None, "2016-12-09"),
    ],
)
def test_dates_count_from_publication(text: str, first: str | None, last: str | None) -> None:
    """News tells time from its day of publication, here a Sunday."""
    assert days(text) == (first, last)
    assert read_when(text, Clock(published=SUNDAY)).status in (WhenStatus.INFERRED, WhenStatus.STATED)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("December 11, 2016", "2016-12-11", "2016-12-11"),
        ("Sunday, 11 December 2016", "2016-12-11", "2016-12-11"),
        ("2016-12-11", "2016-12-11", "2016-12-11"),
        ("28.05.2017", "2017-05-28", "2017-05-28"),
        ("in May 2015", "2015-05-01", "2015-05-31"),
        ("in 2015", "2015-01-01", "2015-12-31"),
        ("late 2016", "2016-10-01", "2016-12-31"),
        ("in early 2015", "2015-01-01", "2015-03-31"),
        ("in the summer of 2012", "2012-06-01", "2012-08-31"),
        ("on the night of 3-4 May 2016", "2016-05-03", "2016-05-04"),
        ("between 3 and 5 May 2016", "2016-05-03", "2016-05-05"),
        ("from 30 April to 2 May 2016", "2016-04-30", "2016-05-02"),
        ("from March to May 2016", "2016-03-01", "2016-05-31"),
        ("from 2006 to 2008", "2006-01-01", "2008-12-31"),
        ("May 3 to 5, 2016", "2016-05-03", "2016-05-05"),
    ],
)
def test_dates_stated_in_full_need_no_publication_date(text: str, first: str, last: str) -> None:
    """A date with its year stands by itself, and its status says that the text states it."""
    assert days(text, published=None) == (first, last)
    assert read_when(text, Clock()).status is WhenStatus.STATED


@pytest.mark.parametrize(
    "text", ["on Sunday", "in March", "11 December", "yesterday", "for months", "two days ago"]
)
def test_dates_without_publication_stay_unknown_and_say_why(text: str) -> None:
    """Nothing is guessed: no interval, and a sentence with what the words mean."""
    reading = read_when(text, Clock())
    assert reading.interval is None
    assert reading.status is WhenStatus.UNKNOWN
    assert reading.detail.endswith("the publication date is not known")


def test_dates_weekday_without_publication_names_the_day_meant() -> None:
    """The reason repeats which day is meant, so that giving a date resolves it."""
    assert read_when("on Sunday", Clock()).detail.startswith("the Sunday before publication")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Tuesday", "2016-12-13", "2016-12-13"),
        ("next week", "2016-12-12", "2016-12-18"),
        ("this week", "2016-12-05", "2016-12-11"),
        ("tomorrow", "2016-12-12", "2016-12-12"),
        ("in January", "2017-01-01", "2017-01-31"),
        ("within the next two months", "2016-12-11", "2017-02-11"),
        ("on 9 December", "2016-12-09", "2016-12-09"),
    ],
)
def test_dates_of_plans_lie_ahead(text: str, first: str, last: str) -> None:
    """What is planned or foreseen takes the coming day, and the nearest date."""
    assert days(text, future=True) == (first, last)


def test_dates_take_a_missing_year_from_the_report_when_publication_is_unknown() -> None:
    """A month that the report elsewhere puts in one year is of that year."""
    years = stated_years(
        "He was held in May 2006. On 10 May he was seen. In June 2005 and June 2006 he was not."
    )
    assert years == {5: 2006}
    assert read_when("On 10 May", Clock(years=years)).interval == one_day(date(2006, 5, 10))


@pytest.mark.parametrize(("text", "day"), [("at dawn", 5), ("a day earlier", 4), ("the following day", 6)])
def test_dates_count_from_the_day_told_before(text: str, day: int) -> None:
    """A time of day or a step of days is read from the day that the report told last."""
    clock = Clock(published=SUNDAY, told=one_day(date(2016, 5, 5)))
    assert read_when(text, clock).interval == one_day(date(2016, 5, day))


def test_dates_in_figures_that_can_be_read_two_ways_are_not_read() -> None:
    """3/4/2016 is the third of April or the fourth of March, and nobody says which."""
    assert read_when("3/4/2016", Clock(published=SUNDAY)).interval is None


_WORDS = (
    "on in since until for by between and the last this next past two 3 31 29 May February 2016 2015 Sunday weekend"
    " week months days ago early late mid- overnight yesterday from to hours year"
)
_PIECES = st.sampled_from(_WORDS.split())


@given(
    st.lists(_PIECES, max_size=7).map(" ".join), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.booleans()
)
def test_dates_any_words_give_a_half_open_interval_or_none(text: str, published: date, future: bool) -> None:
    """However the words are put together, an interval holds at least a day, and without one the status is unknown."""
    reading = read_when(text, Clock(published=published, future=future))
    if reading.interval is None:
        assert reading.status is WhenStatus.UNKNOWN
    else:
        assert isinstance(reading.interval, DateInterval)
    assert reading.detail


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 6))
def test_dates_a_weekday_is_the_last_one_up_to_publication(published: date, gap: int) -> None:
    """Said of the past, a weekday is at most six days back, and never ahead."""
    day = date.fromordinal(published.toordinal() - gap)
    assert read_when(f"on {day:%A}", Clock(published=published)).interval == one_day(day)
