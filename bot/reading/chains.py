"""Names that 、 or 和 joins within a clause: 甲（2.8亿）、乙（1.2亿）."""

import re

from bot.reading.marks import Marks
from bot.reading.names import NameFound

_JOINT = re.compile(r"[^\u4e00-\u9fff]*(?:、|和|及|以及|与|,)[^\u4e00-\u9fff]*(?:的)?")


def each_has_a_sum(marks: Marks, chain: list[tuple[int, NameFound]]) -> bool:
    """西葫芦制种520万、包装箱90万: a sum stands right behind each."""
    starts = {one.start for one in marks.sums_in(chain[0][0])}
    return all({name.end, name.end + 1} & starts for _, name in chain)


def chain_from(marks: Marks, names: list[tuple[int, NameFound]], place: int) -> list[tuple[int, NameFound]]:
    """The names from one on that 、 or 和 joins within a clause."""
    chain = [names[place]]
    for following in names[place + 1 :]:
        between = _unmasked(marks, chain[-1][1].end, following[1].start)
        if following[0] != chain[-1][0] or not _JOINT.fullmatch(between):
            break
        chain.append(following)
    return chain


def _unmasked(marks: Marks, start: int, end: int) -> str:
    """The characters between two names without places and sums, which may stand there, and without what brackets hold."""
    said = "".join(marks.text[place] for place in range(start, end) if not marks.is_hidden(place))
    return re.sub(r"\([^()]{0,40}\)", "", said)
