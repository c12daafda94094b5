"""A folder for reports, and a record of the scripted war."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import zenobia
from zenobia import Record

from .scripted import NOON, ScriptedReader, ScriptedResolver

WriteReport = Callable[..., Path]


@pytest.fixture
def report(tmp_path: Path) -> WriteReport:
    """Writes a report into the folder of reports; its name, and its text in one paragraph."""
    folder = tmp_path / "reports"
    folder.mkdir()

    def write(name: str, text: str) -> Path:
        path = folder / f"{name}.txt"
        path.write_text(text + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def reader() -> ScriptedReader:
    """The reader of the record."""
    return ScriptedReader()


@pytest.fixture
def record(tmp_path: Path, reader: ScriptedReader) -> Iterator[Record]:
    """An empty record."""
    path = tmp_path / "war.db"
    with zenobia.open(path, reader=reader, resolver=ScriptedResolver(), clock=lambda: NOON) as record:
        yield record
