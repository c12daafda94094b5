"""Whom a word or a deed between parties is meant for, where the grammar does not put them right beside it.

"Demanded that Israel lift the blockade", "rejected a Syrian offer", "agreed to send grain to Sudan": the one addressed or
concerned is the party that stands first in what is said, and never whoever says it. Only parties count: a demand is made
of a government, not of "more time"; where no party stands there is nobody.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from zenobia.read import grammar
from zenobia.read.page import Page

BESIDE = frozenset({"relcl", "npadvmod", "mark", "punct", "aux", "auxpass", "neg", "det", "cc", "advmod"})
"""Steps that lead away from what is said: its occasion, its time, what is told of somebody in passing."""
OCCASIONS = frozenset(
    {
        *(
            "after",
            "before",
            "during",
            "since",
            "despite",
            "because",
            "following",
            "amid",
            "until",
            "as",
            "due",
        ),
        *(
            "in",
            "at",
            "inside",
            "near",
            "within",
            "throughout",
            "across",
            "under",
            "through",
            "than",
            "without",
            "around",
        ),
    }
)
"""Prepositions before the occasion or the place of something, not before whom it concerns."""
PARTIES = frozenset({"armed", "actor", "country"})
PEOPLE = frozenset({"civilians", "people", "person"})
CONTENT = frozenset(
    {"dobj", "ccomp", "xcomp", "oprd", "attr", "dative", "prep", "acomp", "acl", "prt", "pobj"}
)
CONDITIONS = frozenset({"if", "unless", "until"})
DEPTH = 7


def is_party(noun: Token, page: Page) -> bool:
    """True for a state or its people, a force, a body that governs, and whoever bears one of their titles."""
    if noun.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    if noun.dep_ in {"amod", "compound", "nmod"} and not noun.text[:1].isupper():
        return False  # "terrorist activities", "police brutality"
    classes = page.classes(noun)
    if classes & PARTIES and not classes & {"munition", "weapon", "vehicle"}:
        return True
    if classes & PEOPLE and any(_is_nationality(c, page) for c in noun.lefts):
        return True
    if "count" in classes:
        return any(is_party(inner, page) for inner in grammar.behind(noun, "of"))
    return is_polity(noun, page)


def _is_nationality(word: Token, page: Page) -> bool:
    """True for what makes people a party: "Valdorian" of "Valdorian youths"."""
    return (
        word.dep_ in {"amod", "compound", "poss", "nmod"}
        and word.text[:1].isupper()
        and bool(page.classes(word) & {"actor", "country"})
    )


def is_polity(noun: Token, page: Page) -> bool:
    """True for a body that governs or represents, and for a name with an office before it ("Prime Minister Amal Haddad")."""
    polities = page.lexicon.polities
    if noun.lemma_.lower() in polities:
        return True
    told_of = {c.lower_ for c in noun.lefts if c.dep_ == "amod" and c.is_lower}  # "official contact"
    if any(word in polities and word not in told_of for word in page.name_of(noun).lower().split()):
        return True
    return noun.pos_ == "PROPN" and any(
        c.lemma_.lower() in polities for c in noun.children if c.dep_ in {"nmod", "compound", "appos"}
    )


def addressees(word: Token, extra: list[Token], page: Page, doers: list[Token]) -> list[Token]:
    """The parties that what is said or done concerns, apart from its doers; none where no party stands in it.

    Args:
        word: the verb or noun that tells the happening.
        extra: further words of it ("control" of "take control").
        page: the report.
        doers: who does it.
    """
    own = {t.i for doer in doers for t in doer.subtree}
    roots = [
        child
        for head in (word, *extra)
        for child in head.children
        if child.dep_ in CONTENT and child.i > word.i and child not in extra and not _is_tag(child, page)
    ]
    for root in sorted(roots, key=lambda t: (t.dep_ not in {"dative", "dobj"}, t.i)):
        found = _first([root], own, page)
        if found:
            return found
    return _told_of_in_condition(roots, own, page)


def _told_of_in_condition(roots: list[Token], own: set[int], page: Page) -> list[Token]:
    """Whose doing it hangs on, where nobody else is concerned: "threatened to attack unless Lethe yields" is meant for Lethe."""
    for clause in (t for root in roots for t in root.subtree if t.dep_ == "advcl"):
        if any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in clause.children):
            for doer in grammar.own_subjects(clause):
                if doer.i not in own and is_party(doer, page):
                    return [doer]
    return []


def _is_tag(clause: Token, page: Page) -> bool:
    """True for "…, diplomats said" where the parser hangs it on what is said."""
    return (
        clause.dep_ == "ccomp"
        and clause.lemma_ in page.lexicon.reporting
        and any(s.i > 0 and s.doc[s.left_edge.i - 1].is_punct for s in grammar.children(clause, "nsubj"))
    )


def parties_in(noun: Token, page: Page, doers: list[Token]) -> list[Token]:
    """The party that a noun is, or the first that stands inside its words ("a Syrian offer", "the offer of Syria")."""
    own = {t.i for doer in doers for t in doer.subtree}
    if noun.pos_ == "PROPN" and noun.i not in own and page.classes(noun) & {"name", "person"}:
        return grammar.conjuncts(noun)
    return _first([noun], own, page)


def _first(roots: list[Token], own: set[int], page: Page) -> list[Token]:
    people: list[Token] = []
    for token in _by_depth(roots):
        if token.i in own or token.i in page.time_tokens:
            continue
        if _is_own(token, page):
            continue
        if is_party(token, page) or _is_maker(token):
            return [t for t in grammar.conjuncts(token) if t.i not in own]
        if not people and token.pos_ in {"NOUN", "PROPN"} and page.classes(token) & PEOPLE:
            people = grammar.conjuncts(token)
    return people


def _is_own(noun: Token, page: Page) -> bool:
    """True for what the doer gives or sends itself: "its troops", "offered to send soldiers to Lethe"."""
    if any(c.tag_ == "PRP$" for c in noun.lefts):
        return True
    return noun.dep_ == "dobj" and noun.head.lemma_ in page.lexicon.sends and noun.pos_ == "NOUN"


def _is_maker(token: Token) -> bool:
    """A name behind "by" or "from": whose call or offer it is."""
    return token.pos_ == "PROPN" and token.dep_ == "pobj" and token.head.lower_ in {"by", "from"}


def _is_occasion(clause: Token) -> bool:
    """True for a clause of time or reason; "… to help defend the town" is a purpose and part of what is said."""
    return clause.dep_ == "advcl" and not any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def _by_depth(roots: list[Token]) -> Iterator[Token]:
    """The words below the roots, nearest first; of one depth, who does something before what is done to."""
    level, depth = list(roots), 0
    while level and depth < DEPTH:
        below: list[Token] = []
        for token in sorted(level, key=lambda t: (t.dep_ not in grammar.SUBJECTS | {"dative"}, t.i)):
            if token.dep_ == "prep" and token.lower_ in OCCASIONS:
                continue
            yield token
            below.extend(
                c for c in token.children if c.dep_ not in BESIDE and c not in roots and not _is_occasion(c)
            )
        level, depth = below, depth + 1
