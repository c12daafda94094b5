"""Running the model: sentences in, what is told where and which words fill which role out. ONNX, 8 bit, one thread, no torch."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import resources_dir
from zenobia.model import Change, ClaimType, Modality
from zenobia.read.learned.labels import CHANGES, MODALITIES, ROLES, TYPES
from zenobia.read.learned.windows import Bounds, Pieces, Window, distances, pack, window

Floats = NDArray[np.float32]
BATCH = 4
"""Windows that are read at once; memory grows with it."""
FINDER, TAGGER = "finder.onnx", "tagger.onnx"


@dataclass(frozen=True)
class Sighting:
    """A claim that the finder sees in a sentence."""

    type: ClaimType
    score: float
    """How likely it is told here, 0 to 1 as the model says it (not calibrated)."""
    at: int
    """The character of the report where the word stands that tells it."""


class Look:
    """A window of sentences as the model sees it."""

    def __init__(self, window: Window, text: str, states: Floats, logits: Floats) -> None:
        self.window = window
        self.text = text
        """Of the whole report."""
        self.states = states
        self.logits = logits

    def stretches(self, chances: Floats, threshold: float, peak: float) -> tuple[Bounds, ...]:
        """Runs of words whose chance of filling a role is over the threshold, and somewhere over the peak."""
        if chances.max() <= peak:
            return ()
        return tuple(
            run for run in self._runs(chances, threshold) if chances[self.window.inside(run)].max() > peak
        )

    def _runs(self, chances: Floats, threshold: float) -> list[Bounds]:
        bounds, of = self.window.bounds, self.window.sentence_of
        found: list[Bounds] = []
        last = 0
        for piece in np.flatnonzero(chances > threshold).tolist():
            start, end = bounds[piece]
            if end <= start or (found and piece <= last):
                continue
            goes_on = bool(found) and of[piece] == of[last] and set(self.text[found[-1][1] : start]) <= _GLUE
            last = piece
            while last + 1 < len(bounds) and self._is_inside_word(bounds[last + 1], end):
                last += 1
                end = bounds[last][1]
            if goes_on:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found

    def _is_inside_word(self, piece: Bounds, end: int) -> bool:
        return piece[0] == end and piece[1] > end and self.text[end].isalnum()


_GLUE = frozenset(" -'’.")
"""What may stand between two words of one name."""


@dataclass(frozen=True)
class Seen:
    """A sentence as the model sees it, in its window."""

    look: Look
    number: int
    """Of the sentence in its window."""

    @property
    def looked_at(self) -> range:
        """The window's pieces that are looked at for the roles of its claims: the sentence and the one before it."""
        return range(self.look.window.stretches[max(self.number - 1, 0)][0], self.end + 1)

    @property
    def first(self) -> int:
        """The window's piece that the sentence starts with."""
        return self.look.window.stretches[self.number][0]

    @property
    def end(self) -> int:
        """The [SEP] behind the sentence."""
        return self.look.window.stretches[self.number][1]

    @cached_property
    def scores(self) -> dict[ClaimType, float]:
        """How likely the sentence tells a claim of each type."""
        logits = self.look.logits[self.first : self.end]
        if not len(logits):
            return dict.fromkeys(ClaimType, 0.0)
        top = logits.max(axis=0)
        total = top + np.log(np.exp(logits - top).sum(axis=0))
        return {ClaimType(t): float(p) for t, p in zip(TYPES, _sigmoid(total), strict=True)}

    def sightings(self, threshold: float) -> list[Sighting]:
        """The claims that are likelier than `threshold`, one a type at most."""
        return [
            Sighting(type, score, self.look.window.bounds[self._best(type)][0])
            for type, score in self.scores.items()
            if score > threshold
        ]

    def _best(self, type: ClaimType) -> int:
        return self.first + int(self.look.logits[self.first : self.end, TYPES.index(type.value)].argmax())

    @property
    def span(self) -> Bounds:
        """What the model saw of the sentence: from its first character to behind the last; a very long one is cut."""
        bounds = self.look.window.bounds[self.first : self.end]
        return (bounds[0][0], bounds[-1][1]) if bounds else (0, 0)

    def piece(self, at: int) -> int:
        """The number of the window's piece that holds a character of the sentence, or stands next before it."""
        before = [i for i in range(self.first, self.end) if self.look.window.bounds[i][0] <= at]
        return before[-1] if before else min(self.first, len(self.look.window.ids) - 1)


@dataclass(frozen=True)
class Tagging:
    """Which words of a window fill the roles of one claim, and in what sense it is told."""

    seen: Seen
    roles: dict[str, tuple[Bounds, ...]]
    chances: Floats
    """Of each piece of the window (rows) for each role (columns)."""
    modality: Modality
    modality_score: float
    past_score: float
    change: Change | None

    def chance(self, role: str, bounds: Bounds) -> float:
        """How likely some word of a stretch of the report fills a role; 1 where the model did not look."""
        pieces = [p for p in self.seen.look.window.inside(bounds) if p in self.seen.looked_at]
        return float(self.chances[pieces, ROLES.index(role)].max()) if pieces else 1.0


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
        self._tokenizer.no_truncation()

    def read(self, text: str, sentences: Sequence[Bounds]) -> Iterator[Seen]:
        """Read the sentences of a report, each in the company of its neighbours; a few windows at a time.

        Args:
            text: of the report.
            sentences: where each stands in it, in order.
        """
        cut = self._cut(text, sentences)
        packed = pack([len(sentence.ids) for sentence in cut])
        for first in range(0, len(packed), BATCH):
            windows = [window(cut[run.start : run.stop]) for run in packed[first : first + BATCH]]
            for made, (states, logits) in zip(windows, self._run([w.ids for w in windows]), strict=True):
                look = Look(made, text, states, logits)
                yield from (Seen(look, number) for number in range(len(made.stretches)))

    def _cut(self, text: str, sentences: Sequence[Bounds]) -> list[Pieces]:
        found = self._tokenizer.encode_batch([text[a:b] for a, b in sentences], add_special_tokens=False)
        return [
            Pieces(e.ids, [(x + start, y + start) for x, y in e.offsets])
            for e, (start, _) in zip(found, sentences, strict=True)
        ]

    def _run(self, rows: list[list[int]]) -> Iterator[tuple[Floats, Floats]]:
        longest = max(map(len, rows))
        ids = np.zeros((len(rows), longest), dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.int64)
        for row, pieces in enumerate(rows):
            ids[row, : len(pieces)] = pieces
            mask[row, : len(pieces)] = 1
        states, logits = self._finder.run(None, {"ids": ids, "mask": mask})
        for row, pieces in enumerate(rows):
            yield states[row, : len(pieces)], logits[row, : len(pieces)]

    def tag(
        self, seen: Seen, claims: Sequence[tuple[ClaimType, int]], threshold: float, peak: float
    ) -> list[Tagging]:
        """The roles and the sense of the claims of a sentence.

        Args:
            seen: as `read` gave it.
            claims: the type of each, and the character of the report where the word stands that tells it.
            threshold: how sure the model must be of each word that fills a role, 0 to 1.
            peak: how sure of one of them.
        """
        if not claims or seen.first == seen.end:
            return []
        at = [seen.piece(where) for _, where in claims]
        near = slice(seen.looked_at.start, seen.looked_at.stop)
        apart = [distances(seen.look.window, piece) for piece in at]
        roles, sense = self._tagger.run(
            None,
            {
                "states": np.repeat(seen.look.states[None, near], len(claims), axis=0),
                "at": np.array(at, dtype=np.int64) - near.start,
                "end": np.full(len(claims), seen.end - near.start, dtype=np.int64),
                "kind": np.array([TYPES.index(type.value) for type, _ in claims], dtype=np.int64),
                "near": np.stack([steps[near] for steps, _ in apart]),
                "where": np.stack([sentences[near] for _, sentences in apart]),
            },
        )
        found = np.zeros((len(claims), len(seen.look.window.ids), len(ROLES)), dtype=np.float32)
        found[:, near] = _sigmoid(roles)
        return [_tagging(seen, r, s, threshold, peak) for r, s in zip(found, sense, strict=True)]


def _tagging(seen: Seen, roles: Floats, sense: Floats, threshold: float, peak: float) -> Tagging:
    n = len(MODALITIES)
    modality = _softmax(sense[:n])
    change = CHANGES[int(sense[n + 1 :].argmax())]
    return Tagging(
        seen=seen,
        roles={
            role: found
            for number, role in enumerate(ROLES)
            if (found := seen.look.stretches(roles[:, number], threshold, peak))
        },
        chances=roles,
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
