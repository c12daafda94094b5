"""`make bench`: what reading costs beside the bare parser that it uses, in one run on this machine.

Times are CPU time of this process, rounds of both in turn, and what counts is their ratio: the machine's own speed falls out
of it. Peak memory is this process's; the cold start is a process of its own, from nothing to printed claims.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from zenobia.api import read_documents
from zenobia.ingest import Failure, documents
from zenobia.model import Document
from zenobia.read.base import Reader, ReaderKind
from zenobia.read.make import make_reader
from zenobia.read.parse import load_pipeline, pieces
from zenobia.resolve import ActorRegistry, Gazetteer, KnownNames, Resolver

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
COPIES = 6
"""How often the shipped examples are read in a round; each copy is a report of its own."""
COLD_STARTS = 5
REPORT_WORDS = 500


def load_reports(sources: list[Path]) -> list[Document]:
    """The reports of the sources, several copies of each."""
    found = [doc for doc in documents(sources) if not isinstance(doc, Failure)]
    return [doc for _ in range(COPIES) for doc in found]


def cpu_seconds(work: Callable[[], object]) -> float:
    """The CPU time of this process while `work` runs."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(reports: list[Document]) -> dict[str, list[float]]:
    """CPU seconds of each way over all reports, round by round, the ways in turn."""
    nlp = load_pipeline()
    actors, places = ActorRegistry.load(), Gazetteer.load()
    names, resolver = KnownNames(actors, places), Resolver(actors, places)
    readers = {"rules, resolved": ReaderKind.RULES, "full, resolved": ReaderKind.FULL}
    texts = [piece.text for doc in reports for piece in pieces(doc, names)]
    ways: dict[str, Callable[[], object]] = {
        "bare parser": lambda: [None for _ in nlp.pipe(texts, batch_size=64)],
        **{
            way: partial(_read_all, reports, make_reader(kind, names), resolver)
            for way, kind in readers.items()
        },
    }
    spent: dict[str, list[float]] = {way: [] for way in ways}
    for round_number in range(ROUNDS + 1):
        for way, work in ways.items():
            seconds = cpu_seconds(work)
            if round_number:  # the first round warms the caches
                spent[way].append(seconds)
    return spent


def _read_all(reports: list[Document], reader: Reader, resolver: Resolver) -> None:
    for _ in read_documents(reports, reader=reader, resolver=resolver):
        pass


def cold_start(report: Path) -> list[float]:
    """Wall seconds of `zenobia read` on one report, each time in a new process."""
    command = [sys.executable, "-m", "zenobia", "read", str(report), "--published", "2016-12-12"]
    taken = []
    for _ in range(COLD_STARTS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return taken


def report_of(words: int, folder: Path) -> Path:
    """A report of about so many words, put together from the examples."""
    paragraphs = [
        p for path in sorted((ROOT / "examples").glob("*.txt")) for p in path.read_text().split("\n\n")
    ]
    text: list[str] = []
    while len(" ".join(text).split()) < words:
        text.append(paragraphs[len(text) % len(paragraphs)])
    path = folder / "report.txt"
    path.write_text("\n\n".join(text), encoding="utf-8")
    return path


def show(reports: list[Document], spent: dict[str, list[float]], cold: list[float]) -> None:
    """Print what was measured, a row a figure."""
    words = sum(len(doc.text.split()) for doc in reports)
    nlp = load_pipeline()
    sentences = COPIES * sum(len(list(nlp(doc.text).sents)) for doc in reports[: len(reports) // COPIES])
    table = Table("", "reports/s", "sentences/s", "words/s", "CPU s, median (min-max)", box=None)
    for way, seconds in spent.items():
        middle = statistics.median(seconds)
        rates = (len(reports) / middle, sentences / middle, words / middle)
        table.add_row(
            way, *(f"{rate:,.0f}" for rate in rates), f"{middle:.2f} ({min(seconds):.2f}-{max(seconds):.2f})"
        )
    console = Console(width=100)
    console.print(
        f"{len(reports)} reports, {sentences:,} sentences, {words:,} words; {ROUNDS} rounds in turn, CPU time"
    )
    console.print(table)
    for way in [way for way in spent if way != "bare parser"]:
        ratios = [read / bare for read, bare in zip(spent[way], spent["bare parser"], strict=True)]
        console.print(
            f"{way} / bare parser: {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"peak memory of this process: {peak:,.0f} MB")
    console.print(
        f"cold start, a report of {REPORT_WORDS} words, wall: {statistics.median(cold):.1f} s ({min(cold):.1f}-{max(cold):.1f}) in {COLD_STARTS} runs"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "sources",
        nargs="*",
        type=Path,
        default=[ROOT / "examples"],
        help="reports to read instead of the examples",
    )
    reports = load_reports(parser.parse_args().sources)
    with tempfile.TemporaryDirectory() as folder:
        cold = cold_start(report_of(REPORT_WORDS, Path(folder)))
    show(reports, measure(reports), cold)


if __name__ == "__main__":
    main()
