"""Spans are half-open stretches of text."""

import pytest

from zenobia.model import Document, Furniture, FurnitureKind, Span


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)])
def test_what_is_no_stretch_is_refused(start: int, end: int) -> None:
    """Negative or reversed offsets are an error at once."""
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_neighbours_share_no_character() -> None:
    """The end is not inside."""
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(3, 5))
    assert Span(3, 5).of("captured") == "tu"


def test_document_knows_its_furniture_and_keeps_its_name() -> None:
    """Dating a report or finding furniture does not make another document of it."""
    text = "The army left.\nLeave a Reply"
    doc = Document(text=text, furniture=(Furniture(Span(15, 28), FurnitureKind.REPLY_FORM),))
    assert doc.is_furniture(Span(10, 20))
    assert not doc.is_furniture(Span(0, 14))
    assert doc.id == Document(text=text).id != Document(text=text + "!").id
