"""Marked reports (the gold format) -> passages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.passage import Bounds, Entity, Mark, Passage
from zenobia.evaluate.gold import gold_document, load_gold
from zenobia.model import Document
from zenobia.read.base import Names
from zenobia.read.parse import parse_all, pieces

Row = dict[str, Any]


def marked_passages(folder: Path, names: Names) -> list[Passage]:
    """The marked reports of a folder, a passage each."""
    records = load_gold(folder)
    documents = [gold_document(record) for record in records]
    sentences = cut_sentences(documents, names)
    return [
        Passage(
            doc=record["doc"],
            text=doc.text,
            sentences=tuple(found),
            marks=tuple(m for claim in record["claims"] for m in _marks(claim, doc.text, found)),
        )
        for record, doc, found in zip(records, documents, sentences, strict=True)
    ]


def cut_sentences(documents: list[Document], names: Names) -> list[list[Bounds]]:
    """Where the sentences of each document stand, cut as the reader cuts them."""
    found: list[list[Bounds]] = [[] for _ in documents]
    texts = ((piece.text, (i, piece)) for i, doc in enumerate(documents) for piece in pieces(doc, names))
    for parsed, (i, piece) in parse_all(texts):
        start = piece.span.start
        found[i].extend((start + s.start_char, start + s.end_char) for s in parsed.sents if s.text.strip())
    return found


def _marks(claim: Row, text: str, sentences: list[Bounds]) -> Iterator[Mark]:
    """The claim in each sentence that tells it."""
    roles = _roles(claim, text)
    control = claim.get("control")
    is_first = True
    for start, end in _evidence(claim, text):
        for number, (first, after) in enumerate(sentences):
            inside = max(start, first), min(end, after)
            if inside[1] - inside[0] < min(8, end - start):
                continue
            yield Mark(
                type=claim["type"],
                sentence=number,
                evidence=inside,
                is_first=is_first,
                roles=roles,
                modality=claim.get("modality") or "asserted",
                is_past=bool(claim.get("about_past")),
                change=control["change"] if control else None,
            )
            is_first = False


def _evidence(claim: Row, text: str) -> Iterator[Bounds]:
    for quote in claim["evidence"]:
        pattern = r"\s+".join(map(re.escape, quote.split()))
        match = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
        if match is not None:
            yield match.span()


def _roles(claim: Row, text: str) -> dict[str, tuple[Entity, ...]]:
    roles: dict[str, tuple[Entity, ...]] = {}
    for role in ("agent", "target", "place", "source"):
        roles[role] = tuple(_named(strings, text) for strings in claim.get(role) or ())
    if when := claim.get("when"):
        roles["when"] = (_named([when["text"]], text),)
    for row in claim.get("toll") or ():
        roles[row["what"]] = (*roles.get(row["what"], ()), _named([row["text"]], text))
    return {k: found for k, v in roles.items() if (found := tuple(e for e in v if e))}


def _named(strings: list[str], text: str) -> Entity:
    """Wherever each of the strings stands in the text."""
    found = [_places(string.split(), text) for string in strings]
    return tuple(places for places in found if places)


def _places(words: list[str], text: str) -> tuple[Bounds, ...]:
    inner = r"\s+".join(map(re.escape, words))
    return (
        tuple(m.span() for m in re.finditer(rf"(?<!\w){inner}(?!\w)", text, re.IGNORECASE)) if words else ()
    )
