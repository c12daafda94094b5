"""Turns put in the order in which they came, with the day that each starts a new state on."""

import dataclasses
from datetime import date
from itertools import accumulate, groupby

from msgspec import Struct, structs

from zenobia.control.parts import Extent
from zenobia.control.sides import Party
from zenobia.control.signs import Aside
from zenobia.control.turns import Turn
from zenobia.kit.dates import ONE_DAY
from zenobia.model import Bound


class Step(Struct, frozen=True):
    """A turn in its place: the state after it starts on `start`, the last day that it may have come on."""

    turn: Turn
    start: date
    since: Bound


def order_turns(turns: tuple[Turn, ...]) -> tuple[tuple[Step, ...], tuple[Aside, ...]]:
    """Order turns by their days; vague ones go where hands then change from one side to another.

    Returns:
        The steps, and the claims of turns for which the others leave no day.
    """
    placed: list[Turn] = []
    for turn in sorted(_with_clashes(turns), key=_exactness):
        placed = _insert(turn, placed)
    return _give_days(placed)


def _exactness(turn: Turn) -> tuple[int, date, date, str]:
    return ((turn.latest - turn.earliest).days, turn.latest, turn.earliest, turn.signs[0].claim_id)


def _with_clashes(turns: tuple[Turn, ...]) -> list[Turn]:
    """Two sides that both got the place on one and the same day make one turn, to neither."""
    ordered = sorted(turns, key=lambda t: (t.latest, t.earliest, t.signs[0].claim_id))
    result: list[Turn] = []
    for day, group in groupby(ordered, key=lambda t: t.latest if t.earliest == t.latest else None):
        same_day = list(group)
        winners = {t.winner.key: t.winner for t in same_day if t.winner and t.extent is not Extent.PART}
        if day is None or len(winners) < 2:
            result += same_day
        else:
            result.append(_clash(same_day, [winners[key] for key in sorted(winners)]))
    return result


def _clash(turns: list[Turn], winners: list[Party]) -> Turn:
    signs = sorted((s for t in turns for s in t.signs), key=lambda s: s.claim_id)
    return Turn(winner=None, signs=tuple(signs), clash=tuple(winners))


def _insert(turn: Turn, placed: list[Turn]) -> list[Turn]:
    """Put a turn where it disturbs least; when two orders are as good, it is not told which came last."""
    slots = _slots(turn, placed) or [sum(t.latest <= turn.latest for t in placed)]
    costs = {i: _disturbance(turn, placed, i) for i in slots}
    best = [i for i in slots if costs[i] == min(costs.values())]
    passed = placed[best[0] : best[-1]]
    if any(_rivals(turn, other) for other in passed):
        turn = dataclasses.replace(turn, clash=tuple(_winners([turn, *passed])))
    return [*placed[: best[-1]], turn, *placed[best[-1] :]]


def _slots(turn: Turn, placed: list[Turn]) -> list[int]:
    """Where a turn may go: after none that began later than it can have come, before none that ended earlier."""
    before = [date.min, *accumulate((t.earliest for t in placed), max)]
    after = [date.max, *accumulate((t.latest for t in reversed(placed)), min)][::-1]
    return [i for i in range(len(placed) + 1) if before[i] <= turn.latest and turn.earliest <= after[i]]


def _disturbance(turn: Turn, placed: list[Turn], slot: int) -> int:
    before = placed[slot - 1] if slot else None
    after = placed[slot] if slot < len(placed) else None
    return _cost(before, turn) + _cost(turn, after) - _cost(before, after)


def _cost(before: Turn | None, after: Turn | None) -> int:
    """How ill two turns follow each other: to the same side twice, or from a side that did not have it."""
    if before is None or after is None or Extent.PART in {before.extent, after.extent}:
        return 0
    holder = before.winner.key if before.winner is not None else None
    same = holder is not None and after.winner is not None and after.winner.key == holder
    other = holder is not None and after.loser is not None and after.loser.key != holder
    return int(same) + int(other)


def _rivals(turn: Turn, other: Turn) -> bool:
    """True when both are gains of the whole, by different sides."""
    if turn.winner is None or other.winner is None or Extent.PART in {turn.extent, other.extent}:
        return False
    return turn.winner.key != other.winner.key


def _winners(turns: list[Turn]) -> list[Party]:
    named = {t.winner.key: t.winner for t in turns if t.winner is not None}
    return [named[key] for key in sorted(named)]


def _give_days(turns: list[Turn]) -> tuple[tuple[Step, ...], tuple[Aside, ...]]:
    """From the last turn to the first: each state starts on the last day that its turn may have come on."""
    steps: list[Step] = []
    asides: list[Aside] = []
    limit: date | None = None
    for turn in reversed(turns):
        start = turn.latest if limit is None else min(turn.latest, limit - ONE_DAY)
        if start < turn.earliest:
            asides += [Aside(s.claim_id, s.latest, _NO_DAY) for s in turn.signs]
            continue
        steps.append(Step(turn, start, Bound(turn.bound.earliest, start)))
        limit = start
    steps.reverse()
    return tuple(_tighten(steps)), tuple(asides)


_NO_DAY = "is left no day by other reports of that time"


def _tighten(steps: list[Step]) -> list[Step]:
    """A turn cannot have come before the one that came before it."""
    result: list[Step] = []
    for step in steps:
        floor = result[-1].since.earliest if result else None
        earliest = step.since.earliest
        if floor is not None and earliest is not None and earliest < floor:
            step = structs.replace(step, since=Bound(min(floor, step.start), step.start))
        result.append(step)
    return result
