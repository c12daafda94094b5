"""Small operations on text that several stages need."""

import re
import unicodedata

ZERO_WIDTH = dict.fromkeys(
    map(
        ord,
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad",
    )
)
"""Marks without width: pages use them for layout, and some use them to hide words from a reader's eye."""

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "‑": "-",
    }
)
_SPACES = re.compile(r"\s+")


def plain_quotes(text: str) -> str:
    """Typographic quotes and dashes as their plain signs, one sign for one, so that offsets stay valid."""
    return text.translate(_PLAIN)


def squeeze(text: str) -> str:
    """One space for each run of white space, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def strip_marks(text: str) -> str:
    """Letters without their accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Lower case, plain quotes, single spaces, no accents: equal for strings a person would call the same."""
    return squeeze(strip_marks(plain_quotes(text)).lower())
