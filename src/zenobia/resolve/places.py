"""Words of a report to places: which of the places of a name is meant, and why.

The report decides: its country, the governorate that most of its places lie in, the word beside the name ("Governorate",
"airbase", "countryside"), what the name is said to be in. A name that no source has is a place all the same: it gets an
id made of its name and of what encloses it in the report, and no point. Words without a name are no place.
"""

import re
from collections.abc import Callable, Iterator
from math import log10

from msgspec import Struct

from zenobia.kit.names import fold_name
from zenobia.kit.text import plain_quotes, squeeze
from zenobia.model import Candidate, Place, PlaceKind
from zenobia.resolve.placeindex import HOME, LARGE, PlaceIndex

MOST_CANDIDATES = 5
SURE_TOWN = 20_000
"""A kind word beside the name of a town this large may describe a part of it: "Aleppo hospital" is in Aleppo."""


class PlaceContext(Struct, frozen=True, kw_only=True):
    """What is known of the report when one of its names is looked up."""

    country: str | None = None
    """The country that it is about."""
    countries: frozenset[str] = frozenset()
    """All countries that it speaks of."""
    governorate: str | None = None
    """Id of the division that most of its places lie in."""

    is_actor: Callable[[str], bool] | None = None
    """Tells names of actors, so that "IS training base" makes no place of that name."""


class _Form(Struct, frozen=True):
    """The words of a mention that may be the name, and the kind that the words around them say."""

    words: str
    kind: PlaceKind | None
    whole: bool


class _Match(Struct, frozen=True):
    """A place that the words name, and how well."""

    place: Place
    form: _Form
    by_sound: bool


_BARE = frozenset({PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD, PlaceKind.CAMP})
_FITS: dict[PlaceKind, frozenset[PlaceKind]] = {
    PlaceKind.GOVERNORATE: frozenset({PlaceKind.GOVERNORATE}),
    PlaceKind.DISTRICT: frozenset({PlaceKind.DISTRICT, PlaceKind.NEIGHBOURHOOD}),
    PlaceKind.NEIGHBOURHOOD: frozenset({PlaceKind.NEIGHBOURHOOD, PlaceKind.DISTRICT}),
    PlaceKind.TOWN: _BARE,
    PlaceKind.VILLAGE: _BARE,
    PlaceKind.REGION: frozenset({PlaceKind.REGION, PlaceKind.GOVERNORATE, PlaceKind.DISTRICT, *_BARE}),
}
_CONNECTORS = frozenset({"of", "the", "al", "de", "la", "del", "los", "las", "el", "ez"})
_NEAR = re.compile(
    r"\s+(?:near|in|at|on|around|outside|inside|within|between|towards?|from|of|into|along|close to|next to|adjacent to|overlooking)\s+|\s*,\s*",
    re.I,
)
_NAME_TOKEN = re.compile(
    r"(?!\S*-(?:held|controlled|run|backed|led|dominated|populated|occupied|besieged|based)$)(?:(?:al|as|ar|ash|an|ad|az|el|ez|es|er|at|ed)-)?[A-Z\u00c0-\u00de\u0400-\u042f\u0600-\u06ff]|\d"
)


class Gazetteer(PlaceIndex):
    """The gazetteer: places by id, by name, and by the words of a report."""

    def find(self, words: str, *, context: PlaceContext) -> tuple[Candidate, ...]:
        """Which places words of a report may mean, best first.

        Args:
            words: the mention, as written or by the fuller name that the report uses.
            context: what is known of the report.

        Returns:
            Candidates with a score and a sentence. A name that no source has gives one candidate with a minted id;
            words without a name give none.
        """
        plain = squeeze(plain_quotes(words)).strip(" ,.;:\"'")
        for part, around in self._parts(plain) if plain else ():
            within = self._best(around, context) if around else None
            matches = self._matches(part, context)
            if matches:
                return self._ranked(matches, context, within)
            minted = self._minted(part, context, within)
            if minted is not None:
                return (minted,)
        return ()

    def countries_of(self, words: str) -> tuple[str, ...]:
        """The countries that have a place of a name, for weighing what a report is about; none for small words."""
        plain = squeeze(plain_quotes(words)).strip(" ,.;:\"'")
        for part, _ in self._parts(plain):
            for form in self._forms(part):
                key = fold_name(form.words)
                if key in self.words.stop or not any(_NAME_TOKEN.match(t) for t in form.words.split()):
                    continue
                places = [place for i in self.named(key) if (place := self.get(i)) is not None]
                found = {place.country for place in places if place.country is not None}
                if found:
                    return tuple(sorted(found))
        return ()

    def _best(self, words: str, context: PlaceContext) -> Place | None:
        """The place that words most likely mean, when they mean a known one."""
        matches = self._matches(words, context)
        ranked = self._ranked(matches, context, None) if matches else ()
        return self.get(ranked[0].id) if ranked else None

    def _parts(self, words: str) -> Iterator[tuple[str, str]]:
        """The words, then the parts of "outposts near X", "X in Y", "X, Y": each with what it is said to be in."""
        owned = re.fullmatch(r"(?P<owner>.+?)(?:'s|s') (?P<own>.*)", words)
        if owned and any(_NAME_TOKEN.match(token) for token in owned["own"].split()):
            yield owned["own"], owned["owner"]
        parts = [part for part in _NEAR.split(words) if part]
        if len(parts) == 1 or self.named(fold_name(words)):
            yield words, ""
            return
        head, rest = parts[0], words[words.index(parts[0]) + len(parts[0]) :]
        is_of = re.match(r"\s+of\s", rest, re.I)
        if is_of:
            yield words, ""
        elif _NAME_TOKEN.match(head.split()[-1]) or any(_NAME_TOKEN.match(t) for t in head.split()):
            yield head, parts[-1]
        for part in parts[1:]:
            if any(_NAME_TOKEN.match(token) for token in part.split()):
                yield part, ""

    # Forms ------------------------------------------------------------------------------------------------------------

    def _without_country(self, words: str) -> str:
        """The words without a country that only owns the place: "Syria's eastern province of X"."""
        match = re.match(r"(\w+?)(?:'s|s'|s) (?=\S)", words)
        owner = self.named(fold_name(match[1])) if match else []
        place = self.get(owner[0]) if owner else None
        return words[match.end() :] if match and place and place.kind is PlaceKind.COUNTRY else words

    def _forms(self, words: str) -> Iterator[_Form]:
        """The words, then ever less of them: without descriptions, without the words for what the place is."""
        tokens = re.sub(r"'s?(?=\s|$)", "", self._without_country(words)).split()
        kind: PlaceKind | None = None
        end = self.words.kind_at_end(tokens)
        yield _Form(" ".join(tokens), end[0] if end else None, True)
        while len(tokens) > 1:
            end = self.words.kind_at_end(tokens)
            start = self.words.kinds.get(tokens[0].lower())
            two = self.words.kinds.get(" ".join(tokens[:2]).lower())
            if tokens[0].lower() in self.words.descriptions:
                tokens = tokens[1:]
            elif start is not None and tokens[1].lower() == "of" and len(tokens) > 2:
                kind, tokens = kind or start, tokens[2:]
            elif two is not None and len(tokens) > 3 and tokens[2].lower() == "of":
                tokens = tokens[3:]
            elif tokens[0].lower() == "of" or not re.match(r"\w", tokens[0]):
                tokens = tokens[1:]
            elif end is not None and end[1] < len(tokens):
                kind, tokens = kind or end[0], tokens[: -end[1]]
            elif tokens[-1].lower() in self.words.descriptions:
                tokens = tokens[:-1]
            else:
                return
            yield _Form(" ".join(tokens), kind, False)

    def _inner_forms(self, words: str) -> Iterator[_Form]:
        """Runs of names inside the words, the longest first: for what no form of the whole finds."""
        tokens = re.sub(r"'s?(?=\s|$)", "", words).strip(" ,").split()
        for size in range(min(4, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                run = tokens[start : start + size]
                key = fold_name(" ".join(run))
                named = all(_NAME_TOKEN.match(token) for token in (run[0], run[-1]))
                if named and key not in self.words.stop and key not in self.words.kinds:
                    yield _Form(" ".join(run), None, False)

    def _matches(self, words: str, context: PlaceContext) -> list[_Match]:
        """All places that the longest form names which names any."""
        for form in self._forms(words):
            if any(_NAME_TOKEN.match(token) for token in form.words.split()):
                found = self._lookup(form, context)
                if found:
                    return found
        if self._own_name(words, context) is not None and self._says_kind(words):
            return []
        for form in self._inner_forms(words):
            found = self._lookup(form, context)
            if found:
                return found
        return self._by_people(words)

    def _by_people(self, words: str) -> list[_Match]:
        """The country of a nationality, where the words name nothing else: "the Egyptian capital"."""
        for token in words.split():
            country = self.country_of_people(fold_name(token)) if token[:1].isupper() else None
            if country is not None:
                return [_Match(country, _Form(token, None, False), False)]
        return []

    def _says_kind(self, words: str) -> bool:
        """True when the name carries a word for what it is: "al-Burj Hill" is not the village of Burj."""
        return self.words.kind_at_end(words.split()) is not None

    def _lookup(self, form: _Form, context: PlaceContext) -> list[_Match]:
        """The places of a form that fit its kind and lie where the report may speak of them."""
        key = fold_name(form.words)
        if key in self.words.kinds or (self.words.stops(form.words, key) and not form.words.isupper()):
            return []
        ids = [*(self.named(key, form.kind) if form.kind else []), *self.named(key)]
        if not ids and key.endswith("s"):
            ids = [i for i in self.named(key[:-1]) if self._is_large(i)]  # "Aleppos": texts lose apostrophes
        if not self._of_kind(ids, form, context) and len(key) > 3:
            for country in dict.fromkeys((context.country, *(c for c in HOME if c in context.countries))):
                heard = self._of_kind(self.sounding(key, country), form, context) if country else []
                if heard:
                    return [_Match(place, form, True) for place in heard]
        if not ids and (context.country is None or not self._is_taken_whole(context.country)):
            ids = self.named_anywhere(key)
        return [_Match(p, form, False) for p in self._fitting(ids, form, context)]

    def _is_large(self, place_id: str) -> bool:
        place = self.get(place_id)
        return place is not None and place.population >= LARGE

    def _is_taken_whole(self, country: str) -> bool:
        """True when the index has a country's small places already."""
        return country in ("SY", "IQ", "UA", "YE", "LY", "AF", "SV", "CO", "PE", "LB", "IL", "PS")

    def _of_kind(self, ids: list[str], form: _Form, context: PlaceContext) -> list[Place]:
        """The places that may be meant and are of the kind that the words say."""
        places = [place for i in dict.fromkeys(ids) if (place := self.get(i)) is not None]
        places = [place for place in places if self._may_be_meant(place, context)]
        if form.kind is None:
            return places
        kinds = _FITS.get(form.kind, frozenset({form.kind}))
        return [place for place in places if place.kind in kinds]

    def _fitting(self, ids: list[str], form: _Form, context: PlaceContext) -> list[Place]:
        """The places of the kind that the words say, else those that the words may describe a part of."""
        own = self._of_kind(ids, form, context)
        if own or form.kind is None:
            return own
        places = self._of_kind(ids, _Form(form.words, None, form.whole), context)
        if form.whole:
            return [place for place in places if place.kind is not PlaceKind.COUNTRY]
        if form.kind in (PlaceKind.DISTRICT, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.GOVERNORATE):
            return places
        return [place for place in places if place.population >= SURE_TOWN]

    def _may_be_meant(self, place: Place, context: PlaceContext) -> bool:
        """A small place of a country that the report does not speak of is not meant."""
        if context.country is None or place.country is None or place.kind is PlaceKind.COUNTRY:
            return True
        here = place.country == context.country or place.country in context.countries
        return (
            here
            or place.population >= LARGE
            or (place.kind is PlaceKind.GOVERNORATE and not context.countries)
        )

    # Ranking ----------------------------------------------------------------------------------------------------------

    def _ranked(
        self, matches: list[_Match], context: PlaceContext, within: Place | None
    ) -> tuple[Candidate, ...]:
        """Candidates by score; of equal ones the more populous first, then by id."""
        scored = [(self._score(match, context, within), match) for match in matches]
        scored.sort(key=lambda pair: (-pair[0], -pair[1].place.population, pair[1].place.id))
        return tuple(
            Candidate(match.place.id, match.place.name, score, self._reason(match, context))
            for score, match in scored[:MOST_CANDIDATES]
        )

    def _score(self, match: _Match, context: PlaceContext, within: Place | None) -> float:
        """The sum of named parts, between 0 and 1."""
        place = match.place
        around = {outer.id for outer in self.around(place)}
        score = 0.30 if match.by_sound else 0.45
        if context.country is None:
            score += 0.10
        elif place.country == context.country:
            score += 0.30
        elif place.kind is PlaceKind.COUNTRY:
            score += 0.25
        elif place.country in context.countries:
            score += 0.15
        else:
            score -= 0.10
        score += (
            0.05 if context.governorate is not None and context.governorate in {place.id, *around} else 0.0
        )
        score += 0.10 if within is not None and within.id in around else 0.0
        score += self._kind_score(match)
        score += 0.03 if fold_name(match.form.words) == fold_name(place.name) else 0.0
        score += min(log10(place.population + 1), 7) / 100
        return round(max(0.0, min(score, 1.0)), 3)

    def _kind_score(self, match: _Match) -> float:
        """A kind word must fit; without one a name means the town before its governorate, and both before a district."""
        kind, said = match.place.kind, match.form.kind
        if said is PlaceKind.REGION:
            return {PlaceKind.REGION: 0.12, PlaceKind.GOVERNORATE: 0.10}.get(kind, 0.0)
        if said is not None:
            return 0.10 if kind is said or (said in _FITS and kind in _FITS[said]) else 0.0
        if kind is PlaceKind.COUNTRY:
            return 0.15
        if kind is PlaceKind.GOVERNORATE:
            return 0.04
        return 0.0 if kind is PlaceKind.DISTRICT else 0.08

    def _reason(self, match: _Match, context: PlaceContext) -> str:
        """Why, in a sentence that an analyst understands."""
        place = match.place
        around = self.around(place)
        where = f", {place.kind.value} in {around[0].name}" if around else f", {place.kind.value}"
        how = "sounds like" if match.by_sound else "is a name of"
        reason = f"“{match.form.words}” {how} {place.name}{where}"
        if (
            context.country is not None
            and place.country == context.country
            and place.kind is not PlaceKind.COUNTRY
        ):
            country = self.country(context.country)
            reason += f"; the report is about {country.name if country else context.country}"
        return reason

    # Places that no source has ----------------------------------------------------------------------------------------

    def _own_name(self, words: str, context: PlaceContext) -> tuple[str, PlaceKind] | None:
        """The name that the words hold, and the kind that they say; `None` when they only describe."""
        tokens = re.sub(r"'s?(?=\s|$)", "", self._without_country(words)).split()
        while tokens and (tokens[0].lower() in self.words.descriptions or not _NAME_TOKEN.match(tokens[0])):
            tokens = tokens[1:]
        run = next(
            (i for i, t in enumerate(tokens) if not _NAME_TOKEN.match(t) and t not in _CONNECTORS),
            len(tokens),
        )
        rest = self.words.kind_at_end(tokens[: run + 2]) or self.words.kind_at_end(tokens[: run + 1])
        end = self.words.kind_at_end(tokens[:run]) or rest
        if rest is not None and rest is end and not self.words.kind_at_end(tokens[:run]):
            size = run + 2 if self.words.kind_at_end(tokens[: run + 2]) else run + 1
            tokens = tokens[:size]
        else:
            tokens = tokens[:run]
        name = tokens[: -end[1]] if end else tokens
        while name and name[-1] in _CONNECTORS:
            name = name[:-1]
        key = fold_name(" ".join(name))
        if (
            not name
            or not key
            or key in self.words.kinds
            or key.isdigit()
            or self._is_no_place(name, context)
        ):
            return None
        if self.words.stops(" ".join(name), key) and not (end and words.split()[-1][:1].isupper()):
            return None
        if words.isupper() and end is None:
            return None  # in a text all in capitals, capitals make no name
        keep = tokens if end and end[0] not in _BARE - {PlaceKind.NEIGHBOURHOOD} else name
        return " ".join(keep), end[0] if end else PlaceKind.UNKNOWN

    def _is_no_place(self, name: list[str], context: PlaceContext) -> bool:
        """True when a name is a nationality's, or an actor stands in it."""
        if all(self.country_of_people(fold_name(token)) is not None for token in name):
            return True
        if len(name) > 1 and all(fold_name(token) in self.words.stop for token in name):
            return True
        if context.is_actor is None:
            return False
        return any(context.is_actor(token) for token in (" ".join(name), *name) if token[:1].isupper())

    def _minted(self, words: str, context: PlaceContext, within: Place | None) -> Candidate | None:
        """A place with the name that the words hold, inside what the report says or is about."""
        own = self._own_name(words, context)
        if own is None:
            return None
        name, kind = own
        around = within or (self.get(context.governorate) if context.governorate else None)
        around = around or self.country(context.country)
        place = self.mint(name, kind, around)
        where = f", taken to be in {around.name}, where the report is about" if around is not None else ""
        return Candidate(place.id, name, 0.4, f"no source at hand knows “{name}”{where}")
