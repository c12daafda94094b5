"""Adding reports to a record."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

import zenobia
from zenobia import Added, Record
from zenobia.ingest import Failure
from zenobia.kit.errors import ReadError, RecordError
from zenobia.model import PublishedHow, WhenStatus
from zenobia.record.sql import SqlWriter

from .conftest import WriteReport
from .scripted import NOON, ScriptedReader, ScriptedResolver

DAY = date(2031, 3, 3)
SUNDAY = date(2031, 3, 2)

KEPT = ". It is kept as a document without claims"


def test_report_is_kept_with_its_claims(record: Record, report: WriteReport) -> None:
    """The summary says what came in, and the claims are there, resolved."""
    summary = record.add(report("one", "Rebels took Arden on 2031-03-02. Army shelled Arden on 2031-03-04."))
    (added,) = summary.added
    assert (added.document.name, added.claims, added.is_new, summary.failures) == ("one", 2, True, ())
    claims = record.claims()
    assert [c.when.interval.start for c in claims if c.when and c.when.interval] == [
        date(2031, 3, 2),
        date(2031, 3, 4),
    ]
    doc = record.document("one")
    assert all(e.span.of(doc.text) == e.quote for c in claims for e in c.evidence)


def test_adding_twice_is_adding_once(record: Record, report: WriteReport, reader: ScriptedReader) -> None:
    """The second time nothing is read, nothing is kept, and the summary says that it was there."""
    path = report("one", "Rebels took Arden on 2031-03-02.")
    record.add(path)
    before = record.claims()
    (again,) = record.add(path, path).added[:1]
    assert (again.is_new, again.claims) == (False, 1)
    assert record.claims() == before
    assert len(record.resolutions(before[0].id)) == 1
    assert reader.seen == ["one"]


def test_same_report_twice_in_one_go_is_read_once(
    record: Record, report: WriteReport, reader: ScriptedReader
) -> None:
    """Two copies in a folder are one document."""
    text = "Rebels took Arden on 2031-03-02."
    summary = record.add(report("one", text), report("copy", text))
    assert [a.is_new for a in summary.added] == [True, False]
    assert [d.name for d in record.documents()] == ["one"]
    assert reader.seen == ["one"]


def test_newer_reader_reads_again(record: Record, report: WriteReport, tmp_path: Path) -> None:
    """A document that an older reader has read is read by the newer one, whose claims then count."""
    path = report("one", "Rebels took Arden on 2031-03-02.")
    record.add(path)
    (old,) = record.claims()
    record.close()
    newer = ScriptedReader("scripted.v2")
    with zenobia.open(tmp_path / "war.db", reader=newer, resolver=ScriptedResolver()) as later:
        (added,) = later.add(path).added
        assert (added.is_new, added.claims, newer.seen) == (False, 1, ["one"])
        assert [c.reader for c in later.claims()] == ["scripted.v2"]
        assert later.claim(old.id).reader == "scripted.v1"


def test_newer_resolver_resolves_again(record: Record, report: WriteReport, tmp_path: Path) -> None:
    """What a claim stands for by a newer resolver is a row beside the older one."""
    path = report("one", "Rebels took Arden on 2031-03-02.")
    record.add(path)
    (claim,) = record.claims()
    record.close()
    resolver = ScriptedResolver("scripted-resolver.v2")
    with zenobia.open(tmp_path / "war.db", reader=ScriptedReader(), resolver=resolver) as later:
        later.add(path)
        names = [r.resolver for r in later.resolutions(claim.id)]
    assert names == ["scripted-resolver.v1", "scripted-resolver.v2"]


def test_failures_do_not_stop_the_rest(record: Record, report: WriteReport, tmp_path: Path) -> None:
    """A missing file and a report in French are named; the others are kept, and so is the French one, unread."""
    first = report("first", "Rebels took Arden on 2031-03-02.")
    french = report("french", "In French. Rebels took Arden on 2031-03-05.")
    last = report("last", "Army took Arden on 2031-03-09.")
    summary = record.add(first, tmp_path / "nowhere.txt", french, last)
    assert [a.document.name for a in summary.added] == ["first", "last"]
    missing, refused = summary.failures
    assert "nowhere.txt" in missing.origin
    assert refused == Failure(str(french), "", f"the report is in French, which cannot be read yet{KEPT}")
    assert {d.name for d in record.documents()} == {"first", "french", "last"}
    assert len(record.claims()) == 2


def test_failure_inside_a_file_of_many_names_the_report(record: Record, tmp_path: Path) -> None:
    """Of a file with many reports, the one that could not be read is named."""
    path = tmp_path / "wires.jsonl"
    path.write_text('{"id": "fr-7", "text": "In French."}\n{"id": "en-8", "text": "Rebels rest."}\n')
    (failure,) = record.add(path).failures
    assert str(failure) == f"{path}, fr-7: the report is in French, which cannot be read yet{KEPT}"


def test_fault_of_ours_does_not_stop_the_rest(record: Record, report: WriteReport) -> None:
    """A reader or a resolver that breaks on one report is named as our fault; the others are kept, in order."""
    texts = {"a": "", "b": "Crash.", "c": "In French.", "d": "Unresolvable.", "e": ""}
    paths = [report(n, f"Rebels took Arden on 2031-03-02. {n} {text}") for n, text in texts.items()]
    summary = record.add(*paths)
    assert [a.document.name for a in summary.added] == ["a", "e"]
    assert [Path(f.origin).stem for f in summary.failures] == ["b", "c", "d"]
    assert "failed at reading it (IndexError: no such token)" in summary.failures[0].message
    assert "failed at resolving and keeping it (KeyError: 'nobody')" in summary.failures[2].message
    assert [d.name for d in record.documents()] == ["a", "b", "c", "e"]


def test_reader_that_cannot_start_ends_the_adding(
    record: Record, report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When no parser is installed, no report is marked as one that cannot be read."""

    def pipe(self: ScriptedReader, docs: object) -> None:
        raise ReadError("no parser is installed")

    path = report("one", "Rebels took Arden on 2031-03-02.")
    with monkeypatch.context() as patch:
        patch.setattr(ScriptedReader, "pipe", pipe)
        with pytest.raises(ReadError, match="no parser"):
            record.add(path)
    assert [a.claims for a in record.add(path).added] == [1]


def test_report_that_broke_the_reader_is_read_again(
    record: Record, report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault is no reading: once it is mended, adding again reads the report."""
    path = report("one", "Crash. Rebels took Arden on 2031-03-02.")
    (failure,) = record.add(path).failures
    assert "fault is ours" in failure.message
    monkeypatch.setattr(ScriptedReader, "read", lambda self, doc: ())
    (added,) = record.add(path).added
    assert (added.is_new, added.claims) == (False, 0)


def test_refusal_is_said_again(record: Record, report: WriteReport, reader: ScriptedReader) -> None:
    """A report that could not be read fails the second time too, without being read again."""
    path = report("french", "In French.")
    assert record.add(path).failures == record.add(path).failures != ()
    assert reader.seen == ["french"]


def test_progress_hears_of_each_source_in_order(record: Record, report: WriteReport, tmp_path: Path) -> None:
    """After each source, how many are done and what became of this one."""
    heard: list[tuple[int, str]] = []

    def hear(done: int, outcome: Added | Failure) -> None:
        heard.append((done, outcome.document.name if isinstance(outcome, Added) else "failed"))

    one, two = report("one", "Rebels took Arden on 2031-03-02."), report("two", "Nothing happened in Arden.")
    record.add(one, tmp_path / "nowhere.txt", two, one, progress=hear)
    assert heard == [(1, "one"), (2, "failed"), (3, "two"), (4, "one")]


def test_many_reports_keep_their_order(record: Record, report: WriteReport, reader: ScriptedReader) -> None:
    """More reports than go through the reader in one stream come out in order, each read once."""
    paths = [report(f"r{i:03}", f"Rebels took Arden on 2031-03-02. Report {i}.") for i in range(150)]
    record.add(*paths[40:60])
    summary = record.add(*paths)
    assert [a.document.name for a in summary.added] == [p.stem for p in paths]
    assert sorted(reader.seen) == [p.stem for p in paths]


def test_standard_input_is_read(record: Record) -> None:
    """A report can be handed over as bytes."""
    summary = record.add("-", stdin=BytesIO(b"Rebels took Arden on 2031-03-02.\n"))
    assert [a.claims for a in summary.added] == [1]


def test_weekday_waits_for_a_date(record: Record, report: WriteReport) -> None:
    """Without a publication date "on Sunday" is no day; with one it is, and what it was before stays."""
    record.add(report("one", "Rebels took Arden on Sunday."))
    (open_claim,) = record.claims()
    assert open_claim.when is not None
    assert open_claim.when.status is WhenStatus.UNKNOWN
    doc = record.set_published("one", DAY, why="seen in the archive", who="an analyst")
    assert (doc.published.day, doc.published.how) == (DAY, PublishedHow.GIVEN)
    assert doc.published.detail == "set by decision: seen in the archive"
    (claim,) = record.claims(since=SUNDAY, until=SUNDAY)
    assert claim.id == open_claim.id
    assert [r.published for r in record.resolutions(claim.id)] == [None, DAY]
    assert record.resolutions(claim.id)[0].claim == open_claim
    (decision,) = record.decisions(doc.id)
    assert (decision.why, decision.who, decision.made_at) == ("seen in the archive", "an analyst", NOON)


def test_date_can_be_taken_away(record: Record, report: WriteReport) -> None:
    """A date that proves wrong can be unset; the weekday is open again."""
    record.add(report("one", "Rebels took Arden on Sunday."), published=DAY)
    doc = record.set_published("one", None, why="the archive had another edition")
    assert (doc.published.day, doc.published.how) == (None, PublishedHow.UNKNOWN)
    assert record.claims(since=SUNDAY) == []
    assert [d.value["day"] for d in record.decisions(doc.id)] == [None]


def test_adding_again_with_a_date_sets_it(
    record: Record, report: WriteReport, reader: ScriptedReader
) -> None:
    """A document without a date takes the one that it comes with the second time; it is not read again."""
    path = report("one", "Rebels took Arden on Sunday.")
    record.add(path)
    (added,) = record.add(path, published=DAY).added
    assert (added.is_new, added.document.published.day) == (False, DAY)
    assert len(record.claims(since=SUNDAY)) == 1
    assert [d.why for d in record.decisions()] == ["added again with this date"]
    assert reader.seen == ["one"]


def test_adding_again_does_not_override_a_date(record: Record, report: WriteReport) -> None:
    """A date that the record has is changed by decision only, never by the way."""
    path = report("one", "Rebels took Arden on Sunday.")
    record.add(path, published=DAY)
    record.add(path, published=date(2031, 3, 20))
    record.add(path)
    assert record.document("one").published.day == DAY
    assert record.decisions() == ()


def test_broken_off_adding_leaves_whole_documents(
    record: Record, report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When keeping the second document fails half way, the first is whole and the second can be added later."""
    paths = [report(n, f"Rebels took Arden on 2031-03-02. By {n}.") for n in ("one", "two")]
    add_resolutions = SqlWriter.add_resolutions
    calls: list[int] = []

    def fail_on_second(self: SqlWriter, *args: object, **options: object) -> int:
        calls.append(1)
        if len(calls) == 2:
            raise RecordError("the disk is full")
        return add_resolutions(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(SqlWriter, "add_resolutions", fail_on_second)
    with pytest.raises(RecordError, match="full"):
        record.add(*paths)
    assert [d.name for d in record.documents()] == ["one"]
    assert len(record.claims()) == 1
    assert [a.is_new for a in record.add(*paths).added] == [False, True]
    assert len(record.claims()) == 2
