"""The tables of the registry: offices, members, invites, leave, groups, settings, audit. Migration 0002 builds the same ones."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from store.reporting.append_only import only_grows
from store.tables import UtcDateTime, metadata

offices = only_grows(
    Table(
        "offices",
        metadata,
        Column("office_id", Integer, primary_key=True, autoincrement=True),
        Column("code", String(64), nullable=False, unique=True),
        sqlite_autoincrement=True,
    )
)

# What an office is called and how it reports, since when; the newest version is how it stands.
office_versions = only_grows(
    Table(
        "office_versions",
        metadata,
        Column("version_id", Integer, primary_key=True, autoincrement=True),
        Column("office_id", Integer, ForeignKey("offices.office_id"), nullable=False, index=True),
        Column("since", UtcDateTime, nullable=False),
        Column("done_by", BigInteger, nullable=False),
        Column("name", String(128), nullable=False),
        Column("kind", String(32), nullable=False),
        Column("league", String(32), nullable=True),
        Column("county", String(64), nullable=False),
        Column("aliases", JSON, nullable=False),
        Column("rhythm", String(16), nullable=False),
        Column("due_weekday", Integer, nullable=False),
        Column("cut_off", Integer, nullable=False),
        Column("active", Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
)

members = Table(
    "members",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String(16), nullable=False),
    Column("office_id", Integer, ForeignKey("offices.office_id"), nullable=True, index=True),
    Column("since", UtcDateTime, nullable=False),
)

invites = Table(
    "invites",
    metadata,
    Column("invite_id", Integer, primary_key=True, autoincrement=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("office_id", Integer, ForeignKey("offices.office_id"), nullable=True),
    Column("made_by", BigInteger, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_by", BigInteger, nullable=True),
    Column("used_at", UtcDateTime, nullable=True),
    Column("revoked_at", UtcDateTime, nullable=True),
    sqlite_autoincrement=True,
)

leaves = Table(
    "leaves",
    metadata,
    Column("leave_id", Integer, primary_key=True, autoincrement=True),
    Column("person_id", BigInteger, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False, index=True),
    UniqueConstraint("person_id", "first", "last"),
    sqlite_autoincrement=True,
)

group_chats = Table(
    "group_chats",
    metadata,
    Column("chat_id", String(64), primary_key=True),
    Column("office_id", Integer, ForeignKey("offices.office_id"), nullable=False),
)

settings = Table(
    "settings",
    metadata,
    Column("name", String(128), primary_key=True),
    Column("value", Text, nullable=False),
)

audit = only_grows(
    Table(
        "audit",
        metadata,
        Column("audit_id", Integer, primary_key=True, autoincrement=True),
        Column("at", UtcDateTime, nullable=False),
        Column("done_by", BigInteger, nullable=False),
        Column("action", String(64), nullable=False),
        Column("subject", String(128), nullable=False, index=True),
        Column("before", JSON(none_as_null=True), nullable=True),
        Column("after", JSON(none_as_null=True), nullable=True),
        sqlite_autoincrement=True,
    )
)
