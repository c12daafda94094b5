"""Finding the words of a sentence that tell a happening, and who and what hangs on each.

A verb's neighbours hang on the verb. A noun's may hang on the noun ("the shelling of Homs by the army") or on the verb
that only carries it ("the army launched an assault on Homs", "clashes erupted between A and B").
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from zenobia.model import ClaimType
from zenobia.read import grammar
from zenobia.read.addressee import is_party
from zenobia.read.lexicon import Entry
from zenobia.read.matter import countries_in, is_about_war
from zenobia.read.page import Page

Look = Callable[[Token, Page], tuple[dict[str, list[Token]], Token | None]]
"""Finds the neighbours of a word by position, and the verb that carries it."""

OF_THINGS = frozenset({"it", "which", "that", "itself", "there"})
"""Pronouns that can stand for a place; "they" and "who" cannot."""
DEALINGS = frozenset({ClaimType.STATEMENT, ClaimType.AGREEMENT, ClaimType.SUPPORT, ClaimType.PROTEST})
CROWDS = frozenset({"civilians", "people", "name"})
PARTIES = frozenset({"armed", "actor", "country"})
ARMS = frozenset({"aircraft", "munition", "weapon", "bomb", "manner"})
"""Words before an attack that say how, not who: "artillery fire", "a guerrilla attack"."""

PLACES = frozenset(
    {"in", "at", "near", "inside", "around", "outside", "within", "throughout", "across", "on", "outskirts"}
)
"""Prepositions before the place of any happening; `on` only before what names a place."""


@dataclass
class Trigger:
    """A word that tells a happening, with its grammatical neighbours by position."""

    token: Token
    entry: Entry
    around: dict[str, list[Token]] = field(default_factory=dict)
    carrier: Token | None = None
    """The verb that carries a noun ("launched" in "launched an assault")."""

    @property
    def is_noun(self) -> bool:
        """True when a noun tells the happening."""
        return self.token.pos_ not in grammar.VERBS

    @property
    def verb(self) -> Token:
        """The verb to look at for tense, negation and what governs it."""
        return self.carrier or self.token


def find_triggers(sentence: Sentence, page: Page) -> list[Trigger]:
    """The happenings of a sentence, in the order of its words; each word tells at most one."""
    found = []
    page_is_about_war = is_about_war(page.doc)
    for token in sentence:
        trigger = _trigger(token, page)
        if trigger is not None and (page_is_about_war or _is_political(trigger, page)):
            found.append(trigger)
    return found


def _is_political(trigger: Trigger, page: Page) -> bool:
    """True for dealings between parties: all that is claimed of a report that has no word of war."""
    if trigger.entry.type not in DEALINGS:
        return False
    doers = trigger.around.get("subject", ())
    countries = len(countries_in(page.doc.text))
    if trigger.entry.type is ClaimType.PROTEST and any(page.classes(n) & CROWDS for n in doers):
        return countries > 0
    speakers = [s for n in doers for s in (grammar.speaker_before(n) or [n])]
    return any(is_party(s, page) and (countries > 1 or _is_of_a_state(s, page)) for s in speakers)


def _is_of_a_state(party: Token, page: Page) -> bool:
    """True for a state, its bodies and its people: a council or a mayor alone may be any town's."""
    return bool(countries_in(page.words(page.span(party.doc[party.left_edge.i], party.right_edge.i + 1))))


def speaks_of_itself(pronoun: Token, page: Page) -> bool:
    """True for the second party of "the army said it had withdrawn": the pronoun stands for a party that speaks."""
    return any(is_party(s, page) for s in grammar.speaker_before(pronoun))


def _trigger(token: Token, page: Page) -> Trigger | None:
    pos = token.pos_
    if pos in grammar.VERBS:
        if token.dep_ in {"aux", "auxpass"}:
            return None
        lemma = token.lemma_.lower()
        if (
            token.dep_ == "acl"
            and lemma in page.lexicon.blames
            and page.lexicon.nouns.get(token.head.lemma_.lower())
        ):
            return None  # "the strikes blamed on the army": it names who did what the noun tells
        entries = page.lexicon.verbs.get(lemma)
        return _first_fit(token, entries, page, _verb_around) if entries else None
    if pos in {"NOUN", "PROPN", "ADJ"}:
        lemma = token.lemma_.lower()
        entries = page.lexicon.nouns.get(lemma) or page.lexicon.nouns.get(token.lower_)
        if entries and token.dep_ not in {"compound", "amod", "nmod"}:
            return _first_fit(token, entries, page, _noun_around)
    return None


def _first_fit(token: Token, entries: tuple[Entry, ...], page: Page, look: Look) -> Trigger | None:
    around: dict[str, list[Token]] | None = None
    carrier: Token | None = None
    for entry in entries:
        if not _has_words(token, entry):
            continue
        if around is None:
            around, carrier = look(token, page)
        own = _with_extra_words(token, entry, around, page)
        if _needs_met(entry, own, page) and (not entry.helper or _has_helper(token, entry.helper)):
            return Trigger(token, entry, own, carrier)
    return None


def _has_words(token: Token, entry: Entry) -> bool:
    """True when the other words of the entry hang on the token ("take" + "control"), or stand before it ("car bomb")."""
    if len(entry.words) == 1:
        return True
    if token.pos_ in grammar.VERBS:
        return _hanging(token, entry.words[1:]) is not None
    words = entry.words[:-1]
    start = token.i - len(words)
    if start < 0:
        return False
    before = token.doc[start : token.i]
    return all(w in (t.lower_, t.lemma_.lower()) for w, t in zip(words, before, strict=True))


def _hanging(token: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The tokens below `token` that are `words`, one below another or side by side; `None` when one is missing."""
    found, at = [], token
    for word in words:
        if word in {"a", "the"}:
            continue
        step = next((c for c in at.children if word in (c.lower_, c.lemma_.lower()) and c.i > token.i), None)
        if step is None and at.i != token.i:
            step = next(
                (c for c in token.children if word in (c.lower_, c.lemma_.lower()) and c.i > token.i), None
            )
        if step is None:
            return None
        found.append(step)
        at = step
    return found


def _has_helper(verb: Token, modals: tuple[str, ...]) -> bool:
    """True for "said that they must leave", whether the clause hangs on the verb or the verb stands behind it."""
    clauses = [*grammar.children(verb, "ccomp"), *([verb.head] if verb.dep_ == "parataxis" else [])]
    return any(aux.lower_ in modals for clause in clauses for aux in grammar.children(clause, "aux"))


def extra_words(token: Token, entry: Entry) -> list[Token]:
    """The further words of a trigger ("control" of "take control"); none for a noun's, which stand before it."""
    if token.pos_ not in grammar.VERBS or len(entry.words) == 1:
        return []
    return _hanging(token, entry.words[1:]) or []


def _with_extra_words(
    token: Token, entry: Entry, around: dict[str, list[Token]], page: Page
) -> dict[str, list[Token]]:
    """For "took control of X", what hangs on "control" hangs on the whole; the words themselves fill no slot."""
    if token.pos_ not in grammar.VERBS or len(entry.words) == 1:
        return around
    own = {k: list(v) for k, v in around.items()}
    extra = extra_words(token, entry)
    for word in extra:
        own = {k: [t for t in v if t.i != word.i] for k, v in own.items()}
        if word.pos_ in {"ADP", "ADV"}:
            nouns = [each for noun in grammar.children(word, "pobj") for each in grammar.conjuncts(noun)]
            if nouns and word.dep_ == "prep":
                continue
        for prep, nouns in grammar.prepositions(word):
            position = "object" if prep in {"of", "over"} and word.pos_ == "NOUN" else prep
            own.setdefault(position, []).extend(nouns)
        if word.pos_ == "NOUN":
            owners = [each for child in grammar.children(word, "poss") for each in grammar.conjuncts(child)]
            own.setdefault("object", []).extend([*owners, *_doers_before(word, page)])
    return {k: v for k, v in own.items() if v}


def _needs_met(entry: Entry, around: dict[str, list[Token]], page: Page) -> bool:
    """True when each position that the entry speaks of is filled by a noun of one of the classes it asks for."""
    if entry.any and not any(page.classes(n) & set(entry.any) for nouns in around.values() for n in nouns):
        return False
    for position, classes in entry.needs.items():
        wanted = set(classes)
        if "place" in wanted:
            wanted.add("country")
        fillers = around.get(position, [])
        if "party" in wanted and any(is_party(f, page) or speaks_of_itself(f, page) for f in fillers):
            continue
        fillers = [*fillers, *(n for f in fillers if not page.classes(f) for n in grammar.behind(f, "of"))]
        if not fillers:
            return False
        if not any(_fits(filler, page.classes(filler), wanted) for filler in fillers):
            return False
    return True


def _fits(filler: Token, classes: frozenset[str], wanted: set[str]) -> bool:
    if classes & wanted:
        return not (
            "place" in wanted
            and "armed" not in wanted
            and "armed" in classes
            and not classes & {"place", "site"}
        )
    if "name" in classes:
        return bool(wanted & {"place", "person", "actor"})
    if "pronoun" in classes and filler.lower_ in OF_THINGS:
        return bool(wanted & {"place", "armed", "unknown", "actor"})
    if "pronoun" in classes:
        return bool(wanted & {"armed", "people", "civilians", "unknown", "person", "actor"})
    return "unknown" in wanted and not classes


def _verb_around(verb: Token, page: Page) -> tuple[dict[str, list[Token]], Token | None]:
    """What hangs on a verb, by position."""
    around: dict[str, list[Token]] = {}
    subjects, passive = grammar.subjects(verb)
    objects = grammar.objects(verb)
    if passive:
        objects = objects or subjects if verb.tag_ != "VBN" or not objects else [*subjects, *objects]
        subjects = grammar.passive_agents(verb)
    elif verb.tag_ == "VBG" and not grammar.own_subjects(verb):
        subjects = grammar.passive_agents(verb) or subjects  # "shelling by the army killed 12"
    around["subject"], around["object"] = subjects, objects
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ in grammar.NOUNS:
            around.setdefault("dative", []).extend(grammar.conjuncts(child))
    for prep, nouns in grammar.prepositions(verb):
        around.setdefault(prep, []).extend(nouns)
    for noun in objects:
        if noun.i > verb.i:
            for prep, nouns in grammar.prepositions(noun):
                if prep in PLACES or prep in {"from", "to", "against"}:
                    around.setdefault(prep, []).extend(nouns)
    if passive:
        _take_places(subjects, around)
    return {k: v for k, v in around.items() if v}, None


def _take_places(doers: list[Token], around: dict[str, list[Token]]) -> None:
    """Where it happened, which the parser hangs on who did it: "killed by gunmen in Karsun"."""
    for doer in doers:
        for prep, nouns in grammar.prepositions(doer):
            if prep in PLACES:
                around.setdefault(prep, []).extend(nouns)


def _noun_around(noun: Token, page: Page) -> tuple[dict[str, list[Token]], Token | None]:
    """What hangs on a noun and on the verb that carries it, by position."""
    around: dict[str, list[Token]] = {}
    subject = [each for child in grammar.children(noun, "poss") for each in grammar.conjuncts(child)]
    subject += _doers_before(noun, page)
    around["subject"] = subject
    for prep, nouns in grammar.prepositions(noun):
        around.setdefault(prep, []).extend(nouns)
    if "by" in around:
        doers = around.pop("by")
        around["subject"] = [*doers, *around["subject"]]
        _take_places(doers, around)
    if not around["subject"] and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        around["subject"] = _doers_before(noun.head, page)  # "Russian siege and bombardment"
    for child in grammar.children(noun, "acl"):
        _take_from_participle(child, around, page)
    carrier = _carry(noun, around, page)
    if "of" in around:
        around["object"] = around["of"]
    return {k: v for k, v in around.items() if v}, carrier


def _take_from_participle(participle: Token, around: dict[str, list[Token]], page: Page) -> None:
    """What a participle behind the noun adds: "strikes blamed on the army", "an attack launched by rebels in Karsun"."""
    lemma = participle.lemma_
    doers = around.setdefault("subject", [])
    if lemma in page.lexicon.blames:
        doers.extend([*grammar.behind(participle, "on"), *grammar.behind(participle, "to")])
        return
    for prep, nouns in grammar.prepositions(participle):
        if prep in PLACES or prep == "against":
            around.setdefault(prep, []).extend(nouns)
    if lemma in page.lexicon.directs:
        around.setdefault("against", []).extend(grammar.objects(participle))
    elif lemma in page.lexicon.carries:
        around["subject"] = [*grammar.passive_agents(participle), *doers]


def _doers_before(noun: Token, page: Page) -> list[Token]:
    """Who does it, among the words before a noun: "Russian airstrikes", "rebel shelling", "a regime-enforced siege".

    Of words side by side ("Syrian government", "US-led coalition") the last one heads the party.
    """
    found: list[Token] = []
    for child in noun.lefts:
        doer = _doer(child, page)
        if doer is None:
            continue
        if found and found[-1].i >= doer.left_edge.i - 1:
            found.pop()
        found.append(doer)
    return found


def _doer(child: Token, page: Page) -> Token | None:
    if child.dep_ not in {"amod", "compound", "nmod"}:
        return None
    if child.lower_ in page.lexicon.done_by:
        return next((c for c in child.lefts if page.classes(c) & PARTIES or c.text[:1].isupper()), None)
    classes = page.classes(child)
    if classes & ARMS and "actor" not in classes:
        return None
    if classes & PARTIES:
        return child
    named = child.pos_ == "PROPN" and child.i > child.sent.start and not page.is_place(child)
    return child if named else None


def _carry(noun: Token, around: dict[str, list[Token]], page: Page) -> Token | None:
    """Take over what hangs on the verb that carries the noun; returns that verb."""
    head = _first_conjunct(noun).head
    if head.pos_ not in grammar.VERBS:
        return None
    label = _first_conjunct(noun).dep_
    if label in {"dobj", "nsubjpass"} and head.lemma_ in page.lexicon.carries:
        subjects, passive = grammar.subjects(head)
        doers = grammar.passive_agents(head) if passive else [s for s in subjects if s.i != noun.i]
        around["subject"] = (
            [*around.get("subject", []), *doers] if not around.get("subject") else around["subject"]
        )
        if not around["subject"]:
            around["subject"] = doers
    elif not (label in {"nsubj", "nsubjpass"} and head.lemma_ in page.lexicon.happens):
        return None
    for prep, nouns in grammar.prepositions(head):
        around.setdefault(prep, []).extend(n for n in nouns if n.i not in {x.i for x in around.get(prep, [])})
    return head


def _first_conjunct(noun: Token) -> Token:
    """The head of a coordination: "airstrikes and logistical support" hangs where "airstrikes" hangs."""
    while noun.dep_ == "conj" and noun.head.pos_ not in grammar.VERBS:
        noun = noun.head
    return noun
