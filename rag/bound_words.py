"""What binds a figure in a Chinese clause, said in English: 最高300万元 is "up to", 1亿元以上 "at least", 5000万元至 "from"."""

import re

_NOTE = r"\s*(?:[(（][^)）]{0,10}[)）])?\s*"
_BEFORE = (
    ("up to", r"(?:不得?超过|不高于|不大于|不多于|最高|最多|至多|上限|封顶)[^\d,，。;；、%‰]{0,8}"),
    ("at least", r"(?:不得?低于|不少于|不小于|不得少于|最低|最少|至少|达到?)[^\d,，。;；、%‰]{0,4}"),
    ("more than", r"(?:(?<!不)超过|(?<!不)高于|(?<!不)大于|(?<!不)多于)[^\d,，。;；、%‰]{0,3}"),
    ("less than", r"(?:不足|(?<!不)低于|小于|(?<!不)少于|未达到?|不到|不满)[^\d,，。;；、%‰]{0,3}"),
    ("to", r"(?:\d|元|%|‰|[)）])\s*(?:至|到|~|—|–|-)\s*"),
)
_BEHIND = (
    ("at least", rf"{_NOTE}(?:及?以上|起(?!施行|执行)|的?及以上)"),
    ("up to", rf"{_NOTE}(?:及?以下|以内|之内)"),
    ("from", rf"{_NOTE}(?:至|到|~|—|–|-)\s*\d"),
)
_LEADS = tuple((word, re.compile(f"{pattern}$")) for word, pattern in _BEFORE)
_TAILS = tuple((word, re.compile(pattern)) for word, pattern in _BEHIND)
ENGLISH_BOUNDS = tuple(dict.fromkeys(word for word, _ in (*_LEADS, *_TAILS)))
_NEAR = 16  # characters before a figure in which its bound stands


def bound_of(folded: str, start: int, end: int) -> str:
    """The English word for what binds the figure at [start, end) of a folded text; "" where nothing does."""
    before = folded[max(start - _NEAR, 0) : start]
    found = [word for word, pattern in _LEADS if pattern.search(before)]
    found += [word for word, pattern in _TAILS if pattern.match(folded, end)]
    return found[0] if found else ""
