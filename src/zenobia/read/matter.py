"""Whether a text is about armed conflict at all, or about the dealings of states and parties around one.

Words such as "attack", "deal" or "release" tell a happening of war only in a report on one. A text of some length without a single word of
`lexicon/war.yaml` is a recipe, a match or a market: nothing of war is claimed of it. When it has a word of `lexicon/politics.yaml`, a
curfew or a foreign minister, or when it names two countries and is not of a game between them, what parties say and do to each other is
claimed; else it is not even parsed.
"""

import re
from functools import cache, lru_cache

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import load_yaml
from zenobia.model import Document

ENOUGH_WORDS = 25
"""A text shorter than this may be about war and not say so ("Islamic State seizes Palmyra"): it is read."""


@cache
def _words(name: str) -> re.Pattern[str]:
    words = load_yaml(f"lexicon/{name}.yaml")
    try:
        return re.compile(r"\b(?:" + "|".join(words) + ")", re.IGNORECASE)
    except (re.error, TypeError) as problem:
        raise ResourceError(f"resources/lexicon/{name}.yaml: not a list of words: {problem}") from problem


def is_about_conflict(doc: Document) -> bool:
    """True when the report is about war or about the dealings of parties: when there is something to read for."""
    return is_about_war(doc) or _has("politics", doc) or _is_between_states(doc)


@lru_cache(maxsize=64)
def is_about_war(doc: Document) -> bool:
    """True when the report has a word of war in its text or its title, or is too short to need one."""
    return _has("war", doc) or len(doc.text.split()) < ENOUGH_WORDS


def _is_between_states(doc: Document) -> bool:
    return len(countries_in(doc.text)) > 1 and not _has("games", doc)


@lru_cache(maxsize=1024)
def countries_in(text: str) -> frozenset[str]:
    """The codes of the countries that a text names, itself or its people."""
    return frozenset(_countries()[words] for words in _country_words().findall(text))


@cache
def _countries() -> dict[str, str]:
    """Names of countries and their peoples, and whose they are."""
    rows = load_yaml("actors/countries.yaml").items()
    return {
        str(words): code
        for code, row in rows
        for words in (row["name"], *row.get("demonyms", ()), *row.get("aliases", ()))
    }


@cache
def _country_words() -> re.Pattern[str]:
    longest_first = sorted(_countries(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _has(name: str, doc: Document) -> bool:
    words = _words(name)
    return words.search(doc.text) is not None or words.search(doc.title or "") is not None
