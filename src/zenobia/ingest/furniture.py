"""Page furniture: what a page prints around a report. It is marked, never deleted, and the reader passes over it.

Taking a sentence of the report for furniture loses claims silently, so every rule is narrow: a whole line (or a part of
one between bars) that can be nothing else, a heading with the list or the form that follows it, and, for pages whose
lines were run together, what stands at the very head or the very end. The rules are in `resources/furniture.yaml`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from zenobia.ingest.stamps import STAMP, Stamp
from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import load_yaml
from zenobia.kit.text import plain_quotes
from zenobia.model import Furniture, FurnitureKind, Span

_RULES = "furniture.yaml"
_SHAPES = ("line", "heading", "form", "inline", "tail", "block", "foot")

_LONGEST_LINE = 500
_LONGEST_ITEM = 160
"""A headline in a list of other items is shorter."""
_MOST_ITEMS = 200
_HEAD_SHARE = 0.3
"""A link to the form for comments at the head of a page is above this share of it."""
_WRAP_WIDTH = 100
_TAIL = 3_000
_MOST_TAILS = 6
_LONGEST_BLOCK = 4_000
_FOOT = 200

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BARS = re.compile(r"[ \t]+[|•·●»][ \t]+")
_STOP = re.compile(r"[.!?][\"”’')\]]*$")
_INNER_STOP = re.compile(r"[a-z)\]][.!?][\"”’')\]]*\s+[\"“‘A-Z]")
_BULLET = re.compile(r"[-–*•·▪►»]\s")

_NAME = r"(?-i:[A-Z][\w'.-]*|(?:al|el|ul|de|van|bin|ibn|von|der|la|da|abu|ben)[ -][\w'-]+)"
_NAMES = rf"{_NAME}(?:(?:,? and |,? in |;? with |, ?|; ?|/| & | ){_NAME})*"
_OUTLET = rf"(?:(?-i:The) )?{_NAME}(?:(?: (?:of|for|and|&)(?: the)? |, ?|/| ){_NAME}){{0,7}}"
"""No two ways to match the same words, else a long line of capitals would be tried in all of them."""


class _Line(Struct, frozen=True):
    """A line that is not blank, without the white space at its ends."""

    span: Span
    text: str
    kind: FurnitureKind | None = None


class _Rules(Struct, frozen=True):
    """One pattern for each shape, and the kind that each of its groups stands for."""

    patterns: dict[str, re.Pattern[str]]
    kinds: dict[str, FurnitureKind]

    def kind(self, match: re.Match[str]) -> FurnitureKind:
        """The kind of the rule that matched."""
        return self.kinds[match.lastgroup or ""]

    def whole(self, shape: str, words: str) -> FurnitureKind | None:
        """The kind of the rule of this shape that all of `words` match."""
        match = self.patterns[shape].fullmatch(words)
        return None if match is None else self.kind(match)


def find_furniture(
    text: str, *, stamps: Sequence[Stamp] = (), publisher: str | None = None
) -> tuple[Furniture, ...]:
    """The parts of a page that are not the report, in order, without overlap.

    Args:
        text: the page.
        stamps: the dates that it prints about itself; they are furniture too.
        publisher: the outlet; its name on a line of its own is a credit.
    """
    rules = _load_rules()
    lines = _classify_lines(text, rules)
    inline = list(_inline(text, rules))
    found = [
        *_forms(lines, rules, text),
        *_lists(lines, rules),
        *_marked_lines(lines, rules),
        *_outlet_lines(lines, text, publisher),
        *(Furniture(stamp.span, FurnitureKind.NAVIGATION) for stamp in stamps),
        *inline,
        *_tails(text, rules, inline),
    ]
    return _without_overlap(found, text)


@cache
def _load_rules() -> _Rules:
    """Read the rules; each shape becomes one pattern, so that a line is looked at once.

    Raises:
        ResourceError: a rule is wrong; it names it.
    """
    raw = load_yaml(_RULES)
    words = {
        name: "(?:" + "|".join(map(re.escape, sorted(values, key=len, reverse=True))) + ")"
        for name, values in raw["words"].items()
    }
    words |= {"names": _NAMES, "outlet": _OUTLET, "stamp": STAMP}
    kinds: dict[str, FurnitureKind] = {}
    parts: dict[str, list[str]] = {shape: [] for shape in _SHAPES}
    for number, rule in enumerate(raw["rules"]):
        group = f"r{number}"
        parts[rule["shape"]].append(_group(group, rule, words))
        kinds[group] = FurnitureKind(rule["kind"])
    gap = r"(?:^|(?<=[.!?\"')\]\n:])|(?<=\n))[ \t]*"
    patterns = {shape: "|".join(each) or r"(?!)" for shape, each in parts.items()}
    patterns["tail"] = rf"{gap}(?:{patterns['tail']})\s*$"
    patterns["block"] = rf"(?:^|[.!?\"')\]]|\n)[ \t]*(?:{patterns['block']})"
    return _Rules({shape: re.compile(pattern) for shape, pattern in patterns.items()}, kinds)


def _group(group: str, rule: dict[str, str], words: dict[str, str]) -> str:
    pattern = re.sub(r"<(\w+)>", lambda m: words[m.group(1)], rule["pattern"])
    flags = "" if rule.get("case") else "i"
    try:
        if re.compile(pattern).groups:
            raise ResourceError(
                f"{_RULES}: the pattern {rule['pattern']!r} has a capturing group; write (?:…)"
            )
    except re.error as problem:
        raise ResourceError(f"{_RULES}: the pattern {rule['pattern']!r} is wrong: {problem}") from problem
    return f"(?P<{group}>(?{flags}:{pattern}))"


def _classify_lines(text: str, rules: _Rules) -> list[_Line]:
    """The lines, each with the kind of the rule that it matches; in a hard-wrapped text only paragraphs of one line may."""
    spans = []
    for match in _LINE.finditer(text):
        words = match.group().strip()
        start = match.start() + match.group().index(words)
        spans.append(Span(start, start + len(words)))
    wrapped = _wrapped_lines(text, spans)
    return [
        _Line(span, span.of(text), None if number in wrapped else _kind_of_line(span.of(text), rules))
        for number, span in enumerate(spans)
    ]


def _kind_of_line(words: str, rules: _Rules) -> FurnitureKind | None:
    return rules.whole("line", plain_quotes(words)) if len(words) <= _LONGEST_LINE else None


def _wrapped_lines(text: str, spans: Sequence[Span]) -> set[int]:
    """The lines that are parts of longer paragraphs, in a text that was wrapped at a width: `BY THE ARMY OF THE NORTH`."""
    joined = [
        number for number, (a, b) in enumerate(pairwise(spans)) if text.count("\n", a.end, b.start) == 1
    ]
    widest = max((span.end - span.start for span in spans), default=0)
    if widest > _WRAP_WIDTH or len(joined) < max(4, 0.5 * len(spans)):
        return set()
    return {*joined, *(number + 1 for number in joined)}


def _marked_lines(lines: Sequence[_Line], rules: _Rules) -> Iterator[Furniture]:
    """Lines that a rule matches whole; of a line with bars, the parts that one matches."""
    for line in lines:
        if line.kind is not None and not _BARS.search(line.text):
            yield Furniture(line.span, line.kind)
        elif len(line.text) <= _LONGEST_LINE and _BARS.search(line.text):
            parts = list(_segments(line, rules))
            yield from parts or ([Furniture(line.span, line.kind)] if line.kind else [])


def _segments(line: _Line, rules: _Rules) -> Iterator[Furniture]:
    at = 0
    cuts = [(m.start(), m.end()) for m in _BARS.finditer(line.text)]
    for left, right in (*cuts, (len(line.text), len(line.text))):
        kind = rules.whole("line", plain_quotes(line.text[at:left]))
        if kind is not None:
            yield Furniture(Span(line.span.start + at, line.span.start + left), kind)
        at = right


def _outlet_lines(lines: Sequence[_Line], text: str, publisher: str | None) -> Iterator[Furniture]:
    """The outlet's name alone on a line: it is the publisher, or the page's own source credit names it."""
    names = {
        m.group(1).strip().lower() for m in re.finditer(r"(?:^|[|•]\s*)Source: ([^\n|.]{2,40})$", text, re.M)
    }
    if publisher:
        names.add(publisher.lower())
    for line in lines[1:]:
        if line.text.lower() in names:
            yield Furniture(line.span, FurnitureKind.SOURCE_CREDIT)


def _forms(lines: Sequence[_Line], rules: _Rules, text: str) -> Iterator[Furniture]:
    """From the heading of a form for comments on, all is furniture, if it is the page that ends there."""
    last_form = _last(lines, lambda each: each.kind in (FurnitureKind.REPLY_FORM, FurnitureKind.CAPTCHA))
    last_prose = _last(lines, lambda each: len(each.text) > _LONGEST_ITEM and bool(_STOP.search(each.text)))
    for number, line in enumerate(lines):
        kind = rules.whole("form", plain_quotes(line.text)) if len(line.text) < _LONGEST_ITEM else None
        if kind is None:
            continue
        yield Furniture(line.span, kind)
        has_form_below = last_form > number and line.span.start > _HEAD_SHARE * len(text)
        if has_form_below or last_prose < number:
            yield from (Furniture(each.span, each.kind or kind) for each in lines[number + 1 :])
            return


def _last(lines: Sequence[_Line], is_it: Callable[[_Line], bool]) -> int:
    """The number of the last line that is such a one, or -1."""
    return next((n for n in range(len(lines) - 1, -1, -1) if is_it(lines[n])), -1)


def _lists(lines: Sequence[_Line], rules: _Rules) -> Iterator[Furniture]:
    """The heading of a list of other items, and the items under it."""
    kinds = {}
    for number, line in enumerate(lines):
        kind = rules.whole("heading", plain_quotes(line.text)) if len(line.text) < _LONGEST_ITEM else None
        if kind is not None:
            kinds[number] = kind
    for number, after in pairwise((*kinds, len(lines))):
        yield Furniture(lines[number].span, kinds[number])
        rest = lines[number + 1 : min(after, number + 1 + _MOST_ITEMS)]
        for each in _items(lines[number], rest):
            yield Furniture(each.span, each.kind or kinds[number])


def _items(heading: _Line, rest: Sequence[_Line]) -> list[_Line]:
    """Short lines without a full stop: up to the page's end or more furniture, else only those right under the heading."""
    items: list[_Line] = []
    for line in rest:
        if line.kind is not None:
            return items
        if len(line.text) > _LONGEST_ITEM or _STOP.search(line.text):
            break
        items.append(line)
    else:
        if len(rest) < _MOST_ITEMS:
            return items
    return _right_under(heading, items)


def _right_under(heading: _Line, items: Sequence[_Line]) -> list[_Line]:
    """The items that no blank line divides from the heading, if one divides them from the report; or bulleted ones."""
    together: list[_Line] = []
    for before, line in pairwise((heading, *items)):
        if line.span.start - before.span.end > 1 and not _BULLET.match(line.text):
            return together
        together.append(line)
    return [line for line in together if _BULLET.match(line.text)]


def _inline(text: str, rules: _Rules) -> Iterator[Furniture]:
    for match in rules.patterns["inline"].finditer(plain_quotes(text)):
        yield Furniture(Span(*match.span()), rules.kind(match))


def _tails(text: str, rules: _Rules, inline: Sequence[Furniture]) -> Iterator[Furniture]:
    """Credits and lists at the very end, one before the other, in pages whose lines may have been run together."""
    plain, end = plain_quotes(text), len(text)
    block = _block(plain, rules)
    if block is not None:
        yield block
        end = block.span.start
    for _ in range(_MOST_TAILS):
        end = _before_furniture(plain, end, inline)
        start = max(0, end - _TAIL)
        match = rules.patterns["tail"].search(plain[start:end])
        if match is None:
            return
        span = Span(start + match.start(match.lastgroup or 0), start + match.end(match.lastgroup or 0))
        yield Furniture(span, rules.kind(match))
        end = span.start


def _before_furniture(plain: str, end: int, pieces: Sequence[Furniture]) -> int:
    """Where the text ends when the furniture at its end is left out."""
    for piece in reversed(pieces):
        if piece.span.end == len(plain[:end].rstrip()):
            end = piece.span.start
    return end


def _block(plain: str, rules: _Rules) -> Furniture | None:
    """From a heading inside a flattened page to the page's end, when not one sentence ends after it."""
    start = max(0, len(plain) - _LONGEST_BLOCK)
    for match in rules.patterns["block"].finditer(plain, start):
        at = match.start(match.lastgroup or 0)
        if _is_no_prose(plain[at:].rstrip(), rules):
            return Furniture(Span(at, len(plain.rstrip())), rules.kind(match))
    return None


def _is_no_prose(rest: str, rules: _Rules) -> bool:
    """True when no sentence ends in `rest`, or when it closes with the links of a page's foot."""
    if rules.patterns["foot"].search(rest, max(0, len(rest) - _FOOT)):
        return True
    return not _INNER_STOP.search(rest) and not _STOP.search(rest)


def _without_overlap(found: Sequence[Furniture], text: str) -> tuple[Furniture, ...]:
    """Sorted; of two that overlap the earlier and longer stays, and what is left of the other."""
    kept: list[Furniture] = []
    for piece in sorted(found, key=lambda f: (f.span.start, -f.span.end)):
        start = max(piece.span.start, kept[-1].span.end if kept else 0)
        start += len(text[start : piece.span.end]) - len(text[start : piece.span.end].lstrip())
        if start < piece.span.end:
            kept.append(Furniture(Span(start, piece.span.end), piece.kind))
    return tuple(kept)
