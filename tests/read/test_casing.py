"""Texts in capitals get their small letters back, one for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.conftest import FewNames
from zenobia.read.casing import is_shouted, lower_shouting
from zenobia.read.parse import _is_word


@pytest.mark.parametrize(
    ("shouted", "lowered"),
    [
        ("THE ARMY LEFT PORT ARDEN ON SUNDAY.", "The army left Port Arden on Sunday."),
        ("TROOPS OF THE RED BAND MAY LEAVE ON 3 MAY.", "Troops of the Red Band may leave on 3 May."),
        (
            "FIGHTERS REACHED THE HOSPITAL OF KARSUN. THEY LEFT.",
            "Fighters reached the hospital of Karsun. They left.",
        ),
        ("A SPOKESMAN NAMED ZARQUELO SPOKE.", "A spokesman named Zarquelo spoke."),
        ("THE RF SHELLED KARSUN.", "The RF shelled Karsun."),
    ],
)
def test_names_keep_their_capitals(shouted: str, lowered: str) -> None:
    """Known names, months, sentence starts and words that no dictionary has keep a capital; "may" does not."""
    assert lower_shouting(shouted, FewNames(), _is_word) == lowered


@given(st.text(max_size=200))
def test_length_stays(text: str) -> None:
    """Offsets into the one are offsets into the other."""
    assert len(lower_shouting(text, FewNames(), _is_word)) == len(text)


@pytest.mark.parametrize(
    ("text", "shouted"),
    [("UN AND EU", False), ("The army left the town today.", False), ("THE ARMY LEFT THE TOWN TODAY.", True)],
)
def test_headings_and_acronyms_are_no_shouting(text: str, shouted: bool) -> None:
    """Short capitals are left alone."""
    assert is_shouted(text) is shouted
