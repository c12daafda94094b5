"""When two strings name one thing: the nearness that the marking guidelines' scorer uses.

Everything here answers as that scorer does, to the letter; so it folds text by itself, since `kit.text.fold` also evens
out apostrophes that the scorer leaves alone. One report is compared with itself many times over, hence the caches.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

WEAK = frozenset(
    """the a an of in at on by from and or to for with their its his her our these those this that some several many mr mrs dr
    gen general col local""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that name nothing by themselves."""

SUFFIXES = ("ians", "ian", "eans", "ean", "ans", "an", "ish", "ese", "ia", "ey", "is", "i", "es", "s")
EQUAL = 1.01
"""Nearness of equal strings: a little above the 1 of equal words, so that the same string wins over the same words."""
CONTAINED = 0.6
"""Nearness of "northern Syrian city of Aleppo" and "Aleppo": one's words inside the other's, the last word the same."""
NEAR = 0.5

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_REMEMBERED = 1 << 14


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """Lower case, plain quotes, single spaces, no accents: equal however a page encodes the words."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.lower().translate(_PLAIN).split())


def stem(word: str) -> str:
    """Plurals and demonyms fall together: rebels and rebel, Syria and Syrian, Turkey and Turkish."""
    word = word.removesuffix("'s").strip("'-")
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


@lru_cache(_REMEMBERED)
def strong_words(text: str) -> tuple[str, ...]:
    """The stems of the words that name something; all stems where none does."""
    found = _WORD.findall(fold(text))
    return tuple(stem(w) for w in found if w not in WEAK) or tuple(stem(w) for w in found)


def as_mention(value: dict[str, Any] | str) -> dict[str, Any]:
    """A predicted entity as an object with `text`."""
    return {"text": value} if isinstance(value, str) else value


def nearness(gold: Sequence[str], predicted: dict[str, Any] | str, text: str) -> float:
    """How near a predicted entity comes to a gold one.

    Args:
        gold: the strings that are right for the entity.
        predicted: the entity's `text`, and its `name` where it has one.
        text: the report, folded; a `text` that does not stand in it is worth nothing.

    Returns:
        0 when they do not belong together, else the best share of common words, 1.01 when equal.
    """
    mention = as_mention(predicted)
    if fold(mention.get("text") or "") not in text:
        return 0.0
    strings = [s for s in (mention.get("text"), mention.get("name")) if s]
    best = max((_pair(p, g) for p in strings for g in gold), default=0.0)
    return best if best >= NEAR else 0.0


@lru_cache(_REMEMBERED)
def _pair(predicted: str, gold: str) -> float:
    if fold(predicted) == fold(gold):
        return EQUAL
    left, right = strong_words(predicted), strong_words(gold)
    shared = len(set(left) & set(right))
    if not shared:
        return 0.0
    dice = 2 * shared / (len(set(left)) + len(set(right)))
    inside = set(left) <= set(right) or set(right) <= set(left)
    return max(dice, CONTAINED) if inside and left[-1:] == right[-1:] else dice
