"""Telling background from news: what a report recalls, against what it reports.

The reader knows no calendar (a report may have no date), so it goes by words: a year, a bare month, "first", "previously",
"last year", and the past perfect outside of reported speech.
"""

import re

from spacy.tokens import Token

from zenobia.model import When
from zenobia.read import grammar
from zenobia.read.triggers import Trigger

LONG_AGO = re.compile(
    r"\b(?:19|20)\d\d\b|\bago\b|\blast (?:year|month|summer|winter|spring|autumn|fall)\b|\bin (?:early |late |mid-)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
RECENT = re.compile(r"\b(?:hours?|days?|minutes?) ago\b", re.IGNORECASE)
RECALLS = frozenset({"first", "previously", "earlier", "formerly", "originally", "once", "historically"})


def is_background(trigger: Trigger, when: When | None) -> bool:
    """True when the words put the happening well before the news."""
    if when is not None and not re.search(r"\bsince\b", when.text, re.IGNORECASE):
        if RECENT.search(when.text):
            return False
        return bool(LONG_AGO.search(when.text)) and not re.search(
            r"\b\d{1,2}(?:st|nd|rd|th)?\b(?!\d)", when.text
        )
    verb = trigger.verb
    if verb.pos_ not in grammar.VERBS:
        return False
    if any(c.dep_ == "advmod" and c.lower_ in RECALLS for c in verb.children):
        return True
    return _is_past_perfect(verb) and not _is_reported(verb)


def _is_past_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in {"had", "'d"} for c in verb.children) and verb.tag_ == "VBN"


def _is_reported(verb: Token) -> bool:
    """Reported speech moves the simple past to the past perfect ("said that the army had withdrawn")."""
    return any(label in {"ccomp", "parataxis"} for _, label in grammar.governors(verb, 4))
