"""The publication date and how it is known."""

from datetime import date

import pytest

from zenobia.ingest.dating import parse_published
from zenobia.ingest.document import make_document
from zenobia.model import PublishedHow

DAY = date(2031, 3, 2)
REST = "Rebels took the harbour before dawn on Sunday, residents and two officers of the port said."
PRINTED = f"Harbour falls to rebels\n\nPublished: 1 March 2031\n\n{REST}\n"


def test_date_printed_in_the_text_is_stated() -> None:
    """Without anything better the page's own date counts, and the detail quotes it."""
    published = make_document(PRINTED).published
    assert (published.day, published.how) == (date(2031, 3, 1), PublishedHow.STATED)
    assert "Published: 1 March 2031" in published.detail


def test_date_given_wins_and_remembers_what_the_text_says() -> None:
    """The user's word is taken, and the page's is kept beside it."""
    published = make_document(PRINTED, published=DAY).published
    assert (published.day, published.how) == (DAY, PublishedHow.GIVEN)
    assert "2031-03-01" in published.detail


def test_date_given_that_agrees_needs_no_more_words() -> None:
    """No contradiction is told where there is none."""
    assert make_document(PRINTED, published=date(2031, 3, 1)).published.detail == "given by the user"


def test_date_of_a_dateline_with_a_year_is_stated() -> None:
    """Wires print their day in the dateline."""
    published = make_document(f"KYIV, 2 MAR 31 (COAST WIRE) -- {REST}").published
    assert (published.day, published.how) == (DAY, PublishedHow.STATED)


def test_date_of_publication_counts_before_an_update() -> None:
    """Of the two dates of a page the first is its publication."""
    text = f"Harbour falls to rebels\n\nUpdated: 3 March 2031\nPublished: 2 March 2031\n\n{REST}"
    assert make_document(text).published.day == DAY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (REST, "prints none"),
        (f"Harbour falls to rebels\n\n02/03/2031\n\n{REST}", "more than one day"),
        (f"Harbour falls to rebels\n\n1 March 2031\n2 March 2031\n\n{REST}", "nothing says which"),
        (f"{REST} The port had been closed since 2 March 2031.", "prints none"),
    ],
)
def test_date_is_unknown_rather_than_guessed(text: str, words: str) -> None:
    """No date, two dates, or one that can be read in two ways: unknown, with the reason."""
    published = make_document(text).published
    assert (published.day, published.how) == (None, PublishedHow.UNKNOWN)
    assert words in published.detail


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2031-03-02", DAY),
        ("2031-03-02T00:30:00+03:00", DAY),
        ("2031-03-02T23:59:59-11:00", DAY),
        ("2031-03-02T23:59:59Z", DAY),
        ("2031-03-02 08:00", DAY),
        ("Sun, 02 Mar 2031 10:00:00 +0200", DAY),
        ("March 2, 2031", DAY),
        ("2031", None),
        ("2031-03", None),
        ("2031-02-30", None),
        ("yesterday", None),
        ("from 2 March 2031 to 4 March 2031", None),
    ],
)
def test_published_values_of_metadata(value: str, day: date | None) -> None:
    """The day is the one written, in the value's own offset; a month or a word is no day."""
    assert parse_published(value) == day
