"""Which of the first lines of a raw file is its title, also where it is broken over lines or stands inside a notice."""

import re
from collections.abc import Sequence

from policies.characters import plain_signs
from policies.places import leading_place
from policies.provision import plain_title

Line = tuple[int, str]
"""Number in the file (from 1) and words, without blanks at the ends."""

_KIND = (
    "办法|意见|措施|规定|细则|方案|条例|指南|政策|规则|制度|通知|公告|通报|指引|计划|规划|纲要|汇编|手册|清单|政策包|Guide|Policy|Policies|"
    "Measures|Rules|Incentives|Opinions|Regulations|Plan"
)
_NAMES_KIND = re.compile(rf"(?:{_KIND})(?:\s?[（(〔\[][^（()）]{{1,16}}[）)〕\]])*\s?$", re.IGNORECASE)
_ABOUT_SELF = re.compile(
    "(?:索引号|信息索引|信息名称|发布机构|发文机关|生成日期|主题分类|名\\s?称|文\\s?号|发文字号|发布日期|成文日期|印发日期|公布日期|发布时间|效力状态|有效性|"
    "主题词|来源|來源|时间|作者|编辑|责任编辑|浏览次数|字体|Source|Date|Author)\\s?[：:]"
)
_FORWARDED = re.compile(r"(?:印发|发布|公布|转发)[《]?(?P<inner>.{4,80}?)[》]?的?(?:通知|公告)$")
_ANNEX = re.compile(r"^附件\s?\d*\s?[：:]\s?")
_AUTHORITY = re.compile(
    "(?:政府|委员会|办公室|局|厅|部|委|中心|院|管委会|领导小组|工作站|Government|Bureau|Committee|Commission|Office|Department)$"
)
_LONGEST_LINE = 140
_LONGEST_PART = 40


def is_authority(text: str) -> bool:
    """Whether a line is nothing but names of authorities."""
    parts = plain_signs(text).split() if not text.isascii() else [text]
    return 0 < len(text) <= 60 and bool(parts) and all(_AUTHORITY.search(part) for part in parts)


def tells_about_file(text: str) -> bool:
    """Whether a line is a field of a page's record: 索引号：…, 发布日期：…."""
    return bool(_ABOUT_SELF.match(plain_signs(text)))


def find_title(head: Sequence[Line], following: Sequence[Line]) -> tuple[str, frozenset[int]]:
    """The title and the lines that it fills; ("", empty) where no line reads as one.

    `head` are the lines before the text proper, `following` those that come after, among which a forwarded document
    ("关于印发…的通知") repeats its own title.
    """
    candidates = [(number, text) for number, text in head if _may_be_title(text)]
    if not candidates:
        return "", frozenset()
    at = next((at for at, (_, text) in enumerate(candidates) if _NAMES_KIND.search(plain_signs(text))), 0)
    number, title = candidates[at]
    numbers = {number}
    if at and candidates[at - 1][0] >= number - 2 and _goes_before(candidates[at - 1][1], title):
        before_number, before = candidates[at - 1]
        title, numbers = before + title, {before_number, number}
    forwarded = _FORWARDED.search(plain_signs(title))
    if not forwarded:
        return title.strip("《》"), frozenset(numbers)
    inner = title[forwarded.start("inner") : forwarded.end("inner")].strip("《》")
    own = {line_number for line_number, text in (*head, *following) if plain_title(text) == plain_title(inner)}
    annexed = any(plain_title(_ANNEX.sub("", text)) == plain_title(inner) for _, text in following)
    return (inner, frozenset(own)) if own or annexed else (title, frozenset(numbers))


def _may_be_title(text: str) -> bool:
    if tells_about_file(text) or text.endswith(("：", ":", "。", "；", "，", "、")):
        return False
    return (
        3 <= len(text) <= _LONGEST_LINE and not re.search("[。；]", text) and not re.fullmatch(r"[\W\d年月日]+", text)
    )


def _goes_before(before: str, title: str) -> bool:
    """The line before is the first half: the issuer of "关于…", or the beginning of a title that starts nowhere."""
    if plain_signs(title).startswith("关于"):
        return is_authority(before)
    if title.startswith("的") or plain_signs(before).startswith("关于"):
        return not _NAMES_KIND.search(before)
    starts_itself = leading_place(title) or len(title) > _LONGEST_PART or len(before) > _LONGEST_PART or title.isascii()
    return (
        not starts_itself
        and bool(leading_place(before))
        and not is_authority(before)
        and not _NAMES_KIND.search(before)
    )
