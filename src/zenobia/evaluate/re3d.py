"""`zenobia evaluate re3d DIR`: who fights whom and who is in charge of what, in reports from Syria and Iraq.

The folder holds `documents.jsonl` and `relations.jsonl`. Two of the corpus' relations are what claims say too:

- *FightingAgainst*: every agent of an attack, a capture, a withdrawal or a siege, of whatever modality but denied, against
  each of its targets, and whoever lost the place. Enemies are enemies both ways, so the order of the two does not count.
- *InChargeOf*: the holder of a place after a claim, of whatever modality but denied, in charge of each place of it.

A pair read is right when both its ends are those of a marked pair of the document: the words overlap in the text, or all
words that name the one are in the other's. Each marked pair answers for one; pairs that say the same in other words of one
document are one. The headline is F1 over both relations.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from zenobia.evaluate.assign import assign
from zenobia.evaluate.gold import Read, bootstrap
from zenobia.evaluate.matching import same_thing
from zenobia.evaluate.result import Result, malformed, need_file, need_folder, total
from zenobia.evaluate.score import Figure
from zenobia.evaluate.strings import fold
from zenobia.kit.errors import ReadError, ZenobiaError
from zenobia.model import Change, Claim, ClaimType, Document, Mention, Modality, Span

WHAT = "re3d corpus"
FIGHTS, HOLDS = "FightingAgainst", "InChargeOf"
HOSTILE = frozenset(
    {
        ClaimType.BATTLE,
        ClaimType.SHELLING,
        ClaimType.AIRSTRIKE,
        ClaimType.BOMBING,
        ClaimType.CHEMICAL_ATTACK,
        ClaimType.CIVILIAN_HARM,
        ClaimType.CAPTURE,
        ClaimType.WITHDRAWAL,
        ClaimType.SIEGE,
    }
)


class End(Struct, frozen=True):
    """One end of a marked relation."""

    span: Span
    words: str


class Relation(Struct, frozen=True):
    """A marked relation."""

    kind: str
    source: End
    target: End

    @property
    def key(self) -> tuple[str, ...]:
        """The same for relations that say the same in the same words."""
        ends = (fold(self.source.words), fold(self.target.words))
        return (self.kind, *(sorted(ends) if self.kind == FIGHTS else ends))


class Read3d(Struct, frozen=True):
    """A relation read."""

    kind: str
    source: Mention
    target: Mention

    @property
    def key(self) -> tuple[str, ...]:
        """As `Relation.key`."""
        ends = (fold(self.source.name or self.source.text), fold(self.target.name or self.target.text))
        return (self.kind, *(sorted(ends) if self.kind == FIGHTS else ends))


class MarkedDoc(Struct, frozen=True):
    """A document and its relations of the two kinds."""

    id: str
    text: str
    relations: tuple[Relation, ...]


def load_re3d(folder: Path) -> list[MarkedDoc]:
    """The documents of a folder, in the order of the file.

    Raises:
        ZenobiaError: the folder or one of the files is not there, or a line is not in the corpus' form.
    """
    need_folder(folder, WHAT)
    relations: dict[str, list[Relation]] = {}
    for where, row in _rows(folder / "relations.jsonl"):
        try:
            if row["type"] in {FIGHTS, HOLDS}:
                relations.setdefault(row["documentId"], []).append(_relation(row))
        except (KeyError, TypeError, ValueError) as problem:
            raise malformed(where, "a relation of re3d", repr(problem)) from problem
    docs = []
    for where, row in _rows(folder / "documents.jsonl"):
        try:
            docs.append(MarkedDoc(row["_id"], row["text"], tuple(relations.get(row["_id"], ()))))
        except (KeyError, TypeError) as problem:
            raise malformed(where, "a document of re3d", repr(problem)) from problem
    if not docs:
        raise ZenobiaError(f"{folder / 'documents.jsonl'}: no documents in it; nothing was evaluated")
    return docs


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    need_file(path, WHAT)
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        where = f"{path}, line {number}"
        if line.strip():
            try:
                yield where, json.loads(line)
            except ValueError as problem:
                raise malformed(where, "JSON", problem) from problem


def _relation(row: dict[str, Any]) -> Relation:
    source, target = (
        End(Span(row[f"{end}Begin"], row[f"{end}End"]), row[end]) for end in ("source", "target")
    )
    return Relation(row["type"], source, target)


def evaluate_re3d(folder: Path, read: Read) -> Result:
    """Read every document of a folder and score the relations that its claims tell.

    Raises:
        ZenobiaError: as `load_re3d`.
    """
    docs = load_re3d(folder)
    readings = read(Document(text=d.text, name=d.id, language="en") for d in docs)
    scored = [
        _score(doc, [] if isinstance(claims, ReadError) else relations_of(claims))
        for doc, (_, claims) in zip(docs, readings, strict=True)
    ]
    rows = {kind: total(figures[kind] for figures, _ in scored) for kind in (FIGHTS, HOLDS)}
    whole = total(rows.values())
    low, high = interval = bootstrap([total(figures.values()) for figures, _ in scored])
    return Result(
        corpus="re3d",
        score=whole.f1,
        interval=interval,
        n=len(docs),
        summary=(
            f"F1 {whole.f1:.3f} over both relations (95 % interval {low:.3f} to {high:.3f}); "
            f"{len(docs)} documents, relations: {whole.gold:,} marked, {whole.predicted:,} read"
        ),
        tables={"relation": {**rows, "BOTH": whole}},
        misses=tuple(line for _, lines in scored for line in lines),
    )


def relations_of(claims: tuple[Claim, ...]) -> list[Read3d]:
    """Who fights whom and who is in charge of what, by the claims of one document; each once."""
    found: dict[tuple[str, ...], Read3d] = {}
    for claim in claims:
        if claim.modality is not Modality.DENIED:
            for relation in (*_enemies(claim), *_holdings(claim)):
                found.setdefault(relation.key, relation)
    return list(found.values())


def _enemies(claim: Claim) -> Iterator[Read3d]:
    if claim.type not in HOSTILE:
        return
    others = list(claim.target)
    if claim.control is not None and claim.control.former is not None:
        others.append(claim.control.former)
    for agent in claim.agent:
        for other in others:
            if fold(agent.text) != fold(other.text):
                yield Read3d(FIGHTS, agent, other)


def _holdings(claim: Claim) -> Iterator[Read3d]:
    control = claim.control
    if control is None or control.holder is None or control.change not in {Change.GAIN, Change.HOLD}:
        return
    for place in control.places:
        yield Read3d(HOLDS, control.holder, place)


def _score(doc: MarkedDoc, read: list[Read3d]) -> tuple[dict[str, Figure], list[str]]:
    marked = list({relation.key: relation for relation in reversed(doc.relations)}.values())[::-1]
    pairs = assign([[float(_is_same(gold, one)) for one in read] for gold in marked])
    right = [marked[i].kind for i, _ in pairs]
    figures = {
        kind: Figure(
            right.count(kind), sum(r.kind == kind for r in read), sum(r.kind == kind for r in marked)
        )
        for kind in (FIGHTS, HOLDS)
    }
    found, good = {i for i, _ in pairs}, {j for _, j in pairs}
    misses = [
        f"{doc.id}: missed: {r.source.words} {r.kind} {r.target.words}"
        for i, r in enumerate(marked)
        if i not in found
    ]
    misses += [
        f"{doc.id}: made up: {r.source.text} {r.kind} {r.target.text}"
        for j, r in enumerate(read)
        if j not in good
    ]
    return figures, misses


def _is_same(gold: Relation, read: Read3d) -> bool:
    if gold.kind != read.kind:
        return False
    straight = _is_end(gold.source, read.source) and _is_end(gold.target, read.target)
    crossed = _is_end(gold.source, read.target) and _is_end(gold.target, read.source)
    return straight or (gold.kind == FIGHTS and crossed)


def _is_end(end: End, mention: Mention) -> bool:
    return end.span.overlaps(mention.span) or same_thing(end.words, mention)
