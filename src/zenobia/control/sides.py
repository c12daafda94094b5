"""Who counts as one party, and whose word a claim is."""

from msgspec import Struct

from zenobia.control.world import World
from zenobia.kit.text import fold
from zenobia.model import Actor, ActorKind, Claim, Mention, SourceKind

UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.ORGANISATION})
"""Kinds that hold no ground."""


class Party(Struct, frozen=True):
    """A side that can hold a place."""

    id: str | None
    """`None` when the registry does not know whom the words stand for."""
    name: str
    kind: ActorKind = ActorKind.UNKNOWN

    @property
    def key(self) -> str:
        """What two parties are compared by: the id of the side, else the words."""
        return self.id if self.id is not None else f"as written: {fold(self.name)}"


class Teller(Struct, frozen=True):
    """One voice that a claim rests on: the key of its party when known, and what kind of voice it is."""

    key: str | None
    kind: SourceKind | None


def side_of(actor: Actor, world: World) -> Actor:
    """The actor on whose behalf ground is held, at the top of the chain; a circle in the data ends the walk."""
    seen = {actor.id}
    while actor.side is not None and actor.side not in seen:
        above = world.actor(actor.side)
        if above is None:
            return Actor(id=actor.side, name=actor.name, kind=actor.kind)
        actor = above
        seen.add(actor.id)
    return actor


def make_party(mention: Mention | None, world: World) -> Party | None:
    """The party that a mention stands for, by its best candidate; `None` when there is no mention."""
    if mention is None:
        return None
    if mention.best is None:
        return Party(None, mention.label)
    actor = world.actor(mention.best.id)
    if actor is None:
        return Party(mention.best.id, mention.best.name)
    side = side_of(actor, world)
    return Party(side.id, side.name, side.kind)


def make_tellers(claim: Claim, world: World) -> tuple[Teller, ...]:
    """The voices of a claim: its sources inside the report, else the outlet."""
    outlet = _outlet_key(claim, world)
    if not claim.source:
        return (Teller(outlet, None),)
    return tuple(_teller(source, outlet, world) for source in claim.source)


def _teller(source: Mention, outlet: str | None, world: World) -> Teller:
    actor = world.actor(source.best.id) if source.best is not None else None
    if actor is None or actor.kind is ActorKind.UNKNOWN:
        return Teller(outlet, source.kind)
    return Teller(side_of(actor, world).id, source.kind)


def _outlet_key(claim: Claim, world: World) -> str | None:
    doc = world.documents.get(claim.doc_id)
    actor = world.outlet(doc.publisher) if doc is not None and doc.publisher else None
    return side_of(actor, world).id if actor is not None else None


def is_own_word(teller: Teller, party: Party) -> bool:
    """True when the voice is the party itself, or may be for all that the report says.

    A military source or an official whom nobody names speaks for a state; an armed party that nobody names may be the
    gaining one. Taking them for the party keeps a holding `claimed` that may be `held`: the error that harms less.
    """
    if teller.key is not None:
        return teller.key == party.key
    if teller.kind is SourceKind.BELLIGERENT:
        return True
    return teller.kind in {SourceKind.MILITARY, SourceKind.OFFICIAL} and party.kind is ActorKind.STATE_FORCE
