"""Expressions of time to days of the calendar, as a newsroom means them.

News tells time from the day it is published: "Sunday" is the Sunday before, "overnight" the night that ends on that day,
"in March" the last March that has come. So a publication date is needed for most expressions, and without one they
stay what they are: the answer then is no interval and a sentence that says what the words mean.

`RULES` is the grammar of single points and stretches, in the order they are tried; `read_when` adds what surrounds
them ("since", "until", "between … and …"). Sizes of soft words follow one convention: the early, middle and late part
of a month are ten days each; of a year its first three months, June to August, and its last three.
"""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from math import ceil

from msgspec import Struct, structs

from zenobia.kit.dates import ONE_DAY, DateInterval, month_of, one_day, year_of
from zenobia.kit.numbers import TENS, UNITS, parse_number_words
from zenobia.kit.text import fold
from zenobia.kit.timewords import MONTHS, SEASONS, WEEKDAYS
from zenobia.model import WhenStatus


class DateReading(Struct, frozen=True):
    """The days that an expression stands for, how that is known, and a sentence that says why."""

    interval: DateInterval | None
    status: WhenStatus
    detail: str


class Clock(Struct, frozen=True, kw_only=True):
    """What an expression is read against."""

    published: date | None = None
    """`None` while the publication date is unknown, or only inferred."""
    told: DateInterval | None = None
    """The last day that the report told before this one: "a day earlier" counts from it."""
    around: DateInterval | None = None
    """The last stretch of days, of a year at most, that it told: "later that year" is of the year of it."""
    future: bool = False
    """The happening is planned or foreseen: "on Sunday" is then the Sunday to come."""
    years: Mapping[int, int] = {}
    """Month to the year that the report itself puts to it, where it puts only one."""

    def day(self, meaning: str) -> date:
        """The publication day.

        Raises:
            _UndatedError: it is not known; it carries what the words mean.
        """
        if self.published is None:
            raise _UndatedError(meaning)
        return self.published

    def after(self, told: DateInterval | None) -> "Clock":
        """The clock after a time was told."""
        if told is None or told.days is None or told.days > 366:
            return self
        return structs.replace(self, told=told if told.is_one_day else self.told, around=told)

    def past(self, interval: DateInterval) -> DateInterval:
        """Cut off what lies after publication: what is told as having happened was over by then."""
        if self.published is None or self.future or interval.end is None:
            return interval
        tomorrow = self.published + ONE_DAY
        if interval.end <= tomorrow or (interval.start is not None and interval.start >= tomorrow):
            return interval
        return DateInterval(interval.start, tomorrow)


class _UndatedError(Exception):
    """The words count from a day that is not known; the message says what they mean."""


class _Days(Struct, frozen=True):
    """An interval, whether the words alone gave it, and why."""

    interval: DateInterval
    stated: bool
    why: str


_Rule = Callable[[re.Match[str], Clock], _Days | None]

_ALT_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ALT_DAY = "(?:" + "|".join(WEEKDAYS) + ")"
_M = rf"(?P<month>{_ALT_MONTH})\b\.?"
_M2 = rf"(?P<month2>{_ALT_MONTH})\b\.?"
_D = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_D2 = r"(?:the )?(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<year>(?:1[89]|20)\d\d)"
_TO = r"(?: ?[-/] ?| to | and | until | till | through | or )"
_SOFT = r"(?P<soft>early|late|mid|middle of|the middle of|the start of|the beginning of|start of|beginning of|the end of|end of|the turn of)"
_PART = (
    r"(?:early morning|late night|late evening|late afternoon|early evening|morning|afternoon|evening|nights?"
    r"|nightfall|dawn|daybreak|sunrise|sunset|noon|midday|midnight|dusk)"
)
_UNIT = r"(?P<unit>minute|hour|day|night|week|weekend|fortnight|month|year|decade)s?"
_NUMBER_WORD = (
    "(?:(?:" + "|".join(TENS) + ")(?:-[a-z]+)?|dozen|" + "|".join(sorted(UNITS, key=len, reverse=True)) + ")"
)
_AMOUNT = (
    r"(?P<about>(?:(?:more than|less than|at least|almost|nearly|about|around|over|roughly|just|only|some|up to|well over|another) )*)"
    rf"(?P<count>(?:a )?(?:\d+(?:[ -]1/2)?|half an?|an?|{_NUMBER_WORD}|couple of|couple|several|few|some|many|recent)"
    rf"(?:(?: to | or |-)(?:\d+|{_NUMBER_WORD}))?(?: and a half)?)[ -]"
    r"(?:consecutive |straight |full |long |whole )?" + _UNIT + r"(?P<half> and a half)?"
)
_INEXACT = ("more than", "at least", "less than", "over", "up to")


# Arithmetic -----------------------------------------------------------------------------------------------------------


def _safe_day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, or `None` for the 31st of June."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _shift(day: date, count: float, unit: str) -> date:
    """`day` moved by a length of time, to the day."""
    if unit == "decade":
        return _add_months(day, round(count * 120))
    if unit == "year":
        return _add_months(day, round(count * 12))
    if unit == "month":
        return _add_months(day, int(count)) + timedelta(days=round(count % 1 * 30))
    days = {"fortnight": 14.0, "week": 7.0, "weekend": 7.0, "hour": 1 / 24, "minute": 1 / 1440}.get(unit, 1.0)
    size = abs(count) * days
    return day + (1 if count > 0 else -1) * timedelta(days=ceil(size))


def _through(start: date | None, last: date) -> DateInterval:
    """The interval whose last day is `last`."""
    return DateInterval(start, last + ONE_DAY)


def _month_part(soft: str, year: int, month: int) -> DateInterval:
    """The early, middle or late part of a month."""
    whole = month_of(year, month)
    if soft.startswith(("early", "the start", "the beginning", "start", "beginning", "the turn")):
        return DateInterval(whole.start, date(year, month, 11))
    if "mid" in soft:
        return DateInterval(date(year, month, 11), date(year, month, 21))
    return DateInterval(date(year, month, 21), whole.end)


def _year_part(soft: str, year: int) -> DateInterval:
    """The early, middle or late part of a year."""
    if soft.startswith(("early", "the start", "the beginning", "start", "beginning", "the turn")):
        return DateInterval(date(year, 1, 1), date(year, 4, 1))
    if "mid" in soft:
        return DateInterval(date(year, 6, 1), date(year, 9, 1))
    return DateInterval(date(year, 10, 1), date(year + 1, 1, 1))


def _week_of(day: date) -> DateInterval:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return DateInterval(monday, monday + timedelta(days=7))


def _weekend(clock_day: date, back: int = 0) -> DateInterval:
    """The Saturday and Sunday begun last before or on a day, or `back` weeks earlier."""
    saturday = clock_day - timedelta(days=(clock_day.weekday() - 5) % 7 + 7 * back)
    return DateInterval(saturday, saturday + timedelta(days=2))


def _count_of(words: str) -> float | None:
    """The number that the words of an amount give; `None` for "several"."""
    words = re.sub(r"^.+?(?: to | or |\d-(?=\d))", "", words.strip())
    half = 0.5 if "and a half" in words or "1/2" in words else 0.0
    words = words.replace(" and a half", "").replace("-1/2", "").replace(" 1/2", "")
    if words.startswith("half"):
        return 0.5
    if words in ("a", "an", "another"):
        return 1 + half
    if words in ("couple of", "a couple of", "couple", "a couple"):
        return 2
    if words.isdigit():
        return int(words) + half
    number = parse_number_words(words)
    return None if number is None else number + half


# Years that the words leave out ---------------------------------------------------------------------------------------


def _year_for(month: int, day: int, clock: Clock, meaning: str) -> tuple[int, bool]:
    """The year of a month (and day) that is told without one, and whether the report itself gives it."""
    if clock.published is None:
        if month in clock.years:
            return clock.years[month], True
        raise _UndatedError(meaning)
    base = clock.published
    this = (month, day) <= (base.month, base.day)
    if clock.future:
        # Plans are told with days just past as well as days to come: the nearest is meant.
        return _nearest_year(month, day, base), False
    return (base.year if this else base.year - 1), False


def _nearest_year(month: int, day: int, base: date) -> int:
    """The year that puts a month and day nearest to a day."""
    days = [found for year in range(base.year - 1, base.year + 2) if (found := _safe_day(year, month, day))]
    return min(days, key=lambda found: abs((found - base).days)).year if days else base.year


def _why_year(stated: bool, has_year: bool, clock: Clock, what: str) -> str:
    """A sentence on where the year comes from."""
    if has_year:
        return f"{what}, as the text says"
    if stated:
        return f"{what}: the year is the one the report gives with that month elsewhere"
    side = "the one nearest to" if clock.future else "the last one up to"
    return f"{what}: {side} publication on {clock.published}"


def _month_name(month: int) -> str:
    """The English name of a month."""
    return calendar.month_name[month]


# Rules ----------------------------------------------------------------------------------------------------------------


def _iso(m: re.Match[str], clock: Clock) -> _Days | None:
    day = _safe_day(int(m["y"]), int(m["m"]), int(m["d"]))
    return None if day is None else _Days(one_day(day), True, f"{day}, as the text says")


def _figures(m: re.Match[str], clock: Clock) -> _Days | None:
    """Day and month in figures: day first, unless only month first makes sense; unclear ones give nothing."""
    first, second, year = int(m["a"]), int(m["b"]), int(m["y"])
    if m["sep"] == "/" and first <= 12 and second <= 12 and first != second:
        raise _UndatedError(f"{m[0]} may be day/month or month/day")
    day = _safe_day(year, second, first) or _safe_day(year, first, second)
    return None if day is None else _Days(one_day(day), True, f"{day}, as the text says")


def _date(m: re.Match[str], clock: Clock) -> _Days | None:
    """A day of a month, or several days of it, with or without the year."""
    groups = m.groupdict()
    month, first = MONTHS[m["month"]], int(m["day"])
    last = int(groups.get("day2") or first)
    month2 = MONTHS[groups["month2"]] if groups.get("month2") else month
    what = f"{first} {_month_name(month)}"
    if groups.get("year"):
        year, stated = int(m["year"]), True
    else:
        year, stated = _year_for(month2, last, clock, f"{what} of the year of publication or the year before")
    start = _safe_day(year - (1 if month > month2 else 0), month, first)
    end = _safe_day(year, month2, last)
    if start is None or end is None or end < start:
        return None
    return _Days(
        DateInterval(start, end + ONE_DAY), stated, _why_year(stated, bool(groups.get("year")), clock, what)
    )


def _month(m: re.Match[str], clock: Clock) -> _Days | None:
    """A month with or without its year, or its early, middle or late part."""
    groups = m.groupdict()
    month = MONTHS[m["month"]]
    name = _month_name(month)
    rel = groups.get("rel") or ""
    if groups.get("year"):
        year, stated = int(m["year"]), True
    elif groups.get("of_year"):
        base = clock.day(f"{name} of {m['of_year']} year, counted from publication")
        year, stated = base.year + {"last": -1, "next": 1}.get(m["of_year"], 0), False
    elif "next" in rel or "coming" in rel:
        base = clock.day(f"the {name} after publication")
        year, stated = base.year + (month <= base.month), False
    elif "last" in rel:
        base = clock.day(f"the {name} before publication")
        year, stated = base.year - (month >= base.month), False
    else:
        year, stated = _year_for(month, 1, clock, f"the last {name} up to publication")
        if clock.future and clock.published is not None and month == clock.published.month:
            year = clock.published.year
    interval = _month_part(m["soft"], year, month) if groups.get("soft") else month_of(year, month)
    why = _why_year(stated, bool(groups.get("year")), clock, f"{groups.get('soft') or ''} {name}".strip())
    return _Days(clock.past(interval), stated, why)


def _year(m: re.Match[str], clock: Clock) -> _Days | None:
    """A year, a part of one, or a run of years."""
    groups = m.groupdict()
    first = int(m["year"])
    last = groups.get("year2")
    end = first if not last else int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if end < first:
        return None
    interval = (
        _year_part(m["soft"], first)
        if groups.get("soft")
        else DateInterval(date(first, 1, 1), year_of(end).end)
    )
    return _Days(clock.past(interval), True, f"{m[0]}, as the text says")


def _decade(m: re.Match[str], clock: Clock) -> _Days | None:
    first = int(m["year"])
    return _Days(
        clock.past(DateInterval(date(first, 1, 1), date(first + 10, 1, 1))), True, f"the {m['year']}s"
    )


def _season(m: re.Match[str], clock: Clock) -> _Days | None:
    """Three months; winter runs into the next year."""
    groups = m.groupdict()
    month = SEASONS[m["season"]]
    stated = bool(groups.get("year"))
    if stated:
        year = int(m["year"])
    else:
        base = clock.day(f"the last {m['season']} up to publication")
        begun = month <= base.month
        back = "last" in (groups.get("rel") or "") or "last year" in m[0]
        year = base.year - (0 if begun else 1)
        if back and begun and _add_months(date(year, month, 1), 3) > base:
            year -= 1
        if "next" in (groups.get("rel") or ""):
            year = base.year + (1 if begun else 0)
    start = date(year, month, 1)
    return _Days(
        clock.past(DateInterval(start, _add_months(start, 3))),
        stated,
        f"{m['season']} of {year}, three months",
    )


def _weekday(m: re.Match[str], clock: Clock) -> _Days | None:
    """The weekday before publication, or that very day; the one to come when it is planned or foreseen."""
    groups = m.groupdict()
    number = WEEKDAYS[m["weekday"]]
    name = calendar.day_name[number]
    rel = groups.get("rel") or ""
    ahead = "next" in rel or "coming" in rel or "following" in rel or (clock.future and "last" not in rel)
    base = clock.day(f"the {name} {'after' if ahead else 'before'} publication, or publication day itself")
    if "last" in rel or "previous" in rel:
        gap = (base.weekday() - number) % 7 or 7
        day = base - timedelta(days=gap)
    elif ahead:
        gap = (number - base.weekday()) % 7
        day = base + timedelta(days=gap or (7 if "next" in rel else 0))
    else:
        day = base - timedelta(days=(base.weekday() - number) % 7)
    if day == base:
        why = f"{name} is the day of publication, {base}"
    else:
        why = f"the {name} {'after' if day > base else 'before'} publication on {base}"
    last = day
    if groups.get("weekday2"):
        number2 = WEEKDAYS[m["weekday2"]]
        last = day + timedelta(days=(number2 - number) % 7)
        if last > base and not ahead:
            last, day = last - timedelta(days=7), day - timedelta(days=7)
    elif groups.get("overnight"):
        last = day + ONE_DAY
    return _Days(_through(day, last), False, why)


def _day_word(m: re.Match[str], clock: Clock) -> _Days | None:
    """Today, yesterday, tomorrow and their like."""
    word = m["word"]
    base = clock.day(f"“{word}”, counted from publication")
    if word == "overnight":
        return _Days(_through(base - ONE_DAY, base), False, f"the night that ends on publication day, {base}")
    steps = {"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1}
    steps |= {"the day before yesterday": -2, "the day after tomorrow": 2}
    day = base + timedelta(days=steps.get(word, 0))
    return _Days(one_day(day), False, f"“{word}” of publication on {base}")


def _calendar_unit(m: re.Match[str], clock: Clock) -> _Days | None:
    """This, last or next week, weekend, month or year; up to publication where it is still running."""
    groups = m.groupdict()
    unit, rel = m["unit"], groups.get("rel") or "the"
    back = 1 if "last" in rel or "previous" in rel else -1 if "next" in rel or "coming" in rel else 0
    base = clock.day(f"{rel} {unit} of publication")
    if unit == "week":
        interval = _week_of(base - timedelta(days=7 * back))
    elif unit == "weekend":
        # Said on a Sunday, "last weekend" is a week back; said on a Tuesday it is the one just over.
        interval = _weekend(base, 1 if back == 1 and base.weekday() >= 5 else min(back, 0))
    elif unit == "month":
        there = _add_months(base.replace(day=1), -back)
        interval = month_of(there.year, there.month)
    elif unit == "decade":
        interval = DateInterval(_add_months(base, -120), base + ONE_DAY)
    else:
        interval = year_of(base.year - back)
    if groups.get("soft") and unit == "year":
        interval = _year_part(m["soft"], base.year - back)
    elif groups.get("soft") and unit == "month" and interval.start is not None:
        interval = _month_part(m["soft"], interval.start.year, interval.start.month)
    return _Days(clock.past(interval), False, f"{rel} {unit}, counted from publication on {base}")


def _edge(m: re.Match[str], clock: Clock) -> _Days | None:
    """The start or end of this or last week, month or year: its first or last day."""
    whole = _calendar_unit(m, clock)
    if whole is None or whole.interval.start is None:
        return None
    at_end = m["edge"] == "end"
    last = whole.interval.last
    day = last if at_end and last is not None else whole.interval.start
    return _Days(one_day(day), False, f"the {m['edge']} of it; {whole.why}")


def _ago(m: re.Match[str], clock: Clock) -> _Days | None:
    """So long ago: the day for days, else the week, month or year that it falls in."""
    count, unit = _count_of(m["count"]), m["unit"]
    base = clock.day(f"{m['count']} {unit}s before publication")
    if unit in ("minute", "hour"):
        start = base if unit == "minute" or (count or 3) <= 6 else _shift(base, -(count or 1), unit)
        return _Days(_through(start, base), False, f"hours before publication on {base}")
    if count is None:
        return _Days(_through(None, base), False, f"some {unit}s before publication on {base}")
    day = _shift(base, -count, unit)
    why = f"{m['count']} {unit}s before publication on {base}"
    if unit in ("day", "night") or m.groupdict().get("today"):
        return _Days(one_day(day), False, why)
    if unit in ("week", "fortnight"):
        return _Days(_week_of(day), False, f"the week {why}")
    if unit == "month":
        return _Days(month_of(day.year, day.month), False, f"the month {why}")
    return _Days(year_of(day.year), False, f"the year {why}")


def _lasting(m: re.Match[str], clock: Clock) -> _Days | None:
    """For so long, up to publication; the beginning stays open when the words leave it open."""
    groups = m.groupdict()
    unit = m["unit"]
    count = _count_of(groups["count"]) if groups.get("count") else None
    exact = count is not None and not any(word in (groups.get("about") or "") for word in _INEXACT)
    if groups.get("half") and count is not None:
        count += 0.5
    base = clock.day(f"{m[0]}, counted from publication")
    ahead = "next" in m[0] or "coming" in m[0]
    if ahead or (clock.future and "last" not in m[0] and "past" not in m[0]):
        end = _shift(base, count if count is not None else 1, unit)
        return _Days(_through(base, end), False, f"the {unit}s after publication on {base}")
    if not exact or count is None:
        return _Days(
            _through(None, base), False, f"up to publication on {base}; the words do not say since when"
        )
    return _Days(_through(_shift(base, -count, unit), base), False, f"up to publication on {base}")


def _from_told(m: re.Match[str], clock: Clock) -> _Days | None:
    """So long before or after the time that the report told last."""
    groups = m.groupdict()
    unit, word = groups.get("unit") or "day", m["way"]
    if clock.told is None or clock.told.start is None or clock.told.last is None:
        raise _UndatedError(f"{m[0]}, counted from a day that the report does not tell")
    sign = -1 if word in ("earlier", "before", "previous", "previously", "beforehand", "preceding") else 1
    base = clock.told.start if sign < 0 else clock.told.last
    count = _count_of(groups.get("count") or "a")
    why = f"counted from the day told before it, {base}"
    if count is None or (not groups.get("count") and m[0].startswith(("days", "hours"))):
        if unit != "day":
            raise _UndatedError(f"{m[0]} of a day the report tells")
        ends = sorted((base + timedelta(days=sign), base + timedelta(days=sign * 9)))
        return _Days(_through(ends[0], ends[1]), False, why)
    day = base if unit in ("minute", "hour") else _shift(base, sign * count, unit)
    return _Days(one_day(day), False, why)


def _from_untold(m: re.Match[str], clock: Clock) -> _Days | None:
    """So long before or after a happening: which one, the words that follow say, not these."""
    raise _UndatedError(f"{m[0]} a happening whose day these words do not tell")


def _same_day(m: re.Match[str], clock: Clock) -> _Days | None:
    """A time of day without a day: the day told last, else the day of publication."""
    if clock.told is not None and clock.told.last is not None:
        return _Days(one_day(clock.told.last), False, f"a time on the day told before it, {clock.told.last}")
    base = clock.day(f"{m[0]}: a time of an unsaid day")
    return _Days(one_day(base), False, f"a time on the day of publication, {base}")


def _told_unit(m: re.Match[str], clock: Clock) -> _Days | None:
    """That week, month or year: the one around the time told last; the rest of it, or what came before, when so told."""
    unit = m["unit"]
    told = next((t for t in (clock.around, clock.told) if t is not None and _fits_unit(t, unit)), None)
    if told is None or told.start is None or told.end is None:
        raise _UndatedError(f"{m[0]}: of a time that the report does not tell")
    whole = _UNITS[unit](told.start)
    edge = m.groupdict().get("edge")
    start = told.start if edge == "later" else whole.start
    end = told.end if edge == "earlier" else whole.end
    days = DateInterval(start, end)
    return _Days(clock.past(days), False, f"around the time told before it, {_say_told(told)}")


_UNITS: dict[str, Callable[[date], DateInterval]] = {
    "week": _week_of,
    "weekend": _weekend,
    "month": lambda day: month_of(day.year, day.month),
    "year": lambda day: year_of(day.year),
}


def _fits_unit(told: DateInterval, unit: str) -> bool:
    """True when a stretch of days lies in one week, month or year."""
    if told.start is None or told.last is None:
        return False
    return _UNITS[unit](told.start) == _UNITS[unit](told.last)


def _say_told(told: DateInterval) -> str:
    """A day, or the first and the last day of a stretch."""
    return str(told.start) if told.is_one_day else f"{told.start} to {told.last}"


def _now(m: re.Match[str], clock: Clock) -> _Days | None:
    base = clock.day("the day of publication")
    return _Days(one_day(base), False, f"the day of publication, {base}")


def _so_far(m: re.Match[str], clock: Clock) -> _Days | None:
    base = clock.day("up to publication")
    return _Days(_through(None, base), False, f"up to publication on {base}")


def _past_unit(m: re.Match[str], clock: Clock) -> _Days | None:
    """The past week, month or year: so much time back from publication, not the calendar's."""
    base = clock.day(f"the {m['unit']} up to publication")
    return _Days(_through(_shift(base, -1, m["unit"]), base), False, f"up to publication on {base}")


def _during_night(m: re.Match[str], clock: Clock) -> _Days | None:
    """The night that ends on the day of publication."""
    base = clock.day("the night before publication")
    return _Days(_through(base - ONE_DAY, base), False, f"the night that ends on publication day, {base}")


_REL = r"(?P<rel>this past|this coming|this|last|next|the past|past|the coming|the previous|the following)"
_CLOCK_TIME = r"(?:(?:around|about) )?(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|[0-2]\d[0-5]\d)(?: local time| gmt| hours)?"

_RULES: tuple[tuple[str, _Rule], ...] = (
    (r"^at [0-2]\d[0-5]\d(?: local time| gmt| hours)?$", _same_day),
    (r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", _iso),
    (r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})[/.](?P<y>\d{4})", _figures),
    (rf"{_D} (?:of )?{_M}(?:,? \d{{4}})?{_TO}{_D2} (?:of )?{_M2}(?:,? {_Y})?", _date),
    (rf"{_D}{_TO}{_D2} (?:of )?{_M}(?:,? {_Y})?", _date),
    (rf"{_D} (?:of )?{_M}(?:,? {_Y})?", _date),
    (rf"{_M} {_D}{_TO}{_M2} {_D2}(?:,? {_Y})?", _date),
    (rf"{_M} {_D}{_TO}{_D2}(?:,? {_Y})?", _date),
    (rf"{_M} {_D}(?:,? {_Y})?", _date),
    (rf"(?:{_SOFT}[- ])?{_M},? (?:of )?(?:{_Y}|(?P<of_year>this|last|next) year)", _month),
    (rf"{_SOFT}[- ]{_M}", _month),
    (rf"(?P<season>spring|summer|autumn|fall|winter) (?:of )?{_Y}", _season),
    (rf"{_REL} (?P<season>spring|summer|autumn|winter)", _season),
    (r"(?P<year>(?:1[89]|20)\d0)s", _decade),
    (rf"{_SOFT}[- ]{_Y}", _year),
    (rf"{_Y}(?:(?:{_TO}|/)(?P<year2>(?:1[89]|20)\d\d|\d\d))?", _year),
    (
        rf"(?P<overnight>overnight) (?:on |from )?(?P<weekday>{_ALT_DAY})"
        rf"(?:(?: and into | and | into | to |-)(?P<weekday2>{_ALT_DAY}))?",
        _weekday,
    ),
    (
        rf"(?:{_REL} )?(?P<weekday>{_ALT_DAY})s?(?: (?:at )?{_PART})?(?:(?: and into | and | into | to | through | or | ?- ?)"
        rf"(?:the early hours of |early |late |on |last )*(?P<weekday2>{_ALT_DAY})s?)?",
        _weekday,
    ),
    (rf"{_AMOUNT}[ -]ago(?P<today> today)?", _ago),
    (r"(?P<count>)(?P<unit>hour|day|week|month|year|minute)s ago", _ago),
    (
        rf"(?:{_AMOUNT}|(?:a|the|one) day|(?:hour|day|week|month|year|minute)s) (?:after|before)(?! that)",
        _from_untold,
    ),
    (r"(?P<word>the day before yesterday|the day after tomorrow)", _day_word),
    (
        r"(?P<word>today|yesterday|tomorrow|tonight|overnight|last night|last evening"
        r"|this (?:early |late )?(?:morning|afternoon|evening|night))",
        _day_word,
    ),
    (r"during the night", _during_night),
    (rf"{_AMOUNT} (?P<way>earlier|later|previously|beforehand|afterwards?)", _from_told),
    (r"(?P<unit>hour|day|week|month|year)s (?P<way>later|earlier)", _from_told),
    (
        r"the (?P<way>next|following|previous|preceding) (?P<unit>day|night|morning|evening|afternoon)",
        _from_told,
    ),
    (
        r"(?:(?:earlier|later|late|early) )?(?:on |in )?(?:the same|that|the) (?:day|night|morning|evening|afternoon)",
        _same_day,
    ),
    (r"(?:(?P<edge>earlier|later) )?(?:in )?that (?P<unit>week|weekend|month|year)", _told_unit),
    (rf"(?P<edge>start|beginning|end) of (?:the|{_REL}) (?P<unit>week|month|year)", _edge),
    (rf"(?:last|past|next|coming|previous|following|preceding) {_AMOUNT}", _lasting),
    (r"(?:past|previous) (?P<count>)(?P<unit>week|month|year|decade|day)", _past_unit),
    (
        r"(?:(?P<soft>early|late|mid) |earlier |later )?(?:in |on )?(?P<rel>this past|this coming|this|last|next"
        r"|the past|the coming|the previous|the following|the current|the|past) (?P<unit>weekend|week|month|year|decade)",
        _calendar_unit,
    ),
    (
        r"(?:past|recent|coming|last|previous|latest|next)(?: few)? (?P<unit>minute|hour|day|night|week|weekend|month|year|decade)s",
        _lasting,
    ),
    (rf"(?:{_REL} )?{_M}", _month),
    (rf"{_AMOUNT}(?:[- ](?:old|long))?", _lasting),
    (r"(?P<unit>minute|hour|day|night|week|weekend|month|year|decade)s(?:-long)?", _lasting),
    (r"(?P<season>spring|summer|autumn|winter)(?: of (?P<rel>this|last) year)?", _season),
    (_PART, _same_day),
    (_CLOCK_TIME, _same_day),
    (r"currently|now|at present|at the moment|at the same time", _now),
    (r"so far|to date", _so_far),
)
RULES: tuple[tuple[re.Pattern[str], _Rule], ...] = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)"), rule) for pattern, rule in _RULES
)
"""The grammar of points and stretches of time, tried in this order on folded text."""

_FROM_TO = re.compile(r"(?:^| )(?:from|between) (?P<first>.+?) (?:to|and|until|till|through) (?P<last>.+)$")
_SINCE = re.compile(
    r"(?:^| )(?:since|starting|beginning|began|started|erupted)(?: (?:on|in|at|from))?(?= )|^from(?= )|^which has since"
)
_OPEN_END = re.compile(r"\b(?:to date|so far|and (?:which )?has since)$")
_UNTIL = re.compile(r"^(?:until|till|up to)(?= )")
_BY = re.compile(r"^by(?= )")
_BEFORE = re.compile(rf"^before (?!(?:the )?{_PART})")
_AFTER = re.compile(rf"^after (?!(?:the )?{_PART}|\d{{1,2}}[:.]\d\d|\d{{1,2}} ?[ap]\.?m)")


def _read_point(words: str, clock: Clock) -> _Days | None:
    """The first rule that finds itself in the words and makes days of them."""
    for pattern, rule in RULES:
        match = pattern.search(words)
        if match is not None:
            days = rule(match, clock)
            if days is not None:
                return days
    return None


def _read_range(words: str, clock: Clock) -> _Days | None:
    """From one time to another; the first borrows the year of the second when it has none."""
    match = _FROM_TO.search(words)
    if match is None or re.fullmatch(_D, match["first"]):
        return None
    last = _read_point(match["last"], clock)
    if last is None or last.interval.end is None:
        return None
    first_words = match["first"]
    year = re.search(_Y, match["last"])
    if year is not None and not re.search(r"\d{4}", first_words):
        first_words = f"{first_words} {year['year']}"
    first = _read_point(first_words, clock)
    if first is None or first.interval.start is None or first.interval.start >= last.interval.end:
        return None
    return _Days(
        DateInterval(first.interval.start, last.interval.end),
        first.stated and last.stated,
        f"from {match['first']} to {match['last']}; {last.why}",
    )


def _read_since(words: str, clock: Clock) -> _Days | None:
    """From a time on: up to publication when it is told as having gone on, else open."""
    point = _read_point(_SINCE.sub(" ", words).strip(), clock)
    if point is None:
        base = clock.day("from a time that is not a date up to publication")
        return _Days(
            _through(None, base), False, f"from a time that is not a date up to publication on {base}"
        )
    start = point.interval.start
    if clock.future or clock.published is None or (start is not None and start > clock.published):
        return _Days(DateInterval(start, None), point.stated, f"from then on; {point.why}")
    return _Days(
        _through(start, clock.published),
        point.stated,
        f"from then up to publication on {clock.published}; {point.why}",
    )


def _read_around(words: str, clock: Clock) -> _Days | None:
    """Words with what stands before them: a range, since, until, by, before, after, or none of these."""
    ranged = _read_range(words, clock)
    if ranged is not None:
        return ranged
    if _SINCE.search(words) or _OPEN_END.search(words):
        return _read_since(words, clock)
    point = _read_point(words, clock)
    if point is None:
        return None
    start, end = point.interval.start, point.interval.end
    if _UNTIL.search(words):
        return _Days(DateInterval(None, end), point.stated, f"until then; {point.why}")
    if _BY.search(words):
        return _Days(
            DateInterval(clock.published if clock.future else None, end),
            point.stated,
            f"by then; {point.why}",
        )
    if _BEFORE.search(words) and start is not None:
        return _Days(DateInterval(None, start), point.stated, f"before then; {point.why}")
    if _AFTER.search(words) and end is not None and (clock.published is None or end <= clock.published):
        later = None if clock.published is None else clock.published + ONE_DAY
        return _Days(DateInterval(end, later), point.stated, f"after then; {point.why}")
    return point


def read_when(text: str, clock: Clock) -> DateReading:
    """The days that an expression of time stands for.

    Args:
        text: the expression as written, with or without its preposition ("since Friday", "in May 2015").
        clock: the publication date, the time told before it, and whether it lies ahead.

    Returns:
        The interval with its status. Without an interval the status is unknown, and the detail says what the words
        mean or that they are not understood.
    """
    try:
        days = _read_around(fold(text), clock)
    except _UndatedError as problem:
        reason = "" if clock.published is not None else "; the publication date is not known"
        return DateReading(None, WhenStatus.UNKNOWN, f"{problem}{reason}")
    except (ValueError, OverflowError):
        return DateReading(None, WhenStatus.UNKNOWN, f"“{text}” gives no days of the calendar")
    if days is None:
        return DateReading(None, WhenStatus.UNKNOWN, f"no rule reads “{text}” as days")
    return DateReading(days.interval, WhenStatus.STATED if days.stated else WhenStatus.INFERRED, days.why)


_MONTH_AND_YEAR = re.compile(rf"(?<!\w){_M}(?: \d{{1,2}})?,? (?:of )?{_Y}")


def stated_years(text: str) -> dict[int, int]:
    """Month to year, for the months to which a text puts one year and never another."""
    found: dict[int, set[int]] = {}
    for match in _MONTH_AND_YEAR.finditer(fold(text)):
        found.setdefault(MONTHS[match["month"]], set()).add(int(match["year"]))
    return {month: next(iter(years)) for month, years in found.items() if len(years) == 1}
