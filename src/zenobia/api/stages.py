"""The stages that make claims of documents, and the stream of documents through them.

They are imported when they are first needed: the parser alone takes seconds to start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from zenobia.kit.errors import ReadError, ZenobiaError
from zenobia.model import Actor, ActorKind, Claim, Document, Place

if TYPE_CHECKING:
    from zenobia.ingest import Failure
    from zenobia.read.base import Reader, Reading
    from zenobia.resolve import ActorRegistry, Gazetteer

RESOLVER = "zenobia.resolve.v1"
"""The name of the shipped resolver."""

BATCH = 64
"""How many documents go through the reader in one stream; a whole batch of texts is in memory at once."""


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


class Stages:
    """The reader and the resolver, made when they are first needed, on the same registries."""

    def __init__(self, reader: Reader | str | None, resolver: Resolver | None) -> None:
        """Use these, or the shipped ones where `None`.

        Raises:
            ValueError: `reader` is a word, and no reader is called so.
        """
        from zenobia.read.base import ReaderKind

        named = reader is None or isinstance(reader, str)
        self._kind = ReaderKind(str(reader)) if isinstance(reader, str) else ReaderKind.FULL
        self._given_reader: Reader | None = None if named else cast("Reader", reader)
        self._given_resolver = resolver

    @cached_property
    def reader(self) -> Reader:
        """Reads documents for claims."""
        if self._given_reader is not None:
            return self._given_reader
        from zenobia.read.make import make_reader
        from zenobia.resolve import KnownNames

        return make_reader(self._kind, KnownNames(*self._registries))

    @cached_property
    def resolver(self) -> Resolver:
        """Says what claims stand for."""
        if self._given_resolver is not None:
            return self._given_resolver
        from zenobia.resolve import Resolver as Shipped

        return Shipped(*self._registries)

    def resolve(self, doc: Document, reading: Reading) -> Reading:
        """What was read with what it stands for; a refusal stays one, and a fault of ours becomes one."""
        if isinstance(reading, ReadError):
            return reading
        try:
            return self.resolver.resolve(doc, reading)
        except Exception as problem:
            return ReaderFaultError(our_fault("resolving it", problem))

    @property
    def resolver_name(self) -> str:
        """The name that resolutions carry."""
        return str(getattr(self.resolver, "name", RESOLVER))

    @cached_property
    def _registries(self) -> tuple[ActorRegistry, Gazetteer]:
        from zenobia.resolve import ActorRegistry, Gazetteer

        return ActorRegistry.load(), Gazetteer.load()


def read_in_order(
    found: Iterable[Document | Failure], stages: Stages, is_wanted: Callable[[Document], bool]
) -> Iterator[tuple[Document | Failure, Reading | None]]:
    """Everything found, in its order, the wanted documents with what the reader read; batches share the parser."""
    for group in _groups(found, BATCH):
        wanted = [isinstance(item, Document) and is_wanted(item) for item in group]
        docs = [
            item for item, is_in in zip(group, wanted, strict=True) if is_in and isinstance(item, Document)
        ]
        readings = _readings(stages.reader, docs) if docs else iter(())
        for item, is_in in zip(group, wanted, strict=True):
            yield item, next(readings) if is_in else None


def _readings(reader: Reader, docs: list[Document]) -> Iterator[Reading]:
    """What the reader makes of each; when it breaks in mid-stream, the rest are read one by one.

    An error that the reader raises by itself, such as that no parser is installed, is about no document and ends all.
    """
    done = 0
    try:
        for _, reading in reader.pipe(docs):
            yield reading
            done += 1
    except ZenobiaError:
        raise
    except Exception:
        for doc in docs[done:]:
            yield _read_alone(reader, doc)


def _read_alone(reader: Reader, doc: Document) -> Reading:
    try:
        return reader.read(doc)
    except ReadError as refusal:
        return refusal
    except Exception as problem:
        return ReaderFaultError(our_fault("reading it", problem))


class ReaderFaultError(ReadError):
    """The reader broke on a document. That is no reading: the document is read again when it is added again."""


def our_fault(doing: str, problem: Exception) -> str:
    """What a person is told when Zenobia itself breaks on a report."""
    what = f"{type(problem).__name__}: {problem}"
    return f"Zenobia failed at {doing} ({what}). The fault is ours: please report it with this report's text"


def _groups(items: Iterable[Document | Failure], size: int) -> Iterator[list[Document | Failure]]:
    rest = iter(items)
    while group := list(islice(rest, size)):
        yield group


def make_failure(doc: Document, message: str) -> Failure:
    """Why a document could not be read, with its name where its file holds several."""
    from zenobia.ingest import Failure

    where = "" if doc.name == Path(doc.origin).stem else doc.name
    return Failure(origin=doc.origin, where=where, message=bare_message(doc, message))


def bare_message(doc: Document, message: str) -> str:
    """An error's message without the name of the document, which is shown beside it."""
    return message.removeprefix(f"{doc.origin}: ").removeprefix(f"{doc.name}: ")
