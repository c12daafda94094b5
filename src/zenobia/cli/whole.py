"""One claim, event or document whole, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from zenobia.cli.console import output, print_json
from zenobia.cli.options import ListFormat
from zenobia.cli.plain import claim_to_dict, event_to_dict, whole_document_to_dict
from zenobia.cli.quote import highlighted, on_one_line, sentence_around
from zenobia.cli.tables import claims_table, facts_table
from zenobia.cli.words import (
    say_interval,
    say_names,
    say_places,
    say_report,
    say_source,
    say_toll,
    say_type,
    short_id,
)
from zenobia.model import Claim, Document, Event, Mention, Span, When

if TYPE_CHECKING:
    from zenobia.api import Record


def show_claim(record: Record, id: str, format: ListFormat) -> None:
    """Show a claim: what it says, its evidence in the sentence, and what its names were taken for."""
    claim = record.claim(id)
    doc = record.document(claim.doc_id)
    if format is ListFormat.JSON:
        print_json(claim_to_dict(claim, doc))
    else:
        print_claim(output(), claim, doc)


def print_claim(console: Console, claim: Claim, doc: Document) -> None:
    """Print a claim for people: what it says, its evidence in the sentence, and what its names were taken for."""
    console.print(Text(f"{claim.id}  {say_type(claim)}", style="bold"))
    console.print(facts_table(_claim_facts(claim, doc)))
    console.print(Text("\nevidence", style="bold"))
    print_evidence(console, claim, doc)
    resolved = [m for m in (*claim.agent, *claim.target, *claim.place) if m.candidates]
    if resolved:
        console.print(Text("\nnames", style="bold"))
    for mention in resolved:
        console.print(Padding(Text(_say_candidates(mention)), (0, 0, 0, 2), expand=False))


def print_evidence(console: Console, claim: Claim, doc: Document) -> None:
    """Print each sentence of a claim's evidence, the evidence highlighted."""
    marks = not console.is_terminal
    spans = [e.span for e in claim.evidence]
    for sentence in dict.fromkeys(sentence_around(doc.text, span) for span in spans):
        words = on_one_line(highlighted(doc.text, sentence, spans, marks=marks))
        console.print(Padding(words, (0, 0, 0, 2), expand=False))


def _claim_facts(claim: Claim, doc: Document) -> Iterable[tuple[str, str]]:
    yield "what", claim.type.definition
    yield "said", f"{claim.modality.value}: {claim.modality.definition}"
    yield "according to", say_source(claim, doc)
    if claim.agent:
        yield "who", say_names(claim.agent)
    if claim.target:
        yield "to whom", say_names(claim.target)
    if claim.place:
        yield "where", say_places(claim.place)
    if claim.when is not None:
        yield "when", _say_when_whole(claim.when)
    for toll in claim.toll:
        yield "toll", f"{say_toll(toll)}, written “{toll.text}”"
    if claim.control is not None:
        yield "control", _say_control(claim)
    yield "read by", f"{claim.reader} ({', '.join(claim.rules)})" if claim.rules else claim.reader


def _say_when_whole(when: When) -> str:
    days = "no day" if when.interval is None else say_interval(when.interval)
    return f"{days}, written “{when.text}” ({when.status.value}{': ' if when.detail else ''}{when.detail})"


def _say_control(claim: Claim) -> str:
    control = claim.control
    if control is None:
        return ""
    holder = f" by {control.holder.label}" if control.holder is not None else ""
    former = f", from {control.former.label}" if control.former is not None else ""
    return f"{control.change.value} of {say_places(control.places)}{holder}{former}"


def _say_candidates(mention: Mention) -> str:
    best, *others = mention.candidates
    words = f"“{mention.text}” is {best.name} ({best.id}): {best.reason}"
    return words + (f"; or {', '.join(c.name for c in others)}" if others else "")


def show_event(record: Record, id: str, format: ListFormat) -> None:
    """Show an event: what is said of it, who gives which figure, and each claim with its words."""
    event = record.event(id)
    claims = [record.claim(claim_id) for claim_id in event.claim_ids]
    if format is ListFormat.JSON:
        rows = [claim_to_dict(claim, record.document(claim.doc_id)) for claim in claims]
        print_json({**event_to_dict(event), "claims": rows})
        return
    console = output()
    console.print(Text(f"{event.id}  {event.type.value}", style="bold"))
    console.print(facts_table(_event_facts(event)))
    for claim in claims:
        doc = record.document(claim.doc_id)
        head = f"\n{short_id(claim.id)}  {say_type(claim)}, {say_source(claim, doc)}"
        console.print(Text(head, style="bold"))
        print_evidence(console, claim, doc)


def _event_facts(event: Event) -> Iterable[tuple[str, str]]:
    yield "what", event.type.definition
    yield "status", f"{event.status.value}: {event.status.definition}"
    if event.agents:
        yield "who", ", ".join(event.agents)
    if event.targets:
        yield "to whom", ", ".join(event.targets)
    if event.place is not None or event.place_label:
        yield "where", event.place.name if event.place is not None else event.place_label
    if event.when is not None:
        yield "when", say_interval(event.when)
    for figure in event.tolls:
        yield "toll", f"{say_toll(figure)} according to {figure.according_to}, written “{figure.text}”"
    for conflict in event.conflicts:
        yield "conflict", conflict


def show_document(record: Record, id: str, format: ListFormat) -> None:
    """Show a document: what is known of it, its text with the evidence marked, and its claims."""
    doc = record.document(id)
    claims = record.claims(doc=doc.id)
    if format is ListFormat.JSON:
        print_json(whole_document_to_dict(doc, claims))
        return
    console = output()
    console.print(Text(f"{doc.id}  {doc.title or doc.name}", style="bold"))
    console.print(facts_table(_document_facts(doc)))
    spans = [e.span for claim in claims for e in claim.evidence]
    body = highlighted(doc.text, Span(0, len(doc.text)), spans, marks=not console.is_terminal)
    console.print()
    console.print(Padding(body, (0, 0, 0, 2), expand=False))
    console.print()
    console.print(claims_table(claims) if claims else Text("no claims"))


def _document_facts(doc: Document) -> Iterable[tuple[str, str]]:
    yield "report", say_report(doc)
    yield "date is", f"{doc.published.how.value}: {doc.published.detail or doc.published.how.definition}"
    for label, words in (
        ("name", doc.name),
        ("origin", doc.origin),
        ("address", doc.url),
        ("language", doc.language),
        ("filed from", doc.dateline),
        ("authors", ", ".join(doc.authors)),
    ):
        if words:
            yield label, words
    for piece in doc.furniture:
        yield "set aside", f"{piece.kind.value}: {' '.join(piece.span.of(doc.text).split())}"
