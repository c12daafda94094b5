"""`zenobia evaluate muc4 FILE.jsonl`: claims made into incident templates, against the answer keys of MUC-4.

The headline is the metric of the papers on template filling (GTT, Du et al. 2021; IterX, Chen et al. 2023): the type and
five roles, every filler an entity that is right when all of its strings are strings of one entity of the key; templates
are paired one to one so that the most is right, and only when their types agree. The papers try every pairing and take
the one of the highest F1 in a document; that has the same right fillers as exact assignment finds, without the trying.
Their choices are ours: optional templates and fillers are part of the key, victims are the named ones, and of templates
that are equal in all of this one is kept.

The second table is what the papers leave out, over the same pairs: date, place, stage, how many victims, and how sure
the report is of the perpetrator. It is stricter than the scorer of 1992, which gave half for near things.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from scipy.optimize import linear_sum_assignment

from zenobia.evaluate.gold import Read, bootstrap
from zenobia.evaluate.incident import Incident
from zenobia.evaluate.muckeys import ROLES, Days, Key, normal, parse_key
from zenobia.evaluate.result import Result, malformed, need_file, total
from zenobia.evaluate.score import Figure
from zenobia.evaluate.templates import Maker
from zenobia.ingest.document import make_document
from zenobia.kit.errors import IngestError, ReadError
from zenobia.model import Document

WHAT = "file of MUC-4 reports with their keys"
TYPE = "Type"
ALL = "ALL SLOTS"
FULL = ("Date", "Place", "Stage", "VictimNumber", "Confidence")
GIVEN = "Confidence|Org"


class Keyed(Struct, frozen=True):
    """A report and its key."""

    doc: Document
    keys: tuple[Key, ...]


def evaluate_muc4(path: Path, read: Read, maker: Maker) -> Result:
    """Read every report of a file, make templates of the claims, and score them.

    Args:
        path: the file.
        read: reads documents.
        maker: makes incidents of claims.

    Raises:
        ZenobiaError: there is no such file, or a line of it is no report with a key; the message names it.
    """
    records = load_keys(path)
    scores = []
    for record, (doc, claims) in zip(records, read(r.doc for r in records), strict=True):
        incidents = () if isinstance(claims, ReadError) else maker.incidents(doc, claims)
        scores.append(score(record.keys, incidents, doc.name))
    roles = {name: total(s.figures[name] for s in scores) for name in (TYPE, *ROLES)}
    full = {name: total(s.figures[name] for s in scores) for name in (*FULL, GIVEN)}
    whole = total(roles.values())
    interval = bootstrap([total(s.figures[name] for name in roles) for s in scores])
    return Result(
        corpus="muc4",
        score=whole.f1,
        interval=interval,
        n=len(records),
        summary=(
            f"F1 {whole.f1:.3f} over the type and five roles (95 % interval {interval[0]:.3f} to {interval[1]:.3f}); "
            f"{len(records):,} reports, templates: {roles[TYPE].gold:,} in the keys, {roles[TYPE].predicted:,} made"
        ),
        tables={"role": {**roles, ALL: whole}, "full key": full},
        misses=tuple(line for s in scores for line in s.misses),
    )


def load_keys(path: Path) -> list[Keyed]:
    """The reports of a file with their keys.

    Raises:
        ZenobiaError: as `evaluate_muc4`.
    """
    need_file(path, WHAT)
    records = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            doc = make_document(row["text"], name=row["docid"])
            keys = [parse_key(template, row["text"]) for template in row["templates"]]
        except (ValueError, KeyError, TypeError, IngestError) as problem:
            raise malformed(
                f"{path}, line {number}", "a MUC-4 report with its key", repr(problem)
            ) from problem
        records.append(Keyed(doc, tuple(_distinct(keys))))
    if not records:
        raise malformed(path, f"a {WHAT}", "it is empty")
    return records


def _distinct(keys: Sequence[Key]) -> list[Key]:
    found: list[Key] = []
    for key in keys:
        if not any(key.types == k.types and key.roles == k.roles for k in found):
            found.append(key)
    return found


class Score(Struct, frozen=True):
    """One report's figures by slot, and a line for each thing that is wrong."""

    figures: dict[str, Figure]
    misses: tuple[str, ...] = ()


def score(keys: Sequence[Key], incidents: Sequence[Incident], name: str = "") -> Score:
    """Pair the incidents of a report with those of its key, and count."""
    pairs = align(keys, incidents)
    counts: dict[str, list[int]] = {slot: [0, 0, 0] for slot in (TYPE, *ROLES, *FULL, GIVEN)}
    for key, incident in pairs:
        for slot, row in _compare(key, incident).items():
            for i, n in enumerate(row):
                counts[slot][i] += n
    misses = tuple(line for key, incident in pairs for line in _misses(name, key, incident))
    return Score({slot: Figure(*row) for slot, row in counts.items()}, misses)


def align(keys: Sequence[Key], incidents: Sequence[Incident]) -> list[tuple[Key | None, Incident | None]]:
    """The one-to-one pairing with the most right; what stays alone is paired with nothing."""
    gain = np.zeros((len(keys), len(incidents)))
    for i, key in enumerate(keys):
        for j, incident in enumerate(incidents):
            gain[i, j] = _gain(key, incident)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    paired = [(i, j) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if gain[i, j] > 0]
    taken_keys, taken = {i for i, _ in paired}, {j for _, j in paired}
    return [
        *((keys[i], incidents[j]) for i, j in paired),
        *((key, None) for i, key in enumerate(keys) if i not in taken_keys),
        *((None, incident) for j, incident in enumerate(incidents) if j not in taken),
    ]


def _gain(key: Key, incident: Incident) -> float:
    """How many fillers a pairing makes right; nothing when the types differ.

    The full key breaks ties alone: it never outweighs a filler that the papers count.
    """
    if incident.type not in key.types:
        return 0.0
    compared = _compare(key, incident)
    counted = sum(compared[slot][0] for slot in (TYPE, *ROLES))
    return counted + 0.01 * sum(compared[slot][0] for slot in FULL)


Row = tuple[int, int, int]


def _compare(key: Key | None, incident: Incident | None) -> dict[str, Row]:
    """Right, predicted and gold of each slot; one side may be missing."""
    rows: dict[str, Row] = {TYPE: _one(key is not None and incident is not None, incident, key)}
    for role in ROLES:
        gold = key.roles[role] if key is not None else ()
        made = [frozenset({normal(words)}) for words in incident.roles[role]] if incident is not None else []
        rows[role] = (_right(gold, made), len(made), len(gold))
    rows["Date"] = _one(bool(key and incident and _same_days(key, incident.days)), incident, key and key.days)
    rows["Place"] = _one(bool(key and incident and _same_place(key, incident)), incident, key and key.places)
    rows["Stage"] = _one(bool(key and incident and incident.stage in key.stages), incident, key)
    rows["VictimNumber"] = _compare_numbers(key, incident)
    rows["Confidence"], rows[GIVEN] = _compare_confidence(key, incident)
    return rows


def _one(right: bool, predicted: object, gold: object) -> Row:
    return int(right), int(predicted is not None), int(bool(gold))


def _right(gold: Sequence[frozenset[str]], made: Sequence[frozenset[str]]) -> int:
    """How many are right, one for one: the most that can be, since a string may be of two entities of the key."""
    if not gold or not made:
        return 0
    match = np.array([[float(m <= g) for m in made] for g in gold])
    rows, columns = linear_sum_assignment(match, maximize=True)
    return int(match[rows, columns].sum())


def _same_days(key: Key, days: Days) -> bool:
    return days in key.days


def _same_place(key: Key, incident: Incident) -> bool:
    """The country, and the most exact place that the key names; a country alone where the key has no more."""
    if not key.places or not incident.places:
        return False
    if len(key.places) == 1:
        return len(incident.places) == 1 and incident.places[0] == key.places[0]
    return any(place in key.places[1:] for place in incident.places[1:])


def _compare_numbers(key: Key | None, incident: Incident | None) -> Row:
    """A number is right when it is the key's for the same victims: one string the same, or the last word of it."""
    gold = list(key.numbers) if key is not None else []
    made = incident.numbers if incident is not None else ()
    right, free = 0, list(gold)
    for number, words in made:
        hit = next((g for g in free if number in g[0] and _names(words, g[1])), None)
        if hit is not None:
            free.remove(hit)
            right += 1
    return right, len(made), len(gold)


def _names(words: str, entity: frozenset[str]) -> bool:
    plain = normal(words)
    return plain in entity or any(plain.split()[-1:] == name.split()[-1:] for name in entity)


def _compare_confidence(key: Key | None, incident: Incident | None) -> tuple[Row, Row]:
    """Over all organisations, and over those that were found: whether the report's sureness was read right."""
    gold = key.confidence if key is not None else ()
    made = incident.confidence if incident is not None else {}
    found = [
        (sure, value) for name, value in made.items() for sure, entity in gold[:] if normal(name) in entity
    ]
    right = sum(value in sure for sure, value in found)
    return (right, len(made), len(gold)), (right, len(found), len(found))


def _misses(name: str, key: Key | None, incident: Incident | None) -> list[str]:
    if key is None and incident is not None:
        return [f"{name}: {incident.type} made up: {_say(incident.roles)}"]
    if incident is None and key is not None:
        return [f"{name}: {' or '.join(sorted(key.types))} missed: {_say(_shown(key))}"]
    if key is None or incident is None:
        return []
    lines = []
    for role in ROLES:
        made = [frozenset({normal(words)}) for words in incident.roles[role]]
        missed = [g for g in key.roles[role] if not any(m <= g for m in made)]
        extra = [m for m in made if not any(m <= g for g in key.roles[role])]
        lines += [f"{name}: {role} missed: “{' / '.join(sorted(g))}”" for g in missed]
        lines += [f"{name}: {role} made up: “{' / '.join(sorted(m))}”" for m in extra]
    return lines


def _shown(key: Key) -> dict[str, list[str]]:
    return {role: [min(entity) for entity in entities] for role, entities in key.roles.items()}


def _say(roles: Any) -> str:
    return (
        "; ".join(f"{role} “{'”, “'.join(words)}”" for role, words in roles.items() if words) or "no filler"
    )
