"""A claim: one happening that one report asserts, denies, foresees or recalls, tied to the words that say it.

The vocabulary of types and modalities is that of the marking guidelines that the reader is measured by.
"""

from msgspec import Struct

from zenobia.kit.dates import DateInterval
from zenobia.kit.digest import content_id
from zenobia.model.mention import Mention
from zenobia.model.span import Span
from zenobia.model.vocabulary import Defined


class ClaimType(Defined):
    """What kind of happening a claim is about."""

    BATTLE = "battle", "armed clash, assault, raid, storming, ambush, fighting between armed parties"
    SHELLING = "shelling", "artillery, mortar, rocket, missile, tank fire"
    AIRSTRIKE = "airstrike", "strike by aircraft, helicopter or drone"
    BOMBING = "bombing", "improvised device, car bomb, mine, suicide attack, grenade"
    CHEMICAL_ATTACK = "chemical_attack", "use of a chemical agent"
    CIVILIAN_HARM = (
        "civilian_harm",
        "killing, massacre, execution, torture, shooting of civilians or prisoners",
    )
    DETENTION = "detention", "abduction, hostage taking, arrest, taking prisoners; and releases"
    CAPTURE = "capture", "a place passes to a party that takes, seizes, recaptures, enters and holds it"
    WITHDRAWAL = (
        "withdrawal",
        "a party retreats, withdraws, evacuates its positions, hands over or loses a place",
    )
    CONTROL = "control", "a standing statement of who holds what"
    SIEGE = "siege", "besieging, encircling, cutting a supply line, blockade"
    DESTRUCTION = (
        "destruction",
        "destroying, damaging, looting of property, infrastructure, heritage, vehicles",
    )
    DEPLOYMENT = "deployment", "moving, massing, reinforcing, arriving, arming, building positions"
    AGREEMENT = "agreement", "ceasefire, truce, talks, deal, surrender, prisoner exchange, evacuation deal"
    DISPLACEMENT = "displacement", "people fleeing, evacuated, returning"
    PROTEST = "protest", "demonstration, riot, strike"
    STATEMENT = "statement", "condemnation, accusation, claim of responsibility, threat, demand, denial, call"
    SUPPORT = "support", "one party backs another: supplies, air cover, training, funding, sanctions"
    TOLL = "toll", "an aggregate count not tied to one happening of the report"


class Modality(Defined):
    """In what sense a claim is made."""

    ASSERTED = "asserted", "said to have happened, or to be so"
    DENIED = "denied", "said not to have happened"
    ATTEMPTED = "attempted", "tried and failed, or tried with the outcome unsaid"
    PLANNED = "planned", "intended, threatened, ordered"
    FORECAST = "forecast", "an expectation of an analyst or of the writer, or a conditional"
    HEDGED = "hedged", "likely, reportedly, allegedly, may have"


class Evidence(Struct, frozen=True):
    """The exact words that carry a claim; `quote` equals the document's text at `span`."""

    span: Span
    quote: str


class WhenStatus(Defined):
    """How the time of a happening is known."""

    STATED = "stated", "the text gives the date"
    INFERRED = "inferred", "the text gives a time relative to the publication date, which is known"
    UNKNOWN = "unknown", "the text gives no time, or one that cannot be placed without the publication date"


class When(Struct, frozen=True, kw_only=True):
    """When it happened: the words, and the days they stand for."""

    text: str
    """As written ("on Sunday")."""
    span: Span
    interval: DateInterval | None = None
    """`None` while the words cannot be placed in the calendar."""
    status: WhenStatus = WhenStatus.UNKNOWN
    detail: str = ""
    """How the days follow from the words, or why they do not ("the Sunday before publication; no date is known")."""


class TollKind(Defined):
    """What a number counts."""

    KILLED = "killed", "people killed"
    INJURED = "injured", "people wounded"
    CAPTURED = "captured", "people taken prisoner, arrested or abducted"
    MISSING = "missing", "people unaccounted for"
    DISPLACED = "displaced", "people who fled or were moved"
    DESTROYED_VEHICLES = "destroyed_vehicles", "vehicles and machinery destroyed"


class Toll(Struct, frozen=True, kw_only=True):
    """One number of one kind: as written, and as a range. 0 is a number said; nothing said is no row at all."""

    what: TollKind
    of: tuple[Mention, ...] = ()
    """Of whom, when the text says."""
    text: str
    """As written ("At least 19 regime soldiers")."""
    span: Span
    low: int | None = None
    high: int | None = None
    """Both `None` only before resolving; "at least 19" is (19, None), "up to 19" is (None, 19)."""


class Change(Defined):
    """What a claim about control says has changed."""

    GAIN = "gain", "the holder got the place"
    LOSS = "loss", "the former holder left it; who has it now may be unsaid"
    HOLD = "hold", "the holder has it, as a standing state"
    CONTESTED = "contested", "neither side has it alone"


class ControlChange(Struct, frozen=True, kw_only=True):
    """Which place is held by whom after the happening. Only on capture, withdrawal, control and siege."""

    places: tuple[Mention, ...]
    change: Change
    holder: Mention | None = None
    former: Mention | None = None
    """Who held it before ("from" in the exchange format)."""


class FoundBy(Defined):
    """What found a claim in the words."""

    RULE = "rule", "a rule: the grammar of the sentence and a word of the lexicon"
    MODEL = "model", "the learned part alone; no rule explains it"
    BOTH = "both", "a rule, and the learned part sees it too"


class Claim(Struct, frozen=True, kw_only=True):
    """One happening, who is said to have done it to whom, where, when, with what toll, and according to whom."""

    doc_id: str
    type: ClaimType
    evidence: tuple[Evidence, ...]
    modality: Modality = Modality.ASSERTED
    about_past: bool = False
    agent: tuple[Mention, ...] = ()
    target: tuple[Mention, ...] = ()
    place: tuple[Mention, ...] = ()
    when: When | None = None
    toll: tuple[Toll, ...] = ()
    control: ControlChange | None = None
    source: tuple[Mention, ...] = ()
    reader: str = ""
    """Which reader made it, with its version, such as `zenobia.rules.v1-3f9c02ab`."""
    rules: tuple[str, ...] = ()
    """Which rules made it, in the order that they fired."""
    told_at: Span | None = None
    """The word that tells it, in one of its evidence; `None` on a claim of a reader that does not keep it."""
    found_by: FoundBy = FoundBy.RULE
    score: float | None = None
    """How often claims like this one are right on marked reports, 0 to 1; `None` where the learned part was not asked."""

    @property
    def triggers(self) -> frozenset[str]:
        """The words of the lexicon that tell it, by its rules; empty where the learned part alone found it."""
        return frozenset(rule.split(":")[1] for rule in self.rules if rule.count(":") == 2)

    @property
    def sufferers(self) -> tuple[Mention, ...]:
        """The targets, without those that only say the place again: "planes struck Palmyra" has none.

        What is destroyed may be a place, and stays when nothing else is.
        """
        places = {place.span for place in self.place}
        found = tuple(target for target in self.target if target.span not in places)
        return found or (self.target if self.type is ClaimType.DESTRUCTION else ())

    @property
    def id(self) -> str:
        """A name made from what was read, not from what it was resolved to: dating a report keeps its claims' ids."""
        return content_id("clm", self.as_read())

    def as_read(self) -> list[object]:
        """What the reader took from the words, without candidates and calendar days; the identity of the claim."""
        spans = [
            [[m.span.start, m.span.end] for m in slot]
            for slot in (self.agent, self.target, self.place, self.source)
        ]
        control = self.control and [
            [[m.span.start, m.span.end] for m in self.control.places],
            self.control.change.value,
            self.control.holder and [self.control.holder.span.start, self.control.holder.span.end],
            self.control.former and [self.control.former.span.start, self.control.former.span.end],
        ]
        return [
            self.doc_id,
            self.type.value,
            self.modality.value,
            [[e.span.start, e.span.end] for e in self.evidence],
            spans,
            self.when and [self.when.span.start, self.when.span.end],
            [[t.what.value, t.span.start, t.span.end] for t in self.toll],
            control,
            self.reader,
        ]
