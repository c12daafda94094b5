"""Days and intervals of days that say what is not known.

An interval is half-open, as everywhere in Zenobia: `start` is its first day, `end` the first day after it.
`None` at an end means that this end is not known, never "today" or "the beginning of time".
"""

from datetime import date, timedelta

from msgspec import Struct

ONE_DAY = timedelta(days=1)


class DateInterval(Struct, frozen=True, order=False):
    """Days from `start` up to, and not including, `end`; `None` where an end is not known."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins or holds no day.

        Raises:
            ValueError: `end` is not after `start`.
        """
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"an interval of days must end after it starts: {self.start} to {self.end}")

    @property
    def last(self) -> date | None:
        """The last day inside, or `None` when the end is not known."""
        return None if self.end is None else self.end - ONE_DAY

    @property
    def is_one_day(self) -> bool:
        """True when the interval is exactly one known day."""
        return self.start is not None and self.end is not None and self.end - self.start == ONE_DAY

    @property
    def days(self) -> int | None:
        """How many days it holds, or `None` when an end is not known."""
        return None if self.start is None or self.end is None else (self.end - self.start).days

    def covers(self, day: date) -> bool:
        """True when `day` lies inside; an unknown end is taken to reach as far as needed."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def meets(self, other: "DateInterval") -> bool:
        """True when the two may share a day; an unknown end is taken to reach as far as needed."""
        before = self.end is not None and other.start is not None and self.end <= other.start
        after = other.end is not None and self.start is not None and other.end <= self.start
        return not before and not after


def one_day(day: date) -> DateInterval:
    """The interval that holds just `day`."""
    return DateInterval(day, day + ONE_DAY)


def month_of(year: int, month: int) -> DateInterval:
    """The interval of a calendar month."""
    return DateInterval(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))


def year_of(year: int) -> DateInterval:
    """The interval of a calendar year."""
    return DateInterval(date(year, 1, 1), date(year + 1, 1, 1))


def parse_day(text: str) -> date | None:
    """Read an ISO day (`2016-12-11`, or the day of a longer ISO time stamp); `None` if it is not one."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
