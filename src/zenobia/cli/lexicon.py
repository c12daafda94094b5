"""`zenobia lexicon`: the files of knowledge that an analyst edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zenobia.cli.console import complain
from zenobia.cli.manual import ManualCommand
from zenobia.cli.options import examples
from zenobia.cli.words import plural
from zenobia.kit.errors import ZenobiaError

if TYPE_CHECKING:
    from zenobia.kit.marks import Complaint

FOLDERS = ("lexicon", "actors", "places")

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
    epilog=examples("zenobia lexicon check", "zenobia lexicon check my-lexicon/ resources/actors/syria.yaml"),
)
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help="Copies of resources/lexicon, actors or places, or files in them, to check instead of all that the program uses.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check the words that the reader knows, and the actors, places and codebooks beside them.

    Each complaint names the file and the line: a key or a class that there is not, a word that no text can match, a word
    that stands twice so that one is never used, a bad pattern, an id that is taken. Doubtful things are named too, and are no
    errors.

    The exit status is 1 when there is an error.
    """
    from zenobia.kit.resources import resources_dir

    found: list[Complaint] = []
    if paths:
        for path in paths:
            found += _check_path(path)
    else:
        for name in FOLDERS:
            found += _named(_check_folder(resources_dir() / name), f"resources/{name}/")
        found += _others(any_error=any(complaint.is_error for complaint in found))
    for complaint in found:
        print(complaint)
    errors = sum(complaint.is_error for complaint in found)
    words = f"{plural(errors, 'error')}, {plural(len(found) - errors, 'doubt')}"
    print(words if paths else f"{words}; {_counts()}" if not errors else words)
    if errors:
        raise typer.Exit(1)


def _check_path(path: Path) -> list[Complaint]:
    """A folder's complaints, or those of one file in it."""
    if not path.exists():
        complain(f"{path}: there is nothing to check here (no such file or folder)")
        raise typer.Exit(1)
    if path.is_dir():
        inside = [path / name for name in FOLDERS if (path / name).is_dir()]
        return [c for folder in inside or [path] for c in _named(_check_folder(folder), f"{folder}/")]
    found = _named(_check_folder(path.parent), f"{path.parent}/")
    return [complaint for complaint in found if Path(complaint.file) == path]


def _named(found: Iterable[Complaint], prefix: str) -> list[Complaint]:
    from msgspec.structs import replace

    return [replace(complaint, file=prefix + complaint.file) for complaint in found]


def _check_folder(folder: Path) -> list[Complaint]:
    """What is wrong in a folder, which its files tell to be one of words, of actors or of places.

    A folder with none of those is refused, since nothing would be checked there.
    """
    from zenobia.read.checks import check_lexicon
    from zenobia.resolve import Gazetteer
    from zenobia.resolve.checks import check_actors, check_places

    names = {path.name for path in folder.glob("*.yaml")}
    if "happenings.yaml" in names:
        return check_lexicon(folder)
    if "roles.yaml" in names:
        return check_actors(folder)
    if "words.yaml" in names:
        try:
            get = Gazetteer.load().get
        except (ZenobiaError, ValueError, KeyError, TypeError):
            return check_places(folder)
        return check_places(folder, lambda id: get(id) is not None)
    complain(
        f"{folder}: no copy of resources/lexicon (happenings.yaml), actors (roles.yaml) or places (words.yaml)"
    )
    raise typer.Exit(1)


def _others(*, any_error: bool) -> Iterator[Complaint]:
    """What is wrong in the files that no folder's check covers.

    Loading everything names an error once more that has its line already; so it is asked only where there is none.
    """
    from zenobia.control.parts import make_extent
    from zenobia.ingest.furniture import find_furniture
    from zenobia.kit.marks import Complaint, compose_folder, line_of_problem
    from zenobia.kit.resources import resources_dir
    from zenobia.publish.codebooks import load_crosswalk
    from zenobia.read.lexicon import load_lexicon
    from zenobia.resolve import ActorRegistry, Gazetteer

    trees = {}
    for folder in ("", "codebooks", "control", "names"):
        prefix = f"resources/{folder}/" if folder else "resources/"
        composed, found = compose_folder(resources_dir() / folder, prefix)
        trees.update({prefix + name: tree for name, tree in composed.items()})
        yield from found
        any_error = any_error or bool(found)
    if any_error:
        return
    loaders: list[tuple[str, Callable[[], Any]]] = [
        ("resources/lexicon", load_lexicon),
        ("resources/actors", ActorRegistry.load),
        ("resources/places", Gazetteer.load),
        ("resources/codebooks/acled.yaml", lambda: load_crosswalk("acled")),
        ("resources/codebooks/plover.yaml", lambda: load_crosswalk("plover")),
        ("resources/control/parts.yaml", lambda: make_extent("centre")),
        ("resources/furniture.yaml", lambda: find_furniture("A line.")),
    ]
    for name, load in loaders:
        try:
            load()
        except (ZenobiaError, ValueError, KeyError, TypeError) as problem:
            message = str(problem).removeprefix(f"{name}: ")
            yield Complaint(name, line_of_problem(trees.get(name), message), message)


def _counts() -> str:
    """How much the program knows, for whoever wants to see that a new line counts."""
    from zenobia.read.lexicon import load_lexicon
    from zenobia.resolve.registry import Entries

    words = load_lexicon()
    told = sum(len(entries) for table in (words.verbs, words.nouns) for entries in table.values())
    return f"{told:,} words that tell a happening, {len(words.reporting)} of saying, {len(list(Entries.load()))} actors"
