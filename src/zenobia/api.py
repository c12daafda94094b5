"""Zenobia from Python: open a record, add reports to it, ask it who held a place, and see why.

    import zenobia

    with zenobia.open("war.db") as record:
        record.add("reports/")
        print(record.holder("Palmyra", on=date(2016, 12, 12)).holding)

This module only wires: sources -> `ingest` -> `read` -> `resolve` -> `record`, and from there -> `fuse` and `control`.
The stages are imported when they are first needed, since the parser alone takes seconds to start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self, TypeVar

import msgspec
from msgspec import Struct

from zenobia.kit.errors import NotFoundError, ReadError
from zenobia.model import (
    Actor,
    ActorKind,
    Candidate,
    Claim,
    ClaimType,
    Document,
    Event,
    Holding,
    Mention,
    Modality,
    Place,
    Published,
    PublishedHow,
)
from zenobia.record.base import Decision, DecisionKind, Reading, Resolution, Store, Writer
from zenobia.record.filters import (
    actor_mentions,
    days_between,
    is_said_by,
    is_within,
    place_mentions,
    refers_to,
    when_of,
)
from zenobia.record.lookup import Named, by_name, near_names, not_found, only_one

if TYPE_CHECKING:
    from zenobia.control import Answer, World
    from zenobia.ingest import Failure
    from zenobia.read.base import Reader
    from zenobia.resolve import ActorRegistry, Gazetteer

T = TypeVar("T", Actor, Place)

RESOLVER = "zenobia.resolve.v1"
"""The name of the shipped resolver."""

BATCH = 64
"""How many documents go through the reader in one stream; a whole batch of texts is in memory at once."""

Clock = Callable[[], datetime]
"""Tells the time; it is handed in, so that a test or a replay can say what time it is."""

Progress = Callable[[int, "Added | Failure"], None]
"""Called after each source with how many are done so far and what became of this one."""

Source = str | Path
"""A file, a folder, or `-` for standard input."""


class ActorNames(Protocol):
    """Looks up actors."""

    def get(self, id: str, /) -> Actor | None:
        """The actor of this id, or `None`."""

    def named(self, words: str, /) -> tuple[str, ActorKind] | None:
        """The id and kind of the actor that `words` always name, or `None`."""


class PlaceNames(Protocol):
    """Looks up places by id."""

    def get(self, id: str, /) -> Place | None:
        """The place of this id, or `None`."""


class Resolver(Protocol):
    """Fills in what the mentions, dates and counts of claims stand for.

    It may have a `name` that lasts, with a version, which every resolution carries; without one it is `RESOLVER`.
    """

    @property
    def actors(self) -> ActorNames:
        """The actors that candidates refer to."""

    @property
    def places(self) -> PlaceNames:
        """The places that candidates refer to."""

    def resolve(self, doc: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The same claims, in the same order, resolved as far as the sources at hand allow."""


class Added(Struct, frozen=True, kw_only=True):
    """A document that is in the record now."""

    document: Document
    claims: int
    """How many claims its latest reading has."""
    is_new: bool
    """`False` when the record had it already."""


class Summary(Struct, frozen=True, kw_only=True):
    """What became of the sources of one `Record.add`, in their order."""

    added: tuple[Added, ...] = ()
    failures: tuple[Failure, ...] = ()


class Record:
    """A record of claims: reports are added to it, and it answers who held a place, when, and why.

    Make one with `zenobia.open`. It is a context manager; leaving it lets go of the file. Use one `Record` a thread.
    """

    def __init__(
        self,
        store: Store,
        *,
        reader: Reader | None = None,
        resolver: Resolver | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Wire a record; `zenobia.open` does this.

        Args:
            store: where the rows are kept.
            reader: reads documents for claims; the rule reader when `None`.
            resolver: says what names and dates stand for; the shipped registries when `None`.
            clock: tells the time, in UTC; the computer's when `None`.
        """
        self._store = store
        self._stages = _Stages(reader, resolver)
        self._clock = clock or _utc_now
        self._known: _Known | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    @property
    def where(self) -> str:
        """The path or address of the record."""
        return self._store.where

    # Adding

    def add(
        self,
        *sources: Source,
        published: date | None = None,
        publisher: str | None = None,
        progress: Progress | None = None,
        stdin: BinaryIO | None = None,
    ) -> Summary:
        """Read reports and keep them with their claims, each document whole or not at all.

        A document that the record has already is not kept twice, nor read again by the same reader. When it has no
        publication date in the record and comes with one now, that date is set and its claims are resolved again.

        Args:
            *sources: files, folders, or `-` for standard input.
            published: the publication day of all of them.
            publisher: the outlet of all of them.
            progress: called after each document, with the number done and what became of it.
            stdin: where `-` reads from; the process's own when `None`.

        Returns:
            What was added, and what could not be read and why. A document in a language that cannot be read is kept
            in the record, and its refusal is among the failures.

        Raises:
            RecordError: the record cannot be written. Documents before this one are kept.
        """
        from zenobia.ingest import documents

        added: list[Added] = []
        failures: list[Failure] = []
        found = documents(sources, published=published, publisher=publisher, stdin=stdin)
        for done, outcome in enumerate(self._outcomes(found), start=1):
            if isinstance(outcome, Added):
                added.append(outcome)
            else:
                failures.append(outcome)
            if progress is not None:
                progress(done, outcome)
        return Summary(added=tuple(added), failures=tuple(failures))

    def set_published(self, document: str, day: date | None, *, why: str = "", who: str = "") -> Document:
        """Decide on which day a document was published, and resolve its claims again; what they were before stays.

        Args:
            document: its id, the beginning of it, or its name.
            day: the day; `None` takes the date away.
            why: a reason, kept with the decision.
            who: who decides, kept with the decision.

        Returns:
            The document with the date now in force.

        Raises:
            NotFoundError: there is no such document, or there are several.
        """
        doc = self.document(document)
        detail = f"set by decision: {why}" if why else "set by decision"
        value = Published(day, PublishedHow.GIVEN, detail) if day is not None else Published(detail=detail)
        with self._store.write() as writer:
            self._decide_published(writer, doc.id, value, why=why, who=who)
        return self.document(doc.id)

    def _outcomes(self, found: Iterable[Document | Failure]) -> Iterator[Added | Failure]:
        met: set[str] = set()

        def is_wanted(doc: Document) -> bool:
            is_new = doc.id not in met and self._is_unread(doc)
            met.add(doc.id)
            return is_new

        for item, reading in _read_in_order(found, self._stages, is_wanted):
            yield self._keep(item, reading) if isinstance(item, Document) else item

    def _is_unread(self, doc: Document) -> bool:
        with self._store.view() as view:
            return all(r.reader != self._stages.reader.name for r in view.readings(doc.id))

    def _keep(self, doc: Document, reading: tuple[Claim, ...] | ReadError | None) -> Added | Failure:
        """Keep one document, what was read from it and what that was resolved to, in one transaction."""
        with self._store.write() as writer:
            is_new = writer.add_document(doc, self._now())
            if not is_new:
                self._take_date(writer, doc)
            if reading is not None:
                self._keep_reading(writer, doc, reading)
            claims = self._resolve(writer, doc.id)
            latest = writer.view.readings(doc.id)[-1]
            kept = _existing(writer.view.document(doc.id))
        if latest.refusal:
            return _failure(doc, latest.refusal)
        return Added(document=kept, claims=len(claims), is_new=is_new)

    def _take_date(self, writer: Writer, doc: Document) -> None:
        """Take the date that a known document comes with this time, when the record has none for it."""
        in_force = _existing(writer.view.document(doc.id)).published
        if in_force.day is None and doc.published.day is not None:
            self._decide_published(writer, doc.id, doc.published, why="added again with this date")

    def _keep_reading(self, writer: Writer, doc: Document, reading: tuple[Claim, ...] | ReadError) -> None:
        refusal = str(reading) if isinstance(reading, ReadError) else ""
        claims = () if isinstance(reading, ReadError) else reading
        name = self._stages.reader.name
        writer.add_reading(Reading(doc_id=doc.id, reader=name, read_at=self._now(), refusal=refusal), claims)

    def _decide_published(
        self, writer: Writer, doc_id: str, published: Published, *, why: str, who: str = ""
    ) -> None:
        writer.add_decision(
            Decision(
                kind=DecisionKind.SET_PUBLISHED,
                subject=doc_id,
                value=msgspec.to_builtins(published),
                made_at=self._now(),
                why=why,
                who=who,
            )
        )
        self._resolve(writer, doc_id)

    def _resolve(self, writer: Writer, doc_id: str) -> tuple[Claim, ...]:
        """Resolve a document's claims under the date in force; rows are added where anything came out anew."""
        read = writer.view.claims_as_read(doc_id)
        if not read:
            return ()
        doc = _existing(writer.view.document(doc_id))
        resolver = self._stages.resolver
        claims = resolver.resolve(doc, read)
        name = getattr(resolver, "name", RESOLVER)
        writer.add_resolutions(claims, published=doc.published, resolver=name, at=self._now())
        return claims

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)

    # Documents and claims

    def documents(self) -> list[Document]:
        """Every document with the publication date now in force, by that date; those without one come last."""
        return list(self._know().docs.values())

    def document(self, words: str) -> Document:
        """One document with the publication date now in force.

        Args:
            words: its id, the beginning of it, or its name.

        Raises:
            NotFoundError: there is none, or there are several.
        """
        with self._store.view() as view:
            found = view.find_documents(words)
            if found:
                return _existing(view.document(only_one("document", words, found, hint="")))
        things = [Named(d.id, (d.name,) if d.name else (), 0) for d in self.documents()]
        raise not_found("document", words, near_names(words, things), hint="`zenobia documents` lists them.")

    def claims(
        self,
        *,
        type: ClaimType | str | None = None,
        modality: Modality | str | None = None,
        place: str | None = None,
        actor: str | None = None,
        doc: str | None = None,
        source: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[Claim]:
        """Claims as last resolved, those that meet every condition given.

        Args:
            type: what kind of happening.
            modality: in what sense it is claimed.
            place: id or name of where it happened or of what changed hands.
            actor: id or name of who did it, suffered it, or holds or held the place.
            doc: id, beginning of it, or name of the document.
            source: name, kind or id of the voice inside the report, or, where it has none, the outlet.
            since: it may have happened on this day or later; a claim that cannot be dated is left out.
            until: it may have happened on this day or before; a claim that cannot be dated is left out.

        Returns:
            Documents by date, claims in the order of the text.

        Raises:
            NotFoundError: nothing in the record is called so; near names are offered.
            ValueError: `until` is before `since`, or no such type or modality exists.
        """
        known = self._know()
        days = days_between(since, until)
        wanted_type = None if type is None else ClaimType(type)
        wanted_modality = None if modality is None else Modality(modality)
        doc_id = None if doc is None else self.document(doc).id
        at = None if place is None else self._find_place(place)
        by = None if actor is None else self._find_actor(actor)
        return [
            claim
            for claim in known.claims
            if (wanted_type is None or claim.type is wanted_type)
            and (wanted_modality is None or claim.modality is wanted_modality)
            and (doc_id is None or claim.doc_id == doc_id)
            and (at is None or any(refers_to(m, at.id, at.name) for m in place_mentions(claim)))
            and (by is None or any(refers_to(m, by.id, by.name) for m in actor_mentions(claim)))
            and (source is None or is_said_by(claim, known.docs[claim.doc_id], source))
            and is_within(when_of(claim), days)
        ]

    def claim(self, id: str) -> Claim:
        """One claim as last resolved, also one of an earlier reading.

        Args:
            id: its id, or the beginning of it.

        Raises:
            NotFoundError: there is none, or there are several.
        """
        with self._store.view() as view:
            found = view.find_claims(id)
            hint = "`zenobia claims` lists them."
            claim = view.claim(only_one("claim", id, found, hint=hint))
        if claim is None:
            raise not_found("claim", id, (), hint=hint)
        return claim

    def resolutions(self, claim: str) -> tuple[Resolution, ...]:
        """Everything that a claim was ever resolved to, the latest last.

        Raises:
            NotFoundError: there is no such claim.
        """
        id = self.claim(claim).id
        with self._store.view() as view:
            return view.resolutions(id)

    def decisions(self, subject: str | None = None) -> tuple[Decision, ...]:
        """Every decision, or those about one id, the latest last."""
        with self._store.view() as view:
            return view.decisions(subject)

    # Events, places, actors

    def events(
        self,
        *,
        type: ClaimType | str | None = None,
        place: str | None = None,
        actor: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[Event]:
        """Events that the claims make up, those that meet every condition given.

        Args:
            type: what kind of happening.
            place: id or name of where it happened.
            actor: id or name of one who took part.
            since: it may have happened on this day or later; an event that cannot be dated is left out.
            until: it may have happened on this day or before; an event that cannot be dated is left out.

        Raises:
            NotFoundError: nothing in the record is called so; near names are offered.
            ValueError: `until` is before `since`, or no such type exists.
        """
        days = days_between(since, until)
        wanted = None if type is None else ClaimType(type)
        at = None if place is None else self._find_place(place)
        by = None if actor is None else self._find_actor(actor)
        known = self._know()
        return [
            event
            for event in self._know_events()
            if (wanted is None or event.type is wanted)
            and (at is None or (event.place is not None and event.place.id == at.id))
            and (by is None or any(by.id in known.actors_of[c] for c in event.claim_ids))
            and is_within(event.when, days)
        ]

    def event(self, id: str) -> Event:
        """One event.

        Args:
            id: its id, or the beginning of it.

        Raises:
            NotFoundError: there is none, or there are several.
        """
        events = {event.id: event for event in self._know_events()}
        found = [id] if id in events else [e for e in events if e.startswith((id, f"evt-{id}"))]
        return events[only_one("event", id, found, hint="`zenobia events` lists them.")]

    def places(self) -> list[tuple[Place, int]]:
        """Every place that a claim names, with the number of claims, the most first."""
        known = self._know()
        return _by_weight((self._place(c), known.places[c.id]) for c in known.place_candidates.values())

    def actors(self) -> list[tuple[Actor, int]]:
        """Every actor that a claim names as taking part, with the number of claims, the most first."""
        known = self._know()
        return _by_weight((self._actor(c), known.actors[c.id]) for c in known.actor_candidates.values())

    # Control

    def timeline(self, place: str) -> list[Holding]:
        """Who held a place over all time, the states in order, without gap or overlap.

        Args:
            place: its id or a name of it.

        Raises:
            NotFoundError: no claim names such a place; near names are offered.
        """
        from zenobia.control import make_timeline

        return list(make_timeline(self._find_place(place).id, self._know_world()))

    def holder(self, place: str, on: date | None = None) -> Answer:
        """Who held a place on a day, how sure that is, and the claims it rests on.

        Args:
            place: its id or a name of it.
            on: the day; today when `None`. The answer says how old the last evidence is.

        Raises:
            NotFoundError: no claim names such a place; near names are offered.
        """
        from zenobia.control import make_answer

        day = self._now().date() if on is None else on
        return make_answer(self._find_place(place).id, day, self._know_world())

    # What the record knows, read once for each state of it

    def _know(self) -> _Known:
        """Documents and claims as they are now; read again only when something was added since."""
        with self._store.view() as view:
            state = view.state()
            if self._known is None or self._known.state != state:
                self._known = _Known(state, view.documents(), view.claims())
        return self._known

    def _know_events(self) -> tuple[Event, ...]:
        from zenobia.fuse import make_events

        known = self._know()
        if known.events is None:
            known.events = make_events(known.claims, known.docs, self._stages.resolver.actors.get)
        return known.events

    def _know_world(self) -> World:
        from zenobia.control import World

        known = self._know()
        if known.world is None:
            actors, places = self._stages.resolver.actors, self._stages.resolver.places
            known.world = World(known.claims, known.docs, actors.get, places.get, self._outlet)
        return known.world

    def _outlet(self, publisher: str) -> Actor | None:
        """The actor that a publisher's name stands for, such as a party's own agency."""
        actors = self._stages.resolver.actors
        named = actors.named(publisher)
        return None if named is None else actors.get(named[0])

    def _place(self, candidate: Candidate) -> Place:
        place = self._stages.resolver.places.get(candidate.id)
        return place or Place(id=candidate.id, name=candidate.name)

    def _actor(self, candidate: Candidate) -> Actor:
        actor = self._stages.resolver.actors.get(candidate.id)
        return actor or Actor(id=candidate.id, name=candidate.name)

    def _find_place(self, words: str) -> Place:
        places = self.places()
        things = [Named(p.id, (p.name, *p.aliases), n) for p, n in places]
        found = by_name(words, things)
        if found is None:
            hint = "`zenobia places` lists them."
            raise not_found("place", words, near_names(words, things), hint=hint)
        return next(place for place, _ in places if place.id == found.id)

    def _find_actor(self, words: str) -> Actor:
        actors = self.actors()
        things = [Named(a.id, (a.name, *a.aliases, *(n.name for n in a.names)), n) for a, n in actors]
        found = by_name(words, things)
        if found is None:
            hint = "`zenobia actors` lists them."
            raise not_found("actor", words, near_names(words, things), hint=hint)
        return next(actor for actor, _ in actors if actor.id == found.id)


class _Known:
    """The documents and claims of a record in one state of it."""

    def __init__(self, state: str, docs: Iterable[Document], claims: Iterable[Claim]) -> None:
        self.state = state
        by_date = sorted(docs, key=lambda d: (d.published.day or date.max, d.name, d.id))
        self.docs = {doc.id: doc for doc in by_date}
        place = {id: i for i, id in enumerate(self.docs)}
        self.claims = tuple(sorted(claims, key=lambda c: place[c.doc_id]))
        self.place_candidates, self.places = _tally(self.claims, place_mentions)
        self.actor_candidates, self.actors = _tally(self.claims, actor_mentions)
        self.actors_of = {c.id: {m.best.id for m in actor_mentions(c) if m.best} for c in self.claims}
        self.events: tuple[Event, ...] | None = None
        self.world: World | None = None


class _Stages:
    """The reader and the resolver, made when they are first needed, on the same registries."""

    def __init__(self, reader: Reader | None, resolver: Resolver | None) -> None:
        self._given_reader = reader
        self._given_resolver = resolver

    @cached_property
    def reader(self) -> Reader:
        if self._given_reader is not None:
            return self._given_reader
        from zenobia.read.rules import RuleReader
        from zenobia.resolve import KnownNames

        return RuleReader(KnownNames(*self._registries))

    @cached_property
    def resolver(self) -> Resolver:
        if self._given_resolver is not None:
            return self._given_resolver
        from zenobia.resolve import Resolver as Shipped

        return Shipped(*self._registries)

    @cached_property
    def _registries(self) -> tuple[ActorRegistry, Gazetteer]:
        from zenobia.resolve import ActorRegistry, Gazetteer

        return ActorRegistry.load(), Gazetteer.load()


def open(
    db: str | Path = "zenobia.db",
    *,
    must_exist: bool = False,
    reader: Reader | None = None,
    resolver: Resolver | None = None,
    clock: Clock | None = None,
) -> Record:
    """Open a record, making it or bringing it up to date where needed.

    Args:
        db: a path, or an SQLAlchemy URL (`sqlite:///war.db`).
        must_exist: refuse to make a new record; for commands that only ask.
        reader: reads documents for claims; the rule reader when `None`.
        resolver: says what names and dates stand for; the shipped registries when `None`.
        clock: tells the time, in UTC; the computer's when `None`.

    Raises:
        RecordError: it is not a record, it cannot be opened, or a newer Zenobia made it.
    """
    from zenobia.record.sql import open_store

    store = open_store(db, must_exist=must_exist)
    return Record(store, reader=reader, resolver=resolver, clock=clock)


def read(
    *sources: Source,
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
    reader: Reader | None = None,
    resolver: Resolver | None = None,
) -> Iterator[tuple[Document, tuple[Claim, ...]] | Failure]:
    """Read reports for claims, without keeping anything. One at a time: the first comes before the last is read.

    Args:
        *sources: files, folders, or `-` for standard input.
        published: the publication day of all of them.
        publisher: the outlet of all of them.
        stdin: where `-` reads from; the process's own when `None`.
        reader: reads documents for claims; the rule reader when `None`.
        resolver: says what names and dates stand for; the shipped registries when `None`.

    Yields:
        A document and its resolved claims, or why a source could not be read.
    """
    from zenobia.ingest import documents

    stages = _Stages(reader, resolver)
    found = documents(sources, published=published, publisher=publisher, stdin=stdin)
    for item, reading in _read_in_order(found, stages, lambda _: True):
        if not isinstance(item, Document):
            yield item
        elif isinstance(reading, ReadError):
            yield _failure(item, str(reading))
        else:
            yield item, stages.resolver.resolve(item, reading or ())


def _read_in_order(
    found: Iterable[Document | Failure], stages: _Stages, is_wanted: Callable[[Document], bool]
) -> Iterator[tuple[Document | Failure, tuple[Claim, ...] | ReadError | None]]:
    """Everything found, in its order, the wanted documents with what the reader read; batches share the parser."""
    for group in _groups(found, BATCH):
        wanted = [isinstance(item, Document) and is_wanted(item) for item in group]
        docs = [
            item for item, is_in in zip(group, wanted, strict=True) if is_in and isinstance(item, Document)
        ]
        readings = iter(stages.reader.pipe(docs) if docs else ())
        for item, is_in in zip(group, wanted, strict=True):
            yield item, next(readings)[1] if is_in else None


def _groups(items: Iterable[Document | Failure], size: int) -> Iterator[list[Document | Failure]]:
    rest = iter(items)
    while group := list(islice(rest, size)):
        yield group


def _failure(doc: Document, message: str) -> Failure:
    from zenobia.ingest import Failure

    where = "" if doc.name == Path(doc.origin).stem else doc.name
    return Failure(origin=doc.origin, where=where, message=message)


def _tally(
    claims: Iterable[Claim], mentions: Callable[[Claim], Iterable[Mention]]
) -> tuple[dict[str, Candidate], dict[str, int]]:
    """The likeliest candidates of all mentions by id, and in how many claims each is."""
    candidates: dict[str, Candidate] = {}
    counts: dict[str, int] = {}
    for claim in claims:
        best = {m.best.id: m.best for m in mentions(claim) if m.best is not None}
        for id, candidate in best.items():
            candidates.setdefault(id, candidate)
            counts[id] = counts.get(id, 0) + 1
    return candidates, counts


def _by_weight(things: Iterable[tuple[T, int]]) -> list[tuple[T, int]]:
    return sorted(things, key=lambda pair: (-pair[1], pair[0].name, pair[0].id))


def _existing(doc: Document | None) -> Document:
    if doc is None:
        raise NotFoundError("a document went missing from the record while it was being read")
    return doc


def _utc_now() -> datetime:
    return datetime.now(UTC)
