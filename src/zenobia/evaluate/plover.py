"""`zenobia evaluate plover FILE.jsonl`: who did what to whom, in PLOVER's codes, a sentence and its event a line.

Each sentence is read as a report of its own, from its raw words. Of the claims read in it the one that answers the marked
event best is taken (root, then source, then target); a sentence without claims is a miss in all of them. The headline is
the share of sentences where root, source and target are all right.

- *root*: the claim's PLOVER root is the event's. Names of older drafts are read as today's: DEMAND as REQUEST, DISAPPROVE
  and INVESTIGATE as ACCUSE, FIGHT as ASSAULT.
- *source*, *target*: one of the claim's agents (targets) names one of the event's, all words of the one being in the
  other's. Where the event has none, the claim must have none either: a party made up is an error.
- *mode*: scored where the event has one.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

from zenobia.evaluate.gold import Read, bootstrap
from zenobia.evaluate.matching import any_same
from zenobia.evaluate.result import Result, malformed, need_file, total
from zenobia.evaluate.score import Figure
from zenobia.kit.errors import ReadError, ZenobiaError
from zenobia.model import Claim, Document, Mention

WHAT = "PLOVER gold-standard records"
TODAYS_ROOT = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
SLOTS = ("root", "source", "target", "mode")

Code = Callable[[Claim], tuple[str, str | None] | None]
"""The PLOVER root and mode of a claim."""


class Event(Struct, frozen=True, kw_only=True):
    """A sentence and the event marked in it."""

    id: str
    text: str
    root: str
    mode: str | None
    source: tuple[str, ...]
    target: tuple[str, ...]


class _Answer(Struct, frozen=True):
    """How one claim answers an event."""

    root: bool
    source: bool
    target: bool
    mode: bool
    said: str
    """What was read, for the list of misses."""

    @property
    def is_right(self) -> bool:
        return self.root and self.source and self.target

    @property
    def rank(self) -> tuple[int, bool, bool, bool]:
        return (self.root + self.source + self.target, self.root, self.source, self.mode)


def load_plover(path: Path) -> list[Event]:
    """The events of a file, in its order.

    Raises:
        ZenobiaError: there is no such file, it is empty, or a line is not a PLOVER record; the message names the line.
    """
    need_file(path, WHAT)
    events = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                events.append(_event(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError) as problem:
                raise malformed(f"{path}, line {number}", "a PLOVER record", repr(problem)) from problem
    if not events:
        raise ZenobiaError(f"{path}: no {WHAT} in it; nothing was evaluated")
    return events


def _event(row: dict[str, Any]) -> Event:
    return Event(
        id=row["id"],
        text=row["text"],
        root=TODAYS_ROOT.get(row["event"], row["event"]),
        mode=row.get("mode") or None,
        source=_actors(row["source"]),
        target=_actors(row["target"]),
    )


def _actors(value: object) -> tuple[str, ...]:
    """The words of the actors; none where the records have no list (null, or a context that slipped in here)."""
    return tuple(str(actor["actorText"]) for actor in value) if isinstance(value, list) else ()


def evaluate_plover(path: Path, read: Read, code: Code) -> Result:
    """Read every sentence of a file and score its best claim.

    Raises:
        ZenobiaError: as `load_plover`.
    """
    events = load_plover(path)
    readings = read(Document(text=e.text, name=e.id, language="en") for e in events)
    answers = [
        _best(event, () if isinstance(claims, ReadError) else claims, code)
        for event, (_, claims) in zip(events, readings, strict=True)
    ]
    pairs = list(zip(events, answers, strict=True))
    right = [Figure(int(a is not None and a.is_right), 1, 1) for a in answers]
    rows = {slot: total(_figure(slot, event, answer) for event, answer in pairs) for slot in SLOTS}
    rows["all three"] = whole = Figure(
        sum(f.right for f in right), sum(a is not None for a in answers), len(events)
    )
    low, high = interval = bootstrap(right)
    roots = dict.fromkeys(sorted({event.root for event in events}))
    return Result(
        corpus="plover",
        score=whole.recall,
        interval=interval,
        n=len(events),
        summary=(
            f"root, source and target all right in {whole.right:,} of {len(events):,} sentences: {whole.recall:.3f} "
            f"(95 % interval {low:.3f} to {high:.3f}); claims were read in {whole.predicted:,}"
        ),
        tables={
            "root of the event": {r: total(_all(a) for e, a in pairs if e.root == r) for r in roots},
            "slot": rows,
        },
        misses=tuple(_say(e, a) for e, a in pairs if a is None or not a.is_right),
    )


def _best(event: Event, claims: tuple[Claim, ...], code: Code) -> _Answer | None:
    answers = [_answer(event, claim, code(claim)) for claim in claims]
    return max(answers, key=lambda a: a.rank, default=None)


def _answer(event: Event, claim: Claim, code: tuple[str, str | None] | None) -> _Answer:
    root, mode = code or (None, None)
    parties = f"{_names(claim.agent)} -> {_names(claim.target)}"
    return _Answer(
        root=root == event.root,
        source=_agrees(event.source, claim.agent),
        target=_agrees(event.target, claim.target),
        mode=mode is not None and mode == event.mode,
        said=f"{root or claim.type.value + ' (no code)'}, {parties}",
    )


def _agrees(marked: tuple[str, ...], mentions: tuple[Mention, ...]) -> bool:
    return any_same(marked, mentions) if marked else not mentions


def _figure(slot: str, event: Event, answer: _Answer | None) -> Figure:
    if slot == "mode" and event.mode is None:
        return Figure(0, 0, 0)
    return Figure(int(answer is not None and getattr(answer, slot)), int(answer is not None), 1)


def _all(answer: _Answer | None) -> Figure:
    return Figure(int(answer is not None and answer.is_right), int(answer is not None), 1)


def _names(mentions: tuple[Mention, ...]) -> str:
    return " + ".join(m.text for m in mentions) or "nobody"


def _say(event: Event, answer: _Answer | None) -> str:
    marked = f"{event.root}, {' + '.join(event.source) or 'nobody'} -> {' + '.join(event.target) or 'nobody'}"
    return f"{event.id}: {marked} | {'nothing read' if answer is None else answer.said}"
