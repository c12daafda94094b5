"""A war in five words a sentence, with a reader and a resolver that know no more than it needs.

"Rebels took Arden on 2031-03-02." is a claim. So is "Rebels took Arden on Sunday.", which waits for the report's date.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from msgspec import structs

from zenobia.kit.dates import one_day
from zenobia.kit.errors import ReadError
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
    Mention,
    Modality,
    Place,
    PlaceKind,
    Span,
    When,
    WhenStatus,
)

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)

ACTORS = {
    "act-army": Actor(id="act-army", name="Army", kind=ActorKind.STATE_FORCE, aliases=("Regime",)),
    "act-rebels": Actor(id="act-rebels", name="Rebels", kind=ActorKind.REBEL_GROUP, aliases=("Insurgents",)),
}
PLACES = {
    "plc-arden": Place(id="plc-arden", name="Arden", kind=PlaceKind.TOWN, aliases=("Port Arden", "Ardin")),
    "plc-brook": Place(id="plc-brook", name="Brook", kind=PlaceKind.VILLAGE),
    "plc-brook-2": Place(id="plc-brook-2", name="Brook", kind=PlaceKind.HILL, aliases=("Hillbrook",)),
}
_SENTENCE = re.compile(
    r"(?:(?P<source>\w+) says (?P<denies>not )?)?(?P<agent>[A-Z]\w+) (?P<verb>took|shelled) (?P<place>[A-Z]\w+)"
    r" on (?P<when>\S+)\."
)


class ScriptedReader:
    """Reads the sentences above, counts what it is given, and refuses what is marked as French."""

    def __init__(self, name: str = "scripted.v1") -> None:
        self.name = name
        self.seen: list[str] = []

    def read(self, doc: Document) -> tuple[Claim, ...]:
        """The claims of one report."""
        self.seen.append(doc.name)
        if "Crash" in doc.text:
            raise IndexError("no such token")
        if "French" in doc.text:
            raise ReadError(f"{doc.origin}: the report is in French, which cannot be read yet")
        return tuple(_claim(doc, match, self.name) for match in _SENTENCE.finditer(doc.text))

    def pipe(self, docs: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...] | ReadError]]:
        """The claims of many reports."""
        for doc in docs:
            try:
                yield doc, self.read(doc)
            except ReadError as problem:
                yield doc, problem


def _claim(doc: Document, match: re.Match[str], reader: str) -> Claim:
    agent, place = _mention(match, "agent"), _mention(match, "place")
    took = match["verb"] == "took"
    return Claim(
        doc_id=doc.id,
        type=ClaimType.CAPTURE if took else ClaimType.SHELLING,
        modality=Modality.DENIED if match["denies"] else Modality.ASSERTED,
        evidence=(Evidence(Span(*match.span()), match[0]),),
        agent=(agent,),
        place=(place,),
        when=When(text=match["when"], span=Span(*match.span("when"))),
        control=ControlChange(places=(place,), change=Change.GAIN, holder=agent) if took else None,
        source=(_mention(match, "source"),) if match["source"] else (),
        reader=reader,
    )


def _mention(match: re.Match[str], group: str) -> Mention:
    return Mention(span=Span(*match.span(group)), text=match[group])


class ScriptedActors:
    """Actors by id and name."""

    def get(self, id: str, /) -> Actor | None:
        """The actor of this id."""
        return ACTORS.get(id)

    def named(self, words: str, /) -> tuple[str, ActorKind] | None:
        """The actor of this name."""
        found = ACTORS.get(f"act-{words.lower()}")
        return None if found is None else (found.id, found.kind)


class ScriptedPlaces:
    """Places by id."""

    def get(self, id: str, /) -> Place | None:
        """The place of this id."""
        return PLACES.get(id)


class ScriptedResolver:
    """Knows the names above, ISO days, and Sunday."""

    def __init__(self, name: str = "scripted-resolver.v1") -> None:
        self.name = name
        self.actors = ScriptedActors()
        self.places = ScriptedPlaces()

    def resolve(self, doc: Document, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Names to ids, days to intervals."""
        if "Unresolvable" in doc.text:
            raise KeyError("nobody")
        return tuple(self._resolve(claim, doc.published.day) for claim in claims)

    def _resolve(self, claim: Claim, published: date | None) -> Claim:
        control = claim.control
        if control is not None:
            control = structs.replace(control, places=_places(control.places), holder=_actor(control.holder))
        return structs.replace(
            claim,
            agent=tuple(_actor(m) for m in claim.agent),
            place=_places(claim.place),
            control=control,
            when=claim.when and _when(claim.when, published),
        )


def _actor(mention: Mention | None) -> Mention:
    assert mention is not None
    id = next(i for i, a in ACTORS.items() if mention.text in (a.name, *a.aliases))
    return structs.replace(mention, candidates=(Candidate(id, ACTORS[id].name, 1.0, "scripted"),))


def _places(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    found = []
    for mention in mentions:
        id = next(i for i, p in PLACES.items() if mention.text in (p.name, *p.aliases))
        found.append(structs.replace(mention, candidates=(Candidate(id, PLACES[id].name, 1.0, "scripted"),)))
    return tuple(found)


def _when(when: When, published: date | None) -> When:
    if when.text != "Sunday":
        interval = one_day(date.fromisoformat(when.text))
        return structs.replace(when, interval=interval, status=WhenStatus.STATED)
    if published is None:
        return when
    sunday = published - timedelta(days=(published.weekday() + 1) % 7)
    return structs.replace(when, interval=one_day(sunday), status=WhenStatus.INFERRED)
