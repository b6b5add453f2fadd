"""When a document is in force (施行日期、有效期), read out of dates, periods and closing sentences."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from policies.numbering import chinese_number

_HAN = "〇零○Ｏ一二三四五六七八九十"
_DAY = rf"(?:[12]\d{{3}}|[{_HAN}]{{4}}) ?年 ?(?:\d{{1,2}}|[{_HAN}]{{1,3}}) ?月 ?(?:\d{{1,2}}|[{_HAN}]{{1,3}}) ?日"
_NUMERIC_DAY = r"(?<!\d)[12]\d{3}[-./]\d{1,2}[-./]\d{1,2}(?!\d)"
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_ENGLISH_DAY = rf"(?:\d{{1,2}} (?:{'|'.join(_MONTHS)}),? [12]\d{{3}}|(?:{'|'.join(_MONTHS)}) \d{{1,2}},? [12]\d{{3}})"
ANY_DAY = rf"(?:{_DAY}|{_NUMERIC_DAY}|{_ENGLISH_DAY})"
_COUNT = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})"
_PERIOD = re.compile(rf"({_COUNT}|one|two|three|four|five|six|ten) ?(?:个)?(年|月|years?|months?)")


@dataclass(frozen=True, slots=True)
class Validity:
    """First and last day in force, both included; None where the text does not say."""

    start: date | None = None
    end: date | None = None


def read_day(text: str) -> date | None:
    """The day written as 2023-02-08, 2023年2月8日, 二〇二三年二月八日 or 8 February 2023; None where there is no such day."""
    text = text.strip()
    english = re.fullmatch(r"(?:(\d{1,2}) )?([A-Z][a-z]+)(?: (\d{1,2}))?,? (\d{4})", text)
    if english and english[2] in _MONTHS:
        parts = [english[4], str(_MONTHS[english[2]]), english[1] or english[3] or "0"]
    else:
        parts = re.findall(rf"\d+|[{_HAN}]+", text.replace("○", "〇").replace("Ｏ", "〇"))
    if len(parts) != 3:
        return None
    year, month, day = (chinese_number(part) for part in parts)
    return safe_day(year, month, day)


def safe_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (30 February)."""
    if not (1900 <= year <= 2200 and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def last_day(start: date, period: str) -> date | None:
    """The last day in force of a period ("3年", "六个月", "two years") that begins on `start`: the day before its return."""
    found = _PERIOD.search(period)
    if not found:
        return None
    count = chinese_number(found[1])
    months = start.month - 1 + (count * 12 if found[2][0] in "年y" else count)
    year, month = start.year + months // 12, months % 12 + 1
    if not count or year > 2200:
        return None
    # 29 February plus a year ends on 28 February, as the day itself does not come back.
    returns = safe_day(year, month, start.day)
    return returns - timedelta(days=1) if returns else date(year, month, calendar.monthrange(year, month)[1])


_FROM_DAY = re.compile(rf"(?:自|从|于)?({ANY_DAY})(?:之日|之?日)?(?:起|开始)?(?:正式)?(?:施行|实施|执行|生效|试行)")
_SPAN = re.compile(rf"(?:自|从)?({ANY_DAY})起?[，,]?(?:至|到|—|-|～|~)({ANY_DAY})(?:止|有效|期间)?")
_FROM_ISSUE = re.compile(
    rf"自(?:发布|印发|公布|颁布|下发|发文|签发|通过|发出)之?日(?:起)?({_COUNT}[个]?[日天月])?(?:后|之后)?起?(?:正式)?(?:施行|实施|执行|生效|试行|有效)?"
)
_VALID_FOR = re.compile(
    rf"(?:有效期|试行期|暂定|期限|有效期限|实施期限|执行期)(?:限)?(?:暂定)?[为是：:]?(?:暂定)?({_COUNT}(?:年|个月))"
)
_VALID_TO = re.compile(
    rf"(?:有效期|试行期|执行|实施|施行|有效|期限)(?:限)?(?:截止)?(?:为)?(?:至|到)({ANY_DAY})|截止({ANY_DAY})"
)
_ENGLISH_FROM = re.compile(
    rf"(?:takes? effect|come[s]? into (?:force|effect)|effective|in force|valid)(?: on| from| as of)? ({_ENGLISH_DAY}|{_NUMERIC_DAY})"
)
_ENGLISH_TO = re.compile(rf"(?:until|to|through|till) ({_ENGLISH_DAY}|{_NUMERIC_DAY})")
_ENGLISH_FOR = re.compile(r"valid for (?:a period of )?((?:\d+|one|two|three|four|five|six|ten) (?:years?|months?))")
_SUBJECT = r"本(?:办法|意见|措施|若干措施|规定|细则|方案|政策|通知|指南|条例|暂行办法|实施意见|实施细则|实施办法|试行办法|文件)"
_ABOUT_ITSELF = re.compile(
    rf"{_SUBJECT}[^。；]{{0,30}}(?:施行|实施|执行|生效|有效|试行|废止|起至)|^(?:第[^条]{{1,6}}条)? ?自[^。；]{{2,40}}起"
)


def read_validity(sentences: list[str], issued: date | None) -> Validity:
    """Validity out of the sentences in which a document speaks of itself; `issued` is the day of its publication."""
    for sentence in reversed(sentences):
        validity = _of_sentence(sentence, issued)
        if validity.start or validity.end:
            return validity
    return Validity()


def speaks_of_itself(text: str) -> bool:
    """Whether a paragraph says from when or how long the document holds."""
    return bool(_ABOUT_ITSELF.search(text) or _ENGLISH_FROM.search(text) or _ENGLISH_FOR.search(text))


def _of_sentence(text: str, issued: date | None) -> Validity:
    if span := _SPAN.search(text):
        first, last = read_day(span[1]), read_day(span[2])
        if first and last and first <= last:
            return Validity(first, last)
    start = _start(text, issued)
    end: date | None = None
    if until := _VALID_TO.search(text) or (_ENGLISH_TO.search(text) if start else None):
        end = read_day(next(group for group in until.groups() if group))
    elif start and (period := _VALID_FOR.search(text) or _ENGLISH_FOR.search(text)):
        end = last_day(start, period[1])
    return Validity(start, end if not start or not end or start <= end else None)


def _start(text: str, issued: date | None) -> date | None:
    if stated := _FROM_DAY.search(text) or _ENGLISH_FROM.search(text):
        return read_day(stated[1])
    relative = _FROM_ISSUE.search(text)
    if not relative or not issued:
        return None
    delay = relative[1] or ""
    if delay.endswith(("日", "天")):
        return issued + timedelta(days=chinese_number(delay.rstrip("个日天")))
    if delay:
        after = last_day(issued, delay.replace("月", "个月").replace("个个", "个"))
        return after + timedelta(days=1) if after else None
    return issued
