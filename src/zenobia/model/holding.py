"""A holding: who held a place over a stretch of time, how sure that is, and what it rests on."""

from datetime import date

from msgspec import Struct

from zenobia.model.vocabulary import Defined


class HoldingStatus(Defined):
    """In what state a place is over an interval."""

    HELD = "held", "one party holds it, by the word of someone other than that party alone"
    CLAIMED = "claimed", "only the party that gains by it says so"
    CONTESTED = "contested", "fighting parties both hold ground in it, or sources say opposite things of it"
    LOST = "lost", "its holder left it; who has it now is unsaid"
    IMPLIED = "implied", "not said, but implied by who is said to have lost it later"
    UNKNOWN = "unknown", "no evidence"


class Bound(Struct, frozen=True):
    """One end of a holding. The turn came on some day from `earliest` to `latest`, both inclusive.

    `earliest` `None`: no one says how early; `latest` `None`: no one says how late, or it still lasts.
    """

    earliest: date | None = None
    latest: date | None = None

    @property
    def is_exact(self) -> bool:
        """True when the very day is known."""
        return self.earliest is not None and self.earliest == self.latest


class Holding(Struct, frozen=True, kw_only=True):
    """A state of control of one place over one half-open interval of days.

    The holdings of a place, in order, cover all time without gap or overlap: `start` of one is `end` of the one
    before. `start` `None` is the beginning of time, `end` `None` is "until anything else is known".
    """

    place_id: str
    place: str
    status: HoldingStatus
    holder_id: str | None = None
    holder: str | None = None
    start: date | None = None
    end: date | None = None
    since: Bound = Bound()
    """The uncertainty of `start`."""
    until: Bound = Bound()
    """The uncertainty of `end`."""
    extent: str | None = None
    """The part of the place that the holder is said to have, when not the whole ("downtown neighborhoods")."""
    others: tuple[str, ...] = ()
    """Other parties with ground in it while contested, or the one that lost it."""
    basis: tuple[str, ...] = ()
    """Ids of the claims that the state rests on."""
    note: str = ""
    """Why it is so, in a sentence."""
    known_from: date | None = None
    """The publication day of the earliest report among the basis, when known."""
