"""Texts that nobody marked, for a pupil to learn on what its teachers see in them (distil.py).

They come from the corpora beside the project and stay there. Of the texts that reading is measured by none is taken.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from training.marked import cut_sentences
from training.passage import Passage
from zenobia.evaluate.gold import gold_document
from zenobia.read.base import Names

MOST_OF_MUC = 500
"""Texts of MUC-4's development set: more of them would drown the others."""
OPENING = 120
"""How many letters two texts share that are taken for one."""


def plain_passages(corpora: Path, yardstick: Path, names: Names) -> list[Passage]:
    """Texts of the corpora, as far as they are there: FA-KES, MUC-4 and WikiEvents.

    Args:
        corpora: the folder of the corpora.
        yardstick: the folder of marked reports that reading is measured by; none of their texts is taken.
        names: what is known of names, for cutting texts in capitals.
    """
    held_out = {_opening(json.loads(p.read_bytes())["text"]) for p in sorted(yardstick.glob("*.json"))}
    texts = [(name, text) for name, text in _texts(corpora) if _opening(text) not in held_out]
    documents = [gold_document({"doc": name, "text": text, "claims": []}) for name, text in texts]
    cuts = cut_sentences(documents, names)
    return [
        Passage(doc=doc.name, text=doc.text, sentences=tuple(found))
        for doc, found in zip(documents, cuts, strict=True)
        if found
    ]


def _opening(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalpha())[:OPENING]


def _texts(corpora: Path) -> Iterator[tuple[str, str]]:
    for row in _rows(corpora / "fa_kes" / "articles.jsonl"):
        yield f"fa_kes-{row['id']}", row["text"]
    muc = list(_rows(corpora / "muc4" / "dev.jsonl"))
    for row in muc[:: max(1, len(muc) // MOST_OF_MUC)]:
        yield row["docid"], row["text"]
    for row in _rows(corpora / "wikievents" / "train.jsonl"):
        yield row["docid"], " ".join(row["sentences"])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
