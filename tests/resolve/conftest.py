"""One gazetteer and one registry for all tests of resolving: they are read once and never change."""

import pytest

from zenobia.resolve.places import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    return Gazetteer.load()
