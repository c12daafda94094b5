"""The best one-to-one pairing of two lists, by the Hungarian method.

Several pairings can be equally good, and which of them is taken changes the figures of single slots. This one breaks
ties as the scorer of the marking guidelines does, so that both print the same table.
"""

from collections.abc import Sequence
from math import inf


def assign(gain: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of the highest total gain; pairs that gain nothing are left out.

    Args:
        gain: what each row gains by each column; rows of equal length, none of them negative.
    """
    rows, columns = len(gain), len(gain[0]) if gain else 0
    matching = _Matching(max(rows, columns))
    for i in range(rows):
        matching.cost[i][:columns] = [-value for value in gain[i]]
    pairs = matching.solve()
    return [(i, j) for i, j in pairs if i < rows and j < columns and gain[i][j] > 0]


class _Matching:
    """A square matching under way; row and column 0 are the source that each search starts from."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.cost = [[0.0] * size for _ in range(size)]
        self.row_price = [0.0] * (size + 1)
        self.column_price = [0.0] * (size + 1)
        self.row_of = [0] * (size + 1)

    def solve(self) -> list[tuple[int, int]]:
        """Match every row, one after the other, each time along the cheapest path."""
        for row in range(1, self.size + 1):
            self._match(row)
        return [(self.row_of[j] - 1, j - 1) for j in range(1, self.size + 1)]

    def _match(self, row: int) -> None:
        self.row_of[0] = row
        best, way = [inf] * (self.size + 1), [0] * (self.size + 1)
        is_used = [False] * (self.size + 1)
        column = 0
        while self.row_of[column]:
            is_used[column] = True
            nearest = self._reach(column, best, way, is_used)
            self._raise_prices(best[nearest], best, is_used)
            column = nearest
        while column:
            self.row_of[column] = self.row_of[way[column]]
            column = way[column]

    def _reach(self, column: int, best: list[float], way: list[int], is_used: list[bool]) -> int:
        """Look from the row of `column` at every free column; return the first of the cheapest."""
        row, nearest, least = self.row_of[column], 0, inf
        for j in range(1, self.size + 1):
            if is_used[j]:
                continue
            reduced = self.cost[row - 1][j - 1] - self.row_price[row] - self.column_price[j]
            if reduced < best[j]:
                best[j], way[j] = reduced, column
            if best[j] < least:
                least, nearest = best[j], j
        return nearest

    def _raise_prices(self, by: float, best: list[float], is_used: list[bool]) -> None:
        for j in range(self.size + 1):
            if is_used[j]:
                self.row_price[self.row_of[j]] += by
                self.column_price[j] -= by
            else:
                best[j] -= by
