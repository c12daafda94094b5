"""From the text of one page to a document: cleaned, its furniture marked, dated, and its language told."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from zenobia.ingest.dateline import find_dateline
from zenobia.ingest.dating import BY_USER, date_document
from zenobia.ingest.furniture import find_furniture
from zenobia.ingest.language import detect_language
from zenobia.ingest.stamps import find_stamps
from zenobia.ingest.text import clean_text, has_words
from zenobia.kit.errors import IngestError
from zenobia.kit.text import squeeze
from zenobia.model import Document, Furniture, Span

_LONGEST_TITLE = 200
_SENTENCE_END = re.compile(r"\.[\"”’')\]]*$")
_FIRST_LINE = re.compile(r"\s*(?P<line>[^\n]*\S)[ \t]*(?P<after>\n\s*)?")
_LANGUAGE_SAMPLE = 20_000


class Given(Struct, frozen=True):
    """What the user says of every report at hand; it wins over what a report says of itself."""

    published: date | None = None
    publisher: str | None = None


def make_document(
    text: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    authors: Sequence[str] = (),
    published: date | None = None,
    published_by: str = BY_USER,
    url: str | None = None,
    name: str = "",
    origin: str = "",
) -> Document:
    """Make a document of the text of one page.

    Args:
        text: the page, as characters. It is kept whole but for what `ingest.text.clean_text` takes away.
        title: its headline; `None` finds it in the text.
        publisher: the outlet.
        authors: who wrote it.
        published: the day it was published; `None` looks for one that the text prints.
        published_by: who gives that day.
        url: its address.
        name: what the user calls it.
        origin: where it came from.

    Returns:
        The document, with a publication date only if it was given or is printed.

    Raises:
        IngestError: there is nothing to read in it.
    """
    text = clean_text(text)
    if not has_words(text):
        raise IngestError("there is nothing to read in it" if text.strip() else "empty, or only white space")
    publisher, title = _clean_line(publisher), _clean_line(title)
    stamps = find_stamps(text, title)
    furniture = find_furniture(text, stamps=stamps, publisher=publisher)
    dateline = find_dateline(text)
    return Document(
        text=text,
        title=title or _find_title(text, furniture, None if dateline is None else dateline.span),
        publisher=publisher,
        authors=tuple(filter(None, map(_clean_line, authors))),
        dateline=None if dateline is None else dateline.place,
        published=date_document(stamps, dateline, given=published, given_by=published_by),
        language=detect_language(_report_alone(text, furniture)),
        url=_clean_line(url),
        furniture=furniture,
        name=_clean_line(name) or "",
        origin=_clean_line(origin) or "",
    )


def _clean_line(value: str | None) -> str | None:
    """One line without hidden characters, or `None` when nothing is left."""
    return (squeeze(clean_text(value)) or None) if value is not None else None


def _find_title(text: str, furniture: Sequence[Furniture], dateline: Span | None) -> str | None:
    """The first line when it looks like a headline: short, no full stop, and a blank line between it and the rest."""
    match = _FIRST_LINE.match(text)
    if match is None or (match["after"] or "").count("\n") < 2 or not text[match.end() :].strip():
        return None
    line, span = match["line"].strip(), Span(*match.span("line"))
    if len(line) > _LONGEST_TITLE or len(line.split()) < 2 or _SENTENCE_END.search(line):
        return None
    if any(piece.span.overlaps(span) for piece in furniture) or (dateline and dateline.overlaps(span)):
        return None
    return squeeze(line)


def _report_alone(text: str, furniture: Sequence[Furniture]) -> str:
    """The beginning of the text without its furniture, which may be in another language."""
    parts, at = [], 0
    for piece in furniture:
        parts.append(text[at : piece.span.start])
        at = piece.span.end
        if at > _LANGUAGE_SAMPLE:
            break
    parts.append(text[at : at + _LANGUAGE_SAMPLE])
    alone = "\n".join(parts)
    return alone if has_words(alone) else text
