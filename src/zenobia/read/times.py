"""When: tying the time expressions of a sentence to its happenings, and not to its verbs of speaking."""

import re

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from zenobia.kit.timewords import TIME_EXPRESSION
from zenobia.model import Span, When
from zenobia.read import grammar
from zenobia.read.page import Page
from zenobia.read.triggers import Trigger

_HINT = re.compile(
    r"\d|day|night|week|month|year|hour|minute|decade|dawn|dusk|noon|morning|evening|today|tomorrow|ago\b|now\b|present|moment|recent|current"
    r"|time|spring|summer|autumn|fall|winter|so far|to date|ramadan|eid|christmas|easter|[A-Z](?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)",
    re.IGNORECASE,
)
"""A sentence without any of these tells no time; the full pattern is slow on long sentences."""

LONGEST_SINCE = 15
"""Words from "since" to the time at the end of its clause."""

Expression = tuple[When, Token]
"""A time as written, and the topmost of its tokens in the parse."""


def find_times(expressions: list[Expression], triggers: list[Trigger], page: Page) -> dict[int, When]:
    """The time of each trigger, by the trigger's token number.

    An expression belongs to the nearest trigger above it in the parse. Where it hangs on a verb that only carries one,
    it belongs to what hangs on that verb; where it hangs on a verb of speaking it is the time of the speaking.
    """
    found: dict[int, When] = {}
    by_token = {t.token.i: t for t in triggers} | {t.carrier.i: t for t in triggers if t.carrier is not None}
    for when, root in expressions:
        owner = _owner(root, by_token, page)
        if owner is not None:
            found.setdefault(owner.token.i, _from_then_on(when, root, owner.token, page))
        elif len(triggers) > 0:
            _share(root, triggers, when, found, page)
    _inherit(triggers, found)
    return found


def find_expressions(sentence: Sentence, page: Page) -> list[Expression]:
    """The time expressions of a sentence; their tokens are set aside on the page, so that no slot takes them."""
    offset = page.offset + sentence.start_char
    found: list[Expression] = []
    tokens_of_time: set[int] = set()
    words = sentence.text
    for match in TIME_EXPRESSION.finditer(words) if _HINT.search(words) else ():
        tokens = sentence.char_span(match.start(), match.end(), alignment_mode="expand")
        if tokens is None:
            continue
        tokens_of_time.update(t.i for t in tokens)
        span = Span(offset + match.start(), offset + match.end())
        found.append((When(text=page.words(span), span=span), tokens.root))
    page.time_tokens = frozenset(tokens_of_time)
    return found


def _from_then_on(when: When, root: Token, told: Token, page: Page) -> When:
    """The time with "since" before it: what is told "since the war began in 2011" goes on, and is not of 2011.

    Not for what the clause itself tells: the capture of "since rebels captured the town in 2014" is of 2014.
    """
    for at in (root, *root.ancestors):
        mark = next((c for c in at.lefts if c.dep_ == "mark" and c.lower_ == "since"), None)
        if mark is None:
            continue
        is_its_own = told.i == at.i or at.is_ancestor(told)
        if is_its_own or not 0 < root.i - mark.i <= LONGEST_SINCE:
            return when
        span = Span(page.offset + mark.idx, when.span.end)
        return When(text=page.words(span), span=span)
    return when


def _owner(root: Token, by_token: dict[int, Trigger], page: Page) -> Trigger | None:
    at = root
    for _ in range(8):
        if at.i in by_token:
            return by_token[at.i]
        if at.pos_ in grammar.VERBS and at.lemma_ in page.lexicon.reporting and at.i != root.i:
            return None
        if at.dep_ == "ROOT":
            return None
        at = at.head
    return None


def _share(root: Token, triggers: list[Trigger], when: When, found: dict[int, When], page: Page) -> None:
    """Give the time of a verb that is no trigger to the triggers below it; not that of a verb of speaking."""
    verb = grammar.clause_head(root)
    if verb.lemma_ in page.lexicon.reporting and any(c.dep_ in {"ccomp", "parataxis"} for c in verb.children):
        return
    below = {t.i for t in verb.subtree}
    for trigger in triggers:
        if trigger.token.i in below:
            found.setdefault(trigger.token.i, when)


def _inherit(triggers: list[Trigger], found: dict[int, When]) -> None:
    """Participles and coordinated verbs share the time of the verb that they hang on ("seized …, killing …")."""
    for trigger in triggers:
        if trigger.token.i in found:
            continue
        for above, label in grammar.governors(trigger.token, 6):
            if above.i in found:
                found[trigger.token.i] = found[above.i]
                break
            if label in {"relcl", "ccomp"}:
                break
