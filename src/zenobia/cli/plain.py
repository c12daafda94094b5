"""Events, holdings and answers as plain objects for programs. Claims have the exchange format of `publish`.

A day that is known is an ISO day; one that is known only within bounds is an interval of two inclusive days with a
slash (`2015-05-01/2015-05-31`, `../2015-05-31`), as in ISO 8601-2; one that is not known is null. The same in words is
beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from zenobia.cli import wiring
from zenobia.control.words import say_since, say_until
from zenobia.kit.dates import DateInterval
from zenobia.model import Actor, Bound, Claim, Document, Event, Holding, Place, TollFigure
from zenobia.publish.exchange import to_exchange

if TYPE_CHECKING:
    from zenobia.control import Answer

DocOf = Callable[[str], Document]
ClaimOf = Callable[[str], Claim]


def bound_to_text(bound: Bound) -> str | None:
    """One end of a holding as an ISO day or interval, or `None`."""
    if bound.earliest is None and bound.latest is None:
        return None
    if bound.is_exact:
        return str(bound.earliest)
    return f"{bound.earliest or '..'}/{bound.latest or '..'}"


def interval_to_text(when: DateInterval | None) -> str | None:
    """Days as an ISO day or interval, or `None`."""
    return None if when is None else bound_to_text(Bound(when.start, when.last))


def document_to_dict(doc: Document) -> dict[str, Any]:
    """A document without its text: what is known of where it came from."""
    return {
        "id": doc.id,
        "name": doc.name,
        "title": doc.title,
        "publisher": doc.publisher,
        "authors": list(doc.authors),
        "published": doc.published.day and doc.published.day.isoformat(),
        "published_how": doc.published.how.value,
        "published_detail": doc.published.detail,
        "dateline": doc.dateline,
        "language": doc.language,
        "url": doc.url,
        "origin": doc.origin,
    }


def claim_to_dict(claim: Claim, doc: Document) -> dict[str, Any]:
    """A claim in the exchange format, its codes by what the registry knows of the parties."""
    return to_exchange(claim, doc, wiring.actor_of())


def whole_document_to_dict(doc: Document, claims: Iterable[Claim]) -> dict[str, Any]:
    """A document with its text, the furniture set aside, and its claims."""
    furniture = [
        {"kind": f.kind.value, "start": f.span.start, "end": f.span.end, "text": f.span.of(doc.text)}
        for f in doc.furniture
    ]
    rows = [claim_to_dict(claim, doc) for claim in claims]
    return {**document_to_dict(doc), "text": doc.text, "furniture": furniture, "claims": rows}


def event_to_dict(event: Event) -> dict[str, Any]:
    """An event with the figures of all its claims."""
    return {
        "id": event.id,
        "type": event.type.value,
        "status": event.status.value,
        "place": event.place.name if event.place is not None else event.place_label or None,
        "place_id": event.place.id if event.place is not None else None,
        "when": interval_to_text(event.when),
        "when_said": [interval_to_text(when) for when in event.when_said],
        "agents": list(event.agents),
        "targets": list(event.targets),
        "tolls": [_figure_to_dict(figure) for figure in event.tolls],
        "conflicts": list(event.conflicts),
        "about_past": event.about_past,
        "claims": list(event.claim_ids),
        "docs": list(event.doc_ids),
    }


def _figure_to_dict(figure: TollFigure) -> dict[str, Any]:
    return {
        "what": figure.what.value,
        "low": figure.low,
        "high": figure.high,
        "text": figure.text,
        "according_to": figure.according_to,
        "claim": figure.claim_id,
    }


def place_to_dict(place: Place, n_claims: int) -> dict[str, Any]:
    """A place and how many claims are about it."""
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind.value,
        "parent": place.parent,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value,
        "claims": n_claims,
    }


def actor_to_dict(actor: Actor, n_claims: int) -> dict[str, Any]:
    """An actor and how many claims it is in."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "side": actor.side,
        "countries": list(actor.countries),
        "claims": n_claims,
    }


def basis_to_dict(claim: Claim, doc: Document) -> dict[str, Any]:
    """A claim as a reason: the words, who says them, and where."""
    return {
        "claim": claim.id,
        "type": claim.type.value,
        "modality": claim.modality.value,
        "quotes": [e.quote for e in claim.evidence],
        "sources": [m.name or m.text for m in claim.source],
        "when": interval_to_text(claim.when.interval) if claim.when is not None else None,
        "doc": doc.name or doc.id,
        "publisher": doc.publisher,
        "published": doc.published.day and doc.published.day.isoformat(),
    }


def holding_to_dict(holding: Holding) -> dict[str, Any]:
    """A holding without its reasons."""
    return {
        "place": holding.place,
        "place_id": holding.place_id,
        "holder": holding.holder,
        "holder_id": holding.holder_id,
        "status": holding.status.value,
        "since": bound_to_text(holding.since),
        "since_text": say_since(holding.since),
        "until": bound_to_text(holding.until) if holding.end is not None else None,
        "until_text": say_until(holding),
        "extent": holding.extent,
        "others": list(holding.others),
        "note": holding.note,
        "known_from": holding.known_from and holding.known_from.isoformat(),
    }


def timeline_to_list(holdings: Iterable[Holding], claim_of: ClaimOf, doc_of: DocOf) -> list[dict[str, Any]]:
    """The holdings of a place in order, each with its reasons."""
    rows = []
    for holding in holdings:
        basis = [claim_of(id) for id in holding.basis]
        rows.append(
            {**holding_to_dict(holding), "basis": [basis_to_dict(c, doc_of(c.doc_id)) for c in basis]}
        )
    return rows


def answer_to_dict(answer: Answer, doc_of: DocOf) -> dict[str, Any]:
    """Who held a place on a day, and why."""
    holding = holding_to_dict(answer.holding)
    return {
        "place": answer.place.name,
        "place_id": answer.place.id,
        "on": answer.on.isoformat(),
        "summary": answer.summary,
        "why": answer.why,
        **{key: value for key, value in holding.items() if key not in ("place", "place_id")},
        "basis": [basis_to_dict(c, doc_of(c.doc_id)) for c in answer.basis],
        "also_claimed": [
            {**basis_to_dict(claim, doc_of(claim.doc_id)), "why_not": why}
            for claim, why in zip(answer.also_claimed, answer.also_why, strict=True)
        ],
        "parts": [holding_to_dict(part) for part in answer.parts],
        "last_evidence": answer.last_evidence and answer.last_evidence.isoformat(),
    }
