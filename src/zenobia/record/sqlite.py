"""What is particular to SQLite: where the file is, how transactions begin, and what its errors mean to a person.

Writers take turns (`BEGIN IMMEDIATE`); readers see the record as it stood when they began, and never wait (WAL). A
transaction is on the disk before it counts as done (`synchronous=FULL`): what was said to be kept is kept.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from zenobia.kit.errors import RecordError

IMMEDIATE = "zenobia_immediate"
"""The execution option of a connection whose transactions take the lock for writing as they begin."""

_MAGIC = b"SQLite format 3\0"
_MEANINGS = (
    ("locked", "another program is writing to it. Wait until that is done, then try again"),
    ("busy", "another program is writing to it. Wait until that is done, then try again"),
    ("readonly", "it may not be written. Copy it to where you may write, or change its permissions"),
    ("not a database", "it is not a Zenobia record. Name another file with --db"),
    ("malformed", "it is damaged. Restore it from a copy; `sqlite3 FILE .recover` saves what is readable"),
    ("full", "the disk is full. Make room, then try again; nothing of the last document was kept"),
    ("unable to open", "it cannot be opened. Check that its folder exists and that you may write there"),
    ("disk i/o", "the disk fails. Copy the file to another disk and try again"),
    ("only ever added", "a row of a record is never changed. Add a decision instead"),
)
"""Words of SQLite's messages, and what they mean and ask for."""


class Address(Struct, frozen=True):
    """Where a record is: a file, or memory when `path` is `None`."""

    where: str
    path: Path | None

    @classmethod
    def of(cls, db: str | Path) -> "Address":
        """Read a path or a URL.

        Raises:
            RecordError: it is a URL of something other than SQLite.
        """
        text = str(db)
        if text == ":memory:":
            return cls(text, None)
        if "://" not in text:
            return cls(text, Path(text).expanduser())
        try:
            url = make_url(text)
        except ArgumentError as problem:
            raise RecordError(
                f"{text}: not the address of a database. Give a path or sqlite:///PATH"
            ) from problem
        shown = url.render_as_string(hide_password=True)
        if url.get_backend_name() != "sqlite":
            raise RecordError(f"{shown}: a record is kept in SQLite only. Give a path or sqlite:///PATH")
        if url.database in (None, "", ":memory:"):
            return cls(shown, None)
        return cls(str(url.database), Path(str(url.database)))

    def check(self, *, must_exist: bool) -> None:
        """Refuse what cannot be a record, before anything is opened or made.

        Raises:
            RecordError: nothing is there though it must, or something else is.
        """
        path = self.path
        if path is None:
            return
        if path.is_dir():
            raise RecordError(
                f"{self.where}: a folder, not a record. Name a file in it: {path / 'zenobia.db'}"
            )
        if not path.parent.is_dir():
            raise RecordError(
                f"{self.where}: there is no folder {path.parent}. Make it, or name another place"
            )
        if not path.exists():
            if must_exist:
                raise RecordError(f"{self.where}: no such record. `zenobia add PATH...` makes one")
            return
        self._check_is_sqlite(path)

    def _check_is_sqlite(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                start = file.read(len(_MAGIC))
        except OSError as problem:
            raise RecordError(
                f"{self.where}: cannot be read: {problem.strerror}. Check its permissions"
            ) from problem
        if start not in (b"", _MAGIC):
            raise RecordError(f"{self.where}: not a Zenobia record. Name another file with --db")


def make_engine(address: Address, *, must_exist: bool, patience: float) -> Engine:
    """An engine whose connections see foreign keys, wait their turn, and begin as told.

    Args:
        address: where the record is.
        must_exist: never make a file.
        patience: seconds to wait while another program writes.
    """
    target = _target(address.path, must_exist=must_exist)

    def connect() -> sqlite3.Connection:
        # isolation_level=None: sqlite3 would otherwise begin and end transactions where it thinks fit
        return sqlite3.connect(
            target, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
        )

    pool = StaticPool if address.path is None else QueuePool
    engine = create_engine("sqlite://", creator=connect, poolclass=pool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def use_wal(engine: Engine) -> None:
    """Let readers and a writer work side by side; the file remembers it."""
    with engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        raw.execute("PRAGMA journal_mode=WAL")


@contextmanager
def worded(where: str) -> Iterator[None]:
    """Turn errors of the database into ones that say what to do.

    Raises:
        RecordError: in place of any error of the database.
    """
    try:
        yield
    except DBAPIError as problem:
        raise RecordError(_meaning(where, problem.orig)) from problem
    except sqlite3.Error as problem:
        raise RecordError(_meaning(where, problem)) from problem


def _meaning(where: str, problem: BaseException | None) -> str:
    said = str(problem).lower()
    for words, meaning in _MEANINGS:
        if words in said:
            return f"{where}: {meaning}. ({problem})"
    return f"{where}: the record cannot be used: {problem}"


def _target(path: Path | None, *, must_exist: bool) -> str:
    """The file's URI for SQLite. What we may not write is opened as it lies, without the files that WAL needs."""
    if path is None:
        return "file::memory:"
    uri = path.resolve().as_uri()
    if not path.exists() or _may_write(path):
        return f"{uri}?mode={'rw' if must_exist else 'rwc'}"
    wal = path.with_name(path.name + "-wal")
    still = not wal.exists() or wal.stat().st_size == 0
    return f"{uri}?mode=ro" + ("&immutable=1" if still else "")


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _prepare(connection: Any, _: object) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
