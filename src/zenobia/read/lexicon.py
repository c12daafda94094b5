"""The words that the reader knows, from `resources/lexicon/`: what an analyst edits, checked when it is loaded."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import load_yaml, resources_dir
from zenobia.model import Change, ClaimType, Modality, SourceKind, TollKind

SPOKEN = frozenset({"speaks", "claims-act"})
"""Frames of what is done by saying it."""


class Entry(Struct, frozen=True):
    """One word, or words in a row, of a happening."""

    words: tuple[str, ...]
    type: ClaimType
    frame: str
    slots: Mapping[str, str]
    """Grammatical position -> slot (frames.yaml)."""
    needs: Mapping[str, tuple[str, ...]] = {}
    any: tuple[str, ...] = ()
    change: Change | None = None
    kind: TollKind | None = None
    helper: tuple[str, ...] = ()
    """Modal verbs, one of which must stand in the clause that the word governs ("said that the army must leave")."""

    @property
    def rule(self) -> str:
        """The rule's name in a claim: where it stands in the lexicon."""
        return f"{self.type}:{' '.join(self.words)}:{self.frame}"


class Lexicon(Struct, frozen=True):
    """Everything under `resources/lexicon/`, arranged for looking up by lemma."""

    verbs: Mapping[str, tuple[Entry, ...]]
    """By the first word's lemma."""
    nouns: Mapping[str, tuple[Entry, ...]]
    """By the last word's lemma."""
    classes: Mapping[str, frozenset[str]]
    """Lemma -> the classes of nouns.yaml."""
    means: Mapping[str, ClaimType]
    """Lemma of a weapon -> the type of the act that it does as a subject."""
    polities: frozenset[str]
    """Words for bodies that govern or represent, and for offices in them."""
    carries: frozenset[str]
    happens: frozenset[str]
    done_by: frozenset[str]
    blames: frozenset[str]
    directs: frozenset[str]
    sends: frozenset[str]
    """Verbs whose object is the doer's own."""
    governors: Mapping[str, Modality | None]
    adverbs: Mapping[str, Modality]
    adjectives: Mapping[str, Modality]
    modals: Mapping[str, Modality]
    negations: frozenset[str]
    conditions: frozenset[str]
    reporting: frozenset[str]
    event_reporting: frozenset[str]
    confirming: frozenset[str]
    retelling: frozenset[str]
    voiced: frozenset[str]
    """Verbs of reporting that only someone with a mouth or a pen does."""
    stances: frozenset[str]
    """Verbs and adjectives of holding, wishing or judging something: an attribution, though no source of a claim."""
    sayings: frozenset[str]
    """Nouns of something said ("the army's claim that …")."""
    speaking: frozenset[str]
    """Verbs whose saying is news itself (condemn, accuse, threaten): their subject is the source of what they speak of."""
    source_kinds: tuple[tuple[SourceKind, frozenset[str]], ...]
    groups: Mapping[str, str]
    """Head of a description -> which group of parties it can stand for."""
    place_parts: frozenset[str]
    place_relations: frozenset[str]


def lexicon_digest() -> str:
    """Eight hex digits that change with any word of the lexicon: a claim's reader says which words it knew."""
    digest = hashlib.sha256()
    for path in sorted((resources_dir() / "lexicon").glob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


@cache
def load_lexicon() -> Lexicon:
    """Load and check the lexicon.

    Raises:
        ResourceError: an entry is not well formed; the message names the file and the entry.
    """
    verbs, nouns = _happenings()
    noun_classes = load_yaml("lexicon/nouns.yaml")
    means = noun_classes.pop("means")
    polities = noun_classes.pop("polity")
    modality = load_yaml("lexicon/modality.yaml")
    reporting = load_yaml("lexicon/reporting.yaml")
    reference = load_yaml("lexicon/reference.yaml")
    carriers = load_yaml("lexicon/carriers.yaml")
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        classes=_classes(noun_classes),
        means={word: ClaimType(kind) for kind, words in means.items() for word in words},
        polities=frozenset(polities),
        carries=frozenset(carriers["carries"]),
        happens=frozenset(carriers["happens"]),
        done_by=frozenset(carriers["done_by"]),
        blames=frozenset(carriers["blames"]),
        directs=frozenset(carriers["directs"]),
        sends=frozenset(carriers["sends"]),
        governors=_by_modality(modality["governors"]),
        adverbs=_known(_by_modality(modality["adverbs"])),
        adjectives=_known(_by_modality(modality["adjectives"])),
        modals=_known(_by_modality(modality["modals"])),
        negations=frozenset(modality["negations"]),
        conditions=frozenset(modality["conditions"]),
        reporting=frozenset(reporting["verbs"]),
        event_reporting=frozenset(reporting["event_verbs"]),
        confirming=frozenset(reporting["confirming"]),
        retelling=frozenset(reporting["retelling"]),
        voiced=frozenset(reporting["voiced"]),
        stances=frozenset(reporting["stances"]),
        sayings=frozenset(reporting["sayings"]),
        speaking=frozenset(
            w
            for w, entries in verbs.items()
            if any(e.frame in SPOKEN and len(e.words) == 1 and not e.helper for e in entries)
        ),
        source_kinds=tuple((SourceKind(k), frozenset(words)) for k, words in reporting["kinds"].items()),
        groups={word: group for group, words in reference["groups"].items() for word in words},
        place_parts=frozenset(reference["place_parts"]),
        place_relations=frozenset(reference["place_relations"]),
    )


def _happenings() -> tuple[dict[str, tuple[Entry, ...]], dict[str, tuple[Entry, ...]]]:
    frames = load_yaml("lexicon/frames.yaml")
    verbs: dict[str, list[Entry]] = defaultdict(list)
    nouns: dict[str, list[Entry]] = defaultdict(list)
    for number, block in enumerate(load_yaml("lexicon/happenings.yaml"), 1):
        for words in block.get("verbs", ()):
            entry = _entry(block, str(words), frames, number)
            verbs[entry.words[0]].append(entry)
        for words in block.get("nouns", ()):
            entry = _entry(block, str(words), frames, number)
            nouns[entry.words[-1]].append(entry)
    return _longest_first(verbs), _longest_first(nouns)


def _longest_first(found: Mapping[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """A phrase such as "take control" is tried before "take"; entries of one length keep the file's order."""
    return {word: tuple(sorted(entries, key=lambda e: -len(e.words))) for word, entries in found.items()}


def _entry(block: Mapping[str, Any], words: str, frames: Mapping[str, Any], number: int) -> Entry:
    where = f"resources/lexicon/happenings.yaml, block {number}, {words!r}"
    if block["frame"] not in frames:
        raise ResourceError(f"{where}: no frame {block['frame']!r}; frames are {', '.join(frames)}")
    try:
        return Entry(
            words=tuple(words.split()),
            type=ClaimType(block["type"]),
            frame=block["frame"],
            slots=frames[block["frame"]],
            needs={k: tuple(v) for k, v in block.get("needs", {}).items()},
            any=tuple(block.get("any", ())),
            change=Change(block["change"]) if "change" in block else None,
            kind=TollKind(block["kind"]) if "kind" in block else None,
            helper=tuple(block.get("helper", ())),
        )
    except ValueError as problem:
        raise ResourceError(f"{where}: {problem}") from problem


def _classes(table: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, words in table.items():
        for word in words:
            found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _by_modality(table: Mapping[str, Iterable[str]]) -> dict[str, Modality | None]:
    return {
        str(w): None if name == "none" else Modality(name) for name, words in table.items() for w in words
    }


def _known(table: Mapping[str, Modality | None]) -> dict[str, Modality]:
    return {word: modality for word, modality in table.items() if modality is not None}
