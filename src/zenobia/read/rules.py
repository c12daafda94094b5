"""The rule reader: sentences and clauses to claims, by the dependency parse and the lexicon.

document -> pieces -> parse -> for each sentence: triggers -> slots, sense, time, toll, source -> join -> claims
"""

import re
from collections.abc import Iterable, Iterator
from itertools import repeat

from spacy.tokens import Doc as Parsed
from spacy.tokens import Span as Sentence

from zenobia.kit.errors import ReadError
from zenobia.model import Claim, Document
from zenobia.read.base import Names, Reading
from zenobia.read.draft import Draft
from zenobia.read.inherit import inherit
from zenobia.read.join import join_tellings
from zenobia.read.language import check_language
from zenobia.read.learned.encoder import Seen
from zenobia.read.learned.weave import Weaver
from zenobia.read.lexicon import Lexicon, lexicon_digest, load_lexicon
from zenobia.read.matter import is_about_conflict, is_about_war
from zenobia.read.page import Page
from zenobia.read.parse import Piece, parse_all, pieces
from zenobia.read.reference import Cast
from zenobia.read.sentence import read_sentence
from zenobia.read.slots import add
from zenobia.read.sources import Voices, find_confirmations, source_mention

AIR_WAR = re.compile(
    r"\bair ?-?(?:strikes?|raids?)\b|\bwarplanes?\b|\bbombing raids?\b|\bfighter jets?\b", re.IGNORECASE
)
AT_ONCE = 30_000
"""Characters of a report that are held parsed before they are read; memory grows with it."""
VERSION = "zenobia.rules.v1"
"""Raised when the grammar changes what is read; the lexicon's digest behind it changes by itself."""


class RuleReader:
    """Reads English reports by rules. Deterministic; the same document gives the same claims on any machine."""

    def __init__(self, names: Names, lexicon: Lexicon | None = None, weaver: Weaver | None = None) -> None:
        """Make a reader.

        Args:
            names: what is known of the names of places and actors.
            lexicon: the words of war; the shipped ones when `None`.
            weaver: the learned part; rules alone when `None`.
        """
        self._weaver = weaver
        self._names = names
        self._lexicon = lexicon or load_lexicon()
        self.name = f"{VERSION}-{lexicon_digest()}" + (f"+{weaver.name}" if weaver is not None else "")

    def read(self, doc: Document) -> tuple[Claim, ...]:
        """Read one document.

        Raises:
            ReadError: it is not in English, or it has no words.
        """
        for _, reading in self.pipe([doc]):
            if isinstance(reading, ReadError):
                raise reading
            return reading
        return ()

    def pipe(self, docs: Iterable[Document]) -> Iterator[tuple[Document, Reading]]:
        """Read many in one pass of the parser; a document that cannot be read comes with its error."""
        at_hand: _AtHand | None = None
        for parsed, (number, doc, piece) in parse_all(self._stream(docs)):
            if at_hand is None or at_hand.number != number:
                if at_hand is not None:
                    yield at_hand.finish(self.name)
                at_hand = _AtHand(
                    number,
                    self._weaver if is_about_war(doc) else None,
                    Page(doc, self._names, self._lexicon, has_air_war=AIR_WAR.search(doc.text) is not None),
                )
            if piece is not None:
                at_hand.add(parsed, piece)
        if at_hand is not None:
            yield at_hand.finish(self.name)

    def _stream(self, docs: Iterable[Document]) -> Iterator[tuple[str, tuple[int, Document, Piece | None]]]:
        """The pieces of each document; one empty piece for a document that has none or cannot be read."""
        for number, doc in enumerate(docs):
            readable = check_language(doc) is None and is_about_conflict(doc)
            found = list(pieces(doc, self._names)) if readable else []
            for piece in found:
                yield piece.text, (number, doc, piece)
            if not found:
                yield "", (number, doc, None)


class _AtHand:
    """The document that is being read, piece by piece."""

    def __init__(self, number: int, weaver: Weaver | None, page: Page) -> None:
        self.number = number
        self.weaver = weaver
        self.page = page
        self.cast = Cast()
        self.voices = Voices()
        self.drafts: list[Draft] = []
        self.waiting: list[tuple[Parsed, Piece]] = []
        self.length = 0
        self.first = True

    def add(self, parsed: Parsed, piece: Piece) -> None:
        """Take a piece; pieces are read some at a time, so that the model sees sentences in company."""
        self.waiting.append((parsed, piece))
        self.length += len(piece.text)
        if self.length > AT_ONCE:
            self.read()

    def read(self) -> None:
        """Read what is waiting."""
        seen = self.look()
        for parsed, piece in self.waiting:
            self.read_piece(parsed, piece, seen)
        self.waiting, self.length = [], 0

    def look(self) -> Iterator[Seen | None]:
        """What the model sees in each sentence that is waiting; `None` for each when rules read alone."""
        if self.weaver is None:
            return repeat(None)
        bounds = [
            (piece.span.start + s.start_char, piece.span.start + s.end_char)
            for parsed, piece in self.waiting
            for s in parsed.sents
        ]
        return self.weaver.see(bounds, self.page)

    def read_piece(self, parsed: Parsed, piece: Piece, seen: Iterator[Seen | None]) -> None:
        self.page.turn_to(piece.span.start)
        headline = piece.is_headline and self.first
        self.voices.quote_open = False
        for sentence, view in zip(parsed.sents, seen, strict=False):  # the views go on with the next piece
            self.confirm(sentence)
            told = read_sentence(sentence, self.page, self.cast, self.voices, is_headline=headline)
            if self.weaver is not None and view is not None:
                told = self.weaver.deepen(sentence, view, told, self.page, self.cast)
            self.drafts.extend(told)
        self.first = False

    def confirm(self, sentence: Sentence) -> None:
        """Add whoever confirms what was told just before to the sources of it."""
        told = [d for d in self.drafts if d.sentence == self.cast.sentence - 1]
        if not told:
            return
        for speaker in find_confirmations(sentence, self.page):
            mention = source_mention(speaker, self.page)
            for draft in told:
                add(draft.source, mention)

    def finish(self, reader: str) -> tuple[Document, Reading]:
        self.read()
        doc = self.page.doc
        refusal = check_language(doc)
        if refusal is not None:
            return doc, refusal
        told = join_tellings(self.drafts, doc.text)
        inherit(told)
        return doc, tuple(draft.claim(doc.id, doc.text, reader) for draft in told)
