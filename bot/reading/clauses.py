"""A message cut into clauses, each with its place in lists and sections: 1. ①（一）一是, 一、进展 二、困难 三、下周安排."""

import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST, MOST = 400, 1500


class Section(StrEnum):
    """What a heading says of the text under it."""

    PROGRESS = "progress"
    PROBLEM = "problem"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Clause:
    """Characters `start` up to `end` of the folded text, without the sign that ends it.

    `sentence` and `item` count from 0; `item` is -1 before the first item of a list. `label` marks what stands before
    a colon.
    """

    start: int
    end: int
    sentence: int
    item: int = -1
    section: Section = Section.PROGRESS
    label: bool = False
    mark: str = ""  # how its item is numbered: 一、 1. ①
    headed: bool = False  # the section was named by a heading, and not taken over from the text before


_ITEM = re.compile(
    r"(?:(?<=^)|(?<=[\n:;。,、!\s])|(?<=[\u4e00-\u9fff]\.)(?=\d{1,2}\.[\u4e00-\u9fff])|(?=[①-⑳])|"
    r"(?=第[一二三四五六]个(?:呢)?(?:就?是|[\u4e00-\u9fff]{2,8}项目)))\s{0,4}(?P<mark>[①-⑳]|"
    r"\((?:[一二三四五六七八九十]{1,2}|\d{1,2})\)|"
    r"[一二三四五六七八九十]{1,2}、|\d{1,2}(?:、(?!\d{1,2}[日号两、])|\)|\.(?!\d)|\.(?=\d{1,2}月\d{1,2}[日号]))|"
    r"(?<![^\n])\d{1,2}(?=[ ]+[\u4e00-\u9fff]|[ ]*\|[ ]*[\u4e00-\u9fff])|[一二三四五六七八九]是"
    r"|(?<![A-Za-z])[A-H][.、)](?=[ ]?[\u4e00-\u9fff])|第[一二三四五六](?:呢|就)?是"
    r"|第[一二三四五六]个(?:呢)?(?:就?是(?:那个)?|(?=[\u4e00-\u9fff]{2,8}项目))"
    r"|(?<=[:;])\d{1,2}(?=[ ]+[\u4e00-\u9fff])|(?:头|二|三|末|另)一个(?=[,、:])|再一个(?=[,、:])|N\d{1,2}(?=[ :])|"
    r"[一二三四五]号(?:目标|项目|任务)(?=[-:,])"
    r"|其[一二三四五]、?|项目[一二三四五六七八九\d]{1,2}(?=:)|第[一二三四五六](?:个|、|,)|[·•▪◆■▲►●○★√➢*](?=\s{0,4}\S)|(?<![^\n])-\s|"
    r"(?<![^\n])[\u2190-\u2bff\U0001f000-\U0001faff](?=\s{0,4}\S))\s{0,4}:?"
)
_CUT = re.compile(
    r"[\n。;!?]|,(?!\d{3}(?!\d))|(?<!\d),|(?<!\d):|:(?!\d\d(?!\d))|(?<=[\u4e00-\u9fff)])\s+(?=[\u4e00-\u9fff])|"
    r"\s{2,}|\||"
    r"(?<=[\u4e00-\u9fff])/(?=[\u4e00-\u9fff\d])|-{2,}|(?<=[\u4e00-\u9fff)])-(?=[\u4e00-\u9fff])|\s-{1,2}\s|"
    r"(?<=[\u4e00-\u9fff])(?<![资款][金项])(?<![到增新][位账加增])(?<![投外]资)(?<![额了为是])-(?=\d)|…+|\.{2,}"
)
_END_OF_SENTENCE = frozenset("\n。;!?")
_OF_PROJECT = re.compile(r"[^新在重点]{2}(?:项目|产业园|基地)$")  # a project under 存在问题
_SECTION = "一、"
_BARE_HEADING = re.compile(
    r"[^,。;:]{0,8}(?:问题|困难|诉求|解决|协调|堵点|难点|卡点|痛点|短板|瓶颈|安排|计划|打算|措施|要点|重点工作|工作重点|下一?步|下一阶段|(?<!截至)(?:下周|下月|下个月|下季度|"
    r"明[日天]|次日))[^,。;:]{0,5}"
)
_OF_A_PERSON = re.compile(r"[我你您]的?|如有|没有?问题|不是")
_PROBLEM = re.compile(
    r"问题(?!上报|反映|反馈)|困难|堵点|难点|卡点|痛点|需协调|需要协调|诉求|短板|瓶颈|(?:急需|亟需|亟待|需要?|提请|请求)[^,。]{0,4}(?:解决|协调|支持)"
)
_PLAN = re.compile(
    r"下一?步|下一阶段|下周|下月|下个月|下季度|明[日天]|次日|后续|打算|工作安排|(?<!项目)安排|计划(?!总?投资)|拟办|措施"
)
_PROGRESS = re.compile(r"进展|情况|动态|完成|签约|开工|在建|投产|到位|项目|招商|活动|拜访|接待|成效|亮点")


def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses of a folded text in order; empty ones are left out. Beyond MOST nothing is read. Never raises."""
    walk = _Walk(text)
    items = {match.start("mark"): match for match in _ITEM.finditer(text)}
    place = 0
    while place < len(text) and len(walk.found) < MOST:
        if place in items:
            walk.close(place, "")
            walk.open_item(items[place].end(), items[place]["mark"])
            place = items[place].end()
            continue
        cut = _CUT.match(text, place)
        if cut and cut.end() > cut.start():
            walk.close(place, cut.group())
            place = cut.end()
            walk.start = place
            continue
        if place - walk.start >= LONGEST:  # nobody writes so; what searches a clause stays quick
            walk.close(place, "")
            walk.start = place
        place += 1
    walk.close(place, "")
    return tuple(walk.found)


def parts_of(clauses: tuple[Clause, ...]) -> tuple[int, ...]:
    """For each clause the item that heads its section (一、 above 1.), -1 where there are no sections."""
    marks = [clause.mark for clause in clauses if clause.item >= 0]
    if not marks or marks[0] != _SECTION or not set(marks) - {_SECTION}:
        return (-1,) * len(clauses)
    parts, part = [], -1
    for clause in clauses:
        part = clause.item if clause.mark == _SECTION else part
        parts.append(part)
    return tuple(parts)


class _Walk:
    """Walks over a text and remembers where it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Clause] = []
        self.start = 0
        self.sentence = 0
        self.item = -1
        self.mark = ""
        self.section = Section.PROGRESS
        self.headed = False
        self.over: str | None = None  # the mark of the item that heads a list of plans or troubles

    def open_item(self, start: int, mark: str) -> None:
        """A new item begins at `start`, under its own heading or none."""
        self.item += 1
        self.mark = re.sub(r"[①-⑳]", "①", re.sub(r"\d+", "1", re.sub(r"[一二三四五六七八九十]+", "一", mark)))
        self.sentence += 1
        self.start = start
        if self.over == self.mark:
            self.over = None
        if self.over is None:
            self.section, self.headed = Section.PROGRESS, False

    def close(self, end: int, sign: str) -> None:
        """End the clause that is open before the sign `sign`."""
        start, stop = self.start, end
        while start < stop and self.text[start] in " \n,.":
            start += 1
        while stop > start and self.text[stop - 1] in " \n,.":
            stop -= 1
        label = sign.startswith(":")
        if start < stop:
            said = self.text[start:stop]
            if len(said) <= 16 and (label or sign == "\n" or self._heads_item(said, start, sign)):
                self._heading(said)
            self.found.append(
                Clause(start, stop, self.sentence, self.item, self.section, label, self.mark, self.headed)
            )
        self.start = end
        if sign[:1] in _END_OF_SENTENCE and sign:
            self.sentence += 1
            if sign == "\n" and not self._is_heading() and self.over in {None, self.mark}:
                self.section, self.headed = Section.PROGRESS, False

    def _heads_item(self, said: str, start: int, sign: str) -> bool:
        """四是存在问题。…: the first words of an item, with a full stop behind them."""
        opens = not self.found or self.found[-1].item < self.item
        return sign == "。" and self.item >= 0 and opens and start >= 0 and _is_bare_heading(said)

    def _heading(self, said: str) -> None:
        if _OF_A_PERSON.search(said):
            return  # 如有错漏都是我的问题：
        found = Section.PROBLEM if _PROBLEM.search(said) else Section.PLAN if _PLAN.search(said) else None
        if found:
            self.section, self.headed = found, True
            if _is_bare_heading(said) and not _PROGRESS.search(said):
                self.over = self.mark  # 下一步打算：1. 2. 3. holds for all of them
        elif _PROGRESS.search(said) and not (self.over and _OF_PROJECT.search(said)):
            self.section, self.headed, self.over = Section.PROGRESS, False, None

    def _is_heading(self) -> bool:
        last = self.found[-1] if self.found else None
        return bool(
            last
            and self.headed
            and len(self.text[last.start : last.end]) <= 16
            and _is_bare_heading(self.text[last.start : last.end])
        )


def _is_bare_heading(said: str) -> bool:
    """存在问题 alone on its line heads the lines below."""
    return bool(_BARE_HEADING.fullmatch(said))
