"""`zenobia set-published`: dating a report that is in the record."""

from datetime import date
from typing import Annotated

import typer

from zenobia.cli import wiring
from zenobia.cli.days import read_day
from zenobia.cli.options import DEFAULT_DB, Db
from zenobia.cli.words import plural


def set_published(
    doc: Annotated[
        str, typer.Argument(metavar="DOC", help="The report: its id or its name.", show_default=False)
    ],
    day: Annotated[
        date,
        typer.Argument(
            metavar="DATE", parser=read_day, help="The day of its publication.", show_default=False
        ),
    ],
    why: Annotated[
        str,
        typer.Option(
            "--why", metavar="TEXT", help="How you know: kept with the decision.", show_default=False
        ),
    ] = "",
    db: Db = DEFAULT_DB,
) -> None:
    """Say when a report was published.

    Its "on Sunday" then becomes a day. The decision is kept as a row of its own, with the reason. What was known before stays in the record, and the ids
    of claims do not change. A later decision takes the place of an earlier one.
    """
    with wiring.open_existing(db) as record:
        record.set_published(doc, day, why=why)
        dated = record.document(doc)
        n_claims = len(record.claims(doc=dated.id))
    print(f"{dated.name or dated.id}: published {day}; {plural(n_claims, 'claim')} read against it")
