"""`zenobia show`: one claim, event or document, whole."""

from typing import Annotated

import typer

from zenobia.cli import wiring
from zenobia.cli.options import DEFAULT_DB, Db, Format, ListFormat


def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of a claim (clm-…), an event (evt-…) or a document (doc-…), or a prefix of it; or the name "
            "of a document.",
            show_default=False,
        ),
    ],
    db: Db = DEFAULT_DB,
    format: Format = ListFormat.TABLE,
) -> None:
    """Show one claim, event or document whole.

    The evidence is highlighted in its sentence. On a terminal it is bold and underlined; elsewhere it stands between >> and <<.
    """
    from zenobia.cli.whole import show_claim, show_document, show_event

    with wiring.open_existing(db) as record:
        if id.startswith("clm-"):
            show_claim(record, id, format)
        elif id.startswith("evt-"):
            show_event(record, id, format)
        else:
            show_document(record, id, format)
