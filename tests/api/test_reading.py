"""Reading without a record."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import zenobia
import zenobia.read.base
from zenobia.ingest import Failure
from zenobia.kit.dates import one_day
from zenobia.model import Document

from .conftest import WriteReport
from .scripted import ScriptedReader, ScriptedResolver


def test_read_gives_resolved_claims_and_failures_in_order(report: WriteReport, tmp_path: Path) -> None:
    """Each source has its turn; no record is made."""
    sources = [
        report("one", "Rebels took Arden on Sunday."),
        tmp_path / "nowhere.txt",
        report("french", "In French."),
        report("two", "Army shelled Brook on 2031-03-02. Army shelled Brook on 2031-03-03."),
    ]
    reader, resolver = ScriptedReader(), ScriptedResolver()
    found = list(zenobia.read(*sources, published=date(2031, 3, 3), reader=reader, resolver=resolver))
    one, missing, french, two = found
    assert isinstance(missing, Failure)
    assert isinstance(french, Failure)
    assert isinstance(one, tuple)
    assert isinstance(two, tuple)
    assert one[1][0].when is not None
    assert one[1][0].when.interval == one_day(date(2031, 3, 2))
    assert len(two[1]) == 2
    assert list(tmp_path.glob("*.db")) == []


def test_read_does_not_wait_for_the_last(report: WriteReport) -> None:
    """The first report comes out before the last goes in."""
    paths = [report(f"r{i:03}", f"Rebels took Arden on 2031-03-02. Report {i}.") for i in range(100)]
    reader = ScriptedReader()
    found: Iterator[tuple[Document, object] | Failure]
    found = zenobia.read(*paths, reader=reader, resolver=ScriptedResolver())
    next(found)
    assert len(reader.seen) < len(paths)


def test_fault_of_ours_is_said_and_the_rest_is_read(report: WriteReport) -> None:
    """A report on which the reader or the resolver breaks does not stop the others."""
    texts = {"a": "Crash.", "b": "Unresolvable.", "c": "Rebels took Arden on 2031-03-02."}
    paths = [report(name, text) for name, text in texts.items()]
    found = list(zenobia.read(*paths, reader=ScriptedReader(), resolver=ScriptedResolver()))
    assert [isinstance(each, Failure) for each in found] == [True, True, False]
    assert "KeyError: 'nobody'" in str(found[1])


def test_copies_are_each_read(report: WriteReport) -> None:
    """Without a record, every source gets its claims, also one that says what another says."""
    text = "Rebels took Arden on 2031-03-02."
    paths = [report(name, text) for name in ("one", "copy")]
    found = list(zenobia.read(*paths, reader=ScriptedReader(), resolver=ScriptedResolver()))
    assert [(doc.name, len(claims)) for doc, claims in found] == [("one", 1), ("copy", 1)]  # type: ignore[misc]


def test_read_is_a_function_and_a_package() -> None:
    """Importing a module of the reading stage does not take the function away."""
    assert callable(zenobia.read)
    assert zenobia.read.base.Reader is not None  # type: ignore[attr-defined]
