"""Who "the army", "its defenders", "they" and "the city" are: the cast of a report, followed from mention to mention.

Deliberately plain: a description stands for the most recent party of its group that the report has named, a pronoun for
the most recent likely subject. Where nothing fits, nothing is filled in.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from zenobia.model import ActorKind
from zenobia.read import grammar
from zenobia.read.page import Page

STATE_KINDS = frozenset({ActorKind.STATE_FORCE, ActorKind.EXTERNAL_FORCE})
PLURALS = frozenset({"they", "them", "their", "themselves", "both"})
SINGULARS = frozenset({"it", "its", "itself"})
PEOPLE = frozenset({"he", "she", "him", "her", "his", "i", "we", "us", "our", "my", "me"})
ACTORISH = frozenset({"armed", "actor", "country", "civilians", "people", "person"})
SPEAKING = ACTORISH | {"name"}
SITES = frozenset({"base", "airport", "airbase", "airfield", "hill", "camp", "field", "site"})
"""Descriptions of places smaller than a town."""
MEMORY = 40
"""How many mentions back a description may reach; a report's parties are named again before that."""


@dataclass(frozen=True)
class Role:
    """One mention of a party: its words, its head, the group that it belongs to, and where it stood."""

    words: str
    head: str
    group: str | None
    is_plural: bool
    is_subject: bool
    is_named: bool
    sentence: int
    at: int


@dataclass(frozen=True)
class Where:
    """One mention of a place by name."""

    words: str
    is_site: bool
    """A base, a field, a hill: smaller than what "the town" can mean."""
    is_country: bool
    sentence: int


@dataclass
class Cast:
    """The parties and places that a report has named so far."""

    roles: list[Role] = field(default_factory=list)
    places: list[Where] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    sentence: int = 0

    def note(self, noun: Token, page: Page) -> None:
        """Remember a noun of the sentence at hand, if it is a party or a place."""
        classes = page.classes(noun)
        if page.is_place(noun):
            if noun.pos_ == "PROPN" or _has_name(noun):
                self.places.append(
                    Where(place_words(noun, page), "site" in classes, "country" in classes, self.sentence)
                )
            if "country" not in classes or noun.dep_ == "pobj":
                return
        if not classes & ACTORISH:
            return
        mention = page.mention(noun)
        name = self.resolve(noun, page) or mention.text
        self.roles.append(
            Role(
                words=name,
                head=noun.lemma_.lower(),
                group=_group(noun, page),
                is_plural=noun.tag_ in {"NNS", "NNPS"} or len(grammar.conjuncts(noun)) > 1,
                is_subject=noun.dep_ in {"nsubj", "nsubjpass", "agent"}
                or (noun.dep_ == "pobj" and noun.head.dep_ == "agent"),
                is_named=noun.pos_ == "PROPN" or _has_name(noun),
                sentence=self.sentence,
                at=noun.i,
            )
        )
        del self.roles[:-MEMORY]

    def resolve(self, noun: Token, page: Page) -> str | None:
        """The fuller words for a pronoun or a description, or `None` when the noun names itself or nothing fits."""
        if noun.pos_ == "PRON" or noun.tag_ == "PRP$":
            return self._speaker(noun, page) or self._pronoun(noun)
        if noun.pos_ == "PROPN" or _has_name(noun):
            return None
        if not _is_definite(noun):
            return None
        owner = next((c for c in noun.lefts if c.tag_ == "PRP$"), None)
        if owner is not None and owner.lower_ in PLURALS | SINGULARS and page.classes(noun) & ACTORISH:
            return self._pronoun(owner)
        return self._description(noun, page)

    def _speaker(self, noun: Token, page: Page) -> str | None:
        """Who says it of themselves: "the army said it had withdrawn"."""
        found = [s for s in grammar.speaker_before(noun) if page.classes(s) & SPEAKING]
        plural = noun.lower_ == "they"
        fitting = [
            s
            for s in found
            if not plural
            or s.tag_ in {"NNS", "NNPS"}
            or len(found) > 1
            or page.classes(s) & {"armed", "actor"}
        ]
        return page.mention(fitting[0]).text if fitting else None

    def _pronoun(self, noun: Token) -> str | None:
        word = noun.lower_
        if word in PEOPLE:
            return self.speakers[-1] if self.speakers else None
        if word not in PLURALS | SINGULARS:
            return None
        near = [
            r
            for r in reversed(self.roles)
            if self.sentence - r.sentence <= 2
            and (r.sentence < self.sentence or r.at < noun.i)
            and (r.is_named or r.group is not None)
        ]
        if word in SINGULARS:
            near = [r for r in near if not r.is_plural or r.is_named]
        for pool in ([r for r in near if r.is_subject], near):
            for role in pool:
                return role.words
        return None

    def _description(self, noun: Token, page: Page) -> str | None:
        head = noun.lemma_.lower()
        if head == "source":
            return self.speakers[-1] if self.speakers else None
        group = page.lexicon.groups.get(head)
        if head == "rebel" and not any(c.dep_ == "det" for c in noun.lefts):
            return None
        if group != "place" and any(c.dep_ in {"compound", "amod", "nmod", "poss"} for c in noun.lefts):
            return None  # "government troops", "rival rebel groups": the modifier tells them from the party named last
        if group == "place":
            return self._place(head)
        named = [
            r for r in reversed(self.roles) if r.is_named and (r.sentence < self.sentence or r.at < noun.i)
        ]
        for role in named:
            if role.head == head and role.group == _group(noun, page):
                return role.words
        if group is None:
            return None
        for role in named:
            if role.group == group:
                return role.words
        return None

    def _place(self, head: str) -> str | None:
        """The place named last that the word can mean: "the town" is no base and no country, "the base" no town."""
        site = head in SITES
        fitting = [w for w in reversed(self.places) if w.is_site is site and not w.is_country]
        return fitting[0].words if fitting else None


def _group(noun: Token, page: Page) -> str | None:
    """Whether a mention is of a state's side or of a group that fights one."""
    actor = page.names.actor(page.name_of(noun)) or page.names.actor(noun.text)
    if actor is not None:
        if actor[1] in STATE_KINDS:
            return "state"
        if actor[1] in {ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA}:
            return "nonstate"
    group = page.lexicon.groups.get(noun.lemma_.lower())
    return group if group != "place" else None


def _has_name(noun: Token) -> bool:
    """True when a name stands inside the noun's words ("Syrian army", "Homs city", "members of IS")."""
    for child in noun.lefts:
        if (
            child.text[:1].isupper()
            and child.dep_ in {"compound", "amod", "nmod", "poss"}
            and child.i > noun.sent.start
        ):
            return True
        if child.pos_ == "PROPN":
            return True
    return any(
        p.pos_ == "PROPN"
        for of in noun.rights
        if of.dep_ == "prep" and of.lower_ == "of"
        for p in grammar.children(of, "pobj")
    )


def _is_definite(noun: Token) -> bool:
    """True for "the army", "its defenders", "both sides", and for a bare plural that names a party ("militants")."""
    if any(
        c.lower_ in {"the", "these", "those", "this", "that", "both"} or c.tag_ == "PRP$" for c in noun.lefts
    ):
        return True
    return noun.tag_ == "NNS" and not any(c.dep_ in {"nummod", "det"} for c in noun.lefts)


def place_words(noun: Token, page: Page) -> str:
    """The words that name a place: behind "city of" just the name."""
    named = named_place(noun, page)
    return page.mention(named).text


def named_place(noun: Token, page: Page) -> Token:
    """The noun that names the place: X of "the city of X" where the head is a plain word for a place."""
    if noun.pos_ == "PROPN" or any(c.dep_ == "compound" and c.text[:1].isupper() for c in noun.lefts):
        return noun
    if noun.lemma_.lower() in page.lexicon.place_parts:
        return noun
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in grammar.children(child, "pobj"):
                if inner.pos_ == "PROPN":
                    return inner
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return child
    return noun
