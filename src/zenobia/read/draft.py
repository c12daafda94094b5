"""A claim in the making: what one trigger tells, before the report's tellings of one happening are joined."""

import re
from dataclasses import dataclass, field

from zenobia.model import (
    Change,
    Claim,
    ClaimType,
    ControlChange,
    Evidence,
    FoundBy,
    Mention,
    Modality,
    Span,
    Toll,
    When,
)


@dataclass
class Draft:
    """A happening as one sentence tells it."""

    type: ClaimType
    evidence: list[Span]
    sentence: int
    at: int
    """The character of the document where the word stands that tells it."""
    modality: Modality = Modality.ASSERTED
    about_past: bool = False
    agent: list[Mention] = field(default_factory=list)
    target: list[Mention] = field(default_factory=list)
    place: list[Mention] = field(default_factory=list)
    former: list[Mention] = field(default_factory=list)
    winner: list[Mention] = field(default_factory=list)
    """Who has the place that its loser lost."""
    source: list[Mention] = field(default_factory=list)
    when: When | None = None
    toll: list[Toll] = field(default_factory=list)
    change: Change | None = None
    rules: list[str] = field(default_factory=list)
    found_by: FoundBy = FoundBy.RULE
    score: float | None = None
    is_headline: bool = False
    is_effect: bool = False
    """A harm without a doer, which an attack told just before may have done."""
    points_back: bool = False
    """Told by a definite noun ("the attack"), which speaks of a happening already told."""

    def claim(self, doc_id: str, text: str, reader: str) -> Claim:
        """The finished claim."""
        evidence = tuple(Evidence(span, text[span.start : span.end]) for span in sorted(set(self.evidence)))
        return Claim(
            doc_id=doc_id,
            type=self.type,
            evidence=evidence,
            modality=self.modality,
            about_past=self.about_past,
            agent=tuple(self.agent),
            target=tuple(self.target),
            place=tuple(self.place),
            when=self.when,
            toll=tuple(sorted(self.toll, key=lambda t: (t.span, t.what))),
            control=self._control(),
            source=tuple(self.source),
            reader=reader,
            rules=tuple(dict.fromkeys(self.rules)),
            told_at=_word_at(self.at, text),
            found_by=self.found_by,
            score=self.score,
        )

    def _control(self) -> ControlChange | None:
        if self.change is None or not self.place:
            return None
        former = self.former[0] if self.former else None
        if self.change is Change.LOSS:
            return ControlChange(
                places=tuple(self.place),
                change=self.change,
                holder=self.winner[0] if self.winner else None,
                former=self.agent[0] if self.agent else former,
            )
        if self.change is Change.CONTESTED:
            inside = next((t for t in self.target if all(t.span != p.span for p in self.place)), None)
            return ControlChange(places=tuple(self.place), change=self.change, holder=inside)
        holder = self.agent[0] if self.agent else None
        if holder is None and former is None:
            return None
        if holder is None:
            return ControlChange(places=tuple(self.place), change=Change.LOSS, former=former)
        return ControlChange(places=tuple(self.place), change=self.change, holder=holder, former=former)

    def absorb(self, other: "Draft") -> None:
        """Take in another telling of the same happening: its evidence, and what this one lacks."""
        self.evidence.extend(other.evidence)
        if other.is_effect:
            self.target.extend(
                m for m in other.target if all(label(m) != label(mine) for mine in self.target)
            )
        for name in ("agent", "target", "place", "former"):
            mine, theirs = getattr(self, name), getattr(other, name)
            if not mine:
                mine.extend(theirs)
        for mention in other.source:
            if not any(alike(mention, m) for m in self.source):
                self.source.append(mention)
        for row in other.toll:
            if all((row.what, row.text.lower()) != (mine.what, mine.text.lower()) for mine in self.toll):
                self.toll.append(row)
        self.when = self.when or other.when
        self.change = self.change or other.change
        self.rules.extend(other.rules)
        self.is_headline = self.is_headline and other.is_headline
        if self.found_by is not other.found_by:
            self.found_by = FoundBy.BOTH
        self.score = max((s for s in (self.score, other.score) if s is not None), default=None)


_WORD = re.compile(r"\w+")
_HYPHENED = re.compile(r"\w[\w'’-]*")
_WEAK = frozenset(("the", "a", "an", "of", "in", "s", "and", "its", "their"))


def _word_at(at: int, text: str) -> Span | None:
    """The word that starts at a character."""
    word = _HYPHENED.match(text, at)
    return Span(at, word.end()) if word is not None else None


def alike(a: Mention, b: Mention) -> bool:
    """The same name, or the words of one inside the other's ("Aleppo", "the northern city of Aleppo")."""
    first, second = label(a), label(b)
    if first == second:
        return True
    left, right = set(_WORD.findall(first)) - _WEAK, set(_WORD.findall(second)) - _WEAK
    return bool(left and right) and (left <= right or right <= left)


def label(mention: Mention) -> str:
    """Words to compare two mentions by: the fuller name where there is one."""
    return (mention.name or mention.text).lower().removeprefix("the ")
