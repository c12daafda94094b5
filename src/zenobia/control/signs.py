"""What one claim says of who holds one place; and the claims that say nothing that moves it, with why."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from zenobia.control.parts import Extent, is_site, make_extent
from zenobia.control.rules import ABOUT_CONTROL
from zenobia.control.sides import UNARMED, Party, Teller, make_party, make_tellers
from zenobia.control.words import say_day
from zenobia.control.world import World, mentions_of
from zenobia.kit.dates import DateInterval
from zenobia.kit.text import fold
from zenobia.model import ActorKind, Change, Claim, ClaimType, FoundBy, Mention, Modality, PlaceKind


class SignKind(StrEnum):
    """What a claim says of a holding."""

    GAIN = "gain"
    LOSS = "loss"
    HOLD = "hold"
    CONTESTED = "contested"


class Sign(Struct, frozen=True, kw_only=True):
    """What one claim says of who holds one place, by when."""

    claim_id: str
    doc_id: str
    kind: SignKind
    winner: Party | None = None
    loser: Party | None = None
    loser_said: bool = False
    """True when the text says who held it; false when that follows from whom the taking was aimed at."""
    rivals: tuple[Party, ...] = ()
    """The parties that a contested place is between."""
    extent: Extent = Extent.WHOLE
    part: str | None = None
    earliest: date | None
    latest: date
    undated: bool = False
    """True when only the publication day says by when."""
    past: bool = False
    published: date | None = None
    tellers: tuple[Teller, ...] = ()

    @property
    def width(self) -> int:
        """How many days it may have been; a very large number when nobody says how early."""
        return (self.latest - self.earliest).days + 1 if self.earliest is not None else 10**6

    def meets(self, earliest: date | None, latest: date) -> bool:
        """True when it may have been on a day from `earliest` to `latest`."""
        return (self.earliest is None or self.earliest <= latest) and (
            earliest is None or earliest <= self.latest
        )


class Aside(Struct, frozen=True):
    """A claim about a place that does not move its holding, the day it is listed under, and why it does not move it."""

    claim_id: str
    day: date | None
    """`None` when no day is known: it is then listed with every answer."""
    why: str
    denied: str | None = None
    """On a denial of a gain or a loss: the key of the party that is denied to have gained, or lost, the place."""


class Reading(Struct, frozen=True):
    """All that is said of one place, in an order that does not depend on that of the claims."""

    signs: tuple[Sign, ...]
    asides: tuple[Aside, ...]


def read_signs(place_id: str, world: World) -> Reading:
    """Read all claims about a place."""
    signs: list[Sign] = []
    asides: list[Aside] = []
    for claim_id in world.by_place.get(place_id, ()):
        read = read_claim(claim_id, place_id, world)
        if isinstance(read, Sign):
            signs.append(read)
        elif read is not None:
            asides.append(read)
    told = _told_turns(signs)
    unclear = [s for s in signs if s.undated and _told_otherwise(s, told)]
    asides += [Aside(s.claim_id, s.latest, _TOLD_OTHERWISE) for s in unclear]
    return Reading(tuple(s for s in signs if s not in unclear), tuple(asides))


SIEGE = "tells of a siege, which does not change who holds the place"
_TOLD_OTHERWISE = (
    "gives no day, and its report gives a day to another side's gain; which came first is unsaid"
)


def _told_turns(signs: list[Sign]) -> dict[str, set[str]]:
    """By report: who gained the place on a day that the report gives."""
    told: dict[str, set[str]] = {}
    for sign in signs:
        if sign.kind is SignKind.GAIN and sign.winner is not None and not (sign.undated or sign.past):
            told.setdefault(sign.doc_id, set()).add(sign.winner.key)
    return told


def _told_otherwise(sign: Sign, told: dict[str, set[str]]) -> bool:
    """True for "ISIS-held X" in the report of its recapture: it does not say when that was so."""
    if sign.winner is None or sign.extent is Extent.PART or sign.kind is SignKind.CONTESTED:
        return False
    winners = told.get(sign.doc_id, set())
    return bool(winners) and sign.winner.key not in winners


def read_claim(claim_id: str, place_id: str, world: World) -> Sign | Aside | None:
    """Read one claim; `None` when it says nothing of who holds the place."""
    claim = world.by_id[claim_id]
    found = mentions_of(place_id, world.at_stake(claim))
    if not found:
        return None
    days = _days(claim, world)
    why = _why_aside(claim, found[0], days is None, world)
    if why is not None:
        return Aside(claim_id, _listed_under(claim, days, world), why, _denied(claim, world))
    if claim.control is None or days is None:
        return None
    return _sign(claim_id, claim, found[0], days, world)


def _why_aside(claim: Claim, mention: Mention, dateless: bool, world: World) -> str | None:
    """Why a claim does not move the holding; `None` when it may."""
    if claim.found_by is FoundBy.MODEL:
        return "no rule explains it, only the learned part sees it"
    if claim.modality is not Modality.ASSERTED:
        return f"is {claim.modality.value}: {claim.modality.definition}"
    if claim.type not in ABOUT_CONTROL and claim.control is None:
        return None
    if claim.type is ClaimType.SIEGE:
        return SIEGE
    if claim.control is None:
        return "does not say who holds the place"
    if mention.relation is not None:
        return f"speaks of what lies {mention.relation} the place, not of the place itself"
    return _why_dateless(claim, world) if dateless else None


def _why_dateless(claim: Claim, world: World) -> str:
    published = world.published(claim)
    if claim.when is not None and claim.when.interval is not None and published is not None:
        return f"has no usable date: it is given a day after its report, which is of {say_day(published)}"
    if claim.when is not None:
        return f"has no date: {claim.when.detail or f'“{claim.when.text}” cannot be placed in the calendar'}"
    if claim.about_past:
        return "has no date: the report tells it as past and gives no time"
    return "has no date: the report gives none, and its publication date is unknown"


class _Days(Struct, frozen=True):
    earliest: date | None
    latest: date
    undated: bool


def _days(claim: Claim, world: World) -> _Days | None:
    """By when it happened, or `None` when that cannot be said. No report tells of what came after it."""
    published = world.published(claim)
    interval = claim.when.interval if claim.when is not None else None
    if interval is None or interval == DateInterval():
        return _Days(None, published, True) if published is not None and not claim.about_past else None
    lasts = [day for day in (interval.last, published) if day is not None]
    if not lasts or (interval.start is not None and interval.start > min(lasts)):
        return None
    return _Days(interval.start, min(lasts), False)


def _listed_under(claim: Claim, days: _Days | None, world: World) -> date | None:
    """The day of a claim that moves nothing: its own, else that of the report unless it tells of the past."""
    if days is not None:
        return days.latest
    interval = claim.when.interval if claim.when is not None else None
    if interval is not None:
        return interval.last or interval.start
    return None if claim.about_past else world.published(claim)


def _sign(claim_id: str, claim: Claim, mention: Mention, days: _Days, world: World) -> Sign | None:
    control = claim.control
    if control is None:
        return None
    kind, winner, loser = _sides(claim, world)
    part = _part(mention, world)
    standing = kind is SignKind.HOLD and not _says_since(claim)
    return Sign(
        claim_id=claim_id,
        doc_id=claim.doc_id,
        kind=kind,
        winner=winner,
        loser=loser or (_aimed_at(claim, winner, world) if kind is SignKind.GAIN else None),
        loser_said=loser is not None,
        rivals=_rivals(claim, world) if kind is SignKind.CONTESTED else (),
        extent=make_extent(part),
        part=part,
        earliest=None if standing else days.earliest,
        latest=days.latest,
        undated=days.undated,
        past=claim.about_past,
        published=world.published(claim),
        tellers=make_tellers(claim, world),
    )


_SETTLED = frozenset(
    {PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD, PlaceKind.DISTRICT, PlaceKind.GOVERNORATE}
)


def _part(mention: Mention, world: World) -> str | None:
    """The part that the words name; "the airport" is a part where only its town is known."""
    if mention.part is not None or mention.best is None or not is_site(mention.text):
        return mention.part
    place = world.place(mention.best.id)
    names = (place.name, *place.aliases) if place is not None else ()
    by_name = any(fold(name) in fold(mention.text) for name in names)
    settled = place is not None and place.kind in _SETTLED
    return mention.text if settled and not by_name else None


def _sides(claim: Claim, world: World) -> tuple[SignKind, Party | None, Party | None]:
    """What is said, who has the place by it, and who had it before."""
    assert claim.control is not None
    change = claim.control.change
    winner = make_party(claim.control.holder, world)
    loser = make_party(claim.control.former, world)
    if winner is not None and loser is not None and winner.key == loser.key:
        winner, loser = (None, loser) if change is Change.LOSS else (winner, None)
    if change is Change.CONTESTED:
        return SignKind.CONTESTED, winner, loser
    if change is Change.HOLD and winner is not None:
        return SignKind.HOLD, winner, loser
    return (SignKind.GAIN if winner is not None else SignKind.LOSS), winner, loser


def _says_since(claim: Claim) -> bool:
    """True for "since 2 March": the first of its days is when the state began."""
    return claim.when is not None and claim.when.text.lower().startswith("since")


def _aimed_at(claim: Claim, winner: Party | None, world: World) -> Party | None:
    """The armed party that a taking was aimed at, known to the registry: it had the place before."""
    for mention in claim.target:
        party = make_party(mention, world)
        if party is None or party.id is None or party.kind in UNARMED | {ActorKind.UNKNOWN}:
            continue
        if winner is None or party.key != winner.key:
            return party
    return None


def _rivals(claim: Claim, world: World) -> tuple[Party, ...]:
    """The parties that a place is said to be contested between, each side once."""
    control = claim.control
    named = (control.holder, control.former) if control is not None else ()
    mentions = [m for m in (*named, *claim.agent, *claim.target) if m is not None]
    parties = [party for m in mentions if (party := make_party(m, world)) and party.kind not in UNARMED]
    return tuple(sorted({p.key: p for p in parties}.values(), key=lambda p: p.key))


def _denied(claim: Claim, world: World) -> str | None:
    if claim.modality is not Modality.DENIED or claim.control is None:
        return None
    _, winner, loser = _sides(claim, world)
    party = winner or loser
    return party.key if party is not None else None


def note_undated(sign: Sign) -> str:
    """The sentence for a turn that only a publication day places."""
    return f"the report gives no day; it was published on {say_day(sign.latest)}"
