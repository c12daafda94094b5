"""Asking a record for documents, claims, events, places, actors and holders."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import zenobia
from zenobia import Record
from zenobia.kit.errors import NotFoundError, RecordError
from zenobia.model import ClaimType, HoldingStatus, Modality

from .conftest import WriteReport
from .scripted import ScriptedReader, ScriptedResolver


@pytest.fixture
def told(record: Record, report: WriteReport) -> Record:
    """A record with four reports: Arden changes hands twice, one denies it, Brook is shelled."""
    record.add(report("late", "Army took Arden on 2031-04-10."), published=date(2031, 4, 11))
    record.add(report("early", "Rebels took Arden on 2031-03-02."), published=date(2031, 3, 3))
    record.add(
        report("denial", "Regime says not Insurgents took Arden on 2031-03-02."), published=date(2031, 3, 4)
    )
    record.add(report("undated", "Army shelled Brook on Sunday. Rebels shelled Brook on 2031-05-01."))
    return record


def test_documents_come_by_date(told: Record) -> None:
    """The order of adding does not show; what has no date comes last."""
    assert [d.name for d in told.documents()] == ["early", "denial", "late", "undated"]


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ({}, ["early", "denial", "late", "undated", "undated"]),
        ({"type": ClaimType.SHELLING}, ["undated", "undated"]),
        ({"type": "shelling"}, ["undated", "undated"]),
        ({"modality": Modality.DENIED}, ["denial"]),
        ({"place": "Arden"}, ["early", "denial", "late"]),
        ({"place": "plc-arden"}, ["early", "denial", "late"]),
        ({"place": "port ardin"[5:]}, ["early", "denial", "late"]),
        ({"place": "PORT-ARDEN"}, ["early", "denial", "late"]),
        ({"actor": "Rebels"}, ["early", "denial", "undated"]),
        ({"actor": "insurgents"}, ["early", "denial", "undated"]),
        ({"actor": "act-army", "place": "Brook"}, ["undated"]),
        ({"doc": "late"}, ["late"]),
        ({"source": "regime"}, ["denial"]),
        ({"since": date(2031, 4, 1)}, ["late", "undated"]),
        ({"until": date(2031, 3, 2)}, ["early", "denial"]),
        ({"since": date(2031, 3, 2), "until": date(2031, 4, 10)}, ["early", "denial", "late"]),
    ],
)
def test_claims_meet_every_condition(told: Record, conditions: dict[str, Any], names: list[str]) -> None:
    """Names fold, ids are exact, days are inclusive; what cannot be dated is in no range of days."""
    by_id = {d.id: d.name for d in told.documents()}
    assert [by_id[c.doc_id] for c in told.claims(**conditions)] == names


def test_source_is_the_outlet_when_the_report_names_none(record: Record, report: WriteReport) -> None:
    """A claim without a voice inside the report is its publisher's."""
    record.add(report("one", "Rebels took Arden on 2031-03-02."), publisher="The Arden Mail")
    record.add(report("two", "Army says Rebels took Arden on 2031-03-03."), publisher="The Arden Mail")
    (claim,) = record.claims(source="the arden mail")
    assert claim.doc_id == record.document("one").id


def test_impossible_conditions_are_refused(told: Record) -> None:
    """A range that ends before it begins, and a type that does not exist, are mistakes and not empty answers."""
    with pytest.raises(ValueError, match="since 2031-03-02 and until 2031-03-01"):
        told.claims(since=date(2031, 3, 2), until=date(2031, 3, 1))
    with pytest.raises(ValueError, match="ambush"):
        told.claims(type="ambush")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda r: r.holder("Ardn"), r"no place 'Ardn' in this record\. Near: Arden"),
        (lambda r: r.timeline("Zzz"), r"no place 'Zzz' in this record\. `zenobia places` lists them"),
        (lambda r: r.claims(actor="Rebel"), r"no actor 'Rebel' in this record\. Near: Rebels"),
        (lambda r: r.events(place="Brok"), "Near: Brook"),
        (lambda r: r.document("erly"), r"no document 'erly' in this record\. Near: early"),
        (lambda r: r.set_published("erly", None), "Near: early"),
        (lambda r: r.document("doc-"), r"'doc-' may be several: doc-\w+, .*Give one of these ids"),
        (lambda r: r.claim("clm-zz"), r"no claim 'clm-zz' in this record\. `zenobia claims` lists them"),
        (lambda r: r.claim("clm-"), r"may be several: clm-\w+, "),
        (lambda r: r.event("evt-zz"), r"no event 'evt-zz' in this record\. `zenobia events` lists them"),
        (lambda r: r.claim(""), "may be several"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(told: Record, ask: Any, message: str) -> None:
    """An unknown name offers near ones; an ambiguous beginning offers the ids."""
    with pytest.raises(NotFoundError, match=message):
        ask(told)


def test_things_are_found_by_the_beginning_of_their_id(told: Record) -> None:
    """The first digits are enough while only one has them."""
    claim, event = told.claims()[0], told.events()[0]
    assert told.claim(claim.id[:12]) == told.claim(claim.id[4:12]) == claim
    assert told.event(event.id[:12]) == told.event(event.id[4:12]) == event
    assert told.document(claim.doc_id[:12]).id == claim.doc_id


def test_places_and_actors_are_counted_by_claims(told: Record) -> None:
    """The most spoken of come first; a claim counts once however often it names one."""
    assert [(p.name, n) for p, n in told.places()] == [("Arden", 3), ("Brook", 2)]
    assert [(a.name, n) for a, n in told.actors()] == [("Rebels", 3), ("Army", 2)]


def test_events_merge_claims(told: Record) -> None:
    """A claim and its denial are one event; conditions narrow events down."""
    by_doc = {d.name: d.id for d in told.documents()}
    (event, *_) = told.events(place="Arden", actor="Rebels")
    assert set(event.doc_ids) == {by_doc["early"], by_doc["denial"]}
    assert [e.type for e in told.events(type="shelling", since=date(2031, 5, 1))] == [ClaimType.SHELLING]
    assert told.events(actor="Army", place="Arden", until=date(2031, 3, 31)) == []


def test_timeline_covers_all_time(told: Record) -> None:
    """Each state begins where the one before ends."""
    holdings = told.timeline("arden")
    assert (holdings[0].start, holdings[-1].end) == (None, None)
    assert all(a.end == b.start for a, b in pairwise(holdings))
    assert [h.holder for h in holdings][-2:] == ["Rebels", "Army"]


def test_holder_is_asked_for_a_day_or_today(told: Record) -> None:
    """Without a day it is today's holder, with the day of the last evidence beside it."""
    then, now = told.holder("Arden", on=date(2031, 3, 20)), told.holder("Arden")
    assert then.holding.holder == "Rebels"
    assert (now.on, now.holding.holder, now.last_evidence) == (
        date(2031, 6, 1),
        "Army",
        date(2031, 4, 10),
    )
    assert [c.evidence[0].quote for c in now.basis] == ["Army took Arden on 2031-04-10."]
    assert told.holder("Arden", on=date(2030, 1, 1)).holding.status is not HoldingStatus.HELD


def test_answers_follow_what_another_adds(told: Record, report: WriteReport, tmp_path: Path) -> None:
    """What was worked out before is worked out anew once the record has grown, whoever made it grow."""
    assert told.holder("Arden").holding.holder == "Army"
    late = report("latest", "Rebels took Arden on 2031-05-20.")
    with zenobia.open(tmp_path / "war.db", reader=ScriptedReader(), resolver=ScriptedResolver()) as other:
        other.add(late, published=date(2031, 5, 21))
    assert told.holder("Arden").holding.holder == "Rebels"
    assert len(told.events(place="Arden")) == 3


def test_missing_record_is_refused_when_it_must_exist(tmp_path: Path) -> None:
    """Asking never makes a record."""
    with pytest.raises(RecordError, match="no such record"):
        zenobia.open(tmp_path / "none.db", must_exist=True)
    assert list(tmp_path.iterdir()) == []


def test_record_is_made_where_there_is_none(tmp_path: Path) -> None:
    """A new record is empty and says where it is."""
    with zenobia.open(str(tmp_path / "new.db")) as record:
        assert record.where == str(tmp_path / "new.db")
        assert (record.documents(), record.claims(), record.events(), record.places()) == ([], [], [], [])
