"""Claims in the words of the field's codebooks: ACLED's sub-events, PLOVER's roots and modes.

A crosswalk is a table of rules that an analyst can read and change (`resources/codebooks/`); here is only what a rule
may ask. Where a codebook has no code for a claim, or the claim does not say what the code depends on, there is none.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from msgspec import Struct, convert
from msgspec import ValidationError as InvalidRule

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import load_yaml
from zenobia.kit.text import fold
from zenobia.model import Actor, ActorKind, Claim, ClaimType, Mention, Modality, Place

ActorOf = Callable[[str], Actor | None]
"""The actor of an id, as a registry's `get`."""
PlaceOf = Callable[[str], Place | None]
"""The place of an id, as a gazetteer's `get`."""

STATE_ID = re.compile(r"([A-Z]{2})(?:-(?!civilians)\w+)?")
"""Ids of a state and its bodies: `SY`, `SY-army`."""
_ARMED = frozenset({ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
_STATE = frozenset({ActorKind.STATE_FORCE, ActorKind.EXTERNAL_FORCE})


class Rule(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of a crosswalk; what is not asked fits."""

    code: str | tuple[str, str | None] | None
    type: tuple[ClaimType, ...]
    why: str
    modality: tuple[Modality, ...] = ()
    trigger: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    holder: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    abroad: bool = False


class Crosswalk(Struct, frozen=True, kw_only=True):
    """A codebook's rules, in the order that they are tried."""

    in_sense: tuple[Modality, ...]
    rules: tuple[Rule, ...]
    priority: tuple[str, ...] = ()
    """Codes from the one that names an event first to the one that does so last."""


@cache
def load_crosswalk(name: str) -> Crosswalk:
    """Load `resources/codebooks/NAME.yaml`.

    Raises:
        ResourceError: a rule is not well formed; the message names the file and the rule.
    """
    try:
        return convert(load_yaml(f"codebooks/{name}.yaml"), Crosswalk)
    except InvalidRule as problem:
        raise ResourceError(f"resources/codebooks/{name}.yaml: {problem}") from problem


def acled_sub_event(
    claim: Claim, *, actor_of: ActorOf | None = None, place_of: PlaceOf | None = None
) -> str | None:
    """The sub-event type that ACLED would code a claim with, in ACLED's words; `None` where it codes nothing.

    Args:
        claim: a claim, better a resolved one.
        actor_of: what is known of actors; without it parties are told by their ids and words alone.
        place_of: what is known of places: a state that takes a place abroad is coded otherwise than one at home.
    """
    code = code_of("acled", claim, actor_of, place_of)
    return code if isinstance(code, str) else None


def plover(
    claim: Claim, *, actor_of: ActorOf | None = None, place_of: PlaceOf | None = None
) -> tuple[str, str | None] | None:
    """The root and mode that PLOVER would code a claim with; the mode is `None` where the claim does not tell it."""
    code = code_of("plover", claim, actor_of, place_of)
    return code if isinstance(code, tuple) else None


def main_sub_event(codes: Iterable[str | None]) -> str | None:
    """Of several sub-events of one event the one that names it, by ACLED's priority order."""
    order = {code: rank for rank, code in enumerate(load_crosswalk("acled").priority)}
    return min((code for code in codes if code is not None), key=order.__getitem__, default=None)


def code_of(
    name: str, claim: Claim, actor_of: ActorOf | None = None, place_of: PlaceOf | None = None
) -> str | tuple[str, str | None] | None:
    """The code that the crosswalk of this name gives a claim, as its file writes it; `None` where it gives none."""
    rule = rule_of(name, claim, actor_of, place_of)
    return rule.code if rule is not None else None


def rule_of(
    name: str, claim: Claim, actor_of: ActorOf | None = None, place_of: PlaceOf | None = None
) -> Rule | None:
    """The crosswalk's rule that decides on a claim; `None` when none fits."""
    crosswalk = load_crosswalk(name)
    asked = _Asked(claim, actor_of, place_of)
    fitting = (r for r in crosswalk.rules if claim.modality in (r.modality or crosswalk.in_sense))
    return next((rule for rule in fitting if asked.fits(rule)), None)


class _Asked:
    """A claim, and what rules ask of it."""

    def __init__(self, claim: Claim, actor_of: ActorOf | None, place_of: PlaceOf | None) -> None:
        self.claim = claim
        self.actor_of = actor_of
        self.place_of = place_of
        self.words = fold(" … ".join(e.quote for e in claim.evidence))

    def fits(self, rule: Rule) -> bool:
        return (
            self.claim.type in rule.type
            and (not rule.trigger or self.has_trigger(rule.trigger))
            and (not rule.said or says(self.words, rule.said))
            and not (rule.unsaid and says(self.words, rule.unsaid))
            and (not rule.agent or bool(self.classes(self.claim.agent) & set(rule.agent)))
            and (not rule.target or bool(self.classes(self.claim.target) & set(rule.target)))
            and (not rule.holder or bool(self.classes(self.holder) & set(rule.holder)))
            and (not rule.former or bool(self.classes(self.former) & set(rule.former)))
            and (not rule.abroad or self.is_abroad())
        )

    def has_trigger(self, words: Sequence[str]) -> bool:
        """By the rules that made the claim; by its words when another kind of reader did."""
        triggers = self.claim.triggers
        return bool(triggers & set(words)) if triggers else says(self.words, words)

    @property
    def holder(self) -> tuple[Mention, ...]:
        control = self.claim.control
        return (control.holder,) if control is not None and control.holder is not None else ()

    @property
    def former(self) -> tuple[Mention, ...]:
        control = self.claim.control
        return (control.former,) if control is not None and control.former is not None else ()

    def classes(self, mentions: Sequence[Mention]) -> set[str]:
        return {party_class(m, self.actor_of) for m in mentions} or {"none"}

    def is_abroad(self) -> bool:
        """True when a state's force holds a place that is known to lie in another country."""
        homes = {_home(m) for m in self.holder}
        places = self.claim.control.places if self.claim.control is not None else ()
        if self.place_of is None or None in homes or not homes:
            return False
        countries = {p.country for m in places if m.best is not None and (p := self.place_of(m.best.id))}
        return bool(countries) and None not in countries and not homes & countries


def _home(mention: Mention) -> str | None:
    found = STATE_ID.fullmatch(mention.best.id) if mention.best is not None else None
    return found[1] if found else None


def party_class(mention: Mention, actor_of: ActorOf | None = None) -> str:
    """What kind of party a mention is: `state`, `armed`, `civilians`, `protesters` or `unknown`."""
    words = fold(mention.text)
    if says(words, _party_words()["protesters"]):
        return "protesters"
    if mention.best is not None:
        known = _class_of_id(mention.best.id, actor_of)
        if known is not None:
            return known
    return next((name for name, listed in _party_words().items() if says(words, listed)), "unknown")


def _class_of_id(id: str, actor_of: ActorOf | None) -> str | None:
    actor = actor_of(id) if actor_of is not None else None
    kind = actor.kind if actor is not None else ActorKind.UNKNOWN
    if kind in _ARMED:
        return "armed"
    if kind in _STATE or STATE_ID.fullmatch(id):
        return "state"
    if kind is ActorKind.CIVILIANS or id.startswith("civilians"):
        return "civilians"
    return "armed" if id.startswith("unidentified") else None


@cache
def _party_words() -> dict[str, tuple[str, ...]]:
    listed = load_yaml("codebooks/parties.yaml")
    return {name: tuple(form for word in words for form in _forms(word)) for name, words in listed.items()}


def _forms(word: str) -> tuple[str, ...]:
    """A noun in singular and plural."""
    if word.endswith("man"):
        return word, word[:-3] + "men"
    if word.endswith("y"):
        return word, word[:-1] + "ies"
    return {"child": ("child", "children"), "person": ("person", "persons")}.get(word, (word, f"{word}s"))


def says(folded: str, words: Sequence[str]) -> bool:
    """True when one of `words` stands in the folded text; `*` stands for the rest of a word, or for a few words."""
    return bool(_pattern(tuple(words)).search(folded))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    def one(word: str) -> str:
        word = re.sub(r"\s+\*\s+", " _few_ ", word)
        return re.escape(word).replace(r"\*", r"[\w-]*").replace(r"\ _few_\ ", r"\s+(?:\S+\s+){0,3}?")

    return re.compile(rf"(?<!\w)(?:{'|'.join(one(fold(w)) for w in words)})(?!\w)")
