"""`zenobia evaluate types FILE.tsv`: what kind of event a snippet tells of, in ACLED's sub-event types.

A line is a snippet, a tab, and the name of its sub-event. Each snippet is read as a report of its own. Of the sub-events
of its claims the one that comes first in ACLED's priority order is its label; a snippet without a coded claim has none.
The headline is the F1 of each class, weighted by how often the class is in the file, as in CASE 2021, task 2.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct

from zenobia.evaluate.gold import BOOTSTRAPS, SEED, Read
from zenobia.evaluate.result import Result, malformed, need_file
from zenobia.evaluate.score import Figure
from zenobia.kit.errors import ReadError
from zenobia.kit.text import fold
from zenobia.model import Claim, Document
from zenobia.publish.codebooks import load_crosswalk, main_sub_event

WHAT = "file of snippets with their ACLED sub-event types"
HEADS = frozenset({"label", "sub_event_type", "sub-event type", "type"})
"""Second columns of a first line that is no snippet but names the columns."""

Code = Callable[[Claim], str | None]
"""The sub-event of a claim."""


class Snippet(Struct, frozen=True):
    """A snippet and its sub-event."""

    text: str
    label: str


def load_snippets(path: Path) -> list[Snippet]:
    """The snippets of a file.

    Raises:
        ZenobiaError: there is no such file, it is empty, or a line has no sub-event of ACLED's; the message names it.
    """
    need_file(path, WHAT)
    names = {_plain(name): name for name in load_crosswalk("acled").priority}
    snippets = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text, tab, label = line.rpartition("\t")
        if not line.strip() or (number == 1 and label.strip().lower() in HEADS):
            continue
        name = names.get(_plain(label))
        if not tab or not text.strip() or name is None:
            raise malformed(
                f"{path}, line {number}",
                "a snippet, a tab and a sub-event type",
                f"no sub-event type {label.strip()!r}; known are {', '.join(names.values())}"
                if tab and text.strip()
                else "no tab between two texts",
            )
        snippets.append(Snippet(text.strip(), name))
    if not snippets:
        raise malformed(path, f"a {WHAT}", "it is empty")
    return snippets


def _plain(label: str) -> str:
    """A name without capitals, spaces and signs."""
    return re.sub(r"\W+", "", fold(label))


def evaluate_types(path: Path, read: Read, code: Code) -> Result:
    """Read every snippet of a file and compare its sub-event.

    Raises:
        ZenobiaError: as `load_snippets`.
    """
    snippets = load_snippets(path)
    readings = read(
        Document(text=snippet.text, name=str(number), language="en")
        for number, snippet in enumerate(snippets, 1)
    )
    read_as = [
        None if isinstance(claims, ReadError) else main_sub_event(code(claim) for claim in claims)
        for _, claims in readings
    ]
    gold = [snippet.label for snippet in snippets]
    classes = figures(gold, read_as)
    score, interval = weighted_f1(gold, read_as), _interval(gold, read_as)
    right = sum(g == p for g, p in zip(gold, read_as, strict=True))
    return Result(
        corpus="types",
        score=score,
        interval=interval,
        n=len(snippets),
        summary=(
            f"weighted F1 {score:.3f} (95 % interval {interval[0]:.3f} to {interval[1]:.3f}); "
            f"{len(snippets):,} snippets, {right:,} right, {sum(p is None for p in read_as):,} without a sub-event"
        ),
        tables={"sub-event": classes},
        misses=tuple(
            f"{number}: {snippet.label} read as {found or 'nothing'}: “{snippet.text}”"
            for number, (snippet, found) in enumerate(zip(snippets, read_as, strict=True), 1)
            if snippet.label != found
        ),
    )


def figures(gold: Sequence[str], read_as: Sequence[str | None]) -> dict[str, Figure]:
    """The figure of each class, in ACLED's order; classes that nobody gives are left out."""
    wanted, made = Counter(gold), Counter(read_as)
    right = Counter(g for g, p in zip(gold, read_as, strict=True) if g == p)
    order = load_crosswalk("acled").priority
    return {
        name: Figure(right[name], made[name], wanted[name]) for name in order if wanted[name] or made[name]
    }


def weighted_f1(gold: Sequence[str], read_as: Sequence[str | None]) -> float:
    """The mean F1 of the classes, each weighted by its share of the gold labels."""
    return sum(f.f1 * f.gold for f in figures(gold, read_as).values()) / max(len(gold), 1)


def _interval(gold: Sequence[str], read_as: Sequence[str | None]) -> tuple[float, float]:
    """The 95 % interval of the headline over snippets drawn again and again, with replacement."""
    draws = np.random.default_rng(SEED).integers(0, len(gold), (BOOTSTRAPS, len(gold))).tolist()
    scores = [weighted_f1([gold[i] for i in draw], [read_as[i] for i in draw]) for draw in draws]
    low, high = np.percentile(scores, [2.5, 97.5])
    return float(low), float(high)
