"""How commands reach the rest of Zenobia. The heavy half is imported here, and only when a command needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zenobia.kit.errors import NotFoundError, ReadError
from zenobia.model import Actor, Claim, Document
from zenobia.read.base import ReaderKind

if TYPE_CHECKING:
    from zenobia.api import Record
    from zenobia.ingest import Failure
    from zenobia.read.attributions import Attributed

Reading = tuple[Document, tuple[Claim, ...]]


def read_sources(
    sources: Sequence[str], *, published: date | None, publisher: str | None, reader: ReaderKind
) -> Iterator[Reading | Failure]:
    """Read sources for claims, with no record touched."""
    from zenobia import api

    return api.read(*sources, published=published, publisher=publisher, reader=reader)


def read_documents(
    docs: Iterable[Document],
    reader: ReaderKind = ReaderKind.FULL,
) -> Iterator[tuple[Document, tuple[Claim, ...] | ReadError]]:
    """Read documents that are at hand already; each comes with its claims or why it could not be read."""
    from zenobia import api

    return api.read_documents(docs, reader=reader)


def read_attributions(docs: Iterable[Document]) -> Iterator[tuple[Document, list[Attributed]]]:
    """Read documents for who says what in them, of whatever matter."""
    from zenobia.read.attributions import read_attributions
    from zenobia.resolve import ActorRegistry, Gazetteer, KnownNames

    return read_attributions(docs, KnownNames(ActorRegistry.load(), Gazetteer.load()))


@cache
def actor_of() -> Callable[[str], Actor | None]:
    """Looks up what the registry knows of an actor, for codes that depend on it."""
    from zenobia.resolve import ActorRegistry

    return ActorRegistry.load().get


def open_record(db: str, reader: ReaderKind = ReaderKind.FULL) -> Record:
    """Open the record at `db`, making it when there is none."""
    from zenobia import api

    return api.open(db, reader=reader)


def open_existing(db: str) -> Record:
    """Open a record that a question is asked of; a question never makes an empty record.

    Raises:
        NotFoundError: there is none at `db`.
    """
    if "://" not in db and not Path(db).is_file():
        raise NotFoundError(
            f"no record at '{db}': make one with `zenobia add PATH...`, or name another with --db"
        )
    return open_record(db)
