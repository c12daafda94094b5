"""Where a rule of a claim stands in the lexicon, and what it says: for whoever asks why a claim was made."""

import re
from functools import cache

import yaml
from msgspec import Struct

from zenobia.kit.marks import entries, items, line_of
from zenobia.kit.resources import YamlLoader, load_yaml, resources_dir
from zenobia.model import Modality

HAPPENINGS = "lexicon/happenings.yaml"
CUES = ("governors", "adverbs", "adjectives", "modals")
"""The parts of lexicon/modality.yaml that list words by the sense that they give."""

ENDINGS = frozenset({"s", "es", "ies", "ed", "ied", "ing", "ying"})

_WORD = re.compile(r"[\w'’-]+")


class Teaching(Struct, frozen=True):
    """A word of the lexicon as an analyst would find it."""

    words: str
    type: str
    frame: str
    slots: dict[str, str]
    """Grammatical position -> slot, as frames.yaml has it."""
    file: str
    line: int
    """Of the file, from 1; 0 when the word is in it no more."""


def teaching(rule: str) -> Teaching | None:
    """What the lexicon says for a rule of a claim (`capture:seize:takes`); `None` for a name of another kind."""
    if rule.count(":") != 2:
        return None
    type, words, frame = rule.split(":")
    slots = {str(k): str(v) for k, v in load_yaml("lexicon/frames.yaml").get(frame, {}).items()}
    return Teaching(
        words, type, frame, slots, f"resources/{HAPPENINGS}", _lines().get((type, frame, words), 0)
    )


@cache
def _lines() -> dict[tuple[str, str, str], int]:
    """(type, frame, words) -> the line where they stand."""
    text = (resources_dir() / HAPPENINGS).read_text(encoding="utf-8")
    found: dict[tuple[str, str, str], int] = {}
    for block in items(yaml.compose(text, Loader=YamlLoader)):
        parts = {key: value for key, _, value in entries(block)}
        for word in (w for kind in ("verbs", "nouns") for w in items(parts.get(kind))):
            key = parts["type"].value, parts["frame"].value, " ".join(word.value.split())
            found.setdefault(key, line_of(word))
    return found


def cues(sentence: str) -> list[tuple[str, str]]:
    """The words of a sentence that can give a claim another sense than the plain one.

    Returns:
        Each as written, with the sense that it gives, or with the part of the file that lists it ("negations").
    """
    table = load_yaml("lexicon/modality.yaml")
    known = {sense.value for sense in Modality}
    listed = [
        (str(word), sense)
        for part in CUES
        for sense, words in table[part].items()
        if sense in known
        for word in words
    ]
    listed += [(str(word), part) for part in ("negations", "conditions") for word in table[part]]
    words = sorted(set(_WORD.findall(sentence)))
    return [(word, sense) for word in words for cue, sense in listed if _is_form(word.lower(), cue)]


def _is_form(word: str, cue: str) -> bool:
    """True for a regular form of the cue: "vowed", "hopes", "denied" of "vow", "hope", "deny"."""
    if word == cue:
        return True
    stem = cue[:-1] if cue[-1:] in {"e", "y"} else cue
    return word.startswith(stem) and word[len(stem) :] in ENDINGS and len(stem) > 2
