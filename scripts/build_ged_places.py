"""Build `resources/places/ged_syria.tsv`: places that UCDP GED names in Syria and the packages lack.

    python scripts/build_ged_places.py EVENTS.jsonl

`EVENTS.jsonl` holds events of the UCDP Georeferenced Event Dataset, one JSON object a line, with the fields
`where_coordinates`, `where_prec`, `adm_1`, `adm_2`, `latitude` and `longitude`. Only facts are taken: a place's name,
its divisions and its point, and only from events that GED locates at the place (precision 1) or near it (2). A place
that another table has already, by name and within `SAME_KM`, gives that place another name instead of a second entry.
"""

import json
import re
import sys
from collections import Counter
from math import cos, hypot, radians
from pathlib import Path

from zenobia.kit.names import fold_name, slug, sound_name
from zenobia.kit.resources import resources_dir

SAME_KM = 4.0
KINDS = (
    (r"villages?|villge|villae|locality|farms?", "village"),
    (r"town|city", "town"),
    (r"suburb|neighbou?rhood|quarter|housing project", "neighbourhood"),
    (
        r"military heliport|military airport|military air ?base|air ?base|army base|military base|air defen[sc]e base"
        r"|international airport|airport|vehicle base harasta|brigade|division|military complex",
        "base",
    ),
    (r"oil/gas fields?|gas fields?|oil ?fields?|fields?", "oilfield"),
    (r"dam reservoir|dam", "dam"),
    (r"border crossing|crossing", "crossing"),
    (r"military checkpoint|checkpoint", "checkpoint"),
    (r"mountain range|mountain|mount|hills?", "hill"),
    (r"refugee camp|idp camp|camp", "camp"),
    (r"castle|ruins?", "heritage"),
    (r"(?:eastern|western) (?:ghouta|qalamoun)", "region"),
    (r"area|plains?|desert|pocket", "region"),
    (r"river|reservoir", "water"),
)
KEPT_IN_NAME = {"base", "oilfield", "dam", "crossing", "checkpoint", "camp", "heritage", "hill"}
SKIPPED = re.compile(
    r"(?i)\b(road|highway|triangle|border(?! crossing)|governorate|countryside|near|between|in|of|sector|syria|subdistrict"
    r"|factory|silos|mills|company|junction|crossroad|station|plant|prison)\b"
)
LEADING = ((r"^(?:tall|tell|tulul|jabal|dahr)\b", "hill"), (r"^(?:wadi|sabkhat|sahl|ard)\b", "region"))


def kind_and_name(words: str) -> tuple[str, str]:
    """The kind that the last words say, and the name without them where they are not part of it."""
    for pattern, kind in KINDS:
        match = re.search(rf"(?i)\s*\b(?:{pattern})$", words)
        if match is not None and (match.start() > 0 or "ern " in words):
            name = words if kind in KEPT_IN_NAME or match.start() == 0 else words[: match.start()]
            return kind, name.strip()
    for pattern, kind in LEADING:
        if re.search(rf"(?i){pattern}", words):
            return kind, words
    return "unknown", words


def names_of(words: str) -> list[str]:
    """The names in "Tadmur/Palmyra" or "Tiyas Military Airbase (T4)", each whole."""
    inside = re.findall(r"\(([^)]+)\)", words)
    plain = re.sub(r"\s*\([^)]*\)", "", words).strip()
    parts = [plain]
    if "/" in plain and "oil/gas" not in plain.lower():
        left, right = plain.split("/", 1)
        tail = right.split()[1:] if len(right.split()) > 1 and len(left.split()) == 1 else []
        head = left.split()[:-1] if len(left.split()) > len(right.split()) else []
        parts = [" ".join([left, *tail]), " ".join([*head, right])]
    return [p for p in [*parts, *inside] if len(p) > 1 and not re.search(r"(?i)idp|^\d+$", p)]


def kilometres(lat: float, lon: float, other: tuple[float, float]) -> float:
    """Distance on a small stretch of the globe."""
    return hypot((lat - other[0]) * 111.2, (lon - other[1]) * 111.2 * cos(radians(lat)))


def known_places() -> dict[str, list[tuple[str, float, float]]]:
    """Points of the Syrian places that the other tables hold, by the sound of their names."""
    found: dict[str, list[tuple[str, float, float]]] = {}
    folder = resources_dir() / "places"
    for table, prefix, lat in (("cities.tsv", "gn-", 4), ("airports.tsv", "oa-", 4)):
        for line in (folder / table).read_text(encoding="utf-8").splitlines()[1:]:
            row = line.split("\t")
            if row[2] != "SY":
                continue
            for name in {row[1], *row[7].split("|")} - {""}:
                found.setdefault(bare(name), []).append(
                    (prefix + row[0], float(row[lat]), float(row[lat + 1]))
                )
    return found


def bare(name: str) -> str:
    """The sound of a name without the words for an air base, which sources put differently."""
    plain = re.sub(r"\b(?:military|air|airbase|base|airport|international)\b", "", fold_name(name)).strip()
    return sound_name(plain or name)


def divisions() -> dict[str, str]:
    """Ids of the Syrian divisions by the sound of their names, without the word for what they are."""
    found: dict[str, str] = {}
    for line in (resources_dir() / "places" / "divisions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        row = line.split("\t")
        if row[2] == "SY":
            for name in [row[1], *row[6].split("|")]:
                found.setdefault(row[3] + division_key(name), f"gn-{row[0]}")
    return found


def division_key(name: str) -> str:
    """A division's name for comparing: "Mintaqat Markaz Homs district" and "Homs District" are one."""
    return sound_name(re.sub(r"(?i)\b(governorate|district|mintaqat|markaz)\b", "", name))


def main(path: Path) -> None:
    """Read the events and write the table."""
    points: dict[str, Counter[tuple[str, str, str, str]]] = {}
    exact: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        if event["where_prec"] not in ("1.0", "2.0"):
            continue
        words = " ".join(event["where_coordinates"].split())
        key = (event["latitude"], event["longitude"], event["adm_1"], event["adm_2"])
        points.setdefault(words, Counter())[key] += 1
        if event["where_prec"] == "1.0":
            exact.add(words)
    known, parents = known_places(), divisions()
    rows: dict[str, list[str]] = {}
    for words in sorted(points):
        (lat, lon, adm1, adm2), _ = points[words].most_common(1)[0]
        plain = re.sub(r"\s*\([^)]*\)\s*$", "", words)
        kind, _ = kind_and_name(plain)
        names = [kind_and_name(each)[1] for each in names_of(words)]
        if (
            not names
            or fold_name(names[0]) in ("tall", "jabal", "red hills")
            or (SKIPPED.search(plain) and kind not in ("base", "oilfield", "dam", "camp"))
        ):
            continue
        near = {
            other[0]: kilometres(float(lat), float(lon), other[1:])
            for name in names
            for other in known.get(bare(name), [])
        }
        same = min(near, key=lambda other: near[other], default="")
        if same and near[same] > SAME_KM:
            same = ""
        division = parents.get("2" + division_key(adm2), "") or parents.get("1" + division_key(adm1), "")
        place_id = same or f"ged-{slug(names[0])}" + (
            "" if kind in ("village", "town", "unknown") else f"-{kind}"
        )
        if place_id in rows and not same:
            place_id += f"-{slug(adm2.removesuffix(' district'))}"
        keys = dict.fromkeys(fold_name(n) for n in names)
        far = [
            k for k in keys if k != fold_name(names[0]) and (bare(k) in known or k == "assad") and not same
        ]
        rows[place_id] = [
            place_id,
            names[0],
            kind,
            division,
            f"{float(lat):.4f}",
            f"{float(lon):.4f}",
            "exact" if words in exact else "near",
            "|".join(key for key in keys if key not in far),
        ]
    header = ["id", "name", "kind", "division", "lat", "lon", "precision", "names"]
    lines = ["\t".join(header), *("\t".join(rows[key]) for key in sorted(rows))]
    target = resources_dir() / "places" / "ged_syria.tsv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    added = sum(key.startswith("ged-") for key in rows)
    print(f"{target.name}: {added} places, {len(rows) - added} names for known ones", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
