"""When words read and words marked name the same party or thing, for corpora that mark names and no strings to choose from."""

from collections.abc import Iterable

from zenobia.evaluate.strings import strong_words
from zenobia.model import Mention


def same_thing(marked: str, mention: Mention) -> bool:
    """True when all that names the one is in the other's words ("Ugandan rebels", "Five hundred Ugandan rebels").

    The mention's fuller name in the report counts as its words too: a pronoun names what it stands for.
    """
    return any(_inside(marked, words) for words in (mention.text, mention.name) if words)


def any_same(marked: Iterable[str], mentions: Iterable[Mention]) -> bool:
    """True when one of the mentions names one of the marked."""
    found = tuple(mentions)
    return any(same_thing(words, mention) for words in marked for mention in found)


def _inside(left: str, right: str) -> bool:
    first, second = set(strong_words(left)), set(strong_words(right))
    return bool(first and second) and (first <= second or second <= first)
