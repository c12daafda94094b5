"""Numbers of people and vehicles, and which happening each belongs to.

A row is made only where a count is written: digits, a number word, a vague count ("dozens"), "a woman", or "no casualties".
Its range is worked out later (resolve/counts.py); here it keeps its words.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from zenobia.kit.numbers import find_numbers
from zenobia.model import Mention, Span, Toll, TollKind
from zenobia.read import grammar
from zenobia.read.page import Page

VAGUE = re.compile(
    r"\b(dozens?|scores|hundreds|thousands|several|a number|tens|a couple|a few|multiple|no|none|nobody)\b",
    re.IGNORECASE,
)
STATES = {
    "dead": TollKind.KILLED,
    "killed": TollKind.KILLED,
    "wounded": TollKind.INJURED,
    "injured": TollKind.INJURED,
    "hurt": TollKind.INJURED,
    "missing": TollKind.MISSING,
    "unaccounted": TollKind.MISSING,
    "displaced": TollKind.DISPLACED,
    "captured": TollKind.CAPTURED,
}
"""Words that say what became of the people counted before them ("15 dead", "12 others wounded")."""

_COUNT = r"(?:(?:at least|more than|over|up to|some|about|around|nearly|almost|as many as)\s+)?[\w,.-]+"
_LEFT = re.compile(
    rf"\b({_COUNT}(?:\s+(?:people|others|civilians|soldiers|persons|more|\w+s))?)\s+(?:were\s+|was\s+|have been\s+|had been\s+)?({'|'.join(STATES)})\b",
    re.IGNORECASE,
)
_NO_CASUALTIES = re.compile(r"\bno\s+(?:\w+\s+){0,2}?(casualt\w+|deaths?|injur\w+|victims?)\b", re.IGNORECASE)


def counted(noun: Token, kind: TollKind, page: Page) -> Iterator[Toll]:
    """The rows of a noun that is counted, and of the parts named behind it ("12 people, including 3 children")."""
    if _is_count(noun, page):
        yield _row(noun, kind, page)
    for part in _parts(noun):
        if _is_count(part, page):
            yield _row(part, kind, page)


def _is_count(noun: Token, page: Page) -> bool:
    if noun.pos_ == "PRON":
        return False
    if noun.like_num or _is_vague(noun, page):
        return True
    if any(c.dep_ in {"nummod", "quantmod"} or c.like_num or _is_vague(c, page) for c in noun.lefts):
        return True
    one = noun.tag_ == "NN" and "single" in page.lexicon.classes.get(noun.lemma_.lower(), ())
    return one and any(c.lower_ in {"a", "an", "one"} for c in noun.lefts)


def _is_vague(word: Token, page: Page) -> bool:
    return "count" in page.lexicon.classes.get(word.lemma_.lower(), ())


def _parts(noun: Token) -> Iterator[Token]:
    for child in noun.subtree:
        if child.lower_ == "including" and child.i > noun.i:
            for part in grammar.children(child, "pobj", "dobj"):
                yield from grammar.conjuncts(part)


def _row(noun: Token, kind: TollKind, page: Page) -> Toll:
    start, end = grammar.noun_bounds(noun)
    tokens = noun.doc
    while start > noun.sent.start and tokens[start - 1].lower_ in {
        "least",
        "than",
        "to",
        "at",
        "more",
        "up",
        "some",
        "about",
        "around",
        "nearly",
        "over",
        "almost",
        "between",
        "fewer",
        "less",
    }:
        start -= 1
    span = page.span(tokens[start], end)
    return Toll(what=kind, text=page.words(span), span=span, of=_of_whom(noun, page))


def _of_whom(noun: Token, page: Page) -> tuple[Mention, ...]:
    inner = [
        p
        for of in noun.rights
        if of.dep_ == "prep" and of.lower_ == "of"
        for p in grammar.children(of, "pobj")
    ]
    head = inner[0] if inner and (noun.like_num or _is_vague(noun, page)) else noun
    if head.like_num:
        return ()
    start, end = grammar.noun_bounds(head)
    tokens = head.doc
    while start < head.i and (
        tokens[start].like_num
        or tokens[start].dep_ in {"nummod", "quantmod", "det", "advmod", "cc"}
        or tokens[start].lower_ in {"at", "least", "more", "than"}
    ):
        start += 1
    span = page.span(tokens[start], end)
    return (Mention(span=span, text=page.words(span)),)


def loose_rows(sentence: Sentence, page: Page, taken: list[Span]) -> Iterator[Toll]:
    """Rows that the parse does not tie to a verb: "15 dead", "12 wounded", "no casualties"."""
    offset = page.offset + sentence.start_char
    text = page.doc.text[offset : offset + len(sentence.text)]
    for match in _LEFT.finditer(text):
        words = match[1]
        if not (find_numbers(words) or VAGUE.search(words)):
            continue
        span = Span(offset + match.start(1), offset + match.end(1))
        if not any(span.overlaps(t) for t in taken):
            yield Toll(what=STATES[match[2].lower()], text=words, span=span)
    for match in _NO_CASUALTIES.finditer(text):
        span = Span(offset + match.start(), offset + match.end())
        for kind in _kinds_of_none(match[1].lower()):
            yield Toll(what=kind, text=match[0], span=span)


def _kinds_of_none(word: str) -> tuple[TollKind, ...]:
    if word.startswith("death"):
        return (TollKind.KILLED,)
    if word.startswith("injur"):
        return (TollKind.INJURED,)
    return (TollKind.KILLED, TollKind.INJURED)
