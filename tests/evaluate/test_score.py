"""Scoring claims against marked ones."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.evaluate.score import SLOTS, Figure, Report, add_up, add_up_all, add_up_types

from .marked import CAPTURE, FILLED, RECORD, STRIKE, Row, predicted

PERFECT = [predicted(CAPTURE), predicted(STRIKE)]


def figures(rows: list[Row]) -> dict[str, tuple[int, int, int]]:
    """Right, predicted and gold counts of each slot."""
    slots = add_up(Report(RECORD).align(rows))
    return {slot: (f.right, f.predicted, f.gold) for slot, f in slots.items()}


def test_perfect_predictions_score_one() -> None:
    """Saying just what is marked makes every slot right."""
    pairs = Report(RECORD).align(PERFECT)
    assert figures(PERFECT) == {slot: (n, n, n) for slot, n in FILLED.items()}
    assert add_up_all(pairs).f1 == 1.0
    assert add_up_types(pairs) == {"airstrike": Figure(1, 1, 1), "capture": Figure(1, 1, 1)}


def test_nothing_predicted_scores_zero() -> None:
    """Silence is never wrong and finds nothing."""
    whole = add_up_all(Report(RECORD).align([]))
    assert whole == Figure(0, 0, sum(FILLED.values()))
    assert (whole.precision, whole.recall, whole.f1) == (0.0, 0.0, 0.0)


def test_a_report_without_marks_makes_every_prediction_wrong() -> None:
    """What is read where nothing is marked costs precision."""
    pairs = Report(RECORD | {"claims": []}).align(PERFECT)
    assert add_up_all(pairs) == Figure(0, sum(FILLED.values()), 0)


@pytest.mark.parametrize(
    ("slot", "changes", "expected"),
    [
        ("type", {"type": "control"}, (1, 2, 2)),
        ("agent", {"agent": [{"text": "Valdorian army"}]}, (1, 2, 2)),
        ("agent", {"agent": None}, (1, 1, 2)),
        ("agent", {"agent": [{"text": "Rebels"}, {"text": "a resident"}]}, (2, 3, 2)),
        ("agent", {"agent": [{"text": "Rebels"}, {"text": "Rebel fighters"}]}, (2, 3, 2)),
        ("target", {"target": "army"}, (1, 1, 1)),
        ("place", {"place": [{"text": "Karsun"}]}, (1, 2, 2)),
        ("source", {"source": [{"text": "An officer"}]}, (0, 1, 1)),
        ("when", {"when": {"text": "on Sunday", "start": None, "end": None}}, (1, 1, 2)),
        ("when", {"when": {"start": "2031-03-01", "end": "2031-03-02"}}, (1, 2, 2)),
        ("when", {"when": {"start": "2031-03-02T09:00", "end": "2031-03-02T10:00"}}, (2, 2, 2)),
        ("toll", {"toll": [{"what": "killed", "low": 19, "high": 19}]}, (0, 1, 1)),
        ("toll", {"toll": [{"what": "injured", "low": 19, "high": None}]}, (0, 1, 1)),
        ("control", {"control": {"place": {"text": "Karsun"}, "change": "gain"}}, (0, 1, 1)),
        ("control", {"control": {"place": {"text": "Port Arden"}, "change": "gain"}}, (0, 1, 1)),
        (
            "control",
            {"control": {"place": {"text": "Port Arden"}, "holder": {"text": "Rebels"}, "change": "gain"}},
            (1, 1, 1),
        ),
        (
            "control",
            {"control": {"place": {"text": "Port Arden"}, "holder": {"text": "army"}, "change": "gain"}},
            (0, 1, 1),
        ),
        (
            "control",
            {"control": {"place": {"text": "Port Arden"}, "holder": {"text": "Rebels"}, "change": "hold"}},
            (0, 1, 1),
        ),
        ("modality", {"modality": "denied"}, (1, 2, 1)),
        ("about_past", {"about_past": True}, (1, 2, 1)),
    ],
)
def test_each_slot_counts_right_predicted_and_marked(
    slot: str, changes: dict[str, Any], expected: tuple[int, int, int]
) -> None:
    """One change to the capture moves the counts of its slot so and no others."""
    counts = figures([predicted(CAPTURE, **changes), predicted(STRIKE)])
    assert counts[slot] == expected
    assert {k: v for k, v in counts.items() if k != slot} == {
        k: (n, n, n) for k, n in FILLED.items() if k != slot
    }


def test_a_loss_without_a_named_winner_needs_who_lost_it() -> None:
    """Where the marks name only who lost a place, a prediction has to name who lost it as well."""
    loss = CAPTURE | {
        "type": "withdrawal",
        "control": {"place": ["Port Arden"], "from": ["Valdorian army"], "change": "loss"},
    }
    report = Report(RECORD | {"claims": [loss]})
    said = {"place": {"text": "Port Arden"}, "from": {"text": "army"}, "change": "loss"}
    unsaid = {"place": {"text": "Port Arden"}, "change": "loss"}
    results = [report.compare(loss, predicted(loss, control=c))["control"] for c in (said, unsaid)]
    assert results == [(1, 1, 1), (0, 1, 1)]


def test_a_claim_of_another_family_is_no_pair() -> None:
    """A capture read as a statement is missed and made up, not half right."""
    pairs = Report(RECORD).align([predicted(CAPTURE, type="statement"), predicted(STRIKE)])
    assert add_up(pairs)["agent"] == Figure(1, 2, 2)
    assert add_up_types(pairs)["statement"] == Figure(0, 1, 0)


def test_evidence_elsewhere_is_no_pair() -> None:
    """A claim tied to other sentences does not stand for the marked one; nor does one tied to the whole report."""
    elsewhere = predicted(CAPTURE, evidence=[{"text": "Warplanes may have hit Karsun"}])
    nowhere = predicted(CAPTURE, evidence=[{"text": "words that are not in it"}])
    everywhere = predicted(STRIKE, evidence=[{"text": RECORD["text"]}])
    for rows in ([elsewhere], [nowhere], [everywhere]):
        assert add_up_all(Report(RECORD).align(rows)).right == 0


def test_the_speaker_of_a_statement_counts_once() -> None:
    """Who makes a statement is its agent; the source of it is not counted as well."""
    statement = CAPTURE | {"type": "statement"}
    counts = Report(RECORD | {"claims": [statement]}).compare(statement, predicted(statement))
    assert counts["source"] == (0, 0, 0)


def test_an_entity_nearer_to_another_is_not_right() -> None:
    """In a report of two armies, words that fit both equally well name neither."""
    record = copy.deepcopy(RECORD)
    record["claims"][0]["agent"] = [["Lethean army"]]
    report = Report(record)
    assert report.same(["Valdorian army", "army"], {"text": "army"})
    assert not report.same(["Lethean army"], {"text": "Valdorian army"})


@given(
    st.lists(st.sampled_from([*PERFECT, predicted(CAPTURE, agent=None), predicted(STRIKE, type="battle")]))
)
def test_counts_hold_together_whatever_is_predicted(rows: list[Row]) -> None:
    """What is marked is counted once, what is predicted is counted once, and right is in both."""
    counts = figures([copy.deepcopy(row) for row in rows])
    assert tuple(counts) == SLOTS
    for slot, (right, said, marked) in counts.items():
        assert right <= min(said, marked)
        assert marked == FILLED[slot]
    assert counts["type"][1] == len(rows)


@given(st.permutations(PERFECT))
def test_the_order_of_predictions_makes_no_difference(rows: list[Row]) -> None:
    """Claims are paired by what they say, not by where they stand."""
    assert add_up_all(Report(RECORD).align(rows)).f1 == 1.0


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_rates_lie_between_zero_and_one(right: int, more_predicted: int, more_gold: int) -> None:
    """F1 lies between precision and recall, and is 0 when nothing is right."""
    figure = Figure(right, right + more_predicted, right + more_gold)
    low, high = sorted((figure.precision, figure.recall))
    assert 0.0 <= low <= high <= 1.0
    assert low <= figure.f1 + 1e-12
    assert figure.f1 <= high + 1e-12
    assert (figure.f1 == 0.0) == (right == 0)
