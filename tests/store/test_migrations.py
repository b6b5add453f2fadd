"""The history of the tables leads to what store.tables says, and back."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from store import (
    calculations,
    delivery_tables,
    exchange_rates,
    migrations,
    phrasing_tables,
    policy_drafts,
    publication_tables,
    troubles,
    waiting_files,
)
from store.announcing import announcement_tables, chat_tables
from store.answering import answering_tables
from store.database import Database
from store.reporting import awaited_texts, awaited_values, board_tables, chase_tables, registry_tables, reporting_tables
from store.tables import SCHEMA, metadata

_ALL_TABLES_ARE_KNOWN = (
    registry_tables.audit,
    reporting_tables.funds,
    board_tables.targets,
    chase_tables.chases,
    awaited_texts.awaited_words,
    awaited_values.awaited_values,
    delivery_tables.outbox,
    announcement_tables.announcements,
    answering_tables.official_answers,
    chat_tables.chats,
    troubles.troubles,
    publication_tables.publications,
    policy_drafts.policy_drafts,
    calculations.calculations,
    exchange_rates.exchange_rates,
    waiting_files.waiting_files,
    phrasing_tables.phrasings,
)  # a module adds its own when read


def _differences(connection: Connection) -> object:
    return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)


def _as_written(connection: Connection) -> set[str]:
    """The statements SQLite keeps of its tables, which also show what a comparison of columns does not."""
    rows = connection.execute(
        text("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name <> 'alembic_version'")
    )
    return {" ".join(str(row.sql).split()) for row in rows}


def test_the_newest_revision_is_the_one_the_tables_name() -> None:
    """A revision that SCHEMA does not name would never be run."""
    assert migrations.revisions()[0] == SCHEMA


def test_migrated_tables_are_those_of_the_code(database: Database) -> None:
    """Columns, types, keys, indexes: an upgraded database is one that was made today."""
    with database.read() as connection:
        assert _differences(connection) == []


def test_migrated_tables_keep_autoincrement_and_cascades(sqlite_database: Database) -> None:
    """Statement by statement: the migrations write what the code's metadata would write."""
    with sqlite_database.write() as connection:
        migrated = _as_written(connection)
        migrations.downgrade(connection)
        metadata.create_all(connection)
        assert _as_written(connection) == migrated


def test_a_downgrade_leads_back_to_nothing_and_up_again(database: Database) -> None:
    """Both ways, in one transaction."""
    with database.write() as connection:
        migrations.downgrade(connection)
        assert inspect(connection).get_table_names() == ["alembic_version"]
        migrations.upgrade(connection)
        assert _differences(connection) == []


def test_a_migration_that_is_cut_off_leaves_the_old_tables(database: Database) -> None:
    """A crash in the middle of one undoes it whole."""
    try:
        with database.write() as connection:
            migrations.downgrade(connection)
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert database.schema_version() == SCHEMA
    with database.read() as connection:
        assert _differences(connection) == []
