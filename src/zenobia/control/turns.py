"""Signs of one change of hands, gathered into one turn with the days that it may have come on.

What comes out does not depend on the order of what goes in: signs are taken by how exact they are, then by day, then by
the id of their claim.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from zenobia.control.parts import Extent
from zenobia.control.rules import SAME_TURN_DAYS, SHORT_DAYS, VAGUE_DAYS
from zenobia.control.sides import Party
from zenobia.control.signs import Aside, Sign, SignKind, note_undated
from zenobia.control.words import say_choice
from zenobia.model import Bound

SAME = timedelta(days=SAME_TURN_DAYS)


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One change of hands: who got the place, or only who lost it, and by when.

    A dataclass and not a struct, so that what follows from the signs is worked out once.
    """

    winner: Party | None
    signs: tuple[Sign, ...]
    clash: tuple[Party, ...] = ()
    """Two sides that are both said to have got it, with nothing to tell which came last."""

    @cached_property
    def gains(self) -> tuple[Sign, ...]:
        """The signs that tell of the gain, or of the loss when no gain is told."""
        return tuple(s for s in self.signs if s.kind is SignKind.GAIN) or self.signs

    @cached_property
    def loser(self) -> Party | None:
        """Who lost it, as said; else as it follows from whom the taking was aimed at."""
        known = [s for s in self.signs if s.loser is not None and s.loser.id is not None]
        named = [s for s in known if s.loser_said or s.kind is SignKind.LOSS] or known
        return min((s.loser for s in named if s.loser is not None), key=lambda p: p.key, default=None)

    @cached_property
    def loser_said(self) -> bool:
        """True when the words name who lost it."""
        loser = self.loser
        return any(s.loser_said and s.loser == loser for s in self.signs)

    @cached_property
    def extent(self) -> Extent:
        """The largest extent that a sign of the gain gives it."""
        said = {s.extent for s in self.gains}
        return next(e for e in (Extent.WHOLE, Extent.CORE, Extent.PART) if e in said)

    @cached_property
    def part(self) -> str | None:
        """The words of the part, when no sign speaks of the whole."""
        parts = sorted({s.part for s in self.gains if s.extent is self.extent and s.part})
        return None if self.extent is Extent.WHOLE else "; ".join(parts)

    @cached_property
    def bound(self) -> Bound:
        """The days that it may have come on.

        A loss told beside the gain can only narrow them, and only where the gains agree; so can a statement that the
        winner has the place.
        """
        gains = self.gains
        bound = combine(gains)
        losses = tuple(s for s in self.signs if s.kind is SignKind.LOSS)
        if losses and not _rival_days(gains):
            bound = _inside_or(bound, combine(losses))
        holds = [s.latest for s in self.signs if s.kind is SignKind.HOLD]
        return Bound(bound.earliest, min([*holds, self._last(bound)]))

    @staticmethod
    def _last(bound: Bound) -> date:
        assert bound.latest is not None
        return bound.latest

    @cached_property
    def earliest(self) -> date:
        """The first day for ordering: the last one when nobody says how early."""
        return self.bound.earliest or self.latest

    @cached_property
    def latest(self) -> date:
        """The last day that it may have come on."""
        return self._last(self.bound)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of its days."""
        gains = self.gains
        notes = []
        if all(s.undated for s in gains) and self.bound.earliest is None:
            notes.append(note_undated(min(gains, key=lambda s: s.latest)))
        rival = _rival_days(gains)
        if rival:
            notes.append(f"reports differ: {say_choice(rival)}")
        if self.extent is Extent.WHOLE and any(s.extent is Extent.CORE for s in gains):
            parts = sorted({s.part or "" for s in gains if s.extent is Extent.CORE})
            notes.append(f"a report speaks only of {' and '.join(parts)}")
        return tuple(notes)

    def having(self, sign: Sign) -> "Turn":
        """The same turn with one more sign."""
        return replace(self, signs=tuple(sorted((*self.signs, sign), key=_canonical)))


def _inside_or(bound: Bound, other: Bound) -> Bound:
    """The other bound where it lies inside this one and is more exact."""
    if other.latest is None or bound.latest is None or other.latest > bound.latest:
        return bound
    inside = bound.earliest is None or (other.earliest is not None and other.earliest >= bound.earliest)
    return other if inside else bound


def combine(signs: Iterable[Sign]) -> Bound:
    """The days that all signs allow; when none is common to all, from the first to the last of the most exact ones."""
    signs = tuple(signs)
    starts = [s.earliest for s in signs if s.earliest is not None]
    first, last = max(starts, default=None), min(s.latest for s in signs)
    if first is None or first <= last:
        return Bound(first, last)
    exact = _minimal(signs)
    return Bound(min(s.earliest for s in exact if s.earliest is not None), max(s.latest for s in exact))


def _minimal(signs: Iterable[Sign]) -> list[Sign]:
    """The signs whose days hold no other sign's days within them."""
    spans = {(s.earliest, s.latest): s for s in sorted(signs, key=_canonical)}
    return [s for s in spans.values() if not any(_inside(o, s) for o in spans.values() if o is not s)]


def _inside(inner: Sign, outer: Sign) -> bool:
    if outer.earliest is not None and (inner.earliest is None or inner.earliest < outer.earliest):
        return False
    return inner.latest <= outer.latest


def _rival_days(signs: tuple[Sign, ...]) -> list[Bound]:
    """The most exact days, in order, when no day is common to all signs."""
    starts = [s.earliest for s in signs if s.earliest is not None]
    if not starts or max(starts) <= min(s.latest for s in signs):
        return []
    exact = [Bound(s.earliest, s.latest) for s in _minimal(signs)]
    return sorted(exact, key=lambda b: (b.earliest or date.min, b.latest or date.max))


def _canonical(sign: Sign) -> tuple[int, date, date, str]:
    return (sign.width, sign.earliest or date.min, sign.latest, sign.claim_id)


def make_turns(signs: Iterable[Sign]) -> tuple[tuple[Turn, ...], tuple[Aside, ...]]:
    """Gather signs of gain and loss into turns; the losses of a part that belong to no gain stand aside."""
    signs = tuple(signs)
    holds = [s for s in signs if s.kind is SignKind.HOLD and s.extent is not Extent.PART]
    movers = sorted((s for s in signs if s.kind in {SignKind.GAIN, SignKind.LOSS}), key=_canonical)
    gains = [s for s in movers if s.kind is SignKind.GAIN]
    losses = [s for s in movers if s.kind is SignKind.LOSS]
    turns = _gather_gains([s for s in gains if _is_named(s)], [])
    unnamed = [s for s in gains if not _is_named(s)]
    doubtful = [s for s in unnamed if _named_turn(s, turns) is not None]
    turns = _gather_gains([s for s in unnamed if s not in doubtful], turns)
    made, asides = _gather_losses(losses, turns)
    asides = (*asides, *(Aside(s.claim_id, s.latest, why_unnamed(s)) for s in doubtful))
    return tuple(_with_holds(turn, holds) for turn in made), asides


def _is_named(sign: Sign) -> bool:
    return sign.winner is not None and sign.winner.id is not None


def _named_turn(sign: Sign, turns: list[Turn]) -> Turn | None:
    """The turn to a named side at the time of a gain by someone whom the report only describes."""
    if sign.undated:
        own = [t for t in turns if any(_same_report(s, sign) for s in t.signs)]
        return own[0] if own else None
    return next((t for t in turns if sign.meets(t.bound.earliest, t.latest)), None)


def why_unnamed(sign: Sign) -> str:
    """The reason for leaving out who is only described, where a side with a name is on record."""
    name = sign.winner.name if sign.winner is not None else "no one"
    return f"says that it was “{name}”, which the registry does not know, while others name the side"


def _gather_gains(gains: list[Sign], turns: list[Turn]) -> list[Turn]:
    turns = [*turns, *_gather([s for s in gains if s.extent is not Extent.PART])]
    return _gather_parts([s for s in gains if s.extent is Extent.PART], turns)


def _with_holds(turn: Turn, holds: list[Sign]) -> Turn:
    """A vague turn came at the latest when its winner is said to hold the place."""
    bound = turn.bound
    if turn.winner is None or bound.earliest is None or turn.latest - bound.earliest > timedelta(VAGUE_DAYS):
        return turn
    for sign in holds:
        if _is_to(turn, sign) and bound.earliest <= sign.latest < turn.latest:
            turn = turn.having(sign)
    return turn


def _gather(gains: list[Sign]) -> list[Turn]:
    """Dated gains first; then vague ones, which join a more exact one inside them; then news without a day."""
    turns = _chain([s for s in gains if s.width <= SHORT_DAYS])
    for sign in (s for s in gains if s.width > SHORT_DAYS and not s.undated):
        turns = _place(sign, _meeting(sign, turns), turns)
    for sign in (s for s in gains if s.undated):
        turns = _place(sign, _current(sign, turns), turns)
    return turns


def _chain(signs: list[Sign]) -> list[Turn]:
    """Gather dated gains, in order of days, into one turn a change of hands."""
    signs = sorted(signs, key=lambda s: (s.earliest or date.min, s.latest, s.claim_id))
    chains: dict[str, list[list[Sign]]] = {}
    for sign in signs:
        mine = chains.setdefault(_key(sign), [])
        if mine and _continues(mine[-1], sign, signs):
            mine[-1].append(sign)
        else:
            mine.append([sign])
    return [
        Turn(winner=chain[0].winner, signs=tuple(sorted(chain, key=_canonical)))
        for key in sorted(chains)
        for chain in chains[key]
    ]


def _key(sign: Sign) -> str:
    """What signs of one turn share: the winner; for a loss without one, the loser."""
    if sign.kind is SignKind.GAIN and sign.winner is not None:
        return sign.winner.key
    return f"lost by {sign.loser.key if sign.loser is not None else 'someone'}"


def _continues(chain: list[Sign], sign: Sign, signs: list[Sign]) -> bool:
    """True when a sign tells of the same turn as those before it, and no other side gained the place in between."""
    last = max(s.latest for s in chain)
    assert sign.earliest is not None
    if sign.earliest <= last:
        return True
    if sign.earliest - last > SAME or any(s.extent is not sign.extent for s in chain):
        return False
    return not any(_key(o) != _key(sign) and o.meets(last, sign.earliest) for o in signs)


def _place(sign: Sign, turn: Turn | None, turns: list[Turn]) -> list[Turn]:
    """Put a sign to a turn, or let it be a turn of its own."""
    if turn is None:
        return [*turns, Turn(winner=sign.winner, signs=(sign,))]
    return [t.having(sign) if t is turn else t for t in turns]


def _meeting(sign: Sign, turns: list[Turn]) -> Turn | None:
    """The turn to the same side whose days a vague sign meets; the one of the same extent, then the first."""
    found = [t for t in turns if _is_to(t, sign) and sign.meets(t.bound.earliest, t.latest)]
    return min(found, key=lambda t: (t.extent is not sign.extent, t.earliest, t.latest), default=None)


def _current(sign: Sign, turns: list[Turn]) -> Turn | None:
    """The turn that an undated gain tells again: a dated one of its own report, else the last one by its publication."""
    own = [t for t in turns if _is_to(t, sign) and any(_same_report(s, sign) for s in t.signs)]
    if own:
        return min(own, key=lambda t: (t.earliest, t.latest))
    last = _last_by(sign.latest, turns)
    return last if last is not None and _is_to(last, sign) else None


def _is_to(turn: Turn, sign: Sign) -> bool:
    return turn.winner is not None and sign.winner is not None and turn.winner.key == sign.winner.key


def _same_report(one: Sign, other: Sign) -> bool:
    return one.doc_id == other.doc_id and one.past is other.past


def _last_by(day: date, turns: list[Turn]) -> Turn | None:
    """The last turn that may have come by a day."""
    return max(
        (t for t in turns if t.earliest <= day),
        key=lambda t: (min(t.latest, day), t.earliest, t.signs[0].claim_id),
        default=None,
    )


def _gather_parts(gains: list[Sign], turns: list[Turn]) -> list[Turn]:
    """A gain of a part is one more sign of the gain of the whole at that time, or a turn of its own."""
    rest = []
    for sign in gains:
        turn = _current(sign, turns) if sign.undated else _meeting(sign, turns)
        if turn is None:
            rest.append(sign)
        else:
            turns = _place(sign, turn, turns)
    return turns + _gather(rest)


def _gather_losses(losses: list[Sign], turns: list[Turn]) -> tuple[tuple[Turn, ...], tuple[Aside, ...]]:
    """A loss belongs to the gain by another side at that time; one that belongs to none is a turn with no winner."""
    rest, asides = [], []
    for sign in losses:
        turn = _gain_of(sign, turns)
        if turn is not None:
            turns = _place(sign, turn, turns)
        elif sign.extent is Extent.PART:
            asides.append(Aside(sign.claim_id, sign.latest, f"tells only of the loss of a part: {sign.part}"))
        else:
            rest.append(sign)
    lost = _chain([s for s in rest if s.width <= SHORT_DAYS])
    for sign in (s for s in rest if s.width > SHORT_DAYS):
        found = [t for t in lost if _key(t.signs[0]) == _key(sign) and sign.meets(t.bound.earliest, t.latest)]
        lost = _place(sign, max(found, key=lambda t: t.latest, default=None), lost)
    return (*turns, *(replace(t, winner=None) for t in lost)), tuple(asides)


def _gain_of(loss: Sign, turns: list[Turn]) -> Turn | None:
    """The gain that a loss is the other side of."""
    able = [t for t in turns if _could_lose(loss, t)]
    own = [t for t in able if any(_same_report(s, loss) for s in t.signs) and _near(loss, t)]
    if own:
        return min(own, key=lambda t: (_gap(loss, t), t.earliest))
    if loss.undated:
        last = _last_by(loss.latest, turns)
        return last if last in able else None
    close = [
        t for t in able if loss.meets(t.bound.earliest, t.latest) or timedelta() < _after(loss, t) <= SAME
    ]
    return min(close, key=lambda t: (_gap(loss, t), t.earliest), default=None)


def _could_lose(loss: Sign, turn: Turn) -> bool:
    """True when who lost the place is not who gained it, nor someone other than the one it was gained from."""
    if loss.loser is None:
        return True
    if turn.winner is None or turn.winner.key == loss.loser.key:
        return False
    return not turn.loser_said or turn.loser is None or turn.loser.key == loss.loser.key


def _near(loss: Sign, turn: Turn) -> bool:
    """True when a loss and a gain of one report are of one time: either has no day, or their days lie close."""
    dateless = loss.undated or turn.bound.earliest is None
    return dateless or _gap(loss, turn) <= SAME


def _after(loss: Sign, turn: Turn) -> timedelta:
    return (loss.earliest or loss.latest) - turn.latest


def _gap(loss: Sign, turn: Turn) -> timedelta:
    """How far apart the days of a loss and of a turn lie; nothing when they meet."""
    if loss.meets(turn.bound.earliest, turn.latest):
        return timedelta()
    return max(_after(loss, turn), turn.earliest - loss.latest)
