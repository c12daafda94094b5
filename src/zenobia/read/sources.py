"""According to whom: finding who says a clause, by the grammar of reporting and by quotation marks.

Four ways: a reporting verb over the clause ("X said that …", "…, X said"), a phrase ("according to X"), the tag
of a headline ("…: monitor"), and an open quotation whose speaker was named before or after it, in this sentence or the one
before. Whoever only holds, wishes or judges something is found apart from these: no claim rests on it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from zenobia.model import Mention, SourceKind
from zenobia.read import grammar
from zenobia.read.page import Page

NOT_SPEAKERS = frozenset(
    {
        "it",
        "that",
        "this",
        "which",
        "there",
        "what",
        "death",
        "toll",
        "number",
        "i",
        "we",
        "you",
        "one",
        "nobody",
        "none",
        "nothing",
    }
)
"""Words that name no source; in the first person it is the speaker of the quotation, who is named outside of it."""
INVERTED = frozenset({"say", "add"})
"""Behind these stands who speaks; nobody is said or added."""
SPEAKING = frozenset({"armed", "actor", "civilians", "people", "person"})


@dataclass(frozen=True)
class Attribution:
    """A speaker and the tokens (by number in the piece) that are said by it."""

    speaker: Token
    said: frozenset[int]
    cue: int
    """The token number of the reporting word."""


def find_attributions(sentence: Sentence, page: Page) -> list[Attribution]:
    """Every reporting verb and phrase of a sentence with a speaker, and what each says."""
    return [
        *_by_verb(sentence, page),
        *_by_phrase(sentence),
        *_by_as_saying(sentence),
        *_by_colon(sentence, page),
    ]


def find_stances(sentence: Sentence, page: Page) -> list[Attribution]:
    """Who holds, wishes or judges what: attributions too, though no happening is told on their word."""
    return [*_by_stance(sentence, page), *_by_saying(sentence, page)]


def _by_verb(sentence: Sentence, page: Page) -> Iterator[Attribution]:
    reports = page.lexicon.reporting | page.lexicon.speaking
    for verb in sentence:
        lemma = verb.lemma_.lower()
        if verb.pos_ not in grammar.VERBS or lemma not in reports:
            continue
        speakers = _speakers(verb, page)
        if not speakers:
            continue
        said = (
            _all_before(verb, speakers, sentence)
            or _said(verb, sentence, page)
            or _all_before(verb, speakers, sentence, followed=True)
        )
        if not said:
            continue
        for speaker in speakers:
            yield Attribution(speaker, said, verb.i)


def _speakers(verb: Token, page: Page) -> list[Token]:
    subjects, passive = grammar.subjects(verb)
    if passive:
        subjects = grammar.passive_agents(verb)
    named = [s for s in subjects if s.lower_ not in NOT_SPEAKERS]
    able = [s for s in named if _can_speak(s, page)]
    if verb.lemma_.lower() not in page.lexicon.voiced:
        return able
    return named if _is_list_up_to(verb, named) else able or _beside(verb, page) or named


def _beside(verb: Token, page: Page) -> list[Token]:
    """Who stands right before or behind the verb, where the parser lost the comma ("30 miles north of Azaz witnesses said")."""
    places = (verb.i - 1, verb.i + 1) if verb.lemma_ in INVERTED else (verb.i - 1,)
    near = [verb.doc[i] for i in places if verb.sent.start <= i < verb.sent.end]
    return [t for t in near if t.pos_ in {"NOUN", "PROPN"} and _can_speak(t, page)][:1]


def _is_list_up_to(verb: Token, named: list[Token]) -> bool:
    """True for "the baker and the miller said": what stands before the verb is the last of those who speak."""
    return any(noun.i == verb.i - 1 for noun in named)


def _by_stance(sentence: Sentence, page: Page) -> Iterator[Attribution]:
    held_by = page.lexicon.stances | page.lexicon.reporting | page.lexicon.speaking
    for word in sentence:
        if word.pos_ in grammar.VERBS and word.lemma_.lower() in held_by:
            speakers = _speakers(word, page)
        elif word.dep_ == "acomp" and word.lower_ in page.lexicon.stances:
            speakers = _speakers(word.head, page)
        else:
            continue
        held = frozenset(
            t.i
            for child in word.children
            if child.i > word.i
            and child.dep_ in {"ccomp", "xcomp", "dobj", "prep", "prt", "dative", "oprd", "advcl"}
            for t in child.subtree
        )
        if held:
            for speaker in speakers:
                yield Attribution(speaker, held, word.i)


def _by_saying(sentence: Sentence, page: Page) -> Iterator[Attribution]:
    """By a noun: "the army's claim that …", "a promise by the mayor to …"."""
    for noun in sentence:
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in page.lexicon.sayings:
            continue
        speakers = [
            *grammar.children(noun, "poss"),
            *grammar.behind(noun, "by"),
            *grammar.behind(noun, "from"),
        ]
        held = frozenset(
            t.i
            for child in noun.rights
            if child.dep_ in {"acl", "relcl", "ccomp", "xcomp"}
            or (child.dep_ == "prep" and child.lower_ in {"of", "that", "for", "about", "to", "on"})
            for t in child.subtree
        )
        if held:
            for speaker in speakers:
                yield Attribution(speaker, held, noun.i)


def _can_speak(noun: Token, page: Page) -> bool:
    """True for people, bodies, names and images; a strike or a town says nothing."""
    if noun.pos_ in {"PROPN", "PRON"} or page.classes(noun) & SPEAKING:
        return True
    return source_kind(page.mention(noun, with_of=False).text, page) is not SourceKind.OTHER


def _all_before(
    verb: Token, speakers: list[Token], sentence: Sentence, *, followed: bool = False
) -> frozenset[int]:
    """What a reporting verb at the very end covers: "… the Observatory added." is said of the whole sentence.

    With `followed`, also one behind which only stands when, where and to whom.

    In texts that lost their commas the parser takes such an ending for a relative clause.
    """
    last = next((t for t in reversed(sentence) if not t.is_punct and not t.is_space), verb)
    own = speakers[0]
    if (
        not (_ends(verb, last) if followed else verb.i == last.i)
        or own.i > verb.i
        or own.i - sentence.start < 4
        or verb.dep_ not in {"relcl", "ccomp", "ROOT", "parataxis", "conj", "dep", "acl"}
    ):
        return frozenset()
    mine = {t.i for speaker in speakers for t in speaker.subtree if t.i < verb.i} | {
        t.i for t in sentence if t.i >= verb.i
    }
    return frozenset(t.i for t in sentence if t.i not in mine)


def _ends(verb: Token, last: Token) -> bool:
    """True when nothing follows the verb but when, where and to whom it was said ("… told AFP on Monday")."""
    behind = [child for child in verb.children if child.i > verb.i and not child.is_punct]
    reach = max([verb.i, *(child.right_edge.i for child in behind)])
    return reach >= last.i and all(
        c.dep_ in {"prep", "npadvmod", "advmod", "dative", "dobj"} and c.pos_ not in grammar.VERBS
        for c in behind
    )


def _said(verb: Token, sentence: Sentence, page: Page) -> frozenset[int]:
    """The clause below the verb; for a verb inside or after what it reports, the rest of the sentence."""
    said: set[int] = set()
    for child in verb.children:
        if (
            child.dep_ == "ccomp"
            or (child.dep_ == "xcomp" and child.pos_ in grammar.VERBS)
            or (
                child.dep_ in {"dobj", "nsubjpass"}
                and verb.lemma_ in page.lexicon.event_reporting | page.lexicon.speaking
            )
            or (child.dep_ == "prep" and verb.lemma_ in page.lexicon.speaking)
        ):
            said.update(t.i for t in child.subtree)
    if verb.dep_ in {"parataxis"} or (
        not said and verb.dep_ == "ROOT" and verb.i > sentence.start + 4 and _stands_last(verb, sentence)
    ):
        own = {t.i for t in verb.subtree}
        said.update(t.i for t in sentence if t.i not in own or verb.dep_ == "ROOT")
        said -= {verb.i}
    for child in verb.children:
        if child.dep_ in grammar.SUBJECTS:
            said -= {t.i for t in child.subtree}
    return frozenset(said)


def _stands_last(verb: Token, sentence: Sentence) -> bool:
    """True for "…, the monitor said." where the parser found no clause under the verb."""
    return sentence.end - verb.i < 8


def find_confirmations(sentence: Sentence, page: Page) -> list[Token]:
    """Who confirms, reports or announces what the sentence before told: "residents confirmed the rout", "SANA reported the news"."""
    found: list[Token] = []
    for verb in sentence:
        if verb.pos_ not in grammar.VERBS or verb.lemma_ not in page.lexicon.confirming:
            continue
        for told in grammar.children(verb, "dobj", "nsubjpass"):
            if told.lemma_.lower() in page.lexicon.retelling and any(
                c.lower_ in {"the", "this"} for c in told.lefts
            ):
                found.extend(_speakers(verb, page))
    return found


def _by_phrase(sentence: Sentence) -> Iterator[Attribution]:
    for token in sentence:
        if (
            token.lower_ == "to" and token.i > sentence.start and token.nbor(-1).lower_ == "according"
        ) or token.lower_ in {"citing", "quoting"}:
            behind = token
        else:
            continue
        nouns = [
            each for noun in grammar.children(behind, "pobj", "dobj") for each in grammar.conjuncts(noun)
        ]
        own = {t.i for noun in nouns for t in noun.subtree}
        if token.lower_ == "to":
            own.add(token.i - 1)
        said = frozenset(t.i for t in sentence if t.i not in own and t.i != token.i)
        for noun in nouns:
            yield Attribution(noun, said, token.i)


def _by_as_saying(sentence: Sentence) -> Iterator[Attribution]:
    """Whom an outlet quotes: "The agency quoted residents as saying that …", "A resident was cited as saying …"."""
    for saying in sentence:
        if saying.tag_ != "VBG" or saying.i == sentence.start or saying.nbor(-1).lower_ != "as":
            continue
        quoting = saying.nbor(-1).head if saying.nbor(-1).head.i < saying.i - 1 else saying.head
        if quoting.pos_ not in grammar.VERBS or quoting.i > saying.i:
            continue
        said = frozenset(t.i for t in saying.subtree if t.i > saying.i)
        quoted = grammar.children(quoting, "dobj", "nsubjpass")
        for noun in [each for one in quoted for each in grammar.conjuncts(one)]:
            yield Attribution(noun, said, saying.i)


LONGEST_TAG = 5
"""Words behind the colon of "Air strike kills 18 in market: monitoring group"."""


def _by_colon(sentence: Sentence, page: Page) -> Iterator[Attribution]:
    """By the tag of a headline: "Air strike kills 18 in market: monitoring group"."""
    colon = next((t for t in reversed(sentence) if t.text == ":"), None)
    if colon is None or colon.i == sentence.start:
        return
    tag = [t for t in sentence if t.i > colon.i and not t.is_space and t.text != "."]
    if not 0 < len(tag) <= LONGEST_TAG or any(_is_verb(t) or t.is_punct for t in tag):
        return
    said = frozenset(t.i for t in sentence if t.i < colon.i)
    for noun in [
        tag[-1],
        *(t for t in tag[:-1] if any(c.dep_ == "conj" and c.i == tag[-1].i for c in t.children)),
    ]:
        if noun.pos_ in {"NOUN", "PROPN"} and source_kind(noun.text, page) is not SourceKind.OTHER:
            yield Attribution(noun, said, colon.i)


def _is_verb(word: Token) -> bool:
    """True for a verb, false for the participle of a name ("monitoring group")."""
    return word.pos_ in grammar.VERBS and word.dep_ not in {"compound", "amod"}


@dataclass
class Voices:
    """Who spoke last, and whether a quotation is still open, from sentence to sentence of one report."""

    speakers: tuple[Mention, ...] = ()
    quote_open: bool = False

    def inside_quotes(self, sentence: Sentence) -> frozenset[int]:
        """The tokens of the sentence that stand between quotation marks; remembers an open one for the next sentence."""
        inside: set[int] = set()
        is_open = self.quote_open
        for token in sentence:
            if '"' in token.text or token.text == "''" or token.text == "``":
                is_open = not is_open
            elif is_open:
                inside.add(token.i)
        self.quote_open = is_open
        return frozenset(inside)


def source_kind(mention_text: str, page: Page) -> SourceKind:
    """What kind of voice the words name, by the first list of reporting.yaml that holds one of them."""
    words = re.findall(r"[\w'-]+", mention_text.lower())
    stems = {*words, *(w.removesuffix(end) for w in words for end in ("s", "es"))}
    joined = f" {' '.join(words)} "
    for kind, known in page.lexicon.source_kinds:
        if stems & known or any(" " in k and f" {k}" in joined for k in known):
            return kind
    return SourceKind.OTHER


def source_mention(speaker: Token, page: Page) -> Mention:
    """The mention of a speaker with its kind, title and name together ("media activist Amro al-Hussein")."""
    mention = page.mention(speaker)
    around = mention.text + " " + " ".join(c.text for c in speaker.children if c.dep_ == "appos")
    return Mention(span=mention.span, text=mention.text, name=mention.name, kind=source_kind(around, page))
