"""When a document is in force (施行日期、有效期), read out of its own closing sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from policies.characters import plain_signs
from policies.days import ANY_DAY, COUNT, LATIN_DAY, last_day, read_day
from policies.numbering import chinese_number

_BEGINS = "(?:正式)?(?:施行|实施|执行|生效|试行)"
_FROM_DAY = re.compile(rf"({ANY_DAY})(?:之?日)?(?:起|开始)?{_BEGINS}")
_TERM = "(?:有效期限?|有效时间|试行期限?|执行期限?|实施期限?|施行期限?|期限)"
_SPAN = re.compile(
    rf"(?:自|从)({ANY_DAY})起?{_BEGINS}?[，,]?(?:至|到)({ANY_DAY})"
    rf"|{_TERM}[为是：:自从\s]*({ANY_DAY})起?(?:至|到|—|-|～|~)({ANY_DAY})"
    rf"|valid from ({LATIN_DAY}) (?:to|until) ({LATIN_DAY})"
)
_FROM_ISSUE = re.compile(
    rf"自(?:发布|印发|公布|颁布|下发|发文|签发|通过|发出)之?日起?({COUNT}个?[日天月])?(?:后|之后)?起?(?:{_BEGINS}|有效)?"
)
_VALID_FOR = re.compile(rf"(?:{_TERM}|暂定)(?:暂定)?[为是：:]?(?:暂定)?({COUNT}(?:年|个月))")
_VALID_TO = re.compile(
    rf"(?:{_TERM}|{_BEGINS}|有效)(?:截止)?为?(?:至|到)({ANY_DAY})|[，,]至({ANY_DAY})止|截止({ANY_DAY})"
)
_VALID_TO_YEAR = re.compile(r"(?:至|到)((?:19|20)\d\d)年(?:12月)?底")
_ENGLISH_FROM = re.compile(
    rf"(?:takes? effect|comes? into (?:force|effect)|effective|in force|valid)(?: on| from| as of)? ({LATIN_DAY})"
)
_ENGLISH_TO = re.compile(rf"(?:until|to|through|till) ({LATIN_DAY})")
_ENGLISH_FOR = re.compile(r"valid for (?:a period of )?((?:\d+|one|two|three|four|five|six|ten) (?:years?|months?))")
_SUBJECT = "本(?:若干|暂行|试行|实施|扶持|奖励|管理)?(?:办法|意见|措施|规定|细则|方案|政策|通知|指南|条例|文件)"
_ABOUT_ITSELF = re.compile(
    rf"{_SUBJECT}[^。；]{{0,30}}(?:施行|实施|执行|生效|有效|试行|废止|起至)|^(?:第[^条]{{1,6}}条)? ?自[^。；]{{2,40}}起"
)


@dataclass(frozen=True, slots=True)
class Validity:
    """First and last day in force, both included; None where the text does not say."""

    start: date | None = None
    end: date | None = None


def speaks_of_itself(text: str) -> bool:
    """Whether a paragraph says from when or how long the document holds."""
    return bool(_ABOUT_ITSELF.search(plain_signs(text)) or _ENGLISH_FROM.search(text) or _ENGLISH_FOR.search(text))


def read_validity(paragraphs: Sequence[str], issued: date | None) -> Validity:
    """Validity out of the paragraphs in which a document speaks of itself; `issued` is the day of its publication.

    The last paragraph that names a first day counts (a notice stands before the document that it forwards); how long it
    holds may stand in another one.
    """
    texts = [plain_signs(text) for text in paragraphs]
    read = [_of_paragraph(text, issued) for text in texts]
    begins = [validity for validity in read if validity.start]
    if not begins:
        return next((validity for validity in reversed(read) if validity.end), Validity())
    start, end = begins[-1].start, begins[-1].end
    if start and not end:
        lasting = [_end(text, start) for text, validity in zip(texts, read, strict=True) if not validity.start]
        end = next((day for day in reversed(lasting) if day and day >= start), None)
    return Validity(start, end)


def _of_paragraph(text: str, issued: date | None) -> Validity:
    if span := _SPAN.search(text):
        first, last = (read_day(day) for day in span.groups() if day)
        if first and last and first <= last:
            return Validity(first, last)
    start = _start(text, issued)
    end = _end(text, start)
    return Validity(start, end if not start or not end or start <= end else None)


def _end(text: str, start: date | None) -> date | None:
    if until := _VALID_TO.search(text) or (_ENGLISH_TO.search(text) if start else None):
        return read_day(next(day for day in until.groups() if day))
    if until := _VALID_TO_YEAR.search(text):
        return date(int(until[1]), 12, 31)
    period = _VALID_FOR.search(text) or _ENGLISH_FOR.search(text)
    return last_day(start, period[1]) if start and period else None


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
        after = last_day(issued, delay if "个" in delay else delay.replace("月", "个月"))
        return after + timedelta(days=1) if after else None
    return issued
