"""Foreign money as it is told (1000万美元2025年3月1日到账，500万美元6月1日到账): what arrived, each part with its own day. Pure.

The total investment, a part that 其中 marks, a sum told twice and a total of the parts are never added up; in doubt it is asked.
"""

import re
from collections.abc import Sequence
from datetime import date

from rag.calculating.case import Tranche, Value
from rag.calculating.case_doubts import Doubt, Unclear, is_inexact
from rag.calculating.case_naming import BREAK, ReadFact
from rag.calculating.case_sums import Found
from rag.rules.quantity import Money

FUNDS = "foreign_funds"
_TOTAL = re.compile(r"总投|投资(?:总)?额|计划|合同|协议|拟|认缴|total|pledged")
_PART = re.compile(r"其中|里面|包括|含(?!税)|每次|每笔|每期|各(?:到账)?|of which|including|each")
_ARRIVED = re.compile(r"到账|到位|汇入|收到|\d[日号]|arriv|received")
_AGAIN = re.compile(r"(?:这|那|该|上述|前述|即|也就是|此)(?:笔|一笔|些|个)?(?:外资|资金|款)?\s*$")
_WHOLE = re.compile(r"(?:合计|共计|总计|总共|一共|共|累计|加起来|in total|altogether)(?:是|为|到账|到位|约)*\s*$")
_PENDING = re.compile(r"(?:还|尚|暂)?(?:未|没有?)(?:全部)?(?:到账|到位|汇入|到)|待到账|后续|not (?:yet )?arrived")
_PART_PENDING = re.compile(
    r"(?:其中|还有|剩下?|余下?|另有|部分)[^。.!?！？]{0,14}(?:未|没有?)[^。.!?！？]{0,3}(?:到账|到位|到)"
)
_NEW = re.compile(r"(?:另|再|又|还有|首|第[一二三四五六七八九\d]|分别|后来|and|another)[^,，;；。]{0,10}$")
_JOINT = re.compile(r"\s*(?:\([^()]*\))?\s*(?:和|、|及|与|,|，|and)\s*")


def funds_of(told: str, parts: Sequence[tuple[Found, str]], days: Sequence[Found]) -> ReadFact | Unclear | None:
    """What foreign money arrived; `parts` are its sums with the words of each, `days` those of arrivals. None: no sum."""
    plain = [one for one, words in parts if not _TOTAL.search(words + _lead(told, one))]
    if not plain:
        return Unclear(FUNDS, Doubt.TOTAL, _words(parts, [one for one, _ in parts])) if parts else None
    own = [one for at, one in enumerate(plain) if not _is_again(told, one, plain[:at])]
    words = _words(parts, own)
    if any(is_inexact(told, one) for one in own):
        return Unclear(FUNDS, Doubt.INEXACT, words)
    single = _without_whole(told, own)
    if single is None or _is_mixed(told, single) or _PART_PENDING.search(told, single[-1].end):
        return Unclear(FUNDS, Doubt.SEVERAL, words)
    value: Value = single[0].value if len(single) == 1 else _tranches(told, single, days)
    return ReadFact(FUNDS, value, words, single[0].start)


def _lead(told: str, one: Found) -> str:
    """The words before a sum, back to the last break or sum."""
    return BREAK.split(told[max(one.start - 16, 0) : one.start])[-1]


def _clause(told: str, one: Found) -> tuple[int, int]:
    """Where the clause of a number begins and ends."""
    before = max((match.end() for match in BREAK.finditer(told, 0, one.start)), default=0)
    behind = BREAK.search(told, one.end)
    return before, behind.start() if behind else len(told)


def _words(parts: Sequence[tuple[Found, str]], kept: Sequence[Found]) -> str:
    return "、".join(words for one, words in parts if one in kept)


def _is_again(told: str, one: Found, before: Sequence[Found]) -> bool:
    """Whether a sum is one that was told before: 这1000万美元."""
    return any(one.value == other.value for other in before) and _AGAIN.search(_lead(told, one)) is not None


def _without_whole(told: str, parts: Sequence[Found]) -> list[Found] | None:
    """The parts without what they come to together (合计1000万美元); None where the sums do not go together."""
    wholes = [one for one in parts if _WHOLE.search(_lead(told, one))]
    rest = [one for one in parts if one not in wholes]
    if not wholes or not rest:
        return list(parts)
    sums = [one.value.value for one in rest if isinstance(one.value, Money)]
    agree = all(isinstance(one.value, Money) and one.value.value == sum(sums) for one in wholes)
    return rest if agree else None


def _is_mixed(told: str, parts: Sequence[Found]) -> bool:
    """Whether several sums are not several arrivals: a part of another, one that is still to come, the same one told twice."""
    if len(parts) < 2:
        return False
    if any(_PART.search(_lead(told, one)) or _PENDING.search(told[slice(*_clause(told, one))]) for one in parts):
        return True
    if 0 < sum(_has_arrived(told, parts)) < len(parts):  # 外资1000万美元，到账500万美元: one may be a part of the other
        return True
    twice = [one for at, one in enumerate(parts) if any(one.value == other.value for other in parts[:at])]
    has_days = len({told[slice(*_clause(told, one))] for one in parts}) == len(parts) and bool(
        re.search(r"\d[日号月]", told)
    )
    return any(not _NEW.search(_lead(told, one)) and not has_days for one in twice)


def _has_arrived(told: str, parts: Sequence[Found]) -> list[bool]:
    """Whether each sum is told as one that arrived, by the words of its clause or with the sum that it is listed with."""
    found: list[bool] = []
    for at, one in enumerate(parts):
        is_listed = at > 0 and found[-1] and _JOINT.fullmatch(told, parts[at - 1].end, one.start) is not None
        found.append(is_listed or _ARRIVED.search(told[slice(*_clause(told, one))]) is not None)
    return found


def _tranches(told: str, parts: Sequence[Found], days: Sequence[Found]) -> tuple[Tranche, ...]:
    """Each part with its day: that of its own clause, else in turn (day, sum, day, sum), else that of the part before in a list."""
    found = _by_clause(told, parts, days)
    if None in found and len(days) == len(parts):
        found = _in_turn(parts, days) or found
    for at in range(1, len(parts)):
        if found[at] is None and _JOINT.fullmatch(told, parts[at - 1].end, parts[at].start):
            found[at] = found[at - 1]
    return tuple(
        Tranche(day, one.value.value, one.value.currency)
        for one, day in zip(parts, found, strict=True)
        if isinstance(one.value, Money)
    )


def _by_clause(told: str, parts: Sequence[Found], days: Sequence[Found]) -> list[date | None]:
    found: list[date | None] = []
    for one in parts:
        first, last = _clause(told, one)
        own = [day.value for day in days if first <= day.start and day.end <= last]
        found.append(own[0] if len(own) == 1 and isinstance(own[0], date) else None)
    return found


def _in_turn(parts: Sequence[Found], days: Sequence[Found]) -> list[date | None]:
    """Day, sum, day, sum or sum, day, sum, day; [] for any other order."""
    marks = sorted([*((one.start, "s") for one in parts), *((one.start, "d") for one in days)])
    order = "".join(mark for _, mark in marks)
    if order not in ("ds" * len(parts), "sd" * len(parts)):
        return []
    return [one.value if isinstance(one.value, date) else None for one in days]
