"""What the command line says of backups: what was made, checked, brought back, what is wrong with one, and what to do."""

from collections.abc import Mapping
from pathlib import Path

from store.backup_faults import BackupRefused, Fault
from store.backup_manifest import Manifest
from store.backup_restore import Restored

_FAULTS: Mapping[Fault, str] = {
    Fault.NO_FILE: "没有这个文件：{what}。请检查路径。 / There is no such file; check the path.",
    Fault.NOT_OURS: "{what} 不是本程序的备份。请找 backup 命令写出的文件。 / This is no backup of ours; look for the file that `backup` wrote.",
    Fault.CUT: "{what} 不完整，后面一截没有了或坏了（多半是复制中断）。请重新复制，或用更早的备份。 / "
    "The file is cut short or its end is damaged; copy it again, or take an earlier backup.",
    Fault.CHANGED: "备份内容和记录的摘要不符：{what}。文件坏了或被改过，请重新复制，或用更早的备份。 / "
    "The content is not what was written: the file is damaged or was changed; copy it again, or take an earlier backup.",
    Fault.UNSAFE: "拒绝：备份里有指向别处的文件名（{what}）。这不是 backup 写出的文件，请不要使用。 / "
    "Refused: it holds a file name that leads elsewhere; `backup` writes none, do not use this file.",
    Fault.TOO_LARGE: "拒绝：{what} 解开后大得不合常理（压缩炸弹）。请不要使用这个文件。 / "
    "Refused: it unpacks to far more than a backup does; do not use this file.",
    Fault.NEWER: "这个备份由更新的版本写成（{what}）。请先升级本程序，再检查或恢复。 / "
    "The backup was made by a newer version: update this program first.",
    Fault.SCHEMA: "备份里的表结构和它的版本 {what} 不符（{why}）。请用更早的备份。 / "
    "The tables are not those of its revision; take an earlier backup.",
    Fault.DATABASE: "备份里的数据库已损坏（{why}）。请用更早的备份，并在原机器上运行 doctor。 / "
    "The database in it is damaged; take an earlier backup, and run `doctor` where it was made.",
    Fault.ROWS: "表 {what} 的行和记录的摘要不符（{why}）。请用更早的备份。 / "
    "The rows of this table are not those that were saved; take an earlier backup.",
    Fault.EXISTS: "{what} 已经存在，没有覆盖。请换一个名字；覆盖旧备份可加 --force。 / "
    "It exists and was not overwritten; choose another name, or --force over an old backup.",
    Fault.NOT_EMPTY: "{what} 里已有内容，没有改动。请用新的空文件夹（--data、--policies）或新建的空数据库（DATABASE_URL）。 / "
    "There is something in it, and it was not touched; name a new, empty folder (--data, --policies) or an empty database "
    "(DATABASE_URL).",
    Fault.BUSY: "另一个备份或恢复正在写 {what}。请等它结束再试。 / Another backup or restore is at work there; try again when it is done.",
    Fault.DISK_FULL: "磁盘空间不够：{what}。请腾出空间，或换一个地方。 / The disk is too full; free some space or choose another place.",
    Fault.DISK: "读写 {what} 失败（{why}）。请检查路径、权限和磁盘。 / Reading or writing failed; check path, permissions and disk.",
    Fault.NAME: "文件名 {what} 不能放进备份（不是 UTF-8，或指向别处）。请改名后再试。 / "
    "This file name cannot go into a backup; rename the file and try again.",
    Fault.NO_DATABASE: "{what} 里还没有数据库。请检查 --data 和 DATABASE_URL。 / There is no database yet; check --data and DATABASE_URL.",
    Fault.NO_DOCUMENTS: "没有文件目录 {what}。请用 --policies 指定。 / There is no folder of documents; name it by --policies.",
}


def fault_line(refused: BackupRefused) -> str:
    """What is the matter, and what to do."""
    return _FAULTS[refused.fault].format(what=refused.what, why=refused.why)


def made_line(file: Path, manifest: Manifest) -> str:
    """The backup is there."""
    return f"已备份到 {file}：{_content(manifest)}。内有个人信息，请放在安全的地方。 / Backed up; it holds personal data, keep it safe."


def whole_line(file: Path, manifest: Manifest) -> str:
    """It was checked and nothing is the matter with it."""
    made = f"{manifest.created_at:%Y-%m-%d %H:%M}"
    return f"{file} 完好：{made} 由 {manifest.program} 备份，{_content(manifest)}。 / The backup is whole."


def restored_line(database: str, documents: Path, restored: Restored) -> str:
    """It is back, and where; and what to look at, since the backup does not know what went out after it was made."""
    manifest, doubts = restored.manifest, restored.doubts
    paused = "、".join(map(str, doubts.paused)) or "无"
    made = f"{manifest.created_at:%Y-%m-%d %H:%M}"
    return (
        f"已恢复 {made} 的备份：{_content(manifest)}；数据库 {database}，文件目录 {documents}。"
        f"启动时请用 --policies {documents}。 / Restored; start with --policies and that folder.\n"
        f"备份之后发过什么，备份里没有：{doubts.sends} 条待发的没有再发，请用 doctor 查看，确认没收到再用 again --send 补发；"
        f"到期的公告已暂停：{paused}，确认没发过再继续；备份之后的已阅提醒和每周催报请留意是否重复。 / "
        f"What went out after the backup is not in it: {doubts.sends} sends wait for you (`doctor`, `again --send`), "
        f"{len(doubts.paused)} announcements that were due are paused: resume those that did not go out. "
        "Reminders of reading and of weekly reports may come twice."
    )


def _content(manifest: Manifest) -> str:
    return f"{len(manifest.tables)} 张表、{manifest.rows} 行、{len(manifest.documents)} 份文件，结构 {manifest.schema}"
