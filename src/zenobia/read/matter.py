"""Whether a text is about armed conflict at all.

Words such as "attack", "deal" or "release" tell a happening of war only in a report on one. A text of some length without a single word of
`lexicon/war.yaml` is a recipe, a match or a market: it is not even parsed, and nothing is claimed of it.
"""

import re
from functools import cache

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import load_yaml
from zenobia.model import Document


@cache
def _war_words() -> re.Pattern[str]:
    words = load_yaml("lexicon/war.yaml")
    try:
        return re.compile(r"\b(?:" + "|".join(words) + ")", re.IGNORECASE)
    except (re.error, TypeError) as problem:
        raise ResourceError(f"resources/lexicon/war.yaml: not a list of words: {problem}") from problem


ENOUGH_WORDS = 25
"""A text shorter than this may be about war and not say so ("Islamic State seizes Palmyra"): it is read."""


def is_about_conflict(doc: Document) -> bool:
    """True when the report has a word of war in its text or its title, or is too short to need one."""
    words = _war_words()
    if words.search(doc.text) is not None or words.search(doc.title or "") is not None:
        return True
    return len(doc.text.split()) < ENOUGH_WORDS
