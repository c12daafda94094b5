"""The model: a small BERT (MiniLM, six layers) with two heads.

The finder reads a window of sentences once and says of every word how likely it tells a claim of each type; the likeliest word
of a sentence is the claim's trigger. The tagger is told the trigger and the type, and says of every word of the window which
roles it fills, and of the claim its sense. It looks at each word beside the trigger, without another layer of attention, so
that a window costs the same whatever is told in it.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from zenobia.read.learned.labels import CHANGES, MODALITIES, NEAR, ROLES, TYPES

WIDTH = 384
HEADS = 12
LAYERS = 6
MEETING = 256
"""How wide the tagger's view of a word and a trigger is."""
DROPOUT = 0.1
RARE = -6.0
"""Where the logits start: hardly any word tells a claim of a given type."""


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Mix the words of each row. `x`: rows, words, width; `bias`: 0 or very low where there is no word."""
        rows, words, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(rows, words, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = torch.softmax(q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS) + bias, dim=-1)
        mixed = (self.drop(weights) @ v).transpose(1, 2).reshape(rows, words, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))

    def take(self, weights: dict[str, Tensor], number: int) -> None:
        """Start from the layer of that number of a saved BERT."""
        names = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm2": "output.LayerNorm",
        }
        for mine, theirs in names.items():
            part = getattr(self, mine)
            part.weight.data.copy_(weights[f"encoder.layer.{number}.{theirs}.weight"])
            part.bias.data.copy_(weights[f"encoder.layer.{number}.{theirs}.bias"])


class Finder(nn.Module):
    """Word pieces -> their states, and for each piece how likely it tells each type of claim."""

    def __init__(self, layers: int = LAYERS, vocabulary: int = 30522, longest: int = 512) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, WIDTH), nn.Embedding(longest, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = nn.Dropout(DROPOUT)
        self.types = nn.Linear(WIDTH, len(TYPES))
        nn.init.constant_(self.types.bias, RARE)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`ids`, `mask`: rows, pieces. Returns states (rows, pieces, width) and logits (rows, pieces, types)."""
        bias = low_where_empty(mask)
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(at)[None]))
        for layer in self.layers:
            x = layer(x, bias)
        return x, self.types(self.drop(x))


class Tagger(nn.Module):
    """The states of a window, triggers and types -> which roles each piece fills, and the sense of each claim."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds = nn.Embedding(len(TYPES) + 1, MEETING)
        self.near, self.where = nn.Embedding(2 * len(NEAR) + 1, MEETING), nn.Embedding(5, MEETING)
        for table in (self.kinds, self.near, self.where):
            nn.init.normal_(table.weight, std=0.1)
        self.word, self.trigger, self.gate = (nn.Linear(WIDTH, MEETING) for _ in range(3))
        self.mix = nn.Conv1d(MEETING, MEETING, 3, padding=1)
        self.drop = nn.Dropout(DROPOUT)
        self.roles = nn.Linear(MEETING, len(ROLES))
        nn.init.constant_(self.roles.bias, RARE / 2)
        self.view = nn.Linear(2 * WIDTH, MEETING)
        self.sense = nn.Linear(MEETING, len(MODALITIES) + 1 + len(CHANGES))

    def forward(
        self, states: Tensor, at: Tensor, end: Tensor, kind: Tensor, near: Tensor, where: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Look at each claim in the window that tells it.

        Args:
            states: claims, pieces, width.
            at: of each claim, the piece of its trigger.
            end: of each claim, the [SEP] of its sentence.
            kind: of each claim, the number of its type.
            near: claims, pieces: how far each piece is from the trigger (windows.distances).
            where: the same in sentences.

        Returns:
            Logits: roles (claims, pieces, roles) and sense (claims, modalities + past + changes).
        """
        rows = torch.arange(states.shape[0], device=states.device)
        told, whole = states[rows, at], states[rows, end]
        kind = self.kinds(kind)
        meeting = self.word(states) * (1 + self.gate(told))[:, None] + (self.trigger(told) + kind)[:, None]
        meeting = self.drop(nn.functional.gelu(meeting + self.near(near) + self.where(where)))
        mixed = nn.functional.gelu(self.mix(meeting.transpose(1, 2))).transpose(1, 2) + meeting
        view = nn.functional.gelu(self.view(torch.cat([told, whole], dim=-1)) + kind)
        return self.roles(self.drop(mixed)), self.sense(self.drop(view))


class Network(nn.Module):
    """Both heads."""

    def __init__(self, layers: int = LAYERS) -> None:
        super().__init__()
        self.finder, self.tagger = Finder(layers), Tagger()


def low_where_empty(mask: Tensor) -> Tensor:
    """What is added to attention, so that nothing looks at padding."""
    return (1.0 - mask.to(torch.float32))[:, None, None, :] * -1e4


def start_from(weights: Path) -> Network:
    """A network whose layers are those of a saved MiniLM (`model.safetensors`)."""
    saved = load_file(weights)
    network = Network()
    finder = network.finder
    finder.words.weight.data.copy_(saved["embeddings.word_embeddings.weight"])
    segment = saved["embeddings.token_type_embeddings.weight"][0]
    finder.places.weight.data.copy_(saved["embeddings.position_embeddings.weight"] + segment)
    finder.norm.weight.data.copy_(saved["embeddings.LayerNorm.weight"])
    finder.norm.bias.data.copy_(saved["embeddings.LayerNorm.bias"])
    for number, layer in enumerate(finder.layers):
        layer.take(saved, number)
    return network
