"""An answer to "who held it" for people: the answer, how sure it is, and the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from zenobia.cli.plain import DocOf
from zenobia.cli.tables import facts_table
from zenobia.cli.words import say_source, say_type, say_when, short_id
from zenobia.control import Answer
from zenobia.control.words import say_bound, say_who
from zenobia.model import Claim

MOST_REASONS = 5
"""Quotes that the answer for people shows of each kind; JSON has them all."""


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
