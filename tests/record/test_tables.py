"""Rows are only ever added, whoever asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, func, select, text
from sqlalchemy.exc import DBAPIError

from zenobia.record.base import Store
from zenobia.record.tables import metadata

from .scripted import CAPTURE, GIVEN, NOON, decide, keep, make_claim, make_doc

TABLES = tuple(metadata.tables)
CHANGES = (
    "UPDATE {table} SET seq = seq + 1",
    "DELETE FROM {table}",
    "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
)


@pytest.fixture
def filled(store: Store, path: Path) -> Iterator[Connection]:
    """Another program's connection to a record that has a row in every table."""
    doc = make_doc()
    claim = make_claim(doc, CAPTURE)
    keep(store, doc, claim)
    with store.write() as writer:
        writer.add_resolutions([claim], published=GIVEN, resolver="r.v1", at=NOON)
        writer.add_decision(decide(doc, {"day": None}))
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("change", CHANGES)
def test_no_row_can_be_changed(filled: Connection, table: str, change: str) -> None:
    """Updating, deleting and replacing are refused in every table, and the row is still there."""
    with pytest.raises(DBAPIError, match="only ever added"):
        filled.execute(text(change.format(table=table)))
    assert filled.scalar(select(func.count()).select_from(metadata.tables[table])) == 1


@pytest.mark.parametrize("table", ["documents", "claims", "decisions"])
def test_id_taken_by_another_row_is_refused(filled: Connection, table: str) -> None:
    """A row cannot be pushed out by one of the same id either."""
    columns = [c.name for c in metadata.tables[table].columns if c.name != "seq"]
    names = ", ".join(f'"{name}"' for name in columns)
    with pytest.raises(DBAPIError, match="only ever added"):
        filled.execute(text(f"INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table}"))
