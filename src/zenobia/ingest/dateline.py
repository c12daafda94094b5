"""The dateline: where, and often when, a report was filed ("BEIRUT (Reuters) -", "SAN SALVADOR, 13 MAR 89 (ACAN-EFE) --").

It is the wire's word for where the reporter sat, not for where things happened, so it is kept apart from the text. A dash
alone after a capitalised word is weak evidence: then the words before it must not be ones that open headlines.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from zenobia.ingest.stamps import find_stamps, parse_stamp_day
from zenobia.kit.resources import load_yaml
from zenobia.kit.text import squeeze
from zenobia.kit.timewords import MONTHS
from zenobia.model import Span

_S = r"[ \t]*\n?[ \t]*"
_WORD = r"(?:[A-Z][\w'’.-]*|(?:al|el|as|ez|ash|ad|at|ar|an)-[A-Z][\w'’-]*|de|la|del|el|al)"
_NAME = rf"[A-Z][\w'’.-]*(?:[ ]{_WORD}){{0,4}}"
_PLACE = rf"(?P<place>{_NAME}(?:/[ ]?{_NAME})?)(?:[ ]?\((?P<country>[A-Z][A-Za-z .]{{2,30}})\))?"
_WITHIN = rf"(?:,[ ]{_NAME}(?=[ ]?[(,–—-]))?"
_MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = rf"(?:\d{{1,2}}[ ](?i:{_MONTH})(?:[ ,]+(?:(?:19|20)\d\d|\d\d)\b)?|(?i:{_MONTH})[ ]\d{{1,2}}(?:,?[ ](?:19|20)\d\d\b)?)"
_WEEKDAY = r"(?:(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:day)[, ]+)?"
_DATED = rf"(?:,{_S}(?P<dated>{_WEEKDAY}{_DAY}))?"
_AGENCY = rf"(?:,?{_S}\((?P<agency>[A-Z][^()\n]{{1,60}}(?:\n[^()\n]{{1,40}})?)\))?"
_DASH = r"[ ]*(?P<dash>--|—|–|-|:)"
_BEGINS = r"(?=\s+[\"“‘'\[(]*[A-Z0-9])"
_DATELINE = re.compile(rf"[ \t]*{_PLACE}{_WITHIN}{_DATED}{_AGENCY}{_DASH}{_BEGINS}")
_UNDASHED = re.compile(
    r"(?P<place>[A-Z]{3}[A-Z '’-]*[A-Z])[ ]\((?P<agency>[A-Z][\w .]{1,30})\)(?=[ ][\"“]?[A-Z])"
)
_BRACKETS = re.compile(r"\s*(?:\[[^\]\n]*(?:\n[^\]\n]*)?\]\s*)*")
_FILED_LINE = re.compile(rf"(?P<place>{_NAME}),[ ]*$")

_REACH = 1_500
_FEWEST_CHARACTERS = 60
"""A report's first paragraph is longer than that; a headline with a dash in it is mostly not."""
_THIS_CENTURY = 50
"""Two figures of a year below this are of this century."""


class Dateline(Struct, frozen=True):
    """The place, and the day when the dateline has one with its year."""

    span: Span
    place: str
    day: date | None = None
    words: str = ""


def find_dateline(text: str) -> Dateline | None:
    """The report's dateline, or `None` when it has none that is plain."""
    for start, line in _first_lines(text):
        found = _at(text, start, line)
        if found is not None:
            return found
    return _on_a_line_of_its_own(text) or _inside_a_flat_page(text)


def _first_lines(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", text[:_REACH]):
        yield match.start(), match.group()


def _at(text: str, start: int, line: str) -> Dateline | None:
    """A dateline at the start of a line; a relay's ("PANAMA CITY, 19 NOV 89 (ACAN) -- [EXCERPT] SAN SALVADOR, …") leads on."""
    match = _DATELINE.match(text, start)
    if match is None or not _is_plain(match, line):
        return None
    outer = _make(match)
    after = _BRACKETS.match(text, match.end())
    inner = _DATELINE.match(text, after.end()) if after is not None else None
    if inner is None or inner["agency"] is None:
        return outer
    nested = _make(inner)
    return Dateline(
        span=Span(outer.span.start, nested.span.end),
        place=nested.place,
        day=nested.day or outer.day,
        words=nested.words if nested.day else outer.words,
    )


def _is_plain(match: re.Match[str], line: str) -> bool:
    """True unless the words before the dash could be anything else."""
    if match["agency"] or match["dated"]:
        return True
    place = match["place"]
    if match["dash"] == ":" or len(line) < _FEWEST_CHARACTERS:
        return False
    words = place.lower().replace("-", " ").split()
    return len(words) <= 3 and not _not_places() & set(words)


@cache
def _not_places() -> frozenset[str]:
    return frozenset(load_yaml("datelines.yaml")["not_places"])


def _make(match: re.Match[str]) -> Dateline:
    dated = match["dated"]
    return Dateline(
        span=Span(match.start("place"), match.end("dash")),
        place=squeeze(match["place"]),
        day=_parse_dated(dated) if dated else None,
        words=squeeze(match.group()),
    )


def _parse_dated(words: str) -> date | None:
    """The day of `13 MAR 89` or `Dec. 11, 2016`; `None` without a year."""
    day = parse_stamp_day(words)
    if day is not None:
        return day
    short = re.search(r"(\d{1,2})[ ]([A-Za-z]+)\.?[ ,]+(\d\d)$", squeeze(words))
    if short is None:
        return None
    figures = int(short[3])
    return parse_stamp_day(f"{short[1]} {short[2]} {figures + (2000 if figures < _THIS_CENTURY else 1900)}")


def _on_a_line_of_its_own(text: str) -> Dateline | None:
    """`Homs, 3 April 2016` under the headline."""
    for stamp in find_stamps(text):
        line_start = text.rfind("\n", 0, stamp.span.start) + 1
        match = _FILED_LINE.fullmatch(text[line_start : stamp.span.start])
        if match is not None and not stamp.is_labelled and match["place"] != "By":
            span = Span(line_start, stamp.span.end)
            return Dateline(span=span, place=match["place"], day=stamp.day, words=squeeze(span.of(text)))
    return None


def _inside_a_flat_page(text: str) -> Dateline | None:
    """Where lines were run together, only a place in capitals with its agency is plain: `MOSCOW (Sputnik) A total…`."""
    for match in _UNDASHED.finditer(text[:_REACH]):
        before = text[: match.start()].rstrip()
        if not before or before[-1] in '.!?"”':
            return Dateline(
                span=Span(match.start(), match.end()), place=match["place"], words=squeeze(match.group())
            )
    return None
