"""The dates that a page prints about itself."""

from datetime import date

import pytest

from zenobia.ingest.stamps import find_stamps, parse_stamp_day

DAY = date(2031, 3, 2)
BODY = "Rebels took the harbour of Port Arden before dawn, residents and two officers of the port said by telephone."


@pytest.mark.parametrize(
    "line",
    [
        "2 March 2031",
        "March 2, 2031",
        "Sunday, March 2, 2031",
        "2 Mar 2031 14:05",
        "2nd of March 2031",
        "Published: 2031-03-02",
        "Published on March 2, 2031 at 9:15 AM GMT",
        "Posted on 2 March 2031",
        "Date of publication 2 March 2031",
        "2031-03-02T23:50:00+02:00",
        "02.03.2031",
        "By Jane Doe | 2 March 2031",
        "By Jane Doe, 2 March 2031",
        "Coast Wire | 2 March 2031 | World",
        "Port Arden, 2 March 2031",
        "Daily briefing, 2 March 2031",
        "Situation report: 2 March 2031",
    ],
)
def test_stamps_lines_that_are_dates(line: str) -> None:
    """A line under the headline that holds a date and no sentence dates the page."""
    found = find_stamps(f"Rebels take Port Arden\n\n{line}\n\n{BODY}\n")
    assert [stamp.day for stamp in found] == [DAY]


@pytest.mark.parametrize(
    "line",
    [
        "Rebels had held the town since 2 March 2031, when they came from the sea in small boats at night.",
        "On March 2, 2031 rebels came from the sea.",
        "Clashes in Port Arden, 2 March 2031",
        "What we know of the raid of 2 March 2031",
        "The raid: 2 March 2031",
        "March 2031",
        "2 March",
        "31 June 2031 and after",
    ],
)
def test_stamps_pass_over_dates_of_the_news(line: str) -> None:
    """A date in a sentence or a headline is about the news, not about the page."""
    assert find_stamps(f"Rebels take Port Arden\n\n{line}\n\n{BODY}\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        f"2 March 2031 {BODY}",
        f"Sunday 2 March 2031 19:11 {BODY}",
        f"Published March 2 2031 {BODY}",
        f"02.03.2031Get short URL {BODY}",
        f"Harbour falls to rebels AFP Sunday 2 Mar 2031 {BODY}",
        f"{BODY} Last Update: Sunday 2 March 2031 KSA 08:45 - GMT 05:45 2902",
    ],
)
def test_stamps_of_a_page_on_one_line(text: str) -> None:
    """A page whose lines were run together still has its date at the very head or foot."""
    assert [stamp.day for stamp in find_stamps(text)] == [DAY]


def test_stamps_after_the_title_of_a_page_on_one_line() -> None:
    """Where the title is known, the date right after it is the page's."""
    text = f"Harbour falls 2 March 2031 {BODY}"
    assert [stamp.day for stamp in find_stamps(text, "Harbour falls")] == [DAY]
    assert find_stamps(text) == ()


def test_stamps_far_below_the_head_are_not_of_the_page() -> None:
    """The days of a chronology are headings of the news."""
    assert (
        find_stamps(
            f"{BODY}\n\n{BODY}\n\n2 March 2031\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n{BODY}\n{BODY}"
        )
        == ()
    )


def test_stamps_tell_an_update_from_a_publication() -> None:
    """An update is kept apart: the page was out by then."""
    published, updated = find_stamps(
        f"Title here\n\nPublished: 1 March 2031\nLast updated: 2 March 2031\n\n{BODY}"
    )
    assert (published.is_update, updated.is_update) == (False, True)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2031-03-02", DAY),
        ("2031/03/02", DAY),
        ("15/03/2031", date(2031, 3, 15)),
        ("03/15/2031", date(2031, 3, 15)),
        ("02.03.2031", DAY),
        ("03/03/2031", date(2031, 3, 3)),
        ("02/03/2031", None),
        ("02-03-2031", None),
        ("31 June 2031", None),
        ("Feb 292031", None),
        ("Sept. 5, 2031", date(2031, 9, 5)),
        ("soon", None),
    ],
)
def test_stamp_days_in_figures(words: str, day: date | None) -> None:
    """Figures that can be read in two ways name no day; a day that does not exist is none."""
    assert parse_stamp_day(words) == day
