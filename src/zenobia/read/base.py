"""What a reader is, and what it may ask about names."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Protocol

from zenobia.kit.errors import ReadError
from zenobia.model import ActorKind, Claim, Document, PlaceKind

Reading = tuple[Claim, ...] | ReadError
"""What reading a document gives: its claims, or why it cannot be read."""


class ReaderKind(StrEnum):
    """Who reads."""

    FULL = "full"
    """The rules and the learned part together."""
    RULES = "rules"
    """The rules alone: every claim is explained by a word and a pattern of grammar; fewer are found."""


class Names(Protocol):
    """What the registry and the gazetteer know of words, without looking at a report's context."""

    def place_kind(self, words: str) -> PlaceKind | None:
        """The kind of place that `words` name, or `None` when they name none."""

    def actor(self, words: str) -> tuple[str, ActorKind] | None:
        """The id and kind of the actor that `words` always name, or `None` when they name none."""


class Reader(Protocol):
    """Reads documents for claims."""

    @property
    def name(self) -> str:
        """A name that lasts, with a version: every claim carries it (`zenobia.rules.v1-3f9c02ab`)."""

    def read(self, doc: Document) -> tuple[Claim, ...]:
        """Read one document.

        Raises:
            ReadError: the document cannot be read; the message says why (its language, its size).
        """

    def pipe(self, docs: Iterable[Document]) -> Iterator[tuple[Document, Reading]]:
        """Read many; a document that cannot be read comes with its error and does not stop the rest."""
