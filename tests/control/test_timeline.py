"""Who held the invented town when, state by state."""

from datetime import date

import pytest
from msgspec import structs

from tests.world import Report, Said, claim, report, world
from zenobia.control import World, make_timeline
from zenobia.model import Bound, Holding, HoldingStatus, PublishedHow

HELD, CLAIMED, CONTESTED = HoldingStatus.HELD, HoldingStatus.CLAIMED, HoldingStatus.CONTESTED
LOST, IMPLIED, UNKNOWN = HoldingStatus.LOST, HoldingStatus.IMPLIED, HoldingStatus.UNKNOWN
FRONT, ARMY, REPUBLIC = "Northern Front", "Harbour Army", "Harbour Republic"


def day(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)


def exact(text: str) -> Bound:
    """The bound of a day that is known."""
    return Bound(day(text), day(text))


def timeline(*reports: Report, place: str = "plc-arden") -> tuple[Holding, ...]:
    """The timeline of a place."""
    return make_timeline(place, world(*reports))


def told(*said: Said, published: str | None = "2024-01-01", **more: str) -> tuple[Holding, ...]:
    """The timeline by one report, published long after."""
    return timeline(report(*said, published=published, **more))  # type: ignore[arg-type]


def brief(holdings: tuple[Holding, ...]) -> list[tuple[str, str | None, str | None]]:
    """Status, holder and start of each holding."""
    return [
        (h.status.value, h.holder, h.start.isoformat() if h.start is not None else None) for h in holdings
    ]


def test_place_without_claims_is_unknown_for_all_time() -> None:
    """One holding, no bounds, no claims."""
    [holding] = timeline(place="plc-mill")
    assert (holding.status, holding.start, holding.end, holding.basis) == (UNKNOWN, None, None, ())


def test_capture_ends_the_holding_before_it() -> None:
    """Each gain ends the holding of the other side; sides are compared at the top of their chain."""
    made = told(
        claim(by="First Brigade", when="2023-05-20"),
        claim(by="Coast Guard", when="2023-08-02"),
        claim(by=FRONT, when="2023-09-10"),
    )
    assert brief(made) == [
        ("unknown", None, None),
        ("held", FRONT, "2023-05-20"),
        ("held", REPUBLIC, "2023-08-02"),
        ("held", FRONT, "2023-09-10"),
    ]
    assert made[1].since == exact("2023-05-20")
    assert made[1].until == made[2].since == exact("2023-08-02")
    assert made[1].holder_id == "act-front"


def test_vague_month_starts_softly_on_its_last_day() -> None:
    """`in May` may be any day of May; the state is only sure from the last."""
    made = told(claim(by=FRONT, when="2023-05"))
    assert made[1].since == Bound(day("2023-05-01"), day("2023-05-31"))
    assert made[1].start == day("2023-05-31")


@pytest.mark.parametrize("vague", ["2023-05", "2023", "2023-05-15/2023-05-25"])
def test_exact_day_inside_a_vague_interval_wins(vague: str) -> None:
    """One turn, told vaguely and exactly, came on the exact day."""
    made = timeline(
        report(claim(by=FRONT, when=vague, past=True), published="2024-01-01", name="a"),
        report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21", name="b"),
    )
    assert brief(made) == [("unknown", None, None), ("held", FRONT, "2023-05-20")]
    assert made[1].since == exact("2023-05-20")
    assert len(made[1].basis) == 2


def test_reports_that_differ_by_a_day_are_one_turn_with_both_days() -> None:
    """20 May says one, 21 May another: between the two, and the note says so."""
    made = timeline(
        report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21", name="a"),
        report(claim(by=FRONT, when="2023-05-21"), published="2023-05-22", name="b"),
        report(claim(by=FRONT, when="2023-05"), published="2023-06-22", name="c"),
    )
    assert made[1].since == Bound(day("2023-05-20"), day("2023-05-21"))
    assert "reports differ: 20 or 21 May 2023" in made[1].note
    assert len(made) == 2


def test_turns_are_not_merged_across_another_holder() -> None:
    """Gains of one side on both sides of the other's are two turns, however close."""
    made = told(
        claim(by=FRONT, when="2023-05-20"),
        claim(by=ARMY, when="2023-05-21"),
        claim(by=FRONT, when="2023-05-22"),
    )
    assert brief(made)[1:] == [
        ("held", FRONT, "2023-05-20"),
        ("held", REPUBLIC, "2023-05-21"),
        ("held", FRONT, "2023-05-22"),
    ]


def test_vague_turn_goes_where_hands_change() -> None:
    """`in 2023` between two gains of the enemy lies between them, with what is left of the year as its bounds."""
    made = told(
        claim(by=FRONT, when="2022-05-20"), claim(by=ARMY, when="2023"), claim(by=FRONT, when="2023-11-11")
    )
    assert brief(made)[1:] == [
        ("held", FRONT, "2022-05-20"),
        ("held", REPUBLIC, "2023-11-10"),
        ("held", FRONT, "2023-11-11"),
    ]
    assert made[2].since == Bound(day("2023-01-01"), day("2023-11-10"))


def test_loss_without_a_winner_leaves_the_holder_unsaid() -> None:
    """The enemy of the loser is not filled in."""
    made = told(claim("withdrawal", lost_by=ARMY, when="2023-05-20"))
    assert brief(made) == [("implied", REPUBLIC, None), ("lost", None, "2023-05-20")]
    assert made[1].others == (REPUBLIC,)


@pytest.mark.parametrize("lost", ["2023-05-20", "2023-05-22", None])
def test_loss_at_the_time_of_a_gain_is_part_of_it(lost: str | None) -> None:
    """The army leaves, the enemy comes: one turn, whether the loss has that day, a later one, or none."""
    made = timeline(
        report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21", name="a"),
        report(claim("withdrawal", lost_by=ARMY, when=lost), published="2023-05-23", name="b"),
    )
    assert brief(made) == [("implied", REPUBLIC, None), ("held", FRONT, "2023-05-20")]
    assert len(made[1].basis) == 2


@pytest.mark.parametrize(("found_by", "moves"), [("rule", True), ("both", True), ("model", False)])
def test_claim_that_no_rule_explains_moves_no_holding(found_by: str, moves: bool) -> None:
    """What only the learned part sees is kept as a claim; who holds a place has to be followed from the words."""
    made = told(claim(by=FRONT, when="2023-05-20", found_by=found_by))
    assert any(holding.holder == FRONT for holding in made) is moves


def test_loss_before_the_gain_is_a_state_of_its_own() -> None:
    """Left on Saturday, taken on Monday: nobody is said to hold it in between."""
    made = told(claim("withdrawal", lost_by=ARMY, when="2023-05-20"), claim(by=FRONT, when="2023-06-22"))
    assert brief(made)[1:] == [("lost", None, "2023-05-20"), ("held", FRONT, "2023-06-22")]


def test_ally_that_leaves_does_not_give_the_place_up() -> None:
    """A loss by a side that is not on record as the holder moves nothing."""
    made = told(
        claim(by=ARMY, when="2023-05-20"), claim("withdrawal", lost_by="Outland Corps", when="2023-06-20")
    )
    assert brief(made)[1:] == [("held", REPUBLIC, "2023-05-20")]


@pytest.mark.parametrize(
    ("source", "kind", "publisher", "status"),
    [
        (None, None, "The Lantern", HELD),
        (FRONT, None, "The Lantern", CLAIMED),
        ("First Brigade", None, "The Lantern", CLAIMED),
        ("Front Channel", None, "The Lantern", CLAIMED),
        ("its spokesman", "belligerent", "The Lantern", CLAIMED),
        (None, None, "Front Channel", CLAIMED),
        ("a fighter", "resident", "Front Channel", CLAIMED),
        ("Tally Office", "monitor", "The Lantern", HELD),
        ("a soldier", "military", "The Lantern", HELD),
        (ARMY, "military", "The Lantern", HELD),
        (None, None, "Harbour Radio", HELD),
    ],
)
def test_own_word_alone_is_claimed(
    source: str | None, kind: str | None, publisher: str, status: HoldingStatus
) -> None:
    """A rebel gain is claimed while only the rebels tell it; the enemy or anyone else makes it held."""
    said = claim(by=FRONT, when="2023-05-20", source=source, kind=kind)
    made = timeline(report(said, published="2023-05-21", publisher=publisher))
    assert made[1].status is status


def test_unnamed_officer_speaks_for_the_state_that_gains() -> None:
    """A military source alone leaves a government's gain claimed."""
    made = told(claim(by=ARMY, when="2023-05-20", source="an officer", kind="military"))
    assert made[1].status is CLAIMED


def test_other_origin_makes_a_claimed_gain_held() -> None:
    """The same turn, told by a monitor too, is held from its day."""
    own = report(claim(by=ARMY, when="2023-05-20"), published="2023-05-20", publisher="Harbour Radio")
    other = report(claim(by=ARMY, when="2023-05-20", source="Tally Office"), published="2023-05-24")
    assert timeline(own)[1].status is CLAIMED
    made = timeline(own, other)
    assert brief(made)[1:] == [("held", REPUBLIC, "2023-05-20")]
    assert made[1].known_from == day("2023-05-20")


def test_enemy_admission_makes_a_claimed_gain_held() -> None:
    """Who lost it has no interest in saying so."""
    own = report(claim(by=FRONT, when="2023-05-20", source=FRONT), published="2023-05-20")
    admitted = report(
        claim("withdrawal", lost_by=ARMY, when="2023-05-20", source=ARMY),
        published="2023-05-22",
        publisher="Harbour Radio",
    )
    assert timeline(own, admitted)[1].status is HELD


def test_later_confirmation_holds_from_its_own_day() -> None:
    """Another's word that the claimant has it does not reach back."""
    own = report(claim(by=FRONT, when="2023-05-20", source=FRONT), published="2023-05-20")
    later = report(claim("control", by=FRONT), published="2023-06-20", name="later")
    made = timeline(own, later)
    assert brief(made)[1:] == [("claimed", FRONT, "2023-05-20"), ("held", FRONT, "2023-06-20")]
    assert made[2].since == Bound(day("2023-05-20"), day("2023-06-20"))


def test_standing_statement_starts_a_holding_with_no_known_beginning() -> None:
    """`the Front holds the town`: by that day, and nobody says since when."""
    made = timeline(report(claim("control", by=FRONT), published="2023-06-20"))
    assert brief(made) == [("unknown", None, None), ("held", FRONT, "2023-06-20")]
    assert made[1].since == Bound(None, day("2023-06-20"))


def test_standing_statement_against_the_holder_tells_of_an_untold_turn() -> None:
    """It turned at an unknown time between the last evidence for the one and the first for the other."""
    made = timeline(
        report(claim(by=ARMY, when="2023-05-20"), published="2023-05-21", name="a"),
        report(claim("control", by=ARMY), published="2023-07-01", name="b"),
        report(claim("control", by=FRONT), published="2023-09-01", name="c"),
    )
    assert brief(made)[1:] == [("held", REPUBLIC, "2023-05-20"), ("held", FRONT, "2023-09-01")]
    assert made[2].since == Bound(day("2023-07-01"), day("2023-09-01"))


def test_standing_statement_narrows_a_vague_turn() -> None:
    """Taken `in May`, and held on the 12th: taken by the 12th."""
    made = told(claim(by=FRONT, when="2023-05"), claim("control", by=FRONT, when="2023-05-12"))
    assert made[1].since == Bound(day("2023-05-01"), day("2023-05-12"))


@pytest.mark.parametrize(
    "said", [claim("control", by=ARMY, when="2023-05-20"), claim(by=ARMY, when="2023-05-20")]
)
def test_opposite_statements_of_one_day_make_it_contested(said: Said) -> None:
    """Neither side's claim is taken over the other's."""
    made = timeline(
        report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21", name="a"),
        report(said, published="2023-05-21", name="b"),
    )
    assert made[-1].status is CONTESTED
    assert set(made[-1].others) == {FRONT, REPUBLIC}


def test_loser_s_own_word_does_not_undo_a_gain_that_others_tell() -> None:
    """A partisan source edits only against its own side."""
    made = timeline(
        report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21", name="a"),
        report(claim("control", by=ARMY), published="2023-05-21", publisher="Harbour Radio"),
    )
    assert brief(made)[1:] == [("held", FRONT, "2023-05-20")]


def test_contested_names_the_parties() -> None:
    """A claim that it is contested makes it so, between those it names."""
    said = claim("control", by=FRONT, lost_by=ARMY, change="contested", when="2023-05-20")
    made = told(said)
    assert made[-1].status is CONTESTED
    assert set(made[-1].others) == {FRONT, REPUBLIC}


def test_contested_place_that_one_leaves_is_implied_to_the_other() -> None:
    """It follows that the other has it, and no one says so."""
    made = told(
        claim("control", by=FRONT, lost_by=ARMY, change="contested", when="2023-05-20"),
        claim("withdrawal", lost_by=ARMY, when="2023-06-20"),
    )
    assert (made[-1].status, made[-1].holder) == (IMPLIED, FRONT)


def test_core_of_the_town_is_partial_and_the_whole_clears_it() -> None:
    """Downtown counts as the town, named as a part, until the same side has the whole."""
    made = told(
        claim(by=ARMY, lost_by=FRONT, part="downtown neighborhoods", when="2023-05-20"),
        claim(by=ARMY, when="2023-06-20"),
    )
    assert brief(made) == [
        ("implied", FRONT, None),
        ("held", REPUBLIC, "2023-05-20"),
        ("held", REPUBLIC, "2023-06-20"),
    ]
    assert (made[1].extent, made[1].others) == ("downtown neighborhoods", (FRONT,))
    assert "partial" in made[1].note
    assert made[2].extent is None


def test_standing_statement_of_the_whole_clears_a_part() -> None:
    """`in full control of the town` after downtown was taken."""
    made = told(
        claim(by=ARMY, part="the centre", when="2023-05-20"), claim("control", by=ARMY, when="2023-06-20")
    )
    assert [h.extent for h in made] == [None, "the centre", None]


def test_other_part_makes_the_town_contested_and_never_flips_it() -> None:
    """Both then hold ground in it."""
    made = told(
        claim(by=ARMY, when="2023-04-20"), claim(by=FRONT, part="eastern districts", when="2023-05-20")
    )
    assert made[-1].status is CONTESTED
    assert set(made[-1].others) == {FRONT, REPUBLIC}


def test_part_taken_by_the_holder_changes_nothing() -> None:
    """Who has the town has its districts."""
    made = told(
        claim(by=ARMY, when="2023-04-20"), claim(by=ARMY, part="eastern districts", when="2023-05-20")
    )
    assert brief(made)[1:] == [("held", REPUBLIC, "2023-04-20")]


def test_part_and_whole_of_one_day_are_one_turn() -> None:
    """The north in the morning, the town by nightfall."""
    made = told(
        claim(by=FRONT, part="northern districts", when="2023-05-20"), claim(by=FRONT, when="2023-05-20")
    )
    assert brief(made)[1:] == [("held", FRONT, "2023-05-20")]
    assert len(made[1].basis) == 2


def test_named_place_inside_has_its_own_timeline() -> None:
    """A neighbourhood or a hill that falls does not flip its town; a province that falls does not flip its towns."""
    reports = report(
        claim(by=FRONT, place="Old Quay", when="2023-05-20"),
        claim(by=FRONT, place="Arden Province", when="2023-05-20"),
        published="2023-05-21",
    )
    assert brief(timeline(reports)) == [("unknown", None, None)]
    assert timeline(reports, place="plc-quay")[1].holder == FRONT


def test_undated_news_happened_by_its_publication() -> None:
    """No day is invented: by then, and the note says that the report gives no day."""
    made = timeline(report(claim(by=FRONT), published="2023-05-21"))
    assert made[1].since == Bound(None, day("2023-05-21"))
    assert "the report gives no day; it was published on 21 May 2023" in made[1].note


@pytest.mark.parametrize(
    ("said", "published", "how"),
    [
        (claim(by=FRONT), None, PublishedHow.GIVEN),
        (claim(by=FRONT, when="on Sunday"), None, PublishedHow.GIVEN),
        (claim(by=FRONT, past=True), "2023-05-21", PublishedHow.GIVEN),
        (claim(by=FRONT), "2023-05-21", PublishedHow.INFERRED),
    ],
    ids=["no dates", "weekday", "past", "inferred"],
)
def test_what_has_no_date_is_not_placed(said: Said, published: str | None, how: PublishedHow) -> None:
    """Without a day of its own or of its report, or told as past, a claim moves nothing."""
    assert brief(timeline(report(said, published=published, how=how))) == [("unknown", None, None)]


def test_undated_news_of_a_told_turn_is_more_basis_for_it() -> None:
    """A report of the day after, that gives no day, tells of the turn on record."""
    made = timeline(
        report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21", name="a"),
        report(claim(by=FRONT), published="2023-05-22", name="b"),
    )
    assert made[1].since == exact("2023-05-20")
    assert len(made[1].basis) == 2


def test_undated_holder_in_the_report_of_the_opposite_turn_moves_nothing() -> None:
    """`the rebel-held town`, in the report of its recapture, does not say when that was so."""
    made = timeline(
        report(claim(by=ARMY, when="2023-05-20"), claim("control", by=FRONT), published="2023-05-20")
    )
    assert brief(made)[1:] == [("held", REPUBLIC, "2023-05-20")]


@pytest.mark.parametrize("modality", ["denied", "attempted", "planned", "forecast", "hedged"])
@pytest.mark.parametrize("type", ["capture", "withdrawal", "control"])
def test_only_what_is_asserted_moves_a_holding(type: str, modality: str) -> None:
    """A plan, an attempt, a denial, a guess leave the place as it was."""
    made = told(
        claim(by=ARMY, when="2023-04-20"), claim(type, by=FRONT, when="2023-05-20", modality=modality)
    )
    assert brief(made)[1:] == [("held", REPUBLIC, "2023-04-20")]


def test_siege_does_not_change_the_holder() -> None:
    """A ring round a town is not the town."""
    made = told(claim(by=ARMY, when="2023-04-20"), claim("siege", by=FRONT, when="2023-05-20"))
    assert brief(made)[1:] == [("held", REPUBLIC, "2023-04-20")]
    assert "besieged" in made[1].note
    assert "besieged" not in made[0].note


def test_report_cannot_tell_of_what_came_after_it() -> None:
    """A day after publication is a misreading: the claim moves nothing; a month is cut off at publication."""
    late = report(claim(by=FRONT, when="2023-06-20"), published="2023-05-21")
    assert brief(timeline(late)) == [("unknown", None, None)]
    month = report(claim(by=FRONT, when="2023-05"), published="2023-05-21")
    assert timeline(month)[1].since == Bound(day("2023-05-01"), day("2023-05-21"))


def test_denied_gain_stays_held_by_others_word_and_claimed_without() -> None:
    """A denial undoes nothing that others assert; the note says that it is denied."""
    denied = report(claim(by=FRONT, modality="denied", source=ARMY), published="2023-05-22", name="denied")
    told_by_others = report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21")
    own = report(claim(by=FRONT, when="2023-05-20", source=FRONT), published="2023-05-21")
    assert (timeline(told_by_others, denied)[1].status, timeline(own, denied)[1].status) == (HELD, CLAIMED)
    assert "it is denied" in timeline(told_by_others, denied)[1].note
    assert "no other origin" in timeline(own, denied)[1].note


def test_denial_before_the_gain_is_not_of_it() -> None:
    """`they have not entered the town`, the day before they did."""
    before = report(claim(by=FRONT, modality="denied", source=ARMY), published="2023-05-19", name="denied")
    assert (
        "denied"
        not in timeline(before, report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21"))[1].note
    )


@pytest.mark.parametrize("slot", ["lost_by", "against"])
def test_loser_of_the_first_gain_is_implied_before_it(slot: str) -> None:
    """`took it from the army` implies who had it, with no beginning, marked as not said."""
    made = told(claim(by=FRONT, when="2023-05-20", **{slot: ARMY}))
    assert brief(made) == [("implied", REPUBLIC, None), ("held", FRONT, "2023-05-20")]
    assert made[0].since == Bound()
    assert "not said" in made[0].note


def test_people_against_whom_a_place_is_taken_did_not_hold_it() -> None:
    """Civilians and unarmed bodies hold no ground."""
    assert told(claim(by=FRONT, against="townspeople", when="2023-05-20"))[0].status is UNKNOWN


def test_untold_turn_is_implied_by_a_gain_from_another_than_the_holder() -> None:
    """The Front had it in May and took it from the army in December: the army had it just before December's day."""
    made = told(claim(by=FRONT, when="2023-05-20"), claim(by=FRONT, lost_by=ARMY, when="2023-12-11"))
    assert brief(made)[1:] == [
        ("held", FRONT, "2023-05-20"),
        ("implied", REPUBLIC, "2023-12-10"),
        ("held", FRONT, "2023-12-11"),
    ]
    assert made[2].since == Bound(day("2023-05-20"), day("2023-12-10"))


def test_gain_told_again_of_the_holder_is_noted() -> None:
    """With nobody named who had it in between, the holding goes on and says so."""
    made = told(claim(by=FRONT, when="2023-05-20"), claim(by=FRONT, when="2023-12-11"))
    assert brief(made)[1:] == [("held", FRONT, "2023-05-20")]
    assert "no loss in between is on record" in made[1].note


def test_described_winner_does_not_clash_with_a_named_one() -> None:
    """`raiders`, whom the registry does not know, may be the Front itself: the claim stands aside."""
    named = report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21", name="a")
    for said in (claim(by="raiders", when="2023-05-20"), claim("control", by="raiders", when="2023-06-20")):
        made = timeline(named, report(said, published="2023-07-01", name="b"))
        assert brief(made)[1:] == [("held", FRONT, "2023-05-20")]
        assert len(made[1].basis) == 1


def test_described_winner_alone_holds_under_the_words() -> None:
    """Nobody else is named: the holder is shown as the report describes it, without an id."""
    made = told(claim(by="raiders", when="2023-05-20"))
    assert (made[1].holder, made[1].holder_id) == ("raiders", None)


def test_site_known_only_by_its_town_does_not_flip_the_town() -> None:
    """`the airport`, resolved to no more than the town, is a part of it; the town's own name is the town."""
    put = world(
        report(claim(by=ARMY, when="2023-04-20"), claim(by=FRONT, when="2023-05-20"), published="2023-06-01")
    )
    army, front = put.claims
    airport = structs.replace(front.place[0], text="the airport")
    assert front.control is not None
    changed = structs.replace(front, control=structs.replace(front.control, places=(airport,)))
    made = make_timeline("plc-arden", World((army, changed), put.documents, put.actor, put.place))
    assert made[-1].status is CONTESTED


def test_claim_added_twice_counts_once() -> None:
    """The same report twice gives the same timeline."""
    one = report(claim(by=FRONT, when="2023-05-20"), published="2023-05-21")
    assert timeline(one, one) == timeline(one)
