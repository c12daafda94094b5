"""A record in an SQL database, through SQLAlchemy's Core.

Which row counts is asked of the rows themselves (the highest `seq` for its subject), never kept in a second place that
could come to disagree with them.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    and_,
    func,
    insert,
    or_,
    select,
)

from zenobia.model import Claim, ClaimType, Document, Modality, Published
from zenobia.record.base import Decision, DecisionKind, Reading, Resolution
from zenobia.record.migrations import bring_up_to_date
from zenobia.record.sqlite import IMMEDIATE, Address, make_engine, worded
from zenobia.record.tables import claims, decisions, documents, evidence, readings, resolutions

_to_document = msgspec.json.Decoder(Document).decode
_to_claim = msgspec.json.Decoder(Claim).decode
_to_published = msgspec.json.Decoder(Published).decode
_GROWING = (documents, readings, resolutions, decisions)
"""The tables of which at least one grows with anything that is added."""


def open_store(db: str | Path, *, must_exist: bool = False, patience: float = 30.0) -> "SqlStore":
    """Open a record, making it or bringing its tables up to date where needed.

    Args:
        db: a path, `:memory:`, or an SQLAlchemy URL of an SQLite database.
        must_exist: refuse to make a new record.
        patience: seconds to wait while another program writes to it.

    Raises:
        RecordError: it is not a record, it cannot be opened, or a newer Zenobia made it.
    """
    address = Address.of(db)
    address.check(must_exist=must_exist)
    engine = make_engine(address, must_exist=must_exist, patience=patience)
    try:
        with worded(address.where):
            bring_up_to_date(engine, address.where, must_exist=must_exist)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, address.where)


class SqlStore:
    """A `Store` in an SQL database."""

    def __init__(self, engine: Engine, where: str) -> None:
        """Keep a record behind an engine whose tables are up to date; `open_store` sees to that."""
        self._engine = engine
        self.where = where

    @contextmanager
    def write(self) -> Iterator["SqlWriter"]:
        """Open a transaction for writing; see `Store.write`."""
        with worded(self.where), self._engine.connect() as connection:
            connection.execution_options(**{IMMEDIATE: True})
            with connection.begin():
                yield SqlWriter(connection)

    @contextmanager
    def view(self) -> Iterator["SqlView"]:
        """Open the record for reading; see `Store.view`."""
        with worded(self.where), self._engine.connect() as connection, connection.begin():
            view = SqlView(connection)
            view.state()  # SQLite takes its picture of the record at the first question, not at BEGIN
            yield view

    def close(self) -> None:
        """Let go of files and connections."""
        self._engine.dispose()


class SqlView:
    """A `View` on one connection in one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Look through a connection that is in a transaction."""
        self._connection = connection

    def state(self) -> str:
        """A word that differs whenever anything was added in between."""
        highest = [select(func.max(table.c.seq)).scalar_subquery() for table in _GROWING]
        return "-".join(str(seq or 0) for seq in self._connection.execute(select(*highest)).one())

    def documents(self) -> Iterator[Document]:
        """Every document, with the publication date now in force, in the order of adding."""
        for row in self._connection.execute(_documents_in_force().order_by(documents.c.seq)):
            yield _document_in_force(row.document, row.value)

    def document(self, doc_id: str) -> Document | None:
        """One document with the publication date now in force."""
        row = self._connection.execute(_documents_in_force().where(documents.c.id == doc_id)).one_or_none()
        return None if row is None else _document_in_force(row.document, row.value)

    def document_as_read(self, doc_id: str) -> Document | None:
        """One document with the publication date that it came with."""
        text = self._connection.scalar(select(documents.c.document).where(documents.c.id == doc_id))
        return None if text is None else _to_document(text)

    def find_documents(self, words: str) -> list[str]:
        """Ids of the documents that bear `words` as their id or name; else those whose id begins so."""
        exact = or_(documents.c.id == words, documents.c.name == words)
        return self._ids(documents, exact) or self._ids(documents, _begins(documents, "doc", words))

    def find_claims(self, words: str) -> list[str]:
        """Ids of the claims that begin with `words`, with or without `clm-`."""
        return self._ids(claims, _begins(claims, "clm", words))

    def claims(
        self, *, doc_id: str | None = None, type: ClaimType | None = None, modality: Modality | None = None
    ) -> Iterator[Claim]:
        """Claims of the latest readings, as last resolved, in the order of adding and of the text."""
        query = _claims_in_force()
        wanted = ((claims.c.doc_id, doc_id), (claims.c.type, type), (claims.c.modality, modality))
        for column, value in wanted:
            if value is not None:
                query = query.where(column == str(value))
        for row in self._connection.execute(query.order_by(claims.c.reading, claims.c.position)):
            yield _to_claim(row.resolved or row.read)

    def claims_as_read(self, doc_id: str) -> tuple[Claim, ...]:
        """Claims of a document's latest reading, before resolving."""
        latest = select(func.max(readings.c.seq)).where(readings.c.doc_id == doc_id).scalar_subquery()
        query = select(claims.c.claim).where(claims.c.reading == latest)
        return tuple(map(_to_claim, self._connection.scalars(query.order_by(claims.c.position))))

    def claim(self, claim_id: str) -> Claim | None:
        """One claim as last resolved, of whichever reading."""
        resolved = (
            select(resolutions.c.claim)
            .where(resolutions.c.claim_id == claim_id)
            .order_by(resolutions.c.seq.desc())
            .limit(1)
        )
        read = select(claims.c.claim).where(claims.c.id == claim_id)
        text = self._connection.scalar(resolved) or self._connection.scalar(read)
        return None if text is None else _to_claim(text)

    def readings(self, doc_id: str) -> tuple[Reading, ...]:
        """Every reading of a document, the latest last."""
        query = select(readings).where(readings.c.doc_id == doc_id).order_by(readings.c.seq)
        return tuple(
            Reading(doc_id=r.doc_id, reader=r.reader, read_at=r.read_at, refusal=r.refusal)
            for r in self._connection.execute(query)
        )

    def resolutions(self, claim_id: str) -> tuple[Resolution, ...]:
        """Everything that a claim was resolved to, the latest last."""
        query = select(resolutions).where(resolutions.c.claim_id == claim_id).order_by(resolutions.c.seq)
        return tuple(
            Resolution(
                claim_id=r.claim_id,
                made_at=r.made_at,
                published=r.published,
                resolver=r.resolver,
                claim=_to_claim(r.claim),
            )
            for r in self._connection.execute(query)
        )

    def decisions(self, subject: str | None = None) -> tuple[Decision, ...]:
        """Every decision, or those on one subject, the latest last."""
        query = select(decisions).order_by(decisions.c.seq)
        if subject is not None:
            query = query.where(decisions.c.subject == subject)
        return tuple(
            Decision(
                kind=DecisionKind(r.kind),
                subject=r.subject,
                value=msgspec.json.decode(r.value),
                made_at=r.made_at,
                why=r.why,
                who=r.who,
            )
            for r in self._connection.execute(query)
        )

    def _ids(self, table: Table, condition: ColumnElement[bool]) -> list[str]:
        return list(self._connection.scalars(select(table.c.id).where(condition).order_by(table.c.seq)))


class SqlWriter:
    """A `Writer` on one connection in one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Write through a connection that is in a transaction, which whoever made it commits."""
        self._connection = connection
        self.view = SqlView(connection)

    def add_document(self, doc: Document, at: datetime) -> bool:
        """Keep a document exactly as it came; `False` when it is there already."""
        if self._has(documents, documents.c.id == doc.id):
            return False
        row = {"id": doc.id, "name": doc.name, "origin": doc.origin, "document": _text(doc), "added_at": at}
        self._connection.execute(insert(documents), row)
        return True

    def add_reading(self, reading: Reading, read: Iterable[Claim] = ()) -> bool:
        """Keep what a reader read; `False` when this reader's reading is there already.

        A claim that the reader made twice is kept once.
        """
        same = and_(readings.c.doc_id == reading.doc_id, readings.c.reader == reading.reader)
        if self._has(readings, same):
            return False
        added = self._connection.execute(insert(readings), msgspec.structs.asdict(reading))
        seq = added.inserted_primary_key[0]  # type: ignore[index]  # one row gives one key
        unique = {claim.id: claim for claim in read}
        self._insert(claims, [_claim_row(id, c, seq, i) for i, (id, c) in enumerate(unique.items())])
        self._insert(evidence, [row for id, c in unique.items() for row in _evidence_rows(id, c)])
        return True

    def add_resolutions(
        self, resolved: Iterable[Claim], *, published: Published, resolver: str, at: datetime
    ) -> int:
        """Keep what claims of one document were resolved to; see `Writer.add_resolutions`."""
        rows = {
            claim.id: {"published": published.day, "resolver": resolver, "claim": _text(claim)}
            for claim in resolved
        }
        last = self._last_resolutions(rows)
        new = [{"claim_id": id, "made_at": at, **row} for id, row in rows.items() if last.get(id) != row]
        self._insert(resolutions, new)
        return len(new)

    def add_decision(self, decision: Decision) -> bool:
        """Keep a decision; `False` when this very one is there already."""
        if self._has(decisions, decisions.c.id == decision.id):
            return False
        row = {**msgspec.structs.asdict(decision), "id": decision.id, "value": _text(decision.value)}
        self._connection.execute(insert(decisions), row)
        return True

    def _last_resolutions(self, claim_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The last row of each of these claims, without its moment."""
        doc_ids = select(claims.c.doc_id).where(claims.c.id.in_(list(claim_ids)[:1]))
        query = (
            select(
                resolutions.c.claim_id, resolutions.c.published, resolutions.c.resolver, resolutions.c.claim
            )
            .join(claims, claims.c.id == resolutions.c.claim_id)
            .where(claims.c.doc_id.in_(doc_ids))
            .order_by(resolutions.c.seq)
        )
        return {
            r.claim_id: {"published": r.published, "resolver": r.resolver, "claim": r.claim}
            for r in self._connection.execute(query)
        }

    def _has(self, table: Table, condition: ColumnElement[bool]) -> bool:
        return self._connection.scalar(select(table.c.seq).where(condition).limit(1)) is not None

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode("utf-8")


def _claim_row(id: str, claim: Claim, reading: int, position: int) -> dict[str, Any]:
    return {
        "id": id,
        "doc_id": claim.doc_id,
        "reading": reading,
        "position": position,
        "type": claim.type.value,
        "modality": claim.modality.value,
        "about_past": claim.about_past,
        "reader": claim.reader,
        "claim": _text(claim),
    }


def _evidence_rows(id: str, claim: Claim) -> Iterator[dict[str, Any]]:
    for i, piece in enumerate(claim.evidence):
        span = piece.span
        yield {"claim_id": id, "position": i, "start": span.start, "end": span.end, "quote": piece.quote}


def _document_in_force(document: str, decided: str | None) -> Document:
    doc = _to_document(document)
    if decided is None:
        return doc
    return msgspec.structs.replace(doc, published=_to_published(decided))


def _begins(table: Table, prefix: str, words: str) -> ColumnElement[bool]:
    """True of ids that begin with `words`, or with `prefix`, a hyphen and `words`."""
    return or_(
        table.c.id.startswith(words, autoescape=True),
        table.c.id.startswith(f"{prefix}-{words}", autoescape=True),
    )


def _documents_in_force() -> Select[str, str]:
    """Each document with the latest decision on its date, `None` where there is none."""
    latest = (
        select(func.max(decisions.c.seq).label("seq"), decisions.c.subject)
        .where(decisions.c.kind == DecisionKind.SET_PUBLISHED.value)
        .group_by(decisions.c.subject)
        .subquery()
    )
    return (
        select(documents.c.document, decisions.c.value)
        .outerjoin(latest, latest.c.subject == documents.c.id)
        .outerjoin(decisions, decisions.c.seq == latest.c.seq)
    )


def _claims_in_force() -> Select[str, str]:
    """Each claim of a latest reading, as read and as last resolved."""
    reading = select(func.max(readings.c.seq).label("seq")).group_by(readings.c.doc_id).subquery()
    latest = (
        select(func.max(resolutions.c.seq).label("seq"), resolutions.c.claim_id)
        .group_by(resolutions.c.claim_id)
        .subquery()
    )
    return (
        select(claims.c.claim.label("read"), resolutions.c.claim.label("resolved"))
        .join(reading, reading.c.seq == claims.c.reading)
        .outerjoin(latest, latest.c.claim_id == claims.c.id)
        .outerjoin(resolutions, resolutions.c.seq == latest.c.seq)
    )
