"""Zenobia from Python: open a record, add reports to it, ask it who held a place, and see why.

    import zenobia

    with zenobia.open("war.db") as record:
        record.add("reports/")
        print(record.holder("Palmyra", on=date(2016, 12, 12)).summary)

This package only wires: sources -> `ingest` -> `read` -> `resolve` -> `record`, and from there -> `fuse` and `control`.
"""

from zenobia.api.keeping import Added, Clock
from zenobia.api.record import Progress, Record, Source, Summary, open, read, read_documents
from zenobia.api.stages import Resolver

__all__ = [
    "Added",
    "Clock",
    "Progress",
    "Record",
    "Resolver",
    "Source",
    "Summary",
    "open",
    "read",
    "read_documents",
]
