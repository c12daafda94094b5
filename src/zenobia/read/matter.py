"""Whether a text is about armed conflict at all, or about the dealings of states and parties around one.

Words such as "attack", "deal" or "release" tell a happening of war only in a report on one. A text of some length without a single word of
`lexicon/war.yaml` is a recipe, a match or a market: nothing of war is claimed of it. When it has a word of `lexicon/politics.yaml`, a
curfew or a foreign minister, or when it names two countries and is not of a game between them, what parties say and do to each other is
claimed; else it is not even parsed.

A word of war may still be a manner of speaking: a market "under siege", an "army" of volunteers. So a text's different words of war are
held against those of each other matter (`lexicon/other_matters.yaml`). Where a match or a museum has as many, the text is about that.
"""

import re
from functools import cache, lru_cache

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import load_yaml
from zenobia.model import Document

ENOUGH_WORDS = 25
"""A text shorter than this may be about war and not say so ("Islamic State seizes Palmyra"): it is read."""


FEW = 2
"""So many words of another matter stand in any report: a market is shelled, a player is killed."""
THIN = 700
"""Words of a text for each word of war that other matters use too; when there are no others, a text with fewer is an essay with a "massacre" in it."""
PLENTY = 16
"""Words of war, those of war alone counted twice, beyond which no other matter is looked for."""


@cache
def _words(name: str) -> re.Pattern[str]:
    return _pattern(load_yaml(f"lexicon/{name}.yaml"), name)


@cache
def _words_of_war_alone() -> re.Pattern[str]:
    """The words of war.yaml that no other matter uses."""
    shared = frozenset(load_yaml("lexicon/metaphors.yaml"))
    return _pattern([words for words in load_yaml("lexicon/war.yaml") if words not in shared], "war")


@cache
def _other_matters() -> tuple[re.Pattern[str], ...]:
    """The words of each matter that is neither war nor politics."""
    matters = load_yaml("lexicon/other_matters.yaml")
    return tuple(_pattern(words, "other_matters") for words in matters.values())


def _pattern(words: list[str], name: str) -> re.Pattern[str]:
    try:
        return re.compile(r"\b(?:" + "|".join(words) + ")", re.IGNORECASE)
    except (re.error, TypeError) as problem:
        raise ResourceError(f"resources/lexicon/{name}.yaml: not a list of words: {problem}") from problem


def is_about_conflict(doc: Document) -> bool:
    """True when the report is about war or about the dealings of parties: when there is something to read for."""
    if is_about_war(doc):
        return True
    if not (_has("politics", doc) or _is_between_states(doc)):
        return False
    return not _is_about_something_else(doc, _weight_of_war(doc) + _different("politics", doc))


@lru_cache(maxsize=64)
def is_about_war(doc: Document) -> bool:
    """True when the report has words of war in its text or its title that are meant, or is too short to need one."""
    if len(doc.text.split()) < ENOUGH_WORDS:
        return True
    weight = _weight_of_war(doc)
    if not weight or (
        _words_of_war_alone().search(_text(doc)) is None and weight * THIN < len(doc.text.split())
    ):
        return False
    return not _is_about_something_else(doc, weight)


def _is_about_something_else(doc: Document, weight: int) -> bool:
    """True when the text has as many different words of some other matter as the weight of its words of this one."""
    if weight >= PLENTY:
        return False
    text = _text(doc)
    return any(
        len(found) > FEW and len(found) >= weight
        for found in ({w.lower() for w in words.findall(text)} for words in _other_matters())
    )


def _weight_of_war(doc: Document) -> int:
    """How many different words of war the text has, those of war alone counted twice."""
    alone = {w.lower() for w in _words_of_war_alone().findall(_text(doc))}
    return _different("war", doc) + len(alone)


def _different(name: str, doc: Document) -> int:
    return len({w.lower() for w in _words(name).findall(_text(doc))})


def _text(doc: Document) -> str:
    return f"{doc.title or ''}\n{doc.text}"


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
