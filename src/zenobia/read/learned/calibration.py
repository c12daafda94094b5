"""From what found a claim, and how likely the model holds it, to how often such claims were right."""

from functools import cache

from msgspec import Struct, convert

from zenobia.kit.resources import load_yaml
from zenobia.model import FoundBy


class Bin(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Claims that were found alike."""

    found_by: FoundBy
    from_: float
    """The least likelihood, by the model."""
    right: float
    """The share of them that was right."""
    n: int
    """How many there were."""


@cache
def load_bins() -> tuple[Bin, ...]:
    """Load `resources/reader/calibration.yaml`."""
    return tuple(convert(row, Bin) for row in load_yaml("reader/calibration.yaml"))


def calibrated(found_by: FoundBy, likelihood: float) -> float | None:
    """The share of claims found alike that was right; `None` where none were counted."""
    fitting = [b for b in load_bins() if b.found_by is found_by and b.from_ <= likelihood]
    return max(fitting, key=lambda b: b.from_).right if fitting else None
