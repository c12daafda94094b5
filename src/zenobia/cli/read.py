"""`zenobia read`: reports in, claims out, no record touched."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zenobia.cli import wiring
from zenobia.cli.console import complain, output, print_json_lines
from zenobia.cli.options import Paths, Published, Publisher, ReadBy, ReadFormat
from zenobia.cli.plain import claim_to_dict
from zenobia.cli.wiring import Reading
from zenobia.cli.words import say_report
from zenobia.model import Document
from zenobia.read.base import ReaderKind

if TYPE_CHECKING:
    from zenobia.ingest import Failure

_UNSAFE = re.compile(r"[^\w.\-]+")
_LONGEST = 120
"""Letters of a file's name; file systems stop at 255 bytes, and a letter may be four."""


def read(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    reader: ReadBy = ReaderKind.FULL,
    format: Annotated[
        ReadFormat,
        typer.Option("--format", metavar="table|jsonl", help="A table for people or one JSON claim a line."),
    ] = ReadFormat.TABLE,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            help="Write one DOC.jsonl a report into this folder, and print nothing.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Read reports for claims, without keeping anything.

    Each claim is tied to the exact words that carry it. A report that does not state its day of publication, and gets
    none by --published, keeps its "on Sunday" undated.

    A source that cannot be read is named on standard error; the others are read all the same, and the exit status is 1.
    """
    failures: list[Failure] = []
    readings = _watch(
        wiring.read_sources(paths, published=published, publisher=publisher, reader=reader), failures
    )
    if out is not None:
        _write_files(readings, out)
    elif format is ReadFormat.JSONL:
        print_json_lines(claim_to_dict(claim, doc) for doc, claims in readings for claim in claims)
    else:
        _print_tables(readings)
    if failures:
        raise typer.Exit(1)


def _watch(readings: Iterable[Reading | Failure], failures: list[Failure]) -> Iterator[Reading]:
    """Pass readings through; say what failed as it comes, and keep it."""
    for reading in readings:
        if isinstance(reading, tuple):
            yield reading
        else:
            failures.append(reading)
            complain(str(reading))


def _write_files(readings: Iterable[Reading], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    taken: Counter[str] = Counter()
    for doc, claims in readings:
        name = file_name(doc)
        taken[name] += 1
        if taken[name] > 1:
            name = f"{name}-{taken[name]}"
        lines = [json.dumps(claim_to_dict(claim, doc), ensure_ascii=False) + "\n" for claim in claims]
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")


def file_name(doc: Document) -> str:
    """What the user calls the report, made safe as the name of a file, without its ending."""
    return _UNSAFE.sub("-", doc.name).strip("-.")[:_LONGEST] or doc.id


def _print_tables(readings: Iterable[Reading]) -> None:
    from rich.text import Text

    from zenobia.cli.tables import claims_table

    console = output()
    for doc, claims in readings:
        title = f"{doc.title or doc.name or doc.id} ({say_report(doc)})"
        if claims:
            console.print(claims_table(claims, title=title))
        else:
            console.print(Text(title, style="bold"), Text("\n  no claims\n"))
