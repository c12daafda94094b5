"""`zenobia lexicon`: the files of knowledge that an analyst edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zenobia.cli.console import complain
from zenobia.cli.manual import ManualCommand
from zenobia.cli.options import examples
from zenobia.cli.words import plural
from zenobia.kit.errors import ZenobiaError

if TYPE_CHECKING:
    from zenobia.read.checks import Complaint

lexicon = typer.Typer(
    name="lexicon",
    rich_markup_mode=None,
    no_args_is_help=True,
    epilog=examples("zenobia lexicon check"),
)


@lexicon.callback()
def _lexicon() -> None:
    """Look after the files of words, actors and places.

    They are files under resources/, one entry a line; docs/how-to/teach-the-reader.md shows how to add to them.
    """


@lexicon.command(
    "check",
    cls=ManualCommand,
    epilog=examples("zenobia lexicon check", "zenobia lexicon check my-lexicon/"),
)
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]",
            help="A copy of resources/lexicon to check instead of the files that the program uses.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check the words that the reader knows, and the actors, places and codebooks beside them.

    Each complaint names the file and the line: a key or a class that there is not, a word that no text can match, a word
    that stands twice so that one is never used. Doubtful things are named too, and are no errors.

    The exit status is 1 when there is an error.
    """
    from zenobia.kit.resources import resources_dir
    from zenobia.read.checks import check_lexicon

    if folder is not None and not folder.is_dir():
        complain(f"{folder}: there is no lexicon here (no such folder)")
        raise typer.Exit(1)
    found = check_lexicon(folder or resources_dir() / "lexicon")
    if folder is None:
        found += _others()
    for complaint in found:
        print(complaint)
    errors = sum(complaint.is_error for complaint in found)
    print(f"{plural(errors, 'error')}, {plural(len(found) - errors, 'doubt')}")
    if errors:
        raise typer.Exit(1)


def _others() -> Iterator[Complaint]:
    """What loading the other files complains of; each loader names its file and entry."""
    from zenobia.publish.codebooks import load_crosswalk
    from zenobia.read.checks import Complaint
    from zenobia.read.lexicon import load_lexicon
    from zenobia.resolve import ActorRegistry, Gazetteer

    loaders: list[tuple[str, Callable[[], Any]]] = [
        ("lexicon", load_lexicon),
        ("actors", ActorRegistry.load),
        ("places", Gazetteer.load),
        ("codebooks/acled.yaml", lambda: load_crosswalk("acled")),
        ("codebooks/plover.yaml", lambda: load_crosswalk("plover")),
    ]
    for name, load in loaders:
        try:
            load()
        except (ZenobiaError, ValueError, KeyError, TypeError) as problem:
            yield Complaint(f"resources/{name}", 0, str(problem))
