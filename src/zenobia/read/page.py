"""The page that is being read: the document, the words known, and how a token's place in a piece leads back to the text."""

from dataclasses import dataclass, field

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from zenobia.model import ActorKind, Document, Mention, PlaceKind, Span
from zenobia.read.base import Names
from zenobia.read.grammar import clause_head, noun_bounds
from zenobia.read.lexicon import Lexicon

SITE_KINDS = frozenset(
    {
        PlaceKind.BASE,
        PlaceKind.OILFIELD,
        PlaceKind.DAM,
        PlaceKind.CROSSING,
        PlaceKind.CHECKPOINT,
        PlaceKind.HILL,
    }
)
SETTLED = frozenset({PlaceKind.TOWN, PlaceKind.VILLAGE})
UNARMED_KINDS = frozenset({ActorKind.CIVILIANS, ActorKind.ORGANISATION})
NAME_PARTS = frozenset({"compound", "amod", "nmod", "punct"})
TRIM = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those"})


@dataclass
class Page:
    """A document, the offset of the piece at hand, and what is known of words."""

    doc: Document
    names: Names
    lexicon: Lexicon
    offset: int = 0
    time_tokens: frozenset[int] = frozenset()
    """The tokens of the sentence at hand that tell time: "on Tuesday" is no place and nobody."""
    has_air_war: bool = False
    """The report speaks of air strikes, so that its bare "strikes" and "raids" are from the air."""
    _names: dict[int, str] = field(default_factory=dict)
    """By token number, for the piece at hand."""
    _classes: dict[tuple[str, str, str, bool], frozenset[str]] = field(default_factory=dict)

    def turn_to(self, offset: int) -> None:
        """Go on to the piece that starts at `offset`."""
        self.offset = offset
        self._names.clear()

    def span(self, first: Token, after: int) -> Span:
        """The document's span from the token `first` up to the token number `after` of the same piece."""
        last = first.doc[after - 1]
        return Span(self.offset + first.idx, self.offset + last.idx + len(last.text))

    def words(self, span: Span) -> str:
        """The document's words at `span`."""
        return self.doc.text[span.start : span.end]

    def noun_span(self, noun: Token, *, with_of: bool = True) -> Span:
        """The noun with its own words, without a leading article."""
        start, end = noun_bounds(noun, with_of=with_of)
        tokens = noun.doc
        while start < noun.i and (
            tokens[start].lower_ in TRIM
            or tokens[start].dep_ == "cc"
            or _counts(tokens[start])
            or start in self.time_tokens
        ):
            start += 1
        if tokens[start].dep_ == "case" and start < noun.i:
            start += 1
        return self.span(tokens[start], max(end, start + 1))

    def mention(self, noun: Token, *, with_of: bool = True) -> Mention:
        """The mention that a noun heads."""
        span = self.noun_span(noun, with_of=with_of)
        return Mention(span=span, text=self.words(span))

    def name_of(self, noun: Token) -> str:
        """The run of the noun and the names right before it ("Islamic State", "al-Mahr oilfield")."""
        known = self._names.get(noun.i)
        if known is None:
            known = self._names[noun.i] = self._run_up_to(noun)
        return known

    def _run_up_to(self, noun: Token) -> str:
        start = noun.i
        for before in reversed(list(noun.lefts)):
            if before.dep_ not in NAME_PARTS or before.i != start - 1:
                break
            start = before.left_edge.i
        return noun.text if start == noun.i else str(noun.doc[start : noun.i + 1].text)

    def classes(self, noun: Token) -> frozenset[str]:
        """The classes of nouns.yaml that the noun belongs to, by its words and by what the names are known to be."""
        name = self.name_of(noun)
        has_article = any(c.dep_ == "det" for c in noun.lefts)
        key = (noun.lemma_, noun.pos_, name, has_article)
        found = self._classes.get(key)
        if found is None:
            found = self._classes[key] = self._classify(noun, name, has_article=has_article)
        return found

    def _classify(self, noun: Token, name: str, *, has_article: bool) -> frozenset[str]:
        known = self.lexicon.classes
        words = name.lower().split()
        found = set(known.get(" ".join(words[-2:]), ())) | set(
            known.get(noun.lemma_.lower(), ()) or known.get(noun.lower_, ())
        )
        if noun.lemma_.lower() in self.lexicon.place_parts and not _is_part_of_something(noun):
            found -= {"place", "ground"}
        if noun.pos_ == "PRON":
            return frozenset({"pronoun"})
        if noun.pos_ == "NUM" or noun.lemma_.isdigit():
            found |= {"people", "civilians"}
        if noun.pos_ == "PROPN" or name[:1].isupper() or any(w[:1].isupper() for w in name.split()):
            found |= self._by_name(name, noun.text, has_article=has_article)
        if "civilians" in found:
            found.add("people")
        if noun.pos_ == "PROPN" and not found:
            found.add("name")
        return frozenset(found)

    def _by_name(self, name: str, head: str, *, has_article: bool) -> set[str]:
        found: set[str] = set()
        for words in dict.fromkeys((name, head)):
            actor = self.names.actor(words)
            place = self.names.place_kind(words)
            if place in SETTLED and has_article and words != name and name.split()[-2][:1].isupper():
                place = None  # "the Red Band" is no part of a village called Band
            if actor is not None:
                found.add("actor")
                if actor[1] not in UNARMED_KINDS:
                    found.add("armed")
                elif actor[1] is ActorKind.CIVILIANS:
                    found.add("civilians")
            if place is not None:
                found.add("country" if place is PlaceKind.COUNTRY else "place")
                if actor is not None and place is PlaceKind.TOWN:
                    found.add("seat")
                if place in SITE_KINDS:
                    found.add("site")
            if found:
                break
        return found

    def is_place(self, noun: Token) -> bool:
        """True when the noun's words name or describe somewhere rather than someone."""
        found = self.classes(noun)
        return bool(found & {"place", "site", "country"}) and bool(
            "armed" not in found or found & {"country", "seat"}
        )


def _is_part_of_something(noun: Token) -> bool:
    """True for "parts of the city" and "eastern districts"; "took part" is no place."""
    return any(c.dep_ in {"amod", "compound", "nmod", "poss", "nummod"} for c in noun.lefts) or any(
        c.lower_ == "of" for c in noun.rights
    )


def _counts(token: Token) -> bool:
    """True for the words of a number before a noun: the number is a toll's, not part of who they are."""
    return (
        token.like_num
        or token.dep_ in {"nummod", "quantmod"}
        or token.lower_ in {"at", "least", "more", "than", "about", "some", "another", "around"}
    )


def clause_span(word: Token, sentence: Sentence, page: Page) -> Span:
    """The clause that a word stands in, within its sentence: the evidence of what the word tells."""
    head = clause_head(word)
    first, after = max(head.left_edge.i, sentence.start), min(head.right_edge.i + 1, sentence.end)
    tokens = head.doc
    while first < after - 1 and (
        tokens[first].is_punct or tokens[first].dep_ in {"cc", "mark"} or tokens[first].is_space
    ):
        first += 1
    while after > first + 1 and (tokens[after - 1].is_punct or tokens[after - 1].is_space):
        after -= 1
    return page.span(tokens[first], after)
