"""The tables of a record. `seq` numbers the rows of each table in the order of adding; the latest has the highest.

The migrations make these tables; a test holds the two equal. JSON is kept as text, so that any SQLite tool can show it.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Dialect, ForeignKey, Integer, MetaData, String, Table, Text
from sqlalchemy import types as sql_types

metadata = MetaData()

VERSION_TABLE = "zenobia_version"
"""Where the migrations keep the version of the tables. A database is a record exactly when it has this table."""


class Moment(sql_types.TypeDecorator[datetime]):
    """A moment in UTC, kept as text of one width, so that it sorts, compares and reads the same everywhere."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Write it; a moment without its zone is refused, since nobody could say when that was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs its zone: {value}")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read it."""
        return None if value is None else datetime.fromisoformat(value)


documents = Table(
    "documents",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("name", String, nullable=False, index=True),
    Column("origin", String, nullable=False),
    Column("document", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("doc_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("reader", String, nullable=False),
    Column("read_at", Moment, nullable=False),
    Column("refusal", String, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("doc_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("reading", ForeignKey("readings.seq"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("type", String, nullable=False, index=True),
    Column("modality", String, nullable=False, index=True),
    Column("about_past", Boolean, nullable=False),
    Column("reader", String, nullable=False),
    Column("claim", Text, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("claim_id", ForeignKey("claims.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
)

resolutions = Table(
    "resolutions",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("claim_id", ForeignKey("claims.id"), nullable=False, index=True),
    Column("made_at", Moment, nullable=False),
    Column("published", Date, nullable=True),
    Column("resolver", String, nullable=False),
    Column("claim", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("made_at", Moment, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("value", Text, nullable=False),
    Column("why", String, nullable=False),
    Column("who", String, nullable=False),
)
