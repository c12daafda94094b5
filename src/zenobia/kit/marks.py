"""Files of knowledge with their lines: what a checker of such files needs to say where something is wrong."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from zenobia.kit.resources import YamlLoader

Node = Any
"""A node of a YAML file, which knows its line; `None` for no node."""

_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_PATH = re.compile(r"`\$((?:\.\w+|\[\d+\])+)`")


class Complaint(Struct, frozen=True, order=True):
    """Something wrong in a file of knowledge."""

    file: str
    line: int
    """From 1; 0 when it is about the whole file."""
    message: str
    is_error: bool = True

    def __str__(self) -> str:
        """File, line and message, as compilers write it."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {'' if self.is_error else 'doubtful: '}{self.message}"


def compose_folder(folder: Path, prefix: str = "") -> tuple[dict[str, Node], list[Complaint]]:
    """The YAML files of a folder by name, and what is wrong with those that are not YAML or say a key twice.

    Args:
        folder: where the files are.
        prefix: what stands before a file's name in a complaint.
    """
    trees: dict[str, Node] = {}
    found: list[Complaint] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            trees[path.name] = yaml.compose(path.read_text(encoding="utf-8"), Loader=YamlLoader)
        except yaml.YAMLError as problem:
            mark = getattr(problem, "problem_mark", None)
            message = f"not valid YAML: {getattr(problem, 'problem', None) or problem}"
            found.append(Complaint(prefix + path.name, mark.line + 1 if mark else 0, message))
            continue
        found += keys_twice(prefix + path.name, trees[path.name])
    return trees, found


def line_of(node: Node) -> int:
    """The line where a node starts, from 1."""
    return int(node.start_mark.line) + 1


def entries(tree: Node) -> Iterator[tuple[str, Node, Node]]:
    """Key, key's node and value's node of a mapping; nothing for another node."""
    if isinstance(tree, yaml.MappingNode):
        for key, value in tree.value:
            yield str(key.value), key, value


def items(tree: Node) -> Iterator[Node]:
    """The items of a list; nothing for another node."""
    if isinstance(tree, yaml.SequenceNode):
        yield from tree.value


def plain(node: Node) -> Any:
    """What loading would make of a node."""
    loader = YamlLoader("")
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()


def keys_twice(name: str, tree: Node) -> Iterator[Complaint]:
    """Keys that one mapping has twice: loading would keep the last one only, without a word."""
    seen: dict[str, int] = {}
    for key, node, value in entries(tree):
        if key in seen:
            message = f"`{key}` stands on line {seen[key]} already; what is listed there would be lost"
            yield Complaint(name, line_of(node), message)
        seen.setdefault(key, line_of(node))
        yield from keys_twice(name, value)
    for item in items(tree):
        yield from keys_twice(name, item)


def line_of_problem(tree: Node, message: str) -> int:
    """The line of the entry that a message names by its path (`$.rules[3].type`); 0 when it names none."""
    path = _PATH.search(message)
    if path is None or tree is None:
        return 0
    node = tree
    for key, number in _STEP.findall(path[1]):
        inner = {k: v for k, _, v in entries(node)}.get(key) if key else None
        if not key and int(number) < len(listed := list(items(node))):
            inner = listed[int(number)]
        if inner is None:
            break
        node = inner
    return line_of(node)
