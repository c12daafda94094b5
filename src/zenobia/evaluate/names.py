"""Names of people, in texts in capitals too: a given name and what follows, or what plain words leave over."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from zenobia.kit.resources import load_yaml
from zenobia.kit.text import fold, squeeze
from zenobia.read.lexicon import load_lexicon
from zenobia.read.parse import load_pipeline

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GAP = re.compile(r"[ \n\t]+")
LONGEST = 6
"""Words of a person's name, links counted."""
LINKS = frozenset("de del la las los y da do dos von van san santa el".split())  # noqa: SIM905 - a list of words
_NOT_LAST = LINKS - {"san", "santa"}


@cache
def _given() -> frozenset[str]:
    return frozenset(chain.from_iterable(load_yaml("names/given.yaml").values()))


@cache
def is_plain_word(word: str) -> bool:
    """True for a word that the lexicon or English news has in small letters."""
    word = word.lower()
    classes = load_lexicon().classes
    return word in classes or word.removesuffix("s") in classes or word in load_pipeline().vocab.strings


def given_name(words: str) -> bool:
    """True for a word that people are called by."""
    return fold(words) in _given()


def find_names(text: str, stops: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the text has a given name with the names that follow it; of two words at least.

    Args:
        text: any text.
        stops: words, in small letters, that are no part of a name (titles, callings, words of war).
    """
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        if not (tokens[at][0][:1].isupper() and given_name(tokens[at][0])):
            at += 1
            continue
        last = at
        while last + 1 < len(tokens) and last + 1 - at < LONGEST and _goes_on(text, tokens, last, stops):
            last += 1
        while last > at and tokens[last][0].lower() in _NOT_LAST:
            last -= 1
        if last > at:
            yield tokens[at].start(), tokens[last].end()
        at = last + 1


def _goes_on(text: str, tokens: Sequence[re.Match[str]], last: int, stops: frozenset[str]) -> bool:
    """True when the next word may be of the same name: nothing but a space between, and no word that ends names."""
    word = tokens[last + 1][0]
    gap = text[tokens[last].end() : tokens[last + 1].start()]
    if not _GAP.fullmatch(gap):
        return False
    if word.lower() in LINKS:
        return True
    return word[:1].isupper() and word.lower() not in stops and (given_name(word) or not _is_common(word))


@cache
def _is_common(word: str) -> bool:
    """True for words that end a name in a text in capitals: they stand in the lexicon or are function words."""
    lexeme = load_pipeline().vocab[word.lower()]
    classes = load_lexicon().classes
    verbs = load_lexicon().verbs
    plain = word.lower()
    return (
        lexeme.is_stop
        or plain in classes
        or plain.removesuffix("s") in classes
        or plain.removesuffix("ed") in verbs
    )


def family_name(words: str, stops: frozenset[str]) -> str | None:
    """The names that a mention without a given name ends in: words that English news does not have."""
    kept: list[re.Match[str]] = []
    for token in reversed(list(_TOKEN.finditer(words))):
        gap = words[token.end() : kept[-1].start()] if kept else words[token.end() :]
        word = token[0].lower()
        is_name = word in LINKS or (token[0][:1].isupper() and word not in stops and not is_plain_word(word))
        if gap.strip() or not is_name or len(kept) == LONGEST:
            break
        kept.append(token)
    while kept and kept[-1][0].lower() in _NOT_LAST:
        kept.pop()
    return squeeze(words[kept[-1].start() : kept[0].end()]) if kept else None


def same_person(left: str, right: str) -> bool:
    """True when all words of one name are in the other: Galan and Luis Carlos Galan."""
    a, b = set(left.lower().split()), set(right.lower().split())
    return a <= b or b <= a


def fullest(name: str, names: Sequence[str]) -> str:
    """The longest of `names` that has all words of `name`; itself when none has."""
    words = set(name.lower().split())
    return max((n for n in names if words <= set(n.lower().split())), key=len, default=name)
