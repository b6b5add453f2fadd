"""What cells other than sums say, read and written: yes and no, days, times of the day, stages, lists of names."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from store.reporting.exchange import Reason, Refusal
from store.reporting.exchange_columns import folded
from store.reporting.offices import League, OfficeKind, Rhythm
from store.reporting.project import Stage

CLEAR = "清空"
"""What a cell says to take a field's value away; an empty cell leaves the field as it is."""

_E = TypeVar("_E", bound=StrEnum)
_YES = frozenset({"是", "有", "在用", "启用", "y", "yes", "true", "1", "√", "✓", "✔"})
_NO = frozenset({"否", "无", "不", "停用", "未启用", "n", "no", "false", "0", "×", "✗"})
_DAY = re.compile(r"(\d{4})\s*(?:[-/.年])\s*(\d{1,2})\s*(?:[-/.月])\s*(\d{1,2})\s*日?(?:\s+00:00(?::00)?)?")
_TIME = re.compile(r"(\d{1,2})\s*[:点时]\s*(\d{1,2})?\s*分?(?:[:]00)?")
_WEEKDAYS = "一二三四五六日"
_BETWEEN_NAMES = re.compile(r"[、,，;；\n]+")

LEAGUE_WORDS = {League.COUNTIES: "县市区组", League.DEPARTMENTS: "市直部门组"}
NO_LEAGUE = "不排名"
RHYTHM_WORDS = {Rhythm.DAILY: "每日", Rhythm.WEEKLY: "每周"}
_LEAGUES = {
    "县市区组": League.COUNTIES, "县市区": League.COUNTIES, "县区组": League.COUNTIES, "counties": League.COUNTIES,
    "市直部门组": League.DEPARTMENTS, "市直部门": League.DEPARTMENTS, "部门组": League.DEPARTMENTS, "departments": League.DEPARTMENTS,
    NO_LEAGUE: None, "不参与排名": None, "none": None,
}  # fmt: skip
_RHYTHMS = {
    "每日": Rhythm.DAILY, "日报": Rhythm.DAILY, "每天": Rhythm.DAILY, "daily": Rhythm.DAILY,
    "每周": Rhythm.WEEKLY, "周报": Rhythm.WEEKLY, "weekly": Rhythm.WEEKLY,
}  # fmt: skip
_STAGES = {
    "储备": Stage.LEAD, "洽谈": Stage.TALKS, "洽谈中": Stage.TALKS, "谈判": Stage.TALKS, "已签约": Stage.SIGNED, "签约未落地": Stage.SIGNED,
    "已落地": Stage.LANDED, "已开工": Stage.STARTED, "新开工": Stage.STARTED, "开工建设": Stage.STARTED, "建设中": Stage.BUILDING,
    "在建设": Stage.BUILDING, "已投产": Stage.PRODUCING, "竣工投产": Stage.PRODUCING, "已终止": Stage.ENDED, "取消": Stage.ENDED,
}  # fmt: skip
_KINDS = {"县（市、区）": OfficeKind.COUNTY, "县区": OfficeKind.COUNTY, "推进组": OfficeKind.CHAIN_GROUP}


def read_flag(text: str) -> bool | Refusal:
    """Yes or no."""
    word = folded(text)
    if word in _YES or word in _NO:
        return word in _YES
    return Refusal(Reason.UNKNOWN_WORD, hint="是、否")


def show_flag(value: bool) -> str:
    """是 or 否."""
    return "是" if value else "否"


def read_day(text: str, today: date) -> date | Refusal:
    """A day with its year, not after `today`: 2024-06-25, 2024/6/25, 2024年6月25日."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return Refusal(Reason.BAD_DATE)
    try:
        day = date(*map(int, match.groups()))
    except ValueError:
        return Refusal(Reason.BAD_DATE)
    return Refusal(Reason.FUTURE_DATE, hint=today.isoformat()) if day > today else day


def show_day(day: date | None) -> str:
    """2024-06-25; "" for none."""
    return day.isoformat() if day else ""


def read_time(text: str) -> int | Refusal:
    """A time of the day as a minute of it: 18:00, 18点, 17:30:00."""
    match = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else Refusal(Reason.BAD_TIME)


def show_time(minute: int) -> str:
    """18:00."""
    return f"{minute // 60:02}:{minute % 60:02}"


def read_weekday(text: str) -> int | Refusal:
    """Monday 0: 周五, 星期五, 五, 5."""
    word = re.sub(r"^(?:每?周|星期|礼拜)", "", unicodedata.normalize("NFKC", text).strip()).replace("天", "日")
    found = _WEEKDAYS.find(word) if len(word) == 1 else -1
    if found < 0 and word in set("1234567"):
        found = int(word) - 1
    return found if found >= 0 else Refusal(Reason.UNKNOWN_WORD, hint="周一 … 周日")


def show_weekday(weekday: int) -> str:
    """周五."""
    return f"周{_WEEKDAYS[weekday]}"


def read_names(text: str) -> tuple[str, ...]:
    """A list of names: parted by 、, commas, semicolons or line ends."""
    return tuple(dict.fromkeys(name for part in _BETWEEN_NAMES.split(text) if (name := part.strip())))


def show_names(names: tuple[str, ...]) -> str:
    """Parted by 、."""
    return "、".join(names)


def read_stage(text: str) -> Stage | Refusal:
    """A stage by its name or one of the usual other names."""
    return _word(text, {stage.value: stage for stage in Stage} | _STAGES, [stage.value for stage in Stage])


def read_kind(text: str) -> OfficeKind | Refusal:
    """What an office is."""
    return _word(text, {kind.value: kind for kind in OfficeKind} | _KINDS, [kind.value for kind in OfficeKind])


def read_rhythm(text: str) -> Rhythm | Refusal:
    """How often an office reports."""
    return _word(text, _RHYTHMS, list(RHYTHM_WORDS.values()))


def read_league(text: str) -> League | Refusal | None:
    """Who an office is ranked with; None for nobody."""
    word = folded(text)
    known = {folded(name): league for name, league in _LEAGUES.items()}
    if word in known:
        return known[word]
    return Refusal(Reason.UNKNOWN_WORD, hint="、".join((*LEAGUE_WORDS.values(), NO_LEAGUE)))


def show_league(league: League | None) -> str:
    """县市区组, 市直部门组, 不排名."""
    return LEAGUE_WORDS[league] if league else NO_LEAGUE


def _word(text: str, known: Mapping[str, _E], shown: list[str]) -> _E | Refusal:
    found = {folded(word): value for word, value in known.items()}.get(folded(text))
    return Refusal(Reason.UNKNOWN_WORD, hint="、".join(shown)) if found is None else found
