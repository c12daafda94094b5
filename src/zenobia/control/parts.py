"""How much of a place a claim speaks of: all of it, its core, or another part."""

import re
from enum import StrEnum
from functools import cache

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import load_yaml
from zenobia.kit.text import fold

FILE = "control/parts.yaml"
_LISTS = ("core", "whole", "never_core", "sites")


class Extent(StrEnum):
    """How much of a place a claim speaks of."""

    WHOLE = "whole"
    CORE = "core"
    PART = "part"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The lists of the file, each as one pattern of whole words.

    Raises:
        ResourceError: a list is missing, empty, or holds something other than words.
    """
    data = load_yaml(FILE)
    patterns = {}
    for name in _LISTS:
        words = data.get(name) if isinstance(data, dict) else None
        if not isinstance(words, list) or not words or not all(isinstance(w, str) and w for w in words):
            raise ResourceError(
                f"resources/{FILE}: `{name}` must be a list of words; put quotes round yes, no, on"
            )
        patterns[name] = re.compile(rf"\b(?:{'|'.join(re.escape(fold(w)) for w in words)})\b")
    return patterns


def make_extent(part: str | None) -> Extent:
    """Sort the words that name a part of a place, by the lists of `resources/control/parts.yaml`."""
    if part is None:
        return Extent.WHOLE
    patterns, words = _patterns(), fold(part)
    if patterns["never_core"].search(words):
        return Extent.PART
    if patterns["core"].search(words):
        return Extent.CORE
    return Extent.WHOLE if patterns["whole"].search(words) else Extent.PART


def is_site(words: str) -> bool:
    """True when words that stand for a place name a site in it and not the place: "the airport" of a town."""
    return bool(_patterns()["sites"].search(fold(words)))
