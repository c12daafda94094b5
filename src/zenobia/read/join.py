"""Joining the tellings of one happening: a headline and its lead, a sentence printed twice, "the attack" of the next sentence."""

import re

from zenobia.model import ClaimType, Mention
from zenobia.read.draft import Draft, alike

ATTACKS = frozenset(
    {ClaimType.BATTLE, ClaimType.SHELLING, ClaimType.AIRSTRIKE, ClaimType.BOMBING, ClaimType.CHEMICAL_ATTACK}
)
REACH = 4
"""How many sentences back "the attack" may point."""

_WORD = re.compile(r"\w+")


def join_tellings(drafts: list[Draft], text: str) -> list[Draft]:
    """Each happening once, in the order of its first telling."""
    kept: list[Draft] = []
    for draft in drafts:
        earlier = _same(draft, kept, text)
        if earlier is None:
            kept.append(draft)
        else:
            earlier.absorb(draft)
    return kept


def _same(draft: Draft, kept: list[Draft], text: str) -> Draft | None:
    for earlier in reversed(kept):
        if _same_words(draft, earlier, text):
            return earlier
    for earlier in reversed(kept):
        if _is_retelling(draft, earlier):
            return earlier
    return None


def _same_words(draft: Draft, earlier: Draft, text: str) -> bool:
    """A sentence printed twice, as under a photograph."""
    return draft.type is earlier.type and _folded(draft, text) == _folded(earlier, text)


def _folded(draft: Draft, text: str) -> str:
    span = draft.evidence[0]
    return " ".join(_WORD.findall(text[span.start : span.end].lower()))


def _is_retelling(draft: Draft, earlier: Draft) -> bool:
    if draft.modality is not earlier.modality or not _agree(draft, earlier):
        return False
    if draft.points_back and draft.sentence - earlier.sentence <= REACH and draft.sentence > earlier.sentence:
        return draft.type is earlier.type or (draft.type is ClaimType.BATTLE and earlier.type in ATTACKS)
    if draft.is_effect and 0 < draft.sentence - earlier.sentence <= 2 and earlier.type in ATTACKS:
        return True
    if draft.type is not earlier.type:
        return False
    if earlier.is_headline:
        return (
            _shares(draft.agent, earlier.agent)
            or _shares(draft.target, earlier.target)
            or _shares(draft.place, earlier.place)
        )
    return (
        _shares(draft.place, earlier.place)
        and (_shares(draft.agent, earlier.agent) or not draft.agent or not earlier.agent)
        and _same_time(draft, earlier)
    )


def _same_time(draft: Draft, earlier: Draft) -> bool:
    return draft.when is None or earlier.when is None or draft.when.text.lower() == earlier.when.text.lower()


def _agree(draft: Draft, earlier: Draft) -> bool:
    """Nothing that one says speaks against what the other says."""
    if draft.about_past is not earlier.about_past and not earlier.is_headline:
        return False
    if not _same_time(draft, earlier) and not earlier.is_headline:
        return False
    return all(
        not a or not b or _shares(a, b)
        for a, b in ((draft.agent, earlier.agent), (draft.place, earlier.place))
    )


def _shares(left: list[Mention], right: list[Mention]) -> bool:
    return any(alike(a, b) for a in left for b in right)
