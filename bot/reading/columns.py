"""Tables and forms: the unit in a head (总投资（万元）) belongs to every number under it, and a cell under 项目 is a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.text import Folded

_SIGNS = ("|", "\t", " ", ",", "/", "、")
_HEADS = re.compile(
    r"(?:序号|编号|项目(?:名称)?|名称|企业(?:名称)?|(?:项目|当前)?阶段|(?:项目)?(?:进展|进度)(?:情况)?|状态|县区|区县|属地|所在地|(?:计划)?总?投资额?|"
    r"(?:累计)?到[位资账](?:资金)?|节点|环节|投资方|牵头单位|责任单位|签约额|"
    r"合同额|外资|金额|日期|时间|备注|活动|问题|下一?步)(?:\([^()]{1,8}\))?"
)
_NAME_HEADS = frozenset({"项目", "项目名称", "名称"})
_UNIT = re.compile(r"(?P<label>[\u4e00-\u9fff]{1,10})[ ]?[(/,][ ]?(?:单位:)?(?P<unit>[万亿](?:元|美元|美金)|[万亿])\)?")
_FORM = re.compile(rf"{_UNIT.pattern}[ ]{{0,4}}:[ ]{{0,4}}(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)(?![\d.万亿元%])")
_IN_BRACKETS = re.compile(r"(?<![\d.])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)[ ]?\((?P<unit>[万亿](?:元|美元))\)")
_TITLE = re.compile(
    r"(?:^|(?<=[\n;。,]))[ ]{0,4}(?:项目名称|项目|名称)[ ]{0,2}:[ ]{0,4}(?P<name>[^\n;。,:|]{2,30}?)"
    r"(?=[ ]{0,4}(?:$|[\n;。,|]|[ ][\u4e00-\u9fff]{2,8}:))"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LIST_HEAD = re.compile(
    r"(?<![^\n])[^\n]{0,30}单位[ ]?[:为]?[ ]?(?P<unit>[万亿](?:元|美元|美金)?)[ ]?\)?[^\n]{0,6}(?=\n)"
)
_MONEY_HEAD = re.compile(r"(?:累计|新增|本月)?(?:到[位资账](?:资金)?|签约额|合同额|外资|(?:计划)?总?投资额?)")
_LIST_LABEL = re.compile(r"到位资金|资金到位|到账|外资|签约额|合同额|总投资|计划投资|投资")
_LIST_LINE = re.compile(
    r"(?:(?<=[\n;])|(?<=\):))(?!合计|总计|小计)[^\n\d,。;:|"
    r"]{2,20}[ :,]{1,4}(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?=[ ]*(?:\n|$))"
)
_FEWEST = 2
_MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table under its head, with its characters."""

    head: str
    start: int
    end: int


def with_units(folded: Folded) -> Folded:
    """The message with head and unit written beside every number that has them in its label or column only."""
    text = folded.text
    added = [(match.end("number"), match["unit"]) for match in _FORM.finditer(text)]
    added += [(match.end("number"), match["unit"]) for match in _IN_BRACKETS.finditer(text)]
    whole = _LIST_HEAD.search(text)
    for cell in _cells(text):
        unit = _UNIT.fullmatch(cell.head)
        if (
            unit is None
            and whole
            and _MONEY_HEAD.fullmatch(cell.head)
            and _NUMBER.fullmatch(text, cell.start, cell.end)
        ):
            added += [(cell.start, cell.head), (cell.end, whole["unit"] or whole["brief"])]
        if unit and _NUMBER.fullmatch(text, cell.start, cell.end) and float(text[cell.start : cell.end]):
            added += [(cell.start, unit["label"]), (cell.end, unit["unit"])]
    added += _listed(text)
    return folded.with_added(sorted(added, key=lambda one: one[0])) if added else folded


def _listed(text: str) -> Iterator[tuple[int, str]]:
    """到位资金明细（单位：万元） above lines of a name and a number: what is written before and behind each number."""
    head = _LIST_HEAD.search(text)
    if head is None:
        return
    label = _LIST_LABEL.search(head.group())
    if any(_cells(text)):
        return
    for line in _LIST_LINE.finditer(text, head.end()):
        if label:
            yield line.start("number"), label.group()
        yield line.end("number"), head["unit"] or head["brief"]


def titles_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where a form or a table names its projects, in order."""
    cells = [(cell.start, cell.end) for cell in _cells(text) if cell.head in _NAME_HEADS]
    return tuple(sorted({*cells, *(match.span("name") for match in _TITLE.finditer(text))}))


def _cells(text: str) -> Iterator[Cell]:
    """The cells of the tables: lines below a line of heads, divided by the same sign into as many parts."""
    heads: list[str] = []
    sign, start = "", 0
    for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]:
        if found := _heads_of(line):
            heads, sign = found
        elif heads:
            parts = list(_parts(line, sign, start))
            if len(parts) != len(heads):
                heads = []
            else:
                yield from (Cell(head, *part) for head, part in zip(heads, parts, strict=True))
        start += len(line) + 1


def _heads_of(line: str) -> tuple[list[str], str] | None:
    for sign in _SIGNS:
        parts = [part.strip() for part in line.strip(" |").split(sign)]
        parts = [part for part in parts if part]
        if len(parts) >= _FEWEST and all(_HEADS.fullmatch(part) for part in parts):
            return parts, sign
    return None


def _parts(line: str, sign: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the parts of a line stand, without blanks around them."""
    place = start
    for part in line.split(sign):
        bare = part.strip()
        if bare:
            first = place + part.index(bare)
            yield first, first + len(bare)
        place += len(part) + 1
