"""Cutting a document into pieces that the parser can read, with offsets that lead back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.conftest import FewNames
from zenobia.model import Document, Furniture, FurnitureKind, Span
from zenobia.read.parse import LONGEST_PIECE, parse_all, pieces


def test_furniture_is_left_out() -> None:
    """What the page adds is not read."""
    text = "The army left.\n\nLeave a Reply\n\n11 − 11 ="
    doc = Document(text=text, furniture=(Furniture(Span(16, len(text)), FurnitureKind.REPLY_FORM),))
    assert [p.text for p in pieces(doc, FewNames())] == ["The army left."]


def test_wrapped_lines_are_one_paragraph() -> None:
    """A wire that breaks its lines anywhere is read in whole sentences."""
    text = "The army withdrew from the town after the clashes had\nreached the centre and the bridges over the river had\nfallen."
    assert len(list(pieces(Document(text=text), FewNames()))) == 1


def test_capitals_become_small_letters_of_the_same_length() -> None:
    """Offsets stay valid in texts that are all capitals."""
    text = "THE ARMY LEFT THE TOWN.  THE REBELS ENTERED IT."
    (piece,) = pieces(Document(text=text), FewNames())
    assert piece.text == "The army left the town.  The rebels entered it."
    assert len(piece.text) == len(text)


def test_endless_line_is_cut() -> None:
    """A line of 100,000 characters does not grow the parser's memory without bound."""
    found = list(pieces(Document(text="war and peace " * 8000), FewNames()))
    assert max(len(p.text) for p in found) <= LONGEST_PIECE


@given(st.text(alphabet=st.sampled_from("aB .\n\t“”’—É1ßİ"), max_size=300))
def test_pieces_have_the_length_of_their_spans(text: str) -> None:
    """One character for one, whatever the text."""
    for piece in pieces(Document(text=text), FewNames()):
        assert len(piece.text) == piece.span.end - piece.span.start


@pytest.mark.parametrize("text", ["", "   \n\n ", "1 2 3", "***"])
def test_text_without_words_has_no_pieces(text: str) -> None:
    """Nothing to read."""
    assert list(pieces(Document(text=text), FewNames())) == []


@pytest.mark.parametrize(
    ("form", "lemma"), [("staged", "stage"), ("waged", "wage"), ("raped", "rape"), ("seized", "seize")]
)
def test_verbs_go_back_to_the_right_verb(form: str, lemma: str) -> None:
    """The pipeline alone takes "staged" back to "stag"; the lexicon would not know it."""
    ((parsed, _),) = parse_all(iter([(f"They have {form} them.", None)]))
    assert parsed[2].lemma_ == lemma
