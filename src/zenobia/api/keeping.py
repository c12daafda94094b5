"""Keeping documents: each with what was read from it and what that was resolved to, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from zenobia.api.stages import ReaderFaultError, Stages, bare_message, make_failure, our_fault, read_in_order
from zenobia.kit.errors import NotFoundError, ReadError, ZenobiaError
from zenobia.model import Claim, Document, Published
from zenobia.record.base import Decision, DecisionKind, Reading, Store, Writer

if TYPE_CHECKING:
    from zenobia.ingest import Failure

Outcome = tuple[Claim, ...] | ReadError
"""What reading a document gave."""

Clock = Callable[[], datetime]
"""Tells the time; it is handed in, so that a test or a replay can say what time it is."""


class Added(Struct, frozen=True, kw_only=True):
    """A document that is in the record now."""

    document: Document
    claims: int
    """How many claims its latest reading has."""
    is_new: bool
    """`False` when the record had it already."""


KEPT = ". It is kept as a document without claims"
"""What is added to the reason why a document was not read."""


class Keeper:
    """Keeps documents in a store."""

    def __init__(self, store: Store, stages: Stages, clock: Clock) -> None:
        """Keep what `stages` make of documents in `store`."""
        self._store = store
        self._stages = stages
        self._clock = clock

    def keep_all(self, found: Iterable[Document | Failure]) -> Iterator[Added | Failure]:
        """Read and keep documents in their order, a transaction each; pass on what is none."""
        met: set[str] = set()

        def is_wanted(doc: Document) -> bool:
            is_new = doc.id not in met and self._is_unread(doc)
            met.add(doc.id)
            return is_new

        for item, reading in read_in_order(found, self._stages, is_wanted):
            yield self._keep_or_say(item, reading) if isinstance(item, Document) else item

    def _is_unread(self, doc: Document) -> bool:
        with self._store.view() as view:
            return all(r.reader != self._stages.reader.name for r in view.readings(doc.id))

    def _keep_or_say(self, doc: Document, reading: Outcome | None) -> Added | Failure:
        """Keep one document, or say that a fault of ours keeps it out; a fault of the record ends the adding."""
        try:
            return self._keep(doc, reading)
        except ZenobiaError:
            raise
        except Exception as problem:
            return make_failure(doc, our_fault("resolving and keeping it", problem))

    def _keep(self, doc: Document, reading: Outcome | None) -> Added | Failure:
        """Keep one document, what was read from it and what that was resolved to, in one transaction."""
        with self._store.write() as writer:
            is_new = writer.add_document(doc, self.now())
            if not is_new:
                self._take_date(writer, doc)
            if reading is not None and not isinstance(reading, ReaderFaultError):
                self._keep_reading(writer, doc, reading)
            claims = self._resolve(writer, doc.id)
            refusals = [r.refusal for r in writer.view.readings(doc.id)[-1:]]
            kept = existing(writer.view.document(doc.id))
        if isinstance(reading, ReadError):
            is_kept = not isinstance(reading, ReaderFaultError)
            return make_failure(doc, f"{reading}{KEPT if is_kept else ''}")
        if any(refusals):
            return make_failure(doc, f"{refusals[0]}{KEPT}")
        return Added(document=kept, claims=len(claims), is_new=is_new)

    def _take_date(self, writer: Writer, doc: Document) -> None:
        """Take the date that a known document comes with this time, when the record has none for it."""
        in_force = existing(writer.view.document(doc.id)).published
        if in_force.day is None and doc.published.day is not None:
            self._decide_published(writer, doc.id, doc.published, why="added again with this date")

    def _keep_reading(self, writer: Writer, doc: Document, reading: Outcome) -> None:
        refusal = bare_message(doc, str(reading)) if isinstance(reading, ReadError) else ""
        claims = () if isinstance(reading, ReadError) else reading
        name = self._stages.reader.name
        writer.add_reading(Reading(doc_id=doc.id, reader=name, read_at=self.now(), refusal=refusal), claims)

    def set_published(self, doc_id: str, published: Published, *, why: str, who: str) -> None:
        """Decide on a date of publication, and resolve the document's claims under it."""
        with self._store.write() as writer:
            self._decide_published(writer, doc_id, published, why=why, who=who)

    def _decide_published(
        self, writer: Writer, doc_id: str, published: Published, *, why: str, who: str = ""
    ) -> None:
        writer.add_decision(
            Decision(
                kind=DecisionKind.SET_PUBLISHED,
                subject=doc_id,
                value=msgspec.to_builtins(published),
                made_at=self.now(),
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
        doc = existing(writer.view.document(doc_id))
        claims = self._stages.resolver.resolve(doc, read)
        name = self._stages.resolver_name
        writer.add_resolutions(claims, published=doc.published, resolver=name, at=self.now())
        return claims

    def now(self) -> datetime:
        """The time, in UTC."""
        return self._clock().astimezone(UTC)


def existing(doc: Document | None) -> Document:
    """A document that must be there, since it was a moment ago."""
    if doc is None:
        raise NotFoundError("a document went missing from the record while it was being read")
    return doc
