"""What the model learns from: a text cut into sentences, with the claims that people marked in it."""

from pathlib import Path

import msgspec
from msgspec import Struct

from zenobia.read.learned.labels import ROLES

Bounds = tuple[int, int]
"""The first character of a stretch of a passage's text and the one behind its last."""
Entity = tuple[tuple[Bounds, ...], ...]
"""The ways in which a text names one thing, best first, and wherever it does so in each."""


class Mark(Struct, frozen=True, omit_defaults=True):
    """A claim as far as one sentence tells it."""

    type: str
    """A claim type, or "" for a happening of a kind that claims do not have."""
    sentence: int
    """The number of the sentence that tells it."""
    evidence: Bounds
    """Where it is told; the model looks for the word that tells it in here."""
    is_first: bool = True
    """The sentence is the first that tells the claim, so that a finder should find it here."""
    roles: dict[str, tuple[Entity, ...]] = {}
    """What fills each role (labels.ROLES)."""
    known: tuple[str, ...] = ROLES
    """The roles that were looked for. Of the others nothing is known, and nothing is learned."""
    modality: str | None = "asserted"
    is_past: bool | None = False
    change: str | None = None


class Passage(Struct, frozen=True, omit_defaults=True):
    """A report, or a part of one."""

    doc: str
    text: str
    sentences: tuple[Bounds, ...]
    marks: tuple[Mark, ...] = ()
    is_whole: bool = True
    """Everything told in it is marked, so that what is not marked is not told."""


def save(passages: list[Passage], path: Path) -> None:
    """Write passages, one a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(msgspec.json.encode(p) + b"\n" for p in passages))


def load(path: Path) -> list[Passage]:
    """Read what `save` wrote."""
    return [msgspec.json.decode(line, type=Passage) for line in path.read_bytes().splitlines()]
