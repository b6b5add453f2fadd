"""Each fault of the surroundings has a sentence that says what to do."""

import errno
import sqlite3

import pytest

from store.unavailable import explain, is_refused


def _sqlite_error(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("unreadable detail")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("SQLITE_READONLY_DIRECTORY", "权限"),
        ("SQLITE_CANTOPEN", "权限"),
        ("SQLITE_FULL", "腾出空间"),
        ("SQLITE_BUSY_SNAPSHOT", "关闭正在运行的另一个助手"),
        ("SQLITE_CORRUPT_INDEX", "从备份恢复"),
        ("SQLITE_NOTADB", "从备份恢复"),
        ("SQLITE_IOERR_FSYNC", "检查磁盘"),
    ],
)
def test_an_error_of_sqlite_becomes_advice(name: str, advice: str) -> None:
    """With the file's name, in both languages, without SQLite's own words."""
    message = explain(_sqlite_error(name), "/data/a.sqlite3")
    assert message is not None
    assert advice in message
    assert message.count("/data/a.sqlite3") == 2
    assert "unreadable detail" not in message


def test_an_error_in_our_own_statement_has_no_advice() -> None:
    """Nobody but a programmer can repair it."""
    assert explain(_sqlite_error("SQLITE_ERROR"), "a") is None
    assert explain(sqlite3.ProgrammingError("Cannot operate on a closed database."), "a") is None


def test_an_error_of_the_system_becomes_advice() -> None:
    """Before SQLite sees the file, the folder may refuse it."""
    assert "腾出空间" in str(explain(OSError(errno.ENOSPC, "No space left on device"), "a"))
    assert "权限" in str(explain(PermissionError(errno.EACCES, "Permission denied"), "a"))


class _ServerError(Exception):
    """As a driver of PostgreSQL tells it, with the server's code."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__("unreadable detail")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("state", "advice"),
    [
        ("53100", "在服务器上腾出空间"),
        ("53300", "max_connections"),
        ("40P01", "稍后重试"),
        ("55P03", "稍后重试"),
        ("42501", "GRANT CREATE"),
        ("25006", "只读备库"),
        ("57P01", "DATABASE_URL"),
        ("XX001", "检查磁盘"),
    ],
)
def test_an_error_of_a_server_becomes_advice(state: str, advice: str) -> None:
    """By its code, whatever language the server speaks."""
    message = explain(_ServerError(state), "bureau")
    assert message is not None
    assert advice in message
    assert message.count("bureau") == 2
    assert "unreadable detail" not in message


def test_only_what_an_account_may_not_do_is_a_refusal() -> None:
    """Such errors come in the class of mistakes in a statement."""
    assert is_refused(_ServerError("42501"))
    assert not is_refused(_ServerError("42P01"))
    assert not is_refused(_sqlite_error("SQLITE_ERROR"))
    assert explain(_ServerError("42P01"), "bureau") is None


def test_an_error_of_another_database_points_to_its_address() -> None:
    """A server that does not answer."""
    assert "DATABASE_URL" in str(explain(RuntimeError("refused"), "a"))
