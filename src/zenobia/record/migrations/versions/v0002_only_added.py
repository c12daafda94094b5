"""Rows are only ever added: the database itself refuses any change to one, whoever asks."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEYS = {
    "documents": ("seq", "id"),
    "readings": ("seq",),
    "claims": ("seq", "id"),
    "evidence": ("seq",),
    "resolutions": ("seq",),
    "decisions": ("seq", "id"),
}
"""The tables, and the columns by which SQLite would find a row to put another in its place."""


def upgrade() -> None:
    """Refuse every change to a row of every table."""
    for table, keys in _KEYS.items():
        _only_add(table, keys)


def _only_add(table: str, keys: tuple[str, ...]) -> None:
    """Refuse UPDATE and DELETE, and an INSERT OR REPLACE, which SQLite carries out without firing a DELETE trigger."""
    refuse = f"SELECT RAISE(ABORT, 'rows of {table} are only ever added');"
    taken = " OR ".join(f"{key} = NEW.{key}" for key in keys)
    exists = f"EXISTS (SELECT 1 FROM {table} WHERE {taken})"
    op.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse} END")
    op.execute(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse} END")
    op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {exists} BEGIN {refuse} END")
