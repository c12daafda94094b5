"""What a report is about: its country, the division that most of its places lie in, and the acronyms it defines.

Words such as "the army" and names that many places share mean something only once this is known. It is worked out from
the report alone: the countries and nationalities that it names, where its places lie, its dateline, and which actors
it names that act in one country only. States that act far from home count for little: a report that names Russia ten
times may be about Syria.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from zenobia.kit.names import fold_name
from zenobia.model import ActorKind, Claim, Document, Mention, PlaceKind
from zenobia.resolve.actors import ActorRegistry
from zenobia.resolve.places import Gazetteer, PlaceContext

_CAPITALISED = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*)?")
_ACRONYM = re.compile(
    r"(?P<long>(?:[A-Z][\w'’-]+|of|for|the|and|in|al-[A-Z]\w+)(?:[ \n](?:[A-Z][\w'’-]+|of|for|the|and|in|al-[A-Z]\w+)){1,7}) ?[\(\[](?P<short>[A-Z][A-Za-z]{1,7})[\)\]]"
)
COUNTRY, DEMONYM, SEAT, PLACE, DATELINE, ACTOR, AFAR = 1.0, 0.7, 0.4, 1.5, 3.0, 0.7, 0.3
"""What each piece of evidence for a country weighs; `AFAR` is for states that act far from home."""
LEAST = 0.7
"""The evidence that a country needs to be what the report is about: one nationality is enough, when it is the only one."""
SPOKEN_OF = 1.0
"""The evidence that a country needs for its small places to be looked at too."""
MOST_OF = 0.5
"""The share of a report's located places that must lie in one division for unlocated ones to be put there."""


class ReportContext(Struct, frozen=True, kw_only=True):
    """What is known of a report before its words are resolved one by one."""

    country: str | None
    places: PlaceContext
    acronyms: dict[str, str]
    """Short form to the long form that the report gives with it."""


def place_mentions(claims: Iterable[Claim]) -> list[Mention]:
    """All mentions of places, those of control included."""
    found: list[Mention] = []
    for claim in claims:
        found.extend(claim.place)
        if claim.control is not None:
            found.extend(claim.control.places)
    return found


def actor_mentions(claims: Iterable[Claim]) -> list[Mention]:
    """The mentions of those who act or suffer."""
    return [mention for claim in claims for mention in (*claim.agent, *claim.target)]


def read_acronyms(text: str) -> dict[str, str]:
    """Short forms that a report explains: "Syrian Democratic Forces (SDF)"."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        words = match["long"].split()
        letters = match["short"].lower()
        for start, first in enumerate(words):
            if not first[0].isupper() or first == "The":
                continue
            capitals = "".join(w[0] for w in words[start:] if w[0].isupper()).lower()
            if capitals and (
                capitals == letters
                or (capitals.startswith(letters[:2]) and len(words) - start <= len(letters) + 2)
            ):
                found.setdefault(match["short"], " ".join(words[start:]))
                break
    return found


class _Votes:
    """Evidence for countries, gathered from one report."""

    def __init__(self, actors: ActorRegistry, places: Gazetteer) -> None:
        self.actors = actors
        self.places = places
        self.counts: defaultdict[str, float] = defaultdict(float)

    def _add(self, code: str, weight: float) -> None:
        actor = self.actors.get(code)
        afar = actor is not None and actor.kind is ActorKind.EXTERNAL_FORCE
        self.counts[code] += weight * (AFAR if afar else 1.0)

    def read_text(self, text: str) -> None:
        """Count the countries and nationalities that the words name."""
        for match in _CAPITALISED.finditer(text):
            pair = match[0]
            for words in (pair, *pair.split()) if " " in pair else (pair,):
                found = self.actors.country_of(words)
                if found is not None:
                    code, how = found
                    self._add(code, {"name": COUNTRY, "demonym": DEMONYM, "seat": SEAT}[how])
                    if words == pair:
                        break

    def read_place(self, words: str, weight: float) -> None:
        """Count where the places of a name lie; a name of several countries counts for none of them whole."""
        countries = self.places.countries_of(words)
        for code in countries:
            self.counts[code] += weight / len(countries)

    def read_actor(self, words: str) -> None:
        """Count the country of an actor that acts in one only."""
        found = self.actors.named(words)
        actor = self.actors.get(found[0]) if found is not None else None
        if actor is not None and len(actor.countries) == 1:
            self._add(actor.countries[0], ACTOR)


def read_context(
    doc: Document, claims: Sequence[Claim], actors: ActorRegistry, places: Gazetteer
) -> ReportContext:
    """Work out what a report is about from its text and from what was read in it."""
    votes = _Votes(actors, places)
    votes.read_text(doc.text if doc.title is None or doc.title in doc.text else f"{doc.title}\n{doc.text}")
    mentioned = dict.fromkeys(m.name or m.text for m in place_mentions(claims))
    for words in mentioned:
        votes.read_place(words, PLACE)
    if doc.dateline:
        votes.read_place(doc.dateline, DATELINE)
    for words in dict.fromkeys(m.name or m.text for m in actor_mentions(claims)):
        votes.read_actor(words)
    by_weight = sorted(votes.counts.items(), key=lambda item: (-item[1], item[0]))
    country = by_weight[0][0] if by_weight and by_weight[0][1] >= LEAST else None
    spoken_of = {code for code, weight in by_weight if weight >= SPOKEN_OF}
    first = PlaceContext(country=country, countries=frozenset(spoken_of))
    governorate = _governorate([*mentioned, *([doc.dateline] if doc.dateline else [])], first, places)
    return ReportContext(
        country=country,
        places=PlaceContext(
            country=country,
            countries=first.countries,
            governorate=governorate,
            is_actor=lambda words: actors.named(words) is not None,
        ),
        acronyms=read_acronyms(doc.text),
    )


def _governorate(mentioned: Iterable[str], context: PlaceContext, places: Gazetteer) -> str | None:
    """The first-level division that most of the report's located places lie in, if most lie in one."""
    counts: Counter[str] = Counter()
    for words in mentioned:
        if not places.countries_of(words):
            continue
        candidates = places.find(words, context=context)
        place = places.get(candidates[0].id) if candidates else None
        if place is None or place.country != context.country:
            continue
        for outer in (place, *places.around(place)):
            if outer.kind is PlaceKind.GOVERNORATE:
                counts[outer.id] += 1
                break
    if not counts:
        return None
    best, votes = counts.most_common(1)[0]
    return best if votes / counts.total() > MOST_OF else None


def acronym_of(words: str, acronyms: dict[str, str]) -> str | None:
    """The long form of the one acronym that the words hold, when the report explains it."""
    for token in words.split():
        if token in acronyms:
            return acronyms[token]
    return acronyms.get(fold_name(words).upper())
