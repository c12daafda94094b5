"""The registry's data: actors kept by hand, and those made from a country and a role without a line each.

Ids tell what an actor is: `islamic_state` is an entry, `SY` a state, `SY-army` one of its bodies, `civilians-SY` its
people, `actor:liwa_al-nasr` somebody whom only a report names. `Entries.get` makes the last four from the id alone.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, Self

from msgspec import Struct, structs

from zenobia.kit.errors import ResourceError
from zenobia.kit.names import fold_name, slug, unslug
from zenobia.kit.resources import load_yaml
from zenobia.kit.text import plain_quotes
from zenobia.model import Actor, ActorKind, NamePeriod

FILES = (
    "syria",
    "iraq",
    "ukraine",
    "states",
    "mideast",
    "africa_asia",
    "latin_america",
    "civilians_and_bodies",
)
MINTED = "actor:"
CIVILIANS = "civilians-"
UNIDENTIFIED = "unidentified-"
_FIELDS = {
    "id",
    "name",
    "kind",
    "aliases",
    "exact",
    "leaders",
    "names",
    "side",
    "countries",
    "context",
    "note",
}


class Country(Struct, frozen=True):
    """A country as reports speak of it."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class Entry(Struct, frozen=True, kw_only=True):
    """An actor with the words that mean it."""

    actor: Actor
    exact: tuple[str, ...] = ()
    """Names that mean it only as written, capitals included."""
    leaders: tuple[str, ...] = ()
    context: dict[str, tuple[str, ...]] = {}
    """Country code to words that mean it only in a report about that country."""


class Backing(Struct, frozen=True):
    """Whom a backer stands behind in one country, and why that is said."""

    backer: str
    country: str
    words: frozenset[str]
    actor: str
    because: str


class Roles(Struct, frozen=True):
    """The words of `roles.yaml`, folded."""

    role_of: dict[str, str]
    role_names: dict[str, str]
    home_of: dict[str, str]
    backing: tuple[Backing, ...]
    adjectives: frozenset[str]
    people: frozenset[str]
    civilians: frozenset[str]
    unidentified: frozenset[str]
    nobody: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    """Small words that a name may end in."""

    @classmethod
    def load(cls) -> Self:
        """Read and fold the words; the first list that holds a word wins."""
        data = load_yaml("actors/roles.yaml")
        role_of: dict[str, str] = {}
        for role, words in data["roles"].items():
            for word in words:
                role_of.setdefault(fold_name(word), role)
        home_of: dict[str, str] = {}
        for role, words in data["home"].items():
            for word in words:
                home_of.setdefault(fold_name(word), role)
        backing = tuple(
            Backing(
                line["backer"],
                line["country"],
                frozenset() if line["words"] == "any" else frozenset(map(fold_name, line["words"])),
                line["actor"],
                line["because"],
            )
            for line in data["backing"]
        )
        sets = {
            key: frozenset(fold_name(str(word)) for word in data[key])
            for key in ("people", "civilians", "unidentified", "nobody", "titles", "bodies")
        }
        adjectives = frozenset(str(word).lower() for word in data["adjectives"])
        return cls(role_of, data["names"], home_of, backing, adjectives, **sets)


def possessiveless(words: str) -> str:
    """The words without the `'s` of a possessor: "Assad's forces" as "Assad forces"."""
    plain = plain_quotes(words)
    return plain.replace("'s ", " ").removesuffix("'s").replace("s' ", "s ")


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) else None


def make_entry(stem: str, line: dict[str, Any], base: Actor | None) -> Entry:
    """One line of a file as an entry, upon what is made from its id where it is a state or its body.

    Raises:
        ResourceError: the line is wrong; the message names the file and the entry.
    """
    unknown = set(line) - _FIELDS
    if unknown or "id" not in line or "name" not in line:
        problem = f"unknown fields {sorted(unknown)}" if unknown else "needs an id and a name"
        raise ResourceError(f"resources/actors/{stem}.yaml: {line.get('id', line)}: {problem}")
    try:
        kind = ActorKind(line.get("kind", base.kind.value if base else "unknown"))
    except ValueError as problem:
        raise ResourceError(f"resources/actors/{stem}.yaml: {line['id']}: {problem}") from problem
    aliases = (*map(str, line.get("aliases", ())), *(base.aliases if base else ()))
    actor = Actor(
        id=line["id"],
        name=line["name"],
        kind=kind,
        aliases=(*aliases, *line.get("exact", ())),
        names=tuple(
            NamePeriod(n["name"], _day(n.get("from")), _day(n.get("until"))) for n in line.get("names", ())
        ),
        side=line.get("side", base.side if base else None),
        countries=tuple(line.get("countries", base.countries if base else ())),
        note=line.get("note", "unverified"),
    )
    return Entry(
        actor=actor,
        exact=tuple(line.get("exact", ())),
        leaders=tuple(line.get("leaders", ())),
        context={code: tuple(map(str, words)) for code, words in line.get("context", {}).items()},
    )


class Entries:
    """All actors by id: entries of the files, and those made on demand."""

    def __init__(
        self, countries: dict[str, Country], roles: Roles, lines: list[tuple[str, dict[str, Any]]]
    ) -> None:
        self.countries = countries
        self.roles = roles
        self._entries: dict[str, Entry] = {}
        self.get = lru_cache(maxsize=8192)(self._get)
        for stem, line in lines:
            base = self._made(str(line.get("id", "")))
            entry = make_entry(stem, line, base)
            if entry.actor.id in self._entries:
                raise ResourceError(
                    f"resources/actors/{stem}.yaml: {entry.actor.id}: the id is taken already"
                )
            self._entries[entry.actor.id] = entry

    @classmethod
    def load(cls) -> Self:
        """Read the shipped files.

        Raises:
            ResourceError: an entry is wrong; the message names the file and the entry.
        """
        countries = {
            code: Country(
                code,
                entry["name"],
                tuple(map(str, entry.get("aliases", ()))),
                tuple(entry.get("demonyms", ())),
                tuple(entry.get("seats", ())),
            )
            for code, entry in load_yaml("actors/countries.yaml").items()
        }
        lines = [(stem, line) for stem in FILES for line in load_yaml(f"actors/{stem}.yaml")]
        return cls(countries, Roles.load(), lines)

    def __iter__(self) -> Iterator[Entry]:
        """The entries of the files, in their order."""
        return iter(self._entries.values())

    def _get(self, actor_id: str) -> Actor | None:
        entry = self._entries.get(actor_id)
        return entry.actor if entry is not None else self._made(actor_id)

    def _made(self, actor_id: str) -> Actor | None:
        """An actor that its id describes: a state, its body, its people, or somebody a report names."""
        if actor_id.startswith(MINTED) and len(actor_id) > len(MINTED):
            return Actor(id=actor_id, name=unslug(actor_id.removeprefix(MINTED)), note="not in the registry")
        for prefix, kind, label in (
            (CIVILIANS, ActorKind.CIVILIANS, "Civilians"),
            (UNIDENTIFIED, ActorKind.UNKNOWN, "Unidentified armed group"),
        ):
            country = (
                self.countries.get(actor_id.removeprefix(prefix)) if actor_id.startswith(prefix) else None
            )
            if country is not None:
                name = f"{label} ({country.name})"
                return Actor(
                    id=actor_id, name=name, kind=kind, countries=(country.code,), note="made from a country"
                )
        code, dash, role = actor_id.partition("-")
        country = self.countries.get(code)
        if country is None or (dash and role not in self.roles.role_names):
            return None
        return self._state_or_body(country, role)

    def _state_or_body(self, country: Country, role: str) -> Actor:
        adjective = country.demonyms[0] if country.demonyms else country.name
        name = self.roles.role_names[role or "state"].format(adjective=adjective, country=country.name)
        return Actor(
            id=f"{country.code}-{role}" if role else country.code,
            name=name,
            kind=ActorKind.REBEL_GROUP if role == "rebels" else ActorKind.STATE_FORCE,
            aliases=country.aliases if not role else (),
            side=country.code if role and role != "rebels" else None,
            countries=(country.code,),
            note="made from a country and a role",
        )

    def mint(self, name: str) -> Actor:
        """An actor whom only a report names; its id tells its name."""
        actor = self.get(f"{MINTED}{slug(name)}")
        assert actor is not None
        return structs.replace(actor, name=name)


def name_on(actor: Actor, day: date | None) -> str:
    """The name that an actor bore on a day; its shown name when none is dated, or no day is known."""
    for period in actor.names:
        started = period.start is None or (day is not None and period.start <= day)
        if day is not None and started and (period.end is None or day < period.end):
            return period.name
    return actor.name
