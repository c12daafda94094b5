"""How wide the columns of a table are, so that no word is broken while there is room for it.

Rich shares the width by how long the longest cell is, and breaks words of narrow columns to feed a wide one.
"""

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Column, Table

WIDE, NARROW = 2, 1
"""Blanks between two columns, where there is room and where there is none."""


class FittedTable(Table):
    """A table whose columns share the width that there is when it is printed."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Set the widths, then draw."""
        needs = [_needs(column, console, options) for column in self.columns]
        gaps = len(needs) - 1
        gap = WIDE if sum(least for least, _ in needs) + WIDE * gaps <= options.max_width else NARROW
        self.padding = (0, gap - 1, 0, 0)
        widths = share_width(needs, options.max_width - gap * gaps)
        for column, (_, most), width in zip(self.columns, needs, widths, strict=True):
            column.width = width
            column.no_wrap = width >= most  # what must not wrap would be cut
        yield from super().__rich_console__(console, options)


def _needs(column: Column, console: Console, options: ConsoleOptions) -> tuple[int, int]:
    """The longest word and the longest cell of a column."""
    cells = [Measurement.get(console, options, cell) for cell in (column.header, *column.cells)]
    most = max(cell.maximum for cell in cells)
    return most if column.no_wrap else max(cell.minimum for cell in cells), most


def share_width(needs: Sequence[tuple[int, int]], room: int) -> list[int]:
    """The width of each column: its longest word at least, and the rest to those whose cells wrap the most.

    Args:
        needs: the longest word and the longest cell of each column.
        room: the columns of text that there are. Where not even the longest words fit, the widest columns give way.
    """
    widths = [max(least, 1) for least, _ in needs]
    while sum(widths) > max(room, len(widths)):
        widths[widths.index(max(widths))] -= 1
    while sum(widths) < room:
        wraps = [most / width for (_, most), width in zip(needs, widths, strict=True)]
        if max(wraps) <= 1:
            break
        widths[wraps.index(max(wraps))] += 1
    return widths
