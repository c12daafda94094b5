"""Marked reports (the gold format) -> passages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.passage import Bounds, Mark, Passage
from zenobia.evaluate.gold import gold_document, load_gold
from zenobia.model import Document
from zenobia.read.base import Names
from zenobia.read.parse import parse_all, pieces

Row = dict[str, Any]
Sentence = tuple[int, str]
"""Where it starts in the document, and its words."""


def marked_passages(folder: Path, names: Names) -> list[Passage]:
    """Every sentence of the marked reports of a folder."""
    records = load_gold(folder)
    documents = [gold_document(record) for record in records]
    sentences = _sentences(documents, names)
    return [
        passage
        for record, doc, found in zip(records, documents, sentences, strict=True)
        for passage in _passages(record, doc, found)
    ]


def _sentences(documents: list[Document], names: Names) -> list[list[Sentence]]:
    found: list[list[Sentence]] = [[] for _ in documents]
    texts = ((piece.text, (i, piece)) for i, doc in enumerate(documents) for piece in pieces(doc, names))
    for parsed, (i, piece) in parse_all(texts):
        found[i].extend((piece.span.start + s.start_char, s.text) for s in parsed.sents if s.text.strip())
    return found


def _passages(record: Row, doc: Document, sentences: list[Sentence]) -> Iterator[Passage]:
    marks: list[list[Mark]] = [[] for _ in sentences]
    for claim in record["claims"]:
        is_first = True
        for start, end in _evidence(claim, doc.text):
            for i, (at, words) in enumerate(sentences):
                inside = max(start, at), min(end, at + len(words))
                if inside[1] - inside[0] < min(8, end - start):
                    continue
                bounds = inside[0] - at, inside[1] - at
                marks[i].append(_mark(claim, words, bounds, is_first=is_first))
                is_first = False
    for (_, words), found in zip(sentences, marks, strict=True):
        yield Passage(doc=record["doc"], text=words, marks=tuple(found))


def _evidence(claim: Row, text: str) -> Iterator[Bounds]:
    for quote in claim["evidence"]:
        pattern = r"\s+".join(map(re.escape, quote.split()))
        match = re.search(pattern, text) or re.search(pattern, text, re.IGNORECASE)
        if match is not None:
            yield match.span()


def _mark(claim: Row, words: str, evidence: Bounds, *, is_first: bool) -> Mark:
    roles: dict[str, tuple[Bounds, ...]] = {}
    for role in ("agent", "target", "place", "source"):
        found = [_nearest(strings, words, evidence) for strings in claim.get(role) or ()]
        roles[role] = tuple(sorted({f for f in found if f is not None}))
    when = claim.get("when")
    if when and (found_when := _nearest([when["text"]], words, evidence)):
        roles["when"] = (found_when,)
    for row in claim.get("toll") or ():
        if found_toll := _nearest([row["text"]], words, evidence):
            roles[row["what"]] = (*roles.get(row["what"], ()), found_toll)
    control = claim.get("control")
    return Mark(
        type=claim["type"],
        evidence=evidence,
        is_first=is_first,
        roles={k: v for k, v in roles.items() if v},
        modality=claim.get("modality") or "asserted",
        is_past=bool(claim.get("about_past")),
        change=control["change"] if control else None,
    )


def _nearest(strings: list[str], words: str, evidence: Bounds) -> Bounds | None:
    """Where one of the strings stands in the sentence: the first string that does, in its place nearest to the evidence."""
    for string in strings:
        tokens = string.split()
        if not tokens:
            continue
        inner = r"\s+".join(map(re.escape, tokens))
        pattern = rf"(?<!\w){inner}(?!\w)"
        found = [m.span() for m in re.finditer(pattern, words, re.IGNORECASE)]
        if found:
            return min(found, key=lambda f: max(evidence[0] - f[1], f[0] - evidence[1], 0))
    return None
