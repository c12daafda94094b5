"""How the tables of a record came to be, one step a file; run when a record is opened, from an installed package too."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, select, table
from sqlalchemy.sql import column

from zenobia.kit.errors import RecordError
from zenobia.record.sqlite import IMMEDIATE, use_wal
from zenobia.record.tables import VERSION_TABLE

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0002"
"""The version that this Zenobia writes; a test holds it equal to the last step. A record at it needs no Alembic."""


def bring_up_to_date(engine: Engine, where: str, *, must_exist: bool) -> None:
    """Make the tables of a new record, or bring those of an older one up to date; leave a current one untouched.

    Args:
        engine: opens the database.
        where: what a person calls it.
        must_exist: refuse to make a new record of an empty file.

    Raises:
        RecordError: it is the database of something else, or a newer Zenobia made it.
    """
    with engine.connect() as connection, connection.begin():
        version = _version(connection, where)
    if version == HEAD:
        return
    if version is None:
        if must_exist:
            raise RecordError(f"{where}: empty, not a record. `zenobia add PATH...` fills it")
        use_wal(engine)
    with engine.connect() as connection:
        connection.execution_options(**{IMMEDIATE: True})
        with connection.begin():
            migrate(connection, where)


def migrate(connection: Connection, where: str, to: str = HEAD) -> None:
    """Run the steps that are missing, all in the connection's transaction.

    Raises:
        RecordError: a newer Zenobia made the record.
    """
    from alembic import command
    from alembic.script import ScriptDirectory

    config = make_config()
    config.attributes["connection"] = connection
    version = _version(connection, where)
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise RecordError(
            f"{where}: made by a newer Zenobia (tables {version}, this one knows {HEAD}). Upgrade Zenobia to open it"
        )
    command.upgrade(config, to)


def make_config() -> "Config":
    """Alembic's settings, with no file of settings."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def _version(connection: Connection, where: str) -> str | None:
    """The version of the tables; `None` of an empty database.

    Raises:
        RecordError: it has tables, but not ours.
    """
    names = inspect(connection).get_table_names()
    if VERSION_TABLE in names:
        return connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
    if names:
        raise RecordError(
            f"{where}: the database of another program, not a record. Name another file with --db"
        )
    return None
