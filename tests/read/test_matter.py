"""Which texts are read at all, and for what."""

import pytest

from tests.read.conftest import Read
from zenobia.model import ClaimType, Document
from zenobia.read.matter import is_about_conflict, is_about_war

FILLER = " The rest of the day was calm and dry in all of the country, with a light wind from the sea and some cloud by the evening."


@pytest.mark.parametrize(
    ("words", "war", "read"),
    [
        ("Militants entered the town.", True, True),
        ("The ambassador was called home.", False, True),
        ("A curfew was lifted.", False, True),
        ("The baker won a prize.", False, False),
        ("Chad thanked Niger for the water.", False, True),
        ("Chad was ahead of Niger by a goal at half-time.", False, False),
    ],
)
def test_words_tell_what_a_report_is_about(words: str, war: bool, read: bool) -> None:
    """Of war, of the dealings of states, or of neither."""
    doc = Document(text=words + FILLER, language="en")
    assert (is_about_war(doc), is_about_conflict(doc)) == (war, read)


def test_of_politics_only_the_dealings_of_parties_are_claimed(read: Read) -> None:
    """Without a word of war an "attack" is a speech, and a deal of firms is no agreement of parties."""
    text = "The ambassador was called home. The minister of Chad accused Lethe. The critic attacked Lethe. Two firms signed a deal."
    assert [c.type for c in read(text + FILLER)] == [ClaimType.STATEMENT]


@pytest.mark.parametrize(
    ("words", "claimed"),
    [
        ("The council rejected the request.", False),
        ("The council of Chad rejected the request.", True),
        ("The council rejected the request. Chad and Niger are at odds.", True),
        ("Residents protested against the road.", False),
    ],
)
def test_a_party_of_no_country_deals_only_between_countries(read: Read, words: str, claimed: bool) -> None:
    """A town's council and its residents are not the parties of a conflict."""
    assert bool(read("The ambassador was called home. " + words + FILLER)) is claimed
