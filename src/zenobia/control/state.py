"""The state of a place as evidence is applied to it, one step at a time."""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from zenobia.control.order import Step
from zenobia.control.parts import Extent
from zenobia.control.rules import SAME_TURN_DAYS
from zenobia.control.sides import Party, is_own_word
from zenobia.control.signs import Aside, Sign, SignKind
from zenobia.control.turns import Turn, why_unnamed
from zenobia.control.words import say_day, say_list
from zenobia.kit.dates import ONE_DAY
from zenobia.model import Bound, HoldingStatus


class Proof(Struct, frozen=True, order=True):
    """One claim that a state rests on, and the day for which it is evidence."""

    day: date
    claim_id: str


class State(Struct, frozen=True, kw_only=True):
    """One state of a place from `start` on."""

    status: HoldingStatus
    holder: Party | None = None
    others: tuple[Party, ...] = ()
    start: date | None = None
    since: Bound = Bound()
    extent: str | None = None
    proofs: tuple[Proof, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def last_evidence(self) -> date | None:
        """The last day for which a claim is evidence of this state."""
        return max((p.day for p in self.proofs), default=self.start)

    def has(self, party: Party | None) -> bool:
        """True when the party holds the place in this state."""
        return self.holder is not None and party is not None and self.holder.key == party.key

    def contests(self, party: Party | None) -> bool:
        """True when the party is one of those that the place is contested between."""
        return (
            self.status is HoldingStatus.CONTESTED
            and party is not None
            and any(o.key == party.key for o in self.others)
        )


NOTHING = State(status=HoldingStatus.UNKNOWN, notes=("no evidence",))


class History(Struct, frozen=True):
    """The states of a place so far, in order, and what stood aside on the way."""

    states: tuple[State, ...] = (NOTHING,)
    asides: tuple[Aside, ...] = ()

    @property
    def now(self) -> State:
        """The last state."""
        return self.states[-1]

    def turn_to(self, state: State) -> "History":
        """Add a state; one that starts on the same day as the last takes its place and keeps its proofs."""
        last = self.now
        if last.start is not None and state.start == last.start:
            notes = tuple(dict.fromkeys((*last.notes, *state.notes)))
            state = replace(state, proofs=_join(last.proofs, state.proofs), notes=notes)
            return History((*self.states[:-1], state), self.asides)
        return History((*self.states, state), self.asides)

    def support(self, proofs: tuple[Proof, ...], *notes: str) -> "History":
        """Add evidence to the last state."""
        joined = tuple(dict.fromkeys((*self.now.notes, *notes)))
        now = replace(self.now, proofs=_join(self.now.proofs, proofs), notes=joined)
        return History((*self.states[:-1], now), self.asides)

    def put_aside(self, signs: tuple[Sign, ...], why: str) -> "History":
        """Note claims that do not move the holding."""
        return History(self.states, (*self.asides, *(Aside(s.claim_id, s.latest, why) for s in signs)))


def _join(old: tuple[Proof, ...], new: tuple[Proof, ...]) -> tuple[Proof, ...]:
    known = {p.claim_id for p in old}
    return (*old, *(p for p in new if p.claim_id not in known))


# Turns ----------------------------------------------------------------------------------------------------------------


def apply_turn(history: History, step: Step) -> History:
    """Apply one change of hands."""
    turn = step.turn
    if turn.clash:
        return _clash(history, step)
    if turn.winner is None:
        return _lose(history, step)
    if turn.extent is Extent.PART:
        return _gain_part(history, step)
    return _gain(history, step)


def _proofs(turn: Turn, day: date) -> tuple[Proof, ...]:
    return tuple(Proof(day, s.claim_id) for s in turn.signs)


def _gain(history: History, step: Step) -> History:
    turn, now = step.turn, history.now
    if now.has(turn.winner) and not _must_have_lost(history, step) and not _is_news(now, turn):
        again = f"said to be taken again by {step.start:%Y-%m-%d}; no loss in between is on record"
        note = () if now.since.latest == step.start or now.status is HoldingStatus.IMPLIED else (again,)
        return history.support(_proofs(turn, step.start), *note)
    history = _imply_loser(history, step)
    before = history.now.holder
    partial = turn.extent is Extent.CORE
    return history.turn_to(
        State(
            status=gain_status(turn.signs, turn.winner),
            holder=turn.winner,
            others=(before,) if partial and before is not None and not history.now.has(turn.winner) else (),
            start=step.start,
            since=step.since,
            extent=turn.part,
            proofs=_proofs(turn, step.start),
            notes=(*_taken_from(turn), *turn.notes, *_partial_note(turn.part if partial else None)),
        )
    )


def _taken_from(turn: Turn) -> tuple[str, ...]:
    return (f"taken from {turn.loser.name}",) if turn.loser is not None and turn.loser_said else ()


def _partial_note(part: str | None) -> tuple[str, ...]:
    return (f"partial: only {part}; who had the rest is unsaid",) if part else ()


def _is_news(now: State, turn: Turn) -> bool:
    """True when a gain by the holder says more than is known: the whole after a part, or someone else's word after its own."""
    if now.status is HoldingStatus.IMPLIED:
        return True
    whole_now = now.extent is not None and turn.extent is Extent.WHOLE
    confirmed = (
        now.status is HoldingStatus.CLAIMED and gain_status(turn.signs, now.holder) is HoldingStatus.HELD
    )
    return whole_now or confirmed


def _must_have_lost(history: History, step: Step) -> bool:
    """True when the holder is said to take the place from another: it must have lost it before, untold."""
    turn, now = step.turn, history.now
    loser = turn.loser
    return loser is not None and turn.loser_said and not now.has(loser) and _has_room(now, step)


def _has_room(now: State, step: Step) -> bool:
    return step.since.earliest is not None and (
        now.start is None or now.start < step.since.earliest - ONE_DAY
    )


def _imply_loser(history: History, step: Step) -> History:
    """Who lost the place had it just before, though no one says so: an implied state, as long as is known."""
    now, loser = history.now, step.turn.loser
    if loser is None or loser.id is None or now.has(loser) or now.contests(loser):
        return history
    note = f"implied by who is said to have lost it by {say_day(step.start)}; not said"
    proofs = _proofs(step.turn, step.start)
    if now.status is HoldingStatus.UNKNOWN and now.start is None:
        state = State(status=HoldingStatus.IMPLIED, holder=loser, proofs=proofs, notes=(note,))
        return History((*history.states[:-1], state), history.asides)
    if not step.turn.loser_said or not _has_room(now, step) or step.since.earliest is None:
        return history
    day = step.since.earliest - ONE_DAY
    return history.turn_to(
        State(
            status=HoldingStatus.IMPLIED,
            holder=loser,
            start=day,
            since=Bound(_no_later(now.last_evidence, day), day),
            proofs=proofs,
            notes=(note,),
        )
    )


def _no_later(day: date | None, limit: date) -> date | None:
    return day if day is None else min(day, limit)


def _clash(history: History, step: Step) -> History:
    names = say_list(tuple(p.name for p in step.turn.clash))
    note = f"{names} are both said to have gained it, and which came last is not told"
    history = _imply_loser(history, step) if history.now.status is HoldingStatus.UNKNOWN else history
    return history.turn_to(_contested(step.turn.clash, step.start, step.since, step.turn, note))


def _contested(parties: tuple[Party, ...], start: date, since: Bound, turn: Turn | None, note: str) -> State:
    named = {p.key: p for p in parties}
    return State(
        status=HoldingStatus.CONTESTED,
        others=tuple(named[key] for key in sorted(named)),
        start=start,
        since=since,
        proofs=_proofs(turn, start) if turn is not None else (),
        notes=(note, *(turn.notes if turn is not None else ())),
    )


def _gain_part(history: History, step: Step) -> History:
    turn, now = step.turn, history.now
    if turn.winner is None or now.has(turn.winner) or now.contests(turn.winner):
        return history.support(_proofs(turn, step.start))
    history = _imply_loser(history, step)
    before = history.now.others if history.now.status is HoldingStatus.CONTESTED else (history.now.holder,)
    parties = tuple(p for p in (*before, turn.winner) if p is not None)
    note = f"{turn.winner.name} took a part: {turn.part}; a part does not flip the place"
    return history.turn_to(_contested(parties, step.start, step.since, turn, note))


def _lose(history: History, step: Step) -> History:
    turn = step.turn
    loser = _losing(turn)
    history = _imply_loser(history, step) if history.now.status is HoldingStatus.UNKNOWN else history
    now = history.now
    if now.contests(loser):
        return _left_alone(history, step, loser)
    if now.status is HoldingStatus.LOST and (loser is None or loser.key in {o.key for o in now.others}):
        return history.support(_proofs(turn, step.start))
    if loser is not None and not now.has(loser) and now.status is not HoldingStatus.UNKNOWN:
        return history.put_aside(turn.signs, f"{loser.name} is not on record as holding the place then")
    lost_by = loser or now.holder
    return history.turn_to(
        State(
            status=HoldingStatus.LOST,
            others=(lost_by,) if lost_by is not None else (),
            start=step.start,
            since=step.since,
            extent=turn.part,
            proofs=_proofs(turn, step.start),
            notes=("who has it now is unsaid", *turn.notes),
        )
    )


def _losing(turn: Turn) -> Party | None:
    return next((s.loser for s in turn.signs if s.loser is not None), None)


def _left_alone(history: History, step: Step, loser: Party | None) -> History:
    """One of those that contested the place left it: the one that stays has it, which follows and is not said."""
    now = history.now
    stay = [o for o in now.others if loser is not None and o.key != loser.key]
    alone = stay[0] if len(stay) == 1 else None
    left = loser.name if loser is not None else "a party"
    return history.turn_to(
        State(
            status=HoldingStatus.IMPLIED if alone is not None else HoldingStatus.LOST,
            holder=alone,
            others=(loser,) if loser is not None else (),
            start=step.start,
            since=step.since,
            proofs=_proofs(step.turn, step.start),
            notes=(f"implied: {left} left a place that both had ground in; not said",) if alone else (),
        )
    )


def gain_status(signs: tuple[Sign, ...], winner: Party | None) -> HoldingStatus:
    """`claimed` when only the gaining side says so; `held` by the word of anyone else, the enemy included."""
    if winner is None:
        return HoldingStatus.HELD
    own = all(is_own_word(teller, winner) for sign in signs for teller in sign.tellers)
    return HoldingStatus.CLAIMED if own else HoldingStatus.HELD


# Standing statements --------------------------------------------------------------------------------------------------


def apply_standing(history: History, day: date, signs: tuple[Sign, ...]) -> History:
    """Apply all that is said to stand on one day."""
    quarrels = tuple(s for s in signs if s.kind is SignKind.CONTESTED)
    holds = tuple(s for s in signs if s.kind is SignKind.HOLD)
    for sign in sorted(holds, key=lambda s: (not _agrees(history.now, s), _winner_key(s), s.claim_id)):
        history = _hold(history, sign, day)
    for sign in sorted(quarrels, key=lambda s: s.claim_id):
        history = _quarrel(history, sign)
    return history


def _agrees(now: State, sign: Sign) -> bool:
    return now.has(sign.winner)


def _winner_key(sign: Sign) -> str:
    return sign.winner.key if sign.winner is not None else ""


def _hold(history: History, sign: Sign, day: date) -> History:
    now, proof = history.now, (Proof(day, sign.claim_id),)
    if sign.winner is None:
        return history
    if sign.winner.id is None and now.holder is not None and now.holder.id is not None:
        return history.put_aside((sign,), why_unnamed(sign))
    if sign.extent is Extent.PART:
        return _hold_part(history, sign, day)
    if now.has(sign.winner):
        return (
            history.turn_to(_more_sure(now, sign, day)) if _tells_more(now, sign) else history.support(proof)
        )
    if now.contests(sign.winner) and now.last_evidence == day:
        return history.support(proof)
    if now.status in {HoldingStatus.HELD, HoldingStatus.CLAIMED} and _is_quarrel(now, day):
        return _oppose(history, sign, day)
    return history.turn_to(_found_holding(now, sign, day))


def _tells_more(now: State, sign: Sign) -> bool:
    if now.status is HoldingStatus.IMPLIED:
        return True
    others_word = gain_status((sign,), sign.winner) is HoldingStatus.HELD
    cleared = now.extent is not None and sign.extent is Extent.WHOLE and (sign.latest != now.start)
    return cleared or (now.status is HoldingStatus.CLAIMED and others_word)


def _more_sure(now: State, sign: Sign, day: date) -> State:
    """The same holder, by better evidence: said and not implied, by another's word, or of the whole."""
    start = day if now.start is None else max(day, now.start)
    own = gain_status((sign,), sign.winner)
    sure = HoldingStatus.HELD if HoldingStatus.HELD in {own, now.status} else HoldingStatus.CLAIMED
    note = "said to hold the place" if now.status is HoldingStatus.IMPLIED else "confirmed by another report"
    return State(
        status=sure,
        holder=now.holder,
        start=start,
        since=Bound(now.since.earliest, start),
        extent=now.extent if sign.extent is Extent.CORE else None,
        proofs=(Proof(day, sign.claim_id),),
        notes=(note,),
    )


def _is_quarrel(now: State, day: date) -> bool:
    """True when an opposite statement comes on the very day of the evidence for the holder, or just after its gain."""
    if now.last_evidence == day:
        return True
    return now.start is not None and day - now.start <= timedelta(SAME_TURN_DAYS)


def _oppose(history: History, sign: Sign, day: date) -> History:
    now = history.now
    if sign.winner is None or now.holder is None:
        return history
    mine = gain_status((sign,), sign.winner)
    if mine is HoldingStatus.CLAIMED and now.status is HoldingStatus.HELD:
        why = f"only {sign.winner.name} itself says so, while others say that {now.holder.name} holds it"
        return history.put_aside((sign,), why)
    note = f"{now.holder.name} and {sign.winner.name} are each said to hold it at that time"
    state = _contested((now.holder, sign.winner), day, Bound(now.since.latest, day), None, note)
    return history.turn_to(replace(state, proofs=(*now.proofs, Proof(day, sign.claim_id))))


def _found_holding(now: State, sign: Sign, day: date) -> State:
    """A holding that starts with a statement that it stands: it turned at a time nobody tells."""
    before = now.last_evidence if now.status is not HoldingStatus.UNKNOWN else None
    starts = [d for d in (before, sign.earliest) if d is not None]
    known = now.status not in {HoldingStatus.UNKNOWN, HoldingStatus.IMPLIED} or now.start is not None
    note = "said to hold the place; when it came to hold it is not told"
    lost = (now.holder,) if now.holder is not None and known and sign.extent is Extent.CORE else ()
    return State(
        status=gain_status((sign,), sign.winner),
        holder=sign.winner,
        others=lost,
        start=day,
        since=Bound(max(starts, default=None) if known or sign.earliest else None, day),
        extent=sign.part if sign.extent is Extent.CORE else None,
        proofs=(Proof(day, sign.claim_id),),
        notes=(note, *_partial_note(sign.part if sign.extent is Extent.CORE else None)),
    )


def _hold_part(history: History, sign: Sign, day: date) -> History:
    now, proof = history.now, (Proof(day, sign.claim_id),)
    if sign.winner is None or now.has(sign.winner) or now.contests(sign.winner):
        return history.support(proof)
    before = now.others if now.status is HoldingStatus.CONTESTED else (now.holder,)
    parties = tuple(p for p in (*before, sign.winner) if p is not None)
    note = f"{sign.winner.name} is said to hold a part: {sign.part}"
    state = _contested(parties, day, Bound(_no_later(now.last_evidence, day), day), None, note)
    return history.turn_to(replace(state, proofs=proof))


def _quarrel(history: History, sign: Sign) -> History:
    now, proof = history.now, (Proof(sign.latest, sign.claim_id),)
    if now.status is HoldingStatus.CONTESTED:
        return history.support(proof)
    parties = sign.rivals if len(sign.rivals) > 1 else (*sign.rivals, *((now.holder,) if now.holder else ()))
    since = Bound(sign.earliest or _no_later(now.last_evidence, sign.latest), sign.latest)
    state = _contested(parties, sign.latest, since, None, "said to be contested")
    return history.turn_to(replace(state, proofs=proof))
