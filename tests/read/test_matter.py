"""Which texts are read at all, and for what."""

import pytest

from tests.read.conftest import Read
from zenobia.kit.resources import load_yaml
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


@pytest.mark.parametrize(
    ("words", "war"),
    [
        ("The siege of the castle ended.", True),
        ("The siege of the castle ended, and tourists visit its museum.", False),
        (
            "The siege of the castle by militants and guerrillas ended, and no tourists visit its museum.",
            True,
        ),
        ("Midfield troops of the league: a striker, a coach and the fans.", False),
        ("Troops, gunmen and a siege: the league, the coach and the fans have fled.", True),
    ],
)
def test_words_of_war_are_held_against_those_of_other_matters(words: str, war: bool) -> None:
    """As many of one other matter, and the war is a manner of speaking; words of war alone count twice."""
    assert is_about_war(Document(text=words + FILLER, language="en")) is war


def test_one_shared_word_in_a_long_text_is_a_manner_of_speaking() -> None:
    """A "massacre" of the language; a militant is none in a text of any length."""
    essay, report = (f"The {word} goes on." + FILLER * 60 for word in ("massacre", "militant"))
    assert [is_about_war(Document(text=t, language="en")) for t in (essay, report)] == [False, True]


def test_shared_words_are_words_of_war() -> None:
    """A word of metaphors.yaml that is not in war.yaml would weigh nothing."""
    assert set(load_yaml("lexicon/metaphors.yaml")) <= set(load_yaml("lexicon/war.yaml"))


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
