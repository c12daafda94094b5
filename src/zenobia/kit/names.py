"""Names in comparable form: two spellings of one name fold to one string.

There are two folds. `fold_name` forgets what no two writers agree on: capitals, accents, apostrophes, hyphens and the
article (al-, ash-, ad-, ez-). `sound_name` forgets the transliteration too (Dayr and Deir, Raqqah and Raqqa, Shaykhun
and Sheikhoun), so it may bring together names that differ: what it finds is worth less than what `fold_name` finds.
"""

import re
from functools import lru_cache

from zenobia.kit.text import fold

_ARTICLES = "al el ul ar er as es ash esh ad ed an en at et az ez adh ath the"
ARTICLES = frozenset(_ARTICLES.split())
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "İ": "i",
        "ł": "l",
        "Ł": "l",
        "ø": "o",
        "Ø": "o",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "Ə": "a",
        "ʿ": "",
        "ʾ": "",
        "ʹ": "",
        "ʺ": "",
        "'": "",
        "’": "",
        "‘": "",
        "ʼ": "",
        "ʻ": "",
        "`": "",
        "´": "",
        "ـ": "",
    }
)
_OTHER = re.compile(r"[\W_]+")


def _plain(name: str) -> str:
    """Lower case, no accents, no signs; letters that are not made of a letter and a mark are spelled out."""
    return fold(fold(name).translate(_LETTERS))


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """A name in lower case without accents, apostrophes, hyphens and articles; a lone article stays."""
    words = _OTHER.sub(" ", _plain(name)).split()
    kept = [word for word in words if word not in ARTICLES] if len(words) > 1 else words
    return " ".join(kept or words)


_WHOLE = {
    "tell": "tal",
    "tel": "tal",
    "tall": "tal",
    "jebel": "jabal",
    "djebel": "jabal",
    "gebel": "jabal",
    "kfar": "kafr",
    "kafar": "kafr",
    "kefr": "kafr",
    "um": "umm",
    "om": "umm",
    "ouadi": "wadi",
}
"""Words that open many names, in the forms that sound alone does not bring together."""

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^[ae](?=(zz|ss|rr|dd|nn|tt))", ""),
        (r"sch|sh|ch(?=[eai]i?kh)", "S"),
        (r"kh", "x"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"q|ck|c(?=[auo])", "k"),
        (r"(?:ah|eh)$", "a"),
        (r"aw(?![aeiouy])|au|ow(?![aeiouy])|ou|oo|o", "u"),
        (r"ay(?![aou])|ai|ei|ey(?![aou])|ee|ie(?!h)", "i"),
        (r"y", "i"),
        (r"e", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def _sound_word(word: str) -> str:
    """One folded word by its sound."""
    word = _WHOLE.get(word, word)
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=65536)
def sound_name(name: str) -> str:
    """A name by its sound, whatever the transliteration; see the module's warning."""
    return " ".join(map(_sound_word, fold_name(name).split()))


def sound_key(key: str) -> str:
    """As `sound_name`, for a name that is folded already."""
    return " ".join(map(_sound_word, key.split()))


_ARTICLE_SPACE = re.compile(rf"\b({'|'.join(sorted(ARTICLES - {'the'}))})[\s-]+(?=\w)")


def slug(name: str) -> str:
    """A name as part of an id, from which `unslug` makes a name again: articles stay, capitals go."""
    plain = re.sub(r"[^\w-]+", " ", _plain(name)).replace("_", " ")
    return re.sub(r"\s+", "_", _ARTICLE_SPACE.sub(r"\1-", plain).strip(" -"))


def unslug(text: str) -> str:
    """The name that an id was made from, with the capitals that such names have."""
    words = []
    for word in text.split("_"):
        parts = word.split("-")
        words.append(
            "-".join(p if p in ARTICLES and len(parts) > 1 else p[:1].upper() + p[1:] for p in parts)
        )
    return " ".join(words)
