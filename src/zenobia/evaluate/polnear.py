"""`zenobia evaluate polnear DIR`: according to whom, measured on articles whose attributions are marked (PolNeAR).

The folder holds `text/*.txt` and, in brat's standoff form, `attributions/NAME_ANNOTATOR.ann`. Every sentence is read, not
only those with claims.

**When an attribution is right.** Marked and read attributions are paired one to one, so that as much as can be is right.
A pair is right by *overlap* when the two sources share a character and so do the two contents: the source is found, and
bound to what it says. *half* asks in addition that the contents agree by half (twice the shared characters over the sum
of both, whitespace left out), *exact* that source and content are the same characters but for whitespace, punctuation,
and a leading article or "that". `source` and `content` score either side alone, by overlap.

**What counts.** Attributions marked inside each other count one each. Those marked without a source are left out, as is
what is read within them or within a stretch marked as discarded: nobody can say whether a source for it is right. Where
several people marked an article, the marks of the first by name count, so that each article weighs once.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from zenobia.evaluate.assign import assign
from zenobia.evaluate.gold import bootstrap
from zenobia.evaluate.result import Result, malformed, need_folder, total
from zenobia.evaluate.score import Figure
from zenobia.kit.errors import ZenobiaError
from zenobia.model import Document, Span
from zenobia.read.attributions import Attributed

WHAT = "PolNeAR corpus"
ReadAttributions = Callable[[Iterable[Document]], Iterator[tuple[Document, list[Attributed]]]]
LEVELS = ("overlap", "half", "exact", "source", "content")
HALF = 0.5
_MARK = re.compile(r"[TE]\d+\t")
_LEAD = re.compile(r"(?:that|the|an?)\b", re.IGNORECASE)


class Marked(Struct, frozen=True):
    """A source and what it says, as sets of the characters of the text that count."""

    source: frozenset[int]
    content: frozenset[int]


class Article(Struct, frozen=True):
    """An article with its marks."""

    name: str
    text: str
    attributions: tuple[Marked, ...]
    left_out: frozenset[int]
    """The characters of contents without a source and of discarded stretches."""


def load_polnear(folder: Path) -> list[Article]:
    """The articles of a folder that have marks, in the order of their names.

    Raises:
        ZenobiaError: there is no such folder, nothing marked is in it, or a file is not in brat's form.
    """
    need_folder(folder, WHAT)
    articles = [
        article
        for path in sorted((folder / "text").glob("*.txt"))
        if (article := _load_article(path, folder))
    ]
    if not articles:
        raise ZenobiaError(
            f"{folder}: there is no {WHAT} here (text/*.txt and attributions/*.ann are needed); nothing was evaluated"
        )
    return articles


def _load_article(path: Path, folder: Path) -> Article | None:
    marks = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
    if not marks:
        return None
    text = path.read_bytes().decode("utf-8")
    try:
        spans, events = _parse(marks[0].read_bytes().decode("utf-8"))
        found, left_out = [], set[int]()
        for roles in events:
            source, content = (_characters(text, spans, roles.get(r, ())) for r in ("Source", "Content"))
            if source and content:
                found.append(Marked(source, content))
            else:
                left_out |= content
        for kind, stretches in spans.values():
            if kind == "Discard":
                left_out |= {i for start, end in stretches for i in range(start, end)}
    except (ValueError, KeyError, IndexError) as problem:
        raise malformed(marks[0], "brat's standoff form", repr(problem)) from problem
    return Article(path.stem, text, tuple(found), frozenset(left_out))


Stretches = list[tuple[int, int]]


def _parse(standoff: str) -> tuple[dict[str, tuple[str, Stretches]], list[dict[str, list[str]]]]:
    """The spans by id with their kind, and the ids in each role of each event."""
    spans: dict[str, tuple[str, Stretches]] = {}
    events: list[dict[str, list[str]]] = []
    for line in standoff.split("\n"):
        if not _MARK.match(line):
            continue  # the words of a mark run on over a line break in one article
        parts = line.split("\t")
        if line.startswith("T"):
            kind, _, offsets = parts[1].partition(" ")
            pairs = (piece.split() for piece in offsets.split(";"))
            spans[parts[0]] = kind, [(int(start), int(end)) for start, end in pairs]
        else:
            roles: dict[str, list[str]] = {}
            for role in parts[1].split():
                name, id = role.split(":")
                roles.setdefault(name.rstrip("0123456789"), []).append(id)
            events.append(roles)
    return spans, events


def _characters(text: str, spans: dict[str, tuple[str, Stretches]], ids: Iterable[str]) -> frozenset[int]:
    return _that_count(text, (stretch for id in ids for stretch in spans[id][1]))


def _that_count(text: str, stretches: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The letters and digits of the stretches, without an article or "that" at the head of the first."""
    ordered = sorted(stretches)
    if ordered:
        start, end = ordered[0]
        lead = _LEAD.match(text, start, end)
        ordered[0] = (lead.end(), end) if lead is not None and lead.end() < end else (start, end)
    return frozenset(i for start, end in ordered for i in range(start, end) if text[i].isalnum())


def evaluate_polnear(folder: Path, read: ReadAttributions) -> Result:
    """Read every marked article of a folder for attributions and score them.

    Raises:
        ZenobiaError: as `load_polnear`.
    """
    articles = load_polnear(folder)
    readings = read(Document(text=a.text, name=a.name, language="en") for a in articles)
    scored = [_score(a, found) for a, (_, found) in zip(articles, readings, strict=True)]
    rows = {level: total(figures[level] for figures, _ in scored) for level in LEVELS}
    headline = [figures["overlap"] for figures, _ in scored]
    low, high = interval = bootstrap(headline)
    whole = rows["overlap"]
    return Result(
        corpus="polnear",
        score=whole.f1,
        interval=interval,
        n=len(articles),
        summary=(
            f"F1 {whole.f1:.3f} for sources bound to what they say, by overlap (95 % interval {low:.3f} to {high:.3f}); "
            f"{len(articles)} articles, attributions: {whole.gold:,} marked, {whole.predicted:,} read"
        ),
        tables={"match": rows},
        misses=tuple(line for _, lines in scored for line in lines),
    )


def _score(article: Article, found: list[Attributed]) -> tuple[dict[str, Figure], list[str]]:
    read = [_as_marked(article.text, each) for each in found]
    read = [m for m in read if m.source and m.content and not m.content <= article.left_out]
    figures = {level: _figure(level, article.attributions, read) for level in LEVELS}
    return figures, list(_misses(article, read))


def _as_marked(text: str, said: Attributed) -> Marked:
    return Marked(
        _that_count(text, [(said.source.start, said.source.end)]),
        _that_count(text, [(span.start, span.end) for span in said.content]),
    )


def agreement(level: str, gold: Marked, read: Marked) -> float:
    """How well two attributions agree, from 0 for a wrong one; above 0 it only says which pair is the better."""
    source, content = len(gold.source & read.source), len(gold.content & read.content)
    share = 2 * content / (len(gold.content) + len(read.content))
    is_right = {
        "overlap": bool(source and content),
        "half": bool(source) and share >= HALF,
        "exact": gold == read,
        "source": bool(source),
        "content": bool(content),
    }[level]
    return 1 + share / 1000 if is_right else 0.0


def _pairs(level: str, gold: tuple[Marked, ...], read: list[Marked]) -> list[tuple[int, int]]:
    return assign([[agreement(level, g, r) for r in read] for g in gold])


def _figure(level: str, gold: tuple[Marked, ...], read: list[Marked]) -> Figure:
    return Figure(len(_pairs(level, gold, read)), len(read), len(gold))


def _misses(article: Article, read: list[Marked]) -> Iterator[str]:
    """What is marked and not read so, and what is read and not marked so, in the article's own words."""
    pairs = _pairs("overlap", article.attributions, read)
    paired = {i for i, _ in pairs}, {j for _, j in pairs}
    for what, ones, done in (
        ("missed", article.attributions, paired[0]),
        ("made up", tuple(read), paired[1]),
    ):
        for i, one in enumerate(ones):
            if i not in done:
                yield f"{article.name}: {what}: {_words(article.text, one.source)} | {_words(article.text, one.content)}"


def _words(text: str, characters: frozenset[int]) -> str:
    span = Span(min(characters), max(characters) + 1)
    return " ".join(span.of(text).split())
