"""Weaving what the model sees into what the rules read, sentence by sentence.

The rules bring tolls, times, control, sense and the way from words to claim; the model finds happenings whose words no
lexicon has, and knows better which words are the place and the source. Where both fill a slot the model's words count, and the
rules fill what it leaves empty (docs/decisions/006-learned-part.md has the figures).
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from zenobia.kit.numbers import find_numbers
from zenobia.model import Change, ClaimType, FoundBy, Mention, Modality, Span, Toll, TollKind, When
from zenobia.read.draft import Draft
from zenobia.read.kinds import GROUND
from zenobia.read.learned.calibration import calibrated
from zenobia.read.learned.encoder import Bounds, Encoded, Encoder, Sighting, Tagging
from zenobia.read.page import TRIM, Page, clause_span
from zenobia.read.reference import Cast
from zenobia.read.slots import place
from zenobia.read.sources import source_mention
from zenobia.read.tolls import VAGUE

FIND = 0.8
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
"""How likely one of the words must fill it where the rules are silent."""
CHANGES = {
    ClaimType.CAPTURE: Change.GAIN,
    ClaimType.WITHDRAWAL: Change.LOSS,
    ClaimType.CONTROL: Change.HOLD,
}
DOUBT = 0.1
"""How likely the model must at least hold a word of the rules to fill a slot that it leaves empty."""
PAST = 0.6
"""How likely the model must hold what the rules take for news to be background."""
SENSE = 0.7
"""How sure the model must be that what the rules take for plainly said is denied, planned, hedged …"""
DEALINGS = frozenset({ClaimType.STATEMENT, ClaimType.AGREEMENT, ClaimType.SUPPORT, ClaimType.PROTEST})
STANDING = GROUND | DEALINGS
"""Types whose parties and places the rules know better: the model fills only what they leave empty."""
MODEL = "model"
"""The rule's name on a claim that only the model found."""


class Weaver:
    """Deepens the drafts of a report's sentences with what the model sees."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = f"model-{encoder.digest}"
        """With the version of the weights; part of the reader's name."""

    def see(self, sentences: Iterable[Sentence]) -> list[Encoded]:
        """Encode the sentences of a piece."""
        return self._encoder.encode([s.text for s in sentences])

    def deepen(
        self, sentence: Sentence, seen: Encoded, drafts: list[Draft], page: Page, cast: Cast
    ) -> list[Draft]:
        """The drafts with the model's slots, and a draft more for each claim that no rule found."""
        start = page.offset + sentence.start_char
        beyond = [d for d in drafts if d.at - start >= seen.seen]
        kept = [d for d in drafts if d.at - start < seen.seen and _is_likely(d, seen)]
        for draft in kept:
            if seen.scores[draft.type] >= BOTH:
                draft.found_by = FoundBy.BOTH
        every = [*kept, *_missed(sentence, seen, kept, page, cast)]
        for draft in every:
            draft.score = calibrated(draft.found_by, seen.scores[draft.type])
        told = [(draft.type, draft.at - start) for draft in every]
        for draft, tagging in zip(every, self._encoder.tag(seen, told, ROLE, PEAK), strict=True):
            _fill(draft, tagging, sentence, page, cast)
        return sorted([*every, *beyond], key=lambda d: d.at)


def _is_likely(draft: Draft, seen: Encoded) -> bool:
    """False for what the model all but rules out."""
    return seen.scores[draft.type] >= (KEEP_STANDING if draft.type in STANDING else KEEP)


def _missed(
    sentence: Sentence, seen: Encoded, drafts: Sequence[Draft], page: Page, cast: Cast
) -> Iterable[Draft]:
    types = {draft.type for draft in drafts}
    for sighting in seen.sightings(FIND):
        if sighting.type not in types:
            yield _draft(sighting, sentence, page, cast)


def _draft(sighting: Sighting, sentence: Sentence, page: Page, cast: Cast) -> Draft:
    word = _token(sentence, sighting.at)
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
    """The token that holds a character of the sentence."""
    at += sentence.start_char
    return next((t for t in sentence if t.idx <= at < t.idx + len(t.text_with_ws)), sentence.root)


def _fill(draft: Draft, tagging: Tagging, sentence: Sentence, page: Page, cast: Cast) -> None:
    """Put the model's stretches into the slots of a draft, in place."""
    start = page.offset + sentence.start_char
    roles = {
        role: [span for bounds in found if (span := _span(bounds, start, page)) is not None]
        for role, found in tagging.roles.items()
    }
    for role in ("agent", "target", "place", "source"):
        spans = roles.get(role, [])
        rules = getattr(draft, role)
        if rules and draft.type in STANDING and role != "source" and MODEL not in draft.rules:
            continue
        if spans:
            setattr(draft, role, [_mention(role, span, rules, sentence, page, cast) for span in spans])
        else:
            setattr(
                draft,
                role,
                [m for m in rules if _chance(tagging, role, m, start, len(sentence.text)) >= DOUBT],
            )
    if MODEL in draft.rules:
        _fill_new(draft, tagging)
    elif draft.type not in GROUND:
        draft.about_past = draft.about_past or tagging.past_score > PAST
        if draft.modality is Modality.ASSERTED and tagging.modality_score > SENSE:
            draft.modality = tagging.modality
    if draft.when is None and roles.get("when"):
        span = roles["when"][0]
        draft.when = When(text=page.words(span), span=span)
    for kind in TollKind:
        for span in roles.get(kind.value, ()):
            _add_toll(draft, kind, span, page)


def _chance(tagging: Tagging, role: str, mention: Mention, start: int, length: int) -> float:
    """How likely the model holds a mention of the rules to fill a role; 1 for one that stands outside of the sentence."""
    bounds = mention.span.start - start, mention.span.end - start
    return tagging.chance(role, bounds) if bounds[0] >= 0 and bounds[1] <= length else 1.0


def _fill_new(draft: Draft, tagging: Tagging) -> None:
    """The sense of a claim that only the model found."""
    draft.modality = tagging.modality
    draft.about_past = tagging.past_score > 0.5
    if draft.type in CHANGES:
        draft.change = tagging.change or CHANGES[draft.type]
        draft.former = list(draft.target) if draft.change is Change.GAIN else []


def _span(bounds: Bounds, start: int, page: Page) -> Span | None:
    """The document's span of a stretch of a sentence, without a leading article."""
    first, after = start + bounds[0], start + bounds[1]
    word, _, rest = page.doc.text[first:after].partition(" ")
    if word.lower() in TRIM and rest:
        first += len(word) + 1
    return Span(first, after) if any(c.isalnum() for c in page.doc.text[first:after]) else None


def _mention(
    role: str, span: Span, rules: Sequence[Mention], sentence: Sentence, page: Page, cast: Cast
) -> Mention:
    """The rules' own mention where it stands in the same words, since it knows more; else a new one of the model's words."""
    same = next((m for m in rules if m.span.overlaps(span)), None)
    if same is not None:
        return same
    tokens = sentence.doc.char_span(span.start - page.offset, span.end - page.offset, alignment_mode="expand")
    text = page.words(span)
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
