"""The tables of what comes in and goes out: inbox, outbox, the files in it. Migration 0007 builds the same ones.

Whatever waits or is under way is found by an index of its own, which does not grow with what is over and done. Its condition
stands in it as a word, as it does in the queries: a parameter would not let the database see that the index fits. The one by
age alone has a condition more, always true: PostgreSQL, which thinks that nothing waits, takes it only where that is asked.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from store.tables import UtcDateTime, metadata


def _index(name: str, *columns: str, where: str) -> Index:
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


# One row an update. Words of people are in `payload` only, and only until the update is done.
inbox = Table(
    "inbox",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("lane", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("occurred_at", UtcDateTime, nullable=True),
    Column("received_at", UtcDateTime, nullable=False),
    Column("payload", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("marked_at", UtcDateTime, nullable=True),
    _index("ix_inbox_waiting", "bot_id", "update_id", where="state = 'waiting' AND update_id >= 0"),
    _index("ix_inbox_lane", "bot_id", "lane", "update_id", where="state = 'waiting'"),
)

# A file once, however many messages carry it, by the SHA-256 of its content.
outbox_files = Table(
    "outbox_files",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("kept_at", UtcDateTime, nullable=False),
)

# One row a call of the chat service. Keys are compared byte by byte in every database, so that a prefix is a range.
outbox = Table(
    "outbox",
    metadata,
    Column("send_id", Integer, primary_key=True, autoincrement=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("file_digest", String(64), ForeignKey("outbox_files.digest"), nullable=True),
    Column("at_most_once", Boolean, nullable=False),
    Column("key", Text().with_variant(Text(collation="C"), "postgresql"), nullable=True),
    Column("batch", Text, nullable=False),
    Column("not_before", UtcDateTime, nullable=True),
    Column("expires_at", UtcDateTime, nullable=True),
    Column("answers_chat", Text, nullable=True),
    Column("answers_message", Text, nullable=True),
    Column("answers_position", Integer, nullable=True),
    Column("tries", Integer, nullable=False),
    Column("left_over", Integer, nullable=False),
    Column("queued_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime, nullable=True),
    Column("settled_at", UtcDateTime, nullable=True),
    Column("message_id", BigInteger, nullable=True),
    Column("reason", Text, nullable=False),
    UniqueConstraint("key"),
    _index("ix_outbox_queued", "bot_id", "urgency", "send_id", where="state = 'queued' AND urgency >= 0"),
    _index("ix_outbox_chat", "bot_id", "chat_id", "urgency", "send_id", where="state = 'queued'"),
    _index("ix_outbox_sending", "bot_id", "chat_id", where="state = 'sending'"),
    _index("ix_outbox_expiring", "bot_id", "expires_at", where="state = 'queued' AND expires_at IS NOT NULL"),
    _index("ix_outbox_file", "file_digest", where="file_digest IS NOT NULL"),
    sqlite_autoincrement=True,
)

# Chats that the service asked to wait for (migration 0018). Kept apart from what waits in the outbox: that may be taken back.
chat_pauses = Table(
    "chat_pauses",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
)
