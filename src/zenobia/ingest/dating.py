"""The publication date: what the user says, else what metadata say, else what the page prints, else unknown.

It is never guessed. A weekday in a report resolves against it, so a wrong one would date every claim wrongly; an unknown
one leaves them open until somebody gives it. What the text prints is remembered even where something else wins.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime

from zenobia.ingest.dateline import Dateline
from zenobia.ingest.stamps import STAMP, Stamp, parse_stamp_day
from zenobia.model import Published, PublishedHow

BY_USER = "given by the user"


def date_document(
    stamps: Sequence[Stamp],
    dateline: Dateline | None,
    *,
    given: date | None = None,
    given_by: str = BY_USER,
) -> Published:
    """The publication date and how it is known.

    Args:
        stamps: the dates that the page prints about itself.
        dateline: the report's dateline.
        given: the day that the user or metadata give; it wins.
        given_by: who gives it.
    """
    stated = stated_date(stamps, dateline)
    if given is None:
        return stated
    detail = given_by
    if stated.day is not None and stated.day != given:
        detail = f"{given_by}; the text says {stated.day} ({stated.detail})"
    return Published(given, PublishedHow.GIVEN, detail)


def stated_date(stamps: Sequence[Stamp], dateline: Dateline | None) -> Published:
    """The day that the text prints, or unknown with the reason."""
    if dateline is not None and dateline.day is not None:
        return _stated(dateline.day, f"the dateline “{dateline.words}”")
    for wanted in (
        [s for s in stamps if s.is_labelled and not s.is_update],
        [s for s in stamps if not s.is_labelled],
        [s for s in stamps if s.is_update],
    ):
        if wanted:
            return _agreed(wanted)
    return Published(detail="no publication date is given, and the text prints none")


def _stated(day: date, where: str) -> Published:
    return Published(day, PublishedHow.STATED, where)


def _agreed(stamps: Sequence[Stamp]) -> Published:
    """The day of the stamps if they have one between them."""
    days = {stamp.day for stamp in stamps if stamp.day is not None}
    words = " and ".join(dict.fromkeys(f"“{stamp.words}”" for stamp in stamps))
    if not days:
        return Published(detail=f"the text prints {words}, which can be read as more than one day")
    if len(days) > 1:
        return Published(detail=f"the text prints {words}, and nothing says which is the day of publication")
    return _stated(days.pop(), f"printed in the text: {words}")


_STAMP = re.compile(STAMP, re.IGNORECASE)


def parse_published(value: str) -> date | None:
    """The day of a date or time stamp in metadata, as written in its own offset; `None` when it names no single day."""
    value = value.strip()
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            found = read(value)
        except ValueError:
            continue
        return found.date() if isinstance(found, datetime) else found
    return parse_stamp_day(value) if _STAMP.fullmatch(value) else None
