"""Whether a description may stand for the name that the reader took it for.

The reader goes by what stands before: "the airport" is the last airport-like thing that was named, "the army" the last
armed party. What cannot be meant is declined here, and stays a description: a hill that would be a gas plant, a town
that would be a province, an army that would be an air strike, a target that would be its own attacker.
"""

import re
from collections.abc import Iterable

from zenobia.kit.names import fold_name
from zenobia.kit.text import plain_quotes
from zenobia.model import Mention, PlaceKind
from zenobia.resolve.placeindex import PlaceWords
from zenobia.resolve.registry import Roles

_SETTLED = frozenset({PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD, PlaceKind.CAMP})
_WIDE = frozenset({PlaceKind.GOVERNORATE, PlaceKind.DISTRICT, PlaceKind.REGION})
_FITS: dict[PlaceKind, frozenset[PlaceKind]] = {
    PlaceKind.TOWN: _SETTLED,
    PlaceKind.VILLAGE: _SETTLED,
    PlaceKind.NEIGHBOURHOOD: _SETTLED,
    PlaceKind.DISTRICT: _SETTLED | {PlaceKind.DISTRICT},
    PlaceKind.GOVERNORATE: _WIDE,
    PlaceKind.REGION: _WIDE | {PlaceKind.COUNTRY},
}
"""What a word for a kind of settlement or area may stand for. All other kinds are sites, compared by their word."""
_NAME = re.compile(r"(?<![\w-])(?:[a-z]{2,3}-)?[A-Z\u00c0-\u00de\u0400-\u042f\u0600-\u06ff]")


def is_described(mention: Mention) -> bool:
    """True when the words hold no name of their own, and the reader took them for one that stands elsewhere."""
    return mention.name is not None and not _NAME.search(mention.text)


def fits_place(mention: Mention, kind: PlaceKind, names: Iterable[str], words: PlaceWords) -> bool:
    """True when a described place may be the one that it was taken for.

    Args:
        mention: a description, with the name that the reader gives it.
        kind: the kind of the place of that name.
        names: what that place is called.
        words: the words for kinds of places.
    """
    tokens = re.sub(r"'s?(?=\s|$)", "", plain_quotes(mention.text)).lower().split()
    said = words.kind_at_end(tokens)
    if said is None or kind is PlaceKind.UNKNOWN:
        return True
    noun = tokens[-1]
    if mention.part is None and _is_plural(noun, words):
        return False  # "villages around al-Qaryatayn" are not al-Qaryatayn
    if mention.part is not None and said[0] not in _FITS:
        return True
    if said[0] in _FITS:
        return kind in _FITS[said[0]] or (mention.part is not None and said[0] is PlaceKind.REGION)
    return any(noun in fold_name(name) for name in names)


def _is_plural(noun: str, words: PlaceWords) -> bool:
    ones = (noun[:-1], f"{noun[:-3]}y")
    return noun.endswith("s") and noun not in _COLLECTIVE and any(one in words.kinds for one in ones)


_COLLECTIVE = frozenset({"mountains", "heights", "ruins", "barracks", "headquarters"})


def fits_actor(mention: Mention, roles: Roles) -> bool:
    """True when a described party may be the one that it was taken for: an army is no air force and no air strike."""
    said = roles.role_of.get(fold_name(mention.text))
    if said is None or mention.name is None:
        return True
    tokens = fold_name(mention.name).split()
    ends = (" ".join(tokens[start:]) for start in range(len(tokens)))
    end = next((end for end in ends if end in roles.role_of), None)
    return end is None or roles.role_of[end] == said or roles.home_of.get(end) == "state"
