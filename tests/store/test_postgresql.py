"""A database on a server of PostgreSQL: what it needs, what it says, and what outlives the server's moods."""

import traceback
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from store.database import Database, StoreUnavailable, open_database
from store.ledger import Ledger
from store.tables import SCHEMA
from tests.postgres import Server
from tests.store.samples import NOON


def test_a_driver_that_is_not_there_is_answered_with_the_one_that_is() -> None:
    """The address is understood; its password stays out of the message."""
    with pytest.raises(StoreUnavailable, match=r"postgresql\+psycopg://") as caught:
        open_database("postgresql+pg8000://clerk:hunter2@127.0.0.1/bureau")
    assert "hunter2" not in str(caught.value)


def test_an_account_that_may_make_no_tables_is_told_what_it_needs(postgres: Server) -> None:
    """As a fresh account on a fresh PostgreSQL is: since 15 it may only look."""
    with (
        postgres.copy("template0") as url,
        closing(psycopg.connect(url.replace("+psycopg", ""), autocommit=True)) as admin,
    ):
        admin.execute("DROP ROLE IF EXISTS clerk")
        admin.execute("CREATE ROLE clerk LOGIN")
        with pytest.raises(StoreUnavailable, match="GRANT CREATE"):
            open_database(url.replace("postgres@", "clerk@"))
        admin.execute("GRANT CREATE, USAGE ON SCHEMA public TO clerk")
        opened = open_database(url.replace("postgres@", "clerk@"))
        assert opened.schema_version() == SCHEMA
        opened.close()


def test_a_reader_on_a_server_sees_one_state_throughout(postgres_database: Database) -> None:
    """What somebody else keeps meanwhile is seen by the next one."""
    ledger = Ledger(postgres_database)
    counting = text("SELECT count(*) FROM people")
    with postgres_database.read() as connection:
        assert connection.execute(counting).scalar() == 0
        ledger.meet(7, language="", now=NOON)
        assert connection.execute(counting).scalar() == 0
    with postgres_database.read() as connection:
        assert connection.execute(counting).scalar() == 1


def test_a_row_that_somebody_keeps_locked_on_a_server_is_waited_for_and_named(postgres_url: str) -> None:
    """For as long as was said, like a locked file."""
    database = open_database(postgres_url, busy_seconds=0.05)
    ledger = Ledger(database)
    ledger.meet(7, language="", now=NOON)
    with database.write() as connection:
        connection.execute(text("SELECT * FROM people FOR UPDATE"))
        with pytest.raises(StoreUnavailable, match="稍后重试"):
            ledger.meet(7, language="", now=NOON)
    assert ledger.meet(7, language="", now=NOON).person_id == 7
    database.close()


def test_a_server_that_was_restarted_is_used_again_without_a_word(postgres_database: Database) -> None:
    """Connections that it dropped meanwhile are made anew."""
    ledger = Ledger(postgres_database)
    with postgres_database.read(), postgres_database.read(), postgres_database.read():
        pass
    ended = text(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
        "AND datname = current_database()"
    )
    with postgres_database.write() as connection:
        assert len(connection.execute(ended).all()) == 2
    with postgres_database.read(), postgres_database.read():
        assert ledger.meet(7, language="", now=NOON).person_id == 7


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO people (person_id, language, met_at) VALUES (7, :word, now())",  # a column is missing: the row is named
        "INSERT INTO settings VALUES (:word, ''), (:word, '')",  # twice the same key
        "SELECT CAST(CAST(:word AS TEXT) AS INTEGER)",
    ],
)
def test_the_words_of_a_row_are_in_no_error(postgres_database: Database, statement: str) -> None:
    """The server would say them; a log must not."""
    word = "terces"[::-1]  # no line of this file says it
    with pytest.raises(DBAPIError) as caught, postgres_database.write() as connection:
        connection.execute(text(statement), {"word": word})
    assert word not in "".join(traceback.format_exception(caught.value))
    assert "Violation" in str(caught.value) or "InvalidText" in str(caught.value)
