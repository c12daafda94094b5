"""Days, bounds and holdings in plain English."""

from datetime import date

import pytest

from zenobia.control.words import say_bound, say_choice, say_holding, say_list, say_since, say_until, say_who
from zenobia.model import Bound, Holding, HoldingStatus

D = date


def holding(status: HoldingStatus = HoldingStatus.HELD, **more: object) -> Holding:
    """A holding of an invented town."""
    front = {"holder": "Northern Front", "holder_id": "act-front"}
    fields: dict[str, object] = {"place_id": "p", "place": "Port Arden", **front, **more}
    return Holding(status=status, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        (D(2016, 12, 11), D(2016, 12, 11), "11 December 2016"),
        (D(2015, 5, 1), D(2015, 5, 31), "some day of May 2015"),
        (D(2016, 2, 1), D(2016, 2, 29), "some day of February 2016"),
        (D(2015, 1, 1), D(2015, 12, 31), "some day of 2015"),
        (D(2015, 5, 20), D(2015, 5, 21), "between 20 and 21 May 2015"),
        (D(2015, 5, 20), D(2015, 6, 2), "between 20 May and 2 June 2015"),
        (D(2015, 5, 20), D(2016, 6, 2), "between 20 May 2015 and 2 June 2016"),
        (D(2015, 4, 1), D(2015, 5, 31), "between 1 April and 31 May 2015"),
        (None, D(2016, 3, 27), "by 27 March 2016"),
        (D(2016, 3, 27), None, "27 March 2016 or later"),
        (None, None, "an unknown day"),
    ],
)
def test_bounds_read_as_a_person_says_them(earliest: date | None, latest: date | None, text: str) -> None:
    """Whole months and years have their names; nothing else is rounded."""
    assert say_bound(Bound(earliest, latest)) == text


def test_since_and_until_take_their_word() -> None:
    """`by` stands alone; an end that has not come has no words."""
    assert say_since(Bound(D(2015, 5, 1), D(2015, 5, 31))) == "since some day of May 2015"
    assert say_since(Bound(None, D(2016, 3, 27))) == "by 27 March 2016"
    ended = holding(end=D(2015, 5, 21), until=Bound(D(2015, 5, 20), D(2015, 5, 21)))
    assert say_until(ended) == "until between 20 and 21 May 2015"
    assert say_until(holding()) is None


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (holding(), "held by Northern Front"),
        (holding(holder=None), "held by an unnamed party"),
        (holding(holder="fighters", holder_id=None), "held by “fighters”"),
        (holding(extent="the centre"), "held by Northern Front (the centre; partial)"),
        (holding(HoldingStatus.CLAIMED), "claimed by Northern Front; no one else says so"),
        (holding(HoldingStatus.IMPLIED), "held by Northern Front, which is implied and not said"),
        (holding(HoldingStatus.CONTESTED, others=("A", "B")), "contested between A and B"),
        (holding(HoldingStatus.CONTESTED), "contested"),
        (holding(HoldingStatus.LOST, others=("A",)), "lost by A, holder unknown"),
        (holding(HoldingStatus.UNKNOWN), "not known to be held by anyone: no evidence"),
    ],
)
def test_each_status_has_its_own_words(made: Holding, text: str) -> None:
    """Nobody can take a claimed or implied holding for a known one."""
    assert say_who(made) == text


def test_holding_reads_whole() -> None:
    """State, since and until in one line; the beginning of time is not mentioned."""
    day = D(2016, 12, 11)
    made = holding(
        start=day, since=Bound(day, day), end=D(2017, 3, 2), until=Bound(D(2017, 3, 2), D(2017, 3, 2))
    )
    assert say_holding(made) == "held by Northern Front since 11 December 2016, until 2 March 2017"
    assert say_holding(holding()) == "held by Northern Front"


def test_lists_and_choices_of_days() -> None:
    """Names are joined as in prose; rival days of one month name it once."""
    assert [say_list(n) for n in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
    exact = [Bound(D(2015, 5, d), D(2015, 5, d)) for d in (20, 21, 23)]
    assert say_choice(exact[:2]) == "20 or 21 May 2015"
    assert say_choice(exact) == "20 May 2015 or 21 May 2015 or 23 May 2015"
    assert (
        say_choice([exact[0], Bound(D(2015, 6, 1), D(2015, 6, 2))])
        == "20 May 2015 or between 1 and 2 June 2015"
    )
