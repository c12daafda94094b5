"""Files that are no record, cannot be written, or are being written by another."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from zenobia.kit.errors import RecordError
from zenobia.record import sqlite
from zenobia.record.sql import SqlStore, open_store

from .scripted import NOON, keep, make_doc


def write_text(path: Path) -> None:
    """A file that is no database."""
    path.write_text("name,day\n" * 100)


def write_other_database(path: Path) -> None:
    """The database of another program."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()


def write_stump(path: Path) -> None:
    """A file that begins as a database and goes on as something else."""
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (Path.mkdir, "a folder, not a record"),
        (write_text, "not a Zenobia record"),
        (write_other_database, "another program"),
        (write_stump, "not a Zenobia record|damaged"),
    ],
)
def test_what_is_no_record_is_refused_and_left_alone(
    path: Path, make: Callable[[Path], None], message: str
) -> None:
    """The message names the file and what it is; nothing is written to it or beside it."""
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(RecordError, match=rf"war\.db: .*({message})"):
        open_store(path)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_missing_folder_is_named(tmp_path: Path) -> None:
    """A record is not made in a folder that does not exist."""
    with pytest.raises(RecordError, match=r"no folder .*nowhere"):
        open_store(tmp_path / "nowhere" / "war.db")


def test_record_that_must_exist_is_not_made(path: Path) -> None:
    """A question never leaves an empty record behind."""
    with pytest.raises(RecordError, match=r"war\.db: no such record\. `zenobia add"):
        open_store(path, must_exist=True)
    assert not path.exists()
    path.touch()
    with pytest.raises(RecordError, match=r"war\.db: empty, not a record"):
        open_store(path, must_exist=True)
    assert path.read_bytes() == b""


def test_empty_file_becomes_a_record(path: Path) -> None:
    """A file that some other program made ready is as good as none."""
    path.touch()
    open_store(path).close()
    open_store(path, must_exist=True).close()


@pytest.mark.parametrize("name", ["war 50%.db", "кни?га#1.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    """Spaces and signs that mean something in addresses mean nothing in paths."""
    open_store(tmp_path / name).close()
    open_store(tmp_path / name, must_exist=True).close()
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("db", ["postgresql://me:secret@host/war", "what://", "mysql://host/war"])
def test_other_databases_are_refused(db: str) -> None:
    """A record is kept in SQLite so far, and a password is not repeated."""
    with pytest.raises(RecordError, match="sqlite:///PATH") as refused:
        open_store(db)
    assert "secret" not in str(refused.value)


def test_url_and_memory_are_opened(path: Path) -> None:
    """An address of SQLite is as good as a path; memory is a record that nobody keeps."""
    store = open_store(f"sqlite:///{path}")
    assert store.where == str(path)
    store.close()
    assert path.is_file()
    for db in (":memory:", "sqlite://"):
        store = open_store(db)
        keep(store, make_doc())
        with store.view() as view:
            assert list(view.documents()) == [make_doc()]
        store.close()


def test_second_writer_is_told_to_wait(store: SqlStore, path: Path) -> None:
    """A writer waits for its turn; when that takes too long, the message says so."""
    second = open_store(path, patience=0.05)
    with store.write(), pytest.raises(RecordError, match=r"war\.db: another program is writing"):
        keep(second, make_doc())
    keep(second, make_doc())
    second.close()


def test_readers_do_not_wait_for_a_writer(store: SqlStore, path: Path) -> None:
    """While one writes, another reads what was there before; once it is done, what is there now."""
    second = open_store(path, patience=0.05)
    with store.write() as writer:
        writer.add_document(make_doc(), NOON)
        with second.view() as view:
            assert list(view.documents()) == []
    with second.view() as view:
        assert list(view.documents()) == [make_doc()]
    second.close()


def test_view_does_not_change_while_it_is_open(store: SqlStore, path: Path) -> None:
    """A view is of one moment, even when another writes meanwhile."""
    second = open_store(path, patience=0.05)
    with second.view() as view:
        before = view.state()
        keep(store, make_doc())
        assert view.state() == before
        assert list(view.documents()) == []
    second.close()


def test_record_that_may_not_be_written_can_be_read(
    store: SqlStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disc or a share without permission to write, questions are answered and adding says why not."""
    keep(store, make_doc())
    store.close()
    monkeypatch.setattr(sqlite, "_may_write", lambda _: False)
    still = open_store(path, must_exist=True)
    with still.view() as view:
        assert list(view.documents()) == [make_doc()]
    with pytest.raises(RecordError, match=r"war\.db: it may not be written\. Copy it"):
        keep(still, make_doc("Another."))
    still.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


_HALF_WAY = """
import signal, sys
from zenobia.record.sql import open_store
from datetime import UTC, datetime
from zenobia.model import Document
from zenobia.record.base import Reading

now = datetime(2031, 3, 4, tzinfo=UTC)
store = open_store(sys.argv[1])
for name in ("first", "second"):
    doc = Document(text=f"The {name} report.", name=name)
    with store.write() as writer:
        writer.add_document(doc, now)
        writer.add_reading(Reading(doc_id=doc.id, reader="scripted.v1", read_at=now))
        if name == "second":
            print("half way", flush=True)
            signal.pause()
"""
"""Keeps one document, writes half of a second, then waits to be killed."""


def test_killed_writer_leaves_whole_documents(path: Path) -> None:
    """After a kill in the middle of a document, the ones before are there and of this one nothing."""
    command = [sys.executable, "-c", _HALF_WAY, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half way\n"
        process.kill()
    store = open_store(path, must_exist=True, patience=0.2)
    with store.view() as view:
        assert [doc.name for doc in view.documents()] == ["first"]
        assert len(view.readings(next(view.documents()).id)) == 1
    store.close()
