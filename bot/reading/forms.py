"""Filled-in forms (1. 项目：… 2. 阶段：…): the numbers of their labels are no items of a list, for all tells of one project."""

import re

from bot.reading.text import Folded

_LABEL = re.compile(
    r"(?:(?<=^)|(?<=\n))(?P<number>\s*(?:\d{1,2}[.、)]|\(\d{1,2}\)|[一二三四五六七八九十]{1,2}、|[①-⑳]))\s*"
    r"(?P<label>项目(?:名称)?|名称|阶段|项目阶段|当前阶段|(?:项目)?进展(?:情况)?|进度|状态|金额|资金|总?投资额?|计划(?:总)?投资|签约额|到位(?:资金)?|外资|时间|日期|"
    r"县区|所属县区|所在地|地点|区县"
    r"|活动|下一?步(?:计划|工作|打算)?|(?:存在)?(?:问题|困难)(?:诉求)?|备注|类型|投资方|企业(?:名称)?|联系人)\s*:"
)
_FEWEST = 3


def without_numbers(folded: Folded) -> Folded:
    """A form with blanks where its labels are numbered; any other message as it is, also a list of several projects."""
    found = list(_LABEL.finditer(folded.text))
    names = sum(match["label"] in {"项目", "项目名称", "名称"} for match in found)
    if len(found) < _FEWEST or names > 1:
        return folded
    chars = list(folded.text)
    for match in found:
        for place in range(*match.span("number")):
            if chars[place] != "\n":
                chars[place] = " "
    return folded.replaced("".join(chars))
