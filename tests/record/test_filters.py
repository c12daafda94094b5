"""Which claims are meant."""

from datetime import date

import pytest
from msgspec import structs

from zenobia.kit.dates import DateInterval
from zenobia.model import Candidate, Change, ControlChange, Mention, SourceKind, Span
from zenobia.record.filters import (
    actor_mentions,
    days_between,
    is_said_by,
    is_within,
    place_mentions,
    refers_to,
)

from .scripted import CAPTURE, make_claim, make_doc, mention

DOC = make_doc()
PLACE, REBELS, ARMY = (mention(DOC, words) for words in ("Port Arden", "Rebels", "The army"))


def test_what_changes_hands_is_a_place_and_its_holders_are_actors() -> None:
    """A claim of control is found by its place, its holder and its former holder."""
    control = ControlChange(places=(PLACE,), change=Change.GAIN, holder=REBELS, former=ARMY)
    claim = structs.replace(make_claim(DOC, CAPTURE), control=control)
    assert list(place_mentions(claim)) == [PLACE]
    assert list(actor_mentions(claim)) == [REBELS, ARMY]


def test_mention_stands_for_its_best_candidate_only() -> None:
    """Once resolved, the likeliest counts, and the words no more."""
    best, other = (Candidate(id, "Arden", 0.5, "") for id in ("plc-1", "plc-2"))
    resolved = structs.replace(PLACE, candidates=(best, other))
    assert refers_to(resolved, "plc-1", "Arden")
    assert not refers_to(resolved, "plc-2", "Port Arden")
    assert refers_to(PLACE, "plc-2", "port-arden")
    assert not refers_to(PLACE, "plc-2", "Brook")


@pytest.mark.parametrize(
    ("words", "is_meant"),
    [
        ("the monitor", True),
        ("Northern Watch", True),
        ("monitor", True),
        ("army", False),
        ("the mail", False),
    ],
)
def test_voice_is_known_by_words_name_or_kind(words: str, is_meant: bool) -> None:
    """The outlet is the voice only where the report names no other."""
    kind = SourceKind.MONITOR
    voice = Mention(span=Span(0, 11), text="the monitor", name="Northern Watch", kind=kind)
    doc = structs.replace(DOC, publisher="The Mail")
    claim = structs.replace(make_claim(doc, CAPTURE), source=(voice,))
    assert is_said_by(claim, doc, words) is is_meant
    assert is_said_by(structs.replace(claim, source=()), doc, "the mail")


def test_days_are_inclusive_at_both_ends() -> None:
    """From the first day to the last, both counted; no day can be before the first."""
    days = days_between(date(2031, 3, 2), date(2031, 3, 4))
    assert days == DateInterval(date(2031, 3, 2), date(2031, 3, 5))
    assert days_between(None, None) is None
    assert is_within(DateInterval(date(2031, 3, 4), date(2031, 3, 9)), days)
    assert not is_within(DateInterval(date(2031, 3, 5), date(2031, 3, 9)), days)
    assert not is_within(None, days)
    assert is_within(None, None)
