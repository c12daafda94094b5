"""The command `zenobia`: its commands in the order of a first session, and how errors reach the user.

Help has to come at once: what draws tables, answers and bars is imported inside the commands that use it.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from zenobia.cli import add, control, dating, explain, listing, read, show
from zenobia.cli.console import complain
from zenobia.cli.evaluate import evaluate
from zenobia.cli.lexicon import lexicon
from zenobia.cli.manual import ManualCommand
from zenobia.cli.options import definitions, examples
from zenobia.kit.errors import ZenobiaError
from zenobia.model import HoldingStatus, Modality
from zenobia.model.claim import ClaimType
from zenobia.model.event import EventStatus

EXIT_FAILED = 1
COLLECT_RARELY = (100_000, 50, 50)
"""What a command loads at its start, the parser and the registries, it keeps to its end: looking through it for garbage as
often as Python does by itself takes a fifth of a cold start."""

app = typer.Typer(
    name="zenobia",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "zenobia read report.txt --published 2016-12-11",
        "zenobia add reports/",
        "zenobia holder Palmyra --on 2016-12-12",
        "zenobia timeline Palmyra",
        "zenobia COMMAND --help",
    ),
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"zenobia {version('zenobia')}")
        raise typer.Exit


@app.callback()
def zenobia(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Read reports of armed conflict and keep the record: who did what to whom, where, when, and according to whom.

    A report goes in; claims come out, each tied to the exact words that carry it; the record says who held a place on
    a day, how sure that is, and why. What a report does not say stays empty.
    """


COMMANDS: list[tuple[str, Callable[..., Any], str]] = [
    (
        "read",
        read.read,
        examples(
            "zenobia read report.txt --published 2016-12-11",
            "zenobia read examples/ --format jsonl > claims.jsonl",
            "zenobia read reports.jsonl --out claims/",
            "cat report.txt | zenobia read - --publisher 'Meridian Wire'",
        )
        + "\n\n"
        + definitions("Types of claims", ClaimType)
        + "\n\n"
        + definitions("In what sense a claim is made", Modality),
    ),
    (
        "add",
        add.add,
        examples(
            "zenobia add examples/",
            "zenobia add report.html --published 2016-12-11 --db war.db",
        ),
    ),
    (
        "holder",
        control.holder,
        examples(
            "zenobia holder Palmyra --on 2016-12-12",
            "zenobia holder al-Qaryatayn --on 2015-09-01 --format json",
        )
        + "\n\n"
        + definitions("Status", HoldingStatus),
    ),
    (
        "timeline",
        control.timeline,
        examples("zenobia timeline Palmyra", "zenobia timeline Palmyra --format json")
        + "\n\n"
        + definitions("How sure", HoldingStatus),
    ),
    (
        "claims",
        listing.claims,
        examples(
            "zenobia claims --type capture --place Palmyra",
            "zenobia claims --modality denied",
            "zenobia claims --actor 'Islamic State' --since 2016-12-01 --until 2016-12-31",
        )
        + "\n\n"
        + definitions("Types", ClaimType)
        + "\n\n"
        + definitions("Modalities", Modality),
    ),
    (
        "events",
        listing.events,
        examples("zenobia events --place Palmyra", "zenobia events --type airstrike --format json")
        + "\n\n"
        + definitions("Status", EventStatus),
    ),
    ("places", listing.places, examples("zenobia places", "zenobia places --format json")),
    ("actors", listing.actors, examples("zenobia actors", "zenobia actors --format json")),
    ("documents", listing.documents, examples("zenobia documents", "zenobia documents --format json")),
    ("show", show.show, examples("zenobia show clm-1f0c3a9b", "zenobia show undated")),
    ("explain", explain.explain, examples("zenobia explain clm-1f0c3a9b", "zenobia explain evt-07ab")),
    (
        "set-published",
        dating.set_published,
        examples("zenobia set-published undated 2016-12-12 --why 'the print edition of that day'"),
    ),
]

for _name, _command, _epilog in COMMANDS:
    app.command(_name, epilog=_epilog, cls=ManualCommand)(_command)
app.add_typer(evaluate)
app.add_typer(lexicon)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line.

    Args:
        arguments: the words after `zenobia`; those of the process when not given.

    Raises:
        SystemExit: always: 0 done, 1 something failed, 2 wrong use.
    """
    gc.set_threshold(*COLLECT_RARELY)
    try:
        app(args=None if arguments is None else list(arguments), prog_name="zenobia")
    except ZenobiaError as problem:
        complain(str(problem))
        sys.exit(EXIT_FAILED)
