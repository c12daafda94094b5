"""Incidents as MUC-4 asks for them, made of the claims of a report.

claims -> those of a violent act that is recent and not of the war among armed forces -> incidents -> fillers
"""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import cached_property

from zenobia.evaluate.incident import Incident, Part, days_of, group_parts
from zenobia.evaluate.muckeys import Days, normal
from zenobia.evaluate.names import family_name, find_names, fullest, same_person
from zenobia.evaluate.perpetrators import Bodies, Perpetrators
from zenobia.evaluate.phrases import (
    add_words,
    has_title,
    is_thing,
    load_words,
    weapon_kind,
    weapons,
    word_set,
    words_of,
)
from zenobia.evaluate.report import ReportText
from zenobia.kit.text import fold, squeeze, strip_marks
from zenobia.model import Claim, ClaimType, Document, Mention, Modality, PlaceKind, Toll, TollKind
from zenobia.publish.codebooks import STATE_ID, ActorOf, PlaceOf, code_of, party_class, says
from zenobia.resolve import ActorRegistry, Gazetteer
from zenobia.resolve.placeindex import MINTED

_APPOSED = re.compile(r"\s+|\s*,\s*(?:the\s+)?", re.IGNORECASE)
_BESIDE = 8
_ON_THE_LIST = frozenset(
    {
        PlaceKind.GOVERNORATE,
        PlaceKind.DISTRICT,
        PlaceKind.TOWN,
        PlaceKind.VILLAGE,
        PlaceKind.NEIGHBOURHOOD,
        PlaceKind.REGION,
    }
)
HARMED = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.CAPTURED, TollKind.MISSING})
STAGES = {Modality.ATTEMPTED: "ATTEMPTED", Modality.PLANNED: "THREATENED"}


class Maker:
    """Makes incidents, with what is known of actors and places."""

    def __init__(self, actors: ActorRegistry, places: Gazetteer) -> None:
        """Use these registries."""
        self.actor_of: ActorOf = actors.get
        self.place_of: PlaceOf = places.get
        self.place_kind = places.kind_of
        self.bodies = Bodies(actors)

    def is_place(self, words: str) -> bool:
        """True when the gazetteer has a place of this name."""
        return self.place_kind(words) is not None

    def incidents(self, doc: Document, claims: Sequence[Claim]) -> list[Incident]:
        """The incidents of one report."""
        page = _Page(doc, self, claims)
        parts = [part for claim in claims if (part := page.part(claim)) is not None]
        groups = [group for group in group_parts(parts) if page.is_specific(group)]
        made = [page.incident(group) for group in groups]
        for claim in claims:
            page.who.attribute(claim, groups, made)
        for group, incident in zip(groups, made, strict=True):
            page.who.add_body_in_context(group, incident)
            page.who.add_individuals_in_context(group, incident)
        return made


class _Page:
    """A report, and what making its incidents looks up in it."""

    def __init__(self, doc: Document, maker: Maker, claims: Sequence[Claim]) -> None:
        self.doc = doc
        self.maker = maker
        self.report = ReportText(doc)
        self.who = Perpetrators(maker.bodies, self.report, claims)
        self.stops = word_set("titles") | word_set("individuals") | word_set("organisations")
        self.names = [(a, b, squeeze(doc.text[a:b])) for a, b in find_names(doc.text, self.stops)]

    # -- which claims --------------------------------------------------------------------------------------------

    def part(self, claim: Claim) -> Part | None:
        """The claim with its fillers sorted, or `None` when it makes no incident."""
        code = code_of("muc4", claim, self.maker.actor_of, self.maker.place_of)
        if not isinstance(code, str) or self.is_old(claim):
            return None
        things, people, victims = self.sort_targets(claim)
        if not (things or victims) and self.is_fighting(claim, code):
            return None
        if self.is_warfare(claim, code, things) or not self.is_of_the_region(claim):
            return None
        return Part(
            claim=claim,
            type=code,
            sentences=self.report.numbers(claim),
            people=people,
            victims=victims,
            things=things,
            towns={m.best.id for m in claim.place if m.best is not None and self.is_town(m.best.id)},
            days=days_of(claim),
        )

    def is_old(self, claim: Claim) -> bool:
        """True for what is told as history: more than two months before the report (1.0, rule 6).

        Background of an earlier week is no history: most reports go over what led to the news, and the keys have it.
        """
        last = days_of(claim)[1]
        day = self.doc.published.day
        return (
            last is not None and day is not None and day - last > timedelta(days=load_words()["recent_days"])
        )

    def is_warfare(self, claim: Claim, code: str, things: Sequence[str]) -> bool:
        """True for what armed parties do to armed parties (1.0, rule 1, exceptions a and b).

        What is hit must be said, and be all of them; a thing that is hit beside them makes it relevant.
        """
        hit = [m for m in (*claim.target, *(m for t in claim.toll for m in t.of)) if not is_thing(m)]
        classes = {party_class(m, self.maker.actor_of) for m in hit}
        civil = [t for t in things if not says(fold(t), tuple(load_words()["of_the_war"]))]
        return (
            bool(classes or things) and classes <= {"state", "armed"} and not civil and code != "KIDNAPPING"
        )

    def is_fighting(self, claim: Claim, code: str) -> bool:
        """True for what is of the war as long as nobody and nothing is said to suffer: attacks, and all that a state does."""
        return (code == "ATTACK" and claim.type is ClaimType.BATTLE) or (
            bool(claim.agent) and all(party_class(m, self.maker.actor_of) == "state" for m in claim.agent)
        )

    def is_of_the_region(self, claim: Claim) -> bool:
        """False when all that is known of place and people is of countries that MUC-4 did not ask about."""
        wanted = word_set("countries")
        places = {
            p.country for m in claim.place if m.best and (p := self.maker.place_of(m.best.id)) and p.country
        }
        people = {
            found[1]
            for m in (*claim.agent, *claim.target)
            if m.best is not None and (found := STATE_ID.fullmatch(m.best.id))
        }
        return not places or bool((places | people) & wanted)

    def is_town(self, place_id: str) -> bool:
        place = self.maker.place_of(place_id)
        return place is not None and place.kind not in {PlaceKind.COUNTRY, PlaceKind.UNKNOWN}

    def is_specific(self, parts: Sequence[Part]) -> bool:
        """True when enough is said to tell the incident from talk of violence in general (1.0, rule 7)."""
        signs = (
            any(p.people or p.things for p in parts),
            any(p.victims for p in parts),
            bool(self.weapons(parts)),
            any(t.of for p in parts for t in p.claim.toll),
            any(p.days != (None, None) for p in parts),
            any(p.claim.place for p in parts),
            len(parts) > 1,
            any(0 in p.sentences for p in parts),
        )
        return sum(signs) >= int(load_words()["signs_of_an_account"])

    # -- who and what was hit --------------------------------------------------------------------------------------

    def sort_targets(self, claim: Claim) -> tuple[list[str], list[str], list[str]]:
        """Things, named people, and described people."""
        things: list[str] = []
        people: list[str] = []
        victims: list[str] = []
        harmed = [m for t in claim.toll if t.what in HARMED and t.high != 0 for m in t.of]
        for mention in (*claim.target, *claim.place, *harmed):
            words = words_of(mention)
            if not words or fold(words) in word_set("never"):
                continue
            if is_thing(mention):
                add_words(things, words)
            elif mention in claim.place:
                continue
            else:
                name = self.name_of(mention)
                if name is not None:
                    add_words(people, name)
                add_words(victims, name or words)
        return things, people, victims

    def name_of(self, mention: Mention) -> str | None:
        """The name of the person that is meant: in the mention, right beside it, or a family name told in full elsewhere."""
        span = mention.span
        for start, end, name in self.names:
            if (span.start <= start and end <= span.end + 1) or (start <= span.start and span.end <= end):
                return name
            between = (
                self.doc.text[span.end : start] if start >= span.end else self.doc.text[end : span.start]
            )
            if len(between) <= _BESIDE and _APPOSED.fullmatch(between) and not is_thing(mention):
                return name
        for words in (mention.text, mention.name or ""):
            family = family_name(words, self.stops)
            if family is None or self.maker.is_place(family):
                continue
            full = fullest(family, [n for _, _, n in self.names])
            if full != family or fold(family) == fold(words) or has_title(words):
                return full
        return None

    # -- fillers ---------------------------------------------------------------------------------------------------

    def incident(self, parts: Sequence[Part]) -> Incident:
        """The incident that the parts tell of."""
        made = Incident(type=parts[0].type)
        stages = {STAGES.get(p.claim.modality, "ACCOMPLISHED") for p in parts}
        made.stage = next(s for s in ("ACCOMPLISHED", "ATTEMPTED", "THREATENED") if s in stages)
        names = [name for p in parts for name in p.people]
        for name in names:
            full = fullest(name, names)
            if not any(same_person(full, n) for n in made.roles["Victim"]):
                made.roles["Victim"].append(full)
        if made.type != "KIDNAPPING":
            for part in parts:
                for thing in part.things:
                    add_words(made.roles["Target"], thing)
        if made.type not in word_set("no_weapon"):
            made.roles["Weapon"] = self.weapons(parts)
        for part in parts:
            for agent in part.claim.agent:
                self.who.add(made, agent, part.claim)
        made.days = self.days(parts)
        made.places = self.places(parts)
        made.numbers = _numbers(parts)
        return made

    def weapons(self, parts: Sequence[Part]) -> list[str]:
        """What was used, by the words of the sentences; one filler of each kind, and in a bombing only what explodes."""
        found: dict[str, str] = {}
        for part in parts:
            for number in sorted(part.sentences):
                words = self.report.sentence(number)
                if says(fold(words), tuple(load_words()["arms_found"])):
                    continue
                for match in weapons().finditer(words):
                    kind = weapon_kind(squeeze(match[0]))
                    if part.type != "BOMBING" or kind in word_set("explosive_kinds"):
                        found.setdefault(kind, squeeze(match[0]))
        return list(found.values())

    def days(self, parts: Sequence[Part]) -> Days:
        """The days said; else on or before the report's day, as the keys have it."""
        said = [p.days for p in parts if p.days != (None, None)]
        return said[0] if said else (None, self.doc.published.day)

    def places(self, parts: Sequence[Part]) -> tuple[str, ...]:
        """The country, and the places in it that the gazetteer has and a key may name: no streets, no buildings."""
        ids = dict.fromkeys(m.best.id for part in parts for m in part.claim.place if m.best is not None)
        found = [p for id in ids if (p := self.maker.place_of(id)) is not None]
        country = next((p.country for p in found if p.country), None) or self.country
        inner = [
            normal(strip_marks(p.name))
            for p in found
            if p.kind in _ON_THE_LIST and not p.id.startswith(MINTED)
        ]
        return ((load_words()["countries_said"].get(country) or [""])[0], *dict.fromkeys(inner))

    @cached_property
    def country(self) -> str | None:
        """The country that the report's words are most about."""
        text = fold(self.doc.text)
        counts = {
            code: sum(text.count(word) for word in words)
            for code, words in load_words()["countries_said"].items()
        }
        best = max(counts, key=lambda code: counts[code])
        return best if counts[best] else None


def _numbers(parts: Iterable[Part]) -> tuple[tuple[str, str], ...]:
    """How many victims of which description; one for a person who is named."""
    found: dict[str, str] = {}
    for part in parts:
        for toll in part.claim.toll:
            if toll.what in HARMED and toll.of and toll.high != 0:
                found.setdefault(squeeze(toll.of[0].text), _say_number(toll))
        for name in part.people:
            found.setdefault(name, "1")
    return tuple((number, words) for words, number in found.items())


def _say_number(toll: Toll) -> str:
    if toll.low is None and toll.high is None:
        return "PLURAL"
    if toll.low == toll.high:
        return str(toll.low)
    return f"{toll.low}-" if toll.high is None else f"{toll.low or ''}-{toll.high}"
