"""`zenobia read`."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zenobia.cli.read import file_name
from zenobia.model import Document

Run = Any
Record = Any


def test_read_prints_one_claim_a_line_and_nothing_else(run: Run, record: Record) -> None:
    """Standard output of `--format jsonl` is data that a program can read line by line."""
    result = run("read", "a.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in result.out.splitlines()]
    assert [row["type"] for row in rows] == ["capture", "battle", "withdrawal"]
    assert {row["doc"] for row in rows} == {"arden/one"}
    assert (result.code, result.err) == (0, "")


def test_read_names_a_bad_source_reads_the_others_and_fails(run: Run, record: Record) -> None:
    """One bad file costs a line on standard error and the exit status, never the other files."""
    result = run("read", "photo.png", "a.txt", "--format", "jsonl")
    assert result.code == 1
    assert result.err == "zenobia: reports/photo.png: not a report: the bytes are a PNG picture\n"
    assert len(result.out.splitlines()) == 3


def test_read_hands_over_date_and_publisher(run: Run, record: Record) -> None:
    """The options reach the reader as a day and a name."""
    run("read", "a.txt", "--published", "2031-03-02", "--publisher", "The Lantern")
    asked = {k: record.asked[k] for k in ("sources", "published", "publisher", "reader")}
    assert asked == {
        "sources": ["a.txt"],
        "published": date(2031, 3, 2),
        "publisher": "The Lantern",
        "reader": "full",
    }


def test_read_writes_one_file_a_report(run: Run, record: Record, tmp_path: Path) -> None:
    """With `--out`, each report has its own file; a second of the same name does not overwrite the first."""
    result = run("read", "a.txt", "b.txt", "--out", "made/claims")
    names = sorted(path.name for path in (tmp_path / "made/claims").iterdir())
    assert names == ["arden-one-2.jsonl", "arden-one.jsonl"]
    assert result.out == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("fakes-sana-2016", "fakes-sana-2016"),
        ("../../etc/passwd", "etc-passwd"),
        ("تدمر", "تدمر"),
        ("a b\tc", "a-b-c"),
        (".hidden", "hidden"),
    ],
)
def test_read_makes_safe_file_names(name: str, expected: str) -> None:
    """A report's name never leads out of the folder."""
    assert file_name(Document(text="x", name=name)) == expected


@pytest.mark.parametrize("name", ["", "...", "/"])
def test_read_names_a_file_by_id_when_there_is_no_name(name: str) -> None:
    """A report without a usable name still gets a file."""
    doc = Document(text="x", name=name)
    assert file_name(doc) == doc.id


def test_read_table_says_what_who_where_when_and_by_whose_word(run: Run, record: Record) -> None:
    """The table for people has the resolved names, and says of an undated time that it is undated."""
    result = run("read", "a.txt")
    for words in (
        "Northern Rebels",
        "Port Arden",
        "2031-03-02",
        "a resident",
        "19+ killed",
        "(denied)",
    ):
        assert words in result.out
    assert "undated" in result.out
    assert max(len(line) for line in result.out.splitlines()) <= 100


@pytest.mark.parametrize("day", ["11/12/2016", "yesterday", "2016-13-01", "2016", "2016-12-11T10:00"])
def test_read_refuses_what_is_not_a_day_and_names_the_form(run: Run, record: Record, day: str) -> None:
    """A bad date is wrong use: exit status 2, and the message shows how to write one."""
    result = run("read", "a.txt", "--published", day)
    assert result.code == 2
    assert "2016-12-11" in result.err
