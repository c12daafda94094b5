"""Who held a place on a day, and why: the holding, what it rests on, and what else is claimed."""

from datetime import date

from msgspec import Struct

from zenobia.control.signs import Aside
from zenobia.control.state import State
from zenobia.control.timeline import Chronicle, make_chronicle
from zenobia.control.words import is_open, say_bound, say_day, say_days, say_since, say_who
from zenobia.control.world import World
from zenobia.model import Claim, Holding, HoldingStatus, Place


class Answer(Struct, frozen=True, kw_only=True):
    """Who held a place on a day, how sure that is, and why."""

    place: Place
    on: date
    holding: Holding
    basis: tuple[Claim, ...] = ()
    """The claims that the state rests on, the turn first."""
    also_claimed: tuple[Claim, ...] = ()
    """Claims about the place at that time that do not move the holding, and those that no day can be given to."""
    also_why: tuple[str, ...] = ()
    """Why each of `also_claimed` does not move it: the rest of a sentence that begins "This claim"."""
    parts: tuple[Holding, ...] = ()
    """The holdings, on that day, of the named places that lie in this one, without those that an older word gives to
    another side than the one that has since taken all of it."""
    last_evidence: date | None = None
    """The last day, up to the day asked, for which a claim is evidence of the state; `None` when none is."""
    summary: str = ""
    """The answer in a sentence or two."""
    why: str = ""
    """What it rests on and what is uncertain, in words."""


def make_answer(place_id: str, on: date, world: World) -> Answer:
    """Answer who held a place on a day.

    Args:
        place_id: the place asked about.
        on: the day asked about.
        world: the claims, in any order, and the look-ups that they need.
    """
    chronicle = make_chronicle(place_id, world)
    index = _index_on(chronicle.holdings, on)
    holding, state = chronicle.holdings[index], chronicle.states[index]
    asides = _beside(chronicle, holding)
    last = _last_evidence(state, on)
    return Answer(
        place=world.place(place_id) or Place(id=place_id, name=holding.place),
        on=on,
        holding=holding,
        basis=tuple(world.by_id[claim_id] for claim_id in holding.basis),
        also_claimed=tuple(world.by_id[a.claim_id] for a in asides),
        also_why=tuple(a.why for a in asides),
        parts=_parts(place_id, on, holding, world),
        last_evidence=last,
        summary=_summary(holding, on, last),
        why=_why(holding, chronicle, index, on, world),
    )


def _index_on(holdings: tuple[Holding, ...], on: date) -> int:
    """Which holding covers a day; exactly one does."""
    return max(i for i, h in enumerate(holdings) if h.start is None or h.start <= on)


def _beside(chronicle: Chronicle, holding: Holding) -> list[Aside]:
    """The claims that fall into a holding without moving it; those without any day fall into each."""
    basis = set(holding.basis)
    found: dict[str, Aside] = {}
    for aside in chronicle.asides:
        if aside.claim_id not in basis and _falls_into(aside.day, holding):
            found.setdefault(aside.claim_id, aside)
    return list(found.values())


def _falls_into(day: date | None, holding: Holding) -> bool:
    if day is None:
        return True
    return (holding.start is None or holding.start <= day) and (holding.end is None or day < holding.end)


def _last_evidence(state: State, on: date) -> date | None:
    if state.status in {HoldingStatus.IMPLIED, HoldingStatus.UNKNOWN}:
        return None
    return max((p.day for p in state.proofs if p.day <= on), default=None)


def _parts(place_id: str, on: date, whole: Holding, world: World) -> tuple[Holding, ...]:
    """What is known of the places inside; those of which nothing is known, or nothing since, are left out."""
    found = []
    for inner in world.by_ancestor.get(place_id, ()):
        chronicle = make_chronicle(inner, world)
        index = _index_on(chronicle.holdings, on)
        holding, last = chronicle.holdings[index], _last_evidence(chronicle.states[index], on)
        if holding.status is not HoldingStatus.UNKNOWN and not _is_stale(holding, last, whole):
            found.append(holding)
    return tuple(sorted(found, key=lambda h: (h.place, h.place_id)))


def _is_stale(part: Holding, last: date | None, whole: Holding) -> bool:
    """True when another side took all of the place after the last that is told of a part."""
    if whole.status is not HoldingStatus.HELD or whole.extent is not None or whole.start is None:
        return False
    return part.holder_id != whole.holder_id and (last is None or last < whole.start)


def _summary(holding: Holding, on: date, last: date | None) -> str:
    since = "" if holding.start is None else f", {say_since(holding.since)}"
    text = f"On {say_day(on)} {holding.place} was {say_who(holding)}{since}."
    if last is not None and last < on:
        text += f" Unchanged since; last evidence {say_days((on - last).days)} before."
    if is_open(holding, on):
        text += f" It may have changed hands by then: that came {say_bound(holding.until)}."
    return text


def _why(holding: Holding, chronicle: Chronicle, index: int, on: date, world: World) -> str:
    sentences = [_sentence(holding.note)] if holding.note else []
    reports = {world.by_id[claim_id].doc_id for claim_id in holding.basis}
    if reports:
        sentences.append(
            f"Rests on {_count(len(holding.basis), 'claim')} in {_count(len(reports), 'report')}."
        )
    if is_open(holding, on):
        after = chronicle.holdings[index + 1]
        sentences.append(f"Next: {say_who(after)}, {say_since(after.since)}.")
    return " ".join(sentences)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
