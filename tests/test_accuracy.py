"""The accuracy page: made from what was measured and nothing else, and no headline under its floor."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from zenobia.evaluate import accuracy
from zenobia.evaluate.accuracy import Measured, Row
from zenobia.evaluate.score import SLOTS

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
MEASURED = accuracy.load_measured(REFERENCE / "accuracy.yaml")
NOTES = accuracy.load_notes(REFERENCE / "accuracy-notes.yaml")
FLOORS = accuracy.load_floors(REFERENCE / "floors.yaml")


def test_page_is_what_is_made_from_the_rows() -> None:
    """Run `python scripts/accuracy.py --render` when this fails."""
    assert (REFERENCE / "accuracy.md").read_text("utf-8") == accuracy.render(MEASURED, NOTES)


@pytest.mark.parametrize("row", MEASURED.rows, ids=lambda row: row.key)
def test_rows_are_whole(row: Row) -> None:
    """A headline inside its interval, with a day, a reader and the figures behind it, of a corpus that the page tells of."""
    low, high = row.interval
    assert 0.0 <= low <= row.score <= high <= 1.0
    assert row.n > 0
    assert row.measured >= "2026-11-25"
    assert row.made_by.startswith("zenobia.")
    assert row.corpus in NOTES.corpora
    assert row.metrics
    for figures in row.metrics.values():
        assert all({"p", "r", "f1", "right", "predicted", "gold"} <= set(f) for f in figures.values())


def test_marked_reports_are_measured_with_both_readers() -> None:
    """Each with all of its slots."""
    rows = {row.reader: row for row in MEASURED.rows if row.corpus == accuracy.GOLD}
    assert set(rows) == {"full", "rules"}
    for row in rows.values():
        assert set(row.metrics["slot"]) == {*SLOTS, accuracy.ALL}


@pytest.mark.parametrize("row", MEASURED.rows, ids=lambda row: row.key)
def test_headlines_hold_their_floors(row: Row) -> None:
    """Every headline that rests on enough has a floor and is not under it."""
    assert row.weight < accuracy.LIGHT or row.score >= FLOORS.floors[row.key]


def test_every_floor_that_was_lowered_says_why() -> None:
    """A reason and a day."""
    assert [low for low in FLOORS.lowered if not (low.reason.strip() and low.on)] == []


def test_page_shows_a_dozen_kinds_of_misreading() -> None:
    """Each sentence was read in the last run, and still comes out otherwise than it should."""
    reads = {reading.sentence: reading.reads for reading in MEASURED.readings}
    assert {weakness.sentence for weakness in NOTES.weaknesses} == set(reads)
    assert sum(reads[w.sentence] != w.should for w in NOTES.weaknesses) >= 12


@pytest.mark.parametrize("weakness", NOTES.weaknesses, ids=lambda weakness: weakness.kind)
def test_kinds_of_misreading_count_under_a_slot(weakness: accuracy.Weakness) -> None:
    """The slot is one of the scorer's."""
    assert weakness.slot is None or weakness.slot in SLOTS


def row(score: float, reader: str = "full", gold: int = 100) -> Row:
    """A row of an invented corpus."""
    return Row(
        corpus="gold",
        file="open",
        reader=reader,
        score=score,
        interval=(score, score),
        n=1,
        measured="2031-03-05",
        made_by="zenobia.rules",
        metrics={"slot": {"type": {"gold": gold}}},
    )


def test_floors_rise_to_a_little_under_what_is_better() -> None:
    """And stay where what is better is so by less than that."""
    floors = accuracy.apply_rows(accuracy.Floors(), [row(0.5)])
    assert floors.floors == {"gold/open/full": 0.49}
    assert accuracy.apply_rows(floors, [row(0.495)]) == floors
    assert accuracy.apply_rows(floors, [row(0.6)]).floors == {"gold/open/full": 0.59}


def test_what_rests_on_little_has_no_floor() -> None:
    """A dozen values that happen to be right bind nobody."""
    assert accuracy.apply_rows(accuracy.Floors(), [row(0.9, gold=12)]) == accuracy.Floors()
    floors = accuracy.apply_rows(accuracy.Floors(), [row(0.5)])
    assert accuracy.fallen([row(0.1, gold=12)], floors) == []


def test_floors_fall_only_for_a_reason() -> None:
    """Which is kept, with both heights and the day."""
    floors = accuracy.apply_rows(accuracy.Floors(), [row(0.5)])
    assert accuracy.fallen([row(0.4)], floors) == [(row(0.4), 0.49)]
    assert accuracy.apply_rows(floors, [row(0.4)]) == floors
    lowered = accuracy.apply_rows(floors, [row(0.4)], reason="a stricter scorer", on="2031-03-05")
    assert lowered.floors == {"gold/open/full": 0.39}
    assert [(low.row, low.from_, low.to, low.reason) for low in lowered.lowered] == [
        ("gold/open/full", 0.49, 0.39, "a stricter scorer")
    ]


def test_old_rows_stay_where_nothing_new_was_measured() -> None:
    """With their day; a new row stands for the old one of its name."""
    kept = accuracy.keep_old([row(0.6)], [row(0.5), row(0.4, "rules")])
    assert [(each.reader, each.score) for each in kept] == [("full", 0.6), ("rules", 0.4)]


def test_what_was_measured_survives_its_file(tmp_path: Path) -> None:
    """Rows, readings and floors, word for word."""
    measured = Measured(rows=(row(0.5),), readings=(accuracy.Reading(sentence="Karsun: “fell”.", reads=()),))
    floors = accuracy.apply_rows(accuracy.Floors(), [row(0.4)], reason="why", on="2031-03-05")
    (tmp_path / "a.yaml").write_text(accuracy.dump(measured, "What it is\nin lines"), "utf-8")
    (tmp_path / "f.yaml").write_text(accuracy.dump(floors, "Floors"), "utf-8")
    assert accuracy.load_measured(tmp_path / "a.yaml") == measured
    assert accuracy.load_floors(tmp_path / "f.yaml") == floors


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """`scripts/accuracy.py` as a module that writes into a folder of its own, with one quick row to measure."""
    spec = importlib.util.spec_from_file_location("accuracy_script", ROOT / "scripts" / "accuracy.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    notes = REFERENCE / "accuracy-notes.yaml"
    (tmp_path / notes.name).write_text(notes.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(module, "REFERENCE", tmp_path)
    monkeypatch.setattr(module, "read_sentences", lambda sentences: ())
    return module


def run(script: ModuleType, monkeypatch: pytest.MonkeyPatch, *words: str, score: float | None = None) -> int:
    """Run the script as from the command line; with a score, that is what it measures."""
    monkeypatch.setattr("sys.argv", ["accuracy.py", *words])
    if score is not None:
        figure = {"p": 0.5, "r": 0.5, "f1": 0.5, "right": 1, "predicted": 2, "gold": 99}
        found = Row(
            corpus="re3d",
            file="re3d",
            reader="full",
            score=score,
            interval=(score, score),
            n=1,
            measured="2031-03-05",
            made_by="zenobia.rules",
            metrics={"relation": {"BOTH": figure}},
        )
        monkeypatch.setattr(script, "measure_all", lambda *_: iter([found]))
    status = script.main()
    assert isinstance(status, int)
    return status


def test_script_refuses_a_headline_under_its_floor(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nothing is written; the message names the row, its floor and the score. With a reason it is written."""
    assert run(script, monkeypatch, score=0.5) == 0
    before = (tmp_path / "accuracy.yaml").read_text("utf-8")
    assert run(script, monkeypatch, score=0.4) == 1
    assert "re3d/re3d/full: 0.4000 is under its floor, 0.4900" in capsys.readouterr().out
    assert (tmp_path / "accuracy.yaml").read_text("utf-8") == before
    assert run(script, monkeypatch, "--lower", "a stricter scorer", score=0.4) == 0
    assert "a stricter scorer" in (tmp_path / "floors.yaml").read_text("utf-8")
    assert "**0.400**" in (tmp_path / "accuracy.md").read_text("utf-8")


def test_script_names_what_it_skips(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Where no data is, old rows stay."""
    run(script, monkeypatch, score=0.5)
    monkeypatch.undo()
    monkeypatch.setattr(script, "REFERENCE", tmp_path)
    monkeypatch.setattr(script, "read_sentences", lambda sentences: ())
    assert run(script, monkeypatch, "--data", str(tmp_path / "nowhere")) == 0
    assert "skipped re3d/re3d/full" in capsys.readouterr().out
    assert [row.score for row in accuracy.load_measured(tmp_path / "accuracy.yaml").rows] == [0.5]
