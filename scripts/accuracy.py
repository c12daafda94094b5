"""`make accuracy`: measures reading on every corpus that is at hand, and writes the accuracy page from it.

Data is looked for in the folder `shared` beside the project (`--data` names another). What is not there is named, and its
old row stays with its day. Nothing is written when a headline falls under its floor, unless `--lower` says why it may.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from zenobia.api import read_documents
from zenobia.cli import measure
from zenobia.cli.evaluate import figure_object, gold_object, result_object
from zenobia.evaluate import accuracy
from zenobia.evaluate.accuracy import Measured, Reading, Row
from zenobia.evaluate.gold import GoldResult
from zenobia.evaluate.result import Result
from zenobia.ingest.document import make_document
from zenobia.kit.errors import ReadError
from zenobia.read.base import ReaderKind
from zenobia.read.make import make_reader
from zenobia.resolve import ActorRegistry, Gazetteer, KnownNames

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
SAMPLE_DAY = date(2031, 3, 5)
"""When the sentences that show misreadings are taken to be published."""
MOST_CONFUSED = 8

MEASURED = """Written by `make accuracy`: what was measured, a row a reader and file. The page accuracy.md is made from it and from
accuracy-notes.yaml."""
FLOORS = """Written by `make accuracy`: what a headline must not fall under. A floor moves up by itself; it is put down only with
`python scripts/accuracy.py --lower "reason"`, and the reason is kept here."""


class Measuring(NamedTuple):
    """A corpus' file, and how it is measured by a reader."""

    corpus: str
    file: str
    """As the page names it; no path of this machine."""
    path: Path
    readers: tuple[ReaderKind, ...]
    measure: Callable[[Path, ReaderKind], Result | GoldResult]


def measurings(data: Path) -> list[Measuring]:
    """Everything that can be measured, with where its data would be."""
    corpora = data / "corpora"
    full, both = (ReaderKind.FULL,), (ReaderKind.FULL, ReaderKind.RULES)
    rows = [
        Measuring("gold", "open", data / "gold" / "open", both, measure.gold),
        *(
            Measuring("muc4", f"{name}.jsonl", corpora / "muc4" / f"{name}.jsonl", full, measure.muc4)
            for name in ("tst1", "tst2", "tst3", "tst4")
        ),
        Measuring("polnear", "dev", corpora / "polnear" / "dev", (ReaderKind.RULES,), _polnear),
        Measuring("factuality", "meantime", corpora / "meantime", full, measure.factuality),
        Measuring("re3d", "re3d", corpora / "re3d", full, measure.re3d),
        Measuring("nonsense", "geoparsing", corpora / "geoparsing", full, measure.nonsense),
        Measuring("nonsense", "meantime", corpora / "meantime", full, measure.nonsense),
    ]
    for corpus, folder, ending, way in (
        ("plover", "plover_gsr", "jsonl", measure.plover),
        ("types", "types", "tsv", measure.types),
    ):
        found = sorted((corpora / folder).glob(f"*.{ending}")) or [corpora / folder / f"*.{ending}"]
        rows += [Measuring(corpus, path.name, path, full, way) for path in found]
    return rows


def _polnear(path: Path, _: ReaderKind) -> Result:
    return measure.polnear(path)


@cache
def made_by(reader: ReaderKind) -> str:
    """The name of a reader, with the digests of its words and weights."""
    return make_reader(reader, KnownNames(ActorRegistry.load(), Gazetteer.load())).name


def measure_one(each: Measuring, reader: ReaderKind, today: date) -> Row:
    """Measure a reader on a file."""
    result = each.measure(each.path, reader)
    if isinstance(result, GoldResult):
        found = gold_object(result, errors=False)
        figures: dict[str, dict[str, Any]] = {
            "slot": {**found["metrics"]["slots"], accuracy.ALL: figure_object(result.whole)},
            "type": found["metrics"]["types"],
        }
        errors, confused = _count_misses(result)
    else:
        found = result_object(result, errors=False)
        figures, errors, confused = found["metrics"], {}, {}
    low, high = found["interval"]
    return Row(
        corpus=each.corpus,
        file=each.file,
        reader=reader.value,
        score=found["score"],
        interval=(low, high),
        n=found["n"],
        measured=today.isoformat(),
        made_by=made_by(reader),
        metrics=figures,
        errors=errors,
        confused=confused,
    )


def _count_misses(result: GoldResult) -> tuple[dict[str, int], dict[str, int]]:
    """How many claims were missed, made up and mistaken, and the types most often mistaken."""
    missed = sum(miss.predicted is None for miss in result.misses)
    made_up = sum(miss.gold is None for miss in result.misses)
    pairs = Counter(f"{m.gold} as {m.predicted}" for m in result.misses if m.gold and m.predicted)
    errors = {"missed": missed, "made up": made_up, "given another type": pairs.total()}
    most = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CONFUSED]
    return errors, dict(most)


def measure_all(data: Path, only: list[str], today: date) -> Iterator[Row]:
    """A row for all that is at hand; what is not is named."""
    for each in measurings(data):
        if only and each.corpus not in only:
            continue
        for reader in each.readers:
            if not each.path.exists():
                say(
                    f"skipped {each.corpus}/{each.file}/{reader.value}: the data is not there; an old row stays"
                )
                continue
            row = measure_one(each, reader, today)
            low, high = row.interval
            say(f"{row.key}: {row.score:.3f} ({low:.3f} to {high:.3f}), n {row.n:,}")
            yield row


def read_sentences(sentences: list[str]) -> tuple[Reading, ...]:
    """What the full reader takes from each sentence."""
    docs = [make_document(s, published=SAMPLE_DAY, name=f"s{i}") for i, s in enumerate(sentences)]
    readings = read_documents(docs, reader=ReaderKind.FULL)
    return tuple(
        Reading(
            sentence=sentence,
            reads=() if isinstance(claims, ReadError) else tuple(map(accuracy.brief, claims)),
        )
        for sentence, (_, claims) in zip(sentences, readings, strict=True)
    )


def say(words: str) -> None:
    """Tell whoever runs this, at once."""
    print(words, flush=True)


def main() -> int:
    """Measure, hold the floors, write the page; the exit status is 1 when a floor does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="where the corpora are")
    parser.add_argument("--only", nargs="*", default=[], metavar="CORPUS", help="measure only these anew")
    parser.add_argument("--lower", metavar="REASON", help="let floors fall, for this reason")
    parser.add_argument("--render", action="store_true", help="write the page anew and measure nothing")
    options = parser.parse_args()
    notes = accuracy.load_notes(REFERENCE / "accuracy-notes.yaml")
    measured = accuracy.load_measured(REFERENCE / "accuracy.yaml")
    if not options.render:
        today = date.today()
        rows = tuple(measure_all(options.data, options.only, today))
        floors = accuracy.load_floors(REFERENCE / "floors.yaml")
        under = accuracy.fallen(rows, floors)
        for row, floor in under:
            say(f"{row.key}: {row.score:.4f} is under its floor, {floor:.4f}")
        if under and not options.lower:
            say(
                'Nothing was written. If the fall is meant, say why: python scripts/accuracy.py --lower "reason"'
            )
            return 1
        measured = Measured(
            rows=accuracy.keep_old(rows, measured.rows),
            readings=read_sentences([weakness.sentence for weakness in notes.weaknesses]),
        )
        floors = accuracy.apply_rows(floors, rows, reason=options.lower, on=today.isoformat())
        (REFERENCE / "accuracy.yaml").write_text(accuracy.dump(measured, MEASURED), encoding="utf-8")
        (REFERENCE / "floors.yaml").write_text(accuracy.dump(floors, FLOORS), encoding="utf-8")
    (REFERENCE / "accuracy.md").write_text(accuracy.render(measured, notes), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
