"""Whose an actor is: the country that a mention's words or its resolution name, as coders of event data write it.

Peers that code events name actors by their country first (`ISRMIL`, `PSEREB`), and their accuracy is told by country. To be
compared with them, a reading is put to the same question.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Self

from zenobia.kit.resources import resources_dir
from zenobia.model import Mention
from zenobia.publish.codebooks import STATE_ID
from zenobia.resolve import ActorRegistry, Gazetteer

_STANCE = re.compile(
    r"\b(?:pro|anti)-\w+|\w+-(?:backed|led|supported|sponsored|funded|trained)\b", re.IGNORECASE
)
"""Of "the pro-Iranian militia" and "the Syrian-backed group" the country is not what is said."""
LONGEST = 5
"""Words in the name of a country ("Democratic People's Republic of Korea" is five)."""


class Countries:
    """Asks the registry of actors, then the words, then the gazetteer."""

    def __init__(self, actors: ActorRegistry, places: Gazetteer) -> None:
        self._actors = actors
        self._places = places
        self.actor_of = actors.get
        self.place_of = places.get

    @classmethod
    def load(cls) -> Self:
        """With the shipped registry and gazetteer."""
        return cls(ActorRegistry.load(), Gazetteer.load())

    def __call__(self, mention: Mention) -> str | None:
        """The code (ISO 3166-1 alpha-2) of the country that a mention is of, or `None`."""
        words = (mention.name or "", mention.text)
        return (
            next((code for each in words for code in self._said(each)), None)
            or self._resolved(mention)
            or next((code for each in words for code in self._located(each)), None)
        )

    def _resolved(self, mention: Mention) -> str | None:
        if mention.best is None:
            return None
        state = STATE_ID.fullmatch(mention.best.id)
        if state is not None:
            return state[1]
        actor, place = self._actors.get(mention.best.id), self._places.get(mention.best.id)
        if actor is not None and len(actor.countries) == 1:
            return actor.countries[0]
        return place.country if place is not None else None

    def _said(self, words: str) -> Iterator[str]:
        """Countries that the words name outright: Syria, Syrian, Damascus for its government."""
        for run in _runs(_STANCE.sub(" ", words).replace("-", " ").split()):
            found = self._actors.country_of(" ".join(run))
            if found is not None:
                yield found[0]

    def _located(self, words: str) -> Iterator[str]:
        """Countries in which what is named in the words lies, where there is but one such place."""
        for run in _runs(words.split()):
            name = " ".join(run)
            if name[:1].isupper():
                found = self._places.countries_of(name)
                if len(found) == 1:
                    yield found[0]


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Words in a row, those that start first before others, long before short."""
    for start in range(len(words)):
        for size in range(min(LONGEST, len(words) - start), 0, -1):
            yield words[start : start + size]


@cache
def alpha2_of(code: str) -> str | None:
    """The two letters for the three that open an actor's code; `None` where they are no country's (IGO, NGO)."""
    return _alpha2().get(code[:3].upper())


@cache
def _alpha2() -> dict[str, str]:
    lines = (resources_dir() / "places" / "countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {row[3]: row[2] for row in rows}
