"""Slips mended in the same breath (380万，哦不，是830万): of what was said first only the second counts."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_One = TypeVar("_One", bound=_Placed)
_OOPS = re.compile(
    r"(?:哦|噢|啊|呃|额|哎|唉),?不(?:对|是)?|(?<=[,。!~\s\-.])不(?:是)?(?=[,。!~\s\-.])|不对|说错|写错|打错|搞错|口误|手误|手滑|错了|看错|记错|等(?:下|"
    r"一下|会|等)|单位是|更准确|准确(?:地|的)?说|应该是|应为|哦对|更正"
    r"|不不不|重说|纠正|sorry|抱歉"
)
_LOUD = re.compile(r"(?:哦|噢|啊|呃|额|哎),?(?:不(?:对|是)|单位是)|记错|说错|写错|搞错|口误|手误")
_SIGNS = re.compile(r"[,。!~\s\-.(:\n]")
_NOT_IT = re.compile(r"不是\s*$")
_FARTHEST = 18
_EARLIER = re.compile(
    r"(?:上午|早上|昨天|昨日)(?=[^,。;]{0,6}[报说写发填])|刚才|之前|前面|上条|上一条|此前|周报|日报|报的|写的|说的"
)


def meant(text: str, found: Sequence[_One]) -> tuple[_One, ...]:
    """What is left when a value that the next one mends is taken away. `found` are values of one sort in order."""
    kept: list[_One] = []
    for one in found:
        if kept and _is_mended(text, kept[-1].start, kept[-1].end, one.start):
            kept.pop()
        elif kept and _NOT_IT.search(text, max(0, kept[-1].start - 5), kept[-1].start):
            said = text[kept[-1].start : kept[-1].end]
            if any(text[other.start : other.end] == said for other in kept[:-1]):
                kept = [other for other in kept if text[other.start : other.end] != said]
        kept.append(one)
    return tuple(kept)


def _is_mended(text: str, begin: int, end: int, start: int) -> bool:
    between = text[end:start]
    if len(between) > _FARTHEST or not (_SIGNS.match(between) or ("。" not in between and _LOUD.search(between))):
        return False
    return bool(_OOPS.search(between)) and not _EARLIER.search(text, max(0, begin - 12), begin)
