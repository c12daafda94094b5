"""What a happening takes from the ones told just before it, where its own sentence is silent.

News does not repeat itself: "Rebels shelled the town on Sunday. Two houses were destroyed." tells of one doer, one place,
one day. Carried over only between neighbouring sentences, only among happenings of war, and never against what is said.
"""

from zenobia.model import ClaimType
from zenobia.read.draft import Draft

FORCE = frozenset(
    {
        ClaimType.BATTLE,
        ClaimType.SHELLING,
        ClaimType.AIRSTRIKE,
        ClaimType.BOMBING,
        ClaimType.CHEMICAL_ATTACK,
        ClaimType.DESTRUCTION,
        ClaimType.CIVILIAN_HARM,
    }
)
EFFECTS = frozenset({ClaimType.DESTRUCTION, ClaimType.CIVILIAN_HARM})
LOCATED = FORCE | {
    ClaimType.CAPTURE,
    ClaimType.WITHDRAWAL,
    ClaimType.DETENTION,
    ClaimType.DISPLACEMENT,
    ClaimType.SIEGE,
}
REACH = 2
"""Sentences back. Further away the scene has often changed."""


def inherit(drafts: list[Draft]) -> None:
    """Fill the agents, places and times of drafts from those before, in place."""
    for i, draft in enumerate(drafts):
        before = [d for d in reversed(drafts[:i]) if draft.sentence - d.sentence <= REACH]
        if not draft.agent and draft.type in FORCE:
            draft.agent = list(next((d.agent for d in before if d.agent and _same_act(d, draft)), []))
        if not draft.place and draft.type in LOCATED:
            draft.place = list(next((d.place for d in before if d.place and _same_scene(d, draft)), []))
        if draft.when is None and draft.type in LOCATED:
            draft.when = next((d.when for d in before if d.when and _same_scene(d, draft)), None)


def _same_act(earlier: Draft, draft: Draft) -> bool:
    """True when the one may be a part or an effect of the other."""
    return earlier.type is draft.type or (draft.type in EFFECTS and earlier.type in FORCE)


def _same_scene(earlier: Draft, draft: Draft) -> bool:
    """True when both are told as one scene: an effect after its attack, both news or both background."""
    return (
        draft.type in EFFECTS
        and earlier.type in FORCE
        and draft.about_past is earlier.about_past
        and draft.sentence - earlier.sentence <= 1
    )
