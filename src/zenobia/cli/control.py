"""`zenobia holder` and `zenobia timeline`: who held a place, when, how sure that is, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from zenobia.cli import wiring
from zenobia.cli.console import output, print_json
from zenobia.cli.days import read_day
from zenobia.cli.options import DEFAULT_DB, Db, Format, ListFormat, PlaceName
from zenobia.cli.plain import DocOf, answer_to_dict, timeline_to_list
from zenobia.cli.tables import facts_table, timeline_table
from zenobia.cli.words import say_source, say_type, say_when, short_id
from zenobia.control.words import say_bound, say_who
from zenobia.model import Claim

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
    """Print an answer for people: the answer first, then how sure it is, then the words that it rests on."""
    console.print(Text(answer.summary, style="bold"))
    console.print(facts_table(_facts(answer)))
    _print_reasons(console, "the words", [(claim, "") for claim in answer.basis], doc_of)
    beside = list(zip(answer.also_claimed, answer.also_why, strict=True))
    _print_reasons(console, "also claimed", beside, doc_of)


def _facts(answer: Answer) -> Iterator[tuple[str, str]]:
    holding = answer.holding
    yield "status", f"{holding.status.value}: {holding.status.definition}"
    if holding.extent:
        yield "extent", f"{holding.extent} only; the reports do not speak of the rest"
    if answer.why:
        yield "why", answer.why
    if holding.end is not None:
        yield "until", say_bound(holding.until)
    for part in answer.parts:
        yield "inside it", f"{part.place}: {say_who(part)}"


def _print_reasons(
    console: Console, heading: str, reasons: Sequence[tuple[Claim, str]], doc_of: DocOf
) -> None:
    if not reasons:
        return
    console.print(Text(f"\n{heading}", style="bold"))
    for claim, why in reasons[:MOST_REASONS]:
        quote = " … ".join(" ".join(e.quote.split()) for e in claim.evidence)
        when = f", {say_when(claim.when)}" if claim.when is not None else ""
        about = f"{say_source(claim, doc_of(claim.doc_id))}; {say_type(claim)}{when}; {short_id(claim.id)}"
        console.print(Padding(Text(f"“{quote}”", style="italic"), (0, 0, 0, 2), expand=False))
        console.print(Padding(Text(about, style="dim"), (0, 0, 0, 4), expand=False))
        if why:
            console.print(Padding(Text(f"does not count: it {why}", style="dim"), (0, 0, 0, 4), expand=False))
    if len(reasons) > MOST_REASONS:
        console.print(Text(f"  and {len(reasons) - MOST_REASONS} more; --format json has them all"))
