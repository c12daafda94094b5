"""`zenobia evaluate muc4` and `zenobia evaluate types`: corpora that are coded, not marked."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from zenobia.cli import wiring
from zenobia.evaluate.muckeys import ROLES, SLOTS
from zenobia.model import Claim, ClaimType, Document, Evidence, Span

from .conftest import Run


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that reads an air strike in every text."""

    def read(docs: Iterable[Document], **_: object) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        for doc in docs:
            quote = doc.text[:9]
            yield (
                doc,
                (Claim(doc_id=doc.id, type=ClaimType.AIRSTRIKE, evidence=(Evidence(Span(0, 9), quote),)),),
            )

    monkeypatch.setattr(wiring, "read_documents", read)


@pytest.fixture
def keys(tmp_path: Path) -> str:
    """A file with one report whose key is one kidnapping."""
    template: dict[str, Any] = {slot: [] for slot in (*ROLES.values(), *SLOTS)}
    template["INCIDENT: TYPE"] = ["KIDNAPPING"]
    row = {"docid": "ARDEN-1", "text": "A CLERK WAS TAKEN IN PORT ARDEN.", "templates": [template]}
    (tmp_path / "keys.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return "keys.jsonl"


@pytest.fixture
def snippets(tmp_path: Path) -> str:
    """A file of two snippets."""
    lines = "Jets struck Karsun\tAir/drone strike\nCrowds marched\tPeaceful protest\n"
    (tmp_path / "snippets.tsv").write_text(lines, encoding="utf-8")
    return "snippets.tsv"


def test_muc4_prints_two_tables_and_a_summary(run: Run, keys: str) -> None:
    """The papers' slots, the rest of the key, and a line."""
    result = run("evaluate", "muc4", keys)
    heads = [line.split()[0] for line in result.out.splitlines() if "predicted" in line]
    assert heads == ["role", "full"]
    assert "\nALL SLOTS  " in result.out
    assert result.out.splitlines()[-1].startswith("F1 0.000 over the type and five roles")
    assert (result.code, result.err) == (0, "")


def test_muc4_lists_errors(run: Run, keys: str) -> None:
    """What was missed is a line."""
    lines = run("evaluate", "muc4", keys, "--errors").out.splitlines()
    assert "ARDEN-1: KIDNAPPING missed: no filler" in lines


def test_types_prints_classes(run: Run, snippets: str) -> None:
    """A row a sub-event, and the weighted F1."""
    result = run("evaluate", "types", snippets, "--errors")
    assert result.out.splitlines()[-1] == "2: Peaceful protest read as Air/drone strike: “Crowds marched”"
    assert "weighted F1 0.333" in result.out


@pytest.mark.parametrize("corpus", ["muc4", "types"])
def test_json_is_one_object(run: Run, corpus: str, keys: str, snippets: str) -> None:
    """The form that all corpora share."""
    found: dict[str, Any] = json.loads(
        run("evaluate", corpus, {"muc4": keys, "types": snippets}[corpus], "--json").out
    )
    assert list(found) == ["corpus", "score", "interval", "n", "metrics"]
    assert found["corpus"] == corpus


@pytest.mark.parametrize("corpus", ["muc4", "types"])
def test_absent_file_fails_with_a_word(run: Run, corpus: str) -> None:
    """Nothing is measured, and the exit status says so."""
    result = run("evaluate", corpus, "nowhere")
    assert (result.code, result.out) == (1, "")
    assert "nowhere: there is no" in result.err
