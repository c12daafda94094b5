"""Claims, dates and counts in a few plain words, for tables and answers that people read."""

from collections.abc import Iterable
from datetime import date

from zenobia.kit.dates import DateInterval, month_of, year_of
from zenobia.model import (
    Claim,
    Document,
    Mention,
    Modality,
    Toll,
    TollFigure,
    TollKind,
    When,
)

SHORT_ID = 12
"""Letters of an id that a table shows: `clm-` and eight digits. Commands accept any prefix that is unambiguous."""


def short_id(id: str) -> str:
    """The first letters of an id."""
    return id[:SHORT_ID]


def say_names(mentions: Iterable[Mention]) -> str:
    """The names of mentions, each once, in the order of the report."""
    return ", ".join(dict.fromkeys(m.label for m in mentions))


def say_places(mentions: Iterable[Mention]) -> str:
    """The names of places, with the words that make one a part of it or keep it off it."""
    return ", ".join(dict.fromkeys(_say_place(m) for m in mentions))


def _say_place(mention: Mention) -> str:
    if mention.part is not None and mention.part != mention.label:
        return f"{mention.label} ({mention.part})"
    if mention.relation is not None:
        return f"{mention.relation} {mention.label}"
    return mention.label


def say_interval(when: DateInterval) -> str:
    """Days as a person writes them: a day, a month, a year, or from one day to another."""
    start, last = when.start, when.last
    if start is None or last is None:
        return (
            f"from {start}" if start is not None else f"until {last}" if last is not None else "at some time"
        )
    if start == last:
        return start.isoformat()
    if when == month_of(start.year, start.month):
        return f"{start:%B %Y}"
    if when == year_of(start.year):
        return str(start.year)
    if start.year != last.year:
        return f"{start} – {last}"
    return f"{start} – {last:%d}" if start.month == last.month else f"{start} – {last:%m-%d}"


def say_when(when: When | None) -> str:
    """The time of a claim: its days, or its words where they cannot be placed in the calendar."""
    if when is None:
        return ""
    if when.interval is None:
        return f"“{when.text}”, undated"
    return say_interval(when.interval)


def say_count(low: int | None, high: int | None) -> str:
    """A count with its bounds: `12`, `24-99`, `19+`, `up to 50`."""
    if low is None and high is None:
        return "?"
    if high is None:
        return f"{low}+"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low}-{high}"


def say_toll(toll: Toll | TollFigure) -> str:
    """One number of a claim or an event."""
    return f"{say_count(toll.low, toll.high)} {say_kind(toll.what)}"


def say_kind(kind: TollKind) -> str:
    """What a number counts: `killed`, `vehicles destroyed`."""
    return "vehicles destroyed" if kind is TollKind.DESTROYED_VEHICLES else kind.value


def say_type(claim: Claim) -> str:
    """What happened, and in what sense it is said: `capture`, `capture (denied)`."""
    sense = [] if claim.modality is Modality.ASSERTED else [claim.modality.value]
    if claim.about_past:
        sense.append("past")
    return claim.type.value + (f" ({', '.join(sense)})" if sense else "")


def say_parties(agents: str, targets: str) -> str:
    """Who did it, and to whom."""
    return f"{agents or '?'} → {targets}" if targets else agents


def say_published(doc: Document) -> str:
    """When a report was published, or that nobody knows."""
    day = doc.published.day
    return "undated" if day is None else day.isoformat()


def say_report(doc: Document) -> str:
    """A report in a few words: its outlet and day."""
    outlet, day = doc.publisher or doc.name or doc.id, say_published(doc)
    return outlet if day in outlet else f"{outlet}, {day}"


def say_voices(claim: Claim) -> str:
    """The sources inside the report, as it calls them: "a monitoring group" is not turned into one that we know."""
    return ", ".join(dict.fromkeys(m.name or m.text for m in claim.source))


def say_source(claim: Claim, doc: Document) -> str:
    """According to whom: the source inside the report where there is one, and the report itself."""
    within = say_voices(claim)
    return f"{within}, in {say_report(doc)}" if within else say_report(doc)


def say_day(day: date | None) -> str:
    """A day, or nothing."""
    return "" if day is None else day.isoformat()


def plural(count: int, thing: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
