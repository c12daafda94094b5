"""What merges, what does not, and what an event keeps of its claims."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.world import ACTORS, Report, Said, claim, report
from zenobia.fuse import make_events
from zenobia.kit.dates import DateInterval, month_of, one_day, parse_day
from zenobia.model import Actor, Event
from zenobia.model.event import EventStatus

BY_ID = {actor.id: actor for actor in ACTORS.values()}


def find_actor(id: str) -> Actor | None:
    """Look an actor of the invented war up."""
    return BY_ID.get(id)


def events(*reports: Report) -> tuple[Event, ...]:
    """Merge the claims of reports."""
    docs = {r.doc.id: r.doc for r in reports}
    return make_events([c for r in reports for c in r.claims], docs, find_actor)


def days(text: str) -> DateInterval:
    """The interval of one day."""
    day = parse_day(text)
    assert day is not None
    return one_day(day)


def one(said: Said, published: str | None = "2023-05-21", name: str = "one") -> Report:
    """A report that says one thing."""
    return report(said, published=published, name=name)


def test_two_reports_of_one_battle_are_one_event() -> None:
    """The same type, place, day and sides."""
    told = claim("battle", by="Northern Front", against="Harbour Army", when="2023-05-20")
    [event] = events(one(told), one(told, name="two"))
    assert len(event.claim_ids) == len(event.doc_ids) == 2
    assert event.reasons == ("the same days (2023-05-20); a side is the same",)


def test_battle_told_both_ways_has_both_sides_as_agents() -> None:
    """Who attacked is not agreed: neither is only the target."""
    told = (("Northern Front", "Harbour Army"), ("Harbour Army", "Northern Front"))
    reports = [one(claim("battle", by=a, against=b, when="2023-05-20"), name=a) for a, b in told]
    [event] = events(*reports)
    assert set(event.agents) == {"Northern Front", "Harbour Army"}
    assert event.targets == ()


def test_army_and_its_government_are_one_side() -> None:
    """Parties are compared by the side that they act for."""
    first = claim("airstrike", by="Coast Guard", when="2023-05-20")
    second = claim("airstrike", by="Harbour Republic", when="2023-05-20")
    [event] = events(one(first), one(second, name="two"))
    assert set(event.agents) == {"Coast Guard", "Harbour Republic"}
    assert set(event.agent_ids) == {"act-guard", "act-republic"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (claim("battle", when="2023-05-20"), claim("shelling", when="2023-05-20")),
        (claim("battle", when="2023-05-20"), claim("battle", when="2023-05-20", place="Millbrook")),
        (claim("battle", when="2023-05-20"), claim("battle", when="2023-05-22")),
        (claim("battle", when="2023-05-20"), claim("battle", when="2023-05")),
        (claim("battle", when="2023-05-20"), claim("battle", when="2023-05-20", modality="attempted")),
        (claim("battle", when="2023-05-20", place=None), claim("battle", when="2023-05-20", place=None)),
        (
            claim("airstrike", when="2023-05-20", by="Coast Guard"),
            claim("airstrike", when="2023-05-20", by="Outland Corps"),
        ),
        (
            claim("capture", when="2023-05-20", by="Northern Front"),
            claim("capture", when="2023-05-20", by="Northern Front", relation="near"),
        ),
    ],
    ids=["type", "place", "days apart", "vague battle", "tried", "nowhere", "sides", "near"],
)
def test_different_happenings_stay_apart(first: Said, second: Said) -> None:
    """It is better to see a happening twice than to lose one in another."""
    assert len(events(one(first), one(second, name="two"))) == 2


def test_vague_and_exact_capture_are_one_event() -> None:
    """A place is seldom captured twice in a month: the vague telling joins the exact one, which gives the day."""
    exact = one(claim(by="Northern Front", when="2023-05-20"))
    vague = one(claim(by="Northern Front", when="2023-05", past=True), "2024-01-01", "two")
    [event] = events(exact, vague)
    assert event.when == days("2023-05-20")
    assert set(event.when_said) == {days("2023-05-20"), month_of(2023, 5)}
    assert event.conflicts == ()
    assert not event.about_past


def test_neighbouring_days_merge_across_reports_and_are_a_conflict() -> None:
    """Reports of one fall of a town differ by a day; within a report two days are two happenings."""
    first, second = (
        claim(by="Northern Front", when=d, source="Tally Office") for d in ("2023-05-20", "2023-05-21")
    )
    [event] = events(one(first), one(second, name="two"))
    assert event.when == DateInterval(days("2023-05-20").start, days("2023-05-21").end)
    [conflict] = event.conflicts
    assert conflict.startswith("days differ: ")
    assert "2023-05-20 (Tally Office, in one)" in conflict
    assert len(events(report(first, second, published="2023-05-21"))) == 2


def test_days_in_a_row_do_not_grow_into_one_event() -> None:
    """A five-day fight is five events, told by two outlets a day or not."""
    told = [
        one(claim("battle", when=f"2023-05-{day}"), f"2023-05-{day}", f"{outlet} {day}")
        for day in range(20, 25)
        for outlet in "ab"
    ]
    assert [len(e.claim_ids) for e in events(*told)] == [2] * 5


def test_next_day_joins_fights_only_when_a_side_is_shared() -> None:
    """Of fights the next day brings another: the days alone are not enough."""
    first = one(claim("battle", by="Northern Front", when="2023-05-20"))
    assert len(events(first, one(claim("battle", when="2023-05-21"), name="two"))) == 2
    assert len(events(first, one(claim("battle", by="First Brigade", when="2023-05-21"), name="two"))) == 1


def test_vague_day_does_not_widen_a_quarrel_over_days() -> None:
    """20 May, 21 May and `in May`: the event came on 20 or 21 May, and only these two differ."""
    told = [one(claim(by="Northern Front", when=w), name=w) for w in ("2023-05-20", "2023-05-21", "2023-05")]
    [event] = events(*told)
    assert event.when == DateInterval(days("2023-05-20").start, days("2023-05-21").end)
    assert "2023-05-31" not in event.conflicts[0]


def test_tolls_keep_every_figure_and_who_said_it() -> None:
    """Figures that cannot both be true are a conflict that names both voices."""
    first = claim("shelling", when="2023-05-20", killed="19 people", low=19, high=19, source="Tally Office")
    second = claim("shelling", when="2023-05-20", killed="12 people", low=12, high=12)
    [event] = events(one(first), one(second, name="two"))
    assert {(t.low, t.according_to) for t in event.tolls} == {(19, "Tally Office"), (12, "The Lantern")}
    [conflict] = event.conflicts
    assert "19 people (Tally Office, in one)" in conflict
    assert "12 people (The Lantern, in two)" in conflict


@pytest.mark.parametrize(
    ("low", "high", "agree"),
    [
        (19, None, True),
        (None, 30, True),
        (15, 25, True),
        (20, None, False),
        (None, 18, False),
        (None, None, True),
    ],
)
def test_ranges_conflict_only_when_no_number_is_in_both(
    low: int | None, high: int | None, agree: bool
) -> None:
    """19 and `at least 19` agree."""
    first = claim("shelling", when="2023-05-20", killed="19", low=19, high=19)
    second = claim("shelling", when="2023-05-20", killed="some", low=low, high=high)
    [event] = events(one(first), one(second, name="two"))
    assert (event.conflicts == ()) is agree


@pytest.mark.parametrize(
    ("modalities", "status"),
    [
        (("asserted", "hedged"), EventStatus.REPORTED),
        (("asserted", "denied"), EventStatus.DISPUTED),
        (("hedged", "hedged"), EventStatus.HEDGED),
        (("denied", "denied"), EventStatus.DENIED),
        (("attempted", "attempted"), EventStatus.REPORTED),
    ],
)
def test_status_follows_what_is_said(modalities: tuple[str, str], status: EventStatus) -> None:
    """Asserted, denied and hedged tellings of one happening make one event with a status."""
    told = [
        one(claim(by="Northern Front", when="2023-05-20", modality=m), name=f"{i}")
        for i, m in enumerate(modalities)
    ]
    [event] = events(*told)
    assert event.status is status


def test_denial_without_a_day_finds_what_it_denies() -> None:
    """It speaks of what was told of the days before its report, and is named among the conflicts."""
    told = one(claim(by="Northern Front", when="2023-05-20"))
    denied = one(claim(by="Northern Front", modality="denied", source="Harbour Army"), "2023-05-22", "two")
    [event] = events(told, denied)
    assert event.status is EventStatus.DISPUTED
    assert "denied by Harbour Army, in two" in event.conflicts
    late = one(claim(by="Northern Front", modality="denied"), "2023-06-22", "late")
    assert len(events(told, late)) == 2


@pytest.mark.parametrize("modality", ["planned", "forecast"])
def test_what_is_planned_or_foreseen_is_no_event(modality: str) -> None:
    """It did not happen, or nobody knows yet."""
    assert events(one(claim(by="Northern Front", when="2023-05-20", modality=modality))) == ()


def test_undated_claims_merge_by_report_or_day_of_report_only() -> None:
    """News without a day, in reports of one day, may be one happening; of two days it may not."""
    told = claim("shelling", by="Harbour Army")
    assert len(events(one(told), one(told, name="two"))) == 1
    assert len(events(one(told), one(told, "2023-05-22", "two"))) == 2
    assert len(events(one(told, None), one(told, None, "two"))) == 2


def test_headline_without_a_day_joins_what_its_lead_is_told_with() -> None:
    """The day of the lead is that of the headline, so the event of several reports has both of its claims."""
    lead = claim(by="Northern Front", when="2023-05-20")
    both = report(claim(by="Northern Front"), lead, published="2023-05-21", name="agency")
    [event] = events(both, one(lead, published="2023-05-22", name="monitor"))
    assert len(event.claim_ids) == 3
    other = report(claim(by="Harbour Army"), lead, published="2023-05-21", name="agency")
    assert len(events(other, one(lead, name="monitor"))) == 2


def test_claims_that_say_nothing_comparable_stay_alone() -> None:
    """No place, no time, no sides: each an event of its own, none lost."""
    assert (
        len(events(report(*[claim("toll", place=None, killed=f"{n} dead", low=n, high=n) for n in range(3)])))
        == 3
    )


def test_event_is_about_the_past_when_all_its_claims_are() -> None:
    """One report of it as news is enough to make it news."""
    past = one(claim(by="Northern Front", when="2023-05-20", past=True), "2024-05-20")
    assert events(past)[0].about_past
    assert not events(past, one(claim(by="Northern Front", when="2023-05-20"), name="two"))[0].about_past


SAID = st.builds(
    lambda type, place, when, by, modality: claim(type, place=place, when=when, by=by, modality=modality),
    st.sampled_from(["battle", "capture", "shelling"]),
    st.sampled_from(["Port Arden", "Millbrook", None]),
    st.sampled_from([None, "2023-05-20", "2023-05-21", "2023-05-22", "2023-05", "on Sunday"]),
    st.sampled_from([None, "Northern Front", "Harbour Army", "Coast Guard", "raiders"]),
    st.sampled_from(["asserted", "denied", "hedged", "attempted", "planned"]),
)
REPORTS = st.lists(
    st.tuples(st.lists(SAID, min_size=1, max_size=3), st.sampled_from(["2023-05-21", "2023-05-22", None])),
    max_size=5,
)


@given(REPORTS, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_no_claim_is_lost(
    written: list[tuple[list[Said], str | None]],
    random: "st.random.Random",  # type: ignore[name-defined]
) -> None:
    """Any order of claims, and any claim twice, gives the same events; each happening is in exactly one."""
    reports = [report(*said, published=day, name=str(i)) for i, (said, day) in enumerate(written)]
    docs = {r.doc.id: r.doc for r in reports}
    claims = [c for r in reports for c in r.claims]
    made = make_events(claims, docs, find_actor)
    shuffled = claims + claims[:2]
    random.shuffle(shuffled)
    assert make_events(shuffled, docs, find_actor) == made
    ids = [claim_id for event in made for claim_id in event.claim_ids]
    assert sorted(ids) == sorted(c.id for c in claims if c.modality.value != "planned")
    assert all(len(e.reasons) == len(e.claim_ids) - 1 for e in made)


def test_best_fit_joins_first() -> None:
    """A telling of the same day wins over one of the next day, whichever is read first."""
    told = [
        one(claim(by="Northern Front", when=when), name=name)
        for when, name in (("2023-05-20", "a"), ("2023-05-21", "b"), ("2023-05-21", "c"), ("2023-05-22", "d"))
    ]
    shapes = {tuple(sorted(len(e.claim_ids) for e in events(*order))) for order in permutations(told)}
    assert len(shapes) == 1
    same_day = {c.id for r in told[1:3] for c in r.claims}
    assert any(same_day <= set(e.claim_ids) for e in events(*told))
