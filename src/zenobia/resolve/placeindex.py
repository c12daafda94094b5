"""Places by id and by name, from the tables and from what analysts keep by hand.

It knows names, not reports: which of several places of one name a report means is decided in `places`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Self

from msgspec import Struct, structs

from zenobia.kit.names import fold_name, slug, sound_key, sound_name, unslug
from zenobia.kit.resources import load_yaml
from zenobia.kit.text import fold
from zenobia.model import Place, PlaceKind, Precision
from zenobia.resolve.tables import (
    Extra,
    Row,
    id_prefix,
    make_place,
    precision_inside,
    read_extras,
    read_lines,
    row_country,
    row_keys,
    row_population,
)

MINTED = "place:"
"""Prefix of the ids of places that no source has: `place:<id of what is around it>:<kind>:<name>`."""
NOWHERE = "-"
HOME = ("SY", "IQ")
"""Countries whose names are known by sound too before a report's country is known."""
EAGER = ("countries", "divisions", "cities", "airports", "ged_syria")
LARGE = 100_000
MOST_SOUNDS = 4


class PlaceWords(Struct, frozen=True):
    """The words around names, from `places/words.yaml`."""

    kinds: dict[str, PlaceKind]
    """Folded singular and plural kind words."""
    descriptions: frozenset[str]
    stop: frozenset[str]
    named_with_article: frozenset[str]
    """Words of `stop` that are places all the same when an article stands before them: "al-Bab"."""

    @classmethod
    def load(cls) -> Self:
        """Read the words."""
        data = load_yaml("places/words.yaml")
        kinds: dict[str, PlaceKind] = {}
        for kind, words in data["kinds"].items():
            for word in words:
                kinds[word] = PlaceKind(kind)
                kinds.setdefault(plural(word), PlaceKind(kind))
        return cls(
            kinds=kinds,
            descriptions=frozenset(str(word) for word in data["descriptions"]),
            stop=frozenset(str(word) for word in data["stop"]),
            named_with_article=frozenset(data["named_with_article"]),
        )

    def stops(self, words: str, key: str) -> bool:
        """True when words are ordinary ones that only happen to be some place's name."""
        if key not in self.stop:
            return False
        return not (key in self.named_with_article and fold_name(words) != fold(words))

    def kind_at_end(self, words: list[str]) -> tuple[PlaceKind, int] | None:
        """The kind that the last one to three words say, and how many words say it."""
        for size in (3, 2, 1):
            if len(words) >= size:
                kind = self.kinds.get(" ".join(words[-size:]).lower())
                if kind is not None:
                    return kind, size
        return None


def plural(word: str) -> str:
    """The plural of an English kind word."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word if word.endswith("s") else word + "s"


class PlaceIndex:
    """Places by id and by folded name. Made by `load`; cheap to make, and lazy after."""

    def __init__(self, rows: dict[str, Row], index: dict[str, tuple[str, ...]], words: PlaceWords) -> None:
        self._rows = rows
        self._index = index
        self.words = words
        self._extras: dict[str, Extra] = {}
        self._given: dict[str, Place] = {}
        self._sites: dict[tuple[str, PlaceKind], list[str]] = {}
        self._sounds: dict[str, dict[str, list[str]]] = {}
        self._divisions_by_iso: dict[str, str] = {}
        self._districts: dict[str, str] = {}
        self._demonyms: dict[str, str] = {}
        self._country_ids: dict[str, str] = {}
        self._world_is_read = False
        self.get = lru_cache(maxsize=65536)(self._get)
        self.kind_of = lru_cache(maxsize=65536)(self._kind_of)

    @classmethod
    def load(cls) -> Self:
        """Read the shipped tables and the files kept by hand.

        Raises:
            ResourceError: a file is missing or wrong; it is named.
        """
        gazetteer = cls({}, {}, PlaceWords.load())
        for table in EAGER:
            gazetteer._read_table(table)
        gazetteer._name_countries()
        for extra in read_extras():
            gazetteer._add_extra(extra)
        return gazetteer

    def add(self, place: Place) -> None:
        """Make a place known that no file has: an analyst's own, or a test's."""
        self._given[place.id] = place
        self._name(place.id, [fold_name(name) for name in (place.name, *place.aliases)])
        self.get.cache_clear()
        self.kind_of.cache_clear()

    # Reading ----------------------------------------------------------------------------------------------------------

    def _read_table(self, table: str) -> None:
        """Read one table. This loop is half of what a session costs before its first report, hence its plainness."""
        rows, index = self._rows, self._index
        prefix = id_prefix(table)
        is_large = table in ("cities", "cities_world")
        for line in read_lines(table):
            first, name, third, _ = line.split("\t", 3)
            place_id = prefix + first
            keys = line[line.rindex("\t") + 1 :].split("|")
            if not keys[0]:
                keys[0] = name.lower()
            if not is_large:
                keys = self._note_row(table, place_id, line, third, keys)
            rows.setdefault(place_id, Row(table, line))
            alone = (place_id,)  # one for all names of the row, since most names are of one place
            for key in keys:
                found = index.setdefault(key, alone)
                if found is not alone:
                    index[key] = found + alone

    def _note_row(self, table: str, place_id: str, line: str, third: str, keys: list[str]) -> list[str]:
        """Keep what a row of a small table says beside names; returns the names that it is known by."""
        if table == "airports" and third not in HOME:
            keys = keys[:1]  # elsewhere the keywords name the city or region that an airport serves
        if place_id in self._rows:
            # GED's own spelling of a place that a better table holds, and the district that it puts it in.
            self._districts[place_id] = line.split("\t", 4)[3]
        elif table == "countries":
            self._country_ids[third] = place_id
        elif table == "divisions":
            iso = line.split("\t", 5)[4]
            if iso:
                self._divisions_by_iso[iso] = place_id
        elif table in ("airports", "ged_syria"):
            self._name_site(place_id, keys, PlaceKind.BASE if table == "airports" else None)
        return keys

    def _name(self, place_id: str, keys: Iterable[str]) -> None:
        for key in keys:
            found = self._index.get(key, ())
            if key and place_id not in found:
                self._index[key] = (*found, place_id)

    def _name_site(self, place_id: str, keys: Iterable[str], kind: PlaceKind | None = None) -> None:
        """Remember a site by its name without the words for what it is: "mahr field" also as "mahr", an oilfield."""
        for key in keys:
            words = key.split()
            end = self.words.kind_at_end(words)
            if end is None or end[1] == len(words) or end[0] is PlaceKind.REGION:
                continue
            bare = [w for w in words[: -end[1]] if w not in ("international", "military", "air")]
            ids = self._sites.setdefault((" ".join(bare), kind or end[0]), [])
            if bare and place_id not in ids:
                ids.append(place_id)

    def _name_countries(self) -> None:
        codes = self._country_ids
        for code, entry in load_yaml("actors/countries.yaml").items():
            self._name(codes[code], [fold_name(str(name)) for name in entry.get("aliases", ())])
            for name in entry.get("demonyms", ()):
                self._demonyms.setdefault(fold_name(name), code)

    def _add_extra(self, extra: Extra) -> None:
        keys = [fold_name(name) for name in (extra.name, *extra.names) if name]
        if extra.id in self._extras:
            extra = structs.replace(extra, names=(*self._extras[extra.id].names, *extra.names))
        self._extras[extra.id] = extra
        self._name(extra.id, keys)
        known = self._rows.get(extra.id)
        kind = (
            PlaceKind(extra.kind)
            if extra.kind
            else PlaceKind.BASE
            if known and known.table == "airports"
            else None
        )
        self._name_site(extra.id, keys, kind)

    def _read_world(self) -> None:
        """Read the small places of countries that are not taken whole; only when a name is found nowhere else."""
        if not self._world_is_read:
            self._world_is_read = True
            self._read_table("cities_world")

    # By id ------------------------------------------------------------------------------------------------------------

    def _get(self, place_id: str) -> Place | None:
        if place_id in self._given:
            return self._given[place_id]
        if place_id.startswith(MINTED):
            return self._unminted(place_id)
        row = self._rows.get(place_id)
        if row is None and place_id not in self._extras and not self._world_is_read:
            self._read_world()
            row = self._rows.get(place_id)
        place = None if row is None else make_place(row)
        if row is not None and place is not None and row.table == "airports":
            place = structs.replace(place, parent=self._divisions_by_iso.get(row.line.split("\t", 4)[3]))
        if place is not None and place_id in self._districts:
            place = structs.replace(place, parent=self._districts[place_id])
        extra = self._extras.get(place_id)
        return place if extra is None else self._with_extra(place, extra)

    def _with_extra(self, place: Place | None, extra: Extra) -> Place:
        """A place of a table with its names by hand, or a place that is only kept by hand."""
        if place is not None:
            name = extra.name or place.name
            names = dict.fromkeys((place.name, *extra.names, *place.aliases))
            return structs.replace(place, name=name, aliases=tuple(n for n in names if n != name))
        around = self.get(extra.within) if extra.within else None
        point = self.get(extra.at) if extra.at else None
        return Place(
            id=extra.id,
            name=extra.name,
            kind=PlaceKind(extra.kind or "unknown"),
            aliases=extra.names,
            parent=extra.within or None,
            country=around.country if around is not None else None,
            lat=point.lat if point is not None else None,
            lon=point.lon if point is not None else None,
            precision=Precision.NEAR if point is not None else precision_inside(around),
            note=extra.note or "kept by hand",
        )

    def mint(self, name: str, kind: PlaceKind, around: Place | None) -> Place:
        """A place that nobody has located: its name, its kind, and what is around it, all told by its id."""
        around_id = around.id if around is not None else NOWHERE
        place = self.get(f"{MINTED}{around_id}:{kind.value}:{slug(name)}")
        assert place is not None
        return place

    def _unminted(self, place_id: str) -> Place | None:
        """The place that a minted id tells of."""
        parts = place_id.removeprefix(MINTED).rsplit(":", 2)
        if len(parts) != 3 or parts[1] not in {kind.value for kind in PlaceKind}:
            return None
        around = None if parts[0] == NOWHERE else self.get(parts[0])
        return Place(
            id=place_id,
            name=unslug(parts[2]),
            kind=PlaceKind(parts[1]),
            parent=around.id if around is not None else None,
            country=around.country if around is not None else None,
            precision=precision_inside(around),
            note="named by a report; in no source at hand",
        )

    def around(self, place: Place) -> tuple[Place, ...]:
        """The places that enclose a place, from the nearest to its country."""
        found: list[Place] = []
        parent = place.parent
        while parent is not None and all(parent != each.id for each in found):
            outer = self.get(parent)
            if outer is None:
                break
            found.append(outer)
            parent = outer.parent
        country = self.country(place.country)
        if country is not None and country.id != place.id and country not in found:
            found.append(country)
        return tuple(found)

    def country(self, code: str | None) -> Place | None:
        """The country of a code."""
        country_id = self._country_ids.get(code or "")
        return None if country_id is None else self.get(country_id)

    # By name ----------------------------------------------------------------------------------------------------------

    def named(self, key: str, kind: PlaceKind | None = None) -> list[str]:
        """Ids of the places with a folded name; with a kind, sites known by it without the word for their kind."""
        if kind is not None:
            return self._sites.get((key, kind), [])
        return list(self._index.get(key, ()))

    def country_of_people(self, key: str) -> Place | None:
        """The country of a nationality: "Ukrainian territory" is in Ukraine."""
        return self.country(self._demonyms.get(key))

    def named_anywhere(self, key: str) -> list[str]:
        """As `named`, with the small places of all the world."""
        if key not in self._index:
            self._read_world()
        return list(self._index.get(key, ()))

    def sounding(self, key: str, country: str) -> list[str]:
        """Ids of the places of one country whose name sounds like a folded name."""
        if country not in self._sounds:
            self._sounds[country] = self._sounds_of(country)
        return self._sounds[country].get(sound_name(key), [])

    def _sounds_of(self, country: str) -> dict[str, list[str]]:
        """The places of a country by sound: all their names in the home countries, the first few elsewhere."""
        sounds: dict[str, list[str]] = {}
        for place_id in self._ids_of(country):
            row = self._rows[place_id]
            keys = row_keys(row.table, row.line)
            for key in keys if country in HOME else keys[:MOST_SOUNDS]:
                if len(key) > 3 and key[0] < "\u0250":
                    sounds.setdefault(sound_key(key), []).append(place_id)
        for place_id, extra in self._extras.items():
            place = self.get(place_id)
            if place is not None and place.country == country:
                for name in (extra.name, *extra.names):
                    if len(name) > 3:
                        sounds.setdefault(sound_name(name), []).append(place_id)
        return {sound: list(dict.fromkeys(ids)) for sound, ids in sounds.items()}

    def _ids_of(self, country: str) -> list[str]:
        """Ids of the places of a country that the tables of every session hold."""
        mark = f"\t{country}\t"
        return [
            place_id
            for place_id, row in self._rows.items()
            if (mark in row.line or row.table == "ged_syria")
            and row.table not in ("countries", "cities_world")
            and row_country(row) == country
        ]

    def _kind_of(self, words: str) -> PlaceKind | None:
        """What kind of place words name, by themselves; `None` when they name none for certain.

        Ordinary words that are also names of towns somewhere name none, nor do small towns of far countries.
        """
        tokens = words.split()
        if not any(token[:1].isupper() or "-" in token or token[:1] > "\u0400" for token in tokens):
            return None
        if fold_name(words) not in self._index:
            while len(tokens) > 1 and tokens[0].lower() in self.words.descriptions:
                tokens = tokens[1:]
        key = fold_name(" ".join(tokens))
        if not key or self.words.stops(" ".join(tokens), key) or key in self.words.kinds:
            return None
        kind = self._known_kind(key)
        if kind is not None or len(tokens) == 1:
            return kind
        return self._kind_by_word(tokens)

    def _known_kind(self, key: str) -> PlaceKind | None:
        """The kind of the likeliest place with a folded name, or with its sound in the home countries."""
        ids = [i for i in self._index.get(key, ()) if self._is_known_well(i)]
        if not ids and len(key) > 4:
            ids = [i for country in HOME for i in self.sounding(key, country)]
        places = [place for i in ids if (place := self.get(i)) is not None]
        if not places:
            return None
        return max(places, key=self._plainness).kind

    def _plainness(self, place: Place) -> tuple[bool, bool, bool, int]:
        """What a name by itself means first: a country, then what analysts keep by hand, then home, then size."""
        return (
            place.kind is PlaceKind.COUNTRY,
            place.id in self._extras and bool(self._extras[place.id].kind),
            place.country in HOME,
            place.population,
        )

    def _is_known_well(self, place_id: str) -> bool:
        row = self._rows.get(place_id)
        if row is None or row.table in ("countries", "airports", "ged_syria"):
            return True
        return row.table == "divisions" or row_country(row) in HOME or row_population(row) >= 1_000

    def _kind_by_word(self, tokens: list[str]) -> PlaceKind | None:
        """The kind that a name's last word says: "Doua District", when both are written as names."""
        end = self.words.kind_at_end(tokens)
        if end is None or end[1] == len(tokens):
            return None
        name, kind_words = tokens[: -end[1]], tokens[-end[1] :]
        key = fold_name(" ".join(name))
        if end[0] is PlaceKind.GOVERNORATE and any(
            place is not None and place.kind is PlaceKind.GOVERNORATE
            for place in map(self.get, self.named(key))
        ):
            return PlaceKind.GOVERNORATE
        if end[0] in _VAGUE_KINDS or re.search(r"\d", key):
            return self._known_kind(key) if key not in self.words.stop else None
        written_as_name = kind_words[0][:1].isupper() and all(re.match(r"[A-Z]|al-|as-|ar-", t) for t in name)
        if written_as_name or self.named(key, end[0]) or self._known_kind(key) is not None:
            return end[0]
        return None


_VAGUE_KINDS = frozenset({PlaceKind.REGION, PlaceKind.CHECKPOINT, PlaceKind.UNKNOWN, PlaceKind.GOVERNORATE})
"""Kinds whose words ("front", "post", "state", "department") end the names of bodies as well."""
