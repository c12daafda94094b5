"""Tables for people: claims, events, places, actors, documents, holdings, each within 100 columns."""

from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from zenobia.cli.widths import FittedTable
from zenobia.cli.words import (
    plural,
    say_count,
    say_interval,
    say_kind,
    say_names,
    say_parties,
    say_places,
    say_published,
    say_toll,
    say_type,
    say_voices,
    say_when,
    short_id,
)
from zenobia.control.words import say_bound, say_who
from zenobia.model import Actor, Claim, Document, Event, Holding, HoldingStatus, Place, TollFigure, TollKind

STATUS_STYLES = {
    HoldingStatus.HELD: "bold",
    HoldingStatus.CLAIMED: "italic",
    HoldingStatus.CONTESTED: "yellow",
    HoldingStatus.LOST: "yellow",
    HoldingStatus.IMPLIED: "dim italic",
    HoldingStatus.UNKNOWN: "dim",
}


def make_table(*columns: str, title: str | None = None) -> Table:
    """An empty table in the house form: no frame, a rule under the heads, words wrapped and never cut."""
    table = FittedTable(
        box=box.SIMPLE_HEAD,
        title=title,
        title_justify="left",
        title_style="bold",
        pad_edge=False,
        padding=(0, 1, 0, 0),
        show_edge=False,
    )
    for column in columns:
        right = column.startswith(">")
        table.add_column(column.lstrip(">"), justify="right" if right else "left", overflow="fold")
    table.columns[0].no_wrap = True
    return table


def facts_table(facts: Iterable[tuple[str, str]]) -> Table:
    """A fact a line, its name on the left; long ones are wrapped under themselves."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(width=15, style="dim")
    table.add_column(overflow="fold")
    for name, words in facts:
        table.add_row(f"  {name}", Text(words))
    return table


def claims_table(claims: Iterable[Claim], *, title: str | None = None) -> Table:
    """One claim a row: what, who to whom, where, when, according to whom."""
    table = make_table("claim", "what", "who → whom", "where", "when", "according to", title=title)
    table.columns[1].no_wrap = True
    for claim in claims:
        what = "\n".join([say_type(claim).replace(" (", "\n(", 1), *(say_toll(t) for t in claim.toll)])
        table.add_row(
            short_id(claim.id),
            what,
            Text(say_parties(say_names(claim.agent), say_names(claim.sufferers))),
            Text(say_places(claim.place)),
            Text(say_when(claim.when)),
            Text(say_voices(claim)),
        )
    return table


def say_figures(figures: Iterable[TollFigure]) -> str:
    """The figures of an event: those of one claim with a plus, those of rival claims with a slash, equal ones once."""
    by_kind: dict[TollKind, dict[str, list[str]]] = {}
    for figure in figures:
        by_claim = by_kind.setdefault(figure.what, {})
        by_claim.setdefault(figure.claim_id, []).append(say_count(figure.low, figure.high))
    lines = []
    for kind, by_claim in by_kind.items():
        rivals = dict.fromkeys(" + ".join(counts) for counts in by_claim.values())
        lines.append(f"{' / '.join(rivals)} {say_kind(kind)}")
    return "\n".join(lines)


def events_table(events: Iterable[Event]) -> Table:
    """One event a row, with how many claims and reports tell it."""
    table = make_table("event", "when", "what", "who → whom", "where", "toll", ">claims")
    table.columns[2].no_wrap = True
    for event in events:
        status = "" if event.status == "reported" else f"\n({event.status.value})"
        table.add_row(
            short_id(event.id),
            say_interval(event.when) if event.when is not None else "undated",
            event.type.value + status,
            Text(say_parties(", ".join(event.agents), ", ".join(event.targets))),
            Text(event.place.name if event.place is not None else event.place_label),
            say_figures(event.tolls),
            _say_told(len(event.claim_ids), len(event.doc_ids)),
        )
    return table


def _say_told(claims: int, docs: int) -> str:
    """How many claims tell of an event, and in how many reports where that is not one each."""
    return "1" if claims == 1 else f"{claims} in {plural(docs, 'doc')}"


def places_table(places: Iterable[tuple[Place, int]]) -> Table:
    """One place a row. Its id comes last: names are accepted wherever ids are."""
    table = make_table("place", "kind", "in", "location", "is", ">claims", "id")
    table.columns[3].no_wrap = True
    for place, n_claims in places:
        point = "" if place.lat is None else f"{place.lat:.3f}, {place.lon:.3f}"
        precision = "" if place.lat is None else place.precision.value
        table.add_row(
            Text(place.name), place.kind.value, place.country or "", point, precision, str(n_claims), place.id
        )
    return table


def actors_table(actors: Iterable[tuple[Actor, int]]) -> Table:
    """One actor a row. Its id comes last: names are accepted wherever ids are."""
    table = make_table("actor", "kind", "side", ">claims", "id")
    for actor, n_claims in actors:
        table.add_row(Text(actor.name), actor.kind.value, actor.side or "", str(n_claims), actor.id)
    return table


def documents_table(documents: Iterable[Document]) -> Table:
    """One report a row, with its publication date and how it is known."""
    table = make_table("document", "name", "published", "date is", "publisher", "title")
    for doc in documents:
        table.add_row(
            short_id(doc.id),
            Text(doc.name),
            say_published(doc),
            doc.published.how.value,
            Text(doc.publisher or ""),
            Text(doc.title or ""),
        )
    return table


def timeline_table(holdings: Iterable[Holding]) -> Table:
    """One holding a row: from when, in what state, and why. Each lasts until the next begins."""
    table = make_table("from", "state", ">claims", "why")
    holdings = list(holdings)
    first = "before that" if len(holdings) > 1 else "on all days"
    for holding in holdings:
        table.add_row(
            say_bound(holding.since) if holding.start is not None else first,
            Text(say_who(holding), style=STATUS_STYLES[holding.status]),
            str(len(holding.basis)),
            Text(holding.note),
        )
    return table
