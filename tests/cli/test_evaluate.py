"""`zenobia evaluate`."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from zenobia.cli import wiring
from zenobia.cli.evaluate import show_result
from zenobia.evaluate.result import Result
from zenobia.evaluate.score import Figure
from zenobia.model import Claim, Document

from .conftest import CLAIMS, TEXT, Run

MARKS = {
    "doc": "arden",
    "published": "2031-03-03",
    "text": TEXT,
    "claims": [
        {
            "type": "capture",
            "evidence": ["Rebel fighters captured Port Arden on Sunday"],
            "agent": [["Rebel fighters"]],
            "when": {"text": "on Sunday", "start": "2031-03-02", "end": "2031-03-02"},
            "modality": "asserted",
        },
        {"type": "displacement", "evidence": ["The army denied that it had lost the harbour"]},
    ],
}


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A folder with one marked report, and a reader that reads three claims in it."""
    (tmp_path / "marked").mkdir()
    (tmp_path / "marked/arden.json").write_text(json.dumps(MARKS), encoding="utf-8")

    def read(docs: Iterable[Document], **_: object) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        for doc in docs:
            yield doc, CLAIMS

    monkeypatch.setattr(wiring, "read_documents", read)
    return "marked"


def row_of(name: str, text: str) -> list[str]:
    """The cells of the row that begins so."""
    return next(line for line in text.splitlines() if line.startswith(name)).removeprefix(name).split()


def test_gold_prints_each_slot_then_all_and_a_summary(run: Run, marked: str) -> None:
    """P, R, F1 and the counts they come from, as the scorer has them; the last line says it all."""
    result = run("evaluate", "gold", marked)
    assert row_of("slot", result.out) == ["P", "R", "F1", "right", "predicted", "gold"]
    assert row_of("type", result.out) == ["0.333", "0.500", "0.400", "1", "3", "2"]
    assert row_of("agent", result.out) == ["1.000", "1.000", "1.000", "1", "1", "1"]
    assert row_of("ALL SLOTS", result.out)[-3:] == ["3", "10", "4"]
    last = result.out.splitlines()[-1]
    assert last.startswith(
        "F1 0.429 over all slots (95 % interval 0.429 to 0.429); 1 report, claims: 2 marked"
    )
    assert (result.code, result.err) == (0, "")


def test_gold_adds_rows_by_type_and_by_report(run: Run, marked: str) -> None:
    """With the options, two more tables come before the one of slots."""
    text = run("evaluate", "gold", marked, "--per-type", "--per-doc").out
    assert row_of("capture", text) == ["1.000", "1.000", "1.000", "1", "1", "1"]
    assert row_of("displacement", text) == ["0.000", "0.000", "0.000", "0", "0", "1"]
    assert row_of("arden", text)[-3:] == ["3", "10", "4"]
    heads = [line.split()[0] for line in text.splitlines() if "predicted" in line]
    assert heads == ["report", "type", "slot"]


def test_gold_lists_errors_with_their_words(run: Run, marked: str) -> None:
    """Each claim that was missed or made up is a line."""
    lines = run("evaluate", "gold", marked, "--errors").out.splitlines()[-3:]
    assert lines == [
        "arden: displacement missed: “The army denied that it had lost the harbour”",
        "arden: battle made up: “At least 19 soldiers were killed in the battle”",
        "arden: withdrawal made up: “The army denied that it had lost the harbour”",
    ]


def test_gold_json_is_one_object(run: Run, marked: str) -> None:
    """Programs get the headline, its interval, the number of reports, and all the rest nested."""
    found: dict[str, Any] = json.loads(run("evaluate", "gold", marked, "--json").out)
    assert list(found) == ["corpus", "score", "interval", "n", "metrics"]
    assert (found["corpus"], found["score"], found["interval"], found["n"]) == (
        "gold",
        0.4286,
        [0.4286, 0.4286],
        1,
    )
    assert list(found["metrics"]) == ["all", "slots", "types", "documents"]
    assert found["metrics"]["slots"]["agent"] == {
        "p": 1.0,
        "r": 1.0,
        "f1": 1.0,
        "right": 1,
        "predicted": 1,
        "gold": 1,
    }
    assert found["metrics"]["documents"] == {"arden": found["metrics"]["all"]}


def test_gold_json_has_errors_when_asked(run: Run, marked: str) -> None:
    """The misses are part of the object then."""
    found = json.loads(run("evaluate", "gold", marked, "--json", "--errors").out)
    assert found["metrics"]["errors"][0] == {
        "doc": "arden",
        "gold": "displacement",
        "predicted": None,
        "evidence": ["The army denied that it had lost the harbour"],
    }


def test_gold_fits_a_hundred_columns(run: Run, marked: str, tmp_path: Path) -> None:
    """The tables keep their width when a report's name is long."""
    (tmp_path / "marked/long.json").write_text(json.dumps(MARKS | {"doc": "a-long-name" * 9}), "utf-8")
    lines = run("evaluate", "gold", marked, "--per-doc", "--per-type").out.splitlines()
    assert max(map(len, lines)) <= 100


def test_gold_without_the_folder_says_so_and_fails(run: Run) -> None:
    """No folder is no score of zero: a clear word, and exit status 1."""
    result = run("evaluate", "gold", "nowhere")
    assert (result.code, result.out) == (1, "")
    assert "nowhere: there are no marked reports here" in result.err


def test_help_of_evaluate_lists_its_corpora_with_examples(run: Run) -> None:
    """The group and the command in it both show themselves at work."""
    group, command = run("evaluate", "--help").out, run("evaluate", "gold", "--help").out
    assert "\n  gold  " in group
    for text in (group, command):
        assert "Examples:" in text
        assert "zenobia evaluate gold" in text
        assert max(len(line) for line in text.splitlines()) <= 100


POLNEAR = "T1\tSource 6 8\the\nT2\tContent 0 4\tRain\nE1\tAttribution:T1 Source:T1 Content:T2"
RESULT = Result(
    corpus="bread",
    score=0.5,
    interval=(0.25, 0.75),
    n=2,
    summary="F1 0.500 over loaves",
    tables={"loaf": {"rye": Figure(1, 2, 2)}},
    misses=("one: missed: rye",),
)


def test_results_of_all_corpora_have_one_form(capsys: pytest.CaptureFixture[str]) -> None:
    """Tables, then one line; the misses only when asked for."""
    show_result(RESULT, errors=False, json=False)
    lines = capsys.readouterr().out.splitlines()
    assert (row_of("loaf", lines[0])[:3], lines[-1]) == (["P", "R", "F1"], RESULT.summary)
    show_result(RESULT, errors=True, json=False)
    assert capsys.readouterr().out.splitlines()[-1] == "one: missed: rye"


@pytest.mark.parametrize("errors", [False, True])
def test_objects_of_all_corpora_have_one_form(capsys: pytest.CaptureFixture[str], errors: bool) -> None:
    """The same keys as for marked reports; the tables and the misses are nested."""
    show_result(RESULT, errors=errors, json=True)
    found = json.loads(capsys.readouterr().out)
    assert {key: found[key] for key in list(found)[:4]} == {
        "corpus": "bread",
        "score": 0.5,
        "interval": [0.25, 0.75],
        "n": 2,
    }
    assert found["metrics"]["loaf"]["rye"]["f1"] == 0.5
    assert found["metrics"].get("errors") == (["one: missed: rye"] if errors else None)


@pytest.mark.parametrize("corpus", ["polnear", "plover", "factuality", "re3d", "nonsense"])
def test_corpus_that_is_absent_says_so_and_fails(run: Run, corpus: str) -> None:
    """A clear word and exit status 1, before anything heavy is loaded."""
    result = run("evaluate", corpus, "nowhere")
    assert (result.code, result.out) == (1, "")
    assert "nowhere: there is no" in result.err
    assert "nothing was evaluated" in result.err


@pytest.mark.parametrize(("corpus", "read"), [("plover", "read_documents"), ("polnear", "read_attributions")])
def test_corpus_is_read_and_measured(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, corpus: str, read: str
) -> None:
    """The command hands the reader over and prints what comes of it."""
    row = {"id": "x", "text": TEXT, "event": "AID", "source": [{"actorText": "Rebels"}], "target": None}
    (tmp_path / "plover").write_text(json.dumps(row), "utf-8")
    for path, words in {"text/x.txt": "Rain, he said.", "attributions/x_a.ann": POLNEAR}.items():
        (tmp_path / "polnear" / path).parent.mkdir(parents=True)
        (tmp_path / "polnear" / path).write_text(words, "utf-8")
    monkeypatch.setattr(wiring, read, lambda docs, **_: ((doc, ()) for doc in docs))
    found = json.loads(run("evaluate", corpus, corpus, "--json").out)
    assert (found["corpus"], found["score"], found["n"]) == (corpus, 0.0, 1)
