"""The best one-to-one pairing."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.evaluate.assign import assign

sizes = st.tuples(st.integers(1, 5), st.integers(1, 5))
gains = sizes.flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 9).map(float), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


def best_total(gain: list[list[float]]) -> float:
    """The most that any pairing gains, found by trying all of them."""
    long, short = max(len(gain), len(gain[0])), min(len(gain), len(gain[0]))
    is_wide = len(gain) <= len(gain[0])
    return max(
        sum(gain[i][j] if is_wide else gain[j][i] for i, j in enumerate(chosen))
        for chosen in permutations(range(long), short)
    )


@given(gains)
def test_no_pairing_gains_more(gain: list[list[float]]) -> None:
    """The total is that of the best of all pairings."""
    assert sum(gain[i][j] for i, j in assign(gain)) == best_total(gain)


@given(gains)
def test_each_row_and_column_is_used_once_and_gains(gain: list[list[float]]) -> None:
    """It is one to one, and pairs that gain nothing are left out."""
    pairs = assign(gain)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(gain[i][j] > 0 for i, j in pairs)


def test_greed_does_not_pay() -> None:
    """The best single pair is given up where that makes the whole better."""
    assert sorted(assign([[9.0, 8.0], [8.0, 0.0]])) == [(0, 1), (1, 0)]


@pytest.mark.parametrize("gain", [[], [[]], [[], []], [[0.0, 0.0]]])
def test_nothing_to_gain_gives_no_pairs(gain: list[list[float]]) -> None:
    """Empty sides and gains of nothing are no error."""
    assert assign(gain) == []
