"""Sentences side by side: the model reads a run of a report's sentences at once, each in the company of its neighbours.

A window is [CLS] sentence [SEP] sentence [SEP] …; a sentence too long for one is cut at its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from zenobia.read.learned.labels import LONGEST, NEAR, ROOM

Bounds = tuple[int, int]
"""The first character of a stretch of the report and the one behind its last."""
Numbers = NDArray[np.int64]

FIRST, BETWEEN = 101, 102
"""BERT's [CLS] and [SEP]."""
NOWHERE = (-1, -1)
"""The bounds of [CLS] and [SEP]."""


@dataclass(frozen=True)
class Pieces:
    """A sentence cut into word pieces."""

    ids: list[int]
    bounds: list[Bounds]
    """Where each piece stands in the report."""


@dataclass(frozen=True)
class Window:
    """Neighbouring sentences as the model reads them."""

    ids: list[int]
    bounds: list[Bounds]
    stretches: list[tuple[int, int]]
    """Of each sentence, its first piece and its [SEP]."""

    @cached_property
    def sentence_of(self) -> list[int]:
        """Of each piece, the number of its sentence in the window; [CLS] counts to the first."""
        found = [0] * len(self.ids)
        for number, (first, end) in enumerate(self.stretches):
            found[first : end + 1] = [number] * (end + 1 - first)
        return found

    def inside(self, bounds: Bounds) -> list[int]:
        """The numbers of the pieces that share a character with a stretch of the report."""
        starts, ends = self._edges
        return np.flatnonzero((ends > starts) & (starts < bounds[1]) & (bounds[0] < ends)).tolist()

    @cached_property
    def _edges(self) -> tuple[Numbers, Numbers]:
        edges = np.array(self.bounds, dtype=np.int64)
        return edges[:, 0], edges[:, 1]


def window(sentences: Sequence[Pieces]) -> Window:
    """Put sentences side by side."""
    ids, bounds, stretches = [FIRST], [NOWHERE], []
    for sentence in sentences:
        stretches.append((len(ids), len(ids) + len(sentence.ids[:LONGEST])))
        ids += [*sentence.ids[:LONGEST], BETWEEN]
        bounds += [*sentence.bounds[:LONGEST], NOWHERE]
    return Window(ids, bounds, stretches)


def pack(sizes: Sequence[int], room: int = ROOM) -> list[range]:
    """Which sentences share a window: as many neighbours as fit.

    Args:
        sizes: of each sentence, in word pieces.
        room: of a window, in word pieces with the marks between sentences.
    """
    found: list[range] = []
    start, held = 0, 1
    for number, size in enumerate(sizes):
        need = min(size, LONGEST) + 1
        if number > start and held + need > room:
            found.append(range(start, number))
            start, held = number, 1
        held += need
    if start < len(sizes):
        found.append(range(start, len(sizes)))
    return found


def distances(found: Window, at: int) -> tuple[Numbers, Numbers]:
    """How far each piece of a window stands from one of them: in pieces (coarse, by NEAR) and in sentences (-2 to 2, as 0 to 4)."""
    steps = np.arange(len(found.ids)) - at
    size = np.searchsorted(np.array(NEAR), np.abs(steps), side="right")
    near = np.where(steps < 0, len(NEAR) - size, len(NEAR) + size)
    of = np.array(found.sentence_of)
    return near.astype(np.int64), np.clip(of - of[at], -2, 2).astype(np.int64) + 2
