"""The answer keys of MUC-4 as templates: what stands in quotes, what may be said otherwise, what a slot refers to.

A key keeps MUC's syntax: `"FMLN" / "FARABUNDO MARTI NATIONAL LIBERATION FRONT"` is one thing with two names, `?` makes a
filler optional, `6: "JESUITS"` is a value and what it is of, `- 12 NOV 89` is "on or before".
"""

import re
import string
from calendar import monthrange
from datetime import date
from typing import Any

from msgspec import Struct

from zenobia.kit.text import squeeze
from zenobia.kit.timewords import MONTHS

ROLES = {
    "PerpInd": "PERP: INDIVIDUAL ID",
    "PerpOrg": "PERP: ORGANIZATION ID",
    "Target": "PHYS TGT: ID",
    "Victim": "HUM TGT: NAME",
    "Weapon": "INCIDENT: INSTRUMENT ID",
}
"""Role of the papers -> slot of the keys."""
SLOTS = (
    "INCIDENT: TYPE",
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: STAGE OF EXECUTION",
    "HUM TGT: NUMBER",
    "PERP: ORGANIZATION CONFIDENCE",
)
Entity = frozenset[str]
"""The normalised strings that all name one thing."""
Days = tuple[date | None, date | None]
"""First and last day, both inclusive; no first day: on or before the last."""

_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')
_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d\d)")


class Key(Struct, frozen=True, kw_only=True):
    """One incident of a key."""

    types: frozenset[str]
    """More than one where the key allows it."""
    roles: dict[str, tuple[Entity, ...]]
    days: tuple[Days, ...]
    """Any of these is right."""
    places: tuple[str, ...]
    """From the country down to the most exact place."""
    stages: frozenset[str]
    numbers: tuple[tuple[frozenset[str], Entity], ...]
    """How many, and of which victims; a number may have alternatives."""
    confidence: tuple[tuple[frozenset[str], Entity], ...]
    """How sure the attribution is, and to which organisation."""


def normal(words: str) -> str:
    """Small letters without punctuation and articles, as the papers compare strings."""
    return squeeze(_ARTICLE.sub(" ", words.lower().translate(_PUNCTUATION)))


def parse_key(template: dict[str, Any], text: str) -> Key:
    """One template of a file of keys.

    Optional templates and fillers are part of the key, and victims are the named ones, as in the papers' data. A filler
    none of whose strings stands in the text is left out, as there.

    Args:
        template: slot name -> fillers.
        text: the report that it is the key to.
    """
    flat = squeeze(text).lower()
    values = {slot: [str(v) for v in template[slot]] for slot in (*ROLES.values(), *SLOTS)}
    return Key(
        types=_alternatives(values["INCIDENT: TYPE"]),
        roles={role: _entities(values[slot], flat) for role, slot in ROLES.items()},
        days=tuple(_days(d) for v in values["INCIDENT: DATE"] for d in v.split("/") if _has_days(d)),
        places=_places(values["INCIDENT: LOCATION"]),
        stages=_alternatives(values["INCIDENT: STAGE OF EXECUTION"]),
        numbers=_cross(values["HUM TGT: NUMBER"]),
        confidence=_cross(values["PERP: ORGANIZATION CONFIDENCE"]),
    )


def _strings(value: str) -> list[str]:
    """The strings of one filler; a filler that somebody forgot to quote is one string."""
    found = [s.replace('\\"', '"') for s in _QUOTED.findall(value)]
    return [squeeze(s) for s in found or [value.strip(' ?"')]]


def _entities(values: list[str], flat: str) -> tuple[Entity, ...]:
    found = (
        frozenset(normal(s) for s in _strings(value) if s.lower() in flat)
        for value in values
        if value not in {"-", "*"}
    )
    return tuple(entity for entity in found if entity)


def _alternatives(values: list[str]) -> frozenset[str]:
    return frozenset(v.strip(" ?") for value in values for v in value.split("/") if v.strip(" ?"))


def _cross(values: list[str]) -> tuple[tuple[frozenset[str], Entity], ...]:
    rows = []
    for value in values:
        head, colon, rest = value.partition(":")
        if colon:
            rows.append((_alternatives([head]), frozenset(normal(s) for s in _strings(rest))))
    return tuple(rows)


def _has_days(words: str) -> bool:
    """True when there are days in it, and all of them exist; two keys have a 31 November."""
    found = _DAY.findall(words)
    return bool(found) and all(
        m.lower() in MONTHS and 1 <= int(d) <= monthrange(1900 + int(y), MONTHS[m.lower()])[1]
        for d, m, y in found
    )


def _days(words: str) -> Days:
    days = [date(1900 + int(y), MONTHS[m.lower()], int(d)) for d, m, y in _DAY.findall(words)]
    if len(days) == 1:
        return (None, days[0]) if words.strip(" ()").startswith("-") else (days[0], days[0])
    return days[0], days[-1]


def _places(values: list[str]) -> tuple[str, ...]:
    value = values[0].split("/")[0] if values else ""
    names = (re.sub(r"\(.*?\)", " ", part).strip(" ?") for part in value.split(":"))
    return tuple(normal(name) for name in names if name)
