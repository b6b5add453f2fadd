"""Rows of the outbox, in and out: how they are put, with their files, and read; how what was sent is noted and emptied."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from store.delivery_tables import outbox, outbox_files, storable
from store.sends import Outgoing, Send, SendState, Urgency
from store.tables import insert_new, replies, upsert

_AT_ONCE = 200  # rows in one statement
_AS_THEY_ARE = ("chat_id", "at_most_once", "key", "not_before", "expires_at")
_READ_AS_THEY_ARE = (
    *_AS_THEY_ARE, "body", "batch", "send_id", "bot_id", "tries", "queued_at", "claimed_at", "settled_at", "message_id", "reason",
)  # fmt: skip
WITHOUT_FILES = sa.select(outbox, sa.null().label("content"))
WITH_FILES = sa.select(outbox, outbox_files.c.content).outerjoin(outbox_files)


def put_rows(
    connection: sa.Connection, dialect: str, bot_id: int, rows: Sequence[Outgoing], now: datetime
) -> Iterator[int | None]:
    """Queue them in their order; the id of each, None where its key stood before."""
    for digest, content in {_digest(row): row.file for row in rows}.items():
        if digest is not None:  # "kept_at" is set anew where it stands: so nobody can take the file away meanwhile
            file = {"digest": digest, "content": content, "kept_at": now}
            connection.execute(upsert(dialect, outbox_files, file, unique=("digest",), change=("kept_at",)))
    for has_key, same in groupby(rows, key=lambda row: row.key is not None):
        alike = list(same)
        for start in range(0, len(alike), _AT_ONCE):
            values = [_columns(bot_id, row, now) for row in alike[start : start + _AT_ONCE]]
            yield from _put_new(connection, dialect, values) if has_key else _put(connection, values)


def _put(connection: sa.Connection, values: list[dict[str, object]]) -> Sequence[int]:
    insert = sa.insert(outbox).returning(outbox.c.send_id, sort_by_parameter_order=True)
    return connection.execute(insert, values).scalars().all()


def _put_new(connection: sa.Connection, dialect: str, values: list[dict[str, object]]) -> Iterator[int | None]:
    insert = insert_new(dialect, outbox, values, unique=("key",))
    ids: dict[str | None, int] = dict(
        connection.execute(insert.returning(outbox.c.key, outbox.c.send_id)).tuples().all()
    )
    return (ids.pop(str(row["key"]), None) for row in values)


def read_sends(connection: sa.Connection, query: sa.Select[Any]) -> tuple[Send, ...]:
    """The sends that the query (one of the two above, narrowed) finds."""
    return tuple(_send(row) for row in connection.execute(query))


def note_sent(connection: sa.Connection, dialect: str, row: sa.Row[Any], now: datetime) -> None:
    """Note which message of ours answers the message that came; without an id of ours none does any more at that position."""
    if row.answers_chat is None:
        return
    where = {"chat_id": row.answers_chat, "message_id": row.answers_message, "position": row.answers_position}
    if row.message_id is None:
        connection.execute(sa.delete(replies).where(*(replies.c[name] == value for name, value in where.items())))
        return
    values = where | {"reply_id": str(row.message_id), "noted_at": now}
    connection.execute(upsert(dialect, replies, values, unique=tuple(where), change=("reply_id", "noted_at")))


def empty(connection: sa.Connection, rows: Iterable[sa.Row[Any]]) -> None:
    """Take the words of these away, and their files where nothing else carries them."""
    ids = {row.send_id: row.file_digest for row in rows}
    emptied = sa.update(outbox).where(outbox.c.send_id.in_(ids)).values(body="", file_digest=None)
    connection.execute(emptied)
    drop_files(connection, {digest for digest in ids.values() if digest is not None})


def drop_files(connection: sa.Connection, digests: Iterable[str]) -> None:
    """Take those of these files away that nothing carries any more."""
    for digest in sorted(digests):  # always in the same order: two who do this wait for one another, and never both
        of_it = outbox_files.c.digest == digest
        connection.execute(sa.select(outbox_files.c.digest).where(of_it).with_for_update())
        carried = sa.exists().where(outbox.c.file_digest == digest)
        connection.execute(sa.delete(outbox_files).where(of_it, ~carried))


def _digest(row: Outgoing) -> str | None:
    return None if row.file is None else sha256(row.file).hexdigest()


def _columns(bot_id: int, row: Outgoing, now: datetime) -> dict[str, object]:
    chat, message, position = row.answers or (None, None, None)
    return {name: getattr(row, name) for name in _AS_THEY_ARE} | {
        "bot_id": bot_id, "urgency": row.urgency.value, "state": SendState.QUEUED.value, "body": storable(row.body),
        "file_digest": _digest(row), "batch": row.batch, "answers_chat": chat, "answers_message": message,
        "answers_position": position, "tries": 0, "left_over": 0, "queued_at": now, "reason": "",
    }  # fmt: skip


def _send(row: sa.Row[Any]) -> Send:
    answers = None if row.answers_chat is None else (row.answers_chat, row.answers_message, row.answers_position)
    return Send(
        **{name: getattr(row, name) for name in _READ_AS_THEY_ARE},
        urgency=Urgency(row.urgency),
        state=SendState(row.state),
        file=row.content,
        answers=answers,
    )
