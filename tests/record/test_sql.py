"""What every store promises, asked of the SQL one."""

from datetime import date

import pytest
from msgspec import structs
from sqlalchemy.exc import StatementError

from zenobia.model import ClaimType, Document, Modality, Published, PublishedHow
from zenobia.record.base import Store

from .scripted import CAPTURE, DENIAL, GIVEN, NOON, TEXT, decide, keep, later, make_claim, make_doc, reading


def test_document_comes_back_as_it_went_in(store: Store) -> None:
    """Text, name and origin are kept exactly."""
    doc = make_doc("Line one.\r\n\x00\u200b“Zwölf”\n", published=GIVEN)
    keep(store, doc)
    with store.view() as view:
        assert view.document(doc.id) == doc
        assert list(view.documents()) == [doc]


def test_same_document_is_kept_once(store: Store) -> None:
    """A second adding adds no row, even under another name."""
    doc = make_doc()
    keep(store, doc)
    with store.view() as view:
        before = view.state()
    with store.write() as writer:
        assert not writer.add_document(structs.replace(doc, name="copy"), later(1))
        assert not writer.add_reading(reading(doc), [make_claim(doc, CAPTURE)])
    with store.view() as view:
        assert view.state() == before
        assert [d.name for d in view.documents()] == ["arden"]


def test_claim_made_twice_is_kept_once(store: Store) -> None:
    """A reader that says one thing twice says it once."""
    doc = make_doc()
    claim = make_claim(doc, CAPTURE)
    keep(store, doc, claim, claim)
    with store.view() as view:
        assert list(view.claims()) == [claim]


def test_claims_keep_the_order_of_reading(store: Store) -> None:
    """Claims come in the order that the reader gave them."""
    doc = make_doc()
    claims = (make_claim(doc, DENIAL, modality=Modality.DENIED), make_claim(doc, CAPTURE))
    keep(store, doc, *claims)
    with store.view() as view:
        assert tuple(view.claims()) == claims
        assert view.claims_as_read(doc.id) == claims


def test_newer_reading_takes_the_place_of_the_older(store: Store) -> None:
    """Only the latest reading counts; the claims of the earlier one can still be shown by id."""
    doc = make_doc()
    old, new = (make_claim(doc, CAPTURE, reader=f"scripted.v{i}") for i in (1, 2))
    keep(store, doc, old)
    keep(store, doc, new, reader="scripted.v2")
    with store.view() as view:
        assert list(view.claims()) == [new]
        assert view.claim(old.id) == old
        assert [r.reader for r in view.readings(doc.id)] == ["scripted.v1", "scripted.v2"]


def test_refusal_is_kept_with_its_reason(store: Store) -> None:
    """Why a document could not be read is part of the record."""
    doc = make_doc()
    with store.write() as writer:
        writer.add_document(doc, NOON)
        writer.add_reading(reading(doc, refusal="in French"))
    with store.view() as view:
        assert [r.refusal for r in view.readings(doc.id)] == ["in French"]
        assert list(view.claims()) == []


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"type": ClaimType.CAPTURE}, 1),
        ({"modality": Modality.DENIED}, 1),
        ({"type": ClaimType.CAPTURE, "modality": Modality.DENIED}, 0),
        ({"doc_id": "doc-none"}, 0),
        ({}, 2),
    ],
)
def test_claims_can_be_asked_for_by_column(store: Store, wanted: dict[str, str], count: int) -> None:
    """Document, type and modality narrow the claims down."""
    doc = make_doc()
    denial = make_claim(doc, DENIAL, type=ClaimType.STATEMENT, modality=Modality.DENIED)
    keep(store, doc, make_claim(doc, CAPTURE), denial)
    with store.view() as view:
        assert len(list(view.claims(**wanted))) == count  # type: ignore[arg-type]


def test_latest_resolution_counts_and_earlier_ones_stay(store: Store) -> None:
    """What a claim stood for before can still be shown."""
    doc = make_doc()
    claim = make_claim(doc, CAPTURE)
    keep(store, doc, claim)
    resolved = structs.replace(claim, rules=("resolved",))
    with store.write() as writer:
        first = writer.add_resolutions([claim], published=Published(), resolver="r.v1", at=NOON)
        second = writer.add_resolutions([resolved], published=GIVEN, resolver="r.v1", at=later(1))
    assert (first, second) == (1, 1)
    with store.view() as view:
        assert list(view.claims()) == [resolved]
        assert view.claim(claim.id) == resolved
        assert view.claims_as_read(doc.id) == (claim,)
        history = view.resolutions(claim.id)
    assert [(r.published, r.claim, r.made_at) for r in history] == [
        (None, claim, NOON),
        (GIVEN.day, resolved, later(1)),
    ]


def test_resolution_equal_to_the_last_is_not_repeated(store: Store) -> None:
    """Resolving again with the same outcome adds nothing; going back to an earlier outcome does."""
    doc = make_doc()
    claim = make_claim(doc, CAPTURE)
    other = structs.replace(claim, rules=("other",))
    keep(store, doc, claim)
    with store.write() as writer:
        rows = [
            writer.add_resolutions([each], published=Published(), resolver="r.v1", at=later(i))
            for i, each in enumerate((claim, claim, other, claim))
        ]
    assert rows == [1, 0, 1, 1]


def test_latest_decision_on_a_date_is_in_force(store: Store) -> None:
    """A date set twice is the second; the document as read keeps its own."""
    doc = make_doc(published=GIVEN)
    keep(store, doc)
    with store.write() as writer:
        for hour, day in enumerate(("2031-03-01", "2031-03-02")):
            assert writer.add_decision(decide(doc, {"day": day, "how": "given", "detail": ""}, hour))
    with store.view() as view:
        in_force = view.document(doc.id)
        assert in_force is not None
        assert in_force.published == Published(date(2031, 3, 2), PublishedHow.GIVEN)
        assert view.document_as_read(doc.id) == doc
        assert [d.value["day"] for d in view.decisions(doc.id)] == ["2031-03-01", "2031-03-02"]


def test_same_decision_is_kept_once(store: Store) -> None:
    """A decision is what it says; saying it twice at one moment is one decision."""
    doc = make_doc()
    keep(store, doc)
    with store.write() as writer:
        assert writer.add_decision(decide(doc, {"day": None}))
        assert not writer.add_decision(decide(doc, {"day": None}))
        assert writer.add_decision(decide(doc, {"day": None}, hour=1))
    with store.view() as view:
        assert len(view.decisions()) == 2
        assert view.decisions("doc-none") == ()


def test_documents_are_found_by_id_name_and_beginning(store: Store) -> None:
    """A name or an id is taken before the beginning of an id; signs of SQL mean nothing."""
    doc, other = make_doc(), make_doc("Quiet in Port Arden.", name="quiet")
    keep(store, doc)
    keep(store, other)
    with store.view() as view:
        assert view.find_documents(doc.id) == [doc.id]
        assert view.find_documents("quiet") == [other.id]
        assert view.find_documents(doc.id[:9]) == view.find_documents(doc.id[4:9]) == [doc.id]
        assert view.find_documents("doc-") == [doc.id, other.id]
        assert view.find_documents("%") == view.find_documents("doc_") == []


def test_claims_are_found_by_beginning(store: Store) -> None:
    """The beginning of an id is enough, with or without its kind."""
    doc = make_doc()
    claim = make_claim(doc, CAPTURE)
    keep(store, doc, claim)
    with store.view() as view:
        assert view.find_claims(claim.id[:10]) == view.find_claims(claim.id[4:10]) == [claim.id]
        assert view.find_claims("clm-none") == []
        assert view.claim("clm-none") is None


def _break_off(store: Store, doc: Document) -> None:
    with store.write() as writer:
        writer.add_document(doc, NOON)
        writer.add_reading(reading(doc), [make_claim(doc, CAPTURE)])
        raise KeyError("cut off")


def test_failed_transaction_leaves_nothing(store: Store) -> None:
    """A document is kept whole or not at all."""
    doc = make_doc()
    with pytest.raises(KeyError, match="cut off"):
        _break_off(store, doc)
    with store.view() as view:
        assert list(view.documents()) == []
        assert list(view.claims()) == []
        assert view.readings(doc.id) == ()


def test_writer_sees_what_it_has_written(store: Store) -> None:
    """Inside a transaction, the view is of the record as it will be."""
    doc = make_doc()
    with store.write() as writer:
        writer.add_document(doc, NOON)
        assert writer.view.document(doc.id) == doc


def test_state_differs_after_any_adding(store: Store) -> None:
    """Whoever keeps what was read can tell that it has aged."""
    doc = make_doc()
    claim = make_claim(doc, CAPTURE)
    states = []
    for step in ("document", "reading", "resolution", "decision", "nothing"):
        with store.write() as writer:
            if step == "document":
                writer.add_document(doc, NOON)
            elif step == "reading":
                writer.add_reading(reading(doc), [claim])
            elif step == "resolution":
                writer.add_resolutions([claim], published=Published(), resolver="r.v1", at=NOON)
            elif step == "decision":
                writer.add_decision(decide(doc, {"day": None}))
        with store.view() as view:
            states.append(view.state())
    assert len(set(states)) == 4
    assert states[-1] == states[-2]


def test_moment_without_zone_is_refused(store: Store) -> None:
    """Nobody could say when such a moment was."""
    with pytest.raises(StatementError, match="zone"), store.write() as writer:
        writer.add_document(make_doc(TEXT), NOON.replace(tzinfo=None))
