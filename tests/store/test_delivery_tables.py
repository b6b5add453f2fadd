"""The tables of what comes in and goes out: what waits is found by an index of its own."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.compiler import SQLCompiler

from store import inbox_queries
from store.claims import ANY_DUE, CLAIMABLE
from store.database import Database
from store.delivery_tables import chat_pauses, inbox, outbox
from store.outbox import Outbox, Outgoing
from tests.store.samples import NOON
from tests.store.updates import BOT

_AT = {"of_bot": BOT, "now": NOON, "least": 2, "most": 9, "closed": [7], "busy": ["a"]}


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (inbox_queries.HEADS, "ix_inbox_waiting"),
        (CLAIMABLE, "ix_outbox_queued"),
        (CLAIMABLE, "ix_outbox_chat"),
        (ANY_DUE, "ix_outbox"),
    ],
)
def test_what_waits_is_found_among_what_is_done(
    sqlite_database: Database, query: sa.Select[object], index: str
) -> None:
    """SQLite reads no row of the past: a parameter in the place of a word would make it."""
    with sqlite_database.read() as connection:
        said = query.compile(connection)
        assert isinstance(said, SQLCompiler)
        written = said.construct_expanded_state(_AT)
        values = tuple(map(str, written.positional_parameters))  # a plan is made without looking at them
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {written.statement}", values).all()
    assert any(index in str(row) for row in plan)
    scans = [str(row) for row in plan if "SCAN" in str(row) and "CONSTANT ROW" not in str(row)]  # that reads no table
    assert all("INDEX" in scan for scan in scans)


def test_an_update_and_a_key_stand_once(database: Database) -> None:
    """The tables themselves refuse a second one; without that every kill could double something."""
    row = {
        "bot_id": BOT,
        "update_id": 1,
        "lane": "a",
        "kind": "m",
        "received_at": NOON,
        "payload": "",
        "state": "waiting",
    }
    with database.write() as connection:
        connection.execute(sa.insert(inbox), row | {"tries": 0, "reason": ""})
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.execute(sa.insert(inbox), row | {"tries": 0, "reason": ""})
    Outbox(database).put(BOT, [Outgoing(1, "", key="k"), Outgoing(1, "", key="m")], NOON)
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.execute(sa.update(outbox).where(outbox.c.key == "m").values(key="k"))


def test_keys_are_compared_byte_by_byte(database: Database) -> None:
    """So that what begins with the same words is one range, in whatever language the server sorts."""
    keys = ["ann:1:-9", "ann:1:9", "ann:10:1", "Ann:1:1", "ann:1:公"]
    Outbox(database).put(BOT, [Outgoing(1, "", key=key) for key in keys], NOON)
    assert {send.key for send in Outbox(database).by_key("ann:1:")} == {"ann:1:-9", "ann:1:9", "ann:1:公"}


def test_a_chat_is_paused_once_for_each_bot(database: Database) -> None:
    """The key refuses a second row."""
    row = {"bot_id": BOT, "chat_id": 7, "at": NOON, "until": NOON}
    with database.write() as connection:
        connection.execute(sa.insert(chat_pauses), [row, row | {"bot_id": 2}])
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.execute(sa.insert(chat_pauses), row)
