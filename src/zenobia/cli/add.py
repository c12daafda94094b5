"""`zenobia add`: reports into the record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from zenobia.cli import wiring
from zenobia.cli.console import complain, messages, output
from zenobia.cli.options import DEFAULT_DB, Db, Paths, Published, Publisher, ReadBy
from zenobia.cli.words import plural, say_published
from zenobia.read.base import ReaderKind

if TYPE_CHECKING:
    from zenobia.api import Added, Progress
    from zenobia.ingest import Failure


def add(
    paths: Paths,
    db: Db = DEFAULT_DB,
    published: Published = None,
    publisher: Publisher = None,
    reader: ReadBy = ReaderKind.FULL,
) -> None:
    """Read reports and keep their claims in the record.

    Nothing is ever overwritten. A report that is there already adds nothing, so a folder can be added again each day.

    A source that cannot be read is named on standard error; the others are added all the same, and the exit status is
    1.
    """
    from zenobia.cli.tables import make_table

    with wiring.open_record(db, reader) as record, _progress() as step:
        summary = record.add(*paths, published=published, publisher=publisher, progress=step)
    table = make_table("report", "published", ">claims", "")
    for added in summary.added:
        state = "new" if added.is_new else "there already"
        table.add_row(added.document.name, say_published(added.document), str(added.claims), state)
    if summary.added:
        output().print(table)
    new = sum(added.is_new for added in summary.added)
    print(
        f"{plural(new, 'report')} added to {db}, {plural(len(summary.added) - new, 'report')} there already"
    )
    for failure in summary.failures:
        complain(str(failure))
    if summary.failures:
        raise typer.Exit(1)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        console=messages(),
        transient=True,
    )
    with bar:
        task = bar.add_task("", total=None)

        def step(done: int, outcome: Added | Failure) -> None:
            bar.update(task, completed=done, description=_name(outcome))

        yield step


def _name(outcome: Added | Failure) -> str:
    """What a source is called, whatever became of it."""
    from zenobia.api import Added

    return outcome.document.name if isinstance(outcome, Added) else outcome.origin
