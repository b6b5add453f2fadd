"""Names that are given as such: in a form, in a table, or by what was learned; brought into the shape of the store's names."""

import re

from bot.reading.heads import ends_in_word
from bot.reading.names import (
    AT_END,
    LOOKED_AT,
    PHASE,
    SIGH,
    SITE,
    TEAM_BEHIND,
    Grip,
    NameFound,
    may_be_name,
    past_front,
)
from bot.reading.runs import PROJECT
from bot.reading.words import HARD

_LAND_BEHIND = re.compile(r"拿|摘|拍|批|刚|已|还|没|也|都|到手|落实")
_NAME_BEHIND = re.compile(rf"[ ]?(?:项目(?!部|组|方|库|群|经理){PHASE}?|{PHASE}(?!工程款))")
_CODE_BEFORE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z0-9\-]{1,6}|\d[A-Z])[ ]?$")
_PLACED = re.compile(r"(?<=[\u4e00-\u9fff])\((?![一二三四五1-5]期)[^()]{1,8}\)$")  # 再生砖项目（茌平）


def titled(text: str, span: tuple[int, int], hidden: bytes) -> NameFound | None:
    """What a form or a table gives as a name, whatever words it holds; without the place in front of it."""
    start, end = span
    while start < end and (hidden[start] or text[start] in " 的-"):
        start += 1
    said = text[start:end].strip()
    said = _PLACED.sub("", said)
    bare = PROJECT.sub("", said)
    if not may_be_name(bare, named=True) or any(char in HARD for char in bare[-1:]):
        return None
    name = said.replace(" ", "") if PROJECT.search(said) or SITE.search(said) else said.replace(" ", "") + "项目"
    return NameFound(name, start, start + len(said), Grip.NAMED)


def named_as(text: str, span: tuple[int, int], end: int, hidden: bytes, grip: Grip) -> NameFound | None:
    """The name that characters of a clause, which ends at `end`, make with the 项目 or the phase behind them."""
    start, last = _begin(text, span, hidden), span[1]
    if behind := _NAME_BEHIND.match(text, last, end):
        last = behind.end()
    else:
        start = past_front(text, start, last)
        last = _end(text, start, last)
        if _is_no_project(text, start, last, end):
            return None
    bare = text[start:last].strip().replace(" ", "")
    if not may_be_name(PROJECT.sub("", bare), named=True):
        return None
    whole = bool(PROJECT.search(bare) or SITE.search(bare))
    return NameFound(bare.replace("(", "").replace(")", "") if whole else bare + "项目", start, last, grip)


def _begin(text: str, span: tuple[int, int], hidden: bytes) -> int:
    """Where a name begins without places and sighs before it, and with the code that belongs to it (MEMS麦克风)."""
    start, last = span
    while start < last and (hidden[start] or text[start] in " 的-"):
        start += 1
    start = sigh.end() if (sigh := SIGH.match(text, start, last)) else start
    code = _CODE_BEFORE.search(text, max(0, start - 8), start)
    return code.start() if code and not any(hidden[code.start() : start]) else start


def _end(text: str, start: int, last: int) -> int:
    """Where a name ends without what is said of its site: 抗震支架地拿了, 挂面厂."""
    if text[last - 1] == "地" and _LAND_BEHIND.match(text, last):
        last -= 1
    back = AT_END.search(text[start:last])
    return start + back.start() if back and not ends_in_word(text[start:last]) else last


def _is_no_project(text: str, start: int, last: int, end: int) -> bool:
    """What was only looked at, and who does the work: 参观甲乐园, 乙产业链推进组."""
    looked = LOOKED_AT.search(text[max(0, start - 4) : start])
    return bool(looked or text[start:last].endswith("产业链") or TEAM_BEHIND.match(text, last, end))
