"""Evidence in its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.cli.quote import highlighted, merged, on_one_line, sentence_around
from zenobia.model import Span

TEXT = "Title\n\nOne fell. “Two fell,” he said. Three\nfell."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Title", "Title"),
        ("One", "One fell."),
        ("Two fell", "“Two fell,” he said."),
        ("Three", "Three\nfell."),
        ("One fell. “Two", "One fell. “Two fell,” he said."),
    ],
)
def test_sentence_ends_at_stops_and_blank_lines(words: str, sentence: str) -> None:
    """The evidence is shown in whole sentences, without its neighbours."""
    start = TEXT.index(words)
    assert sentence_around(TEXT, Span(start, start + len(words))).of(TEXT) == sentence


@given(st.text(alphabet="ab. \n!", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_sentence_covers_words_of_the_span(text: str, start: int, length: int) -> None:
    """Whatever the text, no word of the evidence is left out of its sentence."""
    span = Span(min(start, len(text)), min(start + length, len(text)))
    words = span.of(text).strip()
    assert words in sentence_around(text, span).of(text) or not words


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 10)), max_size=6))
def test_highlight_changes_no_word(pairs: list[tuple[int, int]]) -> None:
    """Taking the marks away gives back the text, and highlighted spans never nest."""
    text = "abcdefghijklmnopqrstuvwxyz0123"
    spans = [Span(a, min(a + n, 30)) for a, n in pairs]
    shown = highlighted(text, Span(0, 30), spans, marks=True).plain
    assert shown.replace(">>", "").replace("<<", "") == text
    assert (
        shown.count(">>") == shown.count("<<") == len([s for s in merged(spans) if s.overlaps(Span(0, 30))])
    )


def test_highlight_is_bold_where_it_can_be_seen() -> None:
    """On a terminal there are no marks, and the evidence is bold and underlined."""
    shown = highlighted("one two three", Span(0, 13), [Span(4, 7)], marks=False)
    assert shown.plain == "one two three"
    assert [(s.start, s.end, s.style) for s in shown.spans] == [(4, 7, "bold underline")]


def test_one_line_keeps_words_and_styles() -> None:
    """Wrapped lines of a report become one, the highlight stays on its words."""
    shown = on_one_line(highlighted("one\n  two three", Span(0, 15), [Span(6, 9)], marks=False))
    assert shown.plain == "one two three"
    assert [(s.start, s.end) for s in shown.spans] == [(4, 7)]
