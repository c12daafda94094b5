"""`zenobia evaluate plover FILE.jsonl`: who did what to whom, in PLOVER's codes, a sentence and its event a line.

Each sentence is read as a report of its own, from its raw words. Of the claims read in it the one that answers the marked
event best is taken (root, then source, then target); a sentence without claims is a miss in all of them. The headline is
the share of sentences where root, source and target are all right, parties told by their country: so the coders of event
data that Zenobia is compared with were counted.

- *root*: the claim's PLOVER root is the event's. Names of older drafts are read as today's: DEMAND as REQUEST, DISAPPROVE
  and INVESTIGATE as ACCUSE, FIGHT as ASSAULT.
- *source*, *target*: one of the claim's agents (targets) is of the country of one of the event's. A party that is of no
  country (the UN) is told by its words.
- *source by words*, *target by words*: one of the claim's names one of the event's, all words of the one being in the
  other's. Stricter where a state has many parties, looser where nobody knows whose a party is.
- *mode*: scored where the event has one.

Where the event has no source (target), the claim must have none either: a party made up is an error. PLOVER writes the
place that suffers as the target ("shelled Juba"); a claim that names no target but a place says the same and counts so.
So does one of a dealing that has both sides as its doers ("A met B"): the others than the first are whom it was with.
A party that is of no country by its own words is of that of the place right behind them ("rebels in Valdoria").
"""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from zenobia.evaluate.countries import alpha2_of
from zenobia.evaluate.gold import Read, bootstrap
from zenobia.evaluate.matching import same_thing
from zenobia.evaluate.result import Result, malformed, need_file, total
from zenobia.evaluate.score import Figure
from zenobia.kit.errors import ReadError, ZenobiaError
from zenobia.model import Claim, Document, Mention, Span

WHAT = "PLOVER gold-standard records"
TODAYS_ROOT = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
SLIPS = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM"}
"""Countries that the published records spell in their own way."""
SLOTS = ("root", "source", "target", "source_by_words", "target_by_words", "mode")

_BEHIND = re.compile(
    r"\s+(?:\w+ed |operating )?(?:in|of|from|throughout)\s+(?:(?:the|northern|southern|eastern|western|central)\s+)*"
    r"([A-Z][\w'-]*(?:\s[A-Z][\w'-]*){0,3})"
)
"""Where a party is, right behind its words."""

Code = Callable[[Claim], tuple[str, str | None] | None]
"""The PLOVER root and mode of a claim."""
CountryOf = Callable[[Mention], str | None]
"""The country that a party is of."""


class Party(Struct, frozen=True):
    """An actor that is marked: its words, and its country where it has one."""

    words: str
    country: str | None


class Event(Struct, frozen=True, kw_only=True):
    """A sentence and the event marked in it."""

    id: str
    text: str
    root: str
    mode: str | None
    source: tuple[Party, ...]
    target: tuple[Party, ...]


class _Answer(Struct, frozen=True):
    """How one claim answers an event."""

    root: bool
    source: bool
    target: bool
    source_by_words: bool
    target_by_words: bool
    mode: bool
    said: str
    """What was read, for the list of misses."""

    @property
    def is_right(self) -> bool:
        return self.root and self.source and self.target

    @property
    def is_right_by_words(self) -> bool:
        return self.root and self.source_by_words and self.target_by_words

    @property
    def rank(self) -> tuple[int, bool, bool, bool, int]:
        by_words = self.source_by_words + self.target_by_words
        return (self.root + self.source + self.target, self.root, self.source, self.mode, by_words)


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


def _actors(value: object) -> tuple[Party, ...]:
    """The actors; none where the records have no list (null, or a context that slipped in here)."""
    if not isinstance(value, list):
        return ()
    return tuple(Party(str(actor["actorText"]), _country(actor.get("code") or "")) for actor in value)


def _country(code: str) -> str | None:
    """The country that opens an actor's code, by its two letters."""
    return alpha2_of(SLIPS.get(code[:3], code))


def evaluate_plover(path: Path, read: Read, code: Code, country_of: CountryOf) -> Result:
    """Read every sentence of a file and score its best claim.

    Raises:
        ZenobiaError: as `load_plover`.
    """
    events = load_plover(path)
    readings = read(Document(text=e.text, name=e.id, language="en") for e in events)
    answers = [
        _best(event, () if isinstance(claims, ReadError) else claims, code, country_of)
        for event, (_, claims) in zip(events, readings, strict=True)
    ]
    pairs = list(zip(events, answers, strict=True))
    right = [Figure(int(a is not None and a.is_right), 1, 1) for a in answers]
    rows = {
        slot.replace("_", " "): total(_figure(slot, event, answer) for event, answer in pairs)
        for slot in SLOTS
    }
    rows["all three"] = whole = total(_whole(answer.is_right if answer else None) for answer in answers)
    rows["all three by words"] = total(
        _whole(answer.is_right_by_words if answer else None) for answer in answers
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
            "root of the event": {
                r: total(_whole(a.is_right if a else None) for e, a in pairs if e.root == r) for r in roots
            },
            "slot": rows,
        },
        misses=tuple(_say(e, a) for e, a in pairs if a is None or not a.is_right),
    )


def _best(event: Event, claims: tuple[Claim, ...], code: Code, country_of: CountryOf) -> _Answer | None:
    answers = [_answer(event, claim, code(claim), country_of) for claim in claims]
    return max(answers, key=lambda a: a.rank, default=None)


def _answer(
    event: Event, claim: Claim, code: tuple[str, str | None] | None, country_of: CountryOf
) -> _Answer:
    root, mode = code or (None, None)
    whom = (claim.target or claim.agent[1:] or claim.place) if event.target else claim.target
    whose = partial(_whose, text=event.text, country_of=country_of)
    return _Answer(
        root=root == event.root,
        source=_agrees(event.source, claim.agent, whose),
        target=_agrees(event.target, whom, whose),
        source_by_words=_agrees(event.source, claim.agent, None),
        target_by_words=_agrees(event.target, whom, None),
        mode=mode is not None and mode == event.mode,
        said=f"{root or claim.type.value + ' (no code)'}, {_names(claim.agent)} -> {_names(whom)}",
    )


def _whose(mention: Mention, text: str, country_of: CountryOf) -> str | None:
    """The country of a party: by itself, by the place right behind it ("rebels in the north of Valdoria")."""
    own = country_of(mention)
    behind = _BEHIND.match(text, mention.span.end)
    if own is not None or behind is None:
        return own
    return country_of(Mention(span=Span(behind.start(1), behind.end(1)), text=behind[1]))


def _agrees(marked: tuple[Party, ...], mentions: tuple[Mention, ...], country_of: CountryOf | None) -> bool:
    if not marked:
        return not mentions
    return any(_is_same(party, mention, country_of) for party in marked for mention in mentions)


def _is_same(party: Party, mention: Mention, country_of: CountryOf | None) -> bool:
    if party.country is None or country_of is None:
        return same_thing(party.words, mention)
    return country_of(mention) == party.country


def _figure(slot: str, event: Event, answer: _Answer | None) -> Figure:
    if slot == "mode" and event.mode is None:
        return Figure(0, 0, 0)
    return Figure(int(answer is not None and getattr(answer, slot)), int(answer is not None), 1)


def _whole(right: bool | None) -> Figure:
    """Of one sentence; `None` where nothing was read."""
    return Figure(int(bool(right)), int(right is not None), 1)


def _names(mentions: tuple[Mention, ...]) -> str:
    return " + ".join(m.text for m in mentions) or "nobody"


def _say(event: Event, answer: _Answer | None) -> str:
    marked = f"{event.root}, {_words(event.source)} -> {_words(event.target)}"
    return f"{event.id}: {marked} | {'nothing read' if answer is None else answer.said}"


def _words(parties: tuple[Party, ...]) -> str:
    return " + ".join(party.words for party in parties) or "nobody"
