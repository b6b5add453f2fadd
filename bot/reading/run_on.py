"""Speech without a comma cut where a new thing begins: at a day, a county or 然后 that follows after something was reported."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.reading.clauses import Clause

_LONG = 20
_SHORTEST = 6
_AND_THEN = re.compile(
    r"然后|接着|(?:人家|对方|客商|他们)说|还有就是|还有(?!点|些)|另外|再就是|再一个|再有|顺路|顺道|完了又|回来又|接下来|(?<=[了的])(?:今天|昨天|前天)"
)
_COUNTING = re.compile(r"第[二三四五]个(?:呢|是)?|(?:还有|再|再有|另)?一个(?:是|就是)|再一个|还有一个|另一个")
_NEWS = re.compile(
    r"签|开工|动工|开的工|投产|封顶|[盖建]到|[盖建]了|到账|到位|进来|批了|下来|摘|拿[了到]|注册|环评|能评|许可|执照|吊完|进场|安装|调试|竣工|完工|完了|在谈|谈[了着]"
    r"|看了|来了|转了|[\d一二三四五六七八九十百千个][万亿]|敲定|敲死|条款|批文|执照|考察|没来|定了|去了|见了|见到|跑了|聊"
)


def cut_run_ons(text: str, clauses: tuple[Clause, ...], marked: Iterable[tuple[int, int]]) -> tuple[Clause, ...]:
    """Clauses as they are, long ones cut before what is `marked` (days and counties, each start and end) and before 然后.

    A cut needs news before it and a few words behind it. The parts stay of one sentence.
    """
    ends = dict(marked)
    return tuple(part for clause in clauses for part in _parts(text, clause, ends))


def _parts(text: str, clause: Clause, ends: dict[int, int]) -> Iterator[Clause]:
    start = clause.start
    if clause.end - clause.start >= _LONG:
        for place in _places(text, clause, ends):
            apart = _COUNTING.match(text, place) or _NEWS.search(text, start, place)
            if place - start >= _SHORTEST and clause.end - place >= _SHORTEST and apart:
                yield replace(clause, start=start, end=place, label=False)
                start = place
    yield replace(clause, start=start) if start != clause.start else clause


def _places(text: str, clause: Clause, ends: dict[int, int]) -> list[int]:
    """Where a cut may be: not between two marks that stand side by side (周三茌平)."""
    words = {match.start() for match in _AND_THEN.finditer(text, clause.start + 1, clause.end)}
    words |= {match.start() for match in _COUNTING.finditer(text, clause.start + 1, clause.end)}
    marks = {place for place in ends if clause.start < place < clause.end}
    beside = {end for place, end in ends.items() if place < end} | {
        end + 1 for place, end in ends.items() if text[end : end + 1] in "在的跟把到"
    }
    return sorted(place for place in words | marks if place not in beside)
