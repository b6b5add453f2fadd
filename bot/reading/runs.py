"""Runs of characters that may be a name: what words of reporting, days, sums and places leave over in a clause."""

import re
from collections.abc import Iterator

from bot.reading.latin import is_ordinary
from bot.reading.words import WORD, WordFound

NAME_CHAR = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·\-+/]")
PROJECT = re.compile(r"项目(?:\(?[一二三四五]期\)?)?")
_LATIN = re.compile(r"[0-9]?[A-Za-z][A-Za-z0-9]*(?:[\-+.][A-Za-z0-9]+)*")
_GAP = re.compile(r"(?<=[A-Za-z0-9]) (?=[\u4e00-\u9fffA-Z])")
_SITES = frozenset("燃气 蒸汽 电力 道路 变压器 基础 设备 框架 资本 天然气 管网 工业 装修 厂房 标准厂房 车间".split())
_ENDS_NAMED = re.compile(r"[\u4e00-\u9fff]{0,4}项目")
_BEGINS_NAMED = re.compile(r"[\u4e00-\u9fff]{2,4}项目")
_STEP = re.compile(r"封顶|开工|动工|竣工|完工|停工|复工|投产|试产|签[约订了]|到[位账资]|落地|奠基|拿地|摘牌|打款|入账")


def runs_of(text: str, start: int, end: int, covered: bytes) -> Iterator[tuple[int, int]]:
    """Runs of characters that no word of reporting and nothing masked interrupts."""
    place, begin = start, -1
    while place < end:
        shut = bool(covered[place - start])
        latin = None if shut else _LATIN.match(text, place, end)
        if latin and not is_ordinary(latin.group(), text[latin.end() : latin.end() + 1]):
            begin = place if begin < 0 else begin
            place = latin.end() + bool(_GAP.match(text, latin.end(), end))
            continue
        word = None if shut or latin else WORD.match(text, place, end)
        project = None if shut else PROJECT.match(text, place, end)
        if project:
            if begin >= 0:
                yield begin, project.end()
            begin, place = -1, project.end()
        elif word and _is_of_name(text, word, begin, end) and not any(covered[place - start : word.end - start]):
            begin = place if begin < 0 else begin
            place = _last_whole(text, word)
        elif word or latin or shut or not NAME_CHAR.match(text[place]):
            if begin >= 0:
                yield begin, place
            begin = -1
            place = word.end if word else latin.end() if latin else place + 1
        else:
            begin = place if begin < 0 else begin
            place += 1
    if begin >= 0:
        yield begin, end


def _is_of_name(text: str, word: WordFound, begin: int, end: int) -> bool:
    """科锐变压器铁芯项目, 3号楼装修项目: also a word of sites within what ends in 项目."""
    if word.belongs or word.word not in _SITES:
        return word.belongs
    return bool((_ENDS_NAMED if begin >= 0 else _BEGINS_NAMED).match(text, word.end, end))


def _last_whole(text: str, word: WordFound) -> int:
    """The end of a word that belongs to a name; before 封顶 where its last character begins that (紫苏油封顶)."""
    step = _STEP.match(text, word.end - 1)
    return word.end - 1 if step else word.end
