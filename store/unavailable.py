"""StoreUnavailable, and what an error of the database or the disk means for the person who runs the bot."""

import errno
import sqlite3

_NOT_WRITABLE = (
    "数据库 {where} 不能写入：请检查文件和所在文件夹的权限，或用 ASSISTANT_DATA_DIR 换一个数据文件夹。\n"
    "The database {where} cannot be written: check the permissions of the file and its folder, or choose another data "
    "folder with ASSISTANT_DATA_DIR."
)
_FULL = (
    "磁盘已满，数据库 {where} 写不进去：请腾出空间后重试，或用 ASSISTANT_DATA_DIR 换一个数据文件夹。\n"
    "The disk is full, nothing more goes into the database {where}: free some space and try again, or choose another "
    "data folder with ASSISTANT_DATA_DIR."
)
_LOCKED = (
    "数据库 {where} 一直被另一个程序占用：请关闭正在运行的另一个助手或数据库工具后重试。\n"
    "The database {where} stays locked by another program: close the other bot or database tool and try again."
)
_CROWDED = (
    "数据库 {where} 忙不过来：同时进行的操作太多，这一步没有做成，请稍后重试。\n"
    "The database {where} is overrun: too much goes on at once and this step was not done; try again in a while."
)
_DAMAGED = (
    "数据库 {where} 已损坏，或不是数据库文件：请从备份恢复；没有备份时把它移走再启动，将从空库开始。\n"
    "The database {where} is damaged or no database file: restore it from a backup; without one, move it away and start "
    "again with an empty one."
)
_DISK = (
    "读写数据库 {where} 时磁盘出错：请检查磁盘和挂载，然后重试。\n"
    "The disk failed while the database {where} was read or written: check the disk and its mount, then try again."
)
_UNREACHABLE = (
    "连不上数据库 {where}：请检查 DATABASE_URL 和数据库服务。\n"
    "The database {where} cannot be reached: check DATABASE_URL and the database server."
)
_SERVER_FULL = (
    "数据库服务器磁盘已满，{where} 写不进去：请在服务器上腾出空间后重试。\n"
    "The disk of the database server is full, nothing more goes into {where}: free some space there and try again."
)
_TOO_MANY = (
    "数据库 {where} 的连接或内存已用完：请减少工作进程，或调大服务器的 max_connections 后重试。\n"
    "The database {where} has no connection or memory left: run fewer workers, or raise max_connections, and try again."
)
_BUSY = (
    "数据库 {where} 正被别的操作占用，这一步没有做成：请稍后重试。\n"
    "The database {where} is held by something else and this step was not done: try again in a while."
)
_NOT_ALLOWED = (
    "数据库账号在 {where} 的权限不够：请让它成为该库的所有者，或执行 GRANT CREATE, USAGE ON SCHEMA public TO 账号；只读备库不能用。\n"
    "The account may not do this in {where}: make it the owner of the database, or GRANT CREATE, USAGE ON SCHEMA public TO "
    "it; a read-only standby will not do."
)

# By the beginning of SQLite's own error name; the first that fits.
_BY_NAME = (
    (("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH"), _NOT_WRITABLE),
    (("SQLITE_FULL",), _FULL),
    (("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"), _LOCKED),
    (("SQLITE_CORRUPT", "SQLITE_NOTADB"), _DAMAGED),
    (("SQLITE_IOERR",), _DISK),
)
# By the beginning of PostgreSQL's code (SQLSTATE); any other code is of a mistake in this house.
_REFUSED = ("42501", "25006")
_BY_STATE = (
    (_REFUSED, _NOT_ALLOWED),
    (("53100",), _SERVER_FULL),
    (("53",), _TOO_MANY),
    (("40", "55P03"), _BUSY),
    (("58", "XX"), _DISK),
    (("08", "25P03", "28", "3D", "57"), _UNREACHABLE),
)


class StoreUnavailable(Exception):
    """The database cannot be used just now. The message says what to do, Chinese first, English below.

    It holds no password and nothing of what was to be stored.
    """


def explain(error: BaseException | None, where: str) -> str | None:
    """What `error` means for the database at `where` and what to do; None where the fault is not of the environment."""
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", None) or ""  # absent where Python itself refuses
        sentence = next((text for names, text in _BY_NAME if name.startswith(names)), None)
    elif isinstance(error, OSError):
        sentence = _FULL if error.errno in {errno.ENOSPC, errno.EDQUOT} else _NOT_WRITABLE
    elif state := _state(error):
        sentence = next((text for states, text in _BY_STATE if state.startswith(states)), None)
    else:
        sentence = _UNREACHABLE
    return sentence and sentence.format(where=where)


def explain_crowd(where: str) -> str:
    """What it means that this process is too busy with the database at `where` to come to something, and what to do."""
    return _CROWDED.format(where=where)


def is_refused(error: BaseException | None) -> bool:
    """Whether PostgreSQL says that the account may not: no mistake of a statement, though it counts as one."""
    return _state(error).startswith(_REFUSED)


def _state(error: BaseException | None) -> str:
    """PostgreSQL's code of the error, "" where it has none: of another database, or of a server that did not answer."""
    return getattr(error, "sqlstate", None) or ""
