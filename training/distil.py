"""A small network that learns from larger ones: on plain text what they see there, averaged, instead of marks.

Several networks fitted to the same marks with other seeds err apart, so that their average is better than each; one small
network can follow it on many more texts than anyone marked. It starts from every other layer of one of them.
"""

import random
import re
from collections.abc import Callable, Iterator

import torch
from torch import Tensor
from torch.nn import functional

from training.fit import Cut, Row, batches, pad, rows
from training.network import Network
from zenobia.read.learned.labels import MODALITIES
from zenobia.read.learned.windows import distances

RATE = 4e-4
LIKELY = 0.25
"""How likely teachers hold a claim that the pupil learns the roles of."""
ASIDE = 0.3
"""How often roles are learned from another word of the sentence than the likeliest."""
KEPT = (0, 1, 3, 5)
"""The teacher's layers that the pupil starts from."""


def pupil_of(teacher: Network, kept: tuple[int, ...] = KEPT) -> Network:
    """A network of fewer layers that starts from some of a teacher's."""
    pupil = Network(layers=len(kept))
    weights = {}
    for name, weight in teacher.state_dict().items():
        layer = re.fullmatch(r"finder\.layers\.(\d+)\.(.*)", name)
        if layer is None:
            weights[name] = weight
        elif int(layer[1]) in kept:
            weights[f"finder.layers.{kept.index(int(layer[1]))}.{layer[2]}"] = weight
    pupil.load_state_dict(weights)
    return pupil


def follow_states(
    pupil: Network,
    teacher: Network,
    found: list[Cut],
    *,
    steps: int,
    seed: int = 1,
    say: Callable[[str], None] = print,
) -> None:
    """Fit a pupil's states to its teacher's on plain text, in place: what the dropped layers did, the others take over."""
    _still(pupil)
    optimizer, schedule = _optimizer(list(pupil.finder.parameters()), pupil, steps)
    for step, batch in enumerate(_forever(found, seed, steps)):
        ids, mask = pad([r.window.ids for r in batch])
        with torch.no_grad():
            target, _ = teacher.finder(ids, mask)
        states, _ = pupil.finder(ids, mask)
        weight = mask.float()[:, :, None]
        loss = ((states - target) ** 2 * weight).sum() / weight.sum() / states.shape[-1]
        _step(loss, optimizer, schedule, pupil)
        if step % 100 == 99:
            say(f"states {step + 1}: {loss.item():.4f}")


def distil(
    pupil: Network,
    teachers: list[Network],
    found: list[Cut],
    *,
    steps: int,
    seed: int = 1,
    say: Callable[[str], None] = print,
) -> None:
    """Fit a pupil to the average of its teachers on plain text, in place."""
    torch.manual_seed(seed)
    pupil.train()
    chance = random.Random(seed)
    optimizer, schedule = _optimizer(list(pupil.parameters()), pupil, steps)
    sums = [0.0, 0.0, 0.0]
    for step, batch in enumerate(_forever(found, seed, steps)):
        losses = _losses(pupil, teachers, batch, chance)
        _step(sum(losses, torch.zeros(())), optimizer, schedule, pupil)
        sums = [s + x.item() for s, x in zip(sums, losses, strict=True)]
        if step % 50 == 49:
            say(
                f"distil {step + 1}: find {sums[0] / 50:.4f}, roles {sums[1] / 50:.4f}, sense {sums[2] / 50:.4f}"
            )
            sums = [0.0, 0.0, 0.0]
    pupil.eval()


def _still(network: Network) -> None:
    """No dropout: a state is to be met exactly."""
    network.eval()


def _optimizer(
    weights: list[Tensor], pupil: Network, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    pupil.finder.words.weight.requires_grad = False
    optimizer = torch.optim.AdamW([w for w in weights if w.requires_grad], lr=RATE, weight_decay=0.01)
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.05 * steps), max(0.02, (steps - s) / (0.95 * steps)))
    )


def _step(
    loss: Tensor,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    pupil: Network,
) -> None:
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(pupil.parameters(), 1.0)
    optimizer.step()
    schedule.step()


def _forever(found: list[Cut], seed: int, steps: int) -> Iterator[list[Row]]:
    """So many batches, the windows cut elsewhere in each round."""
    chance = random.Random(seed)
    done = 0
    while done < steps:
        for batch in batches(rows(found, chance), chance):
            yield batch
            done += 1
            if done == steps:
                return


def _losses(pupil: Network, teachers: list[Network], batch: list[Row], chance: random.Random) -> list[Tensor]:
    ids, mask = pad([r.window.ids for r in batch])
    with torch.no_grad():
        taught = [teacher.finder(ids, mask) for teacher in teachers]
    states, logits = pupil.finder(ids, mask)
    finding, told = [], []
    for i, row in enumerate(batch):
        for first, end in row.window.stretches:
            if first == end:
                continue
            here = [found[i, first:end] for _, found in taught]
            likely = torch.stack([torch.sigmoid(torch.logsumexp(h, 0)) for h in here]).mean(0)
            where = torch.stack([torch.softmax(h, 0) for h in here]).mean(0)
            finding.append(_finding(logits[i, first:end], likely, where))
            told += [(i, end, *claim) for claim in _claims(likely, where, first, chance)]
    loss = torch.stack(finding).mean() if finding else torch.zeros(())
    if not told:
        return [loss, torch.zeros(()), torch.zeros(())]
    return [loss, *_tagging(pupil, teachers, batch, told, states, [s for s, _ in taught])]


def _finding(logits: Tensor, likely: Tensor, where: Tensor) -> Tensor:
    """As likely as the teachers hold it, and told by the same word."""
    whole = torch.logsumexp(logits, 0)
    loss = functional.binary_cross_entropy_with_logits(whole, likely, reduction="sum")
    sure = likely > LIKELY
    if sure.any():
        words = torch.log_softmax(logits[:, sure], 0)
        loss = loss - 0.3 * (likely[sure] * (where[:, sure] * words).sum(0)).sum()
    return loss


def _claims(likely: Tensor, where: Tensor, first: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    """The piece and the type of what a sentence tells."""
    for kind in (likely > LIKELY).nonzero().flatten().tolist():
        best = int(where[:, kind].argmax())
        aside = chance.randrange(len(where)) if chance.random() < ASIDE else best
        yield first + aside, kind


def _tagging(
    pupil: Network,
    teachers: list[Network],
    batch: list[Row],
    told: list[tuple[int, int, int, int]],
    states: Tensor,
    taught: list[Tensor],
) -> list[Tensor]:
    index = torch.tensor([i for i, _, _, _ in told])
    size = states.shape[1]
    near, where = (torch.zeros(len(told), size, dtype=torch.long) for _ in range(2))
    known = torch.zeros(len(told), size, 1)
    for n, (i, _, at, _) in enumerate(told):
        far, off = distances(batch[i].window, at)
        near[n, : len(far)], where[n, : len(off)] = torch.from_numpy(far), torch.from_numpy(off)
        known[n, 1 : len(far)] = 1
    look = (
        torch.tensor([at for _, _, at, _ in told]),
        torch.tensor([end for _, end, _, _ in told]),
        torch.tensor([kind for _, _, _, kind in told]),
        near,
        where,
    )
    with torch.no_grad():
        said = [teacher.tagger(s[index], *look) for teacher, s in zip(teachers, taught, strict=True)]
        roles_said = torch.stack([torch.sigmoid(r) for r, _ in said]).mean(0)
        senses = [s for _, s in said]
    roles, sense = pupil.tagger(states[index], *look)
    loss = functional.binary_cross_entropy_with_logits(roles, roles_said, reduction="none")
    return [(loss * known).sum() / len(told) * 0.4, _sense(sense, senses)]


def _sense(sense: Tensor, said: list[Tensor]) -> Tensor:
    n = len(MODALITIES)

    def follow(part: slice) -> Tensor:
        target = torch.stack([torch.softmax(s[:, part], -1) for s in said]).mean(0)
        return -(target * torch.log_softmax(sense[:, part], -1)).sum(-1).mean()

    past = torch.stack([torch.sigmoid(s[:, n]) for s in said]).mean(0)
    return (
        follow(slice(0, n))
        + follow(slice(n + 1, None))
        + functional.binary_cross_entropy_with_logits(sense[:, n], past)
    )
