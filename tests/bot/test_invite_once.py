"""`invite` on the command line."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.invite_once import invite_once
from bot.message import Role
from store.reporting.members import InviteRefusal, Member
from store.reporting.registry import Registry
from tests.databases import fresh_database

NOW = datetime(2026, 8, 3, tzinfo=UTC)
CODE = "7K3M-9QTR-2WXA-0VBD"


def test_the_first_administrator_joins_by_a_code_of_the_command_line(tmp_path: Path) -> None:
    """It is printed once, kept as a hash only, and works once."""
    database, out = fresh_database(tmp_path / "a.sqlite3"), io.StringIO()
    assert invite_once(database, lambda: CODE, "admin  7", NOW, out) == 0
    assert out.getvalue().count(CODE) == 1
    assert CODE.encode() not in (tmp_path / "a.sqlite3").read_bytes()
    registry = Registry(database)
    member = registry.redeem(CODE, 7, NOW)
    assert isinstance(member, Member)
    assert (member.role, member.office_id) == (Role.ADMIN, None)
    assert registry.redeem(CODE, 8, NOW) is InviteRefusal.USED
    database.close()


def test_what_cannot_be_read_makes_no_code(tmp_path: Path) -> None:
    """An office is missing; the words say how it is written."""
    database, out = fresh_database(tmp_path / "a.sqlite3"), io.StringIO()
    assert invite_once(database, lambda: CODE, "staff  7", NOW, out) == 1
    assert "/invite" in out.getvalue()
    assert Registry(database).redeem(CODE, 7, NOW + timedelta(1)) is InviteRefusal.UNKNOWN
    database.close()
