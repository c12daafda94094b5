"""Words of a report to actors: who "ISIS militants", "regime forces" or "Iraqi police" are, and why.

A name that means one actor anywhere needs no context. "The army", "rebels" and "the coalition" mean somebody only in a
report about some country. "French troops" is made from a country and a role. A name that the registry does not know is
a new actor with that name, never forced into a known one; words that mean nobody in particular get no actor at all.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Self, TypeVar

from msgspec import Struct

from zenobia.kit.names import fold_name
from zenobia.kit.text import plain_quotes, squeeze
from zenobia.kit.timewords import MONTHS, WEEKDAYS
from zenobia.model import Actor, ActorKind, Candidate
from zenobia.resolve.registry import (
    CIVILIANS,
    UNIDENTIFIED,
    Entries,
    Entry,
    name_on,
    possessiveless,
)

T = TypeVar("T")
ALWAYS, STRIPPED, LEADER, MADE, BOUND, HOME, NOBODY, NEW = 0.95, 0.9, 0.8, 0.85, 0.75, 0.6, 0.3, 0.5
"""How sure each way of finding an actor is."""

_PARENTHESIS = re.compile(r"\s*[\(\[]([^\)\]]*)[\)\]]?")
_SPLIT = re.compile(
    r"\s+(?:in|near|at|inside|outside|around|who|that|which|based|positioned|located|stationed|fighting|controlling|led)\s+",
    re.I,
)
_OF = re.compile(
    r"\s+(?:of|from|to|for|by|belonging to|linked to|affiliated with|affiliated to|loyal to|with)\s+", re.I
)
_BACKED = re.compile(
    r"(?i)^(?P<who>[\w.]+(?: [\w.]+)?)[- ](?P<how>backed|led|aligned|allied|supported|sponsored|funded|trained)\b\s*(?P<rest>.*)$"
)
_PRO = re.compile(r"(?i)^pro[- ](?P<who>[\w.]+)\s+(?P<rest>.+)$")
_SOME_OF = re.compile(
    r"(?i)^(?:some|many|most|all|any|none|several|members?|elements|parts|one|two|three|dozens|hundreds) (?:in|of|from) "
)
_PARTICIPLE = re.compile(r"(?:[a-z]+(?:ed|ing)|held|led|taken|driven|fallen|known|run|made|hit)$")
_INDEFINITE = re.compile(r"(?i)^an? ")
_ONLY_DEFINITE = frozenset(
    {"state", "coalition", "government", "regime", "military", "army", "force", "opposition"}
)
"""Words that mean the country's own only with "the" or nothing before them: "a state" is any state."""
_ADJECTIVE_ENDINGS = (
    "-held",
    "-born",
    "-controlled",
    "-run",
    "-dominated",
    "-besieged",
    "-occupied",
    "-based",
)
_NUMBER = re.compile(r"^\d[\d,.]*$")


class Found(Struct, frozen=True):
    """An actor, how sure, and why."""

    actor: Actor
    score: float
    reason: str


class ActorRegistry:
    """Actors by id and by the words of reports. Made by `load`."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.get = entries.get
        self._found_in = lru_cache(maxsize=65536)(
            self._look
        )  # the same few parties are named in report after report
        self._always: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        self._leaders: dict[str, str] = {}
        self._bound: dict[tuple[str, str], str] = {}
        self._demonyms: dict[str, str] = {}
        self._states: dict[str, str] = {}
        self._seats: set[str] = set()
        for entry in entries:
            self._index(entry)
        self._index_countries()
        self.named = lru_cache(maxsize=65536)(self._named)

    @classmethod
    def load(cls) -> Self:
        """Read the shipped registry.

        Raises:
            ResourceError: an entry is wrong; the message names the file and the entry.
        """
        return cls(Entries.load())

    # Index ------------------------------------------------------------------------------------------------------------

    def _index(self, entry: Entry) -> None:
        actor = entry.actor
        names = (actor.name, *actor.aliases, *(period.name for period in actor.names))
        for name in names:
            if name not in entry.exact:
                for form in {fold_name(name), fold_name(possessiveless(name))}:
                    self._always.setdefault(form, actor.id)
        for name in entry.exact:
            self._exact[name] = actor.id
            self._exact.setdefault(name.upper(), actor.id)
        for leader in entry.leaders:
            for form in {fold_name(leader), fold_name(leader) + "s"}:
                self._leaders.setdefault(form, actor.id)
        for country, words in entry.context.items():
            for word in words:
                self._bound.setdefault((country, fold_name(word)), actor.id)

    def _index_countries(self) -> None:
        for country in self.entries.countries.values():
            for name in (country.name, *country.aliases):
                for form in {fold_name(name), fold_name(name) + "s"}:
                    self._states.setdefault(form, country.code)
            for name in country.seats:
                self._states.setdefault(fold_name(name), country.code)
                self._seats.add(fold_name(name))
            for name in country.demonyms:
                self._demonyms.setdefault(fold_name(name), country.code)

    # By words alone ---------------------------------------------------------------------------------------------------

    def _named(self, words: str) -> tuple[str, ActorKind] | None:
        """The id and kind of the actor that words always mean; a bare country is a place first and none here."""
        found = self._by_name(words) or self._by_state_and_role(words, None)
        if found is None or fold_name(words) in self._states or fold_name(words) in self._demonyms:
            return None
        return found.actor.id, found.actor.kind

    def country_of(self, words: str) -> tuple[str, str] | None:
        """The country that a word names, and whether as a `name`, a `demonym` or the `seat` of its government."""
        key = fold_name(possessiveless(words))
        if not self._is_country_word(words, key):
            return None
        code = self._states.get(key)
        if code is not None:
            return code, "seat" if key in self._seats else "name"
        code = self._demonyms.get(key)
        return None if code is None else (code, "demonym")

    def _is_country_word(self, token: str, key: str) -> bool:
        """`us` and `it` are words as well: short names of countries count only in capitals."""
        return len(key) > 2 or token.replace(".", "").isupper()

    def _found(self, actor_id: str, score: float, reason: str) -> Found | None:
        actor = self.get(actor_id)
        return None if actor is None else Found(actor, score, reason)

    def _by_name(self, words: str) -> Found | None:
        """By a name that means one actor anywhere: whole, then without what stands around it."""
        for form, stripped in self._forms(words):
            if form in self._exact:
                return self._found(self._exact[form], ALWAYS, f"“{form}” is a name of it")
            for key in dict.fromkeys((fold_name(form), fold_name(possessiveless(form)))):
                actor_id = self._always.get(key)
                if actor_id is not None and (len(key) > 2 or form.isupper()):
                    score = STRIPPED if stripped else ALWAYS
                    return self._found(actor_id, score, f"“{form}” is a name of it")
        return None

    def _forms(self, words: str) -> Iterator[tuple[str, bool]]:
        """The words, and the words without describing words before and people-nouns after, longest first."""
        yield words, False
        tokens = words.split()
        roles = self.entries.roles
        heads = [0]
        while heads[-1] < len(tokens) - 1 and self._is_adjective(tokens[heads[-1]]):
            heads.append(heads[-1] + 1)
        tails = [len(tokens)]
        for size in (1, 2, 1, 2, 1):
            end = tails[-1] - size
            if end > 0 and fold_name(" ".join(tokens[end : tails[-1]])) in roles.people:
                tails.append(end)
        forms = {(head, tail) for head in heads for tail in tails if head < tail} - {(0, len(tokens))}
        for head, tail in sorted(forms, key=lambda f: (f[0] - f[1], f[0])):
            yield " ".join(tokens[head:tail]).strip(" ,\"'"), True

    def _is_adjective(self, token: str) -> bool:
        plain = token.lower().strip("\"',")
        return (
            plain in self.entries.roles.adjectives
            or bool(_NUMBER.match(plain))
            or plain.endswith(_ADJECTIVE_ENDINGS)
        )

    def _by_state_and_role(self, words: str, country: str | None) -> Found | None:
        """By a country or its adjective with a role: "Iraqi police", "troops of France" is not read."""
        tokens = possessiveless(words).split()
        while len(tokens) > 1 and self._is_adjective(tokens[0]):
            tokens = tokens[1:]
        for size in (3, 2, 1):
            head = " ".join(tokens[:size])
            key = fold_name(head)
            code = self._demonyms.get(key) or self._states.get(key)
            if code is None or len(tokens) < size or not self._is_country_word(head, key):
                continue
            return self._state_with(code, head, " ".join(tokens[size:]), country)
        return None

    def _state_with(self, code: str, head: str, rest: str, country: str | None) -> Found | None:
        """The body of a state that the rest of the words says, or the state itself."""
        name = self.entries.countries[code].name
        if not rest:
            return self._state_alone(code, head, country)
        roles = self.entries.roles
        for form, _ in self._forms(rest):
            key = fold_name(form)
            if key in roles.civilians:
                return self._found(CIVILIANS + code, NOBODY, f"people of {name}")
            role = roles.role_of.get(key)
            if role == "rebels":
                actor_id = (
                    self._bound.get((code, key)) or self._bound.get((code, "rebels")) or f"{code}-rebels"
                )
                return self._found(actor_id, MADE, f"“{form}” of {name}")
            if role is not None:
                return self._found(code if role == "state" else f"{code}-{role}", MADE, f"“{form}” of {name}")
        return None

    def _state_alone(self, code: str, head: str, country: str | None) -> Found | None:
        name = self.entries.countries[code].name
        key = fold_name(head)
        if key in self._states:
            return self._found(code, STRIPPED, f"“{head}” stands for the government of {name}")
        if key.endswith("s") and code == country:
            return self._found(CIVILIANS + code, NOBODY, f"people of {name}")
        return self._found(code, NOBODY + 0.2, f"“{head}” may stand for the government of {name}")

    # In a report ------------------------------------------------------------------------------------------------------

    def find(
        self, words: str, *, country: str | None = None, day: date | None = None, outlet: str | None = None
    ) -> tuple[Candidate, ...]:
        """Whom words of a report may mean, best first.

        Args:
            words: the mention, as written or by the fuller name that the report uses for it.
            country: ISO code of the country that the report is about, for words that mean somebody only there.
            day: a day at which the words were said, for the name that an actor bore then.
            outlet: who publishes the report. Not used yet: an outlet's own voice comes with a later issue.

        Returns:
            Candidates with a score and a sentence; none when the words mean nobody in particular.
        """
        return tuple(
            Candidate(f.actor.id, name_on(f.actor, day), f.score, f.reason)
            for f in self._found_in(words, country)
        )

    def _look(self, words: str, country: str | None) -> tuple[Found, ...]:
        """Everyone whom the words may mean in a report about the country, best first, each once."""
        found = [each for each in self._search(squeeze(plain_quotes(words)), country) if each is not None]
        unique: dict[str, Found] = {}
        for each in sorted(found, key=lambda f: -f.score):
            unique.setdefault(each.actor.id, each)
        return tuple(unique.values())

    def _search(self, words: str, country: str | None) -> list[Found | None]:
        """Each way in turn, from the surest; the first that finds somebody ends the search."""
        inside = [m[1] for m in _PARENTHESIS.finditer(words) if m[1]]
        plain = squeeze(_PARENTHESIS.sub(" ", words)).strip(" ,;:\"'") or words
        head = self._head(plain)
        parts = _OF.split(_SOME_OF.sub("", head))
        tries: list[Callable[[], Found | None]] = [
            lambda: self._by_name(plain),
            lambda: self._by_bound(plain, country),
            lambda: _first(map(self._by_name, inside)),
            lambda: self._by_name(head),
            lambda: self._by_bound(head, country),
            lambda: self._by_state_after(parts),
            lambda: self._by_name(parts[0]),
            lambda: self._by_bound(parts[0], country),
            lambda: self._by_backer(head, country),
            lambda: self._by_state_and_role(head, country),
            lambda: self._by_state_and_role(parts[0], country),
            lambda: _first(map(self._by_name, reversed(parts[1:]))),
            lambda: self._by_leader(head),
            lambda: self._by_part(head),
            lambda: self._by_bound(parts[0], country, home=True),
            lambda: self._by_backer(parts[0], country),
            lambda: self._by_class(parts[0], country),
            lambda: self._new(head, parts[0]),
        ]
        for attempt in tries:
            found = attempt()
            if found is not None:
                return [found]
        return []

    def _head(self, words: str) -> str:
        """The words up to what says where they are or what was done to them: "rebels positioned in X" as "rebels"."""
        tokens = _SPLIT.split(_SOME_OF.sub("", words), maxsplit=1)[0].split()
        for index in range(1, len(tokens)):
            if _PARTICIPLE.match(tokens[index]) and not self._is_adjective(tokens[index - 1]):
                return " ".join(tokens[:index])
        return " ".join(tokens)

    def _by_state_after(self, parts: list[str]) -> Found | None:
        """By a role of a state named after it: "troops of Iraq", "the people of Ukraine"."""
        if len(parts) < 2:
            return None
        key = fold_name(parts[-1])
        code = self._states.get(key)
        if code is None or not self._is_country_word(parts[-1], key):
            return None
        roles = self.entries.roles
        role = _first(roles.role_of.get(fold_name(form)) for form, _ in self._forms(parts[0]))
        if role is not None and role != "rebels":
            return self._found(
                code if role == "state" else f"{code}-{role}", MADE, f"“{parts[0]}” of “{parts[-1]}”"
            )
        if any(fold_name(form) in roles.civilians for form, _ in self._forms(parts[0])):
            return self._found(CIVILIANS + code, NOBODY, f"people of “{parts[-1]}”")
        return None

    def _by_bound(self, words: str, country: str | None, home: bool = False) -> Found | None:
        """By words that mean somebody in a report about this country only, an entry's or the state's own bodies."""
        if country is None or country not in self.entries.countries:
            return None
        name = self.entries.countries[country].name
        indefinite = bool(_INDEFINITE.match(words))
        for form, _ in self._forms(words):
            key = fold_name(form)
            if indefinite and key.removeprefix("a ") in _ONLY_DEFINITE:
                return None
            actor_id = self._bound.get((country, key))
            if actor_id is not None:
                return self._found(actor_id, BOUND, f"“{form}” in a report about {name}")
        for form, _ in self._forms(words) if home else [(words, False)]:
            role = self.entries.roles.home_of.get(fold_name(form))
            if role is not None:
                actor_id = country if role == "state" else f"{country}-{role}"
                return self._found(actor_id, HOME, f"“{form}” in a report about {name} is its own")
        return None

    def _by_backer(self, words: str, country: str | None) -> Found | None:
        """By whom they are backed or led: "Russian-backed troops" are the government's in Syria, not so in Ukraine."""
        tokens = words.split()
        while len(tokens) > 1 and self._is_adjective(tokens[0]) and "-" not in tokens[0]:
            tokens = tokens[1:]
        match = _BACKED.match(" ".join(tokens)) or _PRO.match(" ".join(tokens))
        if match is None:
            return None
        key = fold_name(match["who"])
        code = self._demonyms.get(key) or self._states.get(key)
        rest = [fold_name(form) for form, _ in self._forms(match["rest"])] if match["rest"] else [""]
        if code is None:
            return (
                self._by_bound(match["rest"], country, home=True)
                if match["rest"] and key == "western"
                else None
            )
        for line in self.entries.roles.backing:
            fits = not line.words or any(word in line.words for word in rest)
            if line.backer == code and line.country == country and fits:
                return self._found(
                    line.actor, HOME + 0.1, f"“{words}” in a report about {country}: {line.because}"
                )
        return self._found(self.entries.mint(words).id, NEW, "not in the registry: who they are is not said")

    def _by_leader(self, words: str) -> Found | None:
        """By a person whose name stands for a party: "Assad", "Assad's forces"."""
        tokens = possessiveless(words).split()
        for size in (4, 3, 2, 1):
            for start in range(len(tokens) - size + 1):
                key = fold_name(" ".join(tokens[start : start + size]))
                actor_id = self._leaders.get(key)
                is_name = tokens[start][:1].isupper() or tokens[start].startswith("al-")
                if actor_id is None or not is_name:
                    continue
                rest = fold_name(" ".join(tokens[start + size :]))
                army = f"{actor_id}-army"
                if self.entries.roles.role_of.get(rest) == "army" and self.get(army) is not None:
                    return self._found(army, LEADER, f"forces of “{' '.join(tokens[start : start + size])}”")
                if rest and rest not in self.entries.roles.role_of and rest not in self.entries.roles.people:
                    return None  # "Assad's opponents" are not his
                leader = " ".join(tokens[start : start + size])
                return self._found(actor_id, LEADER, f"“{leader}” stands for it")
        return None

    def _by_part(self, words: str) -> Found | None:
        """By a name inside the words, the longest first; not by a country, which may only say where from."""
        tokens = words.split()
        for size in range(min(6, len(tokens) - 1), 0, -1):
            for start in range(len(tokens) - size + 1):
                part = " ".join(tokens[start : start + size]).strip(",\"'")
                key = fold_name(possessiveless(part))
                actor_id = self._exact.get(part) or (self._always.get(key) if len(key) > 2 else None)
                if actor_id is not None and part[:1].isupper() and key not in self._states:
                    return self._found(actor_id, LEADER, f"“{part}” is a name of it")
        return None

    def _by_class(self, words: str, country: str | None) -> Found | None:
        """Civilians of the country, or an unidentified armed group, where a codebook would write that."""
        if country is None or country not in self.entries.countries:
            return None
        roles = self.entries.roles
        for form, _ in self._forms(words):
            key = fold_name(form)
            if key in roles.civilians:
                return self._found(CIVILIANS + country, NOBODY, "people who are not said to bear arms")
            if key in roles.unidentified:
                return self._found(
                    UNIDENTIFIED + country, NOBODY, "armed people of no party that the report names"
                )
        return None

    def _new(self, head: str, first: str) -> Found | None:
        """A name that nobody knows is a new actor; words without a name are nobody.

        The name must be the head's own: "residents of Madaya" and "a hospital in Aleppo" name places.
        """
        name = self._own_name(first)
        if name is None:
            return None
        if first != head and all(_NAME.match(word) or word in _CONNECTORS for word in head.split()):
            name = self._own_name(head) or name
        return Found(self.entries.mint(name), NEW, "not in the registry")

    def _own_name(self, words: str) -> str | None:
        """The name in the words: from the first capital on, when more than a common noun is left."""
        roles = self.entries.roles
        if fold_name(words) in roles.nobody | roles.civilians | roles.people | roles.unidentified:
            return None
        if re.search(r"(?:'s|s') (?:[a-z-]+ )*[a-z-]+$", words):
            return None  # "Palmyra's defenders": the name is the possessor's, not theirs
        common = (
            roles.nobody
            | roles.civilians
            | roles.people
            | roles.unidentified
            | set(roles.role_of)
            | _CALENDAR
        )
        tokens = possessiveless(words).split()
        while tokens and (self._is_adjective(tokens[0]) or fold_name(tokens[0]) in common):
            tokens = tokens[1:]
        capitals = [i for i, token in enumerate(tokens) if _NAME.match(token)]
        if not capitals or any(token in _PREPOSITIONS for token in tokens[: capitals[0]]):
            return None
        name = self._without_nouns(" ".join(tokens[capitals[0] :]).strip(" ,\"'"), common)
        key = fold_name(name)
        described = common | set(self._demonyms) | set(self._states)
        if not key or key in common or all(word in described for word in key.split()):
            return None
        named = [fold_name(tokens[i]) for i in capitals]
        if all(word in described for word in named) and not _NAME.match(tokens[-1]):
            return None  # "Russian occupiers", "US volunteers": described by a country, not named
        if len(capitals) == 1 and capitals[0] == 0 and len(tokens) > 1 and tokens[0] == words.split()[0]:
            return name if _NAME.match(tokens[-1]) or not tokens[0][1:].islower() else None
        return name

    def _without_nouns(self, name: str, common: frozenset[str]) -> str:
        """A name of two words or more without the common nouns after it; nothing when it is no name.

        "Liwa al-Haqq fighters" are Liwa al-Haqq; "Approximately 10,000 conscripts" and "western Aleppo densely" are cut
        out of a sentence.
        """
        tokens = name.split()
        bodies = self.entries.roles.bodies
        while len(tokens) > 2 and not _NAME.match(tokens[-1]) and fold_name(tokens[-1]) in common - bodies:
            tokens = tokens[:-1]
        ends_well = _NAME.match(tokens[-1]) or fold_name(tokens[-1]) in bodies
        cut_out = any(_NUMBER.match(token) for token in tokens[:-1]) or ":" in name
        return " ".join(tokens) if len(tokens) == 1 or (ends_well and not cut_out) else ""

    def describes(self, word: str) -> bool:
        """True when a word only says of what country or what kind: "Russian", "sources"."""
        roles, key = self.entries.roles, fold_name(word)
        return (
            key in self._demonyms
            or key in self._states
            or key in roles.role_of
            or any(
                key in words for words in (roles.nobody, roles.civilians, roles.people, roles.unidentified)
            )
        )


_CALENDAR = frozenset({"and", *WEEKDAYS, *MONTHS} - {"may", "march"})
"""A day of the week or a month is no part of a name: "Sunday government troops". May and March may be people."""
_NAME = re.compile(
    r"(?:al-|as-|ar-|ash-|an-|ad-|az-|el-)?[A-Z\u00c0-\u00de\u0400-\u042f\u0600-\u06ff]|\d+(?:st|nd|rd|th)\b"
)
_CONNECTORS = frozenset({"of", "the", "and", "for", "al", "de", "la", "del", "bin", "ibn"})
_PREPOSITIONS = frozenset(
    {"over", "in", "on", "at", "of", "from", "to", "by", "with", "near", "under", "for", "than", "into"}
)


def _first(found: Iterable[T | None]) -> T | None:
    """The first that is something."""
    return next((each for each in found if each is not None), None)
