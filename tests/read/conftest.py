"""Reading without a registry: a handful of names, so that a test shows grammar at work and nothing else."""

from collections.abc import Callable

import pytest

from zenobia.model import ActorKind, Claim, Document, PlaceKind
from zenobia.read.rules import RuleReader

STATES = {"valdoria", "valdorian", "valdorian army", "lethe"}
GROUPS = {"red band", "river front", "rf"}
PLACES = {
    "port arden": PlaceKind.TOWN,
    "karsun": PlaceKind.TOWN,
    "tel amon": PlaceKind.TOWN,
    "sorrow hill": PlaceKind.HILL,
    "valdoria": PlaceKind.COUNTRY,
}

Read = Callable[[str], tuple[Claim, ...]]


class FewNames:
    """Knows a small invented war: the Valdorian army, the Red Band, and the towns between them."""

    def place_kind(self, words: str) -> PlaceKind | None:
        return PLACES.get(words.lower())

    def actor(self, words: str) -> tuple[str, ActorKind] | None:
        key = words.lower()
        if key in STATES:
            return key, ActorKind.STATE_FORCE
        if key in GROUPS:
            return key, ActorKind.REBEL_GROUP
        return None


@pytest.fixture(scope="session")
def reader() -> RuleReader:
    """The rule reader with those few names."""
    return RuleReader(FewNames())


@pytest.fixture(scope="session")
def read(reader: RuleReader) -> Read:
    """Reads a text for its claims."""

    def of(text: str) -> tuple[Claim, ...]:
        return reader.read(Document(text=text, language="en"))

    return of
