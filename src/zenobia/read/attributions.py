"""Every attribution of a report, of whatever matter: who says it, by which word, and all that is said.

Claims carry their sources already. This reads for the sources alone, so that saying can be looked at, and measured, where
nothing happens. A quotation belongs to one attribution as a whole, over as many sentences as it goes on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec import Struct
from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from zenobia.model import Document, Span
from zenobia.read.base import Names
from zenobia.read.lexicon import load_lexicon
from zenobia.read.page import Page
from zenobia.read.parse import Piece, parse_all, pieces
from zenobia.read.sources import Attribution, Voices, find_attributions, find_stances

LONGEST_WAY = 2
"""How many sentences without quotation marks may stand between a quotation that goes on and who spoke before."""


class Attributed(Struct, frozen=True, kw_only=True):
    """Something said, by whom, in the words of the report."""

    source: Span
    """Who, with all that describes them ("Amal Haddad, who runs the clinic")."""
    cue: Span
    """The word that reports ("said")."""
    content: tuple[Span, ...]
    """What is said; in several stretches where the source stands inside it."""


def read_attributions(docs: Iterable[Document], names: Names) -> Iterator[tuple[Document, list[Attributed]]]:
    """Read documents for their attributions, each in the order of its sources, in one pass of the parser."""
    at_hand: _Saying | None = None
    for parsed, (number, doc, piece) in parse_all(_stream(docs, names)):
        if at_hand is None or at_hand.number != number:
            if at_hand is not None:
                yield at_hand.page.doc, at_hand.finish()
            at_hand = _Saying(number, Page(doc, names, load_lexicon()))
        if piece is not None:
            at_hand.read_piece(parsed, piece)
    if at_hand is not None:
        yield at_hand.page.doc, at_hand.finish()


def _stream(
    docs: Iterable[Document], names: Names
) -> Iterator[tuple[str, tuple[int, Document, Piece | None]]]:
    """The pieces of each document; one empty piece for a document without any."""
    for number, doc in enumerate(docs):
        found = list(pieces(doc, names))
        for piece in found:
            yield piece.text, (number, doc, piece)
        if not found:
            yield "", (number, doc, None)


@dataclass
class _Said:
    """An attribution in the making."""

    source: Span
    cue: Span
    content: list[Span]


@dataclass
class _Saying:
    """The document that is being read, and who has the word in it."""

    number: int
    page: Page
    voices: Voices = field(default_factory=Voices)
    found: list[_Said] = field(default_factory=list)
    last: _Said | None = None
    """Whose quotation goes on when quotation marks open without a speaker."""
    silent: int = 0
    """How many sentences back the last one spoke."""
    waiting: list[Span] = field(default_factory=list)
    """Quoted words whose speaker has not come yet."""

    def read_piece(self, parsed: object, piece: Piece) -> None:
        self.page.turn_to(piece.span.start)
        self.voices.quote_open = False
        self.waiting.clear()
        for sentence in parsed.sents:  # type: ignore[attr-defined]
            self._read(sentence)

    def _read(self, sentence: Sentence) -> None:
        quoted = self.voices.inside_quotes(sentence)
        found = find_attributions(sentence, self.page)
        cues = {each.cue for each in found}
        found.extend(each for each in find_stances(sentence, self.page) if each.cue not in cues)
        heard = (each for each in found if each.cue not in quoted)
        here = [said for group in _grouped(heard) if (said := self._make(group))]
        covered = [span for said in here for span in (*said.content, said.source, said.cue)]
        loose = [
            span for span in self._runs(sentence, quoted) if not any(span.overlaps(each) for each in covered)
        ]
        if here:
            here[0].content[:0] = self.waiting
            self.waiting.clear()
            here[-1].content.extend(loose)
            self.found.extend(here)
            self.last, self.silent = here[-1], 0
        elif loose and self.last is not None and self.silent <= LONGEST_WAY:
            self.last.content.extend(loose)
            self.silent = 0
        else:
            self.waiting.extend(loose)
            self.silent += 1

    def _make(self, group: list[Attribution]) -> _Said | None:
        first = group[0]
        tokens = first.speaker.doc
        cue = tokens[first.cue]
        own = frozenset().union(*(_own_words(a.speaker, cue) for a in group))
        runs = self._runs(cue.sent, first.said - own - {cue.i})
        if not runs:
            return None
        return _Said(self.page.span(tokens[min(own)], max(own) + 1), self.page.span(cue, cue.i + 1), runs)

    def _runs(self, sentence: Sentence, numbers: frozenset[int]) -> list[Span]:
        """The tokens as stretches of text, without the punctuation at their ends."""
        runs: list[list[Token]] = []
        for token in sentence:
            if token.i not in numbers:
                continue
            if runs and runs[-1][-1].i == token.i - 1:
                runs[-1].append(token)
            else:
                runs.append([token])
        trimmed = [[t for t in run if not (t.is_punct or t.is_space)] for run in runs]
        return [self.page.span(run[0], run[-1].i + 1) for run in trimmed if run]

    def finish(self) -> list[Attributed]:
        return [
            Attributed(source=said.source, cue=said.cue, content=tuple(sorted(set(said.content))))
            for said in sorted(self.found, key=lambda s: (s.source, s.cue))
        ]


def _grouped(attributions: Iterable[Attribution]) -> Iterator[list[Attribution]]:
    """Coordinated speakers speak together."""
    groups: dict[int, list[Attribution]] = {}
    for each in attributions:
        groups.setdefault(each.cue, []).append(each)
    yield from groups.values()


def _own_words(speaker: Token, cue: Token) -> frozenset[int]:
    """The speaker with all that hangs on it, but for the clause of the reporting word itself."""
    words = {speaker.i}
    for child in speaker.children:
        subtree = {t.i for t in child.subtree}
        if cue.i not in subtree and not (child.dep_ == "punct" and child.i > speaker.i):
            words |= subtree
    first, last = speaker.i, speaker.i
    while first - 1 in words:
        first -= 1
    while last + 1 in words or (last + 2 in words and speaker.doc[last + 1].is_punct):
        last += 1
    return frozenset(range(first, last + 1))
