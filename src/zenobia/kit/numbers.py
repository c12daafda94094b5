"""Numbers in English text: digits with commas, decimals with a scale word, and number words.

Only whole numbers are found. Clock times, dates in figures, ordinals and the digits of names (`T4`, `F-16`) are not
numbers of anything and are left alone.
"""

import re

UNITS = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_TEN = "|".join(TENS)
_SCALE = "|".join(SCALES)
_WORD = rf"(?:(?:{_TEN})(?:[-\s]+(?:{_UNIT}))?|{_UNIT})"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+"
_NUMBER = re.compile(
    rf"""
    (?<![\w.,:/$€£])(?<![A-Za-z][-–])
    (?:
      (?P<decimal>\d+\.\d+)[-\s]+(?P<decimal_scale>{_SCALE})\b
    | (?P<digits>{_DIGITS})(?![\w]|[:/]\d|\.\d|,\d)(?:[-\s]+(?P<digits_scale>{_SCALE})\b)?
    | (?P<words>
        (?:(?:an?|{_WORD})[-\s]+(?:{_SCALE})|{_WORD})
        (?:(?:[-\s]+|,\s+|\s+and\s+)(?:{_WORD}(?:[-\s]+(?:{_SCALE}))?|(?:{_SCALE})))*
      )\b
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TOKEN = re.compile(r"[a-z]+", re.IGNORECASE)


def _add_word(total: int, group: int, word: str) -> tuple[int, int] | None:
    """Take one more word into a number under way; `None` when the word begins another number."""
    if word in UNITS:
        room = group % 100 == 0 if UNITS[word] >= 10 else group % 10 == 0 and group % 100 != 10
        return (total, group + UNITS[word]) if room else None
    if word in TENS:
        return (total, group + TENS[word]) if group % 100 == 0 else None
    scale = SCALES[word]
    if scale <= 100:
        return total, max(group, 1) * scale
    return total + max(group, 1) * scale, 0


def parse_number_words(words: str) -> int | None:
    """The value of number words such as `two hundred and fifty`; `None` when they are not one number."""
    total = group = 0
    found = False
    for token in _TOKEN.findall(words.lower()):
        if token == "and":
            continue
        if token in ("a", "an"):
            token = "one"
        if token not in UNITS and token not in TENS and token not in SCALES:
            return None
        step = _add_word(total, group, token)
        if step is None:
            return None
        total, group = step
        found = True
    return total + group if found else None


def _split_words(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Number words that follow each other without being one number ("one, two"), longest first."""
    tokens = [(start + m.start(), start + m.end()) for m in _TOKEN.finditer(text[start:end])]
    found: list[tuple[int, int, int]] = []
    first = 0
    while first < len(tokens):
        for last in range(len(tokens), first, -1):
            left, right = tokens[first][0], tokens[last - 1][1]
            words = [text[a:b].lower() for a, b in tokens[first:last]]
            if "and" in (words[0], words[-1]) or words in (["a"], ["an"]):
                continue
            value = parse_number_words(text[left:right])
            if value is not None:
                found.append((left, right, value))
                first = last - 1
                break
        first += 1
    return found


def find_numbers(text: str) -> list[tuple[int, int, int]]:
    """Every whole number of the text as (start, end, value), in order, without overlap."""
    found: list[tuple[int, int, int]] = []
    for match in _NUMBER.finditer(text):
        if match["words"]:
            found.extend(_split_words(text, match.start(), match.end()))
            continue
        digits = match["decimal"] or match["digits"]
        scale = match["decimal_scale"] or match["digits_scale"]
        value = float(digits.replace(",", "")) * (SCALES[scale.lower()] if scale else 1)
        found.append((match.start(), match.end(), round(value)))
    return found
