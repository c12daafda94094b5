"""The exchange format of claims: one JSON object a claim, days inclusive, words as written.

Fields are those of the marking guidelines' scorer, with `id`, `doc`, `reader`, `rules` and character offsets added.
"""

from typing import Any

from zenobia.model import Claim, ControlChange, Document, Mention, Toll, When
from zenobia.publish.codebooks import ActorOf, acled_sub_event, plover


def to_exchange(claim: Claim, doc: Document, actor_of: ActorOf | None = None) -> dict[str, Any]:
    """One claim as a JSON object; empty slots are left out.

    Args:
        claim: a claim of `doc`, resolved or not.
        doc: the document that it was read from.
        actor_of: looks actors up, for codes that depend on what an actor is; by its words alone when `None`.
    """
    row: dict[str, Any] = {
        "id": claim.id,
        "doc": doc.name or doc.id,
        "type": claim.type.value,
        "modality": claim.modality.value,
        "about_past": claim.about_past,
        "agent": [_mention(m) for m in claim.agent],
        "target": [_mention(m) for m in claim.target],
        "place": [_mention(m) for m in claim.place],
        "when": _when(claim.when),
        "toll": [_toll(t) for t in claim.toll],
        "control": _control(claim.control),
        "source": [_mention(m) for m in claim.source],
        "evidence": [{"start": e.span.start, "end": e.span.end, "text": e.quote} for e in claim.evidence],
        "codes": _codes(claim, actor_of),
        "reader": claim.reader,
        "rules": list(claim.rules),
        "found_by": claim.found_by.value,
        "score": claim.score,
    }
    return {k: v for k, v in row.items() if v not in (None, [])}


def _codes(claim: Claim, actor_of: ActorOf | None) -> dict[str, Any]:
    """The claim in the words of two codebooks; `None` where a codebook has no code for it."""
    code = plover(claim, actor_of=actor_of)
    return {
        "acled": acled_sub_event(claim, actor_of=actor_of),
        "plover": {"root": code[0], "mode": code[1]} if code is not None else None,
    }


def _mention(mention: Mention) -> dict[str, Any]:
    best = mention.best
    row = {
        "text": mention.text,
        "name": mention.name,
        "id": best.id if best is not None else None,
        "resolved": best.name if best is not None else None,
        "kind": mention.kind.value if mention.kind is not None else None,
        "part": mention.part,
        "relation": mention.relation,
        "start": mention.span.start,
        "end": mention.span.end,
    }
    return {k: v for k, v in row.items() if v is not None}


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    interval = when.interval
    return {
        "text": when.text,
        "start": interval.start.isoformat() if interval is not None and interval.start is not None else None,
        "end": interval.last.isoformat() if interval is not None and interval.last is not None else None,
        "status": when.status.value,
        "detail": when.detail,
    }


def _toll(toll: Toll) -> dict[str, Any]:
    return {
        "what": toll.what.value,
        "low": toll.low,
        "high": toll.high,
        "of": [_mention(m) for m in toll.of],
        "text": toll.text,
    }


def _control(control: ControlChange | None) -> dict[str, Any] | None:
    if control is None:
        return None
    row = {
        "place": _mention(control.places[0]),
        "places": [_mention(p) for p in control.places],
        "holder": _mention(control.holder) if control.holder is not None else None,
        "from": _mention(control.former) if control.former is not None else None,
        "change": control.change.value,
    }
    return {k: v for k, v in row.items() if v is not None}
