"""Why a claim is as it is: the way from the words to each of its fields, as far as the claim and the knowledge tell.

Nothing here is guessed. What a claim does not keep, the explanation says is not kept.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from zenobia.kit.dates import DateInterval
from zenobia.model import Claim, Document, FoundBy, Mention, Modality, Span, Toll
from zenobia.publish.codebooks import ActorOf, PlaceOf, rule_of
from zenobia.read.teachings import cues, teaching

SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Dr|Lt|Mr|St))(?<!\b(?:Col|Gen|Maj|Mrs|Sgt))(?<!\bCapt)[.!?][\"'”’)\]]*(?=\s+[^\sa-z])|\n\s*\n"
)
"""Where a sentence ends, by its full stop; not after an initial or a rank ("Gen. Salem")."""
SLOTS = {"agent": "who", "target": "to whom", "place": "where", "source": "according to"}
TURNED = "the weapon, the aircraft, who was hurt, how many or what is unsaid around the word made it"
WHICH = "which of these it was is not kept"
MODEL = "the learned part of the reader, which gives no reason"


class Step(Struct, frozen=True):
    """One thing that the claim says, and why."""

    topic: str
    said: str
    because: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    """Where its words stand in the report, for marking them there."""


def explain(
    claim: Claim, doc: Document, actor_of: ActorOf | None = None, place_of: PlaceOf | None = None
) -> list[Step]:
    """The steps from the words to the claim, in the order of its fields.

    Args:
        claim: a claim of `doc`, resolved.
        doc: the report.
        actor_of: what is known of actors, for the codes.
        place_of: what is known of places, for the codes.
    """
    return [
        _found(claim, doc),
        Step("what", f"{claim.type.value}: {claim.type.definition}", tuple(_rules(claim))),
        *(_slot(claim, doc, slot) for slot in SLOTS),
        _when(claim, doc),
        *(_toll(toll, claim, doc) for toll in claim.toll),
        *_control(claim),
        _sense(claim, doc),
        *(_code(name, claim, actor_of, place_of) for name in ("acled", "plover")),
    ]


def _found(claim: Claim, doc: Document) -> Step:
    word = doc.text[claim.told_at.start : claim.told_at.end] if claim.told_at is not None else None
    said = f"“{word}” tells it" if word is not None else "the word that tells it is not kept with this claim"
    because = [f"found by {claim.found_by.definition}"]
    if claim.score is not None:
        because.append(f"of claims like this one, {claim.score:.0%} had the right type on marked reports")
        because.append(
            "the learned part may have chosen the words of any field; which were its choice is not kept"
        )
    else:
        because.append("the learned part was not asked")
    spans = (claim.told_at,) if claim.told_at is not None else ()
    return Step("found", said, (*because, f"read by {claim.reader}"), spans)


def _rules(claim: Claim) -> Iterator[str]:
    types = set()
    for rule in claim.rules:
        found = teaching(rule)
        if found is None:
            yield f"{rule}: {MODEL}"
            continue
        types.add(found.type)
        where = f"{found.file}, line {found.line}" if found.line else f"no longer in {found.file}"
        yield f"“{found.words}” tells a {found.type} ({where})"
        slots = ", ".join(f"{position} → {slot}" for position, slot in found.slots.items())
        yield f"its neighbours by the frame “{found.frame}”: {slots}"
    if types and claim.type.value not in types:
        yield f"{TURNED} {claim.type.value}; {WHICH}"
    if len(claim.rules) > 1:
        yield "these tell one happening: again in other words, or what came of it"


def _slot(claim: Claim, doc: Document, slot: str) -> Step:
    mentions: Sequence[Mention] = getattr(claim, slot)
    if not mentions:
        silent = "the report itself says it" if slot == "source" else "the report does not say"
        return Step(SLOTS[slot], "nothing", (f"{silent}, or the reader did not see it",))
    said = "; ".join(f"“{m.text}”" for m in mentions)
    return Step(SLOTS[slot], said, tuple(_mentions(mentions, claim, doc)), tuple(m.span for m in mentions))


def _mentions(mentions: Sequence[Mention], claim: Claim, doc: Document) -> Iterator[str]:
    for mention in mentions:
        yield from _mention(mention, claim, doc)


def _mention(mention: Mention, claim: Claim, doc: Document) -> Iterator[str]:
    yield f"“{mention.text}” stands {_place(mention.span, claim, doc)}"
    if mention.name:
        yield f"this report calls it “{mention.name}” elsewhere"
    if mention.relation:
        yield f"“{mention.relation}” keeps it off the named place itself"
    if mention.part:
        yield f"a part of a place: “{mention.part}”"
    if mention.kind is not None:
        yield f"as a source: {mention.kind.value}, {mention.kind.definition}"
    for number, candidate in enumerate(mention.candidates):
        verb = "taken for" if number == 0 else "or"
        yield f"{verb} {candidate.name} ({candidate.id}, {candidate.score:.2f}): {candidate.reason}"
    if not mention.candidates and mention.kind is None:
        yield "tied to no actor and no place of the registries"


def _place(span: Span, claim: Claim, doc: Document) -> str:
    """Where words stand beside the evidence."""
    if any(e.span.overlaps(span) for e in claim.evidence):
        return "in the evidence"
    ends, side = min(
        (len(SENTENCE_END.findall(_between(doc.text, span, e.span))), _side(span, e.span))
        for e in claim.evidence
    )
    return "in the same sentence" if not ends else f"{ends} sentence{'s' * (ends > 1)} {side} the evidence"


def _between(text: str, one: Span, other: Span) -> str:
    return text[min(one.end, other.end) : max(one.start, other.start)]


def _side(span: Span, evidence: Span) -> str:
    return "before" if span.start < evidence.start else "after"


def _when(claim: Claim, doc: Document) -> Step:
    when = claim.when
    if when is None:
        return Step("when", "nothing", ("the report gives no time for it, or the reader did not see it",))
    days = "no day" if when.interval is None else _days(when.interval)
    because = [f"“{when.text}” stands {_place(when.span, claim, doc)}"]
    because += [f"{when.status.value}: {when.status.definition}", *([when.detail] if when.detail else [])]
    return Step("when", f"“{when.text}”: {days}", tuple(because), (when.span,))


def _days(interval: DateInterval) -> str:
    first, last = (str(day) if day is not None else "unknown" for day in (interval.start, interval.last))
    return first if interval.is_one_day else f"{first} to {last}"


def _toll(toll: Toll, claim: Claim, doc: Document) -> Step:
    low, high = ("?" if bound is None else str(bound) for bound in (toll.low, toll.high))
    whom = f", of {', '.join(m.text for m in toll.of)}" if toll.of else ""
    because = (
        f"“{toll.text}” stands {_place(toll.span, claim, doc)}",
        f"{toll.what.value}{whom}: lowest {low}, highest {high} (? is unsaid)",
    )
    return Step("toll", f"“{toll.text}”", because, (toll.span,))


def _control(claim: Claim) -> Iterator[Step]:
    control = claim.control
    if control is None:
        return
    holder = f" by {control.holder.label}" if control.holder is not None else ""
    former = f", from {control.former.label}" if control.former is not None else ""
    places = ", ".join(m.label for m in control.places)
    because = [control.change.definition]
    if claim.found_by is FoundBy.MODEL:
        because.append("no rule explains it, so that it moves no holding")
    yield Step("control", f"{control.change.value} of {places}{holder}{former}", tuple(because))


def _sense(claim: Claim, doc: Document) -> Step:
    sense = claim.modality
    because = [sense.definition]
    sentence = _sentence(doc.text, claim.evidence[0].span)
    found = cues(sentence) if sense is not Modality.ASSERTED else []
    because += [
        f"“{word}” in the sentence can say so (resources/lexicon/modality.yaml, {of})" for word, of in found
    ]
    if sense is not Modality.ASSERTED and not found:
        because.append(
            "no word of resources/lexicon/modality.yaml stands there: the verb's form, or the learned part"
        )
    past = "background that the report recalls" if claim.about_past else "news of the report"
    return Step("said as", f"{sense.value}; {past}", tuple(because))


def _sentence(text: str, span: Span) -> str:
    starts = [m.end() for m in SENTENCE_END.finditer(text, 0, span.start)]
    end = SENTENCE_END.search(text, span.end)
    return text[starts[-1] if starts else 0 : end.end() if end else len(text)]


def _code(name: str, claim: Claim, actor_of: ActorOf | None, place_of: PlaceOf | None) -> Step:
    rule = rule_of(name, claim, actor_of, place_of)
    topic = name.upper()
    if rule is None:
        return Step(topic, "no code", (f"no rule of resources/codebooks/{name}.yaml fits",))
    code = rule.code if isinstance(rule.code, str) else ", ".join(c for c in rule.code or () if c)
    return Step(topic, code or "no code", (rule.why,))
