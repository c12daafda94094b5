"""Phrases of reports as MUC-4 sorts them: heads, kinds of weapons, words for those who do such things."""

import re
from functools import cache
from typing import Any

from zenobia.evaluate.muckeys import normal
from zenobia.kit.resources import load_yaml
from zenobia.kit.text import fold, squeeze
from zenobia.model import Mention
from zenobia.publish.codebooks import says
from zenobia.read.lexicon import load_lexicon

_AFTER_HEAD = re.compile(
    r"\s(?:of|in|at|on|from|for|who|which|that|belonging|located|near|with|by|to|against|inside|outside)\s|[,\[(]",
    re.IGNORECASE,
)


@cache
def load_words() -> Any:
    """The words of `resources/codebooks/muc4_words.yaml`."""
    return load_yaml("codebooks/muc4_words.yaml")


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(load_words()[name])


@cache
def weapons() -> re.Pattern[str]:
    """Finds what is used to hurt and destroy."""
    return re.compile(rf"\b(?:{'|'.join(load_words()['weapons'])})\b", re.IGNORECASE)


@cache
def perpetrators() -> re.Pattern[str]:
    """Finds words for those who do such things, with what stands before them."""
    words = load_words()
    before = "|".join(words["before_perpetrators"])
    return re.compile(rf"\b(?:(?:{before})[ -])*(?:{'|'.join(words['perpetrators'])})\b", re.IGNORECASE)


def weapon_kind(words: str) -> str:
    """The kind that a weapon's words are of: "car bombs" and "explosive device" are one, dynamite is another."""
    plain = fold(words)
    return next((kind for kind, of in load_words()["weapon_kinds"].items() if says(plain, tuple(of))), plain)


def words_of(mention: Mention) -> str:
    """A mention's own words on one line; for a pronoun those that the report has for it."""
    words = squeeze(mention.text)
    if fold(words) in word_set("never") and mention.name:
        words = squeeze(mention.name)
    return words


def head_of(words: str) -> str:
    """The last word before anything that hangs on it, in small letters."""
    plain = _AFTER_HEAD.split(words.strip(' "'), maxsplit=1)[0]
    return (plain.split() or [""])[-1].lower().strip("\"'.,")


def before_head(words: str, head: str) -> str:
    """What stands before the head ("FMLN members"), or of whom it is ("members of the FMLN")."""
    at = re.search(rf"\b{re.escape(head)}\b", words, re.IGNORECASE)
    if at is None:
        return ""
    before = words[: at.start()].strip(' "')
    after = re.match(r"\s+of\s+(?:the\s+)?(.+)", words[at.end() :], re.IGNORECASE)
    return before or (after[1].strip(' "') if after else "")


def is_thing(mention: Mention) -> bool:
    """True for a building, a vehicle, a line: what can be a target without being a person (7.12)."""
    head = head_of(words_of(mention))
    if head in word_set("vague_things"):
        return False
    one = singular(head)
    listed = load_lexicon().classes
    classes = listed.get(head, frozenset()) | listed.get(one, frozenset())
    return bool({head, one} & word_set("things")) or (
        bool(classes & {"building", "vehicle"}) and not classes & {"civilians", "armed", "person"}
    )


def has_title(words: str) -> bool:
    """True for "Senator Galan"."""
    return any(w.lower().strip(".,") in word_set("titles") for w in words.split())


def singular(word: str) -> str:
    """A noun's singular, well enough to look it up."""
    irregular = {
        "men": "man",
        "women": "woman",
        "policemen": "policeman",
        "gunmen": "gunman",
        "people": "person",
    }
    if word in irregular:
        return irregular[word]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches")):
        return word[:-2]
    return word.removesuffix("s")


def add_words(listed: list[str], words: str) -> None:
    """Add a filler unless one of the same words is there."""
    plain = normal(words)
    if plain and all(normal(w) != plain for w in listed):
        listed.append(words)
