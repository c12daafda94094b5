"""`zenobia show`."""

import json
from typing import Any

import pytest

Run = Any
Record = Any


def claim_id(run: Run) -> str:
    """The id of the first claim of the scripted record."""
    return str(json.loads(run("claims", "--format", "json").out)[0]["id"])


def test_show_claim_marks_its_evidence_in_the_sentence(run: Run, record: Record) -> None:
    """Without a terminal the evidence is between marks, inside the whole sentence."""
    out = run("show", claim_id(run)).out
    assert ">>Rebel fighters captured Port Arden on Sunday<<, a resident said." in out
    assert ">>Rebels take Port Arden<<" in out


def test_show_claim_tells_why_it_is_so(run: Run, record: Record) -> None:
    """What names stand for, how the day is known, and which reader made it are all said."""
    out = run("show", claim_id(run)).out
    for words in ("Northern Rebels (act:rebels)", "inferred: that day", "test.v1", "gain of Port Arden"):
        assert words in out


def test_show_accepts_a_prefix(run: Run, record: Record) -> None:
    """What a table prints of an id is enough to ask for it."""
    id = claim_id(run)
    assert id in run("show", id[:12]).out


def test_show_event_lists_each_claim_with_its_source(run: Run, record: Record) -> None:
    """An event shows who says what, and what they disagree on."""
    out = run("show", "evt-01").out
    assert "a resident, in The Lantern, 2031-03-02" in out
    assert "The tolls differ" in out


def test_show_document_has_text_furniture_and_claims(run: Run, record: Record) -> None:
    """A document is shown whole; what was set aside is named as such."""
    out = run("show", "arden/one").out
    assert "captcha: 7 + 4 =" in out
    assert ">>The army denied that it had lost the harbour<<" in out


@pytest.mark.parametrize("id", ["clm", "evt-01", "arden/one"])
def test_show_is_json_for_programs(run: Run, record: Record, id: str) -> None:
    """Each of the three is one object."""
    wanted = claim_id(run) if id == "clm" else id
    assert isinstance(json.loads(run("show", wanted, "--format", "json").out), dict)


def test_show_says_what_is_near(run: Run, record: Record) -> None:
    """An id that is not there is one line on standard error, with what may have been meant."""
    result = run("show", "doc-nothing")
    assert result.code == 1
    assert result.err == "zenobia: no document 'doc-nothing'; near: arden/one\n"
