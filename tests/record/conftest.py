"""A fresh record for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from zenobia.record.sql import SqlStore, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the record of a test lies."""
    return tmp_path / "war.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqlStore]:
    """An empty record."""
    store = open_store(path, patience=0.2)
    yield store
    store.close()
