"""The tables of chats that announcements may go to, and of what they subscribed to. Migration 0008 builds the same ones."""

from sqlalchemy import BigInteger, Column, String, Table, Text

from store.tables import UtcDateTime, metadata

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("title", String(256), nullable=False),
    Column("state", String(16), nullable=False),
    Column("use", String(16), nullable=False),
    Column("county", String(64), nullable=False),
    Column("chain", String(64), nullable=False),
    Column("added_by", BigInteger, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("reason", Text, nullable=False),
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("topic", String(128), primary_key=True),
    Column("since", UtcDateTime, nullable=False),
)
