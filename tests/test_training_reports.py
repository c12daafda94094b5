"""The reports that the model learns from: every string that is marked stands in its text."""

import json
from pathlib import Path

import pytest

from zenobia.evaluate.gold import load_gold
from zenobia.model import ClaimType, Modality

FOLDER = Path(__file__).resolve().parent.parent / "training" / "reports"
FILES = sorted(FOLDER.glob("*.json"))


def fold(text: str) -> str:
    """With single blanks."""
    return " ".join(text.split())


def test_reports_are_there_and_load() -> None:
    """All of the folder is in the format of marked reports."""
    assert len(load_gold(FOLDER)) == len(FILES) >= 170


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_marks_stand_in_the_text(path: Path) -> None:
    """Evidence and the first string of each entity, as written; types and senses are of the vocabulary."""
    report = json.loads(path.read_text(encoding="utf-8"))
    text = fold(report["text"])
    assert report["doc"] == path.stem
    for claim in report["claims"]:
        ClaimType(claim["type"])
        Modality(claim["modality"])
        entities = [e[0] for slot in ("agent", "target", "place", "source") for e in claim.get(slot) or ()]
        missing = [s for s in (*claim["evidence"], *entities) if fold(s) not in text]
        assert not missing
