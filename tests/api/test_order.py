"""Properties of adding: how often and in what order reports come makes no difference."""

import json
from collections.abc import Sequence
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

import zenobia
from zenobia import Record
from zenobia.model import Event, Holding

from .scripted import NOON, ScriptedReader, ScriptedResolver

sentences = st.builds(
    "{}{} {} {} on {}.".format,
    st.sampled_from(["", "Army says ", "Rebels says not "]),
    st.sampled_from(["Army", "Rebels"]),
    st.sampled_from(["took", "took", "shelled"]),
    st.sampled_from(["Arden", "Arden", "Brook"]),
    st.sampled_from(["2031-03-02", "2031-03-09", "2031-04-01", "Sunday"]),
)
reports = st.fixed_dictionaries(
    {
        "text": st.lists(sentences, min_size=1, max_size=3).map(" ".join),
        "published": st.sampled_from([None, "2031-03-03", "2031-04-02"]),
    }
)
worlds = st.lists(reports, min_size=1, max_size=5, unique_by=lambda r: r["text"])


def make_record(world: Sequence[dict[str, str]]) -> Record:
    """A record of these reports, added in this order."""
    record = zenobia.open(
        ":memory:", reader=ScriptedReader(), resolver=ScriptedResolver(), clock=lambda: NOON
    )
    lines = [json.dumps({"id": report["text"][:30], **report}) for report in world]
    summary = record.add("-", stdin=BytesIO("\n".join(lines).encode()))
    assert summary.failures == ()
    return record


def what_it_says(record: Record) -> tuple[object, list[Event], dict[str, list[Holding]]]:
    """All that a record answers."""
    timelines = {place.id: record.timeline(place.id) for place, _ in record.places()}
    return (record.documents(), record.claims()), record.events(), timelines


@given(worlds, st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_order_of_adding_makes_no_difference(world: list[dict[str, str]], random: object) -> None:
    """Documents, claims, events and timelines are the same for every order of adding."""
    shuffled = list(world)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with make_record(world) as one, make_record(shuffled) as other:
        assert what_it_says(one) == what_it_says(other)


@given(worlds)
@settings(max_examples=15, deadline=None)
def test_adding_all_twice_is_adding_it_once(world: list[dict[str, str]]) -> None:
    """A second round adds no row that counts and no row beside it."""
    with make_record(world) as once, make_record([*world, *world]) as twice:
        assert what_it_says(once) == what_it_says(twice)
        assert twice.decisions() == ()
        assert all(len(twice.resolutions(claim.id)) == 1 for claim in twice.claims())


@given(worlds)
@settings(max_examples=30, deadline=None)
def test_quotes_equal_their_spans(world: list[dict[str, str]]) -> None:
    """What a record quotes is what its documents say, word for word."""
    with make_record(world) as record:
        for claim in record.claims():
            text = record.document(claim.doc_id).text
            assert all(piece.span.of(text) == piece.quote for piece in claim.evidence)


@given(worlds)
@settings(max_examples=30, deadline=None)
def test_every_instant_has_one_state(world: list[dict[str, str]]) -> None:
    """The states of each place follow each other from the beginning of time to its end."""
    with make_record(world) as record:
        for place, _ in record.places():
            holdings = record.timeline(place.id)
            ends = [None, *(h.end for h in holdings)]
            assert ends == [*(h.start for h in holdings), None]
            middle = [h.start for h in holdings[1:]]
            assert middle == sorted(set(middle), key=str)
