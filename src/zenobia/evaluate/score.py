"""Scoring claims against gold: every filled slot counts once, as in MUC's "all slots" score.

A predicted claim can be paired with a gold one when at least half of the sentences of its evidence are gold's and their
types are equal or of one family; the pairing is the best over the report. Precision is over what was predicted, recall
over what gold holds. A slot that is right on a claim of the wrong type still counts; the type itself does not.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from zenobia.evaluate.assign import assign
from zenobia.evaluate.strings import as_mention, fold, nearness

Row = dict[str, Any]
"""A claim in the exchange format, or a gold claim; `{}` for the missing side of a pair."""
Counts = tuple[int, int, int]
"""Right, predicted, gold."""

FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"battle", "shelling", "airstrike", "bombing", "chemical_attack"}),
    frozenset({"capture", "withdrawal", "control", "siege"}),
    frozenset({"civilian_harm", "detention", "toll"}),
    frozenset({"destruction"}),
    frozenset({"deployment", "displacement", "support"}),
    frozenset({"statement", "agreement", "protest"}),
)
ENTITIES = ("agent", "target", "place", "source")
SLOTS = ("type", *ENTITIES, "when", "toll", "control", "modality", "about_past")
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"')”]*(?:\s|(?=[A-Z“\"]))|\n\s*\n")


class Figure(Struct, frozen=True):
    """Right, predicted and gold counts, and the rates that follow."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right; 0 when nothing was."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 0 when there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Pair(Struct, frozen=True):
    """A gold claim and the predicted claim that stands for it; one side is `{}` when missed or spurious."""

    gold: Row
    predicted: Row
    counts: dict[str, Counts]


class Report:
    """One gold record with what comparing needs: folded text, sentences, every entity that it names."""

    def __init__(self, record: Row) -> None:
        """Prepare a gold record (`text` and `claims`)."""
        self.claims: list[Row] = record["claims"]
        self.text = fold(record["text"])
        self._sentences = self._find_sentences(record["text"])
        self._entities: list[list[str]] = [
            e for c in self.claims for slot in ENTITIES for e in c.get(slot) or []
        ]
        self._answers: dict[tuple[tuple[str, ...], str, str], bool] = {}

    def _find_sentences(self, raw: str) -> list[tuple[int, int]]:
        cuts = [0, *(m.end() for m in _SENTENCE_END.finditer(raw)), len(raw)]
        found, at = [], 0
        for start, end in pairwise(cuts):
            piece = fold(raw[start:end])
            where = self.text.find(piece, at) if piece else -1
            if where >= 0:
                found.append((where, where + len(piece)))
                at = where + len(piece)
        return found

    def sentences_of(self, quotes: Iterable[Row | str]) -> set[int]:
        """The numbers of the sentences that the quotes touch."""
        held: set[int] = set()
        for quote in quotes:
            words = fold(quote if isinstance(quote, str) else quote["text"])
            start = self.text.find(words) if words else -1
            if start >= 0:
                held |= {
                    i for i, (a, b) in enumerate(self._sentences) if a < start + len(words) and start < b
                }
        return held

    def same(self, gold: list[str], predicted: Row | str) -> bool:
        """True when the predicted entity is nearer to this gold entity than to any other of the record."""
        mention = as_mention(predicted)
        question = (tuple(gold), mention.get("text") or "", mention.get("name") or "")
        if question not in self._answers:
            self._answers[question] = self._is_nearest(gold, mention)
        return self._answers[question]

    def _is_nearest(self, gold: list[str], predicted: Row) -> bool:
        here = nearness(gold, predicted, self.text)
        if here == 0.0:
            return False
        mine = {fold(s) for s in gold}
        rivals = (e for e in self._entities if not mine & {fold(s) for s in e})
        return all(nearness(e, predicted, self.text) < here for e in rivals)

    def compare(self, gold: Row, predicted: Row) -> dict[str, Counts]:
        """Right, predicted and gold counts of each slot of a pair."""
        both = bool(gold and predicted)
        counts: dict[str, Counts] = {
            "type": (int(both and gold["type"] == predicted["type"]), int(bool(predicted)), int(bool(gold)))
        }
        for slot in ENTITIES:
            g, p = _as_list(gold.get(slot)), _as_list(predicted.get(slot))
            if slot == "source":  # the speaker of a statement is its agent, and not counted twice
                g = [] if gold.get("type") == "statement" else g
                p = [] if predicted.get("type") == "statement" else p
            counts[slot] = (_matched(g, p, self.same), len(p), len(g))
        counts["when"] = _compare_when(gold.get("when"), predicted.get("when"))
        g, p = _as_list(gold.get("toll")), _as_list(predicted.get("toll"))
        counts["toll"] = (_matched(g, p, _same_toll), len(p), len(g))
        g_control, p_control = gold.get("control"), predicted.get("control")
        right = bool(g_control and p_control) and self._same_control(g_control or {}, p_control or {})
        counts["control"] = (int(right), int(bool(p_control)), int(bool(g_control)))
        g_sense, p_sense = gold.get("modality", "asserted"), predicted.get("modality", "asserted")
        counts["modality"] = (
            int(both and g_sense == p_sense != "asserted"),
            int(p_sense != "asserted"),
            int(g_sense != "asserted"),
        )
        g_past, p_past = bool(gold.get("about_past")), bool(predicted.get("about_past"))
        counts["about_past"] = (int(g_past and p_past), int(p_past), int(g_past))
        return counts

    def _same_control(self, gold: Row, predicted: Row) -> bool:
        place = predicted.get("place")
        if (
            gold["change"] != predicted.get("change")
            or not isinstance(place, dict | str)
            or not self.same(gold["place"], place)
        ):
            return False
        for side in ("holder", "from"):
            if gold.get(side) and predicted.get(side) and not self.same(gold[side], predicted[side]):
                return False
        if gold.get("holder"):
            return bool(predicted.get("holder"))
        return bool(predicted.get("from")) or not gold.get("from")

    def align(self, predicted: Sequence[Row]) -> list[Pair]:
        """Pair the predicted claims with the gold ones so that the most is right over the whole report."""
        pairs = self._best_pairs(predicted)
        left, right = {g for g, _ in pairs}, {p for _, p in pairs}
        rows: list[tuple[Row, Row]] = [(self.claims[g], predicted[p]) for g, p in pairs]
        rows += [(c, {}) for i, c in enumerate(self.claims) if i not in left]
        rows += [({}, c) for i, c in enumerate(predicted) if i not in right]
        return [Pair(g, p, self.compare(g, p)) for g, p in rows]

    def _best_pairs(self, predicted: Sequence[Row]) -> list[tuple[int, int]]:
        if not self.claims or not predicted:
            return []
        gold_at = [self.sentences_of(c["evidence"]) for c in self.claims]
        pred_at = [self.sentences_of(_as_list(c.get("evidence"))) for c in predicted]
        return assign(
            [
                [
                    self._gain(claim, guess, here, there)
                    for guess, there in zip(predicted, pred_at, strict=True)
                ]
                for claim, here in zip(self.claims, gold_at, strict=True)
            ]
        )

    def _gain(self, gold: Row, predicted: Row, gold_at: set[int], pred_at: set[int]) -> float:
        common = len(gold_at & pred_at)
        if (
            _family(gold["type"]) != _family(predicted.get("type", ""))
            or not common
            or 2 * common < len(pred_at)
        ):
            return 0.0
        right = sum(counts[0] for counts in self.compare(gold, predicted).values())
        return 1.0 + 2.0 * int(gold["type"] == predicted["type"]) + right + common / len(gold_at | pred_at)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _compare_when(gold: Row | None, predicted: Row | None) -> Counts:
    """Days are right when the end is the same, and the start too unless gold leaves it open."""
    said = bool(predicted and (predicted.get("start") or predicted.get("end")))
    right = False
    if gold and predicted and said:
        end = (gold.get("end") or "") == (predicted.get("end") or "")[:10]
        right = end and (gold.get("start") is None or gold["start"] == (predicted.get("start") or "")[:10])
    return int(right), int(said), int(bool(gold))


def _same_toll(gold: Row, predicted: Row) -> bool:
    return all(gold.get(k) == predicted.get(k) for k in ("what", "low", "high"))


def _matched(gold: list[Any], predicted: list[Any], equal: Callable[[Any, Any], bool]) -> int:
    free, right = list(predicted), 0
    for g in gold:
        hit = next((p for p in free if equal(g, p)), None)
        if hit is not None:
            free.remove(hit)
            right += 1
    return right


def _family(kind: str) -> int:
    return next((i for i, family in enumerate(FAMILIES) if kind in family), -1)


def add_up(pairs: Iterable[Pair]) -> dict[str, Figure]:
    """The figures of each slot over many pairs; every slot is there, also one that nothing fills."""
    total: dict[str, list[int]] = {slot: [0, 0, 0] for slot in SLOTS}
    for pair in pairs:
        for slot, counts in pair.counts.items():
            for i, n in enumerate(counts):
                total[slot][i] += n
    return {slot: Figure(*counts) for slot, counts in total.items()}


def add_up_all(pairs: Iterable[Pair]) -> Figure:
    """The figure of all slots together over many pairs."""
    slots = add_up(pairs).values()
    return Figure(sum(f.right for f in slots), sum(f.predicted for f in slots), sum(f.gold for f in slots))


def add_up_types(pairs: Iterable[Pair]) -> dict[str, Figure]:
    """For each type: claims found with the right type, predicted with it, and marked with it."""
    total: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for pair in pairs:
        if pair.gold:
            total[pair.gold["type"]][2] += 1
        if pair.predicted:
            total[pair.predicted["type"]][1] += 1
        if pair.counts["type"][0]:
            total[pair.gold["type"]][0] += 1
    return {kind: Figure(*counts) for kind, counts in sorted(total.items())}
