"""What measuring on a corpus gives: one headline, its interval, and the figures behind it, in one form for all corpora."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from zenobia.evaluate.score import Figure
from zenobia.kit.errors import ZenobiaError


class Result(Struct, frozen=True, kw_only=True):
    """How a reader does on one corpus."""

    corpus: str
    score: float
    """The headline, 0 to 1."""
    interval: tuple[float, float]
    """The 95 % bootstrap interval of the headline."""
    n: int
    """How many documents, or sentences, were read."""
    summary: str
    """All of it in one line."""
    tables: Mapping[str, Mapping[str, Figure]]
    """By what a row is (`slot`, `match`): the rows in order, each with its figure."""
    misses: tuple[str, ...] = ()
    """A line for each thing that was missed or made up."""


def total(figures: Iterable[Figure]) -> Figure:
    """Several figures added up."""
    right = predicted = gold = 0
    for figure in figures:
        right, predicted, gold = right + figure.right, predicted + figure.predicted, gold + figure.gold
    return Figure(right, predicted, gold)


def need_folder(path: Path, what: str) -> None:
    """Refuse a path that is no folder.

    Raises:
        ZenobiaError: the message names the path, and says that nothing was measured.
    """
    if not path.is_dir():
        raise ZenobiaError(f"{path}: there is no {what} here (no such folder); nothing was evaluated")


def need_file(path: Path, what: str) -> None:
    """Refuse a path that is no file.

    Raises:
        ZenobiaError: the message names the path, and says that nothing was measured.
    """
    if not path.is_file():
        raise ZenobiaError(f"{path}: there is no {what} here (no such file); nothing was evaluated")


def malformed(where: object, what: str, problem: object) -> ZenobiaError:
    """The error for a file that is not in the form of the corpus."""
    return ZenobiaError(f"{where}: not {what}: {problem}; nothing was evaluated")
