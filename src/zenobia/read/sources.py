"""According to whom: finding who says a clause, by the grammar of reporting and by quotation marks.

Three ways: a reporting verb over the clause ("X said that …", "…, X said"), a phrase ("according to X"), and an open
quotation whose speaker was named before or after it, in this sentence or the one before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from zenobia.model import Mention, SourceKind
from zenobia.read import grammar
from zenobia.read.page import Page

NOT_SPEAKERS = frozenset({"it", "that", "this", "which", "there", "what", "death", "toll", "number"})
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
    return [*_by_verb(sentence, page), *_by_phrase(sentence)]


def _by_verb(sentence: Sentence, page: Page) -> Iterator[Attribution]:
    for verb in sentence:
        lemma = verb.lemma_.lower()
        if verb.pos_ not in grammar.VERBS or lemma not in page.lexicon.reporting | page.lexicon.speaking:
            continue
        speakers = _speakers(verb, page)
        if not speakers:
            continue
        said = _all_before(verb, speakers, sentence) or _said(verb, sentence, page)
        if not said:
            continue
        for speaker in speakers:
            yield Attribution(speaker, said, verb.i)


def _speakers(verb: Token, page: Page) -> list[Token]:
    subjects, passive = grammar.subjects(verb)
    if passive:
        subjects = grammar.passive_agents(verb)
    return [s for s in subjects if s.lower_ not in NOT_SPEAKERS and _can_speak(s, page)]


def _can_speak(noun: Token, page: Page) -> bool:
    """True for people, bodies, names and images; a strike or a town says nothing."""
    if noun.pos_ in {"PROPN", "PRON"} or page.classes(noun) & SPEAKING:
        return True
    return source_kind(page.mention(noun).text, page) is not SourceKind.OTHER


def _all_before(verb: Token, speakers: list[Token], sentence: Sentence) -> frozenset[int]:
    """What a reporting verb at the very end covers: "… the Observatory added." is said of the whole sentence.

    In texts that lost their commas the parser takes such an ending for a relative clause.
    """
    last = next((t for t in reversed(sentence) if not t.is_punct and not t.is_space), verb)
    own = speakers[0]
    if (
        verb.i != last.i
        or own.i > verb.i
        or own.i - sentence.start < 4
        or verb.dep_ not in {"relcl", "ccomp", "ROOT", "parataxis", "conj", "dep", "acl"}
    ):
        return frozenset()
    mine = {t.i for t in own.subtree} | {verb.i}
    return frozenset(t.i for t in sentence if t.i not in mine)


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
        said = frozenset(t.i for t in sentence if t.i not in own and t.i != token.i)
        for noun in nouns:
            yield Attribution(noun, said, token.i)


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
    stems = {*words, *(w[:-1] for w in words if w.endswith("s"))}
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
