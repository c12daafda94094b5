"""One gazetteer and one registry for all tests of resolving: they are read once and never change."""

import pytest

from zenobia.resolve.actors import ActorRegistry
from zenobia.resolve.places import Gazetteer
from zenobia.resolve.resolver import Resolver


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    return Gazetteer.load()


@pytest.fixture(scope="session")
def registry() -> ActorRegistry:
    """The shipped registry of actors."""
    return ActorRegistry.load()


@pytest.fixture(scope="session")
def resolver(registry: ActorRegistry, gazetteer: Gazetteer) -> Resolver:
    """A resolver over the shipped registries."""
    return Resolver(registry, gazetteer)
