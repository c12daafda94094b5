"""The dates that a page prints about itself: a line under the headline, `Published: …`, the start of a flattened page.

A date inside a running sentence is about the news and never one of these. Figures that can be read in two ways
(07/05/2016) are found, but give no day.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from zenobia.kit.dates import parse_day
from zenobia.kit.resources import load_yaml
from zenobia.kit.text import squeeze
from zenobia.kit.timewords import MONTHS
from zenobia.model import Span

_MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:19|20)\d\d"
_GAP = r"[ \t]*[-/.,]?[ \t]*"
DATE = (
    rf"(?:{_YEAR}[-/.](?:1[0-2]|0?[1-9])[-/.]{_DAY}(?!\d)"
    rf"|{_DAY}(?:st|nd|rd|th)?{_GAP}(?:of[ \t]+)?{_MONTH}{_GAP}{_YEAR}(?!\d)"
    rf"|{_MONTH}[ \t]*{_DAY}(?:st|nd|rd|th)?(?:,?[ \t]*){_YEAR}(?!\d)"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}(?!\d))"
)
"""A day with its month and year; to be matched ignoring case."""

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?[ \t]+)?"
_ZONE = r"(?:[ \t]*(?:(?:gmt|utc|ksa|est|edt|cet|cest|bst|msk|eet|eest|ist|local time)\b|z\b|[+-]\d\d:?\d\d)){0,2}"
_CLOCK = rf"(?:\d{{1,2}}[:.h]\d\d(?::\d\d(?:\.\d+)?)?|[0-2]\d[0-5]\d(?!\d))(?:[ \t]*[ap]\.?m\b\.?)?{_ZONE}"
_AFTER = rf"(?:(?:t|,?[ \t]*(?:[-–—|@][ \t]*)?(?:at[ \t]+)?(?:(?:ksa|gmt|utc)[ \t]+)?){_CLOCK}){{0,2}}"
_UPDATE = r"(?:[ \t]*\((?:last )?updated?:?[^()\n]{4,40}\))?"
STAMP = rf"{_WEEKDAY}{DATE}{_AFTER}{_UPDATE}"
"""A date with what pages print around it: the weekday, the hour, the zone."""

_PUBLISHED = r"(?:first[ \t]+)?(?:published|posted|publication date|date of publication|date published|issued|released|date)"
_UPDATED = r"(?:last[ \t]+)?(?:updated?|modified|edited)"
_LABEL = (
    rf"(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))[ \t]*(?:on|at)?[ \t]*:?[ \t]*(?:on|at)?[ \t]*"
)
_SEGMENT = re.compile(rf"(?:{_LABEL})?(?P<stamp>{STAMP})", re.IGNORECASE)
_NAME = r"(?:[A-Z][\w'’.-]*|(?:al|el|as|ez|ash|ad)-[\w'’-]+)"
_PLACE_BEFORE = re.compile(rf"{_NAME}(?:[ ]{_NAME}){{0,3}},[ ]*")
"""`Homs, 3 April 2016` is where and when a report was filed; `Clashes in Homs, 3 April 2016` is a headline."""
_BY_BEFORE = re.compile(r"by[ ][^.!?:]{2,60}[,;][ ]*$", re.IGNORECASE)
_LABELLED = re.compile(rf"{_LABEL}(?P<stamp>{STAMP})", re.IGNORECASE)
_BARS = re.compile(
    r"[ \t]+[|•·●»][ \t]+|[ \t]+[-–—][ \t]+(?=(?:published|posted|updated|last)\b)", re.IGNORECASE
)
_NEXT_BEGINS = r"(?=[ \t]*(?:[A-Z\"“‘(]|by\b|\d+[ \t])|[ \t]*(?:\n|$)|\()"
_FLAT = re.compile(rf"(?:(?i:{_LABEL}))?(?P<stamp>(?i:{STAMP})){_NEXT_BEGINS}")
_FLAT_AGENCY = re.compile(
    rf"\b(?P<agency>AFP|AP|Reuters|EFE|DPA|SANA|Xinhua|Agencies)[ ](?P<stamp>(?=[MTWFS])(?i:{STAMP})){_NEXT_BEGINS}"
)

_HEAD_LINES = 12
_HEAD_CHARACTERS = 1_500
_TAIL_LINES = 4
_LONGEST_LINE = 160
_FLAT_REACH = 300
_SENTENCE = re.compile(r"[.!?][\"”’')\]]*$")

_ORDERS = (
    re.compile(rf"(?P<y>{_YEAR})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})"),
    re.compile(
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}(?:of[ \t]+)?(?P<name>{_MONTH}){_GAP}(?P<y>{_YEAR})", re.I
    ),
    re.compile(rf"(?P<name>{_MONTH})[ \t]*(?P<d>{_DAY})(?:st|nd|rd|th)?,?[ \t]*(?P<y>{_YEAR})", re.I),
)
_FIGURES = re.compile(rf"(?P<a>\d{{1,2}})(?P<sign>[-/.])(?P<b>\d{{1,2}})[-/.](?P<y>{_YEAR})")


class Stamp(Struct, frozen=True):
    """A date that the page prints about itself."""

    span: Span
    """Label and hour included."""
    day: date | None
    """`None` when its figures can be read in two ways."""
    words: str
    is_update: bool = False
    """The page says "updated", so that it was published on that day or before."""
    is_labelled: bool = False


def parse_stamp_day(words: str) -> date | None:
    """The day that a printed date names, or `None`: no date in it, no such day, or two ways to read it."""
    iso = parse_day(words)
    if iso is not None:
        return iso
    for order in _ORDERS:
        match = order.search(words)
        if match is not None:
            fields = match.groupdict()
            name = fields.get("name")
            month = MONTHS[name.rstrip(".").lower()] if name else int(fields["m"])
            return _make_day(int(match["y"]), month, int(match["d"]))
    figures = _FIGURES.search(words)
    return _parse_figures(figures) if figures is not None else None


def find_stamps(text: str, title: str | None = None) -> tuple[Stamp, ...]:
    """Every date that the page prints about itself at its head or its foot, in the order of the text."""
    found = {stamp.span: stamp for stamp in (*_flat_stamps(text, title), *_line_stamps(text))}
    kept: list[Stamp] = []
    for stamp in sorted(found.values(), key=lambda s: (s.span.start, -s.span.end)):
        if not kept or kept[-1].span.end <= stamp.span.start:
            kept.append(stamp)
    return tuple(kept)


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _parse_figures(match: re.Match[str]) -> date | None:
    """Day and month in figures: certain when one of them cannot be a month, or when points divide them."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sign"] == "." or first > 12 or first == second:
        return _make_day(year, second, first)
    return _make_day(year, first, second) if second > 12 else None


def _stamp(match: re.Match[str], start: int = 0) -> Stamp:
    groups = match.groupdict()
    opens = any(groups.get(name) for name in ("published", "updated", "agency"))
    left = match.start() if opens else match.start("stamp")
    return Stamp(
        span=Span(start + left, start + match.end("stamp")),
        day=parse_stamp_day(match["stamp"]),
        words=squeeze(match.string[left : match.end("stamp")]),
        is_update=groups.get("updated") is not None,
        is_labelled=groups.get("published") is not None or groups.get("updated") is not None,
    )


def _flat_stamps(text: str, title: str | None) -> Iterator[Stamp]:
    """Dates that open a page whose lines were run together, or that stand right after its title."""
    starts = [len(text) - len(text.lstrip())]
    if title and text.startswith(title, starts[0]):
        after = starts[0] + len(title)
        starts.append(after + len(text[after:]) - len(text[after:].lstrip(" .\n\t")))
    for start in starts:
        match = _FLAT.match(text, start)
        if match is not None:
            yield _stamp(match)
    match = _FLAT_AGENCY.search(text[:_FLAT_REACH])
    if match is not None:
        yield _stamp(match)


def _line_stamps(text: str) -> Iterator[Stamp]:
    """Dates that are lines, or parts of lines, of their own: near the head, and at the foot if they say what they are."""
    for start, line in head_lines(text):
        yield from _in_line(start, line)
    for start, line in _tail_lines(text):
        match = _last(_LABELLED, line)
        if match is not None and not line[match.end() :].strip(" \t.|0123456789"):
            yield _stamp(match, start)


def head_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines above the report's first paragraph, each with its offset; one sentence of a summary may be among them."""
    sentences = 0
    for number, match in enumerate(re.finditer(r"[^\n]*\S[^\n]*", text[:_HEAD_CHARACTERS])):
        line = match.group()
        if number == _HEAD_LINES or sentences > 1 or len(line) > 2 * _LONGEST_LINE:
            return
        if _SENTENCE.search(line.rstrip()) and len(line) > 60:
            sentences += 1
        elif len(line) <= _LONGEST_LINE:
            yield match.start(), line


def _tail_lines(text: str) -> Iterator[tuple[int, str]]:
    offset = max(0, len(text) - 600)
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text[offset:]))[-_TAIL_LINES:]
    return ((offset + m.start(), m.group()) for m in lines)


def _in_line(start: int, line: str) -> Iterator[Stamp]:
    """The stamp of a line whose other parts are no sentence: a byline, an outlet, a place."""
    at = 0
    cuts = [(m.start(), m.end()) for m in _BARS.finditer(line)]
    for left, right in (*cuts, (len(line), len(line))):
        segment = line[at:left]
        match = _last(_SEGMENT, segment)
        if match is not None and _stands_alone(segment, match, is_only=not cuts):
            yield _stamp(match, start + at)
        at = right


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return max(pattern.finditer(words), key=re.Match.start, default=None)


def _stands_alone(segment: str, match: re.Match[str], *, is_only: bool) -> bool:
    before, after = segment[: match.start()].lstrip(), segment[match.end() :].strip(" \t.,;)*")
    if after and not re.match(r"(?:by|in|\(?updated|\|)\b", after, re.IGNORECASE):
        return False
    if not before or before in {"(", "*"}:
        return True
    if _BY_BEFORE.match(before) or (is_only and _PLACE_BEFORE.fullmatch(before)):
        return True
    return _names_an_issue(before)


def _names_an_issue(before: str) -> bool:
    """True for `Daily briefing, 28 March 2016`: a headline that is the name of a bulletin, and the day of its issue."""
    before = before.rstrip().lower().replace("-", " ")
    name = before.rstrip(" :,–—|(")
    return name != before and any(f" {name}".endswith(f" {word}") for word in _periodicals())


@cache
def _periodicals() -> tuple[str, ...]:
    return tuple(load_yaml("datelines.yaml")["periodicals"])
