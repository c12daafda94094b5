"""The answer for one day, on the model story in the names of the invented war."""

from dataclasses import replace
from datetime import date

import pytest

from tests.world import Report, Said, claim, report, world
from zenobia.control import Answer, make_answer, make_timeline
from zenobia.model import Bound, HoldingStatus

FRONT, ARMY, REPUBLIC = "Northern Front", "Harbour Army", "Harbour Republic"

SINGLE = (
    claim(by=FRONT, lost_by=ARMY, when="2016-12-11"),
    claim("withdrawal", lost_by=ARMY, when="2016-12-11"),
    claim("withdrawal", lost_by="Coast Guard", part="headquarters"),
    claim(by=FRONT, lost_by=REPUBLIC, when="2015-05", past=True),
    claim(by="Coast Guard", lost_by=FRONT, part="downtown neighborhoods", when="2016-03", past=True),
    claim("withdrawal", lost_by=FRONT, relation="towards", when="2016-03", past=True),
)
"""What the model report says of its town, each sentence of it that speaks of control."""

MANY = (
    report(
        claim(by=FRONT, when="2015-05-20", source="Tally Office"),
        claim("withdrawal", lost_by=ARMY, when="2015-05-20"),
        published="2015-05-21",
        name="agency",
    ),
    report(
        claim("withdrawal", lost_by=ARMY, when="2015-05-21", source="an officer", kind="military"),
        claim(by=FRONT, when="2015-05-21", source="an official", kind="official"),
        published="2015-05-21",
        publisher="Harbour Radio",
    ),
    report(claim(by=ARMY, lost_by=FRONT, when="2016-03-27"), published="2016-03-27", name="retaken"),
    report(
        claim(by=FRONT, when="2016-12-10", modality="attempted"),
        claim("battle", by=FRONT, when="2016-12-10", modality="attempted"),
        published="2016-12-10",
        publisher="Harbour Radio",
    ),
    report(*SINGLE, published="2016-12-11", name="single"),
    report(claim(by=ARMY, when="2017-03-02"), published="2017-03-02", publisher="Harbour Radio"),
    report(claim(by=ARMY, when="2017-03-02", source="Tally Office"), published="2017-03-03", name="monitor"),
)


def ask(on: str, *reports: Report, place: str = "plc-arden") -> Answer:
    """Ask who held a place."""
    return make_answer(place, date.fromisoformat(on), world(*reports))


def dated() -> Report:
    """The model report with its publication date."""
    return report(*SINGLE, published="2016-12-11")


def undated() -> Report:
    """The model report without it: its weekday and its month without a year stay words."""
    words = {"2016-12-11": "on Sunday", "2016-03": "In March"}
    return report(*(replace(s, when=words.get(s.when or "", s.when)) for s in SINGLE))


def test_many_reports_give_the_true_history() -> None:
    """Vague and exact, state media and monitor, attempt and capture: four turns, and what came before is implied."""
    made = make_timeline("plc-arden", world(*MANY))
    assert [(h.status.value, h.holder, h.since) for h in made] == [
        ("implied", REPUBLIC, Bound()),
        ("held", FRONT, Bound(date(2015, 5, 20), date(2015, 5, 21))),
        ("held", REPUBLIC, Bound(date(2016, 3, 27), date(2016, 3, 27))),
        ("held", FRONT, Bound(date(2016, 12, 11), date(2016, 12, 11))),
        ("held", REPUBLIC, Bound(date(2017, 3, 2), date(2017, 3, 2))),
    ]
    assert all(h.extent is None for h in made)


@pytest.mark.parametrize(
    ("on", "status", "holder", "extent", "since"),
    [
        ("2015-01-01", HoldingStatus.IMPLIED, REPUBLIC, None, Bound()),
        ("2015-08-01", HoldingStatus.HELD, FRONT, None, Bound(date(2015, 5, 1), date(2015, 5, 31))),
        (
            "2016-06-01",
            HoldingStatus.HELD,
            REPUBLIC,
            "downtown neighborhoods",
            Bound(date(2016, 3, 1), date(2016, 3, 31)),
        ),
        ("2016-12-12", HoldingStatus.HELD, FRONT, None, Bound(date(2016, 12, 11), date(2016, 12, 11))),
    ],
)
def test_single_report_answers_for_each_time(
    on: str, status: HoldingStatus, holder: str, extent: str | None, since: Bound
) -> None:
    """The model report alone: implied, soft, partial, exact."""
    holding = ask(on, dated()).holding
    assert (holding.status, holding.holder, holding.extent, holding.since) == (status, holder, extent, since)


def test_without_publication_date_nothing_is_placed_by_guess() -> None:
    """The capture `on Sunday` is listed beside the answer with why it has no date; the dated one stands."""
    answer = ask("2016-12-12", undated())
    assert (answer.holding.holder, answer.holding.since) == (
        FRONT,
        Bound(date(2015, 5, 1), date(2015, 5, 31)),
    )
    why = dict(
        zip(("".join(e.quote for e in c.evidence) for c in answer.also_claimed), answer.also_why, strict=True)
    )
    sunday = next(reason for quote, reason in why.items() if "capture" in quote and "on Sunday" in quote)
    assert sunday == "has no date: counts from a publication date, which is not known"


def test_basis_quotes_the_turn_and_is_whole() -> None:
    """Every claim that the state rests on, from the record itself."""
    answer = ask("2016-12-12", dated())
    assert {c.type.value for c in answer.basis} == {"capture", "withdrawal"}
    assert len(answer.basis) == 3
    assert tuple(c.id for c in answer.basis) == answer.holding.basis


def test_attempts_stand_beside_the_holding_they_fall_into() -> None:
    """An assault repelled on the day before is listed with the holding of that day, not with the next."""
    before, after = ask("2016-12-10", *MANY), ask("2016-12-12", *MANY)
    assert {c.type.value for c in before.also_claimed if c.modality.value == "attempted"} == {
        "capture",
        "battle",
    }
    assert not any(c.modality.value == "attempted" for c in after.also_claimed)
    assert any("attempted" in why for why in before.also_why)


def test_silence_tells_the_age_of_the_evidence() -> None:
    """The state persists, and the answer says how old the last evidence is."""
    answer = ask("2018-03-02", *MANY)
    assert answer.last_evidence == date(2017, 3, 2)
    assert "Unchanged since; last evidence 365 days before." in answer.summary


@pytest.mark.parametrize(
    ("on", "last"), [("2016-01-01", None), ("2023-06-30", "2023-05-20"), ("2023-07-02", "2023-07-01")]
)
def test_last_evidence_is_never_after_the_day_asked(on: str, last: str | None) -> None:
    """Evidence of July does not count in June; what is implied or unknown has none."""
    told = report(
        claim(by=FRONT, when="2023-05-20"),
        claim("control", by=FRONT, when="2023-07-01"),
        published="2023-07-05",
    )
    assert ask(on, told).last_evidence == (date.fromisoformat(last) if last is not None else None)


def test_day_inside_a_soft_turn_says_that_it_may_have_changed() -> None:
    """On 10 May of a month `in` which the town fell, the answer does not hide it."""
    answer = ask("2015-05-10", dated())
    assert answer.holding.status is HoldingStatus.IMPLIED
    assert "may have changed hands by then: that came some day of May 2015" in answer.summary
    assert "Next: held by Northern Front" in answer.why


def test_places_inside_are_listed_with_their_holdings() -> None:
    """A hill inside a neighbourhood inside the town is a part of the town; unknown parts are left out."""
    told = report(
        claim(by=ARMY, when="2023-04-20"),
        claim(by=FRONT, place="Signal Hill", when="2023-05-20"),
        claim(by=FRONT, place="Old Quay", when="2023-08-20"),
        claim(by=FRONT, place="Millbrook", when="2023-05-20"),
        published="2023-09-01",
    )
    answer = ask("2023-06-01", told)
    assert answer.holding.holder == REPUBLIC
    assert [(p.place, p.holder) for p in answer.parts] == [("Signal Hill", FRONT)]


def test_part_taken_before_the_whole_is_not_shown_as_left_out() -> None:
    """Who takes all of the town takes the hill in it; a later word on the hill is shown again."""
    told = report(
        claim(by=FRONT, place="Signal Hill", when="2023-05-20"),
        claim(by=ARMY, when="2023-06-20"),
        published="2023-07-01",
    )
    assert [p.holder for p in ask("2023-06-01", told).parts] == [FRONT]
    assert ask("2023-06-25", told).parts == ()
    later = report(claim(by=FRONT, place="Signal Hill", when="2023-08-02"), published="2023-08-03")
    assert [p.holder for p in ask("2023-08-10", told, later).parts] == [FRONT]


@pytest.mark.parametrize("place", ["Port Arden", "Signal Hill"])
def test_place_that_only_says_where_does_not_change_hands(place: str) -> None:
    """Who took a hill or a town in a province is not thereby said to have the province."""
    told = report(claim(by=FRONT, place=place, within="Arden Province", when="2023-05-20"))
    inner = {"Port Arden": "plc-arden", "Signal Hill": "plc-hill"}[place]
    assert ask("2023-06-01", told, place=inner).holding.holder == FRONT
    outer = ask("2023-06-01", told, place="plc-province")
    assert outer.holding.status is HoldingStatus.UNKNOWN
    assert [p.holder for p in outer.parts] == [FRONT]


def test_denied_entry_stands_beside_the_answer() -> None:
    """That an entry is denied is no claim of control, and readers must see it beside the answer."""
    taken = report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21")
    denied = report(claim("deployment", by=FRONT, modality="denied"), published="2023-05-21")
    answer = ask("2023-05-22", taken, denied)
    assert answer.holding.holder == FRONT
    assert answer.also_why == ("is denied: said not to have happened",)


def test_place_nobody_knows_answers_unknown() -> None:
    """No claim, no registry entry: still an answer."""
    answer = ask("2023-06-01", place="plc-nowhere")
    assert (answer.holding.status, answer.place.name) == (HoldingStatus.UNKNOWN, "plc-nowhere")
    assert answer.summary == "On 1 June 2023 plc-nowhere was not known to be held by anyone: no evidence."


def test_claims_near_a_place_are_beside_it() -> None:
    """A capture near the town is listed, with why it does not count."""
    said: Said = claim(by=FRONT, relation="near", when="2023-05-20")
    answer = ask("2023-06-01", report(said, published="2023-05-21"))
    assert answer.holding.status is HoldingStatus.UNKNOWN
    assert answer.also_why == ("speaks of what lies near the place, not of the place itself",)
