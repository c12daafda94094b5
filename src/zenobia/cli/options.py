"""Arguments and options that several commands share, each defined once."""

import textwrap
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from zenobia.cli.console import WIDTH
from zenobia.cli.days import read_day
from zenobia.model import Modality
from zenobia.model.claim import ClaimType
from zenobia.model.vocabulary import Defined
from zenobia.read.base import ReaderKind

DEFAULT_DB = "zenobia.db"


class ListFormat(StrEnum):
    """How lists and answers are printed."""

    TABLE = "table"
    JSON = "json"


class ReadFormat(StrEnum):
    """How `read` prints claims."""

    TABLE = "table"
    JSONL = "jsonl"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Text, HTML or JSON Lines files, or folders of these; - is standard input.",
        show_default=False,
    ),
]
Db = Annotated[
    str,
    typer.Option(
        "--db", metavar="FILE", envvar="ZENOBIA_DB", help="The record: an SQLite file or a database URL."
    ),
]
ReadBy = Annotated[
    ReaderKind,
    typer.Option(
        "--reader",
        metavar="full|rules",
        envvar="ZENOBIA_READER",
        help="The rules with the learned part, or the rules alone: fewer claims, each explained by a rule.",
    ),
]
Published = Annotated[
    date | None,
    typer.Option(
        "--published",
        metavar="DATE",
        parser=read_day,
        help="The day of publication of every report named, such as 2016-12-11, whatever it states itself.",
        show_default=False,
    ),
]
Publisher = Annotated[
    str | None,
    typer.Option(
        "--publisher",
        metavar="NAME",
        help="The outlet of every report named, whatever it states itself.",
        show_default=False,
    ),
]
Format = Annotated[
    ListFormat,
    typer.Option("--format", metavar="table|json", help="A table for people or JSON for programs."),
]
PlaceName = Annotated[
    str, typer.Argument(metavar="PLACE", help="A name of the place, in any spelling.", show_default=False)
]
TypeFilter = Annotated[
    ClaimType | None, typer.Option("--type", metavar="TYPE", help="Only this type.", show_default=False)
]
ModalityFilter = Annotated[
    Modality | None,
    typer.Option("--modality", metavar="MODALITY", help="Only said in this sense.", show_default=False),
]
PlaceFilter = Annotated[
    str | None, typer.Option("--place", metavar="PLACE", help="Only at this place.", show_default=False)
]
ActorFilter = Annotated[
    str | None, typer.Option("--actor", metavar="ACTOR", help="Only by or against it.", show_default=False)
]
DocFilter = Annotated[
    str | None,
    typer.Option("--doc", metavar="DOC", help="Only of this report: its id or name.", show_default=False),
]
SourceFilter = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="Only according to this source.", show_default=False),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--since", metavar="DATE", parser=read_day, help="Only on this day or later.", show_default=False
    ),
]
Until = Annotated[
    date | None,
    typer.Option(
        "--until", metavar="DATE", parser=read_day, help="Only on this day or earlier.", show_default=False
    ),
]


def examples(*lines: str) -> str:
    """The examples at the foot of a command's help, kept line by line."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def definitions(heading: str, words: type[Defined]) -> str:
    """A vocabulary with its definitions, for a command's help."""
    width = max(len(word) for word in words)
    lines = (
        textwrap.fill(
            word.definition,
            width=WIDTH - 4,
            initial_indent=f"  {word.value:<{width}}  ",
            subsequent_indent=" " * (width + 4),
        )
        for word in words
    )
    return f"\b\n{heading}:\n" + "\n".join(lines)
