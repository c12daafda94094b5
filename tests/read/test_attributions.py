"""Who says what, of whatever matter."""

import pytest

from tests.read.conftest import FewNames
from zenobia.model import Document
from zenobia.read.attributions import read_attributions

Said = list[tuple[str, list[str]]]


def said_in(text: str) -> Said:
    """Each source and what it says, in the text's words."""
    ((doc, found),) = read_attributions([Document(text=text, language="en")], FewNames())
    return [(each.source.of(doc.text), [span.of(doc.text) for span in each.content]) for each in found]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The baker said that flour is dear.", "The baker", ["that flour is dear"]),
        ("Flour is dear, the baker said.", "the baker", ["Flour is dear"]),
        ("According to the baker, flour is dear.", "the baker", ["flour is dear"]),
        (
            "Amal Haddad, who runs the bakery, said flour is dear.",
            "Amal Haddad, who runs the bakery",
            ["flour is dear"],
        ),
        ("The baker and the miller said flour is dear.", "The baker and the miller", ["flour is dear"]),
    ],
)
def test_source_has_all_its_words_and_content_all_that_is_said(
    text: str, source: str, content: list[str]
) -> None:
    """Before and after, with what describes the source; several speak as one."""
    assert said_in(text) == [(source, content)]


def test_quotation_over_sentences_is_one_attribution() -> None:
    """What goes on in quotation marks is said by whoever spoke before."""
    ((source, content),) = said_in(
        '"Flour is dear," the baker said. "Sugar costs twice as much. So does oil."'
    )
    assert source == "the baker"
    assert content == ["Flour is dear", "Sugar costs twice as much", "So does oil"]


def test_nothing_said_is_nothing_found() -> None:
    """The writer alone is no source."""
    assert said_in("Flour is dear this winter.") == []


def test_document_without_words_comes_out_too() -> None:
    """Documents stay in step with what comes in."""
    docs = [
        Document(text="...", language="en"),
        Document(text="The baker said flour is dear.", language="en"),
    ]
    found = list(read_attributions(docs, FewNames()))
    assert [doc.text for doc, _ in found] == [doc.text for doc in docs]
    assert [len(said) for _, said in found] == [0, 1]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The doctor feared that flour would run out.", "The doctor", ["that flour would run out"]),
        ("The doctor is sure that flour will last.", "The doctor", ["that flour will last"]),
        ("The doctor criticized the price of flour.", "The doctor", ["the price of flour"]),
        ("The baker's claim that flour is dear is old.", "The baker's", ["that flour is dear"]),
    ],
)
def test_holding_and_judging_are_attributions(text: str, source: str, content: list[str]) -> None:
    """By verb, by adjective, by noun."""
    assert said_in(text) == [(source, content)]


def test_inside_a_quotation_only_its_speaker_is_heard() -> None:
    """Whatever "I think" and "she says" stand in it."""
    ((source, _),) = said_in('"I think she says that flour is dear," the baker told Harbour News.')
    assert source == "the baker"
