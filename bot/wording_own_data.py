"""What is said to somebody who wants a copy of their own data, and to the officer who hands one out or deletes it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.message import Attachment, Reply
from bot.wording import plain, say
from rag.answer import Language


def say_own_data(language: Language, data: Mapping[str, Any], now: datetime) -> Reply:
    """The copy as a file, and how much is in it."""
    rows = count_rows(data)
    text = say(
        language,
        "这是我保存的您的全部记录，共{rows}条，按种类分列，时间为世界时。要删除请发送 /forget。",
        "This is everything I keep about you: {rows} rows by kind, times in UTC. Send /forget to delete it.",
        rows=str(rows),
    )
    caption = say(language, "您的记录", "Your data")
    name = f"my-data-{now:%Y%m%d}.json"
    return Reply((plain(text),), attachments=(Attachment(name, "application/json", to_json(data), caption),))


def say_export_in_private(language: Language) -> Reply:
    """Not where others read along."""
    text = say(
        language,
        "您的记录只在私聊里给您：请私聊我发送 /export。",
        "Your data is for you alone: write /export to me in a private chat.",
    )
    return Reply((plain(text),))


def to_json(data: Mapping[str, Any]) -> bytes:
    """A file for people to read."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def count_rows(data: Mapping[str, Any]) -> int:
    """How many rows of all kinds."""
    return sum(len(rows) for rows in data.values() if isinstance(rows, list))


def exported_line(file: str, rows: int) -> str:
    """To the officer: where the copy is."""
    return f"已写出 {rows} 条记录：{file}（内有个人信息，只交给本人） / {rows} rows written; hand the file to that person only"


def forgotten_line(rows: int, reports: int, *, was_member: bool) -> str:
    """To the officer: what went, what stays, and what to do about backups."""
    member = "成员资格和请假已结束；" if was_member else ""
    stays = f"经确认的进展 {reports} 条是单位的记录，予以保留；" if reports else ""
    return (
        f"已删除 {rows} 条记录；{member}{stays}以前的备份里还有，请按保存期限销毁 / {rows} rows deleted"
        f"{'; membership and leave ended' if was_member else ''}"
        f"{f'; {reports} confirmed reports stay, they are the bureau' + chr(39) + 's' if reports else ''}"
        "; older backups still hold them: destroy those when their time is over"
    )
