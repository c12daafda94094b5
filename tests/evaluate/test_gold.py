"""Reading marked reports and scoring what was read."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.evaluate.gold import Miss, bootstrap, evaluate_gold, gold_document, load_gold
from zenobia.evaluate.score import Figure
from zenobia.kit.errors import ReadError, ZenobiaError
from zenobia.model import Claim, ClaimType, Document, Evidence, Mention, PublishedHow, Span

from .marked import FILLED, RECORD, TEXT, Row

figures = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).map(
    lambda n: Figure(n[0], n[0] + n[1], n[0] + n[2])
)


def write(folder: Path, *records: Row) -> Path:
    """A folder with these marked reports, a file each."""
    for record in records:
        (folder / f"{record['doc']}.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def span_of(words: str) -> Span:
    """Where the words stand in the report."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def read_one_claim(docs: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...] | ReadError]]:
    """A reader that finds the capture in each report, and who did it."""
    quote, words = "Rebel fighters captured Port Arden", "Rebel fighters"
    for doc in docs:
        yield (
            doc,
            (
                Claim(
                    doc_id=doc.id,
                    type=ClaimType.CAPTURE,
                    evidence=(Evidence(span_of(quote), quote),),
                    agent=(Mention(span=span_of(words), text=words),),
                ),
            ),
        )


def refuse(docs: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...] | ReadError]]:
    """A reader that reads nothing."""
    for doc in docs:
        yield doc, ReadError("not in a language that it reads")


def test_evaluate_counts_what_was_read_slot_by_slot(tmp_path: Path) -> None:
    """The reader's claims are compared with the marks of the same report."""
    result = evaluate_gold(write(tmp_path, RECORD), read_one_claim)
    assert result.slots["type"] == Figure(1, 1, 2)
    assert result.slots["agent"] == Figure(1, 1, 2)
    assert result.slots["toll"] == Figure(0, 0, 1)
    assert result.whole == Figure(2, 2, sum(FILLED.values())) == result.by_document["arden"]
    assert result.types == {"airstrike": Figure(0, 0, 1), "capture": Figure(1, 1, 1)}
    assert result.documents == 1


def test_evaluate_lists_misses_with_their_words(tmp_path: Path) -> None:
    """What was missed, made up or read as another type can be looked up in the report."""
    mistyped = RECORD | {"claims": [RECORD["claims"][0] | {"type": "control"}]}
    unmarked = RECORD | {"doc": "unmarked", "claims": []}
    result = evaluate_gold(write(tmp_path, mistyped, unmarked), read_one_claim)
    quotes = tuple(RECORD["claims"][0]["evidence"])
    assert result.misses == (
        Miss("arden", "control", "capture", quotes),
        Miss("unmarked", None, "capture", ("Rebel fighters captured Port Arden",)),
    )


def test_evaluate_scores_a_refused_report_as_nothing_read(tmp_path: Path) -> None:
    """A report that the reader refuses counts with all that is marked in it."""
    result = evaluate_gold(write(tmp_path, RECORD), refuse)
    assert result.whole == Figure(0, 0, sum(FILLED.values()))
    assert [miss.predicted for miss in result.misses] == [None, None]


def test_evaluate_counts_a_report_without_claims(tmp_path: Path) -> None:
    """A report that has no claims and in which none is found is one of the reports all the same."""
    result = evaluate_gold(write(tmp_path, RECORD | {"claims": []}), refuse)
    assert result.by_document == {"arden": Figure(0, 0, 0)}
    assert (result.whole.f1, result.interval) == (0.0, (0.0, 0.0))


def test_a_marked_report_becomes_a_document_with_its_date() -> None:
    """Text, name, outlet, title and date are those of the marks; without a date it is undated."""
    doc = gold_document(RECORD)
    assert (doc.text, doc.name, doc.publisher, doc.title) == (TEXT, "arden", "The Lantern", RECORD["title"])
    assert (doc.published.day, doc.published.how) == (date(2031, 3, 3), PublishedHow.GIVEN)
    assert gold_document(RECORD | {"published": None}).published.how is PublishedHow.UNKNOWN


@pytest.mark.parametrize("changes", [{"text": " \n"}, {"published": "last Sunday"}])
def test_a_report_that_cannot_be_read_is_named(changes: Row) -> None:
    """An empty text or a date that is none is the marks' fault, and the message names the report."""
    with pytest.raises(ZenobiaError, match="arden: not a marked report"):
        gold_document(RECORD | changes)


def test_reports_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    """The same folder gives the same rows in the same order on any machine."""
    write(tmp_path, *(RECORD | {"doc": name} for name in ("c", "a", "b")))
    assert [record["doc"] for record in load_gold(tmp_path)] == ["a", "b", "c"]


def test_an_absent_folder_is_said_to_be_absent(tmp_path: Path) -> None:
    """Whoever mistypes the folder learns that nothing was measured."""
    with pytest.raises(ZenobiaError, match=r"nowhere: there are no marked reports here \(no such folder\)"):
        load_gold(tmp_path / "nowhere")


def test_a_folder_without_reports_is_said_to_have_none(tmp_path: Path) -> None:
    """An empty folder is not a score of zero."""
    with pytest.raises(ZenobiaError, match=r"no \.json file"):
        load_gold(tmp_path)


@pytest.mark.parametrize("content", ["{", "[]", '{"doc": "a", "text": "b"}', "7"])
def test_a_file_that_is_no_marked_report_is_named(tmp_path: Path, content: str) -> None:
    """The message names the file, so that it can be mended or moved away."""
    (tmp_path / "odd.json").write_text(content, encoding="utf-8")
    with pytest.raises(ZenobiaError, match=r"odd\.json: not a marked report"):
        load_gold(tmp_path)


@given(st.lists(figures, max_size=8))
def test_bootstrap_is_the_same_each_time_and_holds_together(counts: list[Figure]) -> None:
    """The interval is drawn with a fixed seed, and lies between 0 and 1."""
    low, high = bootstrap(counts)
    assert (low, high) == bootstrap(counts)
    assert 0.0 <= low <= high <= 1.0


@given(figures.filter(lambda f: f.right > 0), st.integers(1, 5))
def test_bootstrap_of_equal_reports_is_one_point(figure: Figure, n: int) -> None:
    """When every report scores the same, drawing them again moves nothing."""
    assert bootstrap([figure] * n) == pytest.approx((figure.f1, figure.f1))


def test_bootstrap_narrows_with_more_reports() -> None:
    """More reports of the same kind make the interval narrower."""
    some = [Figure(9, 10, 10), Figure(1, 10, 10), Figure(5, 10, 10)]
    few_low, few_high = bootstrap(some)
    many_low, many_high = bootstrap(some * 20)
    assert many_high - many_low < few_high - few_low
