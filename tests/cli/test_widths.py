"""Columns share the width of a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.cli.widths import share_width

NEEDS = st.lists(
    st.tuples(st.integers(1, 30), st.integers(0, 90)).map(lambda need: (need[0], need[0] + need[1])),
    min_size=1,
    max_size=8,
)


@given(NEEDS, st.integers(20, 200))
def test_columns_take_no_more_than_there_is_nor_than_they_need(
    needs: list[tuple[int, int]], room: int
) -> None:
    """They fill the room unless no cell wraps, and none is wider than its longest cell."""
    widths = share_width(needs, room)
    most = [most for _, most in needs]
    assert sum(widths) == min(room, sum(most))
    assert all(1 <= width <= need for width, need in zip(widths, most, strict=True))


@given(NEEDS)
def test_words_stay_whole_where_they_fit(needs: list[tuple[int, int]]) -> None:
    """No column is narrower than its longest word when there is room for all of them."""
    room = sum(least for least, _ in needs) + 5
    assert all(width >= least for width, (least, _) in zip(share_width(needs, room), needs, strict=True))


@pytest.mark.parametrize(
    ("room", "widths"),
    [(40, [10, 30]), (30, [10, 20]), (16, [8, 8]), (100, [10, 30])],
)
def test_cells_that_wrap_most_get_the_rest(room: int, widths: list[int]) -> None:
    """A column that needs no wrapping keeps its width; where words do not fit, the widest gives way."""
    assert share_width([(10, 10), (9, 30)], room) == widths
