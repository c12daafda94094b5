"""Files, folders and standard input."""

import io
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.ingest import Failure, documents
from zenobia.model import Document, PublishedHow

REPORT = "Rebels took the harbour of Port Arden before dawn on Sunday, residents and two officers of the port said."
PAGE = f"<!DOCTYPE html><html><body><article><h1>Harbour falls</h1><p>{REPORT}</p><p>{REPORT}</p></article></body></html>"
LINE = json.dumps({"id": "w-1", "text": REPORT})


def names(found: Iterator[Document | Failure]) -> list[str]:
    """The names of documents, and the messages of failures."""
    return [each.name if isinstance(each, Document) else str(each) for each in found]


def only_failure(*sources: Path | str) -> str:
    """The one failure that sources give, printed."""
    (failure,) = documents(sources)
    assert isinstance(failure, Failure)
    return str(failure)


def test_file_of_text(tmp_path: Path) -> None:
    """A text file is one document, called by its stem."""
    path = tmp_path / "harbour.txt"
    path.write_text(REPORT)
    (doc,) = documents([path])
    assert isinstance(doc, Document)
    assert (doc.text, doc.name, doc.origin, doc.language) == (REPORT, "harbour", str(path), "en")


def test_folder_is_read_in_order_and_deep(tmp_path: Path) -> None:
    """All reports of a folder and those below it come in the order of their paths; other files are passed over."""
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b" / "page.HTML").write_text(PAGE)
    (tmp_path / "b" / "c" / "wires.jsonl").write_text(f"{LINE}\n{LINE}\n")
    (tmp_path / "b" / "one.json").write_text(LINE)
    (tmp_path / "d.md").write_text(REPORT)
    for passed_over in (".hidden.txt", "picture.png", "README.md", "b/.git"):
        (tmp_path / passed_over).write_text(REPORT)
    assert names(documents([tmp_path])) == ["a", "w-1", "w-1", "w-1", "page", "d"]


def test_file_named_outright_is_read_by_its_content(tmp_path: Path) -> None:
    """Whatever a named file is called, what is inside decides."""
    for name, content in (
        ("a.dat", PAGE),
        ("b", LINE),
        ("c.out", REPORT),
        ("d.txt", PAGE),
        ("e.json", f"{LINE}\n{LINE}"),
    ):
        (tmp_path / name).write_text(content)
    paths = [tmp_path / name for name in ("a.dat", "b", "c.out", "d.txt", "e.json")]
    found = list(documents(paths))
    assert names(iter(found)) == ["a", "w-1", "c", "d", "w-1", "w-1"]
    assert [doc.title for doc in found if isinstance(doc, Document)][0::3] == [
        "Harbour falls",
        "Harbour falls",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (REPORT.encode(), ["stdin"]),
        (PAGE.encode(), ["stdin"]),
        (f"{LINE}\n{LINE}\n".encode(), ["w-1", "w-1"]),
        (b"", ["standard input: empty: there is nothing to read in it"]),
    ],
)
def test_standard_input_is_read_by_its_content(data: bytes, expected: list[str]) -> None:
    """Text, a page or JSON Lines may be piped in."""
    assert names(documents(["-"], stdin=io.BytesIO(data))) == expected


def test_standard_input_of_lines_is_read_as_it_comes() -> None:
    """The first report comes out before the second is written."""
    reading, writing = os.pipe()
    with open(reading, "rb") as stream, open(writing, "wb", buffering=0) as pen:  # noqa: PTH123
        pen.write(f"{LINE}\n".encode())
        found = documents(["-"], stdin=stream)
        assert isinstance(next(found), Document)


def test_user_dates_and_names_every_document(tmp_path: Path) -> None:
    """What the user says of all of them wins."""
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"text": REPORT, "published": "2031-01-01", "publisher": "X"})
    )
    found = list(documents([tmp_path], published=date(2031, 3, 2), publisher="Coast Wire"))
    assert {(d.publisher, d.published.day, d.published.how) for d in found if isinstance(d, Document)} == {
        ("Coast Wire", date(2031, 3, 2), PublishedHow.GIVEN)
    }
    assert len(found) == 2


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n ", "only white space"),
        ("blank.html", b" \n", "no report found"),
        ("empty.jsonl", b"\n\n", "no report in it"),
        ("signs.txt", b"* * *", "nothing to read"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG image"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG image"),
        ("one.json", b'{"text": ', "not valid JSON"),
        ("one.json", b"{}", "no “text”"),
        ("third.jsonl", f"{LINE}\n{LINE}\n{{oops\n".encode(), "third.jsonl, line 3: not valid JSON"),
    ],
)
def test_bad_file_is_named_and_the_next_is_read(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    """The message names the file and the place; the files after it are read."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(REPORT)
    found = list(documents([tmp_path / name, tmp_path / "z.txt"]))
    failures = [str(each) for each in found if isinstance(each, Failure)]
    assert len(failures) == 1
    assert failures[0].startswith(str(tmp_path / name))
    assert words in failures[0]
    assert isinstance(found[-1], Document)


def test_text_of_fifty_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A file that is no report is told by its size."""
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert "larger than 20 MB" in only_failure(path)


def test_standard_input_without_end_is_refused() -> None:
    """A stream that never ends is given up at the bound."""
    (failure,) = documents(["-"], stdin=io.BytesIO(b"word " * 4_000_001))
    assert isinstance(failure, Failure)
    assert "larger than 20 MB" in failure.message


def test_line_without_end_is_one_failure(tmp_path: Path) -> None:
    """One huge line of JSON Lines costs itself alone."""
    path = tmp_path / "wires.jsonl"
    path.write_bytes(b'{"text": "' + b"a" * 20_000_001 + b'"}\n' + LINE.encode() + b"\n")
    failure, doc = documents([path])
    assert str(failure).startswith(f"{path}, line 1: larger than 20 MB")
    assert isinstance(doc, Document)


def test_line_of_a_hundred_thousand_characters_is_a_document(tmp_path: Path) -> None:
    """A report without one line break is read like any other."""
    path = tmp_path / "line.txt"
    path.write_text(("The army left the town and the rebels took it. " * 2_200)[:100_000])
    (doc,) = documents([path])
    assert isinstance(doc, Document)
    assert len(doc.text) == 100_000


def test_missing_path_is_said(tmp_path: Path) -> None:
    """A name that is not there is not passed over."""
    assert only_failure(tmp_path / "no.txt").endswith("no such file or folder. Check the path")


def test_impossible_path_is_said() -> None:
    """A path that no system takes is a failure like any other."""
    assert "a\x00b" in only_failure("a\x00b")


def test_folder_without_reports_is_said(tmp_path: Path) -> None:
    """A folder of other things gives one failure that says what was looked for."""
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    assert "no reports in this folder" in only_failure(tmp_path)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """A file or folder without permission names itself."""
    (tmp_path / "a.txt").write_text(REPORT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open" if what == "file" else "iterdir", refuse)
    found = [str(each) for each in documents([tmp_path / "a.txt" if what == "file" else tmp_path])]
    assert "Permission denied" in found[0]
    assert "Check its permissions" in found[0]


def test_reading_is_lazy(tmp_path: Path) -> None:
    """The first document comes before the second file is looked at."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(REPORT)
    found = documents([first, second])
    assert isinstance(next(found), Document)
    second.write_text(REPORT)
    assert isinstance(next(found), Document)


@given(st.binary(max_size=300), st.sampled_from(["-", ".txt", ".html", ".json", ".jsonl"]))
def test_arbitrary_bytes_never_raise(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    """Whatever is inside, the outcome is documents that have an id, or failures that say something."""
    if suffix == "-":
        found = list(documents(["-"], stdin=io.BytesIO(data)))
    else:
        path = tmp_path_factory.getbasetemp() / f"any{suffix}"
        path.write_bytes(data)
        found = list(documents([path]))
    assert found
    assert all(each.id if isinstance(each, Document) else each.message for each in found)
