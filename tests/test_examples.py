"""The shipped examples through every stage: they show what is publicly known to have happened."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import zenobia
from zenobia import Record, Summary
from zenobia.model import HoldingStatus, PublishedHow

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
ISLAMIC_STATE, GOVERNMENT = "Islamic State", "Syrian government"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Record, Summary]]:
    """A record of the examples."""
    with zenobia.open(tmp_path_factory.mktemp("examples") / "war.db") as record:
        yield record, record.add(EXAMPLES)


def test_every_example_is_read(told: tuple[Record, Summary]) -> None:
    """None fails, and each gives claims."""
    _, summary = told
    assert summary.failures == ()
    assert len(summary.added) >= 12
    assert all(added.claims > 0 for added in summary.added)


def test_palmyra_changes_hands_as_it_did(told: tuple[Record, Summary]) -> None:
    """Islamic State from 20 or 21 May 2015, the government from 27 March 2016, and each of them once more."""
    record, _ = told
    held = [h for h in record.timeline("Palmyra") if h.status is HoldingStatus.HELD]
    assert [(h.holder, h.since.earliest, h.since.latest) for h in held] == [
        (ISLAMIC_STATE, date(2015, 5, 20), date(2015, 5, 21)),
        (GOVERNMENT, date(2016, 3, 27), date(2016, 3, 27)),
        (ISLAMIC_STATE, date(2016, 12, 11), date(2016, 12, 11)),
        (GOVERNMENT, date(2017, 3, 2), date(2017, 3, 2)),
    ]


@pytest.mark.parametrize(
    ("on", "holder"),
    [
        (date(2015, 8, 1), ISLAMIC_STATE),
        (date(2016, 6, 1), GOVERNMENT),
        (date(2016, 12, 12), ISLAMIC_STATE),
        (date(2017, 6, 1), GOVERNMENT),
    ],
)
def test_holder_is_shown_with_what_it_rests_on(told: tuple[Record, Summary], on: date, holder: str) -> None:
    """Each answer rests on claims whose words stand in their reports."""
    record, _ = told
    answer = record.holder("Palmyra", on=on)
    assert answer.holding.holder == holder
    assert answer.basis
    for claim in answer.basis:
        text = record.document(claim.doc_id).text
        assert all(piece.span.of(text) == piece.quote for piece in claim.evidence)


def test_holder_before_the_first_report_is_not_shown_as_fact(told: tuple[Record, Summary]) -> None:
    """Who held Palmyra before is implied by those who say from whom it was taken, and marked so."""
    record, _ = told
    assert record.holder("Palmyra", on=date(2015, 1, 1)).holding.status in (
        HoldingStatus.IMPLIED,
        HoldingStatus.UNKNOWN,
    )


def test_undated_report_waits_for_its_date(told: tuple[Record, Summary]) -> None:
    """Its Sunday is no day: it says why, and nothing is invented."""
    record, _ = told
    doc = record.document("undated")
    assert doc.published.how is PublishedHow.UNKNOWN
    sundays = [c.when for c in record.claims(doc="undated") if c.when and "Sunday" in c.when.text]
    assert sundays
    assert all(when.interval is None and when.detail for when in sundays)
