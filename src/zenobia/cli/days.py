"""Days as the command line accepts them."""

from datetime import date

import typer

from zenobia.kit.dates import parse_day


def read_day(text: str) -> date:
    """Read the day of an option.

    Raises:
        typer.BadParameter: it is not a day; the message names the form.
    """
    day = parse_day(text) if len(text.strip()) == len("2016-12-11") else None
    if day is None:
        raise typer.BadParameter(f"'{text}' is not a day; write year-month-day, such as 2016-12-11")
    return day
