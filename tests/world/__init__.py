"""One small invented war, for the tests of every stage: who fights, where, and a factory of reports.

`report(claim(place="Port Arden", when="2023-05", by="Northern Front"), published="2023-05-21")` makes a document whose
text says just that, and its resolved claims: every quote equals the text at its span. Nothing in it is real.
"""

from dataclasses import dataclass
from datetime import date

from zenobia.control import World
from zenobia.kit.dates import DateInterval, month_of, one_day, parse_day, year_of
from zenobia.model import (
    Actor,
    ActorKind,
    Candidate,
    Change,
    Claim,
    ClaimType,
    ControlChange,
    Document,
    Evidence,
    FoundBy,
    Mention,
    Modality,
    Place,
    PlaceKind,
    Published,
    PublishedHow,
    SourceKind,
    Span,
    Toll,
    TollKind,
    When,
    WhenStatus,
)

ACTORS = {
    actor.name: actor
    for actor in (
        Actor(id="act-republic", name="Harbour Republic", kind=ActorKind.STATE_FORCE),
        Actor(id="act-army", name="Harbour Army", kind=ActorKind.STATE_FORCE, side="act-republic"),
        Actor(id="act-guard", name="Coast Guard", kind=ActorKind.STATE_FORCE, side="act-army"),
        Actor(id="act-radio", name="Harbour Radio", kind=ActorKind.ORGANISATION, side="act-republic"),
        Actor(id="act-front", name="Northern Front", kind=ActorKind.REBEL_GROUP),
        Actor(id="act-brigade", name="First Brigade", kind=ActorKind.REBEL_GROUP, side="act-front"),
        Actor(id="act-channel", name="Front Channel", kind=ActorKind.ORGANISATION, side="act-front"),
        Actor(id="act-clans", name="Hill Clans", kind=ActorKind.IDENTITY_MILITIA),
        Actor(id="act-corps", name="Outland Corps", kind=ActorKind.EXTERNAL_FORCE),
        Actor(id="act-tally", name="Tally Office", kind=ActorKind.ORGANISATION),
        Actor(id="act-people", name="townspeople", kind=ActorKind.CIVILIANS),
    )
}
PLACES = {
    place.name: place
    for place in (
        Place(id="plc-lowmark", name="Lowmark", kind=PlaceKind.COUNTRY),
        Place(id="plc-province", name="Arden Province", kind=PlaceKind.GOVERNORATE, parent="plc-lowmark"),
        Place(id="plc-arden", name="Port Arden", kind=PlaceKind.TOWN, parent="plc-province"),
        Place(id="plc-quay", name="Old Quay", kind=PlaceKind.NEIGHBOURHOOD, parent="plc-arden"),
        Place(id="plc-hill", name="Signal Hill", kind=PlaceKind.HILL, parent="plc-quay"),
        Place(id="plc-mill", name="Millbrook", kind=PlaceKind.VILLAGE, parent="plc-province"),
    )
}
_CHANGES = {
    ClaimType.CAPTURE: Change.GAIN,
    ClaimType.WITHDRAWAL: Change.LOSS,
    ClaimType.CONTROL: Change.HOLD,
    ClaimType.SIEGE: Change.HOLD,
}


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one sentence of a report says; see `claim`."""

    type: str = "capture"
    place: str | None = "Port Arden"
    within: str | None = None
    by: str | None = None
    lost_by: str | None = None
    against: str | None = None
    when: str | None = None
    part: str | None = None
    relation: str | None = None
    change: str | None = None
    modality: str = "asserted"
    past: bool = False
    source: str | None = None
    kind: str | None = None
    killed: str | None = None
    low: int | None = None
    high: int | None = None
    found_by: str = "rule"


def claim(
    type: str = "capture", *, place: str | None = "Port Arden", when: str | None = None, **more: object
) -> Said:
    """Say what a claim says, in the names of this war.

    Args:
        type: a claim type's word.
        place: a place of this war.
        when: `2023`, `2023-05`, `2023-05-20`, two of these with `/` between, or words without a day ("on Sunday").
        more: the other fields of `Said`: `by` and `against` do and suffer it; `lost_by` is said to have held the place; `within`
            is a second place that the report says the first one lies in.
    """
    return Said(type=type, place=place, when=when, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Report:
    """A document and its resolved claims."""

    doc: Document
    claims: tuple[Claim, ...]


def report(
    *said: Said,
    published: str | None = None,
    publisher: str | None = "The Lantern",
    name: str = "",
    how: PublishedHow = PublishedHow.GIVEN,
) -> Report:
    """Write a report that says these things, one sentence each, and read it back without a mistake."""
    page = _Page()
    drafts = [page.write(one) for one in said]
    text = page.text + f"\n{name}"
    day = date.fromisoformat(published) if published is not None else None
    doc = Document(
        text=text,
        publisher=publisher,
        name=name,
        published=Published(day, how, "for a test") if day is not None else Published(),
    )
    return Report(doc, tuple(draft.finish(doc.id, doc.text) for draft in drafts))


def world(*reports: Report) -> World:
    """Put reports together with the look-ups of this war."""
    actors = {a.id: a for a in ACTORS.values()}
    places = {p.id: p for p in PLACES.values()}
    return World(
        claims=tuple(c for r in reports for c in r.claims),
        documents={r.doc.id: r.doc for r in reports},
        actor=actors.get,
        place=places.get,
        outlet=ACTORS.get,
    )


def interval(words: str | None) -> DateInterval | None:
    """Read `2023`, `2023-05`, `2023-05-20` or two of them with `/` between; `None` for anything else."""
    if words is None:
        return None
    first, _, last = words.partition("/")
    start, end = _point(first), _point(last or first)
    return DateInterval(start.start, end.end) if start is not None and end is not None else None


def _point(words: str) -> DateInterval | None:
    digits = words.split("-")
    if not all(d.isdigit() for d in digits):
        return None
    if len(digits) == 3:
        day = parse_day(words)
        return one_day(day) if day is not None else None
    return month_of(int(digits[0]), int(digits[1])) if len(digits) == 2 else year_of(int(digits[0]))


class _Page:
    """The text as it is written, sentence by sentence."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, words: str) -> Span:
        """Write words, and say where they stand."""
        start = len(self.text)
        self.text += f"{words} "
        return Span(start, start + len(words))

    def write(self, said: Said) -> "_Draft":
        """Write one sentence."""
        start = len(self.text)
        mentions = {
            slot: self._actor(name)
            for slot, name in (("by", said.by), ("lost_by", said.lost_by), ("against", said.against))
            if name is not None
        }
        self.put(said.type)
        places = (self._place(said, said.place),) if said.place is not None else ()
        if said.within is not None:
            self.put("in")
            places = (*places, self._place(said, said.within))
        when = self._when(said.when) if said.when is not None else None
        toll = self._toll(said) if said.killed is not None else None
        source = self._actor(said.source, said.kind) if said.source is not None else None
        self.text = self.text.rstrip() + ".\n"
        return _Draft(said, Span(start, len(self.text) - 1), mentions, places, when, toll, source)

    def _actor(self, name: str, kind: str | None = None) -> Mention:
        actor = ACTORS.get(name)
        found = (Candidate(actor.id, actor.name, 0.9, "its name"),) if actor is not None else ()
        voice = SourceKind(kind) if kind is not None else None
        return Mention(span=self.put(name), text=name, candidates=found, kind=voice)

    def _place(self, said: Said, name: str) -> Mention:
        place = PLACES[name]
        return Mention(
            span=self.put(name),
            text=name,
            part=said.part,
            relation=said.relation,
            candidates=(Candidate(place.id, place.name, 0.9, "its name"),),
        )

    def _when(self, words: str) -> When:
        days = interval(words)
        return When(
            text=words,
            span=self.put(words),
            interval=days,
            status=WhenStatus.STATED if days is not None else WhenStatus.UNKNOWN,
            detail="" if days is not None else "counts from a publication date, which is not known",
        )

    def _toll(self, said: Said) -> Toll:
        assert said.killed is not None
        span = self.put(said.killed)
        return Toll(what=TollKind.KILLED, text=said.killed, span=span, low=said.low, high=said.high)


@dataclass(frozen=True)
class _Draft:
    """A sentence as written, before the document has an id."""

    said: Said
    span: Span
    mentions: dict[str, Mention]
    places: tuple[Mention, ...]
    when: When | None
    toll: Toll | None
    source: Mention | None

    def finish(self, doc_id: str, text: str) -> Claim:
        """Make the claim."""
        by, lost, against = (self.mentions.get(slot) for slot in ("by", "lost_by", "against"))
        kind = ClaimType(self.said.type)
        return Claim(
            doc_id=doc_id,
            type=kind,
            evidence=(Evidence(self.span, self.span.of(text)),),
            modality=Modality(self.said.modality),
            about_past=self.said.past,
            agent=tuple(m for m in (by,) if m is not None),
            target=tuple(m for m in (against,) if m is not None),
            place=self.places,
            when=self.when,
            toll=tuple(t for t in (self.toll,) if t is not None),
            control=self._control(kind, by, lost),
            source=tuple(m for m in (self.source,) if m is not None),
            reader="world.v1",
            found_by=FoundBy(self.said.found_by),
        )

    def _control(self, kind: ClaimType, by: Mention | None, lost: Mention | None) -> ControlChange | None:
        change = Change(self.said.change) if self.said.change is not None else _CHANGES.get(kind)
        if change is None or not self.places:
            return None
        return ControlChange(places=self.places, change=change, holder=by, former=lost)
