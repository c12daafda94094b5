"""Evidence shown in its sentence, so that a reader can judge it without opening the report."""

import re
from collections.abc import Iterable
from itertools import pairwise

from rich.text import Text

from zenobia.model import Span

EVIDENCE = "bold underline"
LONG = 1500
"""Characters beyond which a paragraph is not shown whole, but only the sentence."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s)|\n\s*\n")


def sentence_around(text: str, span: Span) -> Span:
    """The sentence or sentences that `span` lies in, by full stops and blank lines.

    It is for showing only; an abbreviation may cut it short, the evidence itself is always whole.
    """
    start = 0
    for stop in _END.finditer(text):
        if stop.end() <= span.start:
            start = stop.end()
        elif stop.end() >= span.end:
            return _stripped(text, start, stop.end())
    return _stripped(text, start, len(text))


def paragraph_around(text: str, span: Span) -> Span:
    """The paragraph that `span` lies in, by blank lines; the sentence where the paragraph is long."""
    start = max((m.end() for m in _BLANK_LINE.finditer(text, 0, span.start)), default=0)
    end = _BLANK_LINE.search(text, span.end)
    found = _stripped(text, start, end.start() if end is not None else len(text))
    return found if found.end - found.start <= LONG else sentence_around(text, span)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def highlighted(text: str, within: Span, spans: Iterable[Span], *, marks: bool) -> Text:
    """The words at `within`, with `spans` bold and underlined, or between `>>` and `<<`.

    Args:
        text: the text of the document.
        within: what to show of it.
        spans: what to highlight of that.
        marks: write marks, for where bold cannot be seen.
    """
    out = Text()
    at = within.start
    for span in merged(s for s in spans if within.overlaps(s)):
        start, end = max(span.start, within.start), min(span.end, within.end)
        out.append(text[at:start])
        out.append(f">>{text[start:end]}<<" if marks else text[start:end], style="" if marks else EVIDENCE)
        at = end
    out.append(text[at : within.end])
    return out


def labelled(
    text: str, within: Span, spans: Iterable[Span], labels: Iterable[tuple[Span, str]], *, marks: bool
) -> Text:
    """The words at `within`, with `spans` highlighted and each labelled stretch written as `[words|label]`.

    Args:
        text: the text of the document.
        within: what to show of it.
        spans: what to highlight of that.
        labels: stretches with what to call each; one with several labels has them all.
        marks: write `>>` and `<<` around what is highlighted, for where bold cannot be seen.
    """
    called: dict[Span, list[str]] = {}
    for span, label in labels:
        if within.covers(span) and label not in called.setdefault(span, []):
            called[span].append(label)
    shown = [s for s in merged(spans) if within.overlaps(s)]
    cuts = {within.start, within.end}
    cuts.update(min(max(at, within.start), within.end) for s in (*shown, *called) for at in (s.start, s.end))
    out = Text()
    for start, end in pairwise(sorted(cuts)):
        bold = any(s.start <= start < s.end for s in shown)
        style = EVIDENCE if bold and not marks else ""
        if marks and any(max(s.start, within.start) == start for s in shown):
            out.append(">>")
        for _ in (s for s in called if s.start == start):
            out.append("[", style=style)
        out.append(text[start:end], style=style)
        for span in sorted((s for s in called if s.end == end), reverse=True):
            out.append(f"|{', '.join(called[span])}]", style=style)
        if marks and any(min(s.end, within.end) == end for s in shown):
            out.append("<<")
    return out


def on_one_line(text: Text) -> Text:
    """The same words with each run of white space as one space, styles kept."""
    pieces = [(m.start(), m.end()) for m in re.finditer(r"\s+", text.plain)]
    out = Text()
    at = 0
    for start, end in pieces:
        out.append_text(text[at:start])
        out.append(" ")
        at = end
    out.append_text(text[at:])
    return out
