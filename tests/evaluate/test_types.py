"""Event types of snippets."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from zenobia.evaluate.types import evaluate_types, figures, load_snippets, weighted_f1
from zenobia.kit.errors import ZenobiaError
from zenobia.model import Claim, ClaimType, Document, Evidence, Span

LINES = "Rebels met soldiers in battle\tArmed clash\nJets struck Karsun\tair/drone STRIKE\nCrowds marched\tPeaceful protest\n"
CODES = {"battle": "Armed clash", "airstrike": "Air/drone strike"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three snippets."""
    path = tmp_path / "snippets.tsv"
    path.write_text(LINES, encoding="utf-8")
    return path


def read(docs: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Reads an air strike in all, and a battle in those that say so."""
    for doc in docs:
        kinds = [ClaimType.AIRSTRIKE, *([ClaimType.BATTLE] if "battle" in doc.text else [])]
        evidence = (Evidence(Span(0, 4), doc.text[:4]),)
        yield doc, tuple(Claim(doc_id=doc.id, type=kind, evidence=evidence) for kind in kinds)


def test_main_claim_names_the_snippet(file: Path) -> None:
    """Of a battle and an air strike the battle comes first; what is not coded is no label."""
    result = evaluate_types(file, read, lambda claim: CODES.get(claim.type.value))
    rows = result.tables["sub-event"]
    assert {name: (f.right, f.predicted, f.gold) for name, f in rows.items()} == {
        "Armed clash": (1, 1, 1),
        "Peaceful protest": (0, 0, 1),
        "Air/drone strike": (1, 2, 1),
    }
    assert result.score == pytest.approx((1 + 0 + 2 / 3) / 3)
    assert result.misses == ("3: Peaceful protest read as Air/drone strike: “Crowds marched”",)
    assert result.interval[0] <= result.score <= result.interval[1]


def test_nothing_coded_is_no_label(file: Path) -> None:
    """A snippet without a code counts against recall alone."""
    result = evaluate_types(file, read, lambda claim: None)
    assert result.score == 0.0
    assert {f.predicted for f in result.tables["sub-event"].values()} == {0}


def test_weight_is_the_share_of_gold() -> None:
    """A class that is twice as frequent weighs twice as much; one that is only made up weighs nothing."""
    gold = ["Attack", "Attack", "Arrests"]
    assert weighted_f1(gold, ["Attack", "Attack", "Grenade"]) == pytest.approx(2 / 3)
    assert figures(gold, ["Attack", "Attack", "Grenade"])["Grenade"].gold == 0


def test_first_line_may_name_the_columns(tmp_path: Path) -> None:
    """It is no snippet then."""
    path = tmp_path / "snippets.tsv"
    path.write_text(f"snippet\tlabel\n{LINES}", encoding="utf-8")
    assert [snippet.label for snippet in load_snippets(path)] == [
        "Armed clash",
        "Air/drone strike",
        "Peaceful protest",
    ]


@pytest.mark.parametrize("text", ["", "no tab here\n", "Rebels fought\tSkirmish\n", "\tArmed clash\n"])
def test_malformed_files_are_named(tmp_path: Path, text: str) -> None:
    """A file that is no set of labelled snippets is no score of zero."""
    path = tmp_path / "snippets.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ZenobiaError, match=r"snippets\.tsv.*nothing was evaluated"):
        load_snippets(path)


def test_absent_file_is_named(tmp_path: Path) -> None:
    """A file that is not there too."""
    with pytest.raises(ZenobiaError, match="no such file"):
        load_snippets(tmp_path / "none.tsv")
