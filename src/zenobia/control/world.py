"""What control is worked out from: the claims, their documents, and who and where is who and where."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zenobia.control.rules import ABOUT_CONTROL, ATTEMPTS
from zenobia.model import Actor, Claim, Document, Mention, Place, PublishedHow

_LIES_IN = re.compile(r"(?:(?!\band\b)[^.;])*\b(?:in|inside|within|of)\s+(?:the\s+)?")
"""What stands between a place and the one that it lies in: "in", "that they held in", but not "and in"."""


def _no_outlet(_: str) -> Actor | None:
    return None


@dataclass(frozen=True)
class World:
    """Resolved claims and the look-ups they need. Nothing in it changes, so what is worked out from it is kept.

    Args:
        claims: resolved claims, in any order; the same claim twice counts once.
        documents: the documents of the claims, by id.
        actor: an actor by its id; `None` when unknown.
        place: a place by its id; `None` when unknown.
        outlet: the actor that a publisher's name stands for, such as a party's own agency; `None` for all others.
    """

    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    actor: Callable[[str], Actor | None]
    place: Callable[[str], Place | None]
    outlet: Callable[[str], Actor | None] = _no_outlet

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """Each claim once, by its id, in the order of the ids."""
        named = {claim.id: claim for claim in self.claims}
        return dict(sorted(named.items()))

    @cached_property
    def by_place(self) -> dict[str, tuple[str, ...]]:
        """Ids of the claims that speak of control of a place, or of an attempt on it, by the place's id."""
        found: dict[str, list[str]] = {}
        for claim_id, claim in self.by_id.items():
            for place_id in sorted(self._places(claim)):
                found.setdefault(place_id, []).append(claim_id)
        return {place_id: tuple(ids) for place_id, ids in found.items()}

    @cached_property
    def by_ancestor(self) -> dict[str, tuple[str, ...]]:
        """Ids of the places with claims, by the id of each place that they lie in."""
        found: dict[str, list[str]] = {}
        for place_id in sorted(self.by_place):
            for ancestor in self.ancestors(place_id):
                found.setdefault(ancestor, []).append(place_id)
        return {ancestor: tuple(ids) for ancestor, ids in found.items()}

    @cached_property
    def memo(self) -> dict[str, object]:
        """What was worked out before, by place."""
        return {}

    def ancestors(self, place_id: str) -> tuple[str, ...]:
        """Ids of the places that a place lies in, nearest first; a circle in the data ends the walk."""
        chain: list[str] = []
        place = self.place(place_id)
        while place is not None and place.parent is not None and place.parent not in {place_id, *chain}:
            chain.append(place.parent)
            place = self.place(place.parent)
        return tuple(chain)

    def at_stake(self, claim: Claim) -> tuple[Mention, ...]:
        """The places that a claim gives to someone, without those that only say where these lie.

        Who seized "three checkpoints in Homs province", or held "the last town in Homs province", is not thereby said to
        have the province.
        """
        said = (claim.control.places if claim.control is not None else ()) or claim.place
        doc = self.documents.get(claim.doc_id)
        if doc is None:
            return said
        return tuple(
            place for place in said if not any(_said_to_lie_in(doc.text, other, place) for other in said)
        )

    def _places(self, claim: Claim) -> set[str]:
        """Where a claim belongs: the places whose control it speaks of, or at which an attempt was made."""
        if claim.type not in ABOUT_CONTROL | ATTEMPTS:
            return set()
        return {m.best.id for m in self.at_stake(claim) if m.best is not None}

    def published(self, claim: Claim) -> date | None:
        """The publication day, when it is given or stated; an inferred one is not a day to date news by."""
        doc = self.documents.get(claim.doc_id)
        if doc is None or doc.published.how not in {PublishedHow.GIVEN, PublishedHow.STATED}:
            return None
        return doc.published.day


def mentions_of(place_id: str, mentions: tuple[Mention, ...]) -> list[Mention]:
    """The mentions whose best candidate is the place; those of the place itself first, then its parts, then near it."""
    found = [m for m in mentions if m.best is not None and m.best.id == place_id]
    return sorted(found, key=lambda m: (m.relation is not None, m.part is not None))


def _said_to_lie_in(text: str, place: Mention, other: Mention) -> bool:
    """True when the words between two places say that the first lies in the second."""
    return (
        place.span.end <= other.span.start
        and _LIES_IN.fullmatch(text[place.span.end : other.span.start]) is not None
    )
