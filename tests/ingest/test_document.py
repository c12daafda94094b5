"""From a text to a document."""

import pytest

from zenobia.ingest.document import make_document
from zenobia.kit.errors import IngestError

LEAD = "Rebels took the harbour of Port Arden before dawn on Sunday, residents and two officers of the port said."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Harbour falls to rebels\n\n{LEAD}", "Harbour falls to rebels"),
        (f"\n\n  Who holds the harbour?  \n \n{LEAD}", "Who holds the harbour?"),
        (f"Harbour falls to rebels\n{LEAD}", None),
        (f"Harbour falls to rebels.\n\n{LEAD}", None),
        (f"2 March 2031\n\n{LEAD}", None),
        (f"By Jane Doe\n\n{LEAD}", None),
        (f"Update\n\n{LEAD}", None),
        ("Harbour falls to rebels", None),
        (f"{LEAD * 3}\n\n{LEAD}", None),
    ],
)
def test_title_is_a_first_line_that_looks_like_a_headline(text: str, title: str | None) -> None:
    """Short, no full stop, a blank line under it, and no furniture; the text keeps it."""
    doc = make_document(text)
    assert doc.title == title
    assert doc.text == text


def test_title_given_wins() -> None:
    """Metadata know the headline better than the text does."""
    assert (
        make_document(f"Harbour falls\n\n{LEAD}", title=" Harbour\u00ad  falls again ").title
        == "Harbour falls again"
    )


def test_everything_given_is_kept_clean() -> None:
    """Names, writers and addresses lose what no reader sees."""
    doc = make_document(
        LEAD,
        publisher="Coast\u200b Wire",
        authors=["Jane Doe", " "],
        url=" https://c.example ",
        name="n\x00",
        origin="o",
    )
    assert (doc.publisher, doc.authors, doc.url, doc.name, doc.origin) == (
        "Coast Wire",
        ("Jane Doe",),
        "https://c.example",
        "n",
        "o",
    )


def test_language_is_that_of_the_report_not_of_its_furniture() -> None:
    """A page in English around a report in Arabic is in Arabic."""
    form = "Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nThank you all for this"
    assert (
        make_document(f"انسحب الجيش من المدينة يوم الأحد بعد معارك عنيفة، بحسب ناشطين.\n\n{form}").language
        == "ar"
    )


@pytest.mark.parametrize(
    ("text", "words"), [("", "empty"), ("\u200b \n", "empty"), ("* * *", "nothing to read")]
)
def test_text_with_nothing_in_it_is_refused(text: str, words: str) -> None:
    """No document is made of nothing."""
    with pytest.raises(IngestError, match=words):
        make_document(text)
