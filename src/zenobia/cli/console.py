"""Where the command line writes: data to standard output, everything said about the work to standard error.

Tables keep within 100 columns. Colour and bold appear on a terminal only; `NO_COLOR` turns colour off there too.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 100
"""The widest that a table gets, so that it can be read in a mail, a ticket or half a screen."""


def output() -> Console:
    """The console for answers."""
    from rich.console import Console

    return Console(width=_width(), highlight=False, soft_wrap=False)


def messages() -> Console:
    """The console for progress, summaries of work, and what went wrong."""
    from rich.console import Console

    return Console(stderr=True, width=_width(), highlight=False)


def _width() -> int:
    return min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns)


def complain(message: str) -> None:
    """Say on standard error, as one line, what went wrong."""
    line = " ".join(message.split())
    print(f"zenobia: {line}", file=sys.stderr)


def print_json(value: Any) -> None:
    """Print one JSON value for programs, indented for people who look at it."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_lines(rows: Iterable[Any]) -> None:
    """Print one JSON value a line."""
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
