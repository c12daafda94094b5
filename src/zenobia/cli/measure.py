"""Measuring on each corpus with the shipped reader, registries and codebooks: what `zenobia evaluate` and `make accuracy` share.

The heavy half is imported here, and only when something is measured.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zenobia.cli import wiring
from zenobia.read.base import ReaderKind

if TYPE_CHECKING:
    from zenobia.evaluate.gold import GoldResult
    from zenobia.evaluate.result import Result


def _read_by(reader: ReaderKind) -> Callable[..., Any]:
    return partial(wiring.read_documents, reader=reader)


def gold(folder: Path, reader: ReaderKind) -> GoldResult:
    """All fields of the claims of marked reports."""
    from zenobia.evaluate.gold import evaluate_gold

    return evaluate_gold(folder, _read_by(reader))


def polnear(folder: Path) -> Result:
    """Who says what: the rules' matter alone, so that there is no choice of a reader."""
    from zenobia.evaluate.polnear import evaluate_polnear

    return evaluate_polnear(folder, wiring.read_attributions)


def plover(file: Path, reader: ReaderKind) -> Result:
    """Who did what to whom, in PLOVER's codes."""
    from zenobia.evaluate.countries import Countries
    from zenobia.evaluate.plover import evaluate_plover
    from zenobia.publish import codebooks

    countries = Countries.load()
    code = partial(codebooks.plover, actor_of=countries.actor_of, place_of=countries.place_of)
    return evaluate_plover(file, _read_by(reader), code, countries)


def factuality(folder: Path, reader: ReaderKind) -> Result:
    """Whether events are sure, denied or still to come."""
    from zenobia.evaluate.factuality import evaluate_factuality

    return evaluate_factuality(folder, _read_by(reader))


def re3d(folder: Path, reader: ReaderKind) -> Result:
    """Who fights whom and who is in charge of what."""
    from zenobia.evaluate.re3d import evaluate_re3d

    return evaluate_re3d(folder, _read_by(reader))


def muc4(file: Path, reader: ReaderKind) -> Result:
    """Incident templates."""
    from zenobia.evaluate.muc4 import evaluate_muc4
    from zenobia.evaluate.templates import Maker
    from zenobia.resolve import ActorRegistry, Gazetteer

    return evaluate_muc4(file, _read_by(reader), Maker(ActorRegistry.load(), Gazetteer.load()))


def types(file: Path, reader: ReaderKind) -> Result:
    """ACLED's sub-event of a snippet."""
    from zenobia.evaluate.types import evaluate_types
    from zenobia.publish.codebooks import acled_sub_event

    return evaluate_types(file, _read_by(reader), partial(acled_sub_event, actor_of=wiring.actor_of()))


def nonsense(folder: Path, reader: ReaderKind) -> Result:
    """What is claimed of texts that are not about conflict."""
    from zenobia.evaluate.nonsense import evaluate_nonsense

    return evaluate_nonsense(folder, _read_by(reader))
