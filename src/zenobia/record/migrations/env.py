"""Run by Alembic: it migrates the connection that opening a record hands over."""

from alembic import context

from zenobia.record.tables import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
