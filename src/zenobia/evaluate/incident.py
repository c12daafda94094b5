"""Incidents under way: the claims that tell of one, and what tells two apart."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct, field

from zenobia.evaluate.muckeys import ROLES, Days
from zenobia.model import Claim

_GOES_ON = 2
"""Sentences between a bombing and what is told of it in general words."""


class Incident(Struct, kw_only=True):
    """One incident; fillers in the order of the text, without repeats."""

    type: str
    stage: str = "ACCOMPLISHED"
    roles: dict[str, list[str]] = field(default_factory=lambda: {role: [] for role in ROLES})
    days: Days = (None, None)
    places: tuple[str, ...] = ()
    """The country first, then what lies in it, normalised."""
    numbers: tuple[tuple[str, str], ...] = ()
    """How many (`3`, `PLURAL`, `14-`), of which victims."""
    confidence: dict[str, str] = field(default_factory=dict)
    """Organisation -> how sure the report is of it."""


class Part(Struct, kw_only=True):
    """One claim as a part of an incident."""

    claim: Claim
    type: str
    sentences: set[int]
    people: list[str]
    """Named victims."""
    victims: list[str]
    """Victims as described."""
    things: list[str]
    towns: set[str]
    days: Days


def group_parts(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts that tell of one incident, together: each joins the first incident that it may belong to."""
    groups: list[list[Part]] = []
    for part in parts:
        group = next((g for g in groups if may_be_one(g, part)), None) or next(
            (g for g in reversed(groups) if is_about(g, part)), None
        )
        if group is None:
            groups.append([part])
        else:
            group.append(part)
    return groups


def may_be_one(group: Sequence[Part], part: Part) -> bool:
    """True unless type, town or day tell them apart (5.0: what a slot can tell apart is apart)."""
    return group[0].type == part.type and _is_consistent(group, part)


def is_about(group: Sequence[Part], part: Part) -> bool:
    """True when a part with a general word ("the attack", "damaged", "killed") goes on about a bombing just told."""
    near = min(abs(a - b) for p in group for a in p.sentences for b in part.sentences)
    return (
        near <= _GOES_ON
        and part.type == "ATTACK"
        and group[0].type in {"BOMBING", "ARSON"}
        and _is_consistent(group, part)
    )


def _is_consistent(group: Sequence[Part], part: Part) -> bool:
    towns = {t for p in group for t in p.towns}
    if towns and part.towns and not towns & part.towns:
        return False
    return all(_days_meet(p.days, part.days) for p in group)


def _days_meet(left: Days, right: Days) -> bool:
    if left[1] is None or right[1] is None:
        return True
    return (left[0] or date.min) <= right[1] and (right[0] or date.min) <= left[1]


def days_of(claim: Claim) -> Days:
    """The days of a claim, the last one inclusive."""
    interval = claim.when.interval if claim.when is not None else None
    return (interval.start, interval.last) if interval is not None else (None, None)
