"""Sentences side by side in a window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.read.learned.labels import LONGEST, NEAR, ROOM
from zenobia.read.learned.windows import BETWEEN, FIRST, Pieces, Window, distances, pack, window


def pieces(start: int, size: int) -> Pieces:
    """A sentence of that many words of one letter each."""
    return Pieces([1000 + i for i in range(size)], [(start + 2 * i, start + 2 * i + 1) for i in range(size)])


@pytest.fixture
def two() -> Window:
    """A sentence of three words and one of two."""
    return window([pieces(0, 3), pieces(10, 2)])


def test_window_has_a_mark_before_and_one_behind_each_sentence(two: Window) -> None:
    """BERT's own marks stand between sentences, and have no place in the report."""
    assert two.ids == [FIRST, 1000, 1001, 1002, BETWEEN, 1000, 1001, BETWEEN]
    assert two.stretches == [(1, 4), (5, 7)]
    assert two.sentence_of == [0, 0, 0, 0, 0, 1, 1, 1]


def test_pieces_inside_a_stretch_are_those_that_share_a_character(two: Window) -> None:
    """Marks are never inside."""
    assert two.inside((2, 11)) == [2, 3, 5]
    assert two.inside((-1, 0)) == []


def test_distances_tell_side_and_sentence(two: Window) -> None:
    """The word itself is in the middle of the scale; what stands before is lower."""
    near, where = distances(two, 5)
    middle = len(NEAR)
    assert near[5] == middle
    assert near[4] < middle < near[6]
    assert list(where) == [1, 1, 1, 1, 1, 2, 2, 2]


@given(st.lists(st.integers(0, 3 * LONGEST), max_size=40))
def test_packing_loses_no_sentence_and_overfills_no_window(sizes: list[int]) -> None:
    """Every sentence is in one window, in order, and windows are as full as they can be."""
    runs = pack(sizes)
    assert [n for run in runs for n in run] == list(range(len(sizes)))
    cost = [min(size, LONGEST) + 1 for size in sizes]
    for run in runs:
        assert 1 + sum(cost[n] for n in run) <= ROOM
    for run in runs[:-1]:
        assert 1 + sum(cost[n] for n in run) + cost[run.stop] > ROOM
