"""In what sense a happening is told: as a fact, denied, tried, planned, foreseen or hedged.

Looked for in three places: on the word itself (negation, modal verbs, adverbs, adjectives), on what governs it ("tried to
storm", "plans to retake"), and on the clause ("if the town falls").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from zenobia.model import Modality
from zenobia.read import grammar
from zenobia.read.lexicon import Lexicon
from zenobia.read.triggers import Trigger

STRENGTH = (Modality.DENIED, Modality.ATTEMPTED, Modality.PLANNED, Modality.FORECAST, Modality.HEDGED)
"""When several apply, the first of these wins: "denied that it planned to" is denied."""

GOVERNS = frozenset(
    {
        "xcomp",
        "ccomp",
        "acl",
        "pcomp",
        "dobj",
        "pobj",
        "prep",
        "advcl",
        "conj",
        "attr",
        "nsubjpass",
        "oprd",
        "relcl",
    }
)
TO_THE_VERB = frozenset({"xcomp", "acl", "pcomp"})
"""Steps by which a verb governs another one fully ("tried to storm", "plans to retake", "accused of shelling")."""


INFORM = frozenset({"tell", "call", "stress", "require"})
"""Planned only with an infinitive: "told them to leave", but "told reporters that the army left"."""

NAMES = frozenset({"call"})
"""With a second complement it only says what a thing is: "called the destruction a crime"."""


def find_modality(trigger: Trigger, lexicon: Lexicon) -> Modality:
    """The sense in which the trigger's happening is told."""
    found = set(_on_itself(trigger, lexicon)) | set(_on_governors(trigger, lexicon))
    return next((m for m in STRENGTH if m in found), Modality.ASSERTED)


def _on_itself(trigger: Trigger, lexicon: Lexicon) -> Iterator[Modality]:
    if trigger.is_noun:
        for child in trigger.token.lefts:
            if child.lower_ in lexicon.adjectives:
                yield lexicon.adjectives[child.lower_]
            elif child.lower_ == "no":
                yield Modality.DENIED
    if trigger.verb.pos_ in grammar.VERBS:
        yield from _on_verb(trigger.verb, lexicon)


def _on_verb(verb: Token, lexicon: Lexicon) -> Iterator[Modality]:
    """What stands on a verb, and on the verb that it is coordinated with when it has no helpers of its own."""
    at = verb
    while True:
        helpers = [
            c
            for c in at.children
            if c.dep_ in {"aux", "auxpass", "neg", "advmod", "mark", "det", "nsubj", "nsubjpass"}
        ]
        yield from _helpers(helpers, lexicon)
        if (
            at.dep_ == "conj"
            and at.head.pos_ in grammar.VERBS
            and not any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in at.children)
        ):
            at = at.head
            continue
        return


def _helpers(helpers: list[Token], lexicon: Lexicon) -> Iterator[Modality]:
    for helper in helpers:
        word = helper.lower_
        if (helper.dep_ == "neg" and word in lexicon.negations) or (
            helper.dep_ in {"nsubj", "nsubjpass"}
            and (word in lexicon.negations or any(c.lower_ == "no" for c in helper.lefts))
        ):
            yield Modality.DENIED
        elif helper.dep_ == "aux" and word in lexicon.modals and helper.tag_ == "MD":
            yield lexicon.modals[word]
        elif helper.dep_ == "advmod" and word in lexicon.adverbs:
            yield lexicon.adverbs[word]
        elif helper.dep_ == "mark" and word in lexicon.conditions:
            yield Modality.HEDGED if word == "whether" else Modality.FORECAST


def _on_governors(trigger: Trigger, lexicon: Lexicon) -> Iterator[Modality]:
    below = _infinitive_before(trigger.verb) or trigger.verb
    for above, label in grammar.governors(below, 4):
        if label not in GOVERNS or (label == "advcl" and not _is_purpose(below)):
            return
        if label == "conj":
            if above.pos_ in grammar.VERBS and any(
                c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in below.children
            ):
                return
            below = above
            continue
        if label == "relcl":
            return
        sense = lexicon.governors.get(above.lemma_.lower())
        if sense is not None and _governs(above, label, below, sense):
            yield sense
        if above.pos_ in grammar.VERBS and label in TO_THE_VERB:
            yield from _on_verb(above, lexicon)
        if above.lemma_ == "be" and label in {"xcomp", "ccomp"}:
            yield from _on_what_it_is(above, lexicon)
        if label == "ccomp" and sense is Modality.DENIED:
            yield Modality.DENIED
        if label in {"ccomp", "nsubjpass"}:
            return
        below = above


def _infinitive_before(verb: Token) -> Token | None:
    """The infinitive that a bare verb goes on from: "conquer" of "their aim is to isolate A, conquer B and push on".

    The parser hangs the later verbs of such a list anywhere; without a subject and in their base form they are told in
    the sense of the first.
    """
    if verb.tag_ not in {"VB", "VBP"} or any(
        c.dep_ in {"nsubj", "nsubjpass", "aux", "mark"} for c in verb.children
    ):
        return None
    for before in reversed(verb.doc[verb.sent.start : verb.i]):
        if before.tag_ in {"VBD", "VBZ"} and before.lemma_ != "be":
            return None
        if before.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in before.children):
            return before
    return None


def _on_what_it_is(copula: Token, lexicon: Lexicon) -> Iterator[Modality]:
    """Their aim is to take the town: the subject of the copula says in what sense the rest is told."""
    for subject in grammar.children(copula, "nsubj"):
        sense = lexicon.governors.get(subject.lemma_.lower())
        if sense is not None:
            yield sense


def _is_purpose(verb: Token) -> bool:
    """True for "… to isolate the town": a purpose, told with a bare "to"."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _governs(above: Token, label: str, below: Token, sense: Modality) -> bool:
    """True when the word above gives its sense to the one below, and not just stands over it.

    "said it expects the town to fall": yes. "the army said it seized …", "stopped the attack": a plain object of a verb of
    speaking is told as a fact, so claims and reports hedge only a whole clause.
    """
    if label in {"dobj", "nsubjpass"}:
        if above.lemma_ in NAMES and any(c.dep_ in {"oprd", "xcomp", "attr"} for c in above.rights):
            return False
        return sense in {Modality.PLANNED, Modality.FORECAST, Modality.DENIED} and above.pos_ in grammar.VERBS
    if label == "ccomp" and above.lemma_ in INFORM:
        return False
    if sense is Modality.HEDGED and label == "ccomp":
        return above.lemma_ not in {"report", "claim", "accuse"}
    if label in {"prep", "pobj"}:
        return above.pos_ in {"NOUN", "VERB", "ADJ"} and above.lemma_ not in {
            "report",
            "claim",
            "stop",
            "tell",
            "call",
        }
    return label in {"xcomp", "acl", "ccomp", "pcomp", "attr", "advcl", "oprd"}
