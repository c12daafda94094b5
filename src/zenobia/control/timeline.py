"""The holdings of a place in order: a partition of all time, one state at each instant."""

from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from zenobia.control.order import Step, order_turns
from zenobia.control.rules import DENIAL_DAYS
from zenobia.control.signs import SIEGE, Aside, Sign, SignKind, read_signs
from zenobia.control.state import History, State, apply_standing, apply_turn
from zenobia.control.turns import make_turns
from zenobia.control.world import World
from zenobia.model import Bound, Holding, HoldingStatus


class Chronicle(Struct, frozen=True):
    """All that control works out of one place."""

    holdings: tuple[Holding, ...]
    states: tuple[State, ...]
    """The states behind the holdings, one each."""
    asides: tuple[Aside, ...]


def make_timeline(place_id: str, world: World) -> tuple[Holding, ...]:
    """Work out who held a place when.

    Args:
        place_id: the place; one that no claim speaks of has one holding, unknown for all time.
        world: the claims, in any order, and the look-ups that they need.

    Returns:
        Holdings in order, without gap or overlap, from the beginning of time to whatever comes.
    """
    return make_chronicle(place_id, world).holdings


def make_chronicle(place_id: str, world: World) -> Chronicle:
    """Work out the holdings of a place and what stands beside them; kept for the next question."""
    known = world.memo.get(place_id)
    if isinstance(known, Chronicle):
        return known
    reading = read_signs(place_id, world)
    turns, loose = make_turns(reading.signs)
    steps, dropped = order_turns(turns)
    history = _replay(steps, reading.signs)
    asides = (*reading.asides, *loose, *dropped, *history.asides)
    states = tuple(_with_denials(s, steps, asides) for s in history.states)
    states = tuple(
        _with_sieges(state, after, asides) for state, after in zip(states, [*states[1:], None], strict=True)
    )
    chronicle = Chronicle(
        _holdings(place_id, states, world),
        states,
        tuple(sorted(asides, key=lambda a: (a.day or date.min, a.claim_id))),
    )
    world.memo[place_id] = chronicle
    return chronicle


def _replay(steps: tuple[Step, ...], signs: tuple[Sign, ...]) -> History:
    """Apply turns and standing statements in order of days; on one day the turn comes first."""
    standing: dict[date, list[Sign]] = {}
    for sign in signs:
        if sign.kind in {SignKind.HOLD, SignKind.CONTESTED}:
            standing.setdefault(sign.latest, []).append(sign)
    by_day = {step.start: step for step in steps}
    history = History()
    for day in sorted({*by_day, *standing}):
        if day in by_day:
            history = apply_turn(history, by_day[day])
        if day in standing:
            history = apply_standing(history, day, tuple(standing[day]))
    return history


def _with_denials(state: State, steps: tuple[Step, ...], asides: tuple[Aside, ...]) -> State:
    """Say on a state that its turn is denied. A denial does not undo what others assert; it is listed beside it."""
    step = next((s for s in steps if s.start == state.start), None)
    if step is None or state.status in {HoldingStatus.IMPLIED, HoldingStatus.UNKNOWN}:
        return state
    parties = {p.key for p in (step.turn.winner, step.turn.loser) if p is not None}
    window = timedelta(DENIAL_DAYS)
    denials = [
        a
        for a in asides
        if a.denied in parties and a.day is not None and step.turn.earliest <= a.day <= step.start + window
    ]
    if not denials:
        return state
    more = " and no other origin has confirmed it" if state.status is HoldingStatus.CLAIMED else ""
    return replace(state, notes=(*state.notes, f"it is denied{more}"))


def _with_sieges(state: State, after: State | None, asides: tuple[Aside, ...]) -> State:
    """Say on a state that a siege is told of in its time."""
    first, end = state.start or date.min, after.start if after is not None else None
    days = [a.day for a in asides if a.why is SIEGE and a.day is not None]
    if not any(first <= day and (end is None or day < end) for day in days):
        return state
    return replace(state, notes=(*state.notes, "said to be besieged in that time"))


def _holdings(place_id: str, states: tuple[State, ...], world: World) -> tuple[Holding, ...]:
    ends = [(after.start, after.since) for _, after in pairwise(states)]
    place = world.place(place_id)
    name = place.name if place is not None else place_id
    return tuple(
        _holding(place_id, name, state, end, until, world)
        for state, (end, until) in zip(states, [*ends, (None, Bound())], strict=True)
    )


def _holding(place_id: str, name: str, state: State, end: date | None, until: Bound, world: World) -> Holding:
    days = [day for p in state.proofs if (day := _published(p.claim_id, world)) is not None]
    return Holding(
        place_id=place_id,
        place=name,
        status=state.status,
        holder_id=state.holder.id if state.holder is not None else None,
        holder=state.holder.name if state.holder is not None else None,
        start=state.start,
        end=end,
        since=state.since,
        until=until,
        extent=state.extent,
        others=tuple(p.name for p in state.others),
        basis=tuple(p.claim_id for p in state.proofs),
        note="; ".join(state.notes),
        known_from=min(days, default=None),
    )


def _published(claim_id: str, world: World) -> date | None:
    doc = world.documents.get(world.by_id[claim_id].doc_id)
    return doc.published.day if doc is not None else None
