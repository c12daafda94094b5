"""The exchange format: one JSON object a claim, days inclusive, words as written."""

import json

from msgspec import structs

from tests.read.conftest import FewNames
from zenobia.kit.dates import month_of
from zenobia.model import Claim, Document, Evidence, FoundBy, Mention, Span, Toll, TollKind, When, WhenStatus
from zenobia.model.claim import ClaimType
from zenobia.publish.exchange import to_exchange
from zenobia.read.rules import RuleReader

DOC = Document(text="Karsun fell in May, killing dozens.", name="report")
CLAIM = Claim(
    doc_id=DOC.id,
    type=ClaimType.CAPTURE,
    evidence=(Evidence(Span(0, 18), DOC.text[:18]),),
    place=(Mention(span=Span(0, 6), text="Karsun", part="centre"),),
    when=When(text="in May", span=Span(12, 18), interval=month_of(2015, 5), status=WhenStatus.INFERRED),
    toll=(Toll(what=TollKind.KILLED, text="dozens", span=Span(28, 34), low=24, high=99),),
)


def test_days_are_inclusive() -> None:
    """The scorer's days end on the last day, ours on the day after."""
    when = to_exchange(CLAIM, DOC)["when"]
    assert (when["start"], when["end"], when["text"]) == ("2015-05-01", "2015-05-31", "in May")


def test_empty_slots_are_left_out() -> None:
    """A missing field is honest."""
    row = to_exchange(CLAIM, DOC)
    assert not {"agent", "target", "source", "control"} & set(row)
    assert row["doc"] == "report"
    assert row["toll"] == [{"what": "killed", "low": 24, "high": 99, "of": [], "text": "dozens"}]
    assert row["place"] == [{"text": "Karsun", "part": "centre", "start": 0, "end": 6}]


def test_codes_are_the_codebooks_own_words_or_null() -> None:
    """A strike has a code in both; a codebook without one says null."""
    assert to_exchange(structs.replace(CLAIM, type=ClaimType.AIRSTRIKE), DOC)["codes"] == {
        "acled": "Air/drone strike",
        "plover": {"root": "ASSAULT", "mode": "aerial"},
    }
    assert to_exchange(structs.replace(CLAIM, type=ClaimType.TOLL), DOC)["codes"]["plover"] is None


def test_claim_says_what_found_it() -> None:
    """By a rule without a score, or by the model with one."""
    assert to_exchange(CLAIM, DOC)["found_by"] == "rule"
    assert "score" not in to_exchange(CLAIM, DOC)
    seen = structs.replace(CLAIM, found_by=FoundBy.MODEL, score=0.51)
    assert (to_exchange(seen, DOC)["found_by"], to_exchange(seen, DOC)["score"]) == ("model", 0.51)


def test_everything_printed_stands_in_the_text() -> None:
    """Whatever carries offsets quotes the report at them, through JSON and back."""
    doc = Document(
        text="The Red Band captured Karsun from the Valdorian army on Sunday, killing 12 soldiers, residents said.",
        language="en",
    )
    claims = RuleReader(FewNames()).read(doc)
    rows = json.loads(json.dumps([to_exchange(claim, doc) for claim in claims]))
    quoted = [
        m
        for row in rows
        for slot in ("agent", "target", "place", "source", "evidence")
        for m in row.get(slot, [])
    ]
    assert quoted
    assert all(doc.text[m["start"] : m["end"]] == m["text"] for m in quoted)
