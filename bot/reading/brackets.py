"""Lists that a step opens without a colon: 新开工2个（甲1.1亿、乙6500万）, 开工 甲、乙 are read as 开工2个：甲、乙."""

import re

from bot.reading.text import Folded

_STEP = r"(?:签约|签了|开工|投产|在谈|在建|落地|竣工|到位|到账)(?:项目)?"
_COUNTED = re.compile(
    rf"(?P<step>新?{_STEP})(?:了)?(?P<count>[ ]?(?:\d{{1,2}}|[一二两三四五六七八九])(?:[个家项]|(?=\())|[俩仨])(?:项目)?(?P<open>\()"
    r"(?P<held>[^()\n]{2,160})(?P<close>\))(?![^,。;\n]{1,12}(?:签约|开工|投产|到位|到账))"
)
_LINE = re.compile(
    rf"(?:^|(?<=[\n;。:,])[ ]{{0,4}})新?{_STEP}(?P<blank>[ ])(?=[\u4e00-\u9fff])(?![ ]*(?:仪式|活动|情况))"
)
_FEWEST = 2


def opened(folded: Folded) -> Folded:
    """The message with a colon where such a list begins and a semicolon where it ends, character for character."""
    chars = list(folded.text)
    for match in _COUNTED.finditer(folded.text):
        chars[match.start("open")], chars[match.start("close")] = ":", ";"
    lines = [match.start("blank") for match in _LINE.finditer(folded.text)]
    if len(lines) >= _FEWEST:
        for place in lines:
            chars[place] = ":"
    return folded.replaced("".join(chars))
