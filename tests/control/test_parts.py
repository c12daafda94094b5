"""Which part of a town counts as the town."""

import pytest

from zenobia.control.parts import Extent, is_site, make_extent


@pytest.mark.parametrize(
    ("part", "extent"),
    [
        (None, Extent.WHOLE),
        ("all", Extent.WHOLE),
        ("the entire city", Extent.WHOLE),
        ("downtown neighborhoods", Extent.CORE),
        ("City Centre", Extent.CORE),
        ("most districts", Extent.CORE),
        ("the majority", Extent.CORE),
        ("nearly all", Extent.CORE),
        ("eastern districts", Extent.PART),
        ("outskirts", Extent.PART),
        ("outskirts of the city centre", Extent.PART),
        ("the main road", Extent.PART),
        ("several neighbourhoods", Extent.PART),
        ("half", Extent.PART),
        ("almost a quarter", Extent.PART),
    ],
)
def test_core_words_make_the_town_and_others_do_not(part: str | None, extent: Extent) -> None:
    """The lists decide; whole words only, edges beat the centre."""
    assert make_extent(part) is extent


@pytest.mark.parametrize(
    ("words", "site"),
    [
        ("the airport", True),
        ("their headquarters", True),
        ("gas field", True),
        ("the city", False),
        ("Basecamp", False),
    ],
)
def test_sites_are_told_from_settlements(words: str, site: bool) -> None:
    """Whole words only."""
    assert is_site(words) is site
