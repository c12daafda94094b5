"""Counts as ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.resolve.counts import count_range


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 19 regime soldiers were killed", (19, None)),
        ("more than 300 civilians", (300, None)),
        ("over 1,200 people", (1200, None)),
        ("no fewer than 12 men", (12, None)),
        ("50 or more", (50, None)),
        ("up to 27 hostages", (None, 27)),
        ("as many as 200 fighters", (None, 200)),
        ("nearly 100 others", (100, 100)),
        ("about 50", (50, 50)),
        ("some 14 people", (14, 14)),
        ("19 fighters", (19, 19)),
        ("Dozens of soldiers were killed", (24, 99)),
        ("scores of wounded", (40, 99)),
        ("several guards", (3, 9)),
        ("a number of others", (3, 9)),
        ("hundreds of families", (200, 999)),
        ("thousands fled", (2000, 9999)),
        ("tens of thousands of people", (20_000, 99_999)),
        ("hundreds of thousands", (200_000, 999_999)),
        ("a couple of guards", (2, 2)),
        ("between 12 and 15 dead", (12, 15)),
        ("12-15 dead", (12, 15)),
        ("12 to 15 dead", (12, 15)),
        ("a dozen men", (12, 12)),
        ("more than two dozen", (24, None)),
        ("half a dozen tanks", (6, 6)),
        ("a family of five", (5, 5)),
        ("no casualties", (0, 0)),
        ("no one was hurt", (0, 0)),
        ("a soldier was wounded", (1, 1)),
        ("a 9-year-old boy", (1, 1)),
        ("the pilot was killed", (1, 1)),
        ("a baker and his wife", (2, 2)),
        ("seventy-six people", (76, 76)),
        ("killed 45 in 24 hours", (45, 45)),
        ("ABOUT 50\nVILLAGERS", (50, 50)),
    ],
)
def test_count_range_follows_the_guidelines(text: str, expected: tuple[int | None, int | None]) -> None:
    """Each way of counting gives the range that the marking guidelines give it."""
    assert count_range(text) == expected


@pytest.mark.parametrize(
    "text", ["many people", "a group of fighters", "on Sunday", "for 24 hours", "after 3 km", "they fled"]
)
def test_count_range_is_none_without_a_count(text: str) -> None:
    """Vague crowds, times and distances give no number rather than an invented one."""
    assert count_range(text) is None


@pytest.mark.parametrize(("what", "expected"), [("killed", (3, 3)), ("injured", (6, 6))])
def test_count_range_takes_the_number_of_its_kind(what: str, expected: tuple[int, int]) -> None:
    """Two numbers for two kinds in one phrase each go to their own kind."""
    assert count_range("left three people dead and six wounded", what) == expected


@given(st.integers(min_value=2, max_value=10**8), st.sampled_from(["{:,}", "{}"]))
def test_count_range_of_a_plain_number_is_that_number(value: int, form: str) -> None:
    """A number in figures is low and high at once, and "at least" opens its upper end."""
    written = form.format(value)
    if not 1800 <= value <= 2099:
        assert count_range(f"{written} fighters died") == (value, value)
    assert count_range(f"at least {written} fighters died") == (value, None)


@given(st.integers(min_value=2, max_value=500), st.integers(min_value=1, max_value=500))
def test_count_range_of_two_numbers_keeps_both_ends(low: int, more: int) -> None:
    """A range as written is the range as read."""
    assert count_range(f"between {low} and {low + more} people") == (low, low + more)


@given(st.text(max_size=60))
def test_count_range_never_ends_below_its_start(text: str) -> None:
    """Whatever the words, a range is a range."""
    found = count_range(text)
    assert found is None or None in found or (found[0] or 0) <= (found[1] or 0)
