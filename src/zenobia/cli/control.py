"""`zenobia holder` and `zenobia timeline`: who held a place, when, how sure that is, and why."""

from datetime import date
from functools import cache
from typing import Annotated

import typer

from zenobia.cli import wiring
from zenobia.cli.console import output, print_json
from zenobia.cli.days import read_day
from zenobia.cli.options import DEFAULT_DB, Db, Format, ListFormat, PlaceName


def holder(
    place: PlaceName,
    on: Annotated[
        date | None,
        typer.Option(
            "--on", metavar="DATE", parser=read_day, help="The day. Today unless given.", show_default=False
        ),
    ] = None,
    db: Db = DEFAULT_DB,
    format: Format = ListFormat.TABLE,
) -> None:
    """Say who held a place on a day, and why.

    The answer says since when, how sure that is, and which words it rests on. The answer rests on asserted claims only. What is planned, attempted, denied, hedged or foreseen never moves a
    holding; it is listed beside the answer.
    """
    from zenobia.cli.answers import print_answer
    from zenobia.cli.plain import answer_to_dict

    with wiring.open_existing(db) as record:
        answer = record.holder(place, on=on or date.today())
        doc_of = cache(record.document)
        if format is ListFormat.JSON:
            print_json(answer_to_dict(answer, doc_of))
        else:
            print_answer(output(), answer, doc_of)


def timeline(place: PlaceName, db: Db = DEFAULT_DB, format: Format = ListFormat.TABLE) -> None:
    """Show who held a place from when to when.

    Every day lies in exactly one row. A day that is known within bounds only is shown with its bounds.
    """
    from zenobia.cli.plain import timeline_to_list
    from zenobia.cli.tables import timeline_table

    with wiring.open_existing(db) as record:
        holdings = record.timeline(place)
        if format is ListFormat.JSON:
            print_json(timeline_to_list(holdings, record.claim, cache(record.document)))
        else:
            output().print(timeline_table(holdings))
