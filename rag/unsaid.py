"""Which words of a question a text leaves unsaid, and the object just before the word that asks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.inquiry import Inquiry
from rag.lexicon import ASKING, Hint
from rag.measures import EACH

_PASSED, _HELD, _UNSAID = 0, 1, 2
_HEAD = 3  # characters of the object before the asking word
_ASKS = re.compile(
    r"多少|几[个天年项次成毛块家种层点名位套岁万百千]|什么|怎么|如何|哪|吗|呢|多久|多大|多远|多长|[?？]|是否|有没有|能不能|行不行|算不算|谁"
    r"|[百千]分之几|比例|标准是|$"
)
# What stands between an object and the word that asks (物业费一平多少钱): it is passed over to find the object.
_BETWEEN = re.compile(
    rf"(?:{EACH.pattern}|多少钱|每[年月人]|收|给|补|奖|要|是|能|拿|一共|至少|最[高低]|按|为|有|大概|一般|达到?|需要?|得|交|付|的|各|分别|一次|几|多少"
    r"|不超过|标准|比例|金额|数额|[上下]限)+$"
)
_PASSES = re.compile(
    r"(?:旧|老|新|原|原来的?|以前的?|现行)(?:办法|政策|规定|版本?|标准|文件)|"
    + ASKING.pattern
    + r"|[百千]分之几|最[高多低]|至少|不超过|标准|奖励|补贴|补助|资助|扶持|支持|给予|万元|一次性|每年|每月|比例|费用是|要求|规定|申请|申报|享受|政策|办法"
    r"|条款|还是|怎么算|如何算|计算|一年|一个月|上限|下限|封顶|额度|拢共|听说|对吗|打算|一共|总共|大概|左右"
)
_MAY = re.compile(
    r"能不能|可不可以|会不会|要不要|行不行|是不是|算不算|用不用|认不认|给不给|有没有|是否|能否|可否|可以(?=.*[吗么?？])|(?<!可)能(?=.*[吗么?？])|要(?=.*[吗么?？])|会(?=.*[吗么?？])"
)
_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Unsaid:
    """The words of a question held against one text. Runs are (start, end) in the folded question."""

    runs: tuple[tuple[int, int], ...]  # what the text does not say
    share: float  # of the characters that say something
    head: float  # share of the object's characters that the text says, 0.6 where there is no object
    predicate: float  # share of what a yes-or-no question asks whether it may be; 0.5 where it is none

    @property
    def longest(self) -> int:
        """Characters of the longest run, 0 where everything is said."""
        return max((end - start for start, end in self.runs), default=0)

    def leaves(self, place: int) -> bool:
        """Whether the character at a place of the folded question is left unsaid."""
        return any(start <= place < end for start, end in self.runs)

    @property
    def size(self) -> int:
        """Characters of all runs."""
        return sum(end - start for start, end in self.runs)


def unsaid(inquiry: Inquiry, known: Sequence[Hint], text: str) -> Unsaid:
    """Hold a question's words against a folded text; what the lexicon explains by official words of the text is said."""
    marks = _marks(inquiry, known, text)
    runs = tuple((found.start(), found.end()) for found in re.finditer("2+", "".join(map(str, marks))))
    counted = sum(mark != _PASSED for mark in marks)
    size = sum(end - start for start, end in runs)
    start, end = _object(inquiry.folded)
    head = sum(mark != _UNSAID for mark in marks[start:end]) / (end - start) if end > start else 0.6
    return Unsaid(runs, size / max(counted, 1), head, _said_of_predicate(inquiry.folded, marks))


def _said_of_predicate(folded: str, marks: Sequence[int]) -> float:
    """Of 能不能抵扣社保, how much of 抵扣社保 is said."""
    found = _MAY.search(folded)
    counted = [mark for mark in marks[found.end() :] if mark != _PASSED] if found else []
    return sum(mark == _HELD for mark in counted) / len(counted) if counted else 0.5


def _object(folded: str) -> tuple[int, int]:
    found = _ASKS.search(folded)
    before = _BETWEEN.sub("", folded[: found.start() if found else len(folded)])
    return max(len(before) - _HEAD, 0), len(before)


def _marks(inquiry: Inquiry, known: Sequence[Hint], text: str) -> list[int]:
    folded = inquiry.folded
    marks = [_UNSAID if char.isalnum() else _PASSED for char in folded]
    for found in _PASSES.finditer(folded):
        marks[found.start() : found.end()] = [_PASSED] * (found.end() - found.start())
    for name in inquiry.place_names:
        for found in re.finditer(re.escape(name), folded):
            marks[found.start() : found.end()] = [_PASSED] * (found.end() - found.start())
    held = [i for i in range(len(folded) - 1) if not folded[i : i + 2].isascii() and folded[i : i + 2] in text]
    spans = [(i, i + 2) for i in held]
    spans += [found.span() for found in _WORD.finditer(folded) if found.group() in text]
    spans += [(hint.start, hint.end) for hint in known if explains(hint, text)]
    for start, end in spans:
        marks[start:end] = [_HELD if mark == _UNSAID else mark for mark in marks[start:end]]
    return marks


def explains(hint: Hint, text: str) -> bool:
    """Whether a text holds an official word that a stretch of the question may stand for."""
    return any(word in text for word in hint.official)
