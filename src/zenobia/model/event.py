"""An event: what several claims say of one happening, with their disagreement kept."""

from msgspec import Struct

from zenobia.kit.dates import DateInterval
from zenobia.model.claim import ClaimType, TollKind
from zenobia.model.mention import Candidate
from zenobia.model.vocabulary import Defined


class EventStatus(Defined):
    """How an event stands, given all that is said of it."""

    REPORTED = "reported", "at least one claim asserts it and none denies it"
    DISPUTED = "disputed", "asserted by some and denied by others"
    HEDGED = "hedged", "every claim of it hedges"
    DENIED = "denied", "only denials of it are on record"


class TollFigure(Struct, frozen=True):
    """One figure that one claim gives."""

    what: TollKind
    low: int | None
    high: int | None
    text: str
    claim_id: str
    doc_id: str
    according_to: str
    """Who said so: the source inside the report, else the outlet."""


class Event(Struct, frozen=True, kw_only=True):
    """One happening as all claims about it tell it."""

    id: str
    type: ClaimType
    claim_ids: tuple[str, ...]
    doc_ids: tuple[str, ...]
    status: EventStatus
    place: Candidate | None = None
    place_label: str = ""
    when: DateInterval | None = None
    """The days that the claims agree on: the narrowest interval inside all that was said. Where no day is common to
    all, from the first to the last day said; `conflicts` then says so."""
    when_said: tuple[DateInterval, ...] = ()
    """Every different interval that was said."""
    agents: tuple[str, ...] = ()
    """Names of who did it; those without a name as the report describes them."""
    targets: tuple[str, ...] = ()
    """Names of who suffered it."""
    agent_ids: tuple[str, ...] = ()
    """Ids of those of `agents` that are resolved."""
    target_ids: tuple[str, ...] = ()
    tolls: tuple[TollFigure, ...] = ()
    conflicts: tuple[str, ...] = ()
    """What the claims disagree on, a sentence each."""
    reasons: tuple[str, ...] = ()
    """Why its claims are taken for one happening, a sentence for each that joins them; none when there is one claim."""
    about_past: bool = False
