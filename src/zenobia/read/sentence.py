"""Reading one sentence: its happenings, each with its slots, sense, time, toll and source."""

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from zenobia.model import Change, ClaimType, Mention, Toll, TollKind
from zenobia.read import grammar
from zenobia.read.draft import Draft, alike
from zenobia.read.kinds import ATTACKS, GROUND, type_of
from zenobia.read.modality import find_modality
from zenobia.read.page import Page, clause_span
from zenobia.read.past import is_background
from zenobia.read.reference import Cast
from zenobia.read.slots import Slots, add, fill_slots
from zenobia.read.sources import Attribution, Voices, find_attributions, source_mention
from zenobia.read.times import Expression, find_expressions, find_times
from zenobia.read.tolls import counted, loose_rows
from zenobia.read.triggers import Trigger, find_triggers

HARMS = frozenset({TollKind.KILLED, TollKind.INJURED})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})

Told = tuple[Trigger, Draft]


def read_sentence(
    sentence: Sentence, page: Page, cast: Cast, voices: Voices, *, is_headline: bool
) -> list[Draft]:
    """The happenings that a sentence tells, in the order of its words."""
    for noun in sentence:
        if noun.pos_ in {"NOUN", "PROPN"} and noun.dep_ not in {"compound", "amod", "nmod"}:
            cast.note(noun, page)
    expressions = find_expressions(sentence, page)
    triggers = find_triggers(sentence, page)
    told = _tell(sentence, triggers, expressions, page, cast, is_headline=is_headline) if triggers else []
    speaker = _set_sources(sentence, told, voices, page, cast)
    if speaker is not None:
        cast.speakers.append(speaker)
    cast.sentence += 1
    return [draft for _, draft in told]


def _tell(
    sentence: Sentence,
    triggers: list[Trigger],
    expressions: list[Expression],
    page: Page,
    cast: Cast,
    *,
    is_headline: bool,
) -> list[Told]:
    by_token = {t.token.i: t for t in triggers}
    times = find_times(expressions, triggers, page)
    told: list[Told] = []
    for trigger in triggers:
        slots = fill_slots(trigger, page, cast, by_token)
        draft = Draft(
            type=type_of(trigger, slots, page),
            evidence=[clause_span(trigger.verb, sentence, page)],
            sentence=cast.sentence,
            modality=find_modality(trigger, page.lexicon),
            change=trigger.entry.change,
            rules=[trigger.entry.rule],
            is_headline=is_headline,
            points_back=_points_back(trigger),
            when=times.get(trigger.token.i),
            at=page.offset + trigger.token.idx,
        )
        _take_slots(draft, trigger, slots, page)
        draft.about_past = is_background(trigger, draft.when)
        told.append((trigger, draft))
    told = _join_effects(told)
    for trigger, draft in told:
        draft.is_effect = trigger.entry.kind in HARMS and not draft.agent
    _share_within(told)
    _add_loose_tolls(sentence, told, page)
    return told


def _points_back(trigger: Trigger) -> bool:
    return trigger.is_noun and any(c.lower_ in DEFINITE and c.dep_ == "det" for c in trigger.token.lefts)


def _take_slots(draft: Draft, trigger: Trigger, slots: Slots, page: Page) -> None:
    draft.agent, draft.target, draft.place, draft.former = (
        slots.agent,
        slots.target,
        slots.place,
        slots.former,
    )
    if trigger.entry.frame == "fights" and not slots.agent and len(slots.target) > 1:
        draft.agent, draft.target = slots.target, []
    if trigger.entry.frame == "loses":
        draft.agent, draft.winner, draft.former = slots.former, slots.agent, []
    elif trigger.entry.frame == "drives-out" and slots.former and not slots.agent:
        draft.type, draft.change = ClaimType.WITHDRAWAL, Change.LOSS  # nobody says who drove them out
        draft.agent, draft.former = slots.former, []
    elif draft.type in GROUND:
        draft.target = [*draft.target, *slots.former]
    for noun in slots.victims:
        draft.toll.extend(_rows(noun, trigger, page))


def _rows(noun: Token, trigger: Trigger, page: Page) -> list[Toll]:
    kind = trigger.entry.kind
    if trigger.entry.type is ClaimType.DISPLACEMENT:
        kind = TollKind.DISPLACED
    elif trigger.entry.type is ClaimType.DESTRUCTION and "vehicle" in page.classes(noun):
        kind = TollKind.DESTROYED_VEHICLES
    return list(counted(noun, kind, page)) if kind is not None else []


def _join_effects(told: list[Told]) -> list[Told]:
    """A harm goes to the attack that did it ("killed in air strikes", "shelled the town, killing 3"); one draft a happening."""
    kept: list[Told] = []
    for trigger, draft in told:
        cause = _cause(trigger, told)
        if cause is None:
            kept.append((trigger, draft))
        else:
            _give(cause, draft)
    return kept


def _cause(trigger: Trigger, told: list[Told]) -> Draft | None:
    others = [(t, d) for t, d in told if t is not trigger]
    if trigger.entry.kind is None:
        return _carried(trigger, others)
    same = _coordinated(trigger, others)
    if trigger.entry.kind not in HARMS:
        return same
    attacks = [(t, d) for t, d in others if t.entry.type in ATTACKS]
    return _above(trigger, attacks) or _below(trigger, attacks) or same


def _carried(trigger: Trigger, others: list[Told]) -> Draft | None:
    """A noun under a verb of its own family is the same happening ("repelled an attack", "initiated the clashes by storming …")."""
    if trigger.entry.type not in ATTACKS:
        return None
    if not trigger.is_noun:
        doers = {n.i for n in trigger.around.get("subject", ())}
        return next(
            (d for t, d in others if t.is_noun and t.token.i in doers and t.entry.type in ATTACKS), None
        )
    if trigger.token.dep_ not in {"dobj", "nsubjpass"}:
        return None
    verb = trigger.token.head
    return next((d for t, d in others if t.token.i == verb.i and t.entry.type in ATTACKS), None)


def _above(trigger: Trigger, attacks: list[Told]) -> Draft | None:
    for above, label in grammar.governors(trigger.token, 4):
        hit = next(
            (d for t, d in attacks if above.i in {t.token.i, t.carrier.i if t.carrier is not None else -1}),
            None,
        )
        if hit is not None:
            return hit
        if label == "ccomp" or (label == "relcl" and not grammar.is_circumstance(trigger.verb)):
            return None
    return None


def _below(trigger: Trigger, attacks: list[Told]) -> Draft | None:
    return next((d for t, d in attacks if _leads_to(t.token, trigger.verb)), None)


def _leads_to(word: Token, top: Token) -> bool:
    """True when the way from `word` up to `top` crosses no clause of speaking and no relative clause."""
    for above, label in grammar.governors(word, 6):
        if label in {"relcl", "ccomp"}:
            return False
        if above.i == top.i:
            return True
    return False


def _coordinated(trigger: Trigger, others: list[Told]) -> Draft | None:
    """Joined harms ("killed … and wounded …") are one happening."""
    at = trigger.token
    while at.dep_ in {"conj", "advcl"} or (at.dep_ == "acl" and at.head.like_num):
        at = at.head
        hit = next(
            (
                d
                for t, d in others
                if t.token.i == at.i and t.entry.kind in HARMS and trigger.entry.kind in HARMS
            ),
            None,
        )
        if hit is not None:
            return hit
    return None


def _give(cause: Draft, effect: Draft) -> None:
    """Give the cause what its effect's clause says of those hurt, the place, the time and the numbers."""
    for mention in effect.target:
        add(cause.target, mention)
    for name in ("agent", "place"):
        if not getattr(cause, name):
            getattr(cause, name).extend(getattr(effect, name))
    cause.when = cause.when or effect.when
    cause.toll.extend(effect.toll)
    cause.evidence.extend(effect.evidence)
    cause.rules.extend(effect.rules)


def _enemy(taker: Draft, told: list[Told]) -> list[Mention]:
    """Whom the taker of a place fought in the same sentence: who is clashed with, or the other one of two sides."""
    for trigger, draft in told:
        if trigger.entry.frame != "fights":
            continue
        if draft.target:
            return [] if any(alike(a, e) for a in taker.agent for e in draft.target) else draft.target
        others = [s for s in draft.agent if not any(alike(a, s) for a in taker.agent)]
        if len(draft.agent) == 2 and len(others) == 1:
            return others
    return []


def _share_within(told: list[Told]) -> None:
    """What happenings of one sentence share where their own words say nothing: a place, and the enemy of a clash."""
    for _, draft in told:
        if draft.type is ClaimType.CAPTURE and draft.agent and not draft.target:
            enemy = _enemy(draft, told)
            draft.target, draft.former = list(enemy), list(enemy)
    placed = next((d for _, d in told if d.place), None)
    for _, draft in told:
        if (
            not draft.place
            and placed is not None
            and draft.type in ATTACKS | {ClaimType.DESTRUCTION, ClaimType.CIVILIAN_HARM}
        ):
            draft.place = list(placed.place)


def _add_loose_tolls(sentence: Sentence, told: list[Told], page: Page) -> None:
    harmful = [d for t, d in told if d.type in ATTACKS or t.entry.kind in HARMS]
    if not harmful:
        return
    taken = [row.span for _, draft in told for row in draft.toll]
    harmful[-1].toll.extend(loose_rows(sentence, page, taken))


def _set_sources(sentence: Sentence, told: list[Told], voices: Voices, page: Page, cast: Cast) -> str | None:
    """Give each happening its sources; returns the name of the last speaker, for the "he said" to come."""
    quoted = voices.inside_quotes(sentence)
    attributions = find_attributions(sentence, page)
    mentions = {a.speaker.i: _speaker(a, page, cast) for a in attributions}
    for trigger, draft in told:
        for attribution in attributions:
            if trigger.token.i in attribution.said and attribution.cue != trigger.token.i:
                add(draft.source, mentions[attribution.speaker.i])
        if not draft.source and trigger.token.i in quoted:
            here = [mentions[a.speaker.i] for a in attributions]
            draft.source.extend(here[:1] or voices.speakers)
    if mentions:
        voices.speakers = tuple(mentions[a.speaker.i] for a in attributions if a.cue == attributions[-1].cue)
        last = voices.speakers[-1]
        return last.name or last.text
    return None


def _speaker(attribution: Attribution, page: Page, cast: Cast) -> Mention:
    mention = source_mention(attribution.speaker, page)
    name = cast.resolve(attribution.speaker, page)
    return Mention(span=mention.span, text=mention.text, name=name, kind=mention.kind)
