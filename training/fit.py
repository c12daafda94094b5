"""Fitting the network to passages."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.network import Network
from training.passage import Bounds, Mark, Passage
from zenobia.read.learned.labels import CHANGES, LONGEST, MODALITIES, ROLES, TYPES

BATCH = 16
RATE = 1.5e-4
HEAD_RATE = 1e-3
WARM = 0.1
"""The share of steps in which the rate rises."""
WANDER = 0.25
"""How often a claim is learned from another word of its clause than the finder's, since the rules choose others too."""
POSITIVE = 2.0
"""What a word that fills a role weighs beside one that does not: there are few of them."""


@dataclass
class Row:
    """A passage in word pieces."""

    passage: Passage
    ids: list[int]
    offsets: list[Bounds]

    def inside(self, bounds: Bounds) -> list[int]:
        """The pieces that stand within a stretch of characters."""
        return [i for i, (a, b) in enumerate(self.offsets) if b > a and a < bounds[1] and bounds[0] < b]


def encode(passages: list[Passage], tokenizer: Tokenizer) -> list[Row]:
    """Cut passages into word pieces."""
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return [
        Row(p, e.ids, e.offsets)
        for p, e in zip(passages, tokenizer.encode_batch([p.text for p in passages]), strict=True)
    ]


def fit(
    network: Network, rows: list[Row], *, epochs: int, seed: int = 1, say: Callable[[str], None] = print
) -> None:
    """Fit in place.

    Args:
        network: what to fit.
        rows: what to fit it to.
        epochs: how often to go through the rows.
        seed: of the order, of dropout and of the choice of triggers.
        say: takes a line on each epoch.
    """
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    network.finder.words.weight.requires_grad = False  # too little text to move the words of a language
    chance = random.Random(seed)
    heads = {"finder.types", "tagger.roles", "tagger.sense", "tagger.kinds", "tagger.trigger"}
    groups: list[list[Tensor]] = [[], []]
    for name, weight in network.named_parameters():
        if not weight.requires_grad:
            continue
        groups[any(name.startswith(h) for h in heads)].append(weight)
    optimizer = torch.optim.AdamW(
        [{"params": groups[0], "lr": RATE}, {"params": groups[1], "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = epochs * len(list(_batches(rows, random.Random(0))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (WARM * steps), max(0.0, (steps - s) / ((1 - WARM) * steps)))
    )
    network.train()
    for epoch in range(epochs):
        sums = [0.0, 0.0, 0.0]
        count = 0
        for batch in _batches(rows, chance):
            losses = _losses(network, batch, chance, is_warm=epoch > 0)
            total = sum(losses, torch.zeros(()))
            optimizer.zero_grad()
            total.backward()
            torch.nn.utils.clip_grad_norm_([w for g in groups for w in g], 1.0)
            optimizer.step()
            schedule.step()
            sums = [s + x.item() for s, x in zip(sums, losses, strict=True)]
            count += 1
        say(
            f"epoch {epoch + 1}: find {sums[0] / count:.4f}, roles {sums[1] / count:.4f}, sense {sums[2] / count:.4f}"
        )
    network.eval()


def _batches(rows: list[Row], chance: random.Random) -> Iterator[list[Row]]:
    """Rows of like length together, in random order."""
    order = sorted(rows, key=lambda r: len(r.ids) + chance.random() * 8)
    batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    chance.shuffle(batches)
    yield from batches


def pad(rows: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Ids and mask of rows of several lengths."""
    longest = max(map(len, rows))
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return ids, mask


def _losses(network: Network, batch: list[Row], chance: random.Random, *, is_warm: bool) -> list[Tensor]:
    ids, mask = pad([r.ids for r in batch])
    states, logits = network.finder(ids, mask)
    found = [_finding(logits[i], row) for i, row in enumerate(batch) if row.passage.is_whole]
    finding = torch.stack(found).mean() if found else torch.zeros(())
    told = [(i, row, mark) for i, row in enumerate(batch) for mark in row.passage.marks]
    if not told:
        return [finding, torch.zeros(()), torch.zeros(())]
    index = torch.tensor([i for i, _, _ in told])
    trigger = torch.zeros(len(told), ids.shape[1])
    for n, (i, row, mark) in enumerate(told):
        trigger[n, _trigger(row, mark, logits[i], chance, is_warm=is_warm)] = 1
    kind = torch.tensor([TYPES.index(m.type) if m.type else len(TYPES) for _, _, m in told])
    roles, sense = network.tagger(states[index], mask[index], trigger, kind)
    return [finding, _role_loss(roles, mask[index], told), _sense_loss(sense, [m for _, _, m in told])]


def _finding(logits: Tensor, row: Row) -> Tensor:
    """Some word of a claim's clause tells its type; no word elsewhere does."""
    n = len(row.ids)
    target = torch.zeros(len(TYPES))
    region = torch.ones(n, len(TYPES), dtype=torch.bool)
    for mark in row.passage.marks:
        if mark.is_first and mark.type:
            t = TYPES.index(mark.type)
            if target[t] == 0:
                region[:, t] = False
            target[t] = 1
            region[row.inside(mark.evidence), t] = True
    region[:, target == 1] &= region[:, target == 1].any(0)
    inside = torch.logsumexp(logits[:n].masked_fill(~region, -1e4), dim=0)
    loss = functional.binary_cross_entropy_with_logits(inside, target, reduction="sum")
    outside = (~region) & (target == 1)
    if outside.any():
        has = outside.any(0)
        beyond = torch.logsumexp(logits[:n].masked_fill(~outside, -1e4), dim=0)[has]
        loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(
            beyond, torch.zeros_like(beyond), reduction="sum"
        )
    return loss


def _trigger(row: Row, mark: Mark, logits: Tensor, chance: random.Random, *, is_warm: bool) -> int:
    inside = row.inside(mark.evidence) or [0]
    if not is_warm or not mark.type or chance.random() < WANDER:
        return chance.choice(inside)
    scores = logits[inside, TYPES.index(mark.type)]
    return inside[int(scores.argmax())]


def _role_loss(roles: Tensor, mask: Tensor, told: list[tuple[int, Row, Mark]]) -> Tensor:
    target = torch.zeros_like(roles)
    known = torch.zeros_like(roles)
    for n, (_, row, mark) in enumerate(told):
        for role, stretches in mark.roles.items():
            for bounds in stretches:
                target[n, row.inside(bounds), ROLES.index(role)] = 1
        for role in mark.known:
            known[n, : len(row.ids), ROLES.index(role)] = 1
    loss = functional.binary_cross_entropy_with_logits(
        roles, target, reduction="none", pos_weight=torch.tensor(POSITIVE)
    )
    return (loss * known).sum() / len(told) * 0.3


def _sense_loss(sense: Tensor, marks: list[Mark]) -> Tensor:
    kept = [i for i, m in enumerate(marks) if m.modality is not None]
    if not kept:
        return torch.zeros(())
    sense = sense[kept]
    marks = [marks[i] for i in kept]
    n = len(MODALITIES)
    modality = functional.cross_entropy(
        sense[:, :n], torch.tensor([MODALITIES.index(m.modality) for m in marks])
    )
    past = functional.binary_cross_entropy_with_logits(
        sense[:, n], torch.tensor([float(bool(m.is_past)) for m in marks])
    )
    change = functional.cross_entropy(
        sense[:, n + 1 :], torch.tensor([CHANGES.index(m.change or "none") for m in marks])
    )
    return modality + past + change
