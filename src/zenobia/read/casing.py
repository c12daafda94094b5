"""Giving a text in capitals back its small letters, one character for one.

The parser was trained on ordinary news; a wire in capitals it takes for a string of names. Names keep their capitals: those
that the registry or the gazetteer knows, months and weekdays, and words that English news does not use in small letters.
"""

import re
from collections.abc import Callable
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from zenobia.kit.timewords import MONTHS, WEEKDAYS
from zenobia.read.base import Names
from zenobia.read.lexicon import load_lexicon

LONGEST_NAME = 5
"""Words of a name that are looked up together ("Farabundo Marti National Liberation Front")."""
SHORTEST_SHOUT = 20
"""Letters below which a text in capitals is a heading or an acronym, and stays as it is."""
LONGEST_ACRONYM = 5
ALSO_WORDS = frozenset({"may", "march", "mar", "sat", "sun", "second"})
"""Months and days that are words too: capitals only beside a number."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+|\"\s*)$")
_BESIDE_NUMBER = re.compile(r"\d\s*$")


def is_shouted(text: str) -> bool:
    """True when nearly all letters are capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > SHORTEST_SHOUT and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def lower_shouting(text: str, names: Names, is_word: Callable[[str], bool]) -> str:
    """The text in small letters, with capitals where sentences start and where names stand; as many characters as before.

    Args:
        text: a text in capitals.
        names: what is known of the names of places and actors.
        is_word: whether English news has a word in small letters.
    """
    found = list(_WORD.finditer(text))
    letters = [c.lower() if len(c.lower()) == 1 else c for c in text]
    at = 0
    while at < len(found):
        length = _name_length(found, at, text, names)
        for match in found[at : at + max(length, 1)]:
            if length == 1 and _is_acronym(match[0], names):
                letters[match.start() : match.end()] = match[0]
            elif length or _has_capital(match, text, is_word):
                letters[match.start()] = text[match.start()]
        at += max(length, 1)
    return "".join(letters)


def _has_capital(match: re.Match[str], text: str, is_word: Callable[[str], bool]) -> bool:
    word = match[0].lower()
    if word in MONTHS or word in WEEKDAYS:
        return word not in ALSO_WORDS or bool(_BESIDE_NUMBER.search(text, 0, match.start()))
    return not is_word(word) or bool(_SENTENCE_START.search(text, max(0, match.start() - 8), match.start()))


def _is_acronym(word: str, names: Names) -> bool:
    """True for "FMLN" and "UN": a short known name that is no place."""
    return (
        len(word) <= LONGEST_ACRONYM
        and names.place_kind(word.title()) is None
        and names.actor(word) is not None
    )


def _name_length(found: list[re.Match[str]], at: int, text: str, names: Names) -> int:
    """How many words from here on are one known name; 0 when none is.

    A name starts with no word of everyday English and ends with none of the lexicon: "Port Arden", not "the hospital".
    """
    if found[at][0].lower() in STOP_WORDS:
        return 0
    for length in range(min(LONGEST_NAME, len(found) - at), 0, -1):
        last = found[at + length - 1]
        words = text[found[at].start() : last.end()]
        if _is_plain(last[0].lower()) or not re.fullmatch(r"[\w\s'’-]+", words):
            continue
        title = " ".join(words.split()).title()
        if names.actor(title) is not None or names.place_kind(title) is not None:
            return length
    return 0


@cache
def _is_plain(word: str) -> bool:
    """True for words of everyday English and of the lexicon: "near", "hospital"."""
    return (
        word in STOP_WORDS
        or word in load_lexicon().classes
        or word.removesuffix("s") in load_lexicon().classes
    )
