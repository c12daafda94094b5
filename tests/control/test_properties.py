"""What holds for any claims at all."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.world import Said, claim, report, world
from zenobia.control import World, make_answer, make_timeline
from zenobia.control.words import say_holding
from zenobia.model import Holding, HoldingStatus

MOVERS = st.sampled_from(["capture", "withdrawal", "control", "siege", "battle"])
PARTIES = st.sampled_from([None, "Northern Front", "First Brigade", "Harbour Army", "Hill Clans", "raiders"])
WHENS = st.sampled_from(
    [
        None,
        "2023-05-10",
        "2023-05-11",
        "2023-05-12",
        "2023-05-20",
        "2023-05",
        "2023-06",
        "2023",
        "2023-05-08/2023-05-14",
        "2023-06-01/2023-06-30",
        "on Sunday",
    ]
)
PARTS = st.sampled_from([None, None, None, "downtown", "eastern districts"])
CHANGES = st.sampled_from([None, None, None, "contested"])
VOICES = st.sampled_from([None, "Northern Front", "Tally Office", "Harbour Army"])


def said(modality: str | None = None) -> st.SearchStrategy[Said]:
    """Anything that may be said of the town."""
    senses = (
        st.just(modality)
        if modality
        else st.sampled_from(["asserted", "asserted", "asserted", "denied", "hedged"])
    )
    return st.builds(
        lambda type, by, lost_by, when, part, change, source, past, sense: claim(
            type,
            by=by,
            lost_by=lost_by,
            when=when,
            part=part,
            change=change,
            source=source,
            past=past,
            modality=sense,
        ),
        MOVERS,
        PARTIES,
        PARTIES,
        WHENS,
        PARTS,
        CHANGES,
        VOICES,
        st.booleans(),
        senses,
    )


PUBLISHED = st.sampled_from(["2023-05-12", "2023-05-21", "2023-07-01", None])
WAR = st.lists(st.tuples(st.lists(said(), min_size=1, max_size=3), PUBLISHED), max_size=5)


def make_world(war: list[tuple[list[Said], str | None]]) -> World:
    """A world of reports."""
    return world(*(report(*told, published=day, name=str(i)) for i, (told, day) in enumerate(war)))


def seen(holdings: tuple[Holding, ...]) -> list[tuple[object, ...]]:
    """All of a timeline but the notes, which tell of denials too."""
    return [
        (h.status, h.holder, h.start, h.end, h.since, h.until, h.extent, h.others, h.basis) for h in holdings
    ]


@given(WAR)
def test_timeline_is_a_partition_of_all_time(war: list[tuple[list[Said], str | None]]) -> None:
    """It begins at the beginning, ends open, and each holding starts where the one before it ends."""
    made = make_timeline("plc-arden", make_world(war))
    assert made[0].start is None
    assert made[-1].end is None
    for before, after in pairwise(made):
        assert before.end == after.start
        assert before.until == after.since
        assert after.start is not None
        assert before.start is None or before.start < after.start


@given(WAR)
def test_bounds_say_when_the_state_was_sure(war: list[tuple[list[Said], str | None]]) -> None:
    """A state starts on the last day of its bounds; who is held to be the holder is named, and has claims."""
    for holding in make_timeline("plc-arden", make_world(war)):
        assert holding.since.latest == holding.start
        assert holding.since.earliest is None or holding.start is not None
        if holding.since.earliest is not None and holding.start is not None:
            assert holding.since.earliest <= holding.start
        assert (holding.holder is not None) is (
            holding.status in {HoldingStatus.HELD, HoldingStatus.CLAIMED, HoldingStatus.IMPLIED}
        )
        assert bool(holding.basis) is (holding.status is not HoldingStatus.UNKNOWN)
        assert len(set(holding.basis)) == len(holding.basis)
        assert say_holding(holding)


@given(WAR, st.randoms(use_true_random=False))
def test_order_of_claims_does_not_matter(war: list[tuple[list[Said], str | None]], random: Random) -> None:
    """Claims in any order, and some of them twice, give the same timeline to the letter."""
    first = make_world(war)
    shuffled = [*first.claims, *first.claims[:2]]
    random.shuffle(shuffled)
    second = World(tuple(shuffled), first.documents, first.actor, first.place, first.outlet)
    assert make_timeline("plc-arden", second) == make_timeline("plc-arden", first)


@given(
    WAR,
    st.lists(
        st.tuples(
            st.sampled_from(["denied", "attempted", "planned", "forecast", "hedged"]).flatmap(said), PUBLISHED
        ),
        max_size=4,
    ),
)
def test_what_is_not_asserted_moves_nothing(
    war: list[tuple[list[Said], str | None]], more: list[tuple[Said, str | None]]
) -> None:
    """Denials, attempts, plans and guesses change no state, no bound and no basis."""
    extra = [([told], day) for told, day in more]
    assert seen(make_timeline("plc-arden", make_world([*war, *extra]))) == seen(
        make_timeline("plc-arden", make_world(war))
    )


@given(WAR, st.integers(-40, 90))
def test_answer_is_the_holding_of_the_day(war: list[tuple[list[Said], str | None]], offset: int) -> None:
    """It covers the day, its claims are those of the record, and every claim of control is accounted for somewhere."""
    on = date(2023, 5, 1) + timedelta(offset)
    put = make_world(war)
    answer = make_answer("plc-arden", on, put)
    holding = answer.holding
    assert holding.start is None or holding.start <= on
    assert holding.end is None or on < holding.end
    assert len(answer.also_claimed) == len(answer.also_why)
    assert not {c.id for c in answer.basis} & {c.id for c in answer.also_claimed}
    assert answer.last_evidence is None or answer.last_evidence <= on


@given(WAR)
def test_no_claim_of_control_is_lost(war: list[tuple[list[Said], str | None]]) -> None:
    """Whatever is said of who holds the place is basis of some holding or stands beside one, with why."""
    put = make_world(war)
    made = make_timeline("plc-arden", put)
    days = [h.start or date(2000, 1, 1) for h in made]
    found = {claim_id for h in made for claim_id in h.basis}
    found |= {c.id for on in days for c in make_answer("plc-arden", on, put).also_claimed}
    about = {c.id for c in put.claims if c.control is not None}
    assert about <= found
