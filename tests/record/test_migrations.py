"""Records of earlier versions are brought up to date; those of later ones are left alone."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from zenobia.kit.errors import RecordError
from zenobia.record.migrations import HEAD, make_config, migrate
from zenobia.record.sql import open_store
from zenobia.record.sqlite import IMMEDIATE, Address, make_engine
from zenobia.record.tables import VERSION_TABLE, documents, metadata

from .scripted import make_doc


def make_old(path: Path, version: str) -> None:
    """A record whose tables are of an earlier version, with a document in it."""
    engine = make_engine(Address.of(path), must_exist=False, patience=0.2)
    with engine.connect() as connection:
        connection.execution_options(**{IMMEDIATE: True})
        with connection.begin():
            migrate(connection, str(path), version)
            connection.execute(insert(documents), row())
    engine.dispose()


def row() -> dict[str, object]:
    """A row of a document as every version so far has it."""
    import msgspec

    from .scripted import NOON

    doc = make_doc()
    written = msgspec.json.encode(doc).decode()
    return {"id": doc.id, "name": doc.name, "origin": doc.origin, "document": written, "added_at": NOON}


def test_head_is_the_last_step() -> None:
    """The version that is taken to be current is the one that the steps lead to."""
    assert ScriptDirectory.from_config(make_config()).get_current_head() == HEAD


def test_steps_make_the_tables_that_the_code_uses(path: Path) -> None:
    """No column, index or key differs between what the steps make and what the queries are built on."""
    open_store(path).close()
    engine = make_engine(Address.of(path), must_exist=True, patience=0.2)
    with engine.connect() as connection:
        options = {"compare_type": False, "version_table": VERSION_TABLE}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_old_record_is_brought_up_to_date(path: Path) -> None:
    """What it holds stays, and its rows can no longer be changed."""
    make_old(path, "0001")
    store = open_store(path)
    with store.view() as view:
        assert list(view.documents()) == [make_doc()]
    store.close()
    engine = make_engine(Address.of(path), must_exist=True, patience=0.2)
    with engine.connect() as connection, pytest.raises(DBAPIError, match="only ever added"):
        connection.execute(text("DELETE FROM documents"))
    engine.dispose()


def test_record_of_a_newer_version_is_left_alone(path: Path) -> None:
    """It is named with what to do, and not one byte of it changes."""
    open_store(path).close()
    engine = make_engine(Address.of(path), must_exist=True, patience=0.2)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"war\.db: made by a newer Zenobia .*Upgrade"):
        open_store(path)
    assert path.read_bytes() == before
