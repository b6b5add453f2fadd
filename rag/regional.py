"""Cantonese asking words (係咪, 點樣, 幾多, 有冇) said as other questions say them, before anything else is read.

Only a question that holds a word which no other Chinese writes is touched: 关系 and 周边度假 stay what they are.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from rag.answer import Question
from rag.text import language_of

_TABLE = Path(__file__).parent / "regional.tsv"
_CANTONESE = re.compile(
    r"[嘅喺冇唔咗哋嚟畀俾攞搵揾咩乜佢啲嗰嘢]|[係系]咪|(?<![關关聯联干])係|[幾几][多耐時时]|(?<![试試重热熱难難要])[點点](?:樣|样|解(?!释|釋|决|決|读|讀|答|析|说|說))"
    r"|呢個|(?<![周旁身河这這那路东東西南北左右前后後上下里裡外海江湖街])[邊边](?:個|个|度(?!假)|位|間|间)"
)
# 關係 and 體系 hold one that is no verb.
_NOT_BESIDE = "(?<![周旁身河这這那路东東西南北左右前后後上下里裡外海江湖街])"
_NO_POINT = "(?<![试試重热熱难難要])"
_BOUND = {
    "邊": _NOT_BESIDE,
    "边": _NOT_BESIDE,
    "點": _NO_POINT,
    "点": _NO_POINT,
    "係": r"(?<![關关聯联干])",
    "系": r"(?<![關关聯联體体派直母院世譜谱水干])",
}


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Phrases and what stands for them, the longest first."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if line and line[0] != "#")
    ways = [(way, common) for said, _, common in pairs for way in said.split("|")]
    ordered = sorted(ways, key=lambda pair: -len(pair[0]))
    return tuple((re.compile(_BOUND.get(way[0], "") + way), common) for way, common in ordered)


def in_common_words(question: Question) -> Question:
    """The question in common words; its language, where none is told, stays that of what was written."""
    if not _CANTONESE.search(question.text):
        return question
    text = question.text
    for said, common in _rows():
        text = said.sub(common, text)
    return replace(question, text=text, language=question.language or language_of(question.text))
