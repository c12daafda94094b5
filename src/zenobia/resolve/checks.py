"""Checking the actors and places that an analyst edits: every complaint names the file and the line.

An entry is held against what loading would refuse, so that the two never differ; beside that, what loads but is never read.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from zenobia.kit.errors import ResourceError
from zenobia.kit.marks import Complaint, Node, compose_folder, entries, items, line_of, plain
from zenobia.resolve.registry import FILES, make_entry
from zenobia.resolve.tables import CURATED, make_extra

OTHER_ACTORS = frozenset({"countries.yaml", "roles.yaml"})
OTHER_PLACES = frozenset({"words.yaml"})
COUNTRY_KEYS = frozenset({"name", "aliases", "demonyms", "seats"})


def check_actors(folder: Path) -> list[Complaint]:
    """Everything wrong with the files of `resources/actors`, or of a copy of it."""
    trees, found = compose_folder(folder)
    listed = frozenset(f"{stem}.yaml" for stem in FILES)
    found += _unread(trees, listed | OTHER_ACTORS)
    found += _each(trees, listed, lambda stem, line: make_entry(stem, line, None))
    found += _ids_twice(trees, listed)
    for code, node, value in entries(trees.get("countries.yaml")):
        keys = {key for key, _, _ in entries(value)}
        if keys - COUNTRY_KEYS or "name" not in keys:
            problem = f"no key {_quoted(keys - COUNTRY_KEYS)}" if keys - COUNTRY_KEYS else "needs a `name`"
            found.append(Complaint("countries.yaml", line_of(node), f"{code}: {problem}"))
    return sorted(found)


def check_places(folder: Path, is_known: Callable[[str], bool] | None = None) -> list[Complaint]:
    """Everything wrong with the files of `resources/places` that list places, or of a copy of it.

    Args:
        folder: where the files are.
        is_known: whether a table has a place of this id; what is around a place is not looked for when `None`.
    """
    trees, found = compose_folder(folder)
    listed = frozenset(f"{stem}.yaml" for stem in CURATED)
    found += _unread(trees, listed | OTHER_PLACES)
    found += _each(trees, listed, make_extra)
    found += _ids_twice(trees, listed)
    if is_known is not None:
        found += _nowhere(trees, listed, is_known)
    return sorted(found)


def _quoted(names: set[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _unread(trees: dict[str, Node], known: frozenset[str]) -> Iterator[Complaint]:
    for name in sorted(set(trees) - known):
        yield Complaint(name, 0, f"no file of this name is read; files are {', '.join(sorted(known))}")


def _each(
    trees: dict[str, Node], listed: frozenset[str], make: Callable[[str, dict[str, object]], object]
) -> Iterator[Complaint]:
    """What making the entry of each line complains of."""
    for name in sorted(listed & set(trees)):
        for item in items(trees[name]):
            if not isinstance(item, yaml.MappingNode):
                yield Complaint(name, line_of(item), "an entry is a mapping with an `id`: {id: …, name: …}")
                continue
            try:
                make(name.removesuffix(".yaml"), plain(item))
            except ResourceError as problem:
                yield Complaint(name, line_of(item), str(problem).partition(".yaml: ")[2] or str(problem))
            except (KeyError, TypeError, AttributeError, ValueError) as problem:
                yield Complaint(name, line_of(item), f"a value of the wrong kind: {problem}")


def _ids_twice(trees: dict[str, Node], listed: frozenset[str]) -> Iterator[Complaint]:
    seen: dict[str, str] = {}
    for name in sorted(listed & set(trees)):
        for item in items(trees[name]):
            for id in (value.value for key, _, value in entries(item) if key == "id"):
                where = f"{name}:{line_of(item)}"
                if id in seen:
                    yield Complaint(name, line_of(item), f"the id `{id}` is taken by {seen[id]}")
                seen.setdefault(id, where)


def _nowhere(
    trees: dict[str, Node], listed: frozenset[str], is_known: Callable[[str], bool]
) -> Iterator[Complaint]:
    """Entries inside or at a place that there is not."""
    mine = {
        str(v.value)
        for name in listed & set(trees)
        for item in items(trees[name])
        for k, _, v in entries(item)
        if k == "id"
    }
    for name in sorted(listed & set(trees)):
        for item in items(trees[name]):
            for key, _, value in entries(item):
                if key in {"in", "at"} and str(value.value) not in mine and not is_known(str(value.value)):
                    yield Complaint(name, line_of(value), f"`{key}`: there is no place `{value.value}`")
