"""Checking the lexicon as an analyst edits it: every complaint names the file and the line, and says what to do.

What loading would refuse is an error; what loads but can never do anything, or two things at once, is a doubt.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from zenobia.kit.marks import Complaint, Node, compose_folder, entries, items, line_of
from zenobia.model import Change, ClaimType, Modality, SourceKind, TollKind
from zenobia.read.teachings import CUES

HAPPENINGS = "happenings.yaml"
KEYS = frozenset({"type", "frame", "change", "kind", "needs", "any", "helper", "verbs", "nouns"})
SLOTS = frozenset(
    {"agent", "target", "place", "former", "goal", "other", "theme", "object-place", "whom", "agreed"}
)
KNOWN_BY_GRAMMAR = frozenset({"party", "name", "pronoun", "country", "people", "unknown"})
"""Classes of noun that the reader finds by itself, beside those of nouns.yaml."""
SENSES = {part: frozenset({*(m.value for m in Modality), "none"}) for part in CUES}

LISTS: dict[str, frozenset[str]] = {
    "carriers.yaml": frozenset({"carries", "happens", "done_by", "blames", "directs", "sends"}),
    "modality.yaml": frozenset({*SENSES, "negations", "conditions"}),
    "nouns.yaml": frozenset({"means", "polity"}),
    "reference.yaml": frozenset({"groups", "place_parts", "place_relations"}),
    "reporting.yaml": frozenset(
        {
            "verbs",
            "voiced",
            "stances",
            "sayings",
            "phrases",
            "event_verbs",
            "confirming",
            "retelling",
            "kinds",
        }
    ),
    "counts.yaml": frozenset(
        {"vague", "zero", "at_least", "at_most", "or_more", "or_less", "collective", "measures", "kinds"}
    ),
}
"""The lists that each file must have; the reader asks for no others."""
OPEN = frozenset({"nouns.yaml"})
"""Files that may have further lists, named by whoever adds them."""
PATTERNS = frozenset({"games.yaml", "metaphors.yaml", "other_matters.yaml", "politics.yaml", "war.yaml"})
OTHERS = PATTERNS | {HAPPENINGS, "frames.yaml", "lemmas.yaml", "stand_ins.yaml"}
SMALL = frozenset({"carriers.yaml", "modality.yaml", "nouns.yaml", "reporting.yaml"})
"""Files whose words are looked up in small letters."""

STRING = "tag:yaml.org,2002:str"

_WORDS = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+)*")


def check_lexicon(folder: Path) -> list[Complaint]:
    """Everything wrong with the files of a lexicon, in their order.

    Args:
        folder: `resources/lexicon`, or a copy of it.
    """
    trees, found = compose_folder(folder)
    classes = {key for key, _, _ in entries(trees.get("nouns.yaml"))} | KNOWN_BY_GRAMMAR
    frames = {key for key, _, _ in entries(trees.get("frames.yaml"))}
    if HAPPENINGS in trees:
        found += _happenings(trees[HAPPENINGS], frames, classes)
    for name, tree in trees.items():
        found += _lists(name, tree)
    found += _frames(trees.get("frames.yaml"))
    found += _senses(trees.get("modality.yaml"))
    found += _kinds(trees.get("reporting.yaml"))
    for name, tree in trees.items():
        found += _twice(name, tree)
        if name in PATTERNS:
            found += _patterns(name, tree)
        elif name in SMALL:
            found += _capitals(name, tree)
    return sorted(found)


def _lists(name: str, tree: Node) -> Iterator[Complaint]:
    """Lists that the reader asks a file for, and those that it asks for nowhere."""
    if name not in OTHERS | set(LISTS):
        yield Complaint(
            name, 0, f"the reader opens no file of this name; files are {_list(OTHERS | set(LISTS))}"
        )
        return
    asked = LISTS.get(name, frozenset())
    keys = {key: node for key, node, _ in entries(tree)}
    for key in sorted(asked - set(keys)):
        yield Complaint(name, 0, f"no `{key}`, which the reader needs")
    for key in sorted(set(keys) - asked) if asked and name not in OPEN else ():
        yield Complaint(name, line_of(keys[key]), f"no list `{key}` is ever read; lists are {_list(asked)}")


def _patterns(name: str, tree: Node) -> Iterator[Complaint]:
    """Patterns that are none, or that match the empty string and so every text."""
    lists = [tree, *(value for _, _, value in entries(tree))]
    for word in (word for each in lists for word in _words(each)):
        try:
            pattern = re.compile(word.value, re.IGNORECASE)
        except re.error as problem:
            yield Complaint(name, line_of(word), f"“{word.value}” is no pattern: {problem}")
            continue
        if pattern.fullmatch(""):
            yield Complaint(name, line_of(word), f"“{word.value}” matches any text")


def _capitals(name: str, tree: Node) -> Iterator[Complaint]:
    """Words with capitals in lists that are looked up in small letters."""
    lists = [value for _, _, value in entries(tree)]
    lists += [inner for value in lists for _, _, inner in entries(value)]
    for word in (word for each in lists for word in _words(each)):
        if word.tag == STRING and word.value != word.value.lower():
            yield _has_capitals(name, word)


def _has_capitals(name: str, word: Node) -> Complaint:
    return Complaint(
        name,
        line_of(word),
        f"“{word.value}” has capitals; words are looked up in small letters, so that no text can match it",
    )


def _words(node: Node) -> Iterator[Node]:
    yield from (item for item in items(node) if isinstance(item, yaml.ScalarNode))


def _happenings(tree: Node, frames: set[str], classes: set[str]) -> Iterator[Complaint]:
    seen: dict[tuple[str, str, str], int] = {}
    for block in items(tree):
        if not isinstance(block, yaml.MappingNode):
            yield Complaint(HAPPENINGS, line_of(block), "a block is a mapping with `type`, `frame` and words")
            continue
        parts = {key: value for key, _, value in entries(block)}
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
                        line_of(word),
                        f"“{key[1]}” stands on line {seen[key]} under the same conditions, so that this one is never used; "
                        "tell them apart with `needs`, or take one away",
                    )
                elif condition and (part, key[1], "") in seen:
                    yield Complaint(
                        HAPPENINGS,
                        line_of(word),
                        f"“{key[1]}” stands on line {seen[part, key[1], '']} without `needs`, so that this one is never used; "
                        "put this block before that one, or take one away",
                        is_error=False,
                    )
                seen.setdefault(key, line_of(word))


def _block(block: Node, parts: dict[str, Node], frames: set[str], classes: set[str]) -> Iterator[Complaint]:
    for key, node, _ in entries(block):
        if key not in KEYS:
            yield Complaint(HAPPENINGS, line_of(node), f"no key `{key}`; keys are {_list(KEYS)}")
    for key in ("type", "frame"):
        if key not in parts:
            yield Complaint(HAPPENINGS, line_of(block), f"a block needs a `{key}`")
    if not {"verbs", "nouns"} & set(parts):
        yield Complaint(HAPPENINGS, line_of(block), "a block needs `verbs` or `nouns`")
    choices: dict[str, Iterable[str]] = {
        "type": [t.value for t in ClaimType],
        "frame": frames,
        "change": [c.value for c in Change],
        "kind": [k.value for k in TollKind],
    }
    for key, allowed in choices.items():
        if key in parts and parts[key].value not in allowed:
            yield Complaint(
                HAPPENINGS, line_of(parts[key]), f"no {key} “{parts[key].value}”; there are {_list(allowed)}"
            )
    asked = [word for _, _, value in entries(parts.get("needs")) for word in _words(value)]
    for word in [*asked, *_words(parts.get("any"))]:
        if word.value not in classes:
            yield Complaint(
                HAPPENINGS,
                line_of(word),
                f"no class “{word.value}” in nouns.yaml; classes are {_list(classes)}",
            )


def _word(word: Node, part: str) -> Iterator[Complaint]:
    if not _WORDS.fullmatch(word.value):
        yield Complaint(HAPPENINGS, line_of(word), f"“{word.value}” is not words; no text can match it")
    elif word.value != word.value.lower():
        yield _has_capitals(HAPPENINGS, word)
    elif part == "verbs" and word.value.split()[0].endswith("ed") and len(word.value) > 6:
        yield Complaint(
            HAPPENINGS,
            line_of(word),
            f"“{word.value}” looks like a past form; a verb is listed as a dictionary does",
            is_error=False,
        )


def _frames(tree: Node) -> Iterator[Complaint]:
    for frame, _, slots in entries(tree):
        for position, _, slot in entries(slots):
            if slot.value not in SLOTS:
                yield Complaint(
                    "frames.yaml",
                    line_of(slot),
                    f"frame `{frame}`: `{position}` fills no slot “{slot.value}”; slots are {_list(SLOTS)}",
                )


def _senses(tree: Node) -> Iterator[Complaint]:
    for part, _, table in entries(tree):
        for sense, node, _ in entries(table):
            if sense not in SENSES.get(part, {sense}):
                yield Complaint(
                    "modality.yaml", line_of(node), f"no sense “{sense}”; senses are {_list(SENSES[part])}"
                )


def _kinds(tree: Node) -> Iterator[Complaint]:
    allowed = [kind.value for kind in SourceKind]
    for part, _, table in entries(tree):
        for kind, node, _ in entries(table) if part == "kinds" else ():
            if kind not in allowed:
                yield Complaint(
                    "reporting.yaml", line_of(node), f"no kind of source “{kind}”; kinds are {_list(allowed)}"
                )


def _twice(name: str, tree: Node) -> Iterator[Complaint]:
    """Words that one list has twice; harmless, but a sign of a line that was meant to go elsewhere."""
    if name == HAPPENINGS:
        return
    lists: dict[str, Node] = {}
    for key, _, value in entries(tree):
        lists[key] = value
        lists.update({f"{key}, {inner}": node for inner, _, node in entries(value)})
    for key, node in lists.items():
        seen: dict[str, int] = {}
        for word in _words(node):
            if word.tag != STRING:
                continue
            if word.value in seen:
                message = f"“{word.value}” is in the list `{key}` already, on line {seen[word.value]}"
                yield Complaint(name, line_of(word), message, is_error=False)
            seen.setdefault(word.value, line_of(word))


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
