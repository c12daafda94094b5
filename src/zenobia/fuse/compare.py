"""Whether two claims of one block may tell of one happening, how well they fit, and why, in a sentence."""

from datetime import timedelta

from msgspec import Struct

from zenobia.fuse.facts import Facts
from zenobia.kit.dates import DateInterval
from zenobia.model import ClaimType

NEXT_DAY = timedelta(days=1)
"""Two reports of one happening may name neighbouring days (around midnight, or by the day of writing)."""

SHORT_DAYS = 7
DENIAL_DAYS = 7
"""A denial without a day speaks of what is told of at most this long before its report."""

SAME_DAYS, COMMON_DAYS, SAME_REPORT, SAME_PUBLICATION, DENIED_SINCE, NEXT_DAYS = 6, 5, 4, 3, 2, 1
"""How well days fit; a better fit joins first."""


class Fit(Struct, frozen=True):
    """How well two claims fit, and why."""

    score: int
    reason: str
    lone: bool = False
    """Joins only two claims that fit no other: of fights and strikes the next day brings another."""


def compare_claims(one: Facts, other: Facts) -> Fit | None:
    """Compare two claims of one block; `None` when they cannot be of one happening."""
    days = _compare_days(one, other)
    sides = _compare_sides(one, other)
    if days is None or sides is None or (days.lone and not sides.score):
        return None
    return Fit(days.score * 10 + sides.score, f"{days.reason}; {sides.reason}", days.lone)


def sides_meet(one: Facts, other: Facts) -> bool:
    """True when the sides that two claims name do not speak against each other."""
    return one.claim.about_past is other.claim.about_past and _compare_sides(one, other) is not None


def _compare_days(one: Facts, other: Facts) -> Fit | None:
    if one.days is not None and other.days is not None:
        return _compare_dated(one, other, one.days, other.days)
    if one.claim.about_past is not other.claim.about_past:
        return None
    if one.doc_id == other.doc_id:
        return Fit(SAME_REPORT, "the same report, which gives no other day")
    if one.days is None and other.days is None:
        same = one.published is not None and one.published == other.published and not one.claim.about_past
        return Fit(SAME_PUBLICATION, f"no day given, reports of one day ({one.published})") if same else None
    return _compare_denial(one, other)


def _compare_dated(one: Facts, other: Facts, mine: DateInterval, theirs: DateInterval) -> Fit | None:
    if mine == theirs:
        return Fit(SAME_DAYS, f"the same days ({say_days(mine)})")
    both_short = max(one.width, other.width) <= SHORT_DAYS
    if mine.meets(theirs):
        fits = one.is_lasting or both_short
        return Fit(COMMON_DAYS, f"days in common ({say_days(mine)}; {say_days(theirs)})") if fits else None
    if one.doc_id != other.doc_id and both_short and _are_next(mine, theirs):
        reason = f"neighbouring days in two reports ({say_days(mine)}; {say_days(theirs)})"
        return Fit(NEXT_DAYS, reason, not one.is_lasting)
    return None


def _are_next(mine: DateInterval, theirs: DateInterval) -> bool:
    return mine.end == theirs.start or theirs.end == mine.start


def _compare_denial(one: Facts, other: Facts) -> Fit | None:
    """A denial with no day of its own, and what was told of the days before its report."""
    denial, told = (one, other) if one.days is None else (other, one)
    last = told.days.last if told.days is not None else None
    if not denial.is_denial or denial.published is None or last is None or told.width > SHORT_DAYS:
        return None
    age = denial.published - last
    if not timedelta() <= age <= timedelta(DENIAL_DAYS):
        return None
    return Fit(DENIED_SINCE, f"denied on {denial.published}, told of {say_days(told.days)}")


def _compare_sides(one: Facts, other: Facts) -> Fit | None:
    """Sides must not speak against each other. In a battle who attacked is often told both ways."""
    if one.claim.type is ClaimType.BATTLE:
        return _compare_slot(one.parties, other.parties, "a side")
    agents = _compare_slot(one.agents, other.agents, "who did it")
    targets = _compare_slot(one.targets, other.targets, "who suffered it")
    if agents is None or targets is None:
        return None
    said = [fit.reason for fit in (agents, targets) if fit.score]
    return Fit(agents.score + targets.score, " and ".join(said) or "no sides that speak against it")


def _compare_slot(mine: frozenset[str], theirs: frozenset[str], what: str) -> Fit | None:
    if not mine or not theirs:
        return Fit(0, f"{what} is not named by both")
    return Fit(1, f"{what} is the same") if mine & theirs else None


def say_days(days: DateInterval | None) -> str:
    """Write days: `2015-05-20`, `2015-05-01 to 2015-05-31`, `from 2015-05-01`, `up to 2015-05-31`."""
    if days is None or days == DateInterval():
        return "no day"
    if days.is_one_day:
        return f"{days.start}"
    if days.start is None:
        return f"up to {days.last}"
    return f"{days.start} to {days.last}" if days.end is not None else f"from {days.start}"
