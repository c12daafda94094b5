"""Counts as written to a range: what "dozens", "at least 19" or "a family of five" leave open stays open.

The words are data in `lexicon/counts.yaml`; the grammar here finds the first count of a phrase and what qualifies it.
Codebooks turn such ranges into single numbers, each in its own way; that is not done here.
"""

import re
from functools import cache

from msgspec import Struct

from zenobia.kit.numbers import find_numbers
from zenobia.kit.resources import load_yaml
from zenobia.kit.text import fold
from zenobia.kit.timewords import TIME_EXPRESSION

Range = tuple[int | None, int | None]


class _Lexicon(Struct, frozen=True):
    """The words of counting, compiled."""

    vague: dict[str, tuple[int, int]]
    vague_pattern: re.Pattern[str]
    zero: re.Pattern[str]
    before: re.Pattern[str]
    at_least: frozenset[str]
    after: re.Pattern[str]
    or_more: frozenset[str]
    collective: frozenset[str]
    measure: re.Pattern[str]
    kinds: dict[str, re.Pattern[str]]


class _Count(Struct, frozen=True):
    """One count of a phrase: where it stands and the range that it gives by itself."""

    start: int
    end: int
    low: int
    high: int


def _either(words: list[str]) -> str:
    """A pattern for any of the words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _lexicon() -> _Lexicon:
    """Read the words once."""
    data = load_yaml("lexicon/counts.yaml")
    after = [*data["or_more"], *data["or_less"]]
    return _Lexicon(
        vague={word: (low, high) for word, (low, high) in data["vague"].items()},
        vague_pattern=re.compile(rf"(?<![\w-])(?:{_either(list(data['vague']))})(?![\w-])"),
        zero=re.compile(
            rf"(?<![\w-])(?:{_either(data['zero'])})(?![\w-])(?! (?:more|fewer|less|longer|later|doubt)\b)"
        ),
        before=re.compile(
            rf"(?<![\w-])(?P<word>{_either(data['at_least'] + data['at_most'])})"
            r"(?: (?:about|around|some|roughly|nearly|almost|another|an estimated|an additional|a total of|as many as))?$"
        ),
        at_least=frozenset(data["at_least"]),
        after=re.compile(rf" ?(?P<word>{_either(after)})(?![\w])"),
        or_more=frozenset(data["or_more"]),
        collective=frozenset(data["collective"]),
        measure=re.compile(rf"[ -]?(?:{_either(data['measures'])})(?![\w])"),
        kinds={
            kind: re.compile(rf"(?<!\w)(?:{_either(said)})(?!\w)") for kind, said in data["kinds"].items()
        },
    )


_AGE = re.compile(
    r"(?i)(?<![\w])(?:\d+|[a-z]+(?:-[a-z]+)?)-(?:year|month|week|day)s?-old\b|\baged? \d+\b|, \d+,"
)
_ONE = re.compile(r"(?<![\w'])(?:an?|a single|another)(?= (?P<noun>[a-z][a-z'-]*))")
_SINGLE = re.compile(r"(?<!\w)(?:was|is|has been|had been|died|crashed)(?!\w)")
_PAIR = re.compile(r"(?<![\w'])(?:an?|the) (?:[a-z]+ ){1,2}and (?:his|her|their) [a-z]+")
_PARTS: re.Pattern[str] = re.compile(r",| and (?!\w+ (?:hundred|thousand)\b)| while | with ")
_TO = re.compile(r" ?(?:-|to|or) ?(?:as many as |perhaps |even |possibly )?$")


def _clean(text: str) -> str:
    """The phrase without its times and ages, which hold numbers of other things."""
    return fold(_AGE.sub(" ", TIME_EXPRESSION.sub(" ; ", text)))


def _exact_counts(text: str, words: _Lexicon) -> list[_Count]:
    """Numbers that count, not measure."""
    return [
        _Count(start, end, value, value)
        for start, end, value in find_numbers(text)
        if not words.measure.match(text, end) and not re.match(r"(?:st|nd|rd|th)\b", text[end:])
    ]


def _vague_counts(text: str, words: _Lexicon) -> list[_Count]:
    """Words such as "dozens", and words for nobody."""
    found = [
        _Count(m.start(), m.end(), *words.vague[m[0]])
        for m in words.vague_pattern.finditer(text)
        if not re.match(r" (?:of )?(?:years|months|days|hours|weeks|times)\b", text[m.end() :])
    ]
    found.extend(_Count(m.start(), m.end(), 0, 0) for m in words.zero.finditer(text))
    return found


def _first_count(text: str, words: _Lexicon) -> _Count | None:
    """The count that stands first; at one place the longest, so that "half a dozen" is not a dozen."""
    counts = _exact_counts(text, words) + _vague_counts(text, words)
    return min(counts, key=lambda c: (c.start, -c.end), default=None)


def _joined(text: str, count: _Count, words: _Lexicon) -> _Count:
    """The count with the second number of "12 to 15" or "between 12 and 15" taken in."""
    for other in _exact_counts(text, words):
        between = text[count.end : other.start]
        is_range = _TO.fullmatch(between) or (
            between == " and " and re.search(r"(?:between|from) $", text[: count.start])
        )
        if other.start >= count.end and is_range and other.high > count.low:
            return _Count(count.start, other.end, count.low, other.high)
    return count


def _one_of_them(text: str, words: _Lexicon) -> Range | None:
    """A single person or thing, or two: "a soldier", "a man and his wife", somebody with a verb in the singular."""
    if _PAIR.search(text):
        return (2, 2)
    for match in _ONE.finditer(text):
        if match["noun"] not in words.collective:
            return (1, 1)
    if _ONE.search(text) or not _SINGLE.search(text):
        return None
    return None if re.search(r"(?<!\w)(?:there|it|what|who|nothing) (?:was|is|has|had)\b", text) else (1, 1)


def _part_about(text: str, what: str, words: _Lexicon) -> str:
    """The part of "three dead and six wounded" that is about one kind, when the phrase gives a number to each."""
    if what not in words.kinds or len(_exact_counts(text, words) + _vague_counts(text, words)) < 2:
        return text
    if not any(pattern.search(text) for kind, pattern in words.kinds.items() if kind != what):
        return text
    parts: list[str] = _PARTS.split(text)
    for part in parts:
        if words.kinds[what].search(part) and _first_count(part, words) is not None:
            return part
    return text


def count_range(text: str, what: str = "") -> Range | None:
    """The range that a phrase about a number gives, after the marking guidelines.

    Args:
        text: the phrase as written ("At least 19 regime soldiers were killed").
        what: the kind counted (`killed`, `injured`), to pick its number where the phrase gives one to each kind.

    Returns:
        (low, high), where `None` is an end left open: "at least 19" is (19, None). `None` when no count is said.
    """
    words = _lexicon()
    clean = _part_about(_clean(text), what, words)
    first = _first_count(clean, words)
    if first is None:
        return _one_of_them(clean, words)
    count = _joined(clean, first, words)
    before = words.before.search(clean[: count.start].rstrip())
    if before is not None:
        return (count.low, None) if before["word"] in words.at_least else (None, count.high)
    after = words.after.match(clean, count.end)
    if after is not None:
        return (count.low, None) if after["word"] in words.or_more else (None, count.high)
    return (count.low, count.high)
