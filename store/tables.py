"""The tables as SQLAlchemy knows them. `store/migrations` builds the same ones; a test holds the two together."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    case,
)
from sqlalchemy.dialects import postgresql, sqlite

SCHEMA = "0018"  # the newest revision in store/migrations/versions


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime: kept in UTC, given back in UTC. Raises ValueError for a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite keeps no zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored: give it a time zone")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Back with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


# Constraints carry names, so that a later migration can drop one.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

people = Table(
    "people",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(16), nullable=False),
    Column("met_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)

# Ids are not used again (AUTOINCREMENT): a button of a forgotten question must not act on another one.
questions = Table(
    "questions",
    metadata,
    Column("question_id", Integer, primary_key=True, autoincrement=True),
    Column("person_id", BigInteger, ForeignKey("people.person_id", ondelete="CASCADE"), nullable=False, index=True),
    Column("chat_id", String(64), nullable=False),
    Column("message_id", String(64), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
    Column("grouped_as", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("answer_text", Text, nullable=False),
    Column("citations", JSON, nullable=False),
    Column("options", JSON, nullable=False),
    Column("elapsed_ms", Integer, nullable=False),
    Column("edition", String(128), nullable=False),
    Column("understood", Text, server_default="", nullable=False),
    UniqueConstraint("chat_id", "message_id"),
    Index(None, "outcome", "asked_at"),
    Index(None, "chat_id", "person_id", "asked_at"),
    sqlite_autoincrement=True,
)

# The question as it can be asked again: as it was understood in its talk, else as it was written.
standalone = case((questions.c.understood == "", questions.c.text), else_=questions.c.understood)

feedback = Table(
    "feedback",
    metadata,
    Column("question_id", Integer, ForeignKey("questions.question_id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", BigInteger, ForeignKey("people.person_id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("kind", String(16), primary_key=True),
    Column("given_at", UtcDateTime, nullable=False),
)

# Which messages of ours answered a message, in their order; ids only, no words.
replies = Table(
    "replies",
    metadata,
    Column("chat_id", String(64), primary_key=True),
    Column("message_id", String(64), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("reply_id", String(64), nullable=False),
    Column("noted_at", UtcDateTime, nullable=False),
    Index(None, "chat_id", "reply_id"),
)

# Since when what a person asks in a chat belongs together: they said that they ask about something else now.
talk_starts = Table(
    "talk_starts",
    metadata,
    Column("chat_id", String(64), primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("begun_at", UtcDateTime, nullable=False),
)

# Embedded passages by content, so that the vector index can be built anew without embedding again.
vectors = Table(
    "vectors",
    metadata,
    Column("model", String(256), primary_key=True),
    Column("digest", String(128), primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)


def upsert(
    dialect: str, table: Table, values: Mapping[str, object], unique: tuple[str, ...], change: tuple[str, ...]
) -> sqlite.Insert | postgresql.Insert:
    """An insert that, where a row with the same `unique` columns stands, sets the `change` columns of it instead.

    Without `values` it is one for many rows, which are given when it is executed. With no `change` the row that stands is
    left as it is, and the statement touches no row.
    """
    insert = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    if values:
        insert = insert.values(dict(values))
    if not change:
        return insert.on_conflict_do_nothing(index_elements=list(unique))
    return insert.on_conflict_do_update(
        index_elements=list(unique), set_={name: insert.excluded[name] for name in change}
    )


def insert_new(dialect: str, table: Table, unique: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    """An insert, of one row or many, that leaves out those with the `unique` columns of one that stands."""
    insert = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    return insert.on_conflict_do_nothing(index_elements=list(unique))
