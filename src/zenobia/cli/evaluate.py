"""`zenobia evaluate`: how well Zenobia reads, measured on texts that people have marked. A command a corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zenobia.cli import measure
from zenobia.cli.console import output, print_json
from zenobia.cli.manual import ManualCommand
from zenobia.cli.options import ReadBy, examples
from zenobia.cli.words import plural
from zenobia.read.base import ReaderKind

if TYPE_CHECKING:
    from rich.table import Table

    from zenobia.evaluate.gold import GoldResult, Miss
    from zenobia.evaluate.result import Result
    from zenobia.evaluate.score import Figure

DIGITS = 4
"""Of a rate in JSON, as in the scorer's own."""

evaluate = typer.Typer(
    name="evaluate",
    rich_markup_mode=None,
    no_args_is_help=True,
    epilog=examples("zenobia evaluate gold marked/", "zenobia evaluate gold marked/ --per-type"),
)


@evaluate.callback()
def _evaluate() -> None:
    """Measure reading against texts that people have marked.

    One command a corpus. Each reads the texts anew, compares, and prints precision (P), recall (R) and their harmonic
    mean (F1). No record is touched.
    """


@evaluate.command(
    "gold",
    cls=ManualCommand,
    epilog=examples(
        "zenobia evaluate gold marked/",
        "zenobia evaluate gold marked/ --per-type --errors",
        "zenobia evaluate gold marked/ --json",
    ),
)
def gold(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="A folder of marked reports, one JSON file each.", show_default=False
        ),
    ],
    reader: ReadBy = ReaderKind.FULL,
    per_type: Annotated[bool, typer.Option("--per-type", help="Also a row for each type of claim.")] = False,
    per_doc: Annotated[bool, typer.Option("--per-doc", help="Also a row for each report.")] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="Also the claims missed, made up, or given another type.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """Measure reading on reports whose claims are marked by hand.

    Every filled slot of a claim counts once. A claim read is paired with a marked one when they share sentences and
    are of one family of types. P is the share of what was read that is right, R the share of what is marked that was
    found. The interval is that of the F1 when reports are drawn again and again (bootstrap, 95 %).

    The exit status is 1 when the folder has no marked reports; nothing is measured then.
    """
    result = measure.gold(folder, reader)
    if json:
        print_json(gold_object(result, errors=errors))
        return
    console = output()
    if per_doc:
        console.print(figures_table("report", result.by_document), "")
    if per_type:
        console.print(figures_table("type", result.types), "")
    console.print(figures_table("slot", {**result.slots, "ALL SLOTS": result.whole}), "")
    print(say_gold(result))
    if errors:
        print("", *say_misses(result.misses), sep="\n")


@evaluate.command(
    "polnear",
    cls=ManualCommand,
    epilog=examples("zenobia evaluate polnear polnear/dev", "zenobia evaluate polnear polnear/dev --errors"),
)
def polnear(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="A folder with text/*.txt and attributions/*.ann.", show_default=False
        ),
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="Also the attributions missed or made up.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """Measure who says what, on articles of the PolNeAR corpus.

    Every sentence is read, not only those with claims. An attribution is right by overlap when its source and what it
    says share words with those of a marked one; half and exact ask for more of it. The headline is F1 by overlap.

    The exit status is 1 when the folder has no such articles; nothing is measured then.
    """
    show_result(measure.polnear(folder), errors=errors, json=json)


@evaluate.command(
    "plover",
    cls=ManualCommand,
    epilog=examples(
        "zenobia evaluate plover plover_gsr.jsonl", "zenobia evaluate plover plover_gsr.jsonl --errors"
    ),
)
def plover(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="JSON Lines, a sentence and its event each.", show_default=False),
    ],
    reader: ReadBy = ReaderKind.FULL,
    errors: Annotated[
        bool, typer.Option("--errors", help="Also each sentence with what is marked and what was read.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """Measure who did what to whom, on sentences coded in PLOVER.

    A sentence is right when root, source and target of its best claim are, parties told by their country as coders of
    event data are measured; a second row tells them by their words. Names of older drafts count as today's roots. The
    headline is the share of sentences that are right.

    The exit status is 1 when there is no such file; nothing is measured then.
    """
    show_result(measure.plover(file, reader), errors=errors, json=json)


@evaluate.command(
    "factuality",
    cls=ManualCommand,
    epilog=examples(
        "zenobia evaluate factuality meantime/", "zenobia evaluate factuality meantime/ --errors"
    ),
)
def factuality(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="A folder of the MEANTIME corpus' XML files.", show_default=False),
    ],
    reader: ReadBy = ReaderKind.FULL,
    errors: Annotated[bool, typer.Option("--errors", help="Also each value that was read wrongly.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """Measure whether events are sure, denied or still to come, on texts of the MEANTIME corpus.

    Only events that both the corpus and a claim have are compared. The headline is the share of values that are
    right; most events of any text are sure and past, so the rare classes say more.

    The exit status is 1 when the folder has no such texts; nothing is measured then.
    """
    show_result(measure.factuality(folder, reader), errors=errors, json=json)


@evaluate.command(
    "re3d",
    cls=ManualCommand,
    epilog=examples("zenobia evaluate re3d re3d/", "zenobia evaluate re3d re3d/ --errors"),
)
def re3d(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="A folder with documents.jsonl and relations.jsonl.", show_default=False
        ),
    ],
    reader: ReadBy = ReaderKind.FULL,
    errors: Annotated[bool, typer.Option("--errors", help="Also the pairs missed or made up.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """Measure who fights whom and who is in charge of what, on reports of the re3d corpus.

    Pairs come from the agents and targets of hostile claims, and from the holders of places. The headline is F1 over
    both relations.

    The exit status is 1 when the folder has no such reports; nothing is measured then.
    """
    show_result(measure.re3d(folder, reader), errors=errors, json=json)


@evaluate.command(
    "muc4",
    cls=ManualCommand,
    epilog=examples("zenobia evaluate muc4 tst2.jsonl", "zenobia evaluate muc4 tst2.jsonl --errors"),
)
def muc4(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="JSON Lines, a report and its key each.", show_default=False),
    ],
    reader: ReadBy = ReaderKind.FULL,
    errors: Annotated[
        bool, typer.Option("--errors", help="Also the incidents and fillers missed or made up.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """Measure incident templates on reports of MUC-4.

    Claims are made into incidents of six types, with perpetrators, targets, victims and weapons, and paired one to
    one with those of the key. The headline is F1 over the type and five roles, as in the papers on template filling.
    A second table has date, place, stage, the number of victims and how sure the report is of the perpetrator.

    The exit status is 1 when there is no such file; nothing is measured then.
    """
    show_result(measure.muc4(file, reader), errors=errors, json=json)


@evaluate.command(
    "types",
    cls=ManualCommand,
    epilog=examples("zenobia evaluate types snippets.tsv", "zenobia evaluate types snippets.tsv --errors"),
)
def types(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A snippet, a tab and its ACLED sub-event a line.", show_default=False
        ),
    ],
    reader: ReadBy = ReaderKind.FULL,
    errors: Annotated[
        bool, typer.Option("--errors", help="Also each snippet that was given another sub-event.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """Measure event types, on snippets labelled with ACLED's sub-events.

    The label of a snippet is the sub-event of its main claim, by ACLED's order of priority. The headline is the F1 of
    each class, weighted by how often the class is in the file.

    The exit status is 1 when there is no such file; nothing is measured then.
    """
    show_result(measure.types(file, reader), errors=errors, json=json)


@evaluate.command(
    "nonsense",
    cls=ManualCommand,
    epilog=examples("zenobia evaluate nonsense texts/", "zenobia evaluate nonsense geoparsing/ --errors"),
)
def nonsense(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            help="A folder of .txt files, or of MEANTIME, GeoVirus or LGL.",
            show_default=False,
        ),
    ],
    reader: ReadBy = ReaderKind.FULL,
    errors: Annotated[bool, typer.Option("--errors", help="Also each claim, with its rule.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object for programs.")] = False,
) -> None:
    """Measure what is claimed of texts that are not about conflict, where nothing should be.

    Texts are recipes, matches, markets and the like. Of the mixed news of GeoVirus and LGL only texts without a word such
    as "troops" are taken. The headline is the share of texts of which nothing is claimed.

    The exit status is 1 when the folder has no such texts; nothing is measured then.
    """
    show_result(measure.nonsense(folder, reader), errors=errors, json=json)


def show_result(result: Result, *, errors: bool, json: bool) -> None:
    """Print the result of any corpus: its tables and its one line, or one JSON object."""
    if json:
        print_json(result_object(result, errors=errors))
        return
    console = output()
    for kind, figures in result.tables.items():
        console.print(figures_table(kind, figures), "")
    print(result.summary)
    if errors:
        print("", *result.misses, sep="\n")


def result_object(result: Result, *, errors: bool) -> dict[str, Any]:
    """The result as one JSON object, in the form that all corpora share."""
    metrics: dict[str, Any] = {
        kind: {name: figure_object(figure) for name, figure in figures.items()}
        for kind, figures in result.tables.items()
    }
    if errors:
        metrics["errors"] = list(result.misses)
    return {
        "corpus": result.corpus,
        "score": round(result.score, DIGITS),
        "interval": [round(bound, DIGITS) for bound in result.interval],
        "n": result.n,
        "metrics": metrics,
    }


def figures_table(kind: str, figures: Mapping[str, Figure]) -> Table:
    """One figure a row: the three rates, and the counts that they come from."""
    from zenobia.cli.tables import make_table

    table = make_table(kind, ">P", ">R", ">F1", ">right", ">predicted", ">gold")
    for name, figure in figures.items():
        rates = (f"{rate:.3f}" for rate in (figure.precision, figure.recall, figure.f1))
        counts = (f"{count:,}" for count in (figure.right, figure.predicted, figure.gold))
        table.add_row(name, *rates, *counts)
    return table


def say_gold(result: GoldResult) -> str:
    """The result in one line."""
    low, high = result.interval
    claims = result.slots["type"]
    return (
        f"F1 {result.whole.f1:.3f} over all slots (95 % interval {low:.3f} to {high:.3f}); "
        f"{plural(result.documents, 'report')}, claims: {claims.gold:,} marked, {claims.predicted:,} read"
    )


def say_misses(misses: tuple[Miss, ...]) -> Iterator[str]:
    """Each claim that was missed, made up or given another type, a line each, with its words."""
    for miss in misses:
        if miss.gold and miss.predicted:
            what = f"{miss.gold} read as {miss.predicted}"
        else:
            what = f"{miss.gold} missed" if miss.gold else f"{miss.predicted} made up"
        yield f"{miss.doc}: {what}: “{' … '.join(' '.join(quote.split()) for quote in miss.quotes)}”"


def gold_object(result: GoldResult, *, errors: bool) -> dict[str, Any]:
    """The result as one JSON object, in the form that all corpora share."""
    metrics: dict[str, Any] = {
        "all": figure_object(result.whole),
        "slots": {name: figure_object(figure) for name, figure in result.slots.items()},
        "types": {name: figure_object(figure) for name, figure in result.types.items()},
        "documents": {name: figure_object(figure) for name, figure in result.by_document.items()},
    }
    if errors:
        metrics["errors"] = [
            {"doc": m.doc, "gold": m.gold, "predicted": m.predicted, "evidence": list(m.quotes)}
            for m in result.misses
        ]
    return {
        "corpus": "gold",
        "score": round(result.whole.f1, DIGITS),
        "interval": [round(bound, DIGITS) for bound in result.interval],
        "n": result.documents,
        "metrics": metrics,
    }


def figure_object(figure: Figure) -> dict[str, float | int]:
    """A figure as the scorer writes it."""
    return {
        "p": round(figure.precision, DIGITS),
        "r": round(figure.recall, DIGITS),
        "f1": round(figure.f1, DIGITS),
        "right": figure.right,
        "predicted": figure.predicted,
        "gold": figure.gold,
    }
