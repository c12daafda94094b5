"""Finding what a person means: an id, the beginning of one, or a name; and what to offer when there is no such thing."""

from collections.abc import Iterable
from difflib import get_close_matches

from msgspec import Struct

from zenobia.kit.errors import NotFoundError
from zenobia.kit.names import fold_name

OFFERED = 5
"""How many near names an error offers."""


class Named(Struct, frozen=True):
    """Something that the record has: its id, what it is called, and in how many claims it is."""

    id: str
    names: tuple[str, ...]
    weight: int


def by_name(words: str, things: Iterable[Named]) -> Named | None:
    """The thing of this very id, else the one called so that is in most claims."""
    folded = fold_name(words)
    meant = [t for t in things if t.id == words or folded in map(fold_name, t.names)]
    return min(meant, key=lambda t: (t.id != words, -t.weight, t.id), default=None)


def near_names(words: str, things: Iterable[Named]) -> list[str]:
    """Names that hold all of `words`, then those that look like them, the likest first, one for each thing."""
    names: dict[str, str] = {}
    for thing in things:
        for name in (*thing.names, thing.id):
            names.setdefault(fold_name(name), thing.names[0] if thing.names else thing.id)
    asked = fold_name(words)
    holding = [name for name in names if set(asked.split()) <= set(name.split())]
    close = get_close_matches(asked, names, n=OFFERED, cutoff=0.6)
    return list(dict.fromkeys(names[name] for name in (*holding, *close)))[:OFFERED]


def not_found(kind: str, words: str, near: Iterable[str], *, hint: str) -> NotFoundError:
    """The error for a name that nothing bears: it offers near ones, else says how to see all."""
    offered = ", ".join(near)
    return NotFoundError(f"no {kind} '{words}' in this record. " + (f"Near: {offered}" if offered else hint))


def only_one(kind: str, words: str, found: list[str], *, hint: str) -> str:
    """The one id that was found.

    Raises:
        NotFoundError: there is none, or several; the message lists them.
    """
    if len(found) == 1:
        return found[0]
    if not found:
        raise not_found(kind, words, (), hint=hint)
    more = "" if len(found) <= OFFERED else f" and {len(found) - OFFERED} more"
    raise NotFoundError(
        f"'{words}' may be several: {', '.join(found[:OFFERED])}{more}. Give one of these ids."
    )
