"""What goes into a record comes out the same, whatever it is."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from zenobia.kit.dates import DateInterval
from zenobia.model import (
    Candidate,
    Change,
    Claim,
    ClaimType,
    ControlChange,
    Document,
    Evidence,
    Furniture,
    FurnitureKind,
    Mention,
    Modality,
    Published,
    PublishedHow,
    SourceKind,
    Span,
    Toll,
    TollKind,
    When,
    WhenStatus,
)
from zenobia.record.sql import open_store

from .scripted import NOON, reading

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe_words = st.none() | words
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends)))
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """None, one or two of these."""
    return st.lists(of, max_size=2).map(tuple)


def interval(ends: tuple[date | None, date | None]) -> DateInterval | None:
    """An interval with these ends, where there is one."""
    start, end = ends
    return None if start is not None and end is not None and end <= start else DateInterval(start, end)


candidates = st.builds(Candidate, words, words, st.floats(0, 1), words)
mentions = st.builds(
    Mention,
    span=spans,
    text=words,
    name=maybe_words,
    kind=st.none() | st.sampled_from(SourceKind),
    part=maybe_words,
    relation=maybe_words,
    candidates=tuples(candidates),
)
whens = st.builds(
    When,
    text=words,
    span=spans,
    interval=st.tuples(st.none() | days, st.none() | days).map(interval),
    status=st.sampled_from(WhenStatus),
    detail=words,
)
counts = st.none() | st.integers(0, 10**9)
tolls = st.builds(
    Toll,
    what=st.sampled_from(TollKind),
    of=tuples(mentions),
    text=words,
    span=spans,
    low=counts,
    high=counts,
)
controls = st.builds(
    ControlChange,
    places=tuples(mentions),
    change=st.sampled_from(Change),
    holder=st.none() | mentions,
    former=st.none() | mentions,
)
documents = st.builds(
    Document,
    text=words,
    title=maybe_words,
    publisher=maybe_words,
    authors=tuples(words),
    dateline=maybe_words,
    published=st.just(Published()) | st.builds(Published, days, st.sampled_from(PublishedHow), words),
    language=maybe_words,
    url=maybe_words,
    furniture=tuples(st.builds(Furniture, spans, st.sampled_from(FurnitureKind))),
    name=words,
    origin=words,
)


@st.composite
def read_documents(draw: st.DrawFn) -> tuple[Document, tuple[Claim, ...]]:
    """A document and claims of it."""
    doc = draw(documents)
    claims = st.builds(
        Claim,
        doc_id=st.just(doc.id),
        type=st.sampled_from(ClaimType),
        evidence=tuples(st.builds(Evidence, spans, words)),
        modality=st.sampled_from(Modality),
        about_past=st.booleans(),
        agent=tuples(mentions),
        target=tuples(mentions),
        place=tuples(mentions),
        when=st.none() | whens,
        toll=tuples(tolls),
        control=st.none() | controls,
        source=tuples(mentions),
        reader=st.just("scripted.v1"),
        rules=tuples(words),
    )
    return doc, tuple({claim.id: claim for claim in draw(tuples(claims))}.values())


@given(read_documents())
@settings(max_examples=40, deadline=None)
def test_record_gives_back_what_it_was_given(read: tuple[Document, tuple[Claim, ...]]) -> None:
    """Document and claims come back equal, and under the same ids."""
    doc, claims = read
    store = open_store(":memory:")
    with store.write() as writer:
        writer.add_document(doc, NOON)
        writer.add_reading(reading(doc), claims)
        writer.add_resolutions(claims, published=doc.published, resolver="r.v1", at=NOON)
    with store.view() as view:
        assert list(view.documents()) == [doc]
        assert tuple(view.claims()) == view.claims_as_read(doc.id) == claims
        assert [view.claim(c.id) for c in claims] == list(claims)
    store.close()
