"""Days, bounds and holdings in plain English."""

from calendar import monthrange
from datetime import date

from zenobia.model import Bound, Holding, HoldingStatus

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def say_day(day: date) -> str:
    """Write a day: 11 December 2016."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_days(count: int) -> str:
    """Write a number of days: 1 day, 30 days."""
    return "1 day" if count == 1 else f"{count:,} days"


def say_bound(bound: Bound) -> str:
    """Write on which day a turn came: an exact day, some day of a month or year, between two, by, or not before one."""
    first, last = bound.earliest, bound.latest
    if first is None:
        return f"by {say_day(last)}" if last is not None else "an unknown day"
    if last is None:
        return f"{say_day(first)} or later"
    if first == last:
        return say_day(first)
    return _say_unit(first, last) or f"between {_say_range(first, last)}"


def _say_unit(first: date, last: date) -> str | None:
    """Write a whole month or year, or `None` when the days are neither."""
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1] or first.year != last.year:
        return None
    if first.month == last.month:
        return f"some day of {_MONTHS[first.month - 1]} {first.year}"
    return f"some day of {first.year}" if (first.month, last.month) == (1, 12) else None


def _say_range(first: date, last: date) -> str:
    """Write two days, each part once: 20 and 21 May 2015."""
    if first.year != last.year:
        return f"{say_day(first)} and {say_day(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} and {say_day(last)}"
    return f"{first.day} and {say_day(last)}"


def say_since(bound: Bound) -> str:
    """Write since when: since some day of May 2015; by 27 March 2016; since an unknown day."""
    text = say_bound(bound)
    return text if bound.earliest is None and bound.latest is not None else f"since {text}"


def say_until(holding: Holding) -> str | None:
    """Write until when: until between 20 and 21 May 2015; `None` while nothing ended it."""
    return None if holding.end is None else f"until {say_bound(holding.until)}"


def say_who(holding: Holding) -> str:
    """Write in what state the place is and by whom, without days."""
    holder = _say_holder(holding)
    extent = f" ({holding.extent}; partial)" if holding.extent else ""
    match holding.status:
        case HoldingStatus.HELD:
            return f"held by {holder}{extent}"
        case HoldingStatus.CLAIMED:
            return f"claimed by {holder}{extent}; no one else says so"
        case HoldingStatus.IMPLIED:
            return f"held by {holder}, which is implied and not said"
        case HoldingStatus.CONTESTED:
            return f"contested between {say_list(holding.others)}" if len(holding.others) > 1 else "contested"
        case HoldingStatus.LOST:
            lost = f" by {say_list(holding.others)}" if holding.others else ""
            return f"lost{lost}{extent}, holder unknown"
        case HoldingStatus.UNKNOWN:
            return "not known to be held by anyone: no evidence"


def _say_holder(holding: Holding) -> str:
    """Write the holder; one whom a report only describes stays in its words: “fighters”."""
    if holding.holder is None:
        return "an unnamed party"
    return holding.holder if holding.holder_id is not None else f"“{holding.holder}”"


def say_holding(holding: Holding) -> str:
    """Write a holding whole: held by A since some day of May 2015, until 27 March 2016."""
    since = None if holding.start is None else say_since(holding.since)
    until = say_until(holding)
    days = ", ".join(part for part in (since, until) if part is not None)
    return f"{say_who(holding)} {days}".rstrip() if days else say_who(holding)


def say_list(names: tuple[str, ...]) -> str:
    """Write names as a list: A, B and C."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def say_choice(bounds: list[Bound]) -> str:
    """Write days that reports differ on: 20 or 21 May 2015."""
    first, last = bounds[0], bounds[-1]
    days = [b.latest for b in bounds if b.is_exact and b.latest is not None]
    if len(bounds) == 2 and len(days) == 2 and (days[0].year, days[0].month) == (days[1].year, days[1].month):
        return f"{days[0].day} or {say_day(days[1])}"
    if len(bounds) == 2:
        return f"{say_bound(first)} or {say_bound(last)}"
    return " or ".join(say_bound(b) for b in bounds)


def is_open(holding: Holding, on: date) -> bool:
    """True when, on this day, the place may already have passed on: the day lies inside the uncertainty of the end."""
    earliest = holding.until.earliest
    return holding.end is not None and earliest is not None and earliest <= on < holding.end
