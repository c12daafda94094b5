"""`zenobia explain`: the way from the words of a report to a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from zenobia.cli import wiring
from zenobia.cli.options import DEFAULT_DB, Db, Format, ListFormat

if TYPE_CHECKING:
    from rich.console import Console

    from zenobia.api import Record
    from zenobia.model import Claim, Document
    from zenobia.publish.explanation import Step


def explain(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of a claim (clm-…) or of an event (evt-…), whose claims are explained in turn; or a prefix "
            "of it.",
            show_default=False,
        ),
    ],
    db: Db = DEFAULT_DB,
    format: Format = ListFormat.TABLE,
) -> None:
    """Explain why a claim is as it is, word by word.

    The evidence is shown in its paragraph, the words of each field marked. Which word made it, by which line of the
    lexicon; where the words of each field stand, what else they could stand for; how days, figures and codes follow. All
    of it comes from the claim, the report and the files of knowledge.
    """
    from zenobia.cli.console import output, print_json

    with wiring.open_existing(db) as record:
        claims = _claims(record, id)
        told = [(claim, record.explain(claim.id)) for claim in claims]
        if format is ListFormat.JSON:
            objects = [_object(claim, steps) for claim, steps in told]
            print_json(objects if id.startswith("evt-") else objects[0])
            return
        for number, (claim, steps) in enumerate(told):
            if number:
                print()
            _print(output(), record, claim, steps)


def _claims(record: Record, id: str) -> list[Claim]:
    if id.startswith("evt-"):
        return [record.claim(claim_id) for claim_id in record.event(id).claim_ids]
    return [record.claim(id)]


def _object(claim: Claim, steps: list[Step]) -> dict[str, Any]:
    from msgspec import to_builtins

    return {
        "id": claim.id,
        "doc": claim.doc_id,
        "type": claim.type.value,
        "evidence": to_builtins(claim.evidence),
        "steps": to_builtins(steps),
    }


def _print(console: Console, record: Record, claim: Claim, steps: list[Step]) -> None:
    from rich.text import Text

    from zenobia.cli.tables import facts_table
    from zenobia.cli.words import say_type

    console.print(Text(f"{claim.id}  {say_type(claim)}", style="bold"))
    _print_paragraphs(console, claim, record.document(claim.doc_id), steps)
    console.print()
    console.print(facts_table((step.topic, _say(step)) for step in steps))


def _print_paragraphs(console: Console, claim: Claim, doc: Document, steps: list[Step]) -> None:
    from rich.padding import Padding

    from zenobia.cli.quote import labelled, on_one_line, paragraph_around

    evidence = [e.span for e in claim.evidence]
    labels = [(span, step.topic) for step in steps for span in step.spans]
    for paragraph in dict.fromkeys(paragraph_around(doc.text, span) for span in evidence):
        words = labelled(doc.text, paragraph, evidence, labels, marks=not console.is_terminal)
        console.print(Padding(on_one_line(words), (0, 0, 0, 2), expand=False))


def _say(step: Step) -> str:
    return "\n".join([step.said, *(f"- {why}" for why in step.because)])
