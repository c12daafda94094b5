"""One event out of the claims of a group: what they agree on, and every figure and day that they do not agree on."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations

from msgspec import Struct

from zenobia.fuse.compare import say_days
from zenobia.fuse.facts import Facts, place_of
from zenobia.kit.dates import DateInterval
from zenobia.kit.digest import content_id
from zenobia.model import Claim, ClaimType, Document, Event, Mention, Modality, TollFigure
from zenobia.model.event import EventStatus


class Group(Struct, frozen=True):
    """Claims of one happening, and why they are taken for one."""

    facts: tuple[Facts, ...]
    reasons: tuple[str, ...]


def make_event(group: Group, documents: Mapping[str, Document]) -> Event:
    """Make the event of a group. Its id is made of the ids of its claims: the same claims are the same event."""
    facts = sorted(group.facts, key=lambda f: (f.width, f.published or date.max, f.claim_id))
    claims = [f.claim for f in facts]
    ids = tuple(sorted(f.claim_id for f in facts))
    place = next((m for c in claims if (m := place_of(c)) is not None), None)
    agents, targets = _parties(claims)
    said = _said(facts)
    tolls = _tolls(facts, documents)
    return Event(
        id=content_id("evt", list(ids)),
        type=claims[0].type,
        claim_ids=ids,
        doc_ids=tuple(sorted({f.doc_id for f in facts})),
        status=_status(claims),
        place=place.best if place is not None else None,
        place_label=place.label if place is not None else "",
        when=_common(said),
        when_said=said,
        agents=_names(agents),
        targets=_names(targets),
        agent_ids=_ids(agents),
        target_ids=_ids(targets),
        tolls=tolls,
        conflicts=(
            *_day_conflicts(facts, said, documents),
            *_toll_conflicts(tolls, documents),
            *_denials(facts, documents),
        ),
        reasons=group.reasons,
        about_past=all(c.about_past for c in claims),
    )


def _said(facts: list[Facts]) -> tuple[DateInterval, ...]:
    """Every different interval that was said, the first day first."""
    said = {f.days for f in facts if f.days is not None}
    return tuple(sorted(said, key=lambda d: (d.start or date.min, d.end or date.max)))


def _common(said: tuple[DateInterval, ...]) -> DateInterval | None:
    """The days common to all that was said; where there are none, from the first day to the last."""
    if not said:
        return None
    starts = [d.start for d in said if d.start is not None]
    ends = [d.end for d in said if d.end is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is None or end is None or start < end:
        return DateInterval(start, end)
    exact = _exact(said)
    return DateInterval(_first(exact), _end(exact))


def _exact(said: tuple[DateInterval, ...]) -> list[DateInterval]:
    """The intervals that hold no other within them."""
    return [d for d in said if not any(_inside(other, d) for other in said if other != d)]


def _inside(inner: DateInterval, outer: DateInterval) -> bool:
    starts = outer.start is None or (inner.start is not None and inner.start >= outer.start)
    ends = outer.end is None or (inner.end is not None and inner.end <= outer.end)
    return starts and ends


def _first(said: list[DateInterval]) -> date | None:
    starts = [d.start for d in said]
    return None if None in starts else min(d for d in starts if d is not None)


def _end(said: list[DateInterval]) -> date | None:
    ends = [d.end for d in said]
    return None if None in ends else max(d for d in ends if d is not None)


def _agree(said: tuple[DateInterval, ...]) -> bool:
    return all(one.meets(other) for one, other in combinations(said, 2))


def _status(claims: list[Claim]) -> EventStatus:
    said = {c.modality for c in claims}
    if said == {Modality.DENIED}:
        return EventStatus.DENIED
    if Modality.DENIED in said:
        return EventStatus.DISPUTED
    return EventStatus.HEDGED if said == {Modality.HEDGED} else EventStatus.REPORTED


def _parties(claims: list[Claim]) -> tuple[list[Mention], list[Mention]]:
    """Who did it and who suffered it. A side of a battle that some say attacked is no target, whatever others say."""
    agents = [m for c in claims for m in c.agent]
    targets = [m for c in claims for m in c.sufferers]
    if claims[0].type is ClaimType.BATTLE:
        attackers = set(_names(agents))
        targets = [m for m in targets if m.label not in attackers]
    return agents, targets


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Names, each once, in the order of the most exact claims; descriptions only where there is no name."""
    mentions = list(mentions)
    named = [m for m in mentions if m.best is not None]
    return tuple(dict.fromkeys(m.label for m in named or mentions))


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.best.id for m in mentions if m.best is not None))


def who_said(claim: Claim, documents: Mapping[str, Document]) -> str:
    """Who said so: the sources inside the report, else the outlet, else the report's name."""
    if claim.source:
        return ", ".join(dict.fromkeys(m.label for m in claim.source))
    doc = documents.get(claim.doc_id)
    return (doc.publisher or doc.name if doc is not None else "") or "an unnamed report"


def _where(doc_id: str, documents: Mapping[str, Document]) -> str:
    doc = documents.get(doc_id)
    return doc.name if doc is not None and doc.name else doc_id


def _tolls(facts: list[Facts], documents: Mapping[str, Document]) -> tuple[TollFigure, ...]:
    return tuple(
        TollFigure(
            toll.what, toll.low, toll.high, toll.text, f.claim_id, f.doc_id, who_said(f.claim, documents)
        )
        for f in facts
        for toll in f.claim.toll
    )


def _toll_conflicts(tolls: tuple[TollFigure, ...], documents: Mapping[str, Document]) -> list[str]:
    """A sentence for each kind of number that two claims give different figures of."""
    conflicts = []
    for what in sorted({t.what for t in tolls}):
        mine = [t for t in tolls if t.what is what]
        if any(_differ(one, other) for one, other in combinations(mine, 2)):
            figures = [f"{t.text} ({t.according_to}, in {_where(t.doc_id, documents)})" for t in mine]
            conflicts.append(f"tolls differ ({what.value}): {' and '.join(dict.fromkeys(figures))}")
    return conflicts


def _differ(one: TollFigure, other: TollFigure) -> bool:
    """True when no number is inside both ranges; figures of one claim are of different people, and do not conflict."""
    if (
        one.claim_id == other.claim_id
        or (one.low, one.high) == (None, None)
        or (other.low, other.high) == (None, None)
    ):
        return False
    lows = max(one.low or 0, other.low or 0)
    highs = [h for h in (one.high, other.high) if h is not None]
    return bool(highs) and lows > min(highs)


def _day_conflicts(
    facts: list[Facts], said: tuple[DateInterval, ...], documents: Mapping[str, Document]
) -> list[str]:
    if _agree(said):
        return []
    exact = _exact(said)
    days = [
        f"{say_days(f.days)} ({who_said(f.claim, documents)}, in {_where(f.doc_id, documents)})"
        for f in facts
        if f.days in exact
    ]
    return [f"days differ: {' and '.join(dict.fromkeys(days))}"]


def _denials(facts: list[Facts], documents: Mapping[str, Document]) -> list[str]:
    """Who denies it, when others assert it."""
    if all(f.is_denial for f in facts):
        return []
    return [
        f"denied by {who_said(f.claim, documents)}, in {_where(f.doc_id, documents)}"
        for f in facts
        if f.is_denial
    ]
