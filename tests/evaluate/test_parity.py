"""The figures are those of the scorer that goes with the marked reports. Both lie beside the project, not in it."""

import importlib.util
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from zenobia.evaluate.score import FAMILIES, Report

from .marked import Row, predicted

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
MARKED = SHARED / "gold" / "open"
SCORER = SHARED / "score" / "score.py"
TYPES = sorted(kind for family in FAMILIES for kind in family)
N_REPORTS = 15
SEED = 2016

pytestmark = pytest.mark.skipif(
    not (MARKED.is_dir() and SCORER.is_file()),
    reason="the marked reports and their scorer are not beside the project",
)


@pytest.fixture(scope="module")
def scorer() -> Any:
    """The scorer, as a module."""
    spec = importlib.util.spec_from_file_location("gold_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shortest_reports() -> list[Row]:
    """The marked reports with the fewest claims, since the scorer is slow."""
    records = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(MARKED.glob("*.json"))]
    return sorted((r for r in records if len(r["claims"]) > 3), key=lambda r: len(r["claims"]))[:N_REPORTS]


def disturb(record: Row, dice: random.Random) -> list[Row]:
    """Predictions for a report: its marks with some lost, some told twice, and all kinds of errors."""
    chosen = [c for c in record["claims"] if dice.random() < 0.9]
    chosen += [c for c in record["claims"] if dice.random() < 0.2]
    dice.shuffle(chosen)
    return [disturb_claim(claim, record["claims"], dice) for claim in chosen]


def disturb_claim(claim: Row, others: list[Row], dice: random.Random) -> Row:
    """One prediction with errors."""
    row = predicted(claim)
    for slot in ("agent", "target", "place", "source", "when", "toll", "control", "evidence"):
        luck = dice.random()
        if luck < 0.12:
            row.pop(slot, None)
        elif luck < 0.25:
            other = predicted(dice.choice(others))
            row |= {slot: other[slot]} if slot in other else {}
    for slot in ("agent", "target", "place", "source"):
        for mention in row.get(slot, []):
            if dice.random() < 0.3:
                mention["name"] = dice.choice(dice.choice(claim.get(slot) or [["nobody"]]))
    if dice.random() < 0.15:
        row["type"] = dice.choice(TYPES)
    if dice.random() < 0.15:
        row["modality"] = dice.choice(["asserted", "denied", "hedged"])
    if dice.random() < 0.15:
        row["about_past"] = not row.get("about_past")
    return row


def add_counts(total: Counter[tuple[str, int]], counts: dict[str, tuple[int, int, int]]) -> None:
    """Add the three counts of each slot."""
    for slot, three in counts.items():
        for i, n in enumerate(three):
            total[slot, i] += n


def test_counts_are_those_of_the_scorer(scorer: Any) -> None:
    """Whatever is predicted, every slot has the same right, predicted and gold counts, report by report."""
    dice = random.Random(SEED)
    for record in shortest_reports():
        rows = disturb(record, dice)
        theirs: Counter[tuple[str, int]] = Counter()
        report = scorer.Report(record)
        for gold, guess in scorer.align(report, record["claims"], rows):
            add_counts(theirs, report.compare(gold, guess))
        ours: Counter[tuple[str, int]] = Counter()
        for pair in Report(record).align(rows):
            add_counts(ours, pair.counts)
        assert ours == theirs, record["doc"]


def test_marks_predicted_as_they_are_score_one(scorer: Any) -> None:
    """On real marks too, agreeing with all of them is a perfect score by both."""
    for record in shortest_reports():
        rows = [predicted(claim) for claim in record["claims"]]
        ours = Report(record).align(rows)
        assert all(pair.gold and pair.predicted for pair in ours)
        assert len(scorer.align(scorer.Report(record), record["claims"], rows)) == len(ours)
