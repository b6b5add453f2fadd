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

# By the beginning of SQLite's own error name; the first that fits.
_BY_NAME = (
    (("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH"), _NOT_WRITABLE),
    (("SQLITE_FULL",), _FULL),
    (("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"), _LOCKED),
    (("SQLITE_CORRUPT", "SQLITE_NOTADB"), _DAMAGED),
    (("SQLITE_IOERR",), _DISK),
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
    else:
        sentence = _UNREACHABLE
    return sentence and sentence.format(where=where)
