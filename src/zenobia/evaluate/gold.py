"""`zenobia evaluate gold DIR`: reading marked reports, and how near the claims come to what people marked."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
from msgspec import Struct

from zenobia.evaluate.score import Figure, Pair, Report, Row, add_up, add_up_all, add_up_types
from zenobia.ingest.document import make_document
from zenobia.kit.errors import IngestError, ReadError, ZenobiaError
from zenobia.model import Claim, Document
from zenobia.publish.exchange import to_exchange

BOOTSTRAPS = 1000
SEED = 20161211
"""Fixed, so that the interval of a result is the same each time."""

Read = Callable[[Iterable[Document]], Iterator[tuple[Document, tuple[Claim, ...] | ReadError]]]
"""Documents in; each out in the same order, with its resolved claims or why it could not be read."""


class Miss(Struct, frozen=True):
    """A claim that was missed, made up, or given another type."""

    doc: str
    gold: str | None
    """The type of the marked claim; `None` when nothing that is marked answers to what was read."""
    predicted: str | None
    """The type of the claim read; `None` when it was missed."""
    quotes: tuple[str, ...]
    """The words of the marked claim, else of the one that was read."""


class GoldResult(Struct, frozen=True):
    """How a reader does on marked reports."""

    documents: int
    whole: Figure
    """Over all slots: the headline."""
    slots: dict[str, Figure]
    types: dict[str, Figure]
    by_document: dict[str, Figure]
    interval: tuple[float, float]
    """The 95 % bootstrap interval of the F1 over all slots, over reports."""
    misses: tuple[Miss, ...]


def load_gold(folder: Path) -> list[Row]:
    """The gold records of a folder, in the order of their names.

    Raises:
        ZenobiaError: there is no such folder, or a file is not a gold record; the message names it.
    """
    if not folder.is_dir():
        raise ZenobiaError(
            f"{folder}: there are no marked reports here (no such folder); nothing was evaluated"
        )
    records = []
    for path in sorted(folder.glob("*.json")):
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            records.append({key: record[key] for key in ("doc", "text", "claims")} | record)
        except (ValueError, KeyError, TypeError) as problem:
            raise ZenobiaError(f"{path}: not a marked report: {problem!r}") from problem
    if not records:
        raise ZenobiaError(
            f"{folder}: there are no marked reports here (no .json file); nothing was evaluated"
        )
    return records


def gold_document(record: Row) -> Document:
    """The document of a gold record, as it comes in from JSON Lines.

    Raises:
        ZenobiaError: it has no text, or its date is not one; the message names the record.
    """
    published = record.get("published")
    try:
        return make_document(
            record["text"],
            title=record.get("title"),
            publisher=record.get("publisher"),
            published=date.fromisoformat(published) if published else None,
            published_by="the marked report",
            name=record["doc"],
        )
    except (IngestError, ValueError) as problem:
        raise ZenobiaError(f"{record['doc']}: not a marked report: {problem}") from problem


def evaluate_gold(folder: Path, read: Read) -> GoldResult:
    """Read every marked report of a folder and score the claims.

    Raises:
        ZenobiaError: as `load_gold`.
    """
    records = load_gold(folder)
    readings = read(gold_document(record) for record in records)
    pairs: dict[str, list[Pair]] = {}
    for record, (doc, claims) in zip(records, readings, strict=True):
        rows = [] if isinstance(claims, ReadError) else [to_exchange(claim, doc) for claim in claims]
        pairs[record["doc"]] = Report(record).align(rows)
    every = [pair for found in pairs.values() for pair in found]
    by_document = {name: add_up_all(found) for name, found in pairs.items()}
    return GoldResult(
        documents=len(records),
        whole=add_up_all(every),
        slots=add_up(every),
        types=add_up_types(every),
        by_document=by_document,
        interval=bootstrap(list(by_document.values())),
        misses=tuple(
            _miss(name, pair) for name, found in pairs.items() for pair in found if not pair.counts["type"][0]
        ),
    )


def bootstrap(figures: list[Figure]) -> tuple[float, float]:
    """The 95 % interval of the F1 over reports drawn again and again, with replacement."""
    if not figures:
        return (0.0, 0.0)
    counts = np.array([(f.right, f.predicted, f.gold) for f in figures])
    draw = np.random.default_rng(SEED).integers(0, len(counts), (BOOTSTRAPS, len(counts)))
    right, predicted, gold = counts[draw].sum(axis=1).T
    f1 = 2 * right / np.maximum(predicted + gold, 1)
    low, high = np.percentile(f1, [2.5, 97.5])
    return float(low), float(high)


def _miss(name: str, pair: Pair) -> Miss:
    quotes = pair.gold["evidence"] if pair.gold else [each["text"] for each in pair.predicted["evidence"]]
    return Miss(name, pair.gold.get("type"), pair.predicted.get("type"), tuple(quotes))
