"""From a trigger's grammatical neighbours to the slots of a claim."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from zenobia.model import ClaimType, Mention
from zenobia.read import grammar
from zenobia.read.addressee import addressees, is_polity, parties_in
from zenobia.read.page import Page
from zenobia.read.reference import Cast, named_place
from zenobia.read.triggers import PLACES, Trigger, extra_words

DOERS = frozenset(
    {"armed", "actor", "civilians", "people", "person", "country", "name", "pronoun", "aircraft"}
)
WITHIN = frozenset({"in", "inside", "throughout", "across", "to", "from", "into"})
THINGS_THAT_STRIKE = frozenset({"munition", "bomb", "weapon"})


@dataclass
class Slots:
    """The mentions that fill a claim, and the noun tokens of those that tolls are counted from."""

    agent: list[Mention] = field(default_factory=list)
    target: list[Mention] = field(default_factory=list)
    place: list[Mention] = field(default_factory=list)
    former: list[Mention] = field(default_factory=list)
    victims: list[Token] = field(default_factory=list)


def fill_slots(trigger: Trigger, page: Page, cast: Cast, triggers: dict[int, Trigger]) -> Slots:
    """Put each neighbour of the trigger where its frame says."""
    slots = Slots()
    frame = trigger.entry.slots
    for position, nouns in trigger.around.items():
        slot = frame.get(position)
        if slot is None and (position in PLACES or (position == "from" and trigger.is_noun)):
            slot = "place"
        if slot is None or slot in {"theme", "goal", "agreed"}:
            continue
        for noun in nouns:
            if noun.i == trigger.token.i or noun.i in page.time_tokens:
                continue
            if noun.i not in triggers or slot == "whom":
                if slot == "whom":
                    for each in parties_in(noun, page, trigger.around.get("subject", [])):
                        add(slots.target, party(each, page, cast))
                else:
                    _put(slot, position, noun, slots, page, cast)
    _place_from_names(trigger, slots, page, cast)
    if "content" in frame and not slots.target:
        _address(trigger, slots, page, cast)
    if trigger.entry.frame == "protests" and not slots.target:
        for demand in _demands(trigger, triggers):
            for whom in fill_slots(demand, page, cast, triggers).target:
                add(slots.target, whom)
    if not slots.agent and trigger.entry.slots.get("subject") == "agent":
        _doer_of_clause(trigger, slots, page, cast, triggers)
    return slots


def _address(trigger: Trigger, slots: Slots, page: Page, cast: Cast) -> None:
    """Whom it is said to or done to, by what is said or agreed on ("demanded that the army leave")."""
    if trigger.entry.slots["content"] == "agreed" and len(slots.agent) > 1:
        return
    frame = trigger.entry.slots
    doers = [n for position, nouns in trigger.around.items() if frame.get(position) == "agent" for n in nouns]
    for noun in addressees(trigger.token, extra_words(trigger.token, trigger.entry), page, doers):
        add(slots.target, party(noun, page, cast))


def _demands(trigger: Trigger, triggers: dict[int, Trigger]) -> list[Trigger]:
    """What those who protest demand by it ("marched to demand that Lethe withdraw"): whoever is to do it is protested against."""
    return [
        triggers[verb.i]
        for head in {trigger.token, trigger.verb}
        for verb in head.children
        if verb.dep_ in {"advcl", "xcomp", "acl"}
        and verb.i in triggers
        and triggers[verb.i].entry.type is ClaimType.STATEMENT
    ]


def _doer_of_clause(
    trigger: Trigger, slots: Slots, page: Page, cast: Cast, triggers: dict[int, Trigger]
) -> None:
    """A participle or an infinitive without a doer of its own is done by who does its clause ("…, abducting 200 people")."""
    if trigger.is_noun:
        if trigger.entry.frame != "fights" or not slots.target:
            return  # only "after clashes with X" names its second side, and leaves the first to the clause
    elif trigger.token.tag_ not in {"VBG", "VB"}:
        return
    at = trigger.token
    for _ in range(3):
        if at.dep_ == "ROOT":
            return
        at = grammar.clause_head(at.head)
        if at.pos_ not in grammar.VERBS:
            return
        doers, passive = grammar.subjects(at)
        doers = grammar.passive_agents(at) if passive else doers
        fitting = [
            d
            for d in doers
            if page.classes(d) & DOERS
            and d.i not in triggers
            and d.i not in page.time_tokens
            and not page.is_place(d)
        ]
        if fitting:
            for doer in fitting:
                add(slots.agent, party(doer, page, cast))
            return
        if at.dep_ == "ccomp" and grammar.is_finite(at):
            return  # above it stands who says it


def _put(slot: str, position: str, noun: Token, slots: Slots, page: Page, cast: Cast) -> None:
    classes = page.classes(noun)
    if slot == "place":
        _put_place(position, noun, slots, page, cast)
    elif slot in {"agent", "former", "other"}:
        _put_party(slot, noun, classes, slots, page, cast)
    elif slot in {"target", "object-place"}:
        _put_target(slot, position, noun, slots, page, cast)


def _put_party(slot: str, noun: Token, classes: frozenset[str], slots: Slots, page: Page, cast: Cast) -> None:
    if noun.lower_ in grammar.RELATIVE:
        return
    if ("count" in classes or noun.like_num) and slot != "other":
        for inner in grammar.behind(noun, "of"):
            _put_party(slot, inner, page.classes(inner), slots, page, cast)
        return
    if classes & THINGS_THAT_STRIKE and not classes & {"armed"}:
        for verb in grammar.children(noun, "acl"):
            for doer in grammar.passive_agents(verb):
                add(slots.agent, party(doer, page, cast))
        return
    polity = is_polity(noun, page)
    if page.is_place(noun) and not classes & {"country", "seat"} and not polity:
        if slot == "other":
            _put_place("of", noun, slots, page, cast)
        return
    if not classes & DOERS and not polity and not _is_named_modifier(noun):
        return
    if slot == "other":
        add(slots.target, party(noun, page, cast))
        slots.victims.append(noun)
    else:
        add(getattr(slots, slot), party(noun, page, cast))


def _is_named_modifier(noun: Token) -> bool:
    """The word "Russian" of "Russian airstrikes"."""
    return (
        noun.text[:1].isupper()
        and noun.dep_ in {"amod", "compound", "nmod", "poss"}
        and noun.i > noun.sent.start
    )


def _put_target(slot: str, position: str, noun: Token, slots: Slots, page: Page, cast: Cast) -> None:
    classes = page.classes(noun)
    if noun.lower_ in {"responsibility", "control", "fire", "place", "part", "action", "way", "time"}:
        return
    place = page.is_place(noun)
    if position in {"on", "at", "over", "into", "toward", "towards"} and not classes and noun.pos_ != "PROPN":
        return
    if noun not in slots.victims:
        slots.victims.append(noun)
    if (classes & {"munition", "bomb"} and "armed" not in classes) or _is_bombs(noun, page):
        return  # "exploded a bomb": a means, not a target
    whom = _counted_noun(noun, page)
    if whom is not None:
        add(slots.target, party(whom, page, cast))
    if slot == "object-place" and place:
        _put_place(position, noun, slots, page, cast)
    elif slot == "object-place":
        _nested_place(noun, slots, page, cast)


def _is_bombs(noun: Token, page: Page) -> bool:
    """True for "a series of bombs"."""
    inner = grammar.behind(noun, "of") if not page.classes(noun) else []
    return any(page.classes(n) & {"munition", "bomb"} for n in inner)


def _counted_noun(noun: Token, page: Page) -> Token | None:
    """Who is counted: "soldiers" of "dozens of soldiers"; nobody in a bare "14" or "15 others"."""
    if noun.like_num or "count" in page.lexicon.classes.get(noun.lemma_.lower(), ()):
        inner = grammar.behind(noun, "of")
        return inner[0] if inner else None
    return None if noun.lemma_.lower() in {"other", "more", "another"} else noun


def _nested_place(noun: Token, slots: Slots, page: Page, cast: Cast) -> None:
    """The place behind a target: "the army's positions in Palmyra"."""
    for prep, inner in grammar.prepositions(noun):
        if prep in PLACES or prep == "of":
            for each in inner:
                if page.is_place(each):
                    _put_place(prep, each, slots, page, cast)


def _put_place(position: str, noun: Token, slots: Slots, page: Page, cast: Cast) -> None:
    classes = page.classes(noun)
    if not (
        page.is_place(noun)
        or "name" in classes
        or ("pronoun" in classes and noun.lower_ in {"it", "there"})
        or "ground" in classes
    ):
        return
    if (
        classes & {"armed"}
        and not classes & {"place", "site"}
        and not ("country" in classes and position in WITHIN)
    ):
        return
    add(slots.place, place(noun, page, cast, position))


def place(noun: Token, page: Page, cast: Cast, position: str = "in") -> Mention:
    """The mention of a place: its name, the words that make it a part of it, and the relation that keeps it off it."""
    named = named_place(noun, page)
    mention = page.mention(named)
    part = None
    relation = position if position in page.lexicon.place_relations else None
    lemma = named.lemma_.lower()
    if lemma in page.lexicon.place_parts:
        part = _part_words(named, page)
    if named is not noun and noun.lemma_.lower() in page.lexicon.place_parts:
        part = page.words(page.noun_span(noun, with_of=False))
    for child in named.lefts:
        if child.lower_ in page.lexicon.place_relations and child.dep_ in {"amod", "advmod", "compound"}:
            relation = None if lemma in page.lexicon.place_parts else relation
            part = part or (child.text if named.pos_ == "PROPN" else None)
    return Mention(
        span=mention.span, text=mention.text, name=cast.resolve(named, page), part=part, relation=relation
    )


def _part_words(noun: Token, page: Page) -> str:
    """The words "downtown neighborhoods" of "Palmyra's downtown neighborhoods"."""
    start, end = grammar.noun_bounds(noun, with_of=False)
    tokens = noun.doc
    for child in noun.lefts:
        if child.dep_ == "poss":
            start = max(start, child.right_edge.i + 1)
    while start < noun.i and (tokens[start].dep_ in {"det", "case"} or tokens[start].tag_ == "POS"):
        start += 1
    return page.words(page.span(tokens[start], end))


def party(noun: Token, page: Page, cast: Cast) -> Mention:
    """The mention of a party, with the fuller name that the report has for it."""
    if noun.dep_ in {"amod", "compound", "nmod"}:
        words = page.span(_first_of_run(noun), noun.i + 1)
        return Mention(span=words, text=page.words(words))
    mention = page.mention(noun)
    return Mention(span=mention.span, text=mention.text, name=cast.resolve(noun, page))


def _first_of_run(word: Token) -> Token:
    """The first of the words side by side that name a party before a noun: "US" of "US-led coalition airstrikes"."""
    tokens, first = word.doc, word.left_edge
    while first.i > word.sent.start:
        before = tokens[first.i - 1]
        if before.head.i not in {word.i, word.head.i} or before.dep_ not in {"compound", "amod", "nmod"}:
            break
        if not (before.left_edge.text[:1].isupper() or before.lower_ in {"rebel", "government", "regime"}):
            break
        first = before.left_edge
    return first


def _place_from_names(trigger: Trigger, slots: Slots, page: Page, cast: Cast) -> None:
    """A place before the noun ("the Aleppo offensive") is where it happens, not who does it."""
    if not trigger.is_noun:
        return
    for child in trigger.token.lefts:
        if (
            child.dep_ in {"compound", "nmod", "poss"}
            and child.text[:1].isupper()
            and page.is_place(child)
            and "country" not in page.classes(child)
        ):
            add(slots.place, place(child, page, cast))


def add(slot: list[Mention], mention: Mention) -> None:
    """Add a mention unless the same words are there already."""
    if all(mention.span != other.span for other in slot):
        slot.append(mention)
