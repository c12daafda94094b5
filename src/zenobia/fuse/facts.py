"""What merging looks at in a claim, worked out once."""

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct

from zenobia.kit.dates import DateInterval
from zenobia.model import Actor, Claim, ClaimType, Document, Mention, Modality, PublishedHow

FindActor = Callable[[str], Actor | None]

LASTING = frozenset(
    {
        ClaimType.CAPTURE,
        ClaimType.WITHDRAWAL,
        ClaimType.CONTROL,
        ClaimType.SIEGE,
        ClaimType.AGREEMENT,
        ClaimType.DESTRUCTION,
    }
)
"""Types of which one place sees one in a long while: a vague day and an exact one inside it may be the same. Of battles,
strikes and killings a month holds many."""


class Facts(Struct, frozen=True, kw_only=True):
    """What merging looks at in one claim."""

    claim_id: str
    claim: Claim
    doc_id: str
    published: date | None
    days: DateInterval | None
    block: tuple[str, ...]
    """Claims of different blocks are never compared: type, place, whether it was tried or done."""
    agents: frozenset[str]
    """Ids of the sides that did it. Who has no id is not known, and cannot be told apart from another."""
    targets: frozenset[str]

    @property
    def parties(self) -> frozenset[str]:
        """All sides of it."""
        return self.agents | self.targets

    @property
    def is_lasting(self) -> bool:
        """True when a place sees one such happening in a long while."""
        return self.claim.type in LASTING

    @property
    def is_denial(self) -> bool:
        """True when the claim says that it did not happen."""
        return self.claim.modality is Modality.DENIED

    @property
    def width(self) -> int:
        """How many days it may have been; a very large number when that is not known."""
        return (self.days.days or 10**6) if self.days is not None else 10**7


def make_facts(claim: Claim, documents: Mapping[str, Document], actor: FindActor) -> Facts | None:
    """Work out the facts of a claim; `None` for what is planned or foreseen, which is no happening."""
    if claim.modality in {Modality.PLANNED, Modality.FORECAST}:
        return None
    claim_id = claim.id
    days = claim.when.interval if claim.when is not None else None
    return Facts(
        claim_id=claim_id,
        claim=claim,
        doc_id=claim.doc_id,
        published=_published(claim, documents),
        days=None if days == DateInterval() else days,
        block=_block(claim_id, claim),
        agents=_sides(claim.agent or _holder(claim), actor),
        targets=_sides(claim.target or _former(claim), actor),
    )


def _block(claim_id: str, claim: Claim) -> tuple[str, ...]:
    """A claim without a located place is a block of its own: nothing says that it is the happening of another."""
    tried = "tried" if claim.modality is Modality.ATTEMPTED else "done"
    place = place_of(claim)
    if place is None or place.best is None:
        return (claim.type.value, tried, claim_id)
    off = "near" if place.relation is not None and claim.type in LASTING else "at"
    return (claim.type.value, tried, off, place.best.id)


def place_of(claim: Claim) -> Mention | None:
    """The place that a claim is compared by: the first, which is the most exact; a control claim's own first."""
    places = (*(claim.control.places if claim.control is not None else ()), *claim.place)
    resolved = [place for place in places if place.best is not None]
    return next(iter(resolved or places), None)


def _holder(claim: Claim) -> tuple[Mention, ...]:
    holder = claim.control.holder if claim.control is not None else None
    return (holder,) if holder is not None else ()


def _former(claim: Claim) -> tuple[Mention, ...]:
    former = claim.control.former if claim.control is not None else None
    return (former,) if former is not None else ()


def _published(claim: Claim, documents: Mapping[str, Document]) -> date | None:
    doc = documents.get(claim.doc_id)
    if doc is None or doc.published.how not in {PublishedHow.GIVEN, PublishedHow.STATED}:
        return None
    return doc.published.day


def _sides(mentions: tuple[Mention, ...], actor: FindActor) -> frozenset[str]:
    return frozenset(side for mention in mentions if (side := _side(mention, actor)) is not None)


def _side(mention: Mention, actor: FindActor) -> str | None:
    """The id at the top of an actor's chain of sides; `None` when it has no id; a circle ends the walk."""
    if mention.best is None:
        return None
    seen = [mention.best.id]
    found = actor(seen[-1])
    while found is not None and found.side is not None and found.side not in seen:
        seen.append(found.side)
        found = actor(found.side)
    return seen[-1]
