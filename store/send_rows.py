"""Rows of the outbox, in and out: how they are put, with their files, and read; how what was sent is noted and emptied."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from store.delivery_tables import outbox, outbox_files
from store.sends import Outgoing, Send, SendState, Urgency
from store.tables import insert_new, replies, upsert

_ASKED = ("chat_id", "at_most_once", "key", "not_before", "expires_at")
_KEPT = (
    *_ASKED, "body", "batch", "send_id", "bot_id", "tries", "queued_at", "claimed_at", "settled_at", "message_id", "reason",
)  # fmt: skip
_INSERT = sa.insert(outbox).returning(outbox.c.send_id, sort_by_parameter_order=True)
_ANSWERS = ("chat_id", "message_id", "position")
_FORGET_FILE = sa.update(outbox).where(outbox.c.send_id == sa.bindparam("of_send")).values(file_digest=None)
_OF_DIGEST = outbox_files.c.digest == sa.bindparam("of_digest")
_LOCK_FILE = sa.select(outbox_files.c.digest).where(_OF_DIGEST).with_for_update()
_DROP_FILE = sa.delete(outbox_files).where(
    _OF_DIGEST, ~sa.exists().where(outbox.c.file_digest == outbox_files.c.digest)
)
# Several at once; they are looked for first, as nobody tells which rows a change of several has found.
_TO_SETTLE: "sa.Select[Any]" = (
    sa.select(
        outbox.c.send_id, outbox.c.urgency, outbox.c.file_digest, outbox.c.answers_chat, outbox.c.answers_message,
        outbox.c.answers_position,
    )
    .where(
        outbox.c.bot_id == sa.bindparam("of_bot"), outbox.c.send_id.in_(sa.bindparam("ids", expanding=True)),
        outbox.c.state.in_(sa.bindparam("before", expanding=True)),
    )
    .order_by(outbox.c.send_id)
    .with_for_update()
)  # fmt: skip
_ARE_SENT = (
    sa.update(outbox)
    .where(outbox.c.send_id == sa.bindparam("of_send"))
    .values(
        state=SendState.SENT.value, settled_at=sa.bindparam("now"), message_id=sa.bindparam("as_message"), reason="",
        body=sa.case((outbox.c.urgency < Urgency.ANNOUNCEMENT.value, ""), else_=outbox.c.body),
    )
)  # fmt: skip


def put_rows(
    connection: sa.Connection, dialect: str, bot_id: int, rows: Sequence[Outgoing], now: datetime
) -> Iterator[int | None]:
    """Queue them in their order; the id of each, None where its key stood before."""
    _check_batches(rows)
    for digest, content in sorted({_digest(row): row.file for row in rows if row.file is not None}.items()):
        file = {
            "digest": digest,
            "content": content,
            "kept_at": now,
        }  # set anew where it stands: so nobody drops it meanwhile
        connection.execute(upsert(dialect, outbox_files, file, unique=("digest",), change=("kept_at",)))
    for has_key, same in groupby(rows, key=lambda row: row.key is not None):
        values = [_columns(bot_id, row, now) for row in same]
        if has_key:
            found = {row.key: int(row.send_id) for row in connection.execute(_insert_new(dialect), values)}
            yield from (found.pop(row["key"], None) for row in values)
        else:
            yield from connection.execute(_INSERT, values).scalars().all()


def read_sends(connection: sa.Connection, rows: Iterable[sa.Row[Any]], *, files: bool = True) -> tuple[Send, ...]:
    """Rows of the outbox as they are kept, with or without their files."""
    return tuple(_send(row, _read_file(connection, row.file_digest) if files else None) for row in rows)


def note_sent(connection: sa.Connection, dialect: str, row: sa.Row[Any]) -> None:
    """Note which message of ours answers the message that came; without an id of ours none does any more at that position."""
    if row.answers_chat is None:
        return
    where = dict(zip(_ANSWERS, (row.answers_chat, row.answers_message, row.answers_position), strict=True))
    if row.message_id is None:
        connection.execute(sa.delete(replies).where(*(replies.c[name] == value for name, value in where.items())))
    else:
        values = where | {"reply_id": str(row.message_id), "noted_at": row.settled_at}
        connection.execute(_note(dialect), {f"new_{name}": value for name, value in values.items()})


def settle_sent(
    connection: sa.Connection, dialect: str, wanted: Mapping[str, Any], sent: Mapping[int, int | None]
) -> int:
    """Those of these rows that are in one of the states `before` are SENT, as messages with these ids; how many."""
    rows = connection.execute(_TO_SETTLE, {**wanted, "ids": list(sent)}).all()
    if rows:
        now = wanted["now"]
        values = [{"of_send": row.send_id, "as_message": sent[row.send_id], "now": now} for row in rows]
        connection.execute(_ARE_SENT, values)
        _note_all(connection, dialect, [(row, sent[row.send_id]) for row in rows if row.answers_chat is not None], now)
        forget_files(connection, [row for row in rows if row.urgency < Urgency.ANNOUNCEMENT])
    return len(rows)


def _note_all(
    connection: sa.Connection, dialect: str, answers: Sequence[tuple[sa.Row[Any], int | None]], now: datetime
) -> None:
    noted = []
    for row, message_id in answers:
        where = dict(zip(_ANSWERS, (row.answers_chat, row.answers_message, row.answers_position), strict=True))
        if message_id is None:
            connection.execute(sa.delete(replies).where(*(replies.c[name] == value for name, value in where.items())))
        else:
            values = where | {"reply_id": str(message_id), "noted_at": now}
            noted.append({f"new_{name}": value for name, value in values.items()})
    if noted:
        connection.execute(_note(dialect), noted)


def forget_files(connection: sa.Connection, rows: Iterable[sa.Row[Any]]) -> None:
    """Take the files of these away, where nothing else carries them."""
    carrying = [row for row in rows if row.file_digest is not None]
    for row in carrying:
        connection.execute(_FORGET_FILE, {"of_send": row.send_id})
    drop_files(connection, {row.file_digest for row in carrying})


def forget_words(connection: sa.Connection, which: sa.ColumnElement[bool]) -> int:
    """Take the words and the files of these rows away; how many had any words."""
    forget_files(connection, connection.execute(sa.select(outbox).where(which, outbox.c.file_digest.is_not(None))))
    return connection.execute(sa.update(outbox).where(which, outbox.c.body != "").values(body="")).rowcount


def take_away(connection: sa.Connection, which: sa.ColumnElement[bool]) -> int:
    """Delete these rows as if they had never been put, with files that nothing else carries; how many."""
    gone = sa.delete(outbox).where(which).returning(outbox.c.file_digest)
    digests = connection.execute(gone).scalars().all()
    drop_files(connection, {digest for digest in digests if digest is not None})
    return len(digests)


def drop_files(connection: sa.Connection, digests: Iterable[str]) -> None:
    """Take those of these files away that nothing carries any more."""
    for digest in sorted(
        digests
    ):  # in this order, here and where they are put: two who do it never wait for each other
        connection.execute(_LOCK_FILE, {"of_digest": digest})
        connection.execute(_DROP_FILE, {"of_digest": digest})


def _check_batches(rows: Sequence[Outgoing]) -> None:
    urgencies = {(row.chat_id, row.batch): row.urgency for row in rows}
    if any(row.batch and row.urgency is not urgencies[row.chat_id, row.batch] for row in rows):
        raise ValueError("the parts of a batch have one urgency: give them that of the first")


@cache
def _insert_new(dialect: str) -> sa.Executable:
    return insert_new(dialect, outbox, unique=("key",)).returning(outbox.c.key, outbox.c.send_id)


@cache
def _note(dialect: str) -> sa.Insert:
    names = (*_ANSWERS, "reply_id", "noted_at")
    values: dict[str, object] = {name: sa.bindparam(f"new_{name}") for name in names}
    return upsert(dialect, replies, values, unique=_ANSWERS, change=("reply_id", "noted_at"))


def _read_file(connection: sa.Connection, digest: str | None) -> bytes | None:
    if digest is None:
        return None
    query = sa.select(outbox_files.c.content).where(outbox_files.c.digest == digest)
    return connection.execute(query).scalar()


def _digest(row: Outgoing) -> str | None:
    return None if row.file is None else sha256(row.file).hexdigest()


def _columns(bot_id: int, row: Outgoing, now: datetime) -> dict[str, object]:
    chat, message, position = row.answers or (None, None, None)
    return {name: getattr(row, name) for name in _ASKED} | {
        "bot_id": bot_id, "urgency": row.urgency.value, "state": SendState.QUEUED.value, "body": row.body,
        "file_digest": _digest(row), "batch": row.batch, "answers_chat": chat, "answers_message": message,
        "answers_position": position, "tries": 0, "left_over": 0, "queued_at": now, "reason": "",
    }  # fmt: skip


def _send(row: sa.Row[Any], file: bytes | None) -> Send:
    answers = None if row.answers_chat is None else (row.answers_chat, row.answers_message, row.answers_position)
    return Send(
        **{name: getattr(row, name) for name in _KEPT},
        urgency=Urgency(row.urgency),
        state=SendState(row.state),
        file=file,
        answers=answers,
    )
