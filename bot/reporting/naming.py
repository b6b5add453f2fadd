"""Whether words can be the name of a project: a day, a number or a reporting word as a name would swallow later messages. Pure."""

import re
from collections.abc import Iterable
from enum import StrEnum

from bot.reading.text import fold
from bot.reporting.matching import bare_name
from store.reporting.progress import Row
from store.reporting.project import Project, Stage

_LONGEST = 60  # characters
_NUMBERS = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿元年月日号周季度期.,:/%-]+")
_SPEECH = re.compile(
    r"^(?:卡在|因为|由于|已经|正在|没有|还没|昨天|今天|明天|前天|上周|本周|下周|上月|本月|下月|请|我们?(?:今天|昨天))"
)
_NO_NAME = re.compile(
    r"^(?:以[上下]|[上下]面|同上|这|那[是个些]|都?是|就是|全是|应该|改[成为])|(?:是(?:今|昨|明|前)天.*|[的了吧吗呢啊])$"
)
_SENTENCE = re.compile(r"[，。；！？,;!?\n]")
_REPORTING = frozenset(
    {
        *(stage.value for stage in Stage),
        *("项目", "新增", "累计", "到位", "到账", "资金", "到位资金", "计划投资", "总投资", "投资", "签约额", "外资", "金额"),
        *("昨天", "今天", "明天", "前天", "上午", "下午", "本周", "上周", "本月", "上月", "今年", "去年", "日期", "时间"),
        *("阶段", "县区", "活动", "下一步", "问题", "进展", "接待", "拜访", "考察", "洽谈", "日报", "周报", "更正", "撤回"),
        *("无进展", "不知道", "没有", "新项目", "都不是"),
    }
)  # fmt: skip


class NoName(StrEnum):
    """Why words are no name of a project."""

    EMPTY = "empty"
    NUMBER = "number"  # a day, a sum, a number
    REPORTING_WORD = "reporting_word"
    SENTENCE = "sentence"
    TAKEN = "taken"  # the same office has a project of that name, up to blanks and marks


def is_named(row: Row) -> bool:
    """Whether a row says how its project is called."""
    return bool(row.project.strip())


def why_no_name(words: str) -> NoName | None:
    """What keeps these words from being a name; None where they can be one.

    >>> why_no_name("2026年8月2日"), why_no_name("新增"), why_no_name("轴承保持架项目")
    (<NoName.NUMBER: 'number'>, <NoName.REPORTING_WORD: 'reporting_word'>, None)
    """
    bare = re.sub(r"\s", "", fold(words).text)
    if not bare_name(words):
        return NoName.EMPTY
    if _NUMBERS.fullmatch(bare):
        return NoName.NUMBER
    if bare in _REPORTING or bare.removesuffix("项目") in _REPORTING:
        return NoName.REPORTING_WORD
    spoken = _SENTENCE.search(words.strip()) or _SPEECH.search(bare) or _NO_NAME.search(bare)
    return NoName.SENTENCE if spoken or len(bare) > _LONGEST else None


def why_not_new(words: str, office_id: int, projects: Iterable[Project]) -> NoName | None:
    """What keeps that office from having a new project of that name."""
    fault = why_no_name(words)
    if fault is not None:
        return fault
    wanted = bare_name(words)
    own = (project for project in projects if project.office_id == office_id and not project.deleted)
    taken = any(bare_name(name) == wanted for project in own for name in (project.name, *project.aliases))
    return NoName.TAKEN if taken else None
