"""Walking the dependency parse: whose subject, whose object, which words belong to a noun.

Labels are those of the ClearNLP scheme that the English pipeline uses (nsubj, dobj, pobj, agent, relcl …).
"""

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVE = frozenset({"which", "that", "who", "whom"})
CLAUSES = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "parataxis", "pcomp", "csubj", "dep"}
)
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
VERBS = frozenset({"VERB", "AUX"})
GOVERNS_OBJECT = frozenset(
    {
        "force",
        "order",
        "allow",
        "urge",
        "help",
        "oblige",
        "compel",
        "ask",
        "tell",
        "call",
        "cause",
        "enable",
        "let",
        "lead",
        "push",
    }
)
"""After these the object does what the next verb says ("forcing its defenders to withdraw")."""

MODIFIERS = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "quantmod",
        "nmod",
        "predet",
        "case",
        "advmod",
        "punct",
        "npadvmod",
        "preconj",
    }
)


def children(token: Token, *labels: str) -> list[Token]:
    """The children of `token` that hang on it by one of `labels`."""
    return [child for child in token.children if child.dep_ in labels]


def conjuncts(token: Token) -> list[Token]:
    """`token` and what is coordinated with it ("A, B and C")."""
    found, todo = [], [token]
    while todo:
        head = todo.pop()
        found.append(head)
        todo.extend(c for c in head.children if c.dep_ == "conj" and c.pos_ not in VERBS)
        todo.extend(
            c
            for c in head.children
            if c.dep_ == "appos" and c.pos_ == "PROPN" and head.pos_ == "PROPN" and _is_list(head, c)
        )
    return sorted(found, key=lambda t: t.i)


def _is_list(head: Token, appositive: Token) -> bool:
    """The parser calls the second of "A, B and C" an apposition when C is its conjunct."""
    return any(c.dep_ == "conj" for c in appositive.children) and head.i < appositive.i


def is_passive(verb: Token) -> bool:
    """True for "was seized" and for a bare participle after a noun ("villages seized by …")."""
    if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "advcl"}
        and not any(c.dep_ in {"aux", "dobj"} for c in verb.children)
    )


def own_subjects(verb: Token) -> list[Token]:
    """The subject that hangs on the verb itself, active or passive, coordination spread."""
    found = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    return [each for subject in found for each in conjuncts(subject)]


def subjects(verb: Token) -> tuple[list[Token], bool]:
    """Who the verb is said of, followed through coordination, control and participles.

    Returns:
        The nouns, and whether they stand where a passive's subject stands.
    """
    passive = is_passive(verb)
    at, seen = verb, 0
    while seen < 6:
        seen += 1
        found = own_subjects(at)
        if found:
            return _relatives(found, at), passive
        if at.dep_ == "acl":
            return conjuncts(at.head), passive
        if at.dep_ == "relcl":
            return conjuncts(at.head), passive
        if at.dep_ == "xcomp" and at.head.lemma_ in GOVERNS_OBJECT:
            controlled = (
                children(at.head, "dobj", "nsubjpass", "nsubj")
                if is_passive(at.head)
                else children(at.head, "dobj")
            )
            if controlled:
                return [each for one in controlled for each in conjuncts(one)], passive
        if at.dep_ in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "dep"}:
            step = at.head
            if at.dep_ == "advcl" and is_passive(step) and at.tag_ == "VBG":
                agents = passive_agents(step)
                if agents:
                    return agents, passive
            if step.dep_ in {"prep", "acomp"}:
                step = step.head  # "is ready to send troops": said of who is ready
            if at.dep_ == "ccomp" and is_finite(at):
                return _around_speech(at, step), passive
            if step.pos_ in VERBS:
                if at.dep_ == "conj" and at.i == verb.i:
                    passive = passive or (
                        is_passive(step) and verb.tag_ == "VBN" and not children(verb, "dobj")
                    )
                at = step
                continue
            return [], passive
        return [], passive
    return [], passive


def is_finite(verb: Token) -> bool:
    """True for "killed" and "has killed", false for "to kill", "killing" and a bare participle."""
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children
    )


def _around_speech(said: Token, speech: Token) -> list[Token]:
    """Who does it in "the rebels, a doctor told the radio, killed 19": the noun left of who speaks, and never the speaker."""
    left = [c for c in speech.children if c.i < speech.i < said.i and c.dep_ in {"dep", "nsubj", "npadvmod"}]
    nouns = [c for c in left if c.pos_ in {"NOUN", "PROPN", "PRON"}]
    return conjuncts(nouns[0]) if len(nouns) > 1 else []


def _relatives(found: list[Token], verb: Token) -> list[Token]:
    """The words "which" and "who" become the noun that they stand for."""
    noun = relative_noun(verb)
    if noun is None:
        return found
    return [each for token in found for each in (conjuncts(noun) if token.lower_ in RELATIVE else [token])]


def relative_noun(verb: Token) -> Token | None:
    """The noun that a relative clause hangs on, when `verb` is in one."""
    at = verb
    for _ in range(3):
        if at.dep_ == "relcl":
            return at.head
        if at.dep_ not in {"conj", "xcomp"}:
            return None
        at = at.head
    return None


def passive_agents(verb: Token) -> list[Token]:
    """Who did it, behind the "by" of a passive."""
    behind = [
        p
        for by in verb.children
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by")
        for p in children(by, "pobj")
    ]
    return [each for noun in behind for each in conjuncts(noun)]


def objects(verb: Token) -> list[Token]:
    """What the verb is done to, in the active; a relative pronoun or a gap becomes its noun."""
    found = [each for noun in children(verb, "dobj", "oprd") for each in conjuncts(noun)]
    noun = relative_noun(verb)
    if noun is not None:
        found = [
            each for token in found for each in (conjuncts(noun) if token.lower_ in RELATIVE else [token])
        ]
        if (
            not found
            and verb.dep_ == "relcl"
            and own_subjects(verb)
            and noun not in subjects(verb)[0]
            and not is_circumstance(verb)
        ):
            found = conjuncts(noun)
    if not found and verb.dep_ == "conj" and verb.head.pos_ in VERBS and not is_passive(verb):
        later = [c for c in verb.children if c.dep_ == "conj" and c.pos_ in VERBS]
        found = objects(later[0]) if later and later[0].i - verb.i < 4 else []
    return found


def is_circumstance(clause: Token) -> bool:
    """True for "…, in which 19 died" and "where they fought": the clause tells what happened in it, and has no gap."""
    return any(
        c.lower_ in {"where", "when"} or (c.dep_ == "prep" and any(w.lower_ == "which" for w in c.children))
        for c in clause.children
        if c.i < clause.i
    )


def speaker_before(pronoun: Token) -> list[Token]:
    """Who speaks of whom by "it", "he" or "they" in a clause of speech: the army, in "the army said it had withdrawn"."""
    verb = pronoun.head
    if pronoun.lower_ not in {"it", "he", "she", "they"} or pronoun.dep_ not in SUBJECTS | PASSIVE_SUBJECTS:
        return []
    while verb.dep_ in {"conj", "xcomp"}:
        verb = verb.head
    if verb.dep_ != "ccomp" or verb.head.pos_ not in VERBS or verb.head.i > pronoun.i:
        return []
    return [s for s in own_subjects(verb.head) if s.pos_ != "PRON"]


def behind(token: Token, preposition: str) -> list[Token]:
    """The nouns behind a preposition that hangs on `token`, coordination spread."""
    return [noun for prep, nouns in prepositions(token) if prep == preposition for noun in nouns]


def prepositions(token: Token) -> Iterator[tuple[str, list[Token]]]:
    """Each preposition that hangs on `token` with the nouns behind it; "close to", "out of" count as their last word."""
    for prep in token.children:
        if prep.dep_ in {"prep", "agent", "dative"} and prep.pos_ in {"ADP", "SCONJ", "ADV", "PART"}:
            nouns = [each for noun in children(prep, "pobj") for each in conjuncts(noun)]
            if nouns:
                yield prep.lower_, nouns
            for inner in children(prep, "prep", "conj"):
                deeper = [each for noun in children(inner, "pobj") for each in conjuncts(noun)]
                if deeper:
                    yield inner.lower_, deeper
        elif prep.dep_ == "advmod" and any(c.dep_ == "prep" for c in prep.children):
            yield from prepositions(prep)


def noun_bounds(noun: Token, *, with_of: bool = True) -> tuple[int, int]:
    """First and last-but-one token of the noun's own words: what stands before it, the noun, and a close "of" phrase."""
    start = noun.i
    for child in noun.lefts:
        if child.dep_ in MODIFIERS and child.dep_ != "punct":
            start = min(start, child.left_edge.i)
    doc = noun.doc
    while start < noun.i and doc[start].dep_ in {"punct", "cc", "preconj"}:
        start += 1
    end = noun.i + 1
    for child in noun.rights:
        if (
            with_of
            and child.dep_ == "prep"
            and child.lower_ in {"of", "for"}
            and child.i <= end
            and (child.lower_ == "of" or noun.pos_ == "PROPN")
        ):
            inner = children(child, "pobj")
            if inner and (child.lower_ == "of" or inner[0].pos_ == "PROPN"):
                end = max(end, noun_bounds(inner[0])[1])
    return start, end


def clause_head(token: Token) -> Token:
    """The verb whose clause `token` stands in, or the root of its sentence."""
    at = token
    while at.dep_ != "ROOT":
        if at.pos_ in VERBS and at.dep_ in CLAUSES:
            return at
        at = at.head
    return at


def governors(token: Token, limit: int = 5) -> Iterator[tuple[Token, str]]:
    """The words above `token` and the label of the step that leads to each, nearest first."""
    at = token
    for _ in range(limit):
        if at.dep_ == "ROOT":
            return
        yield at.head, at.dep_
        at = at.head
