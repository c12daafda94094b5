"""Zenobia reads reports of armed conflict and keeps the record.

`zenobia.open` opens a record, `zenobia.read` reads reports without one; `zenobia.api` documents both.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from zenobia import api
from zenobia.api import Added, Record, Resolver, Summary, open

if TYPE_CHECKING:
    from zenobia.api import read as read

__all__ = ["Added", "Record", "Resolver", "Summary", "open", "read"]


class _CallableStage(ModuleType):
    """The package `zenobia.read`, which can also be called: a package and a function cannot both bear the name."""

    def __call__(self, *sources: str | Path, **options: Any) -> Iterator[Any]:
        """Read reports without a record; see `zenobia.api.read`."""
        return api.read(*sources, **options)


import_module("zenobia.read").__class__ = _CallableStage
