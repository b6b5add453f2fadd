"""Rows of the outbox, in and out; on both databases."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from store.database import Database
from store.delivery_tables import outbox, outbox_files
from store.send_rows import drop_files, forget_words, note_sent, put_rows, read_sends, take_away
from store.sends import Outgoing, Urgency
from store.tables import replies
from tests.store.samples import NOON

_BOT = 1


@pytest.fixture
def connection(database: Database) -> Iterator[sa.Connection]:
    """A transaction that is kept at the end."""
    with database.write() as opened:
        yield opened


def _put(connection: sa.Connection, *rows: Outgoing) -> list[int | None]:
    return list(put_rows(connection, connection.dialect.name, _BOT, rows, NOON))


def _files(connection: sa.Connection) -> int:
    return len(connection.execute(sa.select(outbox_files.c.digest)).all())


def _rows(connection: sa.Connection) -> list[sa.Row[tuple[object, ...]]]:
    return list(connection.execute(sa.select(outbox).order_by(outbox.c.send_id)))


def test_ids_come_in_the_order_of_the_rows(connection: sa.Connection) -> None:
    """Those with a key and those without mixed; None for one whose key stands, in this call or from before."""
    first = _put(connection, Outgoing(1, "a"), Outgoing(1, "b", key="k"), Outgoing(1, "c"), Outgoing(1, "d", key="k"))
    assert first[3] is None and sorted(one for one in first if one) == [one for one in first if one]
    again = _put(connection, Outgoing(1, "e", key="k"), Outgoing(1, "f", key="m"))
    assert again[0] is None and again[1] is not None
    assert [row.body for row in _rows(connection)] == ["a", "b", "c", "f"]


def test_parts_of_a_batch_of_different_urgencies_are_refused(connection: sa.Connection) -> None:
    """A part that is more urgent could never overtake its earlier ones; other chats and no batch are free to."""
    rows = [Outgoing(1, "", batch="b"), Outgoing(1, "", Urgency.NOTICE, batch="b")]
    with pytest.raises(ValueError, match="one urgency"):
        _put(connection, *rows)
    _put(connection, rows[0], Outgoing(2, "", Urgency.NOTICE, batch="b"), Outgoing(1, "", Urgency.NOTICE))


def test_a_file_is_kept_once_and_goes_with_the_last_that_carries_it(connection: sa.Connection) -> None:
    """However it goes: taken back, or its words forgotten."""
    ids = _put(connection, *(Outgoing(chat, "x", file=b"same") for chat in (1, 2)), Outgoing(3, "y", file=b"other"))
    assert _files(connection) == 2
    assert take_away(connection, outbox.c.send_id == ids[0]) == 1
    assert _files(connection) == 2
    assert forget_words(connection, outbox.c.send_id == ids[1]) == 1
    assert _files(connection) == 1
    left = read_sends(connection, _rows(connection))
    assert [(send.body, send.file) for send in left] == [("", None), ("y", b"other")]


def test_a_file_that_is_carried_is_never_dropped(connection: sa.Connection) -> None:
    """Nor is one missed that nobody knows."""
    _put(connection, Outgoing(1, "x", file=b"same"))
    (digest,) = connection.execute(sa.select(outbox_files.c.digest)).scalars()
    drop_files(connection, [digest, "unknown"])
    assert _files(connection) == 1


def test_words_are_forgotten_once(connection: sa.Connection) -> None:
    """Counted where there were any."""
    _put(connection, Outgoing(1, "x"), Outgoing(1, ""))
    everything = outbox.c.bot_id == _BOT
    assert (forget_words(connection, everything), forget_words(connection, everything)) == (1, 0)


def test_what_was_sent_is_noted_as_the_answer_it_is(connection: sa.Connection) -> None:
    """At its position; what became no message is no answer any more, and what answers nothing is noted nowhere."""
    _put(
        connection, Outgoing(1, "x", answers=("7", "55", 0)), Outgoing(1, "y", answers=("7", "55", 1)), Outgoing(1, "z")
    )
    values = outbox.update().values(settled_at=NOON, message_id=900 + outbox.c.send_id)
    connection.execute(values)
    for row in _rows(connection):
        note_sent(connection, connection.dialect.name, row)
    positions = sa.select(replies.c.position).order_by(replies.c.position)
    assert connection.execute(positions).scalars().all() == [0, 1]
    connection.execute(outbox.update().where(outbox.c.body == "y").values(message_id=None))
    note_sent(connection, connection.dialect.name, _rows(connection)[1])
    assert connection.execute(positions).scalars().all() == [0]
