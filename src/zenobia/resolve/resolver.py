"""A report's claims with everything in them said as exactly as it can be: who, where, when, how many.

Resolving reads only what the reader read, never an earlier resolution: doing it twice gives the same, and doing it
again after a publication date became known gives the days that were open before.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import structs

from zenobia.kit.dates import DateInterval
from zenobia.model import (
    ActorKind,
    Candidate,
    Claim,
    ControlChange,
    Document,
    Mention,
    Modality,
    PlaceKind,
    PublishedHow,
    Toll,
    When,
)
from zenobia.resolve.actors import NEW, ActorRegistry
from zenobia.resolve.counts import count_range
from zenobia.resolve.dates import Clock, DateReading, read_when, stated_years
from zenobia.resolve.places import Gazetteer
from zenobia.resolve.report import ReportContext, acronym_of, read_context

FUTURE = frozenset({Modality.PLANNED, Modality.FORECAST})


class KnownNames:
    """What a reader may ask: the registry and the gazetteer without a report's context."""

    def __init__(self, actors: ActorRegistry, places: Gazetteer) -> None:
        self._actors = actors
        self._places = places

    def place_kind(self, words: str) -> PlaceKind | None:
        """The kind of place that `words` name, or `None` when they name none."""
        return self._places.kind_of(words)

    def actor(self, words: str) -> tuple[str, ActorKind] | None:
        """The id and kind of the actor that `words` always name, or `None` when they name none."""
        return self._actors.named(words)


class Resolver:
    """Fills in candidates, days and ranges. Holds only the registries: one serves any number of reports."""

    def __init__(self, actors: ActorRegistry, places: Gazetteer) -> None:
        self.actors = actors
        self.places = places

    def resolve(self, doc: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims of one report, resolved.

        Args:
            doc: the report, with the publication date that is in force now.
            claims: as read, or as resolved before; earlier resolutions are not looked at.

        Returns:
            The same claims, with the same ids, in the same order.
        """
        if not claims:
            return ()
        context = read_context(doc, claims, self.actors, self.places)
        return _Report(doc, context, self.actors, self.places).resolve(claims)


class _Report:
    """The work on one report: each distinct mention is looked up once."""

    def __init__(
        self, doc: Document, context: ReportContext, actors: ActorRegistry, places: Gazetteer
    ) -> None:
        self.doc = doc
        self.context = context
        self.actors = actors
        self.places = places
        known = doc.published.how in (PublishedHow.GIVEN, PublishedHow.STATED)
        self.published: date | None = doc.published.day if known else None
        self._actor_cache: dict[tuple[str | None, str], tuple[Candidate, ...]] = {}
        self._place_cache: dict[tuple[str | None, str], tuple[Candidate, ...]] = {}

    def resolve(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Every claim, with its times read in the order that the report tells them."""
        readings = self._read_times(claims)
        return tuple(self._claim(claim, reading) for claim, reading in zip(claims, readings, strict=True))

    def _claim(self, claim: Claim, reading: DateReading | None) -> Claim:
        return structs.replace(
            claim,
            agent=self._actors(claim.agent),
            target=self._actors(claim.target),
            place=self._places(claim.place),
            source=self._actors(claim.source),
            toll=tuple(self._toll(toll) for toll in claim.toll),
            control=None if claim.control is None else self._control(claim.control),
            when=None if claim.when is None or reading is None else self._when(claim.when, reading),
        )

    # Who --------------------------------------------------------------------------------------------------------------

    def _actors(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(self._actor(mention) for mention in mentions)

    def _actor(self, mention: Mention) -> Mention:
        key = (mention.name, mention.text)
        if key not in self._actor_cache:
            self._actor_cache[key] = self._find_actor(mention)
        return structs.replace(mention, candidates=self._actor_cache[key])

    def _find_actor(self, mention: Mention) -> tuple[Candidate, ...]:
        """The first of the mention's wordings that a known actor answers to, else the first that makes a new one.

        A name of a place is not made a new actor: what was destroyed may be a temple.
        """
        made: tuple[Candidate, ...] = ()
        for words in self._wordings(mention):
            found = self.actors.find(words, country=self.context.country, day=self.published)
            if found and found[0].score != NEW:
                return found
            if found and not made and self.places.kind_of(words) is None:
                made = found
        return made

    def _wordings(self, mention: Mention) -> list[str]:
        """The fuller name that the report uses, the words themselves, and the long form of an acronym in them."""
        wordings = [mention.name] if mention.name else []
        wordings.append(mention.text)
        for words in tuple(wordings):
            long_form = acronym_of(words, self.context.acronyms)
            if long_form is not None:
                wordings.append(long_form)
        return list(dict.fromkeys(wordings))

    # Where ------------------------------------------------------------------------------------------------------------

    def _places(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(self._place(mention) for mention in mentions)

    def _place(self, mention: Mention) -> Mention:
        key = (mention.name, mention.text)
        if key not in self._place_cache:
            found: tuple[Candidate, ...] = ()
            for words in [mention.name, mention.text] if mention.name else [mention.text]:
                found = self.places.find(words, context=self.context.places)
                if found:
                    break
            self._place_cache[key] = found
        return structs.replace(mention, candidates=self._place_cache[key])

    def _control(self, control: ControlChange) -> ControlChange:
        return structs.replace(
            control,
            places=self._places(control.places),
            holder=None if control.holder is None else self._actor(control.holder),
            former=None if control.former is None else self._actor(control.former),
        )

    # When -------------------------------------------------------------------------------------------------------------

    def _read_times(self, claims: Sequence[Claim]) -> list[DateReading | None]:
        """The times of all claims: "a day later" counts from the day that stands before it in the text."""
        years = stated_years(self.doc.text) if self.published is None else {}
        order = sorted(
            (i for i, claim in enumerate(claims) if claim.when is not None),
            key=lambda i: _start(claims[i].when),
        )
        readings: list[DateReading | None] = [None] * len(claims)
        told: DateInterval | None = None
        for index in order:
            claim = claims[index]
            assert claim.when is not None
            clock = Clock(published=self.published, told=told, future=claim.modality in FUTURE, years=years)
            reading = read_when(claim.when.text, clock)
            readings[index] = reading
            if reading.interval is not None and reading.interval.is_one_day:
                told = reading.interval
        return readings

    def _when(self, when: When, reading: DateReading) -> When:
        return structs.replace(when, interval=reading.interval, status=reading.status, detail=reading.detail)

    # How many ---------------------------------------------------------------------------------------------------------

    def _toll(self, toll: Toll) -> Toll:
        low, high = count_range(toll.text, toll.what.value) or (None, None)
        return structs.replace(toll, of=self._actors(toll.of), low=low, high=high)


def _start(when: When | None) -> int:
    return when.span.start if when is not None else 0
