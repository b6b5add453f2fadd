"""Messages written a few words a line: the lines are read as one sentence, unless each of them is an item of its own."""

import re

from bot.reading.text import Folded

_FEWEST, _MOST = 3, 40
_SHORT = 7.5  # characters of a line on average
_ITEM = re.compile(
    r"\s*(?:[\d①-⑳一二三四五六七八九十][.、)）]?\s|[-·•▪◆■▲►●○★√➢*\[(#【]|[\u2190-\u2bff\U0001f000-\U0001faff]|[^\n:]{1,12}:)"
)
_DAY = re.compile(r"\d{1,2}[月./]\d{1,2}[日号]?")
_TITLE = re.compile(
    r"(?<![^\n])(?:\[?)(?:新|已|本[周月]|今日)?(?:签约|开工|投产|在谈|洽谈|在建|落地|到账|到位|到资|资金|资金到位|到位资金|外资|线索|接待)(?:项目|情况|类|"
    r"动态)?(?:\]?)(?=\n)"
)

# 甲到位800万、乙到位350万: each has its own word.
_EACH_OF_ITS_OWN = re.compile(
    r"(?:[万亿]|[万亿]美?元)(?P<sign>、)(?=[\u4e00-\u9fff]{2,12}(?:到位|到账|到资|签约|开工|投产|计划投资|总投资|投资)(?:资金)?[ ]?[\d一二两三四五六七八九])"
)
_OPENING = re.compile(r"\s*\[[^\[\]\n:]{2,30}(?:报|快讯|动态|简讯|战况|进展|通报|速递|播报|要情|小结)\](?=[^\n])")


def joined(folded: Folded) -> Folded:
    """The message with commas for the ends of its lines where they are only a few characters each; any other as it is."""
    lines = [line for line in folded.text.split("\n") if line.strip()]
    if not _FEWEST <= len(lines) <= _MOST or sum(map(len, lines)) > _SHORT * len(lines):
        return _headed(folded)
    if any(_ITEM.match(line) or _DAY.fullmatch(line.strip()) for line in lines):
        return _headed(folded)
    return folded.replaced(folded.text.replace("\n", ","))


def _headed(folded: Folded) -> Folded:
    """到账 on a line of its own heads the lines below, as if a colon stood behind it."""
    chars = list(folded.text)
    if title := _OPENING.match(folded.text):
        chars[title.end() - 1] = ":"
    for match in _EACH_OF_ITS_OWN.finditer(folded.text):
        chars[match.start("sign")] = ";"
    for match in _TITLE.finditer(folded.text):
        chars[match.end()] = ":"
    return folded.replaced("".join(chars))
