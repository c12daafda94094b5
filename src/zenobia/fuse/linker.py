"""Links between claims, and the groups that they make."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from msgspec import Struct

from zenobia.fuse.compare import Fit, compare_claims, sides_meet
from zenobia.fuse.facts import Facts, FindActor, make_facts
from zenobia.fuse.merge import Group, make_event
from zenobia.model import Actor, Claim, Document, Event


def _no_actor(_: str) -> Actor | None:
    return None


def make_events(
    claims: Iterable[Claim], documents: Mapping[str, Document], actor: FindActor = _no_actor
) -> tuple[Event, ...]:
    """Merge claims into events.

    Two claims may be of one happening when they are of one type and place, on days that meet (or on neighbouring days, in
    two reports), and name no sides that speak against each other. Every two claims of an event may be: a chain of
    neighbouring days does not grow into one long event. A claim without a day has the day that its own report gives to
    the happening: a headline is told again with the day in the lead. Better fits join first.

    Args:
        claims: resolved claims, in any order; the same claim twice counts once. Planned and foreseen ones make no event.
        documents: the documents of the claims, by id.
        actor: an actor by its id, so that an army and its government count as one side.

    Returns:
        Events in order of their days, those without any last.
    """
    named = {claim.id: claim for claim in claims}
    blocks: dict[tuple[str, ...], list[Facts]] = {}
    for claim_id in sorted(named):
        facts = make_facts(named[claim_id], documents, actor)
        if facts is not None:
            blocks.setdefault(facts.block, []).append(facts)
    events = [make_event(g, documents) for key in sorted(blocks) for g in group_facts(blocks[key])]
    return tuple(sorted(events, key=_place_in_list))


def _place_in_list(event: Event) -> tuple[bool, str, str]:
    first = event.when and (event.when.start or event.when.last)
    return (first is None, str(first or ""), event.id)


class _Link(Struct, frozen=True):
    score: int
    left: int
    right: int
    fit: Fit


def group_facts(facts: list[Facts]) -> list[Group]:
    """Group the claims of one block: the best fits first, and only while every two members of a group fit."""
    fits = {}
    links = []
    for (i, one), (j, other) in combinations(enumerate(facts), 2):
        fit = compare_claims(one, other)
        if fit is not None:
            fits[i, j] = fits[j, i] = fit
            links.append(_Link(fit.score, i, j, fit))
    members = {i: [i] for i in range(len(facts))}
    home = {i: i for i in range(len(facts))}
    reasons: dict[int, list[str]] = {i: [] for i in range(len(facts))}
    for link in sorted(links, key=lambda link: (-link.score, link.left, link.right)):
        left, right = home[link.left], home[link.right]
        if left == right or not _may_join(members[left], members[right], facts, fits):
            continue
        if link.fit.lone and len(members[left]) + len(members[right]) > 2:
            continue
        reasons[left] += [*reasons.pop(right), link.fit.reason]
        for i in members[right]:
            home[i] = left
        members[left] += members.pop(right)
    return [Group(tuple(facts[i] for i in sorted(members[k])), tuple(reasons[k])) for k in sorted(members)]


def _may_join(
    left: list[int], right: list[int], facts: list[Facts], fits: dict[tuple[int, int], Fit]
) -> bool:
    """True when every two claims of two groups fit, or one has its day from a claim of its own report in the other."""
    lent = {
        i for mine, theirs in ((left, right), (right, left)) for i in mine if _is_lent(i, theirs, facts, fits)
    }
    return all(
        (i, j) in fits or (not lent.isdisjoint((i, j)) and sides_meet(facts[i], facts[j]))
        for i in left
        for j in right
    )


def _is_lent(one: int, others: list[int], facts: list[Facts], fits: dict[tuple[int, int], Fit]) -> bool:
    """True when a claim without a day fits one with a day in its own report."""
    return facts[one].days is None and any(
        (one, other) in fits and facts[other].days is not None and facts[other].doc_id == facts[one].doc_id
        for other in others
    )
