"""Weaving what the model sees into what the rules read, sentence by sentence.

The rules bring tolls, times, control, sense and the way from words to claim; the model finds happenings whose words no
lexicon has, and knows better which words are the place and the source. Where both fill a slot the model's words count, and the
rules fill what it leaves empty (docs/decisions/006-learned-part.md has the figures).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from zenobia.kit.numbers import find_numbers
from zenobia.model import Change, ClaimType, FoundBy, Mention, Modality, Span, Toll, TollKind, When
from zenobia.read.draft import Draft
from zenobia.read.kinds import GROUND
from zenobia.read.learned.calibration import calibrated
from zenobia.read.learned.encoder import Encoder, Seen, Sighting, Tagging
from zenobia.read.learned.windows import Bounds
from zenobia.read.page import TRIM, Page, clause_span
from zenobia.read.reference import Cast
from zenobia.read.slots import place
from zenobia.read.sources import source_mention
from zenobia.read.tolls import VAGUE

FIND = 0.75
"""How likely the model must hold a claim for it to be made without a rule."""
BOTH = 0.5
"""How likely the model must hold a claim of the rules for both to have found it."""
KEEP = 0.3
"""How likely the model must at least hold a claim that a rule found."""
KEEP_STANDING = 0.1
"""The same for the types that the rules read more surely (STANDING)."""
ROLE = 0.5
"""How likely each word must fill a role."""
PEAK = 0.8
"""How likely one of the words must fill it beside what the rules have."""
SILENT = 0.6
"""The same where the rules are silent."""
ALSO = 0.5
"""How likely a word of the rules must fill a slot beside the model's own words."""
SNIPPET = 500
"""Characters. A shorter text is a sentence or two and no report."""
CHANGES = {
    ClaimType.CAPTURE: Change.GAIN,
    ClaimType.WITHDRAWAL: Change.LOSS,
    ClaimType.CONTROL: Change.HOLD,
}
DOUBT = 0.2
"""How likely the model must at least hold a word of the rules to fill a slot that it leaves empty."""
FAR = 0.9
"""How likely a word of another sentence must fill a slot that this one leaves empty."""
PAST = 0.6
"""How likely the model must hold what the rules take for news to be background."""
SENSE = 0.7
"""How sure the model must be that what the rules take for plainly said is denied, planned, hedged …"""
DEALINGS = frozenset({ClaimType.STATEMENT, ClaimType.AGREEMENT, ClaimType.SUPPORT, ClaimType.PROTEST})
STANDING = GROUND | DEALINGS
"""Types whose parties and places the rules know better: the model fills only what they leave empty."""
NAMED = ("agent", "target", "place", "source")
"""The roles that are filled by who or what has a name."""
LEADING = TRIM | {"of", "in", "at", "on", "to", "by", "from", "for", "with", "and", "or"}
"""Words that the model may mark before a name and that are no part of it, nor anything by themselves."""
_PART = re.compile(r"\S(?:(?!\s(?:and|AND)\s).)*", re.DOTALL)
"""One of several that "and" joins: "Karsun and Port Arden" are two places, and the model marks them as one stretch."""
MODEL = "model"
"""The rule's name on a claim that only the model found."""


class Weaver:
    """Deepens the drafts of a report's sentences with what the model sees."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = f"model-{encoder.digest}"
        """With the version of the weights; part of the reader's name."""

    def see(self, sentences: Sequence[Bounds], page: Page) -> Iterator[Seen]:
        """Look at sentences that follow each other in the report."""
        return self._encoder.read(page.doc.text, sentences)

    def deepen(
        self, sentence: Sentence, seen: Seen, drafts: list[Draft], page: Page, cast: Cast
    ) -> list[Draft]:
        """The drafts with the model's slots, and a draft more for each claim that no rule found."""
        beyond = [d for d in drafts if d.at >= seen.span[1]]
        kept = [d for d in drafts if d.at < seen.span[1] and _is_likely(d, seen, page)]
        for draft in kept:
            if seen.scores[draft.type] >= BOTH:
                draft.found_by = FoundBy.BOTH
        every = [*kept, *_missed(sentence, seen, kept, page, cast)]
        for draft in every:
            draft.score = calibrated(draft.found_by, seen.scores[draft.type])
        told = [(draft.type, draft.at) for draft in every]
        for draft, tagging in zip(every, self._encoder.tag(seen, told, ROLE, SILENT), strict=True):
            _fill(draft, tagging, sentence, page, cast)
        return sorted([*every, *beyond], key=lambda d: d.at)


def _is_likely(draft: Draft, seen: Seen, page: Page) -> bool:
    """False for what the model all but rules out; in a snippet it is not asked, since it has learned from whole reports."""
    if len(page.doc.text) < SNIPPET:
        return True
    return seen.scores[draft.type] >= (KEEP_STANDING if draft.type in STANDING else KEEP)


def _missed(
    sentence: Sentence, seen: Seen, drafts: Sequence[Draft], page: Page, cast: Cast
) -> Iterable[Draft]:
    types = {draft.type for draft in drafts}
    for sighting in seen.sightings(FIND):
        if sighting.type not in types:
            yield _draft(sighting, sentence, page, cast)


def _draft(sighting: Sighting, sentence: Sentence, page: Page, cast: Cast) -> Draft:
    word = _token(sentence, sighting.at - page.offset)
    return Draft(
        type=sighting.type,
        evidence=[clause_span(word, sentence, page)],
        sentence=cast.sentence - 1,
        rules=[MODEL],
        found_by=FoundBy.MODEL,
        at=page.offset + word.idx,
        change=CHANGES.get(sighting.type),
    )


def _token(sentence: Sentence, at: int) -> Token:
    """The token that holds a character of the piece."""
    return next((t for t in sentence if t.idx <= at < t.idx + len(t.text_with_ws)), sentence.root)


def _fill(draft: Draft, tagging: Tagging, sentence: Sentence, page: Page, cast: Cast) -> None:
    """Put the model's stretches into the slots of a draft, in place."""
    here = Span(page.offset + sentence.start_char, page.offset + sentence.end_char)
    roles = {
        role: [s for bounds in found for s in (spans_of(bounds, page) if role in NAMED else [Span(*bounds)])]
        for role, found in tagging.roles.items()
    }
    for role in NAMED:
        if not _stands_by_rule(draft, role):
            rules = getattr(draft, role)
            spans, kept = _choose(role, roles.get(role, []), rules, here, tagging)
            marked = (_mention(role, span, rules, sentence, page, cast) for span in spans)
            setattr(draft, role, [*{m.span: m for m in marked}.values(), *kept])
    if MODEL in draft.rules:
        _fill_new(draft, tagging)
    elif draft.type not in GROUND:
        draft.about_past = draft.about_past or tagging.past_score > PAST
        if draft.modality is Modality.ASSERTED and tagging.modality_score > SENSE:
            draft.modality = tagging.modality
    if draft.when is None and (times := [s for s in roles.get("when", ()) if here.overlaps(s)]):
        draft.when = When(text=page.words(times[0]), span=times[0])
    for kind in TollKind:
        for span in roles.get(kind.value, ()):
            if here.overlaps(span):
                _add_toll(draft, kind, span, page)


def _choose(
    role: str, spans: Sequence[Span], rules: Sequence[Mention], here: Span, tagging: Tagging
) -> tuple[list[Span], list[Mention]]:
    """Which of the model's stretches and which mentions of the rules fill a slot.

    The model's of this sentence first, with what it would nearly have named too; else what it does not rule out of the
    rules' own; else, where the rules are silent, what it is sure of in the sentence before.
    """
    sure = {span: tagging.chance(role, (span.start, span.end)) for span in spans}
    inside = [s for s, chance in sure.items() if here.overlaps(s) and (chance > PEAK or not rules)]
    kept = [m for m in rules if tagging.chance(role, (m.span.start, m.span.end)) >= DOUBT]
    if inside:
        return inside, [m for m in kept if _stands_beside(m, inside, role, tagging)]
    return [] if rules else [span for span, chance in sure.items() if chance >= FAR], kept


def _stands_by_rule(draft: Draft, role: str) -> bool:
    """True for a slot that the rules read more surely: the model may at most fill what they leave empty.

    Where ground changes hands not even that, since a place that is only headed for would change hands.
    """
    if MODEL in draft.rules or role == "source" or draft.type not in STANDING:
        return False
    return bool(getattr(draft, role)) or (role == "place" and draft.type in GROUND)


def _stands_beside(mention: Mention, spans: Sequence[Span], role: str, tagging: Tagging) -> bool:
    """True for a mention of the rules beside the model's words that the model would nearly have named too."""
    apart = not any(span.overlaps(mention.span) for span in spans)
    return apart and tagging.chance(role, (mention.span.start, mention.span.end)) >= ALSO


def _fill_new(draft: Draft, tagging: Tagging) -> None:
    """The sense of a claim that only the model found."""
    draft.modality = tagging.modality
    draft.about_past = tagging.past_score > 0.5
    if draft.type in CHANGES:
        draft.change = tagging.change or CHANGES[draft.type]
        draft.former = list(draft.target) if draft.change is Change.GAIN else []


def spans_of(bounds: Bounds, page: Page) -> list[Span]:
    """The spans of a stretch of the report: without a leading article or preposition, and each of "A and B" by itself."""
    text = page.doc.text
    found = []
    for match in _PART.finditer(text, *bounds):
        start, words = match.start(), match[0]
        while (word := words.partition(" ")[0]).lower() in LEADING and len(word) < len(words):
            start, words = start + len(word) + 1, words[len(word) + 1 :]
        if any(c.isalnum() for c in words) and words.lower() not in LEADING:
            found.append(Span(start, start + len(words)))
    return found


def _mention(
    role: str, span: Span, rules: Sequence[Mention], sentence: Sentence, page: Page, cast: Cast
) -> Mention:
    """The rules' own mention where it stands in the same words, since it knows more; else a new one of the model's words."""
    same = next((m for m in rules if m.span.overlaps(span)), None)
    if same is not None:
        return same
    text = page.words(span)
    bounds = span.start - page.offset, span.end - page.offset
    inside = bounds[0] >= 0 and bounds[1] <= len(sentence.doc.text)
    tokens = sentence.doc.char_span(*bounds, alignment_mode="expand") if inside else None
    if tokens is None:
        return Mention(span=span, text=text)
    head = tokens.root
    if role == "source":
        spoken = source_mention(head, page)
        return Mention(span=span, text=text, name=cast.resolve(head, page), kind=spoken.kind)
    if role == "place":
        found = place(head, page, cast, head.head.lower_ if head.dep_ == "pobj" else "in")
        return found if found.span.overlaps(span) else Mention(span=span, text=text)
    return Mention(span=span, text=text, name=cast.resolve(head, page))


def _add_toll(draft: Draft, kind: TollKind, span: Span, page: Page) -> None:
    """A row for a number that the rules did not see."""
    words = page.words(span)
    if any(row.what is kind and row.span.overlaps(span) for row in draft.toll):
        return
    if find_numbers(words) or VAGUE.search(words):
        draft.toll.append(Toll(what=kind, text=words, span=span))
