"""Other people's marks -> passages, for a first lesson in who does what to whom and who says it.

Their kinds of happenings are not ours, so that nothing is learned of types and sense from them, only roles. Nothing of the
texts enters the project: they are read where they lie, and only weights are kept.
"""

import io
import json
import re
import tarfile
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from training.passage import Bounds, Entity, Mark, Passage

DOERS = "attacker killer injurer jailer destroyer damager damagerdestroyer disabler transporter demonstrator perpetrator preventer yielder"
SUFFERERS = "target victim detainee artifact passengerartifact passenger defeated"
PLACES = "place destination territoryorfacility"
MEANING = {
    **dict.fromkeys(DOERS.split(), "agent"),
    **dict.fromkeys(SUFFERERS.split(), "target"),
    **dict.fromkeys(PLACES.split(), "place"),
}
"""Argument roles of WikiEvents and RAMS, and the roles of a claim that they answer to."""
VIOLENT = ("conflict.", "life.die", "life.injure", "artifactexistence.damage", "justice.arrest", "movement.")
TYPES = {
    "conflict.demonstrate": "protest",
    "justice.arrest": "detention",
    "artifactexistence.damage": "destruction",
}
HELD_OUT = (
    "65_VOA_EN_NW_2014.07.21.19621",
    "scenario_en_kairos_61",
    "scenario_en_kairos_73",
    "wiki_mass_car_bombings_7_news",
)
"""WikiEvents texts that are also reports of the yardstick: never learned from."""

Words = list[str]

_SPAN = re.compile(r"T\d+\t\S+ \d+")
_EVENT = re.compile(r"E\d+\t")


def other_passages(folder: Path, most_quotes: int = 6000) -> list[Passage]:
    """What the corpora of a folder teach: WikiEvents, RAMS and PolNeAR, as far as they are there."""
    found: list[Passage] = []
    for read in (_wikievents, _rams):
        found.extend(read(folder))
    quotes = list(_polnear(folder))
    step = max(1, len(quotes) // most_quotes)
    return [*found, *quotes[::step]]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _joined(words: Words) -> tuple[str, list[int]]:
    """The words with blanks between, and where each starts."""
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return " ".join(words), starts


def _type_of(event: str) -> str:
    return next((ours for theirs, ours in TYPES.items() if event.startswith(theirs)), "")


def _wikievents(folder: Path) -> Iterator[Passage]:
    for row in _rows(folder / "wikievents" / "train.jsonl"):
        if row["docid"] in HELD_OUT:
            continue
        text, starts = _joined(row["tokens"])
        cuts = list(_sentences(row["tokens"]))
        marks = []
        for event in row["event_mentions"]:
            kind = event["event_type"].lower()
            at = event["trigger"]["start_idx"]
            if kind.startswith(VIOLENT):
                start = starts[at]
                number = next(i for i, (_, after) in enumerate(cuts) if at < after)
                named = ((a["role"].lower(), _find(a["text"], text)) for a in event["arguments"])
                marks.append(_mark(kind, number, (start, start + len(row["tokens"][at])), named))
        if marks:
            bounds = tuple((starts[a], starts[b - 1] + len(row["tokens"][b - 1])) for a, b in cuts)
            yield Passage(row["docid"], text, bounds, tuple(marks), is_whole=False)


def _sentences(words: Words) -> Iterator[tuple[int, int]]:
    first = 0
    for i, word in enumerate(words):
        if word in {".", "!", "?"} or i == len(words) - 1:
            yield first, i + 1
            first = i + 1


def _find(part: str, text: str) -> Entity:
    found = tuple(m.span() for m in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", text))
    return (found,) if found else ()


def _rams(folder: Path) -> Iterator[Passage]:
    for row in _rows(folder / "rams" / "dev.jsonl"):
        trigger, after, kinds = row["evt_triggers"][0]
        kind = kinds[0][0]
        if not kind.startswith(VIOLENT):
            continue
        text, starts = _joined([w for words in row["sentences"] for w in words])
        ends = [*(s - 1 for s in starts[1:]), len(text)]
        cuts = list(pairwise(accumulate((len(words) for words in row["sentences"]), initial=0)))
        number = next(i for i, (_, last) in enumerate(cuts) if trigger < last)
        named = (
            (name[11:], (((starts[first], ends[last]),),)) for _, (first, last), name in row["gold_evt_links"]
        )
        mark = _mark(kind, number, (starts[trigger], ends[after]), named)
        bounds = tuple((starts[a], ends[b - 1]) for a, b in cuts)
        yield Passage(row["doc_key"], text, bounds, (mark,), is_whole=False)


def _mark(kind: str, sentence: int, evidence: Bounds, found: Iterable[tuple[str, Entity]]) -> Mark:
    roles: dict[str, tuple[Entity, ...]] = {}
    for name, entity in found:
        role = MEANING.get(name)
        if role is not None and entity:
            roles[role] = (*roles.get(role, ()), entity)
    return Mark(
        type=_type_of(kind),
        sentence=sentence,
        evidence=evidence,
        roles=roles,
        known=("agent", "target", "place"),
        modality=None,
        is_past=None,
    )


def _polnear(folder: Path) -> Iterator[Passage]:
    path = folder / "polnear" / "train.tar.xz"
    if not path.exists():
        return
    texts, notes = {}, {}
    with tarfile.open(path) as archive:
        for member in archive:
            name = Path(member.name)
            if member.isfile() and name.suffix in {".txt", ".ann"}:
                content = archive.extractfile(member)
                assert content is not None
                kept = texts if name.suffix == ".txt" else notes
                kept[name.stem] = io.TextIOWrapper(content, encoding="utf-8").read()
    for stem, note in sorted(notes.items()):
        text = texts.get(stem) or texts.get(stem.rpartition("_")[0])
        if text is not None:
            yield from _quotes(stem, text, note)


def _quotes(stem: str, text: str, note: str) -> Iterator[Passage]:
    spans: dict[str, Bounds] = {}
    for line in note.splitlines():
        if _SPAN.match(line):
            key, where, *_ = line.split("\t")
            bounds = [int(x) for x in re.findall(r"\d+", where.split(" ", 1)[1])]
            spans[key] = bounds[0], bounds[-1]
    for line in note.splitlines():
        if not _EVENT.match(line):
            continue
        parts = dict(p.split(":", 1) for p in line.split("\t")[1].split() if ":" in p)
        source, content = spans.get(parts.get("Source", "")), spans.get(parts.get("Content", ""))
        if source is None or content is None:
            continue
        start = text.rfind("\n", 0, min(source[0], content[0])) + 1
        end = text.find("\n", max(source[1], content[1]))
        words = text[start : end if end > 0 else len(text)]
        if len(words) > 500 or source[1] - start > len(words) or content[1] - start > len(words):
            continue
        yield Passage(
            doc=stem,
            text=words,
            sentences=((0, len(words)),),
            marks=(
                Mark(
                    type="",
                    sentence=0,
                    evidence=(content[0] - start, content[1] - start),
                    roles={"source": ((((source[0] - start, source[1] - start),),),)},
                    known=("source",),
                    modality=None,
                    is_past=None,
                ),
            ),
            is_whole=False,
        )
