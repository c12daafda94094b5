"""Who did it: individuals, bodies, individuals of a body; and how sure the report is of a body (MUC-4, 7.10 to 7.12)."""

import re
from collections.abc import Sequence
from functools import cache

from zenobia.evaluate.incident import Incident, Part
from zenobia.evaluate.muckeys import normal
from zenobia.evaluate.phrases import (
    add_words,
    before_head,
    head_of,
    is_thing,
    load_words,
    perpetrators,
    singular,
    word_set,
    words_of,
)
from zenobia.evaluate.report import ReportText
from zenobia.kit.text import fold, squeeze
from zenobia.model import ActorKind, Claim, ClaimType, Mention, Modality
from zenobia.publish.codebooks import party_class, says
from zenobia.read.lexicon import load_lexicon
from zenobia.resolve import ActorRegistry

_CONTEXT = (-1, 0, 1, 2)
"""Sentences around an incident, in which a body named is one that may have done it."""
_DOUBT = re.compile(
    r"^(?:alleged|presumed|suspected|reputed|supposed|probable|possible|same|other)\s+", re.IGNORECASE
)
_WHOSE = re.compile(r"^(?:our|its|their|the|this|these|those|that|a|an|his|her)\s+", re.IGNORECASE)
_GROUP_OF = re.compile(r"(?:group|gang|band|column|squad|number|handful|commando)s? of\s", re.IGNORECASE)
_NON_STATE = frozenset({ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})


class Bodies:
    """What the registry knows of armed bodies; made once."""

    def __init__(self, actors: ActorRegistry) -> None:
        """Use this registry."""
        self.actor_of = actors.get
        self.named = actors.named
        kept = [
            entry.actor
            for entry in actors.entries
            if entry.actor.kind in _NON_STATE and set(entry.actor.countries) & word_set("countries")
        ]
        names = sorted((n for a in kept for n in (a.name, *a.aliases)), key=len, reverse=True)
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)

    def find(self, words: str) -> str | None:
        """The first name in `words` of a body that fights a state or serves a party; `None` when there is none."""
        found = self.pattern.search(words)
        return found[0] if found is not None else None


class Perpetrators:
    """Sorts those who act in one report."""

    def __init__(self, bodies: Bodies, report: ReportText, claims: Sequence[Claim]) -> None:
        """Sort those of `report`, of which all the `claims` were read."""
        self.bodies = bodies
        self.report = report
        self.accusers = {
            m.span
            for c in claims
            if c.type is ClaimType.STATEMENT and c.triggers & word_set("accusing")
            for m in c.agent
        }
        """Where it stands who lays an act to others."""

    def add(self, made: Incident, agent: Mention, claim: Claim) -> None:
        """Put an agent where it belongs: a body, individuals, or individuals of a body."""
        words = words_of(agent)
        if (
            not words
            or fold(words) in word_set("never")
            or head_of(words) in word_set("never")
            or self.is_adjective(agent)
            or agent.span in {m.span for m in claim.source}
            or agent.span in self.accusers
        ):
            return
        body, individuals = self.split_agent(agent, words)
        if individuals:
            add_words(made.roles["PerpInd"], individuals)
        body = self.body_described(agent, words) or body or self.body_behind(agent)
        if body:
            self.add_body(made, body, self.confidence(claim, body))

    def split_agent(self, agent: Mention, words: str) -> tuple[str | None, str | None]:
        """The body and the individuals that an agent's words name."""
        words = _WHOSE.sub("", _DOUBT.sub("", words))
        if _GROUP_OF.match(words):
            return None, words
        words = self.owner(words) or words
        head = head_of(words)
        if singular(head) in word_set("individuals") or head in word_set("individuals"):
            rest = before_head(words, head)
            return self.bodies.find(rest) or (rest if rest and self.is_body(rest) else None), words
        kept = self.bodies.find(words)
        if kept is not None:
            return kept, None
        if is_organisation(words) or self.is_body(words):
            return (None, None) if fold(words) in word_set("vague_bodies") else (words, None)
        if is_thing(agent):
            return None, None
        return None, words

    def owner(self, words: str) -> str | None:
        """Whose an aircraft or a vehicle is ("an air force helicopter", "planes of the navy"): a body acts by its machines."""
        head = head_of(words)
        if not machines() & {head, singular(head)}:
            return None
        rest = before_head(words, head)
        known = bool(rest) and (
            is_organisation(rest) or self.is_body(rest) or self.bodies.find(rest) is not None
        )
        return rest if known else None

    def is_adjective(self, agent: Mention) -> bool:
        """True for the first word of "terrorist sabotage": it says of what kind the act was, not who did it."""
        after = re.match(r"[\s-]+(\w+)", self.report.after(agent))
        return after is not None and " " not in agent.text and singular(after[1].lower()) in word_set("acts")

    def is_body(self, words: str) -> bool:
        """True when the registry has a body of this very name; a people is none."""
        found = self.bodies.named(words)
        return found is not None and found[1] is not ActorKind.CIVILIANS

    def body_described(self, agent: Mention, words: str) -> str | None:
        """The name that a description is given: right behind it ("the rebel movement Red Star"), else elsewhere in the report."""
        if singular(head_of(words)) not in word_set("described") or self.bodies.find(words) is not None:
            return None
        after = re.match(r'[\s,"\'(]*(?:the\s+)?', self.report.after(agent), re.IGNORECASE)
        rest = self.report.after(agent)[after.end() if after else 0 :][:80]
        named = self.bodies.pattern.match(rest)
        return named[0] if named is not None else self.body_behind(agent)

    def body_behind(self, agent: Mention) -> str | None:
        """The words by which the report names the body that its "guerrillas" are of; `None` when it names none."""
        actor = self.bodies.actor_of(agent.best.id) if agent.best is not None else None
        if actor is None or actor.kind not in _NON_STATE:
            return None
        flat = squeeze(self.report.text)
        found = (
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", flat, re.IGNORECASE)
            for name in (actor.name, *actor.aliases)
        )
        at = min((m for m in found if m is not None), key=lambda m: (m.start(), -len(m[0])), default=None)
        return at[0] if at is not None else None

    def attribute(self, claim: Claim, groups: Sequence[Sequence[Part]], made: Sequence[Incident]) -> None:
        """Give an incident the body that claims it, or that somebody blames for it: the one told nearest before."""
        if claim.type is not ClaimType.STATEMENT or claim.modality is Modality.DENIED or not made:
            return
        claimed = bool(claim.triggers & word_set("claiming"))
        if not claimed and not claim.triggers & word_set("accusing"):
            return
        at = self.report.number(claim.evidence[0].span.start)
        spoken = claim.agent if claimed else claim.target
        nearest = min(
            range(len(made)), key=lambda i: min(abs(at - n) for p in groups[i] for n in p.sentences)
        )
        for mention in spoken:
            body, _ = self.split_agent(mention, words_of(mention))
            body = body or self.body_behind(mention)
            if body is not None:
                self.add_body(
                    made[nearest], body, "CLAIMED OR ADMITTED" if claimed else self.confidence(claim)
                )

    def add_body(self, made: Incident, body: str, sure: str) -> None:
        """A body once, by whatever of its names."""
        named = self.bodies.named(body)
        for other in made.roles["PerpOrg"]:
            if normal(other) == normal(body) or (named is not None and self.bodies.named(other) == named):
                if sure != "REPORTED AS FACT":
                    made.confidence[other] = sure
                return
        made.roles["PerpOrg"].append(body)
        made.confidence[body] = sure

    def add_body_in_context(self, parts: Sequence[Part], made: Incident) -> None:
        """Where rebels are said to have done it and not whose they are, the body told of in the same context is theirs."""
        heads = {singular(head_of(words)) for words in made.roles["PerpInd"]}
        if made.roles["PerpOrg"] or not heads & word_set("insurgents"):
            return
        at = {n for p in parts for n in p.sentences}
        for numbers in (at, {n + d for n in at for d in _CONTEXT}):
            body = self.bodies.find(self.report.sentences(numbers))
            if body is not None:
                self.add_body(made, body, self.confidence(parts[0].claim))
                return

    def add_individuals_in_context(self, parts: Sequence[Part], made: Incident) -> None:
        """Where nobody is said to have done it, those who are spoken of in the same sentences as the likes of them."""
        if made.roles["PerpInd"]:
            return
        for number in sorted({n for p in parts for n in p.sentences}):
            found = perpetrators().search(self.report.sentence(number))
            if found is not None:
                add_words(made.roles["PerpInd"], found[0])
                return

    def confidence(self, claim: Claim, body: str = "") -> str:
        """How sure a claim's words are of whoever is said to have done it; a body that tells of its own act admits it."""
        if body and any(self.is_of(mention, body) for mention in claim.source):
            return "CLAIMED OR ADMITTED"
        folded = fold(self.report.sentences(self.report.numbers(claim)))
        for value, words in load_words()["confidence"].items():
            if says(folded, tuple(words)):
                by = value == "SUSPECTED OR ACCUSED" and self.is_by_authorities(claim)
                return f"{value} BY AUTHORITIES" if by else str(value)
        return "REPORTED AS FACT"

    def is_of(self, mention: Mention, body: str) -> bool:
        """True when a voice is the body's own, or of somebody named by it ("the front's radio")."""
        named, best = self.bodies.named(body), mention.best
        words = f" {normal(mention.text)} {normal(mention.name or '')} "
        return f" {normal(body)} " in words or (
            named is not None and best is not None and best.id == named[0]
        )

    def is_by_authorities(self, claim: Claim) -> bool:
        """True when those who accuse, or on whose word it is told, govern or are of the state's forces."""
        voices = (*claim.source, *(claim.agent if claim.type is ClaimType.STATEMENT else ()))
        return any(
            (m.kind is not None and m.kind.value in word_set("authorities"))
            or party_class(m, self.bodies.actor_of) == "state"
            for m in voices
        )


def is_organisation(words: str) -> bool:
    """True when the head of the words is a kind of body ("the narcotics mafia")."""
    head = head_of(words)
    return bool({head, singular(head), fold(words)} & word_set("organisations"))


@cache
def machines() -> frozenset[str]:
    """Words for what a body acts by: aircraft and vehicles."""
    return frozenset(w for w, of in load_lexicon().classes.items() if of & {"aircraft", "vehicle"})
