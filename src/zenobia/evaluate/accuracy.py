"""The accuracy page: what was measured, as rows that a program reads, and the page for people that is made from them.

`scripts/accuracy.py` measures and writes `docs/reference/accuracy.yaml`; the page is that file and `accuracy-notes.yaml`, which
people edit, put into words here. So the page cannot say other figures than the rows do. `floors.yaml` holds what a
headline must not fall under; a floor moves up by itself and down only for a reason that is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec import Struct

from zenobia.model import Claim, Mention, Modality, When

MARGIN = 0.01
"""How far under a better score its floor is put: less than that is chance or a tie broken otherwise."""
LIGHT = 50
"""A headline that rests on fewer marked things than this has no floor: chance alone would break it."""
GOLD = "gold"
ALL = "ALL SLOTS"


class Row(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One measuring: a reader on a file of a corpus."""

    corpus: str
    file: str
    reader: str
    """`full` or `rules`."""
    score: float
    interval: tuple[float, float]
    n: int
    measured: str
    """The ISO day."""
    made_by: str
    """The reader's name with the digests of its words and of its weights."""
    metrics: dict[str, dict[str, Any]]
    """By what a row of its table is: the name and its figure (`p`, `r`, `f1`, `right`, `predicted`, `gold`)."""
    errors: dict[str, int] = {}
    """Of marked reports: how many claims were missed, made up, or given another type."""
    confused: dict[str, int] = {}
    """Of marked reports: the types most often taken for another."""

    @property
    def key(self) -> str:
        """What the row is called, here and among the floors."""
        return f"{self.corpus}/{self.file}/{self.reader}"

    @property
    def compared(self) -> bool:
        """Whether anything was there to compare: a score of none says nothing."""
        return self.weight > 0

    @property
    def weight(self) -> int:
        """How many marked things the largest figure behind the headline rests on."""
        return max((f["gold"] for figures in self.metrics.values() for f in figures.values()), default=0)


class Reading(Struct, frozen=True, kw_only=True):
    """What came out of a sentence that shows a misreading."""

    sentence: str
    reads: tuple[str, ...]


class Measured(Struct, frozen=True, kw_only=True):
    """All of `accuracy.yaml`."""

    rows: tuple[Row, ...]
    readings: tuple[Reading, ...]


class Corpus(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the page says of a corpus."""

    title: str
    asks: str
    score: str
    """What the headline is."""
    unit: str
    makers: str
    licence: str
    seen: str
    """What of it was looked at while the reader was made."""
    command: str


class Weakness(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of misreading, with a sentence of ours that shows it."""

    kind: str
    sentence: str
    should: tuple[str, ...]
    """What a careful reader would take from it, in the form of `brief`; none is nothing."""
    why: str
    slot: str | None = None
    """The slot of the marked reports under which this kind counts."""


class Notes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of `accuracy-notes.yaml`."""

    intro: str
    limits: tuple[str, ...]
    corpora: dict[str, Corpus]
    weaknesses: tuple[Weakness, ...]


class Lowered(Struct, frozen=True, kw_only=True):
    """A floor that was put down, and why."""

    row: str
    from_: float = msgspec.field(name="from")
    to: float
    on: str
    reason: str


class Floors(Struct, frozen=True, kw_only=True):
    """All of `floors.yaml`."""

    floors: dict[str, float] = {}
    lowered: tuple[Lowered, ...] = ()


def load_measured(path: Path) -> Measured:
    """The rows of `accuracy.yaml`; none when there is no such file yet."""
    if not path.is_file():
        return Measured(rows=(), readings=())
    return msgspec.yaml.decode(path.read_bytes(), type=Measured)


def load_notes(path: Path) -> Notes:
    """What people wrote for the page."""
    return msgspec.yaml.decode(path.read_bytes(), type=Notes)


def load_floors(path: Path) -> Floors:
    """The floors; none when there is no such file yet."""
    return msgspec.yaml.decode(path.read_bytes(), type=Floors) if path.is_file() else Floors()


def dump(thing: Measured | Floors, heading: str) -> str:
    """A file's text in YAML, under a comment that says what it is."""
    body = yaml.safe_dump(
        msgspec.to_builtins(thing), sort_keys=False, allow_unicode=True, width=110, default_flow_style=None
    )
    return "".join(f"# {line}\n" for line in heading.splitlines()) + body


def keep_old(new: Iterable[Row], old: Iterable[Row]) -> tuple[Row, ...]:
    """The new rows, and the old ones that nothing new stands for, in the order of their names."""
    rows = {row.key: row for row in old} | {row.key: row for row in new}
    return tuple(rows[key] for key in sorted(rows))


def fallen(rows: Iterable[Row], floors: Floors) -> list[tuple[Row, float]]:
    """The rows under their floor, each with it."""
    return [
        (row, floors.floors[row.key])
        for row in rows
        if row.weight >= LIGHT and row.score < floors.floors.get(row.key, 0.0)
    ]


def apply_rows(floors: Floors, rows: Iterable[Row], *, reason: str | None = None, on: str = "") -> Floors:
    """The floors after a run: up to a little under what is better, and down only where there is a reason.

    Args:
        floors: those in force.
        rows: what was measured.
        reason: why floors may fall; none keeps them where they are.
        on: the day, for the reason.
    """
    heights, lowered = dict(floors.floors), list(floors.lowered)
    for row in rows:
        if row.weight < LIGHT:
            continue
        floor, reached = heights.get(row.key, 0.0), max(0.0, round(row.score - MARGIN, 4))
        if reached > floor or row.key not in heights:
            heights[row.key] = reached
        elif row.score < floor and reason:
            lowered.append(Lowered(row=row.key, from_=floor, to=reached, on=on, reason=reason))
            heights[row.key] = reached
    return Floors(floors=dict(sorted(heights.items())), lowered=tuple(lowered))


def brief(claim: Claim) -> str:
    """A claim in one line: its type and sense, and what fills its fields, as written."""
    head = [claim.type.value]
    head += [claim.modality.value] if claim.modality is not Modality.ASSERTED else []
    head += ["background"] if claim.about_past else []
    return ", ".join(head) + "".join(f"; {name}: {value}" for name, value in _fields(claim) if value)


def _fields(claim: Claim) -> Iterator[tuple[str, str]]:
    for name, mentions in (("agent", claim.agent), ("target", claim.target), ("place", claim.place)):
        yield name, _words(mentions)
    yield "when", _days(claim.when) if claim.when else ""
    yield "toll", ", ".join(f"{_between(t.low, t.high)} {t.what.value}" for t in claim.toll)
    if claim.control:
        yield (
            "control",
            f"{claim.control.change.value} of {_words(claim.control.places)}"
            + (f" by {claim.control.holder.text}" if claim.control.holder else ""),
        )
    yield "source", _words(claim.source)


def _days(when: When) -> str:
    days = when.interval
    if days is None:
        return f"{when.text} (no day)"
    ends = (str(days.start or ".."), str(days.last or ".."))
    return f"{when.text} ({ends[0] if days.is_one_day else ' to '.join(ends)})"


def _words(mentions: Sequence[Mention]) -> str:
    return ", ".join(m.text + (f" (= {m.name})" if m.name and m.name != m.text else "") for m in mentions)


def _between(low: int | None, high: int | None) -> str:
    if low == high:
        return "?" if low is None else str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def render(measured: Measured, notes: Notes) -> str:
    """The page."""
    order = list(notes.corpora)
    rows = sorted(measured.rows, key=lambda row: (order.index(row.corpus), row.file, row.reader))
    parts = [
        "# How accurately Zenobia reads",
        notes.intro.strip(),
        *_in_short(rows),
        "## Headline figures",
        *_headlines(rows, notes.corpora),
        "## How to repeat it",
        *_commands(rows, notes.corpora),
        "## Whose data, and on what terms",
        *_owners(rows, notes.corpora),
        *_marked(rows),
        *_behind(rows, notes.corpora),
        "## What the figures don't say",
        "\n".join(f"- {' '.join(limit.split())}" for limit in notes.limits),
        "## Where Zenobia reads wrongly, and why",
        *_weaknesses(measured, notes.weaknesses),
    ]
    return "\n\n".join(parts) + "\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _in_short(rows: Sequence[Row]) -> Iterator[str]:
    full = _full(rows)
    if full:
        every, kinds = full.metrics["slot"][ALL], full.metrics["slot"]["type"]
        yield (
            f"In short: of 100 fields that people marked in reports, the full reader gets {100 * every['r']:.0f} right; "
            f"of 100 that it fills, {100 * every['p']:.0f} are right. Of 100 claims that they marked, it finds "
            f"{100 * kinds['r']:.0f} with the right type."
        )


def _full(rows: Iterable[Row]) -> Row | None:
    """The full reader on the marked reports."""
    return next((row for row in rows if (row.corpus, row.reader) == (GOLD, "full")), None)


def _headlines(rows: Sequence[Row], corpora: Mapping[str, Corpus]) -> Iterator[str]:
    yield _table(
        ["data", "file", "reader", "score", "95 % interval", "n", "what the score is", "measured"],
        (
            [
                corpora[row.corpus].title,
                row.file,
                row.reader,
                f"**{row.score:.3f}**" if row.compared else "nothing to compare",
                f"{row.interval[0]:.3f} to {row.interval[1]:.3f}" if row.compared else "",
                f"{row.n:,} {corpora[row.corpus].unit}",
                corpora[row.corpus].score,
                row.measured,
            ]
            for row in rows
        ),
    )
    yield (
        "`full` is the rules with the learned part, `rules` the rules alone. An interval is a bootstrap over the texts: "
        "where the score would fall if as many others like them had been marked. A difference inside it shows nothing."
    )
    names = sorted({(row.reader, row.made_by) for row in rows})
    yield "The readers were, with the digests of their words and weights:"
    yield "\n".join(f"- {reader}: `{name}`" for reader, name in names)


def _commands(rows: Sequence[Row], corpora: Mapping[str, Corpus]) -> Iterator[str]:
    yield (
        "`make accuracy` measures everything and writes this page; data that is not there is named, and its old row stays with "
        "its day. One corpus at a time, wherever you have it, with `--errors` for what went wrong and `--json` for programs:"
    )
    commands = [corpora[name].command for name in dict.fromkeys(row.corpus for row in rows)]
    yield "```console\n" + "\n".join(f"$ {command}" for command in commands) + "\n```"
    yield (
        "How each compares is in [measure reading](../how-to/measure-reading.md). The rows are in "
        "[accuracy.yaml](accuracy.yaml), the floors that a change may not fall under in [floors.yaml](floors.yaml)."
    )


def _owners(rows: Sequence[Row], corpora: Mapping[str, Corpus]) -> Iterator[str]:
    used = dict.fromkeys(row.corpus for row in rows)
    yield _table(
        ["data", "what it asks", "who made it", "terms", "what was looked at while the reader was made"],
        ([c.title, c.asks, c.makers, c.licence, c.seen] for c in (corpora[name] for name in used)),
    )
    yield "None of it is part of Zenobia, and no text of it stands in the project. Whoever repeats this brings a copy."


def _marked(rows: Sequence[Row]) -> Iterator[str]:
    """The tables of the marked reports, both readers side by side."""
    readers = {row.reader: row for row in rows if row.corpus == GOLD}
    full = readers.get("full")
    if full is None:
        return
    yield "## Marked reports, field by field"
    for kind, heading in (("slot", "field"), ("type", "type of claim")):
        yield _table(
            [heading, "marked", *(f"{name} {rate}" for name in readers for rate in ("P", "R", "F1"))],
            (
                [
                    name,
                    f"{figure['gold']:,}",
                    *_rates(row.metrics[kind].get(name) for row in readers.values()),
                ]
                for name, figure in full.metrics[kind].items()
            ),
        )
    yield (
        "P is the share of what was read that is right, R the share of what is marked that was found, F1 their harmonic mean. "
        "A field counts only on a claim that was found, so that every missed claim is missed in all of its fields. The field "
        "`modality` counts claims that are denied, attempted, planned, forecast or hedged; `about_past` counts background."
    )


def _rates(figures: Iterable[Mapping[str, float] | None]) -> Iterator[str]:
    for figure in figures:
        for rate in ("p", "r", "f1"):
            yield f"{figure[rate]:.2f}" if figure else "0.00"


def _behind(rows: Sequence[Row], corpora: Mapping[str, Corpus]) -> Iterator[str]:
    """The figures behind the other headlines."""
    others = [row for row in rows if row.corpus != GOLD and row.compared]
    if others:
        yield "## Behind the other headlines"
    for row in others:
        yield f"### {corpora[row.corpus].title}: {row.file} ({row.reader})"
        for kind, figures in row.metrics.items():
            yield _table(
                [kind, "P", "R", "F1", "right", "predicted", "marked"],
                (
                    [name, *_rates([f]), *(f"{f[count]:,}" for count in ("right", "predicted", "gold"))]
                    for name, f in figures.items()
                ),
            )


def _weaknesses(measured: Measured, weaknesses: Sequence[Weakness]) -> Iterator[str]:
    full = _full(measured.rows)
    if full:
        yield from _errors(full)
    reads = {reading.sentence: reading.reads for reading in measured.readings}
    shown = [w for w in weaknesses if w.sentence in reads and reads[w.sentence] != w.should]
    yield (
        "The sentences are ours, of an invented war, as a report of 5 March 2031. What comes out was read in the last run; a "
        "kind whose sentence came out right is left out of the list. A claim stands as its type, then its fields as written."
    )
    for number, weakness in enumerate(shown, 1):
        yield f"### {number}. {weakness.kind}"
        yield f"> {weakness.sentence}"
        yield "\n".join(
            [*_listed("comes out", reads[weakness.sentence]), *_listed("should be", weakness.should)]
        )
        yield " ".join(weakness.why.split()) + (_share(full, weakness.slot) if full and weakness.slot else "")


def _listed(what: str, claims: Sequence[str]) -> list[str]:
    return [f"- {what}: `{claim}`" for claim in claims] or [f"- {what}: nothing"]


def _errors(full: Row) -> Iterator[str]:
    """How the errors on the marked reports divide."""
    total = sum(full.errors.values()) or 1
    said = "; ".join(f"{what} {n:,} ({n / total:.0%})" for what, n in full.errors.items())
    yield f"Of the claims of the marked reports that the full reader has wrong, {said}."
    slots = {name: figure for name, figure in full.metrics["slot"].items() if name != ALL}
    missing = sum(f["gold"] - f["right"] for f in slots.values()) or 1
    yield _table(
        ["field", "marked and not got right", "share of all such", "read and not right"],
        (
            [
                name,
                f"{f['gold'] - f['right']:,}",
                f"{(f['gold'] - f['right']) / missing:.0%}",
                f"{f['predicted'] - f['right']:,}",
            ]
            for name, f in slots.items()
        ),
    )
    if full.confused:
        pairs = ", ".join(f"{pair} ({n})" for pair, n in full.confused.items())
        yield f"Types taken for another most often: {pairs}."


def _share(full: Row, slot: str) -> str:
    figure = full.metrics["slot"][slot]
    wrong = (figure["gold"] - figure["right"]) / (figure["gold"] or 1)
    return f" (Counted under `{slot}`, of which {wrong:.0%} of what is marked is not got right, for all reasons.)"
