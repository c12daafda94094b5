"""What the model tells apart, in the order of its outputs. Weights and labels go together: a change here needs `make train`."""

from zenobia.model import Change, ClaimType, Modality, TollKind

TYPES = tuple(type.value for type in ClaimType)
ROLES = (
    "agent",
    "target",
    "place",
    "when",
    "source",
    "killed",
    "injured",
    "captured",
    "missing",
    "displaced",
    "destroyed_vehicles",
)
"""What a stretch of words is to a claim: who, whom, where, when, according to whom, or a number of a kind."""
TOLLS = tuple(kind.value for kind in TollKind)
MODALITIES = tuple(modality.value for modality in Modality)
CHANGES = ("none", *(change.value for change in Change))
LONGEST = 128
"""Word pieces of a sentence that the model sees; what is behind them it does not read."""
ROOM = 160
"""Word pieces of a window: the sentences that are read together."""
NEAR = (1, 2, 3, 5, 8, 12, 20, 32, 64)
"""Where the steps lie by which the model tells how many pieces a word stands from the word that tells a claim."""
