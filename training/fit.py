"""Fitting the network to passages."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.network import Network
from training.passage import Bounds, Entity, Mark, Passage
from zenobia.read.learned.labels import CHANGES, MODALITIES, ROLES, ROOM, TYPES
from zenobia.read.learned.windows import Pieces, Window, distances, pack, window

BATCH = 640
"""Word pieces that are learned from at once."""
RATE = 1.5e-4
HEADS = 6
"""How many times further the heads go in a step than the layers below, which know their language already."""
WARM = 0.1
"""The share of steps in which the rate rises."""
WANDER = 0.25
"""How often a claim is learned from another word of its clause than the finder's, since the rules choose others too."""
POSITIVE = 2.0
"""What a word that fills a role weighs beside one that does not: there are few of them."""
REACH = range(-3, 2)
"""How many sentences off a role's words may stand."""


@dataclass
class Cut:
    """A passage in word pieces, sentence by sentence."""

    passage: Passage
    sentences: list[Pieces]


@dataclass
class Row:
    """A window of a passage, and what is told in it."""

    window: Window
    numbers: range
    passage: Passage

    @property
    def marks(self) -> list[Mark]:
        """What is told in the window's sentences."""
        return [m for m in self.passage.marks if m.sentence in self.numbers]

    def stretch(self, sentence: int) -> tuple[int, int]:
        """The first piece of a sentence and its [SEP]."""
        return self.window.stretches[sentence - self.numbers.start]

    def inside(self, mark: Mark) -> list[int]:
        """The pieces of a mark's evidence."""
        first, end = self.stretch(mark.sentence)
        return [i for i in self.window.inside(mark.evidence) if first <= i < end]

    def pieces_of(self, entity: Entity, mark: Mark) -> list[int]:
        """The pieces that name an entity for a mark: in its own sentence if it is named there, else in the nearest."""
        of = self.window.sentence_of
        here = mark.sentence - self.numbers.start
        found = [
            ((abs(of[pieces[0]] - here), number, _gap(mark.evidence, bounds)), pieces)
            for number, places in enumerate(entity)
            for bounds in places
            if (pieces := self.window.inside(bounds)) and of[pieces[0]] - here in REACH
        ]
        return min(found)[1] if found else []


def _gap(one: Bounds, other: Bounds) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def cut(passages: list[Passage], tokenizer: Tokenizer) -> list[Cut]:
    """Cut passages into word pieces."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    found = []
    for passage in passages:
        encoded = tokenizer.encode_batch(
            [passage.text[a:b] for a, b in passage.sentences], add_special_tokens=False
        )
        found.append(
            Cut(
                passage,
                [
                    Pieces(e.ids, [(x + start, y + start) for x, y in e.offsets])
                    for e, (start, _) in zip(encoded, passage.sentences, strict=True)
                ],
            )
        )
    return found


def rows(found: list[Cut], chance: random.Random | None = None) -> list[Row]:
    """The windows of passages; with `chance`, cut elsewhere each time."""
    made = []
    for one in found:
        room = ROOM if chance is None else chance.randint(ROOM // 2, ROOM)
        for numbers in pack([len(s.ids) for s in one.sentences], room):
            if one.passage.is_whole or any(m.sentence in numbers for m in one.passage.marks):
                made.append(Row(window(one.sentences[numbers.start : numbers.stop]), numbers, one.passage))
    return made


def fit(
    network: Network,
    found: list[Cut],
    *,
    epochs: int,
    seed: int = 1,
    say: Callable[[str], None] = print,
) -> None:
    """Fit in place.

    Args:
        network: what to fit.
        found: what to fit it to.
        epochs: how often to go through it.
        seed: of the order, of dropout and of the choice of windows and triggers.
        say: takes a line on each epoch.
    """
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)
    network.finder.words.weight.requires_grad = False  # too little text to move the words of a language
    chance = random.Random(seed)
    heads = ("finder.types", "tagger.")
    groups: list[list[Tensor]] = [[], []]
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            groups[name.startswith(heads)].append(weight)
    optimizer = torch.optim.AdamW(
        [{"params": groups[0], "lr": RATE}, {"params": groups[1], "lr": RATE * HEADS}], weight_decay=0.01
    )
    steps = epochs * len(list(batches(rows(found, random.Random(0)), random.Random(0))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (WARM * steps), max(0.02, (steps - s) / ((1 - WARM) * steps)))
    )
    network.train()
    for epoch in range(epochs):
        sums = [0.0, 0.0, 0.0]
        count = 0
        for batch in batches(rows(found, chance), chance):
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


def batches(found: list[Row], chance: random.Random) -> Iterator[list[Row]]:
    """Windows of like length together, in random order."""
    order = sorted(found, key=lambda r: len(r.window.ids) + chance.random() * 8)
    batches: list[list[Row]] = [[]]
    for row in order:
        if batches[-1] and (len(batches[-1]) + 1) * len(row.window.ids) > BATCH:
            batches.append([])
        batches[-1].append(row)
    chance.shuffle(batches)
    yield from batches


def pad(found: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Ids and mask of windows of several lengths."""
    longest = max(map(len, found))
    ids = torch.zeros(len(found), longest, dtype=torch.long)
    mask = torch.zeros(len(found), longest, dtype=torch.long)
    for i, row in enumerate(found):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return ids, mask


def _losses(network: Network, batch: list[Row], chance: random.Random, *, is_warm: bool) -> list[Tensor]:
    ids, mask = pad([r.window.ids for r in batch])
    states, logits = network.finder(ids, mask)
    found = [
        _finding(logits[i], row, number)
        for i, row in enumerate(batch)
        if row.passage.is_whole
        for number in row.numbers
    ]
    finding = torch.stack(found).mean() if found else torch.zeros(())
    told = [(i, row, mark) for i, row in enumerate(batch) for mark in row.marks]
    if not told:
        return [finding, torch.zeros(()), torch.zeros(())]
    triggers = [_trigger(row, mark, logits[i], chance, is_warm=is_warm) for i, row, mark in told]
    roles, sense = network.tagger(
        states[torch.tensor([i for i, _, _ in told])], *look(told, triggers, ids.shape[1])
    )
    return [finding, _role_loss(roles, told), _sense_loss(sense, [m for _, _, m in told])]


def look(told: list[tuple[int, Row, Mark]], triggers: list[int], size: int) -> tuple[Tensor, ...]:
    """What the tagger is told of claims: at, end, kind, near, where (Tagger.forward)."""
    near, where = (torch.zeros(len(told), size, dtype=torch.long) for _ in range(2))
    for n, (_, row, _) in enumerate(told):
        far, off = distances(row.window, triggers[n])
        near[n, : len(far)], where[n, : len(off)] = torch.from_numpy(far), torch.from_numpy(off)
    return (
        torch.tensor(triggers),
        torch.tensor([row.stretch(mark.sentence)[1] for _, row, mark in told]),
        torch.tensor([TYPES.index(m.type) if m.type else len(TYPES) for _, _, m in told]),
        near,
        where,
    )


def _finding(logits: Tensor, row: Row, sentence: int) -> Tensor:
    """Some word of each claim's clause tells its type; no word elsewhere in the sentence does."""
    first, end = row.stretch(sentence)
    target = torch.zeros(len(TYPES))
    outside = torch.ones(end - first, len(TYPES), dtype=torch.bool)
    told = []
    for mark in row.marks:
        inside = [i - first for i in row.inside(mark)] if mark.sentence == sentence else []
        if mark.is_first and mark.type and inside:
            t = TYPES.index(mark.type)
            target[t] = 1
            outside[inside, t] = False
            told.append((t, inside))
    here = logits[first:end]
    if not len(here):
        return torch.zeros(())
    loss = sum(
        (functional.softplus(-torch.logsumexp(here[inside, t], dim=0)) for t, inside in told), torch.zeros(())
    )
    silent = torch.logsumexp(here[:, target == 0], dim=0)
    loss = loss + functional.softplus(silent).sum()
    beyond = outside[:, target == 1]
    if beyond.any():
        beyond_any = beyond.any(0)
        rest = torch.logsumexp(here[:, target == 1].masked_fill(~beyond, -1e4), dim=0)[beyond_any]
        loss = loss + 0.5 * functional.softplus(rest).sum()
    return loss


def _trigger(row: Row, mark: Mark, logits: Tensor, chance: random.Random, *, is_warm: bool) -> int:
    inside = row.inside(mark) or [row.stretch(mark.sentence)[0]]
    if not is_warm or not mark.type or chance.random() < WANDER:
        return chance.choice(inside)
    scores = logits[inside, TYPES.index(mark.type)]
    return inside[int(scores.argmax())]


def _role_loss(roles: Tensor, told: list[tuple[int, Row, Mark]]) -> Tensor:
    target = torch.zeros_like(roles)
    known = torch.zeros_like(roles)
    for n, (_, row, mark) in enumerate(told):
        for role, entities in mark.roles.items():
            for entity in entities:
                target[n, row.pieces_of(entity, mark), ROLES.index(role)] = 1
        for role in mark.known:
            known[n, 1 : len(row.window.ids), ROLES.index(role)] = 1
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
