"""Documents and claims made by hand, small enough to see through."""

from datetime import UTC, date, datetime, timedelta

from zenobia.model import (
    Claim,
    ClaimType,
    Document,
    Evidence,
    Mention,
    Modality,
    Published,
    PublishedHow,
    Span,
)
from zenobia.record.base import Decision, DecisionKind, Reading, Store

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)
TEXT = "Rebels took Port Arden on Sunday. The army denied it."
CAPTURE = "Rebels took Port Arden on Sunday."
DENIAL = "The army denied it."
UNDATED = Published()
GIVEN = Published(date(2031, 3, 3), PublishedHow.GIVEN, "option")


def later(hours: int) -> datetime:
    """Some hours after noon."""
    return NOON + timedelta(hours=hours)


def make_doc(text: str = TEXT, *, name: str = "arden", published: Published = UNDATED) -> Document:
    """A report."""
    return Document(text=text, name=name, origin=f"{name}.txt", published=published, language="en")


def mention(doc: Document, words: str) -> Mention:
    """The words where the report first has them."""
    start = doc.text.index(words)
    return Mention(span=Span(start, start + len(words)), text=words)


def make_claim(
    doc: Document,
    quote: str,
    *,
    type: ClaimType = ClaimType.CAPTURE,
    modality: Modality = Modality.ASSERTED,
    reader: str = "scripted.v1",
    place: str | None = None,
) -> Claim:
    """A claim carried by `quote`, at `place` when it names one."""
    start = doc.text.index(quote)
    return Claim(
        doc_id=doc.id,
        type=type,
        modality=modality,
        evidence=(Evidence(Span(start, start + len(quote)), quote),),
        place=() if place is None else (mention(doc, place),),
        reader=reader,
    )


def reading(doc: Document, reader: str = "scripted.v1", refusal: str = "") -> Reading:
    """That a reader read the report."""
    return Reading(doc_id=doc.id, reader=reader, read_at=NOON, refusal=refusal)


def decide(doc: Document, published: object, hour: int = 0) -> Decision:
    """A decision on the report's date."""
    kind = DecisionKind.SET_PUBLISHED
    return Decision(kind=kind, subject=doc.id, value=published, made_at=later(hour), why="masthead")


def keep(store: Store, doc: Document, *claims: Claim, reader: str = "scripted.v1") -> None:
    """Add a report and what was read from it."""
    with store.write() as writer:
        writer.add_document(doc, NOON)
        writer.add_reading(reading(doc, reader), claims)
