"""Numbers in figures and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.kit.numbers import SCALES, TENS, UNITS, find_numbers, parse_number_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two hundred and fifty people", [250]),
        ("1,200 and 35", [1200, 35]),
        ("2.5 million", [2_500_000]),
        ("twenty-five", [25]),
        ("one, two and three", [1, 2, 3]),
        ("12-15 dead", [12, 15]),
        ("two dozen", [24]),
        ("three hundred thousand", [300_000]),
        ("five and six", [5, 6]),
        ("At least 19 soldiers", [19]),
    ],
)
def test_find_numbers_gives_each_value_in_order(text: str, expected: list[int]) -> None:
    """Figures and words both count, and neighbours are kept apart."""
    assert [value for _, _, value in find_numbers(text)] == expected


@pytest.mark.parametrize("text", ["the T4 base", "an F-16", "at 4:30", "11/12/2016", "a soldier", "21st"])
def test_find_numbers_leaves_names_and_times_alone(text: str) -> None:
    """Digits of names, clock times, dates and ordinals are not counts."""
    assert find_numbers(text) == []


def in_words(value: int) -> str:
    """Write a number below a million in words, as a news agency would."""
    if value >= 1000:
        rest = value % 1000
        return f"{in_words(value // 1000)} thousand" + (f" {in_words(rest)}" if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{in_words(value // 100)} hundred" + (f" and {in_words(rest)}" if rest else "")
    if value < 20:
        return next(word for word, number in UNITS.items() if number == value)
    ten = next(word for word, number in TENS.items() if number == value // 10 * 10)
    return ten + (f"-{in_words(value % 10)}" if value % 10 else "")


@given(st.integers(min_value=0, max_value=999_999))
def test_number_in_words_is_read_back(value: int) -> None:
    """Any number written in words gives that number, and is found as one number."""
    words = in_words(value)
    assert parse_number_words(words) == value
    assert find_numbers(f"some {words} people") == [(5, 5 + len(words), value)]


@given(st.integers(min_value=0, max_value=10**9))
def test_number_in_figures_is_read_back(value: int) -> None:
    """Figures with thousands separators give their number."""
    assert [v for _, _, v in find_numbers(f"about {value:,} people")] == [value]


def test_scale_words_alone_are_no_number() -> None:
    """`hundreds` and `dozens` are vague counts, which `resolve.counts` reads."""
    assert find_numbers("hundreds and dozens") == []
    assert set(SCALES) >= {"hundred", "thousand"}
