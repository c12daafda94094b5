"""A record as its users see it, and reading without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from msgspec import Struct

from zenobia.api.keeping import Added, Clock, Keeper, existing
from zenobia.api.known import Known
from zenobia.api.stages import Resolver, Stages, make_failure, read_in_order
from zenobia.kit.errors import ReadError
from zenobia.model import (
    Actor,
    Claim,
    ClaimType,
    Document,
    Event,
    Holding,
    Modality,
    Place,
    Published,
    PublishedHow,
)
from zenobia.record.base import Decision, Resolution, Store
from zenobia.record.filters import (
    actor_mentions,
    days_between,
    is_said_by,
    is_within,
    place_mentions,
    refers_to,
    when_of,
)
from zenobia.record.lookup import Named, near_names, not_found, only_one

if TYPE_CHECKING:
    from zenobia.control import Answer
    from zenobia.ingest import Failure
    from zenobia.publish.explanation import Step
    from zenobia.read.base import Reader

Source = str | Path
"""A file, a folder, or `-` for standard input."""

Progress = Callable[[int, "Added | Failure"], None]
"""Called after each source with how many are done so far and what became of this one."""


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
        reader: Reader | str | None = None,
        resolver: Resolver | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Wire a record; `zenobia.open` does this.

        Args:
            store: where the rows are kept.
            reader: reads documents for claims; a name ("full", "rules") for a shipped one, "full" when `None`.
            resolver: says what names and dates stand for; the shipped registries when `None`.
            clock: tells the time, in UTC; the computer's when `None`.
        """
        self._store = store
        self._stages = Stages(reader, resolver)
        self._keeper = Keeper(store, self._stages, clock or _utc_now)
        self._known: Known | None = None

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
        for done, outcome in enumerate(self._keeper.keep_all(found), start=1):
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
        self._keeper.set_published(doc.id, value, why=why, who=who)
        return self.document(doc.id)

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
                return existing(view.document(only_one("document", words, found, hint="")))
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
        at = None if place is None else known.find_place(place)
        by = None if actor is None else known.find_actor(actor)
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

    def explain(self, claim: str) -> list[Step]:
        """Why a claim is as it is: the way from the words to each of its fields.

        Raises:
            NotFoundError: there is no such claim.
        """
        from zenobia.publish.explanation import explain

        found = self.claim(claim)
        resolver = self._stages.resolver
        return explain(found, self.document(found.doc_id), resolver.actors.get, resolver.places.get)

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
        known = self._know()
        days = days_between(since, until)
        wanted = None if type is None else ClaimType(type)
        at = None if place is None else known.find_place(place)
        by = None if actor is None else known.find_actor(actor)
        return [
            event
            for event in known.events
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
        events = {event.id: event for event in self._know().events}
        found = [id] if id in events else [e for e in events if e.startswith((id, f"evt-{id}"))]
        return events[only_one("event", id, found, hint="`zenobia events` lists them.")]

    def places(self) -> list[tuple[Place, int]]:
        """Every place that a claim names, with the number of claims, the most first."""
        return list(self._know().places)

    def actors(self) -> list[tuple[Actor, int]]:
        """Every actor that a claim names as taking part, with the number of claims, the most first."""
        return list(self._know().actors)

    # Control

    def timeline(self, place: str) -> list[Holding]:
        """Who held a place over all time, the states in order, without gap or overlap.

        Args:
            place: its id or a name of it.

        Raises:
            NotFoundError: no claim names such a place; near names are offered.
        """
        from zenobia.control import make_timeline

        known = self._know()
        return list(make_timeline(known.find_place(place).id, known.world))

    def holder(self, place: str, on: date | None = None) -> Answer:
        """Who held a place on a day, how sure that is, and the claims it rests on.

        Args:
            place: its id or a name of it.
            on: the day; today when `None`. The answer says how old the last evidence is.

        Raises:
            NotFoundError: no claim names such a place; near names are offered.
        """
        from zenobia.control import make_answer

        known = self._know()
        day = self._keeper.now().date() if on is None else on
        return make_answer(known.find_place(place).id, day, known.world)

    def _know(self) -> Known:
        """Documents and claims as they are now; read again only when something was added since."""
        with self._store.view() as view:
            state = view.state()
            if self._known is None or self._known.state != state:
                docs, claims = view.documents(), view.claims()
                self._known = Known(state, docs, claims, lambda: self._stages.resolver)
        return self._known


def open(
    db: str | Path = "zenobia.db",
    *,
    must_exist: bool = False,
    reader: Reader | str | None = None,
    resolver: Resolver | None = None,
    clock: Clock | None = None,
) -> Record:
    """Open a record, making it or bringing it up to date where needed.

    Args:
        db: a path, or an SQLAlchemy URL (`sqlite:///war.db`).
        must_exist: refuse to make a new record; for commands that only ask.
        reader: reads documents for claims; a name ("full", "rules") for a shipped one, "full" when `None`.
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
    reader: Reader | str | None = None,
    resolver: Resolver | None = None,
) -> Iterator[tuple[Document, tuple[Claim, ...]] | Failure]:
    """Read reports for claims, without keeping anything. One at a time: the first comes before the last is read.

    Args:
        *sources: files, folders, or `-` for standard input.
        published: the publication day of all of them.
        publisher: the outlet of all of them.
        stdin: where `-` reads from; the process's own when `None`.
        reader: reads documents for claims; a name ("full", "rules") for a shipped one, "full" when `None`.
        resolver: says what names and dates stand for; the shipped registries when `None`.

    Yields:
        A document and its resolved claims, or why a source could not be read.
    """
    from zenobia.ingest import documents

    stages = Stages(reader, resolver)
    found = documents(sources, published=published, publisher=publisher, stdin=stdin)
    for item, reading in read_in_order(found, stages, lambda _: True):
        if not isinstance(item, Document):
            yield item
            continue
        outcome = stages.resolve(item, reading or ())
        yield make_failure(item, str(outcome)) if isinstance(outcome, ReadError) else (item, outcome)


def read_documents(
    docs: Iterable[Document], *, reader: Reader | str | None = None, resolver: Resolver | None = None
) -> Iterator[tuple[Document, tuple[Claim, ...] | ReadError]]:
    """Read documents that are at hand already, such as marked reports that reading is measured by.

    Args:
        docs: the documents; `zenobia.ingest` makes them.
        reader: as in `read`.
        resolver: as in `read`.

    Yields:
        Each document, in order, and its resolved claims or why it could not be read.
    """
    stages = Stages(reader, resolver)
    for doc, reading in read_in_order(docs, stages, lambda _: True):
        if isinstance(doc, Document):
            yield doc, stages.resolve(doc, reading or ())


def _utc_now() -> datetime:
    return datetime.now(UTC)
