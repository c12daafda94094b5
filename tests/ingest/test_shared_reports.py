"""Reports kept beside the project: the model report, and the reports marked by hand. Not there on a fresh clone."""

import json
from pathlib import Path

import pytest

from zenobia.ingest import documents, make_document
from zenobia.model import Document, FurnitureKind, Span

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
MODEL = SHARED / "seed" / "palmyra.txt"
MARKED = SHARED / "gold" / "open"


@pytest.mark.skipif(not MODEL.exists(), reason="the model report is not beside the project")
def test_model_report_has_all_its_furniture_set_aside_and_nothing_else() -> None:
    """Caption, outlet, byline, credit, list, form and captcha are marked; every paragraph of the report is not."""
    (doc,) = documents([MODEL])
    assert isinstance(doc, Document)
    assert [piece.kind for piece in doc.furniture] == [
        FurnitureKind.CAPTION,
        FurnitureKind.SOURCE_CREDIT,
        FurnitureKind.BYLINE,
        FurnitureKind.SOURCE_CREDIT,
        FurnitureKind.RELATED,
        FurnitureKind.REPLY_FORM,
        FurnitureKind.REPLY_FORM,
        FurnitureKind.CAPTCHA,
    ]
    assert max(len(piece.span.of(doc.text)) for piece in doc.furniture) < 80
    assert (doc.dateline, doc.published.day, doc.language) == ("Homs", None, "en")


@pytest.mark.skipif(not MARKED.exists(), reason="the reports marked by hand are not beside the project")
def test_no_evidence_of_a_marked_report_is_taken_for_furniture() -> None:
    """Over all reports marked by hand, no words that carry a claim are set aside."""
    touched = []
    for path in sorted(MARKED.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        doc = make_document(
            record["text"], title=record.get("title") or None, publisher=record.get("publisher")
        )
        for claim in record["claims"]:
            for words in claim["evidence"]:
                at = doc.text.find(words)
                if at >= 0 and doc.is_furniture(Span(at, at + len(words))):
                    touched.append((path.stem, claim["id"]))
    assert touched == []


@pytest.mark.skipif(not MARKED.exists(), reason="the reports marked by hand are not beside the project")
def test_most_furniture_of_marked_reports_is_set_aside() -> None:
    """Of the characters that people marked as furniture, at least six in ten are found."""
    found = total = 0
    for path in sorted(MARKED.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        doc = make_document(
            record["text"], title=record.get("title") or None, publisher=record.get("publisher")
        )
        covered = {at for piece in doc.furniture for at in range(piece.span.start, piece.span.end)}
        for words in record.get("furniture", []):
            at = doc.text.find(words)
            total += len(words)
            found += len(covered & set(range(at, at + len(words)))) if at >= 0 else 0
    assert found >= 0.6 * total
