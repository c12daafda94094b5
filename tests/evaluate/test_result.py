"""Results in one form."""

from hypothesis import given
from hypothesis import strategies as st

from zenobia.evaluate.result import total
from zenobia.evaluate.score import Figure

FIGURES = st.lists(st.builds(Figure, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), max_size=5)


@given(FIGURES, FIGURES)
def test_total_adds_up_part_by_part(first: list[Figure], second: list[Figure]) -> None:
    """The total of totals is the total of all, so that tables of parts agree with the whole."""
    assert total([*first, *second]) == total([total(first), total(second)])
