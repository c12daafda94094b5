"""Bytes to text that can be kept: the right characters, none that are hidden, and no more than a report has.

The order in which an encoding is found matters: a mark at the start says it outright; bytes that are valid UTF-8 are
UTF-8 by more than chance; only then is it worked out from the letters, which fails on a text that has few of them.
"""

import codecs
import re
import unicodedata

import cchardet

from zenobia.kit.errors import IngestError
from zenobia.kit.text import ZERO_WIDTH

MAX_BYTES = 20_000_000
"""The most that is taken for one report. The longest that researchers work with, yearbooks, are under a tenth of it."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_BINARIES = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF89a", "a GIF image"),
    (b"GIF87a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%PDF-", "a PDF file; save its text first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save its text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save its text first"),
    (b"{\\rtf", "an RTF document; save its text first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_SNIFFED = 4096
_FEWEST = 4
_FEW = 0.02
"""Below this number and this share of bytes outside ASCII the letters say too little: `café` in an English report looks Hungarian."""

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u1680\u202f\u205f\u3000"), " ") | dict.fromkeys(
    range(0x2000, 0x200B), " "
)
_CONTROLS = {
    code: None for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if chr(code) not in "\n\t"
}
_HIDDEN = _SPACES | _CONTROLS | dict.fromkeys(ZERO_WIDTH)
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of bytes.

    Args:
        data: the whole of a file.
        declared: the encoding that the file itself names, such as a page's; believed after UTF-8, before guessing.

    Raises:
        IngestError: the bytes are not text, or nobody can tell in what encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    refuse_binary(data)
    wide = _unmarked_utf16(data)
    if wide is not None:
        return data.decode(wide)
    for read in (_as_utf8, _as_damaged_utf8):
        text = read(data)
        if text is not None:
            return text
    return _as_eight_bits(data, declared)


def refuse_binary(data: bytes) -> None:
    """Let text pass.

    Raises:
        IngestError: the bytes are a picture, an archive or the like; it says which, as far as it can tell.
    """
    for magic, what in _KNOWN_BINARIES:
        if data.startswith(magic):
            raise IngestError(f"this is not text but {what}")
    head = data[:_SNIFFED]
    if _unmarked_utf16(data) is None and len(_CONTROL_BYTES.findall(head)) > 0.02 * len(head):
        raise IngestError("this is not text: it holds bytes that no text has. Save the report as plain text")


def clean_text(text: str) -> str:
    """Text without hidden and control characters, one kind of line break and one kind of space.

    Nothing that a reader of the page sees is changed.
    """
    return _SURROGATES.sub("", _BREAKS.sub("\n", text)).translate(_HIDDEN)


def check_size(size: int) -> None:
    """Let a report of ordinary size pass.

    Raises:
        IngestError: it is longer than any report.
    """
    if size > MAX_BYTES:
        raise IngestError(
            f"larger than {MAX_BYTES // 1_000_000} MB, the most that is read as one report. "
            "Split it, or save its reports as JSON Lines, one a line"
        )


def has_words(text: str) -> bool:
    """True when there is a letter or a digit to read."""
    return any(unicodedata.category(c)[0] in "LN" for c in text)


def _decode_marked(data: bytes, encoding: str) -> str:
    """A mark at the start is believed; a few damaged characters after it are shown as such."""
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") > 0.1 * len(text):
        raise IngestError(f"marked as {encoding.upper()}, but it is not. Save the report as UTF-8")
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    head = data[: _SNIFFED & ~1]
    if len(data) % 2 or len(head) < 8:
        return None
    pairs = len(head) / 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[first::2].count(0) > 0.7 * pairs and head[1 - first :: 2].count(0) == 0:
            try:
                data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return encoding
    return None


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _as_damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bad bytes (a cut character, a pasted quote) is still UTF-8; the bad ones are shown as such."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 0x7F) - damaged
    return text if good > 4 * damaged else None


def _as_eight_bits(data: bytes, declared: str | None) -> str:
    for encoding in (declared, _likely_encoding(data), "windows-1252"):
        text = _try_decode(data, encoding) if encoding else None
        if text is not None:
            return text
    raise IngestError("its character encoding cannot be told. Save the report as UTF-8")


def _likely_encoding(data: bytes) -> str | None:
    outside = sum(1 for byte in data if byte > 0x7F)
    if outside < max(_FEWEST, _FEW * len(data)):
        return "windows-1252"
    found: str | None = cchardet.detect(data)["encoding"]
    return found if found is None or found.upper() != "ASCII" else "windows-1252"


def _try_decode(data: bytes, encoding: str) -> str | None:
    """Decode as browsers do (Latin-1 is read as its superset windows-1252); `None` when it does not fit."""
    if encoding.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        encoding = "windows-1252"
    try:
        text = data.decode(encoding)
    except (LookupError, ValueError):
        return None
    return text if _looks_written(text) else None


def _looks_written(text: str) -> bool:
    """False for bytes that happen to decode: text is letters and spaces first of all."""
    sample = text[:_SNIFFED]
    plain = sum(1 for c in sample if c.isalnum() or c.isspace() or c in ".,;:!?'\"()-")
    return plain >= 0.7 * len(sample)
