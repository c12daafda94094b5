"""A report's claims with everything in them said as exactly as it can be: who, where, when, how many.

Resolving reads only what the reader read, never an earlier resolution: doing it twice gives the same, and doing it
again after a publication date became known gives the days that were open before.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import structs

from zenobia.kit.names import fold_name
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
    WhenStatus,
)
from zenobia.resolve.actors import NEW, ActorRegistry
from zenobia.resolve.counts import count_range
from zenobia.resolve.dates import Clock, DateReading, read_when, stated_years
from zenobia.resolve.placeindex import MINTED
from zenobia.resolve.places import Gazetteer
from zenobia.resolve.referents import fits_actor, fits_place, is_described
from zenobia.resolve.registry import MINTED as NEW_ACTOR
from zenobia.resolve.report import ReportContext, acronym_of, place_mentions, read_context

FUTURE = frozenset({Modality.PLANNED, Modality.FORECAST})
OF_ANOTHER = "the words date what has happened by then; of what is to come they give no day"
"""“Fighters seized three posts on Sunday and are likely to attack the base next” gives no day to the attack."""
_AHEAD = re.compile(
    r"(?i)\b(?:will|would|shall|may|might|could|can|going to|about to|to [a-z]+|next|tomorrow|coming|upcoming|ahead|plan\w*"
    r"|prepar\w*|intend\w*|expect\w*|due|scheduled|vow\w*|threat\w*|promis\w*|order\w*|likely|until|before)\b"
)
"""Words that look ahead. A plan told without any of them is told with the day on which it was made."""


class KnownNames:
    """What a reader may ask: the registry and the gazetteer without a report's context."""

    def __init__(self, actors: ActorRegistry, places: Gazetteer) -> None:
        self._actors = actors
        self._places = places

    def place_kind(self, words: str) -> PlaceKind | None:
        """The kind of place that `words` name, or `None` when they name none."""
        return self._places.kind_of(words)

    def actor(self, words: str) -> tuple[str, ActorKind] | None:
        """The id and kind of the actor that `words` always name, or `None` when they name none.

        A country's name, its people's and its capital's stand for its state too ("Russian airstrikes", "Moscow said").
        """
        named = self._actors.named(words)
        if named is not None:
            return named
        country = self._actors.country_of(words)
        return (country[0], ActorKind.STATE_FORCE) if country is not None else None


class Resolver:
    """Fills in candidates, days and ranges. Holds only the registries: one serves any number of reports."""

    name = "zenobia.resolve.v1"
    """Which resolver a resolution was made by; it changes when the same claims would be resolved otherwise."""

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
        self._minted: dict[str, Candidate] = {}
        self._full_names: dict[str, str | None] = {}
        self.is_all_capitals = doc.text.isupper() or sum(map(str.isupper, doc.text)) > len(doc.text) / 2
        known = doc.published.how in (PublishedHow.GIVEN, PublishedHow.STATED)
        self.published: date | None = doc.published.day if known else None
        self._actor_cache: dict[tuple[str | None, str], tuple[Candidate, ...]] = {}
        self._place_cache: dict[tuple[str | None, str], tuple[Candidate, ...]] = {}

    def resolve(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Every claim, with its times read in the order that the report tells them."""
        self._join_minted(claims)
        readings = self._read_times(claims)
        return tuple(self._claim(claim, reading) for claim, reading in zip(claims, readings, strict=True))

    def _claim(self, claim: Claim, reading: DateReading | None) -> Claim:
        agent = self._actors(claim.agent)
        target = _without_new_places(claim, self._actors(claim.target, things=True))
        return structs.replace(
            claim,
            agent=agent,
            target=_without(agent, target),
            place=self._places(claim.place),
            source=self._actors(claim.source),
            toll=tuple(self._toll(toll) for toll in claim.toll),
            control=None if claim.control is None else self._control(claim.control),
            when=None if claim.when is None or reading is None else self._when(claim.when, reading),
        )

    # Who --------------------------------------------------------------------------------------------------------------

    def _actors(self, mentions: Iterable[Mention], things: bool = False) -> tuple[Mention, ...]:
        """The mentions with candidates; `things`: what they name may be no actor at all."""
        return tuple(self._actor(mention, things) for mention in mentions)

    def _actor(self, mention: Mention, things: bool = False) -> Mention:
        if is_described(mention) and not fits_actor(mention, self.actors.entries.roles):
            mention = structs.replace(mention, name=None)
        key = (mention.name, mention.text)
        if key not in self._actor_cache:
            self._actor_cache[key] = self._find_actor(mention)
        found = self._actor_cache[key]
        if (
            self.is_all_capitals
            and found
            and found[0].score == NEW
            and (things or not _may_be_name(mention, found))
        ):
            found = ()  # where all is in capitals, "OIL PIPELINES" is no name
        return structs.replace(mention, candidates=found)

    def _find_actor(self, mention: Mention) -> tuple[Candidate, ...]:
        """The first of the mention's wordings that a known actor answers to, else the first that makes a new one.

        A name of a place is not made a new actor: what was destroyed may be a temple, or most of one. A surname is the
        person whom the report names in full elsewhere.
        """
        made: tuple[Candidate, ...] = ()
        for words in self._wordings(mention):
            found = self.actors.find(words, country=self.context.country, day=self.published)
            if found and found[0].score != NEW:
                return found
            if found and not made and not self._is_place(words, found[0]):
                made = found
        full = self._full_name(made[0].name) if made else None
        if full is not None:
            return self.actors.find(full)
        return () if made and self._is_only_capitalised(made[0].name) else made

    def _is_place(self, words: str, found: Candidate) -> bool:
        """True when words, or the new name that they hold, name a place: "Tetrapylon", "Aleppo Russian sources"."""
        if self.places.kind_of(words) is not None:
            return True
        if not found.id.startswith(NEW_ACTOR):
            return False
        left = [word for word in found.name.split() if not self.actors.describes(word)]
        return any(self.places.kind_of(name) is not None for name in (found.name, " ".join(left)))

    def _is_only_capitalised(self, name: str) -> bool:
        """True for a single word that has its capital only because a sentence begins with it: "Continuing", "Bombs"."""
        if " " in name or "-" in name or not name[1:].islower():
            return False
        if self.is_all_capitals:
            return False
        return re.search(rf"[\w,;)’'\"-] {re.escape(name)}(?!\w)", self.doc.text) is None

    def _full_name(self, name: str) -> str | None:
        """The full name of a person whom the text names in full in one way only, when `name` is a surname."""
        if " " in name:
            return None
        if name not in self._full_names:
            last = re.sub(r"^[a-z]{2,3}-", "", name)
            titles = self.actors.entries.roles.titles
            pattern = rf"(?<!\w)([A-Z][a-z][\w'’-]+) ((?:[a-z]{{2,3}}-)?{re.escape(last)})(?!\w)"
            full = {" ".join(m) for m in re.findall(pattern, self.doc.text) if m[0].lower() not in titles}
            self._full_names[name] = next(iter(full)) if len(full) == 1 else None
        return self._full_names[name]

    def _wordings(self, mention: Mention) -> list[str]:
        """The fuller name that the report uses, then the words themselves; each after the long form of its acronym."""
        wordings: list[str] = []
        for words in (mention.name, mention.text):
            if words:
                long_form = acronym_of(words, self.context.acronyms)
                wordings.extend([long_form, words] if long_form is not None else [words])
        return list(dict.fromkeys(wordings))

    # Where ------------------------------------------------------------------------------------------------------------

    def _places(self, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(self._place(mention) for mention in mentions)

    def _place(self, mention: Mention) -> Mention:
        mention = self._without_misfit(mention)
        found = self._find_place(mention)
        if found and found[0].id.startswith(MINTED):
            found = (self._minted.get(self._bare_name(found[0]), found[0]),)
        is_all = mention.part is not None and found and fold_name(mention.part) == fold_name(found[0].name)
        part = None if is_all else mention.part  # "al-Nahda District" is no part of al-Nahda District
        return structs.replace(mention, candidates=found, part=part)

    def _without_misfit(self, mention: Mention) -> Mention:
        """The mention without the name that the reader took it for, where that is an actor's or of another kind."""
        if mention.name is None or not is_described(mention):
            return mention
        found = self._find_place(mention)
        place = self.places.get(found[0].id) if found else None
        if place is None:
            return structs.replace(mention, name=None) if self._is_actor(mention.name) else mention
        fits = fits_place(mention, place.kind, (mention.name, place.name), self.places.words)
        return mention if fits else structs.replace(mention, name=None)

    def _find_place(self, mention: Mention) -> tuple[Candidate, ...]:
        """The first of the mention's wordings that means a place."""
        key = (mention.name, mention.text)
        if key not in self._place_cache:
            wordings = [
                words for words in (mention.name, mention.text) if words and not self._is_actor(words)
            ]
            found = (self.places.find(words, context=self.context.places) for words in wordings)
            self._place_cache[key] = next((each for each in found if each), ())
        return self._place_cache[key]

    def _is_actor(self, words: str) -> bool:
        """True when words name an actor and no place: the "headquarters" of an army is not its country."""
        return self.actors.named(words) is not None and self.places.kind_of(words) is None

    def _bare_name(self, candidate: Candidate) -> str:
        """The folded name of a minted place without the word for its kind: "Zubdiya quarter" is "Zubdiya" elsewhere."""
        words = candidate.name.split()
        end = self.places.words.kind_at_end(words)
        return fold_name(" ".join(words[: -end[1]] if end and end[1] < len(words) else words))

    def _join_minted(self, claims: Sequence[Claim]) -> None:
        """One place for all wordings of a name that no source has; the one that says its kind stands for all."""
        for mention in map(self._without_misfit, place_mentions(claims)):
            found = self._find_place(mention)
            if found and found[0].id.startswith(MINTED):
                name = self._bare_name(found[0])
                known = self._minted.get(name)
                unsaid = f":{PlaceKind.UNKNOWN.value}:"
                if known is None or (unsaid in known.id and unsaid not in found[0].id):
                    self._minted[name] = found[0]

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
        happened = {
            claim.when.span for claim in claims if claim.when is not None and claim.modality not in FUTURE
        }
        clock = Clock(published=self.published, years=years)
        for index in order:
            claim = claims[index]
            assert claim.when is not None
            ahead = _looks_ahead(claim)
            if ahead and claim.when.span in happened:
                readings[index] = DateReading(None, WhenStatus.UNKNOWN, OF_ANOTHER)
                continue
            reading = read_when(claim.when.text, structs.replace(clock, future=ahead))
            readings[index] = reading
            clock = clock.after(reading.interval)
        return readings

    def _when(self, when: When, reading: DateReading) -> When:
        return structs.replace(when, interval=reading.interval, status=reading.status, detail=reading.detail)

    # How many ---------------------------------------------------------------------------------------------------------

    def _toll(self, toll: Toll) -> Toll:
        low, high = count_range(toll.text, toll.what.value) or (None, None)
        return structs.replace(toll, of=self._actors(toll.of), low=low, high=high)


def _looks_ahead(claim: Claim) -> bool:
    """True when the claim is of what is to come, and its words say so."""
    return claim.modality in FUTURE and any(_AHEAD.search(evidence.quote) for evidence in claim.evidence)


def _without(agents: tuple[Mention, ...], targets: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The targets, those left undescribed that would be their own attacker: "the garrison killed dozens of them"."""
    ids = {agent.best.id for agent in agents if agent.best is not None}
    return tuple(
        structs.replace(target, name=None, candidates=())
        if target.best is not None and target.best.id in ids and is_described(target)
        else target
        for target in targets
    )


def _without_new_places(claim: Claim, targets: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The targets, those that are the place itself no new actors: "rockets hit Baghuz"."""
    places = {place.span for place in claim.place}
    return tuple(
        structs.replace(target, candidates=())
        if target.span in places and target.best is not None and target.best.id.startswith(NEW_ACTOR)
        else target
        for target in targets
    )


def _may_be_name(mention: Mention, found: tuple[Candidate, ...]) -> bool:
    """In a text all in capitals: two to four words without an article or a number before them may be a name."""
    words = mention.text.split()
    return (
        2 <= len(words) <= 4 and words[0] not in ("THE", "A", "AN", "OUR") and len(found[0].name.split()) >= 2
    )


def _start(when: When | None) -> int:
    return when.span.start if when is not None else 0
