"""Whether a text is about armed conflict at all, or about the dealings of states and parties around one.

Words such as "attack", "deal" or "release" tell a happening of war only in a report on one. A text of some length without a single word of
`lexicon/war.yaml` is a recipe, a match or a market: nothing of war is claimed of it. When it has a word of `lexicon/politics.yaml`, a
curfew or a foreign minister, what parties say and do to each other is claimed; without one of those too it is not even parsed.
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
    return is_about_war(doc) or _has("politics", doc)


@lru_cache(maxsize=64)
def is_about_war(doc: Document) -> bool:
    """True when the report has a word of war in its text or its title, or is too short to need one."""
    return _has("war", doc) or len(doc.text.split()) < ENOUGH_WORDS


def _has(name: str, doc: Document) -> bool:
    words = _words(name)
    return words.search(doc.text) is not None or words.search(doc.title or "") is not None
