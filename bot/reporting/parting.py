"""A message that reports and asks besides (又报又问): the words that ask, and the report without them. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.reporting.asking_words import asks, asks_of_policy

_CLAUSES = re.compile(r"[^，,。；;！!？?\n]*[，,。；;！!？?\n]*")
_OPENS = re.compile(r"^\s*(?:另外|还有|对了|顺便|顺带|同时|此外|再|也|我|就|想|帮我|麻烦|请(?![问教])|您|一下|,)*")
_ASKS_US = re.compile(r"请问|请教|想问|问一?下|问问|咨询|想了解|想知道|帮我查|查一下")
_PUTS = re.compile(rf"^(?:(?:{_ASKS_US.pattern})(?:一?下)?[，,：: ]*)+")
_TOLD = re.compile(
    r"(?:问题|困难|难点|卡点|堵点)(?:是|在|就是|主要|:|：)|下一步|不(?:知道|清楚|确定|好说)|没定|待定|未定"
)
# What enterprises ask is reported: 客商想了解厂房租金多少. What is asked of us in their name begins with 请问.
_THEY_ASK = re.compile(
    r"(?:企业|客商|客户|公司|集团|厂家|商会|协会|投资人|投资方|投资商|外商|业主|老板|对方|他们|项目方|负责人|专家|群众)"
    r"[^,，:：]{0,6}?(?:想(?:了解|知道|问)|咨询|询问|打听|问|了解|关心|关注|担心|提出|希望|要求)"
)
_ASKED_BY_US = re.compile(
    r"^\s*(?:另外|还有|对了|顺便|顺带|同时|此外|再|也|我们?|就|想|帮我|麻烦|一下)*(?:请问|请教|问一?下|问问)"
)
_SUPPOSES = re.compile(r"^\s*(?:如果|要是|假如|假设|比如|像)")
_ONLY_ASKS_US = 6  # characters of 另外问一下 behind which the question itself stands


@dataclass(frozen=True, slots=True)
class Parts:
    """The report with blanks in the place of what asks, so that each value stays where it was read; and what asks."""

    report: str
    question: str


def parted(text: str) -> Parts | None:
    """The two parts of a message; None where nothing in it asks, or nothing else is said.

    >>> parted("轴瓦项目昨天签约，另外问一下厂房租金多少").question
    '厂房租金多少'
    >>> parted("轴瓦项目昨天签约，问题是用电指标怎么批？") is None, parted("厂房租金多少？") is None
    (True, True)
    """
    clauses = [found.group() for found in _CLAUSES.finditer(text) if found.group()]
    theirs = [False, *(_they_ask(one, at_end=True) for one in clauses)]  # 客商想了解，租金多少
    ours = [_asks_us(clause) and not their for clause, their in zip(clauses, theirs, strict=False)]
    asking = _with_suppositions(clauses, ours)
    if not any(asking) or not any(one.strip() for one, asked in zip(clauses, asking, strict=True) if not asked):
        return None
    report = "".join(_blank(one) if asked else one for one, asked in zip(clauses, asking, strict=True))
    return Parts(report, _joined(one for one, asked in zip(clauses, asking, strict=True) if asked))


def _asks_us(clause: str) -> bool:
    """Whether a clause asks, and asks us: with a mark, a polite word, or of what documents say."""
    if _TOLD.search(clause) or _they_ask(clause) or not asks(clause):
        return False
    return "?" in clause or "？" in clause or bool(_ASKS_US.search(clause)) or asks_of_policy(clause)


def _they_ask(clause: str, *, at_end: bool = False) -> bool:
    """Whether a clause tells that others ask; `at_end`: and what they ask stands behind it."""
    found = None if _ASKED_BY_US.match(clause) else _THEY_ASK.search(clause)
    return found is not None and (not at_end or len(clause[found.end() :].strip("，,。 ")) <= 1)


def _with_suppositions(clauses: list[str], asking: list[bool]) -> list[bool]:
    """如果租三年，能补多少: what is supposed belongs to the question behind it; so does what stands behind 问一下."""
    marked = list(asking)
    for number in range(len(clauses) - 2, -1, -1):
        marked[number] |= marked[number + 1] and _SUPPOSES.match(clauses[number]) is not None
    for number in range(1, len(clauses)):
        marked[number] |= asking[number - 1] and _is_only_polite(clauses[number - 1])
    return marked


def _is_only_polite(clause: str) -> bool:
    return bool(_ASKS_US.search(clause)) and len(clause.strip("，,。 ")) <= _ONLY_ASKS_US


def _blank(clause: str) -> str:
    """As long as the clause; its mark stays and ends the sentence before it."""
    return re.sub(r"[^，,。；;！!？?\n]", " ", clause).replace("？", "。").replace("?", ".")


def _joined(clauses: Iterable[str]) -> str:
    words = "".join(clauses).strip()
    bare = _PUTS.sub("", _OPENS.sub("", words))
    return bare.rstrip("，,；;。 ") or words
