"""The shipped examples through every stage: they show what is publicly known to have happened."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import zenobia
from zenobia import Record, Summary
from zenobia.cli.plain import answer_to_dict, timeline_to_list, whole_document_to_dict
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


def offsets(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every stretch of text that is given with its place, anywhere in a JSON value."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value) and isinstance(value["start"], int):
            yield value["start"], value["end"], value["text"]
        for inner in value.values():
            yield from offsets(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from offsets(inner)


def test_all_that_is_printed_as_json_stands_in_its_report(told: tuple[Record, Summary]) -> None:
    """Evidence, mentions and furniture: each is the report's text at its offsets, to the letter."""
    record, _ = told
    for doc in record.documents():
        found = list(offsets(whole_document_to_dict(doc, record.claims(doc=doc.id))))
        assert found
        assert [text for start, end, text in found if doc.text[start:end] != text] == []


def test_reasons_of_an_answer_quote_their_reports(told: tuple[Record, Summary]) -> None:
    """What `holder --format json` and `timeline --format json` quote is in the report that they name."""
    record, _ = told
    answer = answer_to_dict(record.holder("Palmyra", on=date(2016, 12, 12)), record.document)
    rows = timeline_to_list(record.timeline("Palmyra"), record.claim, record.document)
    reasons = [*answer["basis"], *answer["also_claimed"], *(why for row in rows for why in row["basis"])]
    assert reasons
    for why in reasons:
        assert all(quote in record.document(why["doc"]).text for quote in why["quotes"])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Tadmor", "Palmyra"),
        ("Homs province", "Homs Governorate"),
        ("al-Mahr oilfield", "Al Mahr field"),
        ("Shaer gas field", "Shair gas field"),
    ],
)
def test_places_are_found_by_the_words_of_reports(
    told: tuple[Record, Summary], words: str, name: str
) -> None:
    """Nobody has to know what the gazetteer calls a place."""
    assert told[0].holder(words, on=date(2016, 12, 12)).place.name == name


@pytest.mark.parametrize("place", ["Homs Governorate", "Tiyas", "Deir ez-Zor"])
def test_places_that_nobody_is_said_to_take_change_no_hands(told: tuple[Record, Summary], place: str) -> None:
    """A province in which a town lies, a base named beside an airport, a city that others speak of."""
    holdings = told[0].timeline(place)
    assert {h.holder for h in holdings} <= {None, GOVERNMENT}


def test_every_place_has_one_state_at_a_time(told: tuple[Record, Summary]) -> None:
    """Real reports: from the beginning of time to its end, without gap or overlap."""
    record, _ = told
    for place, _ in record.places():
        holdings = record.timeline(place.id)
        assert (holdings[0].start, holdings[-1].end) == (None, None)
        assert all(one.end == other.start for one, other in pairwise(holdings))


def test_order_and_repetition_make_no_difference(told: tuple[Record, Summary], tmp_path: Path) -> None:
    """The same reports one by one, from the last to the first, and once more: the same claims and timeline."""
    record, _ = told
    files = sorted(EXAMPLES.glob("*.*"), reverse=True)
    reports = [path for path in files if path.suffix != ".md"]
    with zenobia.open(tmp_path / "war.db") as other:
        for path in (*reports, *reports[:4]):
            assert other.add(path).failures == ()
        assert other.claims() == record.claims()
        assert other.events() == record.events()
        assert other.timeline("Palmyra") == record.timeline("Palmyra")
