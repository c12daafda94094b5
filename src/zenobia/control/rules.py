"""The rules of control, each with its reason and where it comes from, and the numbers that they use.

Sources are the sections of the project's digest of the field's codebooks: 1 is ACLED, 6 the control maps of Wikipedia's
editors and of ISW, 8 the scales of reliability. Rules marked `ours` are choices of this project.
"""

from msgspec import Struct

from zenobia.model import ClaimType

SAME_TURN_DAYS = 3
"""Two days named for one turn by two reports lie at most this far apart; days further apart are two happenings."""

SHORT_DAYS = 7
"""An interval of at most a week counts as dated; a longer one (a month, a year) yields to a more exact one inside it."""

VAGUE_DAYS = 31
"""A turn told to the month can be narrowed by a statement that its winner has the place; one told to the year cannot,
since the statement may speak of an earlier holding."""

DENIAL_DAYS = 7
"""A denial with no day of its own speaks of a turn at most this long before its report."""

ABOUT_CONTROL = frozenset({ClaimType.CAPTURE, ClaimType.WITHDRAWAL, ClaimType.CONTROL, ClaimType.SIEGE})
"""Types that speak of who holds a place, whatever their modality."""

ATTEMPTS = frozenset({ClaimType.BATTLE, ClaimType.DEPLOYMENT})
"""Types that are listed beside a holding when attempted, planned or denied: an assault on a town, an entry into it."""


class Rule(Struct, frozen=True):
    """One rule of control."""

    name: str
    says: str
    because: str
    source: str


RULES = (
    Rule(
        "asserted-only",
        "Only what is asserted moves a holding; what is denied, hedged, attempted, planned or foreseen is listed beside it.",
        "A plan to take a town and a town taken are different facts; readers must see both and never mix them.",
        "ours; codebooks 11, last but one row",
    ),
    Rule(
        "sides",
        "Parties are compared by the side that they hold ground for: an army's gain is its government's.",
        "Reports name the army, the regime and its militias by turns; control maps merge them.",
        "codebooks 1, Syria control map: army, police and pro-government militia merged",
    ),
    Rule(
        "soft-start",
        "A vague day starts a holding on its last possible day, and the bounds say how early it may have been.",
        "A day that nobody named must not be shown as known.",
        "ours; codebooks 2, date_prec, and 10, EDTF",
    ),
    Rule(
        "one-turn",
        "Gains by one side on overlapping days, or days apart that reports commonly disagree by, are one turn; "
        "the more exact day wins, and a disagreement is kept.",
        "Several outlets tell of one fall of a town; ACLED codes only the final capture.",
        "codebooks 1, territory rules and merging",
    ),
    Rule(
        "loss",
        "A loss with no named winner leaves the holder unsaid, unless a gain by another side at that time names it.",
        "Leaving a town is not the same as someone else having it.",
        "codebooks 1, change to group/activity: retreat with no transfer stated",
    ),
    Rule(
        "own-word",
        "A gain that only the gaining side tells is claimed; another origin, or the enemy's admission, makes it held.",
        "A partisan source may edit only against its own side.",
        "codebooks 6, Wikipedia rule 1; ISW's claimed against assessed control",
    ),
    Rule(
        "parts",
        "The middle or the most of a town counts as the town, named as a part; any other part makes it contested; "
        "what lies near it or round it is another place.",
        "Large towns are never flipped whole; contested needs both to hold ground inside.",
        "codebooks 6, Wikipedia rules 3 and 4",
    ),
    Rule(
        "where-it-lies",
        "A place that a claim names only to say where another lies is not said to change hands.",
        "Three checkpoints in a province are not the province.",
        "ours",
    ),
    Rule(
        "stale-parts",
        "A place that is held whole is not shown with parts that another side had before that.",
        "Who takes all of a town takes what lies in it; nobody said that the part was left out.",
        "ours",
    ),
    Rule(
        "undated",
        "News without a day happened by the day its report was published; without that day too it cannot be placed.",
        "The report could not have told it before it happened. Anything more would be invented.",
        "ours",
    ),
    Rule(
        "standing",
        "A statement that a side holds the place holds on its day; if another side held it, it turned at an unknown time "
        "since the last evidence for that side.",
        "The turn must have happened, and nobody told when.",
        "ours",
    ),
    Rule(
        "quarrel",
        "Opposite statements of one day, or just after a turn, make it contested; a side's own word alone does not.",
        "Reports lag; neither may be taken over the other.",
        "codebooks 5, contested; 6, Wikipedia rule 1",
    ),
    Rule(
        "implied",
        "Who is said to have lost the place held it before: marked as implied, since no one says so or since when.",
        "It follows from the words, but no one asserted it.",
        "ours",
    ),
    Rule(
        "strangers",
        "A loss by a side that is not on record as holding the place does not move it.",
        "An ally or a foreign force that leaves a town does not give it up for its holder.",
        "ours",
    ),
    Rule(
        "silence",
        "A state lasts until other evidence; the answer says how old the last evidence is.",
        "No news is not a change, but an old state is worth less.",
        "codebooks 1, Syria control map, step 3: last known controller",
    ),
    Rule(
        "siege",
        "A siege does not change who holds the place.",
        "It is held by the besieged until they lose it.",
        "codebooks 6, Wikipedia states: besieged is a ring round a colour",
    ),
)
