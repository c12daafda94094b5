"""Which language a report is in.

A report in a language that cannot be read is kept as a document all the same, and refused by the language's name; so a
wrong answer here costs a report. Wires in capitals are lowered first, since capitals look like no language at all.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FEWEST_LETTERS = 30
"""Under this nothing can be told."""
_SURE_LETTERS = 100
"""From here on the likeliest language is believed even when others are close."""
_SAMPLE = 3_000
_LONGEST = 40
"""No Latin word is longer; scripts without blanks between words have longer runs of letters."""

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = "the of and in to was were on by that with from for at has had have is are be been said as it its their they who"
_ENGLISH = frozenset(_COMMON.split())
_PLAINLY_ENGLISH = 0.2
"""The share of the words above in a text that needs no closer look. English news has 0.22 to 0.5, no other language 0.1."""
_FEWEST_WORDS = 40

_RARE = "an br eo fo gd ia io la lb oc se vo wa"
_UNLIKELY = frozenset(_RARE.split())
"""Languages that no reports of war come in, and that short English or French is taken for."""


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of the text is in, or `None` when it is too short to tell."""
    words = [w for w in _WORD.findall(text[: _SAMPLE * 4].lower()) if len(w) <= _LONGEST or not w.isascii()]
    letters = sum(map(len, words))
    if letters < FEWEST_LETTERS:
        return None
    if _is_plainly_english(words):
        return "en"
    code, chance = _identifier().classify(" ".join(words)[:_SAMPLE])
    return str(code) if letters >= _SURE_LETTERS or chance >= 0.5 else None


def _is_plainly_english(words: list[str]) -> bool:
    """True when English function words are everywhere; it saves loading the model, which takes most of a second."""
    common = sum(1 for word in words if word in _ENGLISH)
    return len(words) >= _FEWEST_WORDS and common >= _PLAINLY_ENGLISH * len(words)


@cache
def _identifier() -> "LanguageIdentifier":
    """The model, loaded once, with the languages that have a two-letter code and are not unlikely."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages({c for c in identifier.labels if len(c) == 2} - _UNLIKELY)
    return identifier
