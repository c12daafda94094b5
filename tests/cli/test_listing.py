"""`zenobia claims`, `events`, `places`, `actors`, `documents`."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zenobia.cli.tables import say_figures
from zenobia.model import Modality, TollFigure, TollKind
from zenobia.model.claim import ClaimType

Run = Any
Record = Any
LISTS = ["claims", "events", "places", "actors", "documents"]


@pytest.mark.parametrize("command", LISTS)
def test_lists_fit_a_hundred_columns_without_colour(run: Run, record: Record, command: str) -> None:
    """A table can be pasted into a mail."""
    result = run(command)
    assert result.code == 0
    assert max(len(line) for line in result.out.splitlines()) <= 100
    assert "\x1b" not in result.out


@pytest.mark.parametrize("command", LISTS)
def test_lists_are_json_for_programs(run: Run, record: Record, command: str) -> None:
    """`--format json` is one array of objects, each with an id."""
    rows = json.loads(run(command, "--format", "json").out)
    assert rows
    assert all(row["id"] for row in rows)


@pytest.mark.parametrize("command", LISTS)
def test_lists_make_no_empty_record(run: Run, tmp_path: Path, command: str) -> None:
    """A question about a record that is not there is an error that says what to do, and leaves no file."""
    result = run(command, "--db", "nowhere.db")
    assert result.code == 1
    assert "zenobia add" in result.err
    assert not (tmp_path / "nowhere.db").exists()
    assert result.err.count("\n") == 1


def test_claims_filters_reach_the_record(run: Run, record: Record) -> None:
    """Every filter is handed over, as words of the vocabulary and as days."""
    words = "--type capture --modality denied --place Arden --actor rebels --doc one --source resident"
    run("claims", *words.split(), "--since", "2031-01-01", "--until", "2031-12-31")
    assert record.asked == {
        "type": ClaimType.CAPTURE,
        "modality": Modality.DENIED,
        "place": "Arden",
        "actor": "rebels",
        "doc": "one",
        "source": "resident",
        "since": date(2031, 1, 1),
        "until": date(2031, 12, 31),
    }


def test_claims_refuses_an_unknown_type(run: Run, record: Record) -> None:
    """A type that is not in the vocabulary is wrong use, and the message lists the types."""
    result = run("claims", "--type", "explosion")
    assert result.code == 2
    assert "shelling" in result.err


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize("command", ["claims", "events", "places", "actors", "documents", "timeline Arden"])
def test_tables_lose_no_word(
    run: Run, record: Record, monkeypatch: pytest.MonkeyPatch, command: str, width: int
) -> None:
    """A narrow terminal wraps words; it never cuts a column off."""
    monkeypatch.setenv("COLUMNS", "200")
    whole = sorted("".join(run(*command.split()).out.split()).replace("─", ""))
    monkeypatch.setenv("COLUMNS", str(width))
    narrow = run(*command.split()).out
    assert sorted("".join(narrow.split()).replace("─", "")) == whole
    assert max(len(line) for line in narrow.splitlines()) <= width


def test_events_keep_rival_figures_apart(run: Run, record: Record) -> None:
    """Two tolls that disagree stand beside each other; nothing is averaged."""
    assert say_figures(record.event("evt-01").tolls) == "19+ / 4 killed"
    assert "19+ /" in run("events").out


def test_events_name_their_status_only_when_it_is_not_plain(run: Run, record: Record) -> None:
    """A disputed event says so in the list."""
    assert "(disputed)" in run("events").out


def test_figures_of_one_claim_are_not_rivals() -> None:
    """A claim that counts two kinds of people gives two numbers that stand together, not against each other."""
    one = TollFigure(TollKind.KILLED, 37, 37, "37 soldiers", "clm-1", "doc-1", "activists")
    two = TollFigure(TollKind.KILLED, 23, 23, "23 fighters", "clm-1", "doc-1", "activists")
    other = TollFigure(TollKind.KILLED, 60, 60, "60 dead", "clm-2", "doc-2", "a monitor")
    assert say_figures([one, two, other]) == "37 + 23 / 60 killed"
