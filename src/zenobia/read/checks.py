"""Checking the lexicon as an analyst edits it: every complaint names the file and the line, and says what to do.

What loading would refuse is an error; what loads but can never do anything, or two things at once, is a doubt.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from zenobia.kit.resources import YamlLoader
from zenobia.model import Change, ClaimType, Modality, SourceKind, TollKind

HAPPENINGS = "happenings.yaml"
KEYS = frozenset({"type", "frame", "change", "kind", "needs", "any", "helper", "verbs", "nouns"})
SLOTS = frozenset(
    {"agent", "target", "place", "former", "goal", "other", "theme", "object-place", "whom", "agreed"}
)
KNOWN_BY_GRAMMAR = frozenset({"party", "name", "pronoun", "country", "people", "unknown"})
"""Classes of noun that the reader finds by itself, beside those of nouns.yaml."""
SENSES: dict[str, frozenset[str]] = {
    part: frozenset({*(m.value for m in Modality), "none"})
    for part in ("governors", "adverbs", "adjectives", "modals")
}

STRING = "tag:yaml.org,2002:str"

_WORDS = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+)*")

Node = Any
"""A node of a YAML file, which knows its line."""


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


def check_lexicon(folder: Path) -> list[Complaint]:
    """Everything wrong with the files of a lexicon, in their order.

    Args:
        folder: `resources/lexicon`, or a copy of it.
    """
    trees: dict[str, Node] = {}
    found: list[Complaint] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            trees[path.name] = yaml.compose(path.read_text(encoding="utf-8"), Loader=YamlLoader)
        except yaml.YAMLError as problem:
            found.append(_not_yaml(path.name, problem))
    classes = {key for key, _, _ in _entries(trees.get("nouns.yaml"))} | KNOWN_BY_GRAMMAR
    frames = {key for key, _, _ in _entries(trees.get("frames.yaml"))}
    if HAPPENINGS in trees:
        found += _happenings(trees[HAPPENINGS], frames, classes)
    found += _frames(trees.get("frames.yaml"))
    found += _senses(trees.get("modality.yaml"))
    found += _kinds(trees.get("reporting.yaml"))
    for name, tree in trees.items():
        found += _twice(name, tree)
    return sorted(found)


def _not_yaml(name: str, problem: yaml.YAMLError) -> Complaint:
    mark = getattr(problem, "problem_mark", None)
    return Complaint(
        name, mark.line + 1 if mark else 0, f"not valid YAML: {getattr(problem, 'problem', problem)}"
    )


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _entries(tree: Node) -> Iterator[tuple[str, Node, Node]]:
    """Key, key's node and value's node of a mapping; nothing for another node."""
    if isinstance(tree, yaml.MappingNode):
        for key, value in tree.value:
            yield str(key.value), key, value


def _words(node: Node) -> Iterator[Node]:
    if isinstance(node, yaml.SequenceNode):
        yield from (item for item in node.value if isinstance(item, yaml.ScalarNode))


def _happenings(tree: Node, frames: set[str], classes: set[str]) -> Iterator[Complaint]:
    seen: dict[tuple[str, str, str], int] = {}
    for block in tree.value if isinstance(tree, yaml.SequenceNode) else ():
        if not isinstance(block, yaml.MappingNode):
            yield Complaint(HAPPENINGS, _line(block), "a block is a mapping with `type`, `frame` and words")
            continue
        parts = {key: value for key, _, value in _entries(block)}
        yield from _block(block, parts, frames, classes)
        condition = ";".join(
            yaml.serialize(parts[k]).strip() for k in ("needs", "any", "helper") if k in parts
        )
        for part in ("verbs", "nouns"):
            for word in _words(parts.get(part)):
                yield from _word(word, part)
                key = part, " ".join(word.value.split()), condition
                if key in seen:
                    yield Complaint(
                        HAPPENINGS,
                        _line(word),
                        f"“{key[1]}” stands on line {seen[key]} under the same conditions, so that this one is never used; "
                        "tell them apart with `needs`, or take one away",
                    )
                seen.setdefault(key, _line(word))


def _block(block: Node, parts: dict[str, Node], frames: set[str], classes: set[str]) -> Iterator[Complaint]:
    for key, node, _ in _entries(block):
        if key not in KEYS:
            yield Complaint(HAPPENINGS, _line(node), f"no key `{key}`; keys are {_list(KEYS)}")
    for key in ("type", "frame"):
        if key not in parts:
            yield Complaint(HAPPENINGS, _line(block), f"a block needs a `{key}`")
    if not {"verbs", "nouns"} & set(parts):
        yield Complaint(HAPPENINGS, _line(block), "a block needs `verbs` or `nouns`")
    choices: dict[str, Iterable[str]] = {
        "type": [t.value for t in ClaimType],
        "frame": frames,
        "change": [c.value for c in Change],
        "kind": [k.value for k in TollKind],
    }
    for key, allowed in choices.items():
        if key in parts and parts[key].value not in allowed:
            yield Complaint(
                HAPPENINGS, _line(parts[key]), f"no {key} “{parts[key].value}”; there are {_list(allowed)}"
            )
    asked = [(node, word) for _, node, value in _entries(parts.get("needs")) for word in _words(value)]
    asked += [(word, word) for word in _words(parts.get("any"))]
    for _, word in asked:
        if word.value not in classes:
            yield Complaint(
                HAPPENINGS,
                _line(word),
                f"no class “{word.value}” in nouns.yaml; classes are {_list(classes)}",
            )


def _word(word: Node, part: str) -> Iterator[Complaint]:
    if not _WORDS.fullmatch(word.value):
        yield Complaint(HAPPENINGS, _line(word), f"“{word.value}” is not words; no text can match it")
    elif word.value != word.value.lower():
        yield Complaint(
            HAPPENINGS,
            _line(word),
            f"“{word.value}” has capitals; words are looked up in small letters, so that no text can match it",
        )
    elif part == "verbs" and word.value.split()[0].endswith("ed") and len(word.value) > 6:
        yield Complaint(
            HAPPENINGS,
            _line(word),
            f"“{word.value}” looks like a past form; a verb is listed as a dictionary does",
            is_error=False,
        )


def _frames(tree: Node) -> Iterator[Complaint]:
    for frame, _, slots in _entries(tree):
        for position, _, slot in _entries(slots):
            if slot.value not in SLOTS:
                yield Complaint(
                    "frames.yaml",
                    _line(slot),
                    f"frame `{frame}`: `{position}` fills no slot “{slot.value}”; slots are {_list(SLOTS)}",
                )


def _senses(tree: Node) -> Iterator[Complaint]:
    for part, _, table in _entries(tree):
        for sense, node, _ in _entries(table):
            if sense not in SENSES.get(part, {sense}):
                yield Complaint(
                    "modality.yaml", _line(node), f"no sense “{sense}”; senses are {_list(SENSES[part])}"
                )


def _kinds(tree: Node) -> Iterator[Complaint]:
    allowed = [kind.value for kind in SourceKind]
    for part, _, table in _entries(tree):
        for kind, node, _ in _entries(table) if part == "kinds" else ():
            if kind not in allowed:
                yield Complaint(
                    "reporting.yaml", _line(node), f"no kind of source “{kind}”; kinds are {_list(allowed)}"
                )


def _twice(name: str, tree: Node) -> Iterator[Complaint]:
    """Words that one list has twice; harmless, but a sign of a line that was meant to go elsewhere."""
    if name == HAPPENINGS:
        return
    lists: dict[str, Node] = defaultdict(lambda: None)
    for key, _, value in _entries(tree):
        lists[key] = value
        lists.update({f"{key}, {inner}": node for inner, _, node in _entries(value)})
    for key, node in lists.items():
        seen: dict[str, int] = {}
        for word in _words(node):
            if word.tag != STRING:
                continue
            if word.value in seen:
                message = f"“{word.value}” is in the list `{key}` already, on line {seen[word.value]}"
                yield Complaint(name, _line(word), message, is_error=False)
            seen.setdefault(word.value, _line(word))


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
