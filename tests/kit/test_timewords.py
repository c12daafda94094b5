"""What counts as an expression of time in running text."""

import pytest

from zenobia.kit.timewords import TIME_EXPRESSION


def found(text: str) -> list[str]:
    """All expressions of a text, in order."""
    return [m[0] for m in TIME_EXPRESSION.finditer(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left the town on Sunday.", ["on Sunday"]),
        ("It fell in May 2015, after a siege.", ["in May 2015"]),
        ("It had held since Friday.", ["since Friday"]),
        ("Fighting went on for months.", ["for months"]),
        ("Two died over the weekend.", ["over the weekend"]),
        ("The post was shelled overnight.", ["overnight"]),
        ("Early on Monday they withdrew.", ["Early on Monday"]),
        ("A raid two days ago killed five.", ["two days ago"]),
        ("Shells fell on the night of 3-4 May.", ["on the night of 3-4 May"]),
        ("From 5 to 9 May the road was shut.", ["From 5 to 9 May"]),
        ("On December 11, 2016, it fell.", ["On December 11, 2016"]),
        ("Saturday's raid killed two.", ["Saturday"]),
        ("Five died in Saturday's raid.", ["Saturday"]),
        ("the worst in the past 24 hours", ["in the past 24 hours"]),
        ("THE BASE WAS HIT ON\n30 DECEMBER BY", ["ON\n30 DECEMBER"]),
        ("It began earlier this month.", ["earlier this month"]),
        ("In late 2016 they returned.", ["In late 2016"]),
        ("at dawn on Tuesday", ["at dawn on Tuesday"]),
        ("on Wednesday night", ["on Wednesday night"]),
        ("the siege has lasted since the start of the year", ["since the start of the year"]),
        ("between 3 and 5 May", ["between 3 and 5 May"]),
        ("in March and again last week", ["in March", "last week"]),
    ],
)
def test_time_expression_is_found_whole(text: str, expected: list[str]) -> None:
    """The expression comes with its preposition, and as long as it goes on."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may have left; may God help them.",
        "The rebels march on the city and will march again.",
        "A second blast followed seconds after the first.",
        "It is the first time in years.",
        "Over 1200 people fled.",
        "They hold the 47th brigade's base.",
        "a three-day trip",
    ],
)
def test_time_expression_leaves_other_words_alone(text: str) -> None:
    """The modal `may`, the verb `march`, `second`, and plain counts tell no time."""
    assert found(text) == []


def test_time_expression_stops_at_blank_line() -> None:
    """A newsletter line above a paragraph does not become part of its first date."""
    assert found("every weekday at 7am\n\nLast week they left") == ["at 7am", "Last week"]
