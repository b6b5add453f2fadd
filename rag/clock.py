"""Hours of the day: 夜里一点, 下午3点, 18:30, 3 pm in a question; 0:00—6:00 in a row of a table that holds such an hour."""

import re

from rag.amounts import chinese_number
from rag.text import normalise

_NIGHT, _LATE, _NOON = ("凌晨", "半夜", "夜里", "深夜", "夜间", "后半夜"), ("下午", "傍晚", "晚上", "晚"), ("中午",)
_PART = "|".join((*_NIGHT, *_LATE, *_NOON, "早上", "清晨", "上午", "早"))
_HOUR = re.compile(
    rf"(?P<part>{_PART})?的?\s*(?:(?P<digits>\d{{1,2}})|(?P<chinese>[一二两三四五六七八九十]{{1,3}}))\s*(?:点|[:时]\d\d|时(?![间段候效限]))"
)
_ENGLISH = re.compile(r"\b(?P<digits>\d{1,2})(?::\d\d)?\s*(?P<half>[ap])\.?m\b|\b(?P<word>midnight|noon)\b")
_RANGE = re.compile(r"(\d{1,2}):(\d\d)\s*(?:—|–|-|~|至|到)+\s*(\d{1,2}):(\d\d)")
_ABOUT = re.compile("一二|二三|三四|四五|五六|六七|七八|八九")  # 四五点: four or five
_DAY = 24


def hours_asked(folded: str) -> tuple[int, ...]:
    """The hours, 0 to 23, that a folded question names; 便宜一点 names none. Of a stretch (一点到五点) both ends."""
    found = [_english_hour(match) for match in _ENGLISH.finditer(folded)]
    part = ""
    for match in _HOUR.finditer(folded):
        part = match["part"] or part
        if not part and not match["digits"]:
            continue
        found += [_hour(part, number) for number in _numbers(match) if number <= _DAY]
    return tuple(found)


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    """The numbers of an hour; of 四五点 both."""
    if match["digits"]:
        return (int(match["digits"]),)
    chinese = match["chinese"].replace("两", "二")
    about = _ABOUT.fullmatch(chinese) is not None
    found = [chinese_number(each) for each in (chinese if about else [chinese])]
    return tuple(int(number) for number in found if number is not None)


def _english_hour(match: re.Match[str]) -> int:
    if match["word"]:
        return 0 if match["word"] == "midnight" else _DAY // 2
    return int(match["digits"]) % 12 + 12 * (match["half"] == "p")


def _hour(part: str, number: int) -> int:
    """晚上八点 -> 20, 夜里十一点 -> 23, 夜里一点 -> 1, 中午一点 -> 13."""
    late = (part in _LATE and number < 12) or (part in _NIGHT and 8 <= number < 12) or (part in _NOON and number < 3)
    midnight = number == 12 and part in (*_NIGHT, "晚上", "晚")
    return 0 if midnight else (number + 12 * late) % _DAY


def holds_hour(text: str, hour: int) -> bool:
    """Whether a stretch of the day in a folded text holds the half hour after that hour."""
    moment = hour * 60 + 30
    for start_hour, start_minute, end_hour, end_minute in _RANGE.findall(text):
        start, end = int(start_hour) * 60 + int(start_minute), int(end_hour) * 60 + int(end_minute)
        if (start <= moment < end) if start < end else (moment >= start or moment < end):
            return True
    return False


def holds_hours(text: str, folded_question: str) -> bool:
    """Whether a question names an hour and a text holds the first one."""
    hours = hours_asked(folded_question)
    return bool(hours) and holds_hour(normalise(text), hours[0])
