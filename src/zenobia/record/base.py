"""What a record promises, whatever keeps it: a `Store` gives a `Writer` for one transaction and a `View` to read.

Rows are only added. What changes over time is which row counts: the latest reading of a document, the latest
resolution of a claim, the latest decision on a subject. The rows before them stay and can be shown.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, Protocol

from msgspec import Struct

from zenobia.kit.digest import content_id
from zenobia.model import Claim, ClaimType, Document, Modality, Published
from zenobia.model.vocabulary import Defined


class DecisionKind(Defined):
    """What a person, or the record on a person's behalf, can decide."""

    SET_PUBLISHED = "set-published", "the day on which a document was published"


class Decision(Struct, frozen=True, kw_only=True):
    """One decision: what was set, on what, when, why, and by whom where they gave a name."""

    kind: DecisionKind
    subject: str
    """Id of what it is about."""
    value: Any
    """What was decided, as JSON values."""
    made_at: datetime
    why: str = ""
    who: str = ""

    @property
    def id(self) -> str:
        """A name made from all that it says."""
        said = [self.kind.value, self.subject, self.value, self.made_at.isoformat(), self.why, self.who]
        return content_id("dec", said)


class Reading(Struct, frozen=True, kw_only=True):
    """That a reader has read a document, or why it refused to."""

    doc_id: str
    reader: str
    read_at: datetime
    refusal: str = ""


class Resolution(Struct, frozen=True, kw_only=True):
    """What a claim was resolved to at a moment, by which resolver, under which date of its document."""

    claim_id: str
    made_at: datetime
    published: date | None
    resolver: str
    claim: Claim


class View(Protocol):
    """The record as it stood when the view was opened; later writing does not show in it."""

    def state(self) -> str:
        """A word that differs whenever anything was added in between."""

    def documents(self) -> Iterator[Document]:
        """Every document, with the publication date now in force, in the order of adding."""

    def document(self, doc_id: str) -> Document | None:
        """One document with the publication date now in force."""

    def document_as_read(self, doc_id: str) -> Document | None:
        """One document with the publication date that it came with."""

    def find_documents(self, words: str) -> list[str]:
        """Ids of the documents that bear `words` as their id or name; else those whose id begins so."""

    def find_claims(self, words: str) -> list[str]:
        """Ids of the claims that begin with `words`, with or without `clm-`."""

    def claims(
        self, *, doc_id: str | None = None, type: ClaimType | None = None, modality: Modality | None = None
    ) -> Iterator[Claim]:
        """Claims of the latest readings, as last resolved, in the order of adding and of the text."""

    def claims_as_read(self, doc_id: str) -> tuple[Claim, ...]:
        """Claims of a document's latest reading, before resolving."""

    def claim(self, claim_id: str) -> Claim | None:
        """One claim as last resolved, of whichever reading."""

    def readings(self, doc_id: str) -> tuple[Reading, ...]:
        """Every reading of a document, the latest last."""

    def resolutions(self, claim_id: str) -> tuple[Resolution, ...]:
        """Everything that a claim was resolved to, the latest last."""

    def decisions(self, subject: str | None = None) -> tuple[Decision, ...]:
        """Every decision, or those on one subject, the latest last."""


class Writer(Protocol):
    """Adds rows within one transaction. Adding what is there already adds nothing."""

    @property
    def view(self) -> View:
        """The record as it stands inside the transaction."""

    def add_document(self, doc: Document, at: datetime) -> bool:
        """Keep a document exactly as it came; `False` when it is there already."""

    def add_reading(self, reading: Reading, read: Iterable[Claim] = ()) -> bool:
        """Keep what a reader read, in its order; `False` when this reader's reading is there already."""

    def add_resolutions(
        self, resolved: Iterable[Claim], *, published: Published, resolver: str, at: datetime
    ) -> int:
        """Keep what claims of one document were resolved to, and return how many rows that took.

        A claim that comes out as it did before takes none.
        """

    def add_decision(self, decision: Decision) -> bool:
        """Keep a decision; `False` when this very one is there already."""


class Store(Protocol):
    """Where a record is kept."""

    @property
    def where(self) -> str:
        """What a person calls it: the path, or the address without its password."""

    def write(self) -> AbstractContextManager[Writer]:
        """Open a transaction for writing: all of it is kept, or, after an error, none of it.

        Raises:
            RecordError: the record cannot be written; the message says why and what to do.
        """

    def view(self) -> AbstractContextManager[View]:
        """Open the record for reading, as it stands now.

        Raises:
            RecordError: the record cannot be read; the message says why and what to do.
        """

    def close(self) -> None:
        """Let go of files and connections."""
