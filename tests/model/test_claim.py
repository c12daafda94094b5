"""A claim names itself by what was read."""

import msgspec
import pytest

from zenobia.kit.dates import month_of
from zenobia.model import (
    Candidate,
    Claim,
    ClaimType,
    Evidence,
    Mention,
    Modality,
    Span,
    Toll,
    TollKind,
    When,
    WhenStatus,
)

WHO = Mention(span=Span(0, 8), text="Red Band")
CLAIM = Claim(
    doc_id="doc-1",
    type=ClaimType.CAPTURE,
    evidence=(Evidence(Span(0, 40), "Red Band fighters captured Port Arden on"),),
    agent=(WHO,),
    when=When(text="in May", span=Span(40, 46)),
    toll=(Toll(what=TollKind.KILLED, text="dozens", span=Span(50, 56)),),
    reader="zenobia.rules.v1",
)


def test_resolving_keeps_the_id() -> None:
    """Candidates, calendar days and ranges are not what was read."""
    candidate = Candidate("red_band", "Red Band", 1.0, "its name")
    resolved = msgspec.structs.replace(
        CLAIM,
        agent=(msgspec.structs.replace(WHO, candidates=(candidate,)),),
        when=When(text="in May", span=Span(40, 46), interval=month_of(2015, 5), status=WhenStatus.INFERRED),
        toll=(msgspec.structs.replace(CLAIM.toll[0], low=24, high=99),),
        about_past=True,
    )
    assert resolved.id == CLAIM.id


@pytest.mark.parametrize(
    "change",
    [
        {"type": ClaimType.CONTROL},
        {"modality": Modality.DENIED},
        {"doc_id": "doc-2"},
        {"agent": (Mention(span=Span(1, 8), text="ed Band"),)},
        {"evidence": (Evidence(Span(0, 39), "Red Band fighters captured Port Arden o"),)},
        {"reader": "zenobia.rules.v2"},
    ],
)
def test_other_reading_is_another_claim(change: dict[str, object]) -> None:
    """A different type, sense, span or reader gives a different id."""
    assert msgspec.structs.replace(CLAIM, **change).id != CLAIM.id


def test_claim_survives_being_written() -> None:
    """JSON and back is the same claim."""
    assert msgspec.json.decode(msgspec.json.encode(CLAIM), type=Claim) == CLAIM


def test_label_prefers_the_resolved_name() -> None:
    """Resolved, else the report's fuller name, else the words."""
    named = Mention(span=Span(0, 4), text="they", name="Red Band")
    assert (WHO.label, named.label) == ("Red Band", "Red Band")
    assert (
        msgspec.structs.replace(named, candidates=(Candidate("x", "The Red Band", 1.0, ""),)).label
        == "The Red Band"
    )


@pytest.mark.parametrize(
    ("type", "targets", "left"),
    [
        (ClaimType.AIRSTRIKE, ("Port Arden",), ()),
        (ClaimType.AIRSTRIKE, ("Port Arden", "tanks"), ("tanks",)),
        (ClaimType.DESTRUCTION, ("Port Arden", "tanks"), ("tanks",)),
        (ClaimType.DESTRUCTION, ("Port Arden",), ("Port Arden",)),
    ],
)
def test_place_told_again_is_no_sufferer(
    type: ClaimType, targets: tuple[str, ...], left: tuple[str, ...]
) -> None:
    """That planes struck the town has a place and nobody to suffer; a place that is destroyed is what suffers."""
    spans = {"Port Arden": Span(27, 37), "tanks": Span(40, 45)}
    mentions = {words: Mention(span=span, text=words) for words, span in spans.items()}
    claim = msgspec.structs.replace(
        CLAIM, type=type, place=(mentions["Port Arden"],), target=tuple(mentions[t] for t in targets)
    )
    assert tuple(m.text for m in claim.sufferers) == left
