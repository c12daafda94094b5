"""`zenobia holder` and `zenobia timeline`: who held a place, when, how sure that is, and why."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from zenobia.cli import wiring
from zenobia.cli.console import output, print_json
from zenobia.cli.days import read_day
from zenobia.cli.options import DEFAULT_DB, Db, Format, ListFormat, PlaceName
from zenobia.cli.plain import DocOf, answer_to_dict, timeline_to_list
from zenobia.cli.tables import facts_table, timeline_table
from zenobia.cli.words import plural, say_bound, say_holder, say_source, say_type, say_when, short_id
from zenobia.model import Claim, Holding

if TYPE_CHECKING:
    from zenobia.control import Answer

MOST_REASONS = 5
"""Quotes that the answer for people shows of each kind; JSON has them all."""


def holder(
    place: PlaceName,
    on: Annotated[
        date | None,
        typer.Option(
            "--on", metavar="DATE", parser=read_day, help="The day. Today unless given.", show_default=False
        ),
    ] = None,
    db: Db = DEFAULT_DB,
    format: Format = ListFormat.TABLE,
) -> None:
    """Say who held a place on a day, and why.

    The answer says since when, how sure that is, and which words it rests on. The answer rests on asserted claims only. What is planned, attempted, denied, hedged or foreseen never moves a
    holding; it is listed beside the answer.
    """
    with wiring.open_existing(db) as record:
        answer = record.holder(place, on=on or date.today())
        doc_of = cache(record.document)
        if format is ListFormat.JSON:
            print_json(answer_to_dict(answer, doc_of))
        else:
            print_answer(output(), answer, doc_of)


def timeline(place: PlaceName, db: Db = DEFAULT_DB, format: Format = ListFormat.TABLE) -> None:
    """Show who held a place from when to when.

    Every day lies in exactly one row. A day that is known within bounds only is shown with its bounds.
    """
    with wiring.open_existing(db) as record:
        holdings = record.timeline(place)
        if format is ListFormat.JSON:
            print_json(timeline_to_list(holdings, record.claim, cache(record.document)))
        else:
            output().print(timeline_table(holdings))


def print_answer(console: Console, answer: Answer, doc_of: DocOf) -> None:
    """Print an answer for people: the holder first, then how sure, then the words that it rests on."""
    holding = answer.holding
    head = Text(f"{answer.place.name} on {answer.on}: ")
    console.print(head.append(say_holder(holding), style="bold"))
    console.print(facts_table(_facts(answer, holding)))
    _print_reasons(console, "why", answer.basis, doc_of)
    _print_reasons(console, "also claimed", answer.also_claimed, doc_of)


def _facts(answer: Answer, holding: Holding) -> list[tuple[str, str]]:
    facts = [("status", f"{holding.status.value}: {holding.status.definition}")]
    if holding.extent:
        facts.append(("extent", f"{holding.extent} only; the reports do not speak of the rest"))
    if holding.start is not None:
        facts.append(("since", say_bound(holding.since)))
    if holding.end is not None:
        facts.append(("until", say_bound(holding.until)))
    if holding.note:
        facts.append(("note", holding.note))
    if answer.last_evidence is not None:
        age = (answer.on - answer.last_evidence).days
        facts.append(("last evidence", f"{answer.last_evidence}, {plural(age, 'day')} before"))
    facts.extend(("part of it", f"{part.place}: {say_holder(part)}") for part in answer.parts)
    return facts


def _print_reasons(console: Console, heading: str, claims: tuple[Claim, ...], doc_of: DocOf) -> None:
    if not claims:
        return
    console.print(Text(f"\n{heading}", style="bold"))
    for claim in claims[:MOST_REASONS]:
        doc = doc_of(claim.doc_id)
        quote = " … ".join(" ".join(e.quote.split()) for e in claim.evidence)
        when = f", {say_when(claim.when)}" if claim.when is not None else ""
        console.print(Text(f"  “{quote}”", style="italic"))
        console.print(Text(f"    {say_source(claim, doc)} · {say_type(claim)}{when} · {short_id(claim.id)}"))
    if len(claims) > MOST_REASONS:
        console.print(
            Text(f"  and {len(claims) - MOST_REASONS} more; `zenobia holder --format json` has all")
        )
