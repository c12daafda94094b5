"""Running the model: sentences in, what is told where and which words fill which role out. ONNX, 8 bit, one thread, no torch."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import resources_dir
from zenobia.model import Change, ClaimType, Modality
from zenobia.read.learned.labels import CHANGES, LONGEST, MODALITIES, ROLES, TYPES

Floats = NDArray[np.float32]
BATCH = 32
"""Sentences, of like length, that are read at once; memory grows with it."""
FINDER, TAGGER = "finder.onnx", "tagger.onnx"

Bounds = tuple[int, int]
"""The first character of a stretch of the sentence and the one behind its last."""


@dataclass(frozen=True)
class Sighting:
    """A claim that the finder sees in a sentence."""

    type: ClaimType
    score: float
    """How likely it is told here, 0 to 1 as the model says it (not calibrated)."""
    at: int
    """The character where the word stands that tells it."""


@dataclass(frozen=True)
class Tagging:
    """Which words fill the roles of one claim, and in what sense it is told."""

    roles: dict[str, tuple[Bounds, ...]]
    chances: Floats
    """Of each piece of the sentence (rows) for each role (columns)."""
    sentence: "Encoded"
    modality: Modality
    modality_score: float
    past_score: float
    change: Change | None

    def chance(self, role: str, bounds: Bounds) -> float:
        """How likely some word of a stretch fills a role."""
        pieces = self.sentence.pieces(bounds)
        return float(self.chances[pieces, ROLES.index(role)].max()) if pieces else 0.0


class Encoded:
    """A sentence as the model sees it."""

    def __init__(self, text: str, offsets: Sequence[Bounds], states: Floats, logits: Floats) -> None:
        self.text = text
        self._offsets = offsets
        self._logits = logits
        self.states = states

    @cached_property
    def scores(self) -> dict[ClaimType, float]:
        """How likely the sentence tells a claim of each type."""
        top = self._logits.max(axis=0)
        total = top + np.log(np.exp(self._logits - top).sum(axis=0))
        return {ClaimType(t): float(p) for t, p in zip(TYPES, _sigmoid(total), strict=True)}

    def sightings(self, threshold: float) -> list[Sighting]:
        """The claims that are likelier than `threshold`, one a type at most."""
        return [
            Sighting(type, score, self._offsets[self._best(type)][0])
            for type, score in self.scores.items()
            if score > threshold
        ]

    def _best(self, type: ClaimType) -> int:
        return int(self._logits[:, TYPES.index(type.value)].argmax())

    @property
    def seen(self) -> int:
        """How many characters the model saw; a very long sentence is cut."""
        return max((end for _, end in self._offsets), default=0)

    def piece(self, at: int) -> int:
        """The number of the piece that holds a character; the last one's when the sentence was cut before it."""
        for number, (start, end) in enumerate(self._offsets):
            if start <= at < end:
                return number
        return max(len(self._offsets) - 2, 0)

    def pieces(self, bounds: Bounds) -> list[int]:
        """The numbers of the pieces within a stretch of characters."""
        return [i for i, (a, b) in enumerate(self._offsets) if b > a and a < bounds[1] and bounds[0] < b]

    def stretches(self, chances: Floats, threshold: float, peak: float) -> tuple[Bounds, ...]:
        """Runs of words whose chance of filling a role is over the threshold, and somewhere over the peak."""
        return tuple(run for run in self._runs(chances, threshold) if chances[self.pieces(run)].max() > peak)

    def _runs(self, chances: Floats, threshold: float) -> list[Bounds]:
        found: list[Bounds] = []
        is_open = False
        for chance, (start, end) in zip(chances, self._offsets, strict=True):
            if end <= start:
                continue
            goes_on = bool(found) and self._joins(found[-1][1], start)
            inside_word = bool(found) and found[-1][1] == start and self.text[start].isalnum()
            if chance > threshold or (is_open and inside_word):
                if is_open and goes_on:
                    found[-1] = (found[-1][0], end)
                else:
                    found.append((start, end))
                is_open = True
            elif self.text[start:end] not in _GLUE:
                is_open = False
        return found

    def _joins(self, end: int, start: int) -> bool:
        return set(self.text[end:start]) <= _GLUE


_GLUE = frozenset(" -'’.")
"""What may stand between two words of one name."""


class Encoder:
    """The two networks and the cutter of words."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load the weights.

        Args:
            folder: where finder.onnx, tagger.onnx and tokenizer.json are; the shipped ones when `None`.

        Raises:
            ResourceError: they are not there.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        folder = folder or resources_dir() / "reader"
        missing = [n for n in (FINDER, TAGGER, "tokenizer.json") if not (folder / n).is_file()]
        if missing:
            raise ResourceError(
                f"{folder / missing[0]}: the weights of the learned reader are not there; "
                "`make train` makes them, and `--reader rules` reads without them"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._finder, self._tagger = (
            onnxruntime.InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
            for name in (FINDER, TAGGER)
        )
        self.digest = hashlib.sha256(
            b"".join((folder / name).read_bytes() for name in (FINDER, TAGGER))
        ).hexdigest()[:8]
        """Of the weights; part of the reader's name."""
        self._tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def encode(self, sentences: Sequence[str]) -> list[Encoded]:
        """Read sentences; those of one call share the work."""
        pieces = self._tokenizer.encode_batch(list(sentences))
        by_length = sorted(range(len(pieces)), key=lambda n: len(pieces[n].ids))
        found: dict[int, Encoded] = {}
        for first in range(0, len(by_length), BATCH):
            rows = by_length[first : first + BATCH]
            states, logits = self._run([pieces[n].ids for n in rows])
            for row, n in enumerate(rows):
                size = len(pieces[n].ids)
                found[n] = Encoded(sentences[n], pieces[n].offsets, states[row, :size], logits[row, :size])
        return [found[n] for n in range(len(pieces))]

    def _run(self, rows: list[list[int]]) -> tuple[Floats, Floats]:
        longest = max(map(len, rows))
        ids = np.zeros((len(rows), longest), dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for row, pieces in enumerate(rows):
            ids[row, : len(pieces)] = pieces
            mask[row, : len(pieces)] = 1
        states, logits = self._finder.run(None, {"ids": ids, "mask": mask})
        return states, logits

    def tag(
        self,
        sentence: Encoded,
        claims: Sequence[tuple[ClaimType, int]],
        threshold: float,
        peak: float,
    ) -> list[Tagging]:
        """The roles and the sense of the claims of a sentence.

        Args:
            sentence: as `encode` gave it.
            claims: the type of each, and the character where the word stands that tells it.
            threshold: how sure the model must be of each word that fills a role, 0 to 1.
            peak: how sure of one of them.
        """
        return [
            tagging
            for first in range(0, len(claims), BATCH)
            for tagging in self._tag(sentence, claims[first : first + BATCH], threshold, peak)
        ]

    def _tag(
        self, sentence: Encoded, claims: Sequence[tuple[ClaimType, int]], threshold: float, peak: float
    ) -> list[Tagging]:
        size = len(sentence.states)
        trigger = np.zeros((len(claims), size), dtype=np.float32)
        for row, (_, at) in enumerate(claims):
            trigger[row, sentence.piece(at)] = 1
        roles, sense = self._tagger.run(
            None,
            {
                "states": np.repeat(sentence.states[None], len(claims), axis=0),
                "mask": np.ones((len(claims), size), dtype=np.int64),
                "trigger": trigger,
                "kind": np.array([TYPES.index(type.value) for type, _ in claims], dtype=np.int64),
            },
        )
        return [
            _tagging(sentence, _sigmoid(r), s, threshold, peak) for r, s in zip(roles, sense, strict=True)
        ]


def _tagging(sentence: Encoded, roles: Floats, sense: Floats, threshold: float, peak: float) -> Tagging:
    n = len(MODALITIES)
    modality = _softmax(sense[:n])
    change = CHANGES[int(sense[n + 1 :].argmax())]
    return Tagging(
        roles={
            role: found
            for number, role in enumerate(ROLES)
            if (found := sentence.stretches(roles[:, number], threshold, peak))
        },
        chances=roles,
        sentence=sentence,
        modality=Modality(MODALITIES[int(modality.argmax())]),
        modality_score=float(modality.max()),
        past_score=float(_sigmoid(sense[n])),
        change=None if change == "none" else Change(change),
    )


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)), dtype=np.float32)


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max())
    return np.asarray(e / e.sum(), dtype=np.float32)
