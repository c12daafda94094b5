"""The model: a small BERT (MiniLM, six layers) with two heads.

The finder reads a sentence once and says of every word how likely it tells a claim of each type; the likeliest word of a
sentence is the claim's trigger. The tagger starts from the fourth layer, is told the trigger and the type, and says of every
word which roles it fills, and of the claim its sense. So a sentence is encoded once, whatever is told in it.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from zenobia.read.learned.labels import CHANGES, MODALITIES, ROLES, TYPES

WIDTH = 384
HEADS = 12
LAYERS = 6
SHARED = 4
"""Layers that both heads have in common."""
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
    """Word pieces -> the shared layer's states, and for each piece how likely it tells each type of claim."""

    def __init__(self, vocabulary: int = 30522, longest: int = 512) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, WIDTH), nn.Embedding(longest, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(DROPOUT)
        self.types = nn.Linear(WIDTH, len(TYPES))
        nn.init.constant_(self.types.bias, RARE)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`ids`, `mask`: rows, pieces. Returns states (rows, pieces, width) and logits (rows, pieces, types)."""
        bias = low_where_empty(mask)
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(at)[None]))
        states = x
        for number, layer in enumerate(self.layers):
            x = layer(x, bias)
            if number == SHARED - 1:
                states = x
        return states, self.types(self.drop(x))


class Tagger(nn.Module):
    """States, a trigger and a type -> which roles each piece fills, and the sense of the claim."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds = nn.Embedding(len(TYPES) + 1, WIDTH)
        self.trigger = nn.Parameter(torch.randn(WIDTH) * 0.2)
        nn.init.normal_(self.kinds.weight, std=0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - SHARED))
        self.drop = nn.Dropout(DROPOUT)
        self.roles = nn.Linear(WIDTH, len(ROLES))
        nn.init.constant_(self.roles.bias, RARE / 2)
        self.sense = nn.Linear(WIDTH, len(MODALITIES) + 1 + len(CHANGES))

    def forward(self, states: Tensor, mask: Tensor, trigger: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        """`states`: claims, pieces, width; `mask`, `trigger` (1 at its pieces): claims, pieces; `kind`: claims.

        Returns logits: roles (claims, pieces, roles) and sense (claims, modalities + past + changes).
        """
        marked = trigger.to(states.dtype)[:, :, None]
        x = states + self.kinds(kind)[:, None] + marked * self.trigger
        bias = low_where_empty(mask)
        for layer in self.layers:
            x = layer(x, bias)
        at_trigger = (x * marked).sum(1) / marked.sum(1).clamp(min=1)
        return self.roles(self.drop(x)), self.sense(self.drop(x[:, 0] + at_trigger))


class Network(nn.Module):
    """Both heads."""

    def __init__(self) -> None:
        super().__init__()
        self.finder, self.tagger = Finder(), Tagger()


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
    for number, layer in enumerate(network.tagger.layers):
        layer.take(saved, SHARED + number)
    return network
