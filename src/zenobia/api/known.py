"""What a record knows in one state of it: documents, claims, and what is worked out from them, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from zenobia.model import Actor, Candidate, Claim, Document, Event, Mention, Place
from zenobia.record.filters import actor_mentions, place_mentions
from zenobia.record.lookup import Named, by_name, near_names, not_found

if TYPE_CHECKING:
    from zenobia.api.stages import Resolver
    from zenobia.control import World

T = TypeVar("T", Actor, Place)


class Known:
    """The documents and claims of a record in one state, and the events and the world that they make up.

    Documents come by date, claims in the order of their documents and of the text: nothing tells in what order they
    were added.
    """

    def __init__(
        self, state: str, docs: Iterable[Document], claims: Iterable[Claim], resolver: Callable[[], Resolver]
    ) -> None:
        """Know these documents and claims.

        Args:
            state: the word of the record's state.
            docs: its documents.
            claims: its claims, those of one document in the order of the text.
            resolver: gives the names of actors and places; asked only when they are needed.
        """
        self.state = state
        by_date = sorted(docs, key=lambda d: (d.published.day or date.max, d.name, d.id))
        self.docs = {doc.id: doc for doc in by_date}
        rank = {id: i for i, id in enumerate(self.docs)}
        self.claims = tuple(sorted(claims, key=lambda c: rank[c.doc_id]))
        self._resolver = resolver

    @cached_property
    def places(self) -> list[tuple[Place, int]]:
        """Every place that a claim names, with the number of claims, the most first."""

        def make(candidate: Candidate) -> Place:
            place = self._resolver().places.get(candidate.id)
            return place or Place(id=candidate.id, name=candidate.name)

        return [(make(c), n) for c, n in _tally(self.claims, place_mentions)]

    @cached_property
    def actors(self) -> list[tuple[Actor, int]]:
        """Every actor that a claim names as taking part, with the number of claims, the most first."""

        def make(candidate: Candidate) -> Actor:
            actor = self._resolver().actors.get(candidate.id)
            return actor or Actor(id=candidate.id, name=candidate.name)

        return [(make(c), n) for c, n in _tally(self.claims, actor_mentions)]

    @cached_property
    def actors_of(self) -> dict[str, set[str]]:
        """The ids of the actors of each claim, by the claim's id."""
        return {c.id: {m.best.id for m in actor_mentions(c) if m.best is not None} for c in self.claims}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events that the claims make up."""
        from zenobia.fuse import make_events

        return make_events(self.claims, self.docs, self._resolver().actors.get)

    @cached_property
    def world(self) -> World:
        """What control is worked out from."""
        from zenobia.control import World

        resolver = self._resolver()
        return World(self.claims, self.docs, resolver.actors.get, resolver.places.get, self._outlet)

    def find_place(self, words: str) -> Place:
        """The place of this id, else the one called so, there or in a report, that is in most claims.

        Raises:
            NotFoundError: no claim names such a place; near names are offered.
        """
        written = _as_written(self.claims, place_mentions)
        named = [(p, (p.name, *p.aliases, *written.get(p.id, ())), n) for p, n in self.places]
        return _find("place", words, named)

    def find_actor(self, words: str) -> Actor:
        """The actor of this id, else the one called so, there or in a report, that is in most claims.

        Raises:
            NotFoundError: no claim names such an actor; near names are offered.
        """
        written = _as_written(self.claims, actor_mentions)
        named = [
            (a, (a.name, *a.aliases, *(period.name for period in a.names), *written.get(a.id, ())), n)
            for a, n in self.actors
        ]
        return _find("actor", words, named)

    def _outlet(self, publisher: str) -> Actor | None:
        """The actor that a publisher's name stands for, such as a party's own agency."""
        actors = self._resolver().actors
        named = actors.named(publisher)
        return None if named is None else actors.get(named[0])


def _find(kind: str, words: str, named: list[tuple[T, tuple[str, ...], int]]) -> T:
    things = [Named(thing.id, names, n) for thing, names, n in named]
    found = by_name(words, things)
    if found is None:
        raise not_found(kind, words, near_names(words, things), hint=f"`zenobia {kind}s` lists them.")
    return next(thing for thing, _, _ in named if thing.id == found.id)


def _tally(
    claims: Iterable[Claim], mentions: Callable[[Claim], Iterable[Mention]]
) -> list[tuple[Candidate, int]]:
    """The likeliest candidates of all mentions, and in how many claims each is, the most first."""
    candidates: dict[str, Candidate] = {}
    counts: dict[str, int] = {}
    for claim in claims:
        best = {m.best.id: m.best for m in mentions(claim) if m.best is not None}
        for id, candidate in best.items():
            candidates.setdefault(id, candidate)
            counts[id] = counts.get(id, 0) + 1
    ordered = sorted(candidates.values(), key=lambda c: (-counts[c.id], c.name, c.id))
    return [(candidate, counts[candidate.id]) for candidate in ordered]


def _as_written(
    claims: Iterable[Claim], mentions: Callable[[Claim], Iterable[Mention]]
) -> dict[str, tuple[str, ...]]:
    """By id, the words that reports use for it by themselves: "Homs province", but not "the city" or a part of it."""
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        for mention in mentions(claim):
            if mention.best is not None and mention.name is None and mention.part is None:
                found.setdefault(mention.best.id, {})[mention.text] = None
    return {id: tuple(words) for id, words in found.items()}
