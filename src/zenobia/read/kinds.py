"""Which type a happening is, where the trigger alone does not tell: by the means, by who did it, by who was hurt."""

from spacy.tokens import Token

from zenobia.kit.numbers import find_numbers
from zenobia.model import ClaimType
from zenobia.read import grammar
from zenobia.read.page import Page
from zenobia.read.slots import Slots
from zenobia.read.triggers import Trigger

ATTACKS = frozenset(
    {ClaimType.BATTLE, ClaimType.SHELLING, ClaimType.AIRSTRIKE, ClaimType.BOMBING, ClaimType.CHEMICAL_ATTACK}
)
GROUND = frozenset({ClaimType.CAPTURE, ClaimType.WITHDRAWAL, ClaimType.CONTROL, ClaimType.SIEGE})
MEANS = ("with", "by", "using", "in")
"""Positions in which the means of an attack stand ("targeted with rocket shells", "killed by a mine")."""


def type_of(trigger: Trigger, slots: Slots, page: Page) -> ClaimType:
    """The type of a happening, from its word, its means and those it touches."""
    kind = trigger.entry.type
    if kind in {ClaimType.BATTLE, ClaimType.SHELLING, ClaimType.CIVILIAN_HARM}:
        by_means = _by_means(trigger, page)
        if by_means is not None:
            return by_means
    if (
        kind is ClaimType.BATTLE
        and page.has_air_war
        and trigger.is_noun
        and trigger.token.lemma_.lower() in {"strike", "raid"}
    ):
        return ClaimType.AIRSTRIKE
    if kind is ClaimType.BATTLE and trigger.token.lemma_.lower() == "bomb" and not trigger.is_noun:
        return ClaimType.BOMBING
    if kind is ClaimType.CIVILIAN_HARM and trigger.entry.kind is not None:
        return ClaimType.TOLL if _is_sum(trigger, slots, page) else _harm(slots, page)
    return kind


SUMS = frozenset(
    {
        "war",
        "conflict",
        "violence",
        "uprising",
        "unrest",
        "crisis",
        "insurgency",
        "year",
        "campaign",
        "revolt",
        "revolution",
        "hostility",
    }
)
MANY = 1000
"""Nobody counts a thousand dead of one attack; such a figure is a sum over a war."""


def _is_sum(trigger: Trigger, slots: Slots, page: Page) -> bool:
    """True for the dead of a war, not of a happening: "a conflict that has killed more than 230,000 people"."""
    if any(n.lemma_.lower() in SUMS for n in trigger.around.get("subject", ())):
        return True
    if any(
        n.lemma_.lower() in SUMS for position in ("in", "during") for n in trigger.around.get(position, ())
    ):
        return True
    for victim in slots.victims:
        words = page.words(page.span(victim.doc[victim.left_edge.i], victim.i + 1))
        if "thousand" in victim.lemma_.lower() or any(value >= MANY for *_, value in find_numbers(words)):
            return True
    return any(
        c.dep_ in {"prep", "mark"} and c.lower_ == "since"
        for child in trigger.token.children
        for c in [child, *child.children]
    )


def _by_means(trigger: Trigger, page: Page) -> ClaimType | None:
    """The type that a weapon in the sentence's frame gives: as its doer, as its means, or right before the noun."""
    nouns = [n for position in ("subject", "object", *MEANS) for n in trigger.around.get(position, ())]
    nouns += [c for c in trigger.token.lefts if c.dep_ in {"compound", "amod"}] if trigger.is_noun else []
    for verb in [trigger.verb, *(c for c in trigger.verb.children if c.dep_ == "advcl")]:
        if verb.lemma_ in {"use", "employ"} or verb is trigger.verb:
            nouns += [o for c in verb.children if c.lemma_ in {"use", "employ"} for o in grammar.objects(c)]
    nouns += [
        inner for noun in nouns if "count" in page.classes(noun) for inner in grammar.behind(noun, "of")
    ]
    for noun in nouns:
        kind = _weapon(noun, page)
        if kind is not None:
            return kind
    return None


def _weapon(noun: Token, page: Page) -> ClaimType | None:
    words = page.name_of(noun).lower()
    means = page.lexicon.means
    two = " ".join([*words.split()[-2:-1], noun.lemma_.lower()])
    if {"gas", "chlorine", "sarin", "chemical", "toxic"} & set(words.split()):
        return ClaimType.CHEMICAL_ATTACK
    return means.get(two) or means.get(noun.lemma_.lower())


def _who(victim: Token) -> Token:
    """Who is counted: "soldiers" of "19 of our soldiers"."""
    inner = grammar.behind(victim, "of") if victim.like_num else []
    return inner[0] if inner else victim


def _harm(slots: Slots, page: Page) -> ClaimType:
    """Fighters killed are a battle's dead; anyone else killed is harm to civilians (marking guidelines, types)."""
    victims = [_who(v) for v in slots.victims]
    fighters = [v for v in victims if "armed" in page.classes(v) and "civilians" not in page.classes(v)]
    if fighters and len(fighters) == len(victims):
        return ClaimType.BATTLE
    return ClaimType.CIVILIAN_HARM
