"""Bounds that a sentence sets on its cases: 1000万元及以上至5000万元, 100—500亩(含500亩), 超过2000万元; edges as rag.rules.edges reads them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from rag.rules.edges import Definitions, Edge, edges
from rag.rules.quantity import Quantity, quantity
from rag.rules_extract.proposed import Bound, Condition

_TIMES = frozenset({"年", "月", "个月", "日", "天", "工作日", "周岁", "期", "%", "‰"})
_BARE_RANGE = re.compile(
    r"(\d+(?:\.\d+)?)([-—~至到])(\d+(?:\.\d+)?)((?:亿|万|千)?(?:元|美元|亩|平方米|人次|人|家|间|台))"
)
_MEASURED = re.compile(
    r"(固定资产(?:实际)?投资(?:额度|额)?|总投资|投资总额|总投入|实缴注册资本|实缴资本|注册资本|实际到账外资|到账外资|年销售额|销售收入|营业收入|营业额|年产值|产值"
    r"|纳税额|税收|税金|贡献额?|营业面积|面积|人数|投资|资金)[^\d,]{0,14}$"
)


def conditions_in(text: str, defined: Definitions) -> tuple[Condition, ...]:
    """The bounds of a folded text, in order; a low and a high end of one range are one condition. Times are left out."""
    whole, text = text, _BARE_RANGE.sub(_with_unit, text.replace("人次", "人").replace("批次", "件"))
    bounding = [one for one in edges(text, defined) if one.side and one.number[1] not in _TIMES and one.number[1]]
    found: list[Condition] = []
    position = 0
    while position < len(bounding):
        low = bounding[position]
        high = bounding[position + 1] if position + 1 < len(bounding) else None
        if low.side == "low" and high is not None and high.side == "high" and _rises(low, high):
            found.append(Condition(_bound(low, text, whole), _bound(high, text, whole)))
            position += 2
            continue
        bound = _bound(low, text, whole)
        found.append(Condition(low=bound) if low.side == "low" else Condition(high=bound))
        position += 1
    return without_doubled(found)


def without_doubled(found: Sequence[Condition]) -> tuple[Condition, ...]:
    """Of two neighbours that both hold their common bound the first does: 500亩(含500亩), then 500亩以上."""
    done: list[Condition] = []
    for one in found:
        before = done[-1].high if done else None
        is_held = before and one.low and before.included and before.number.value == one.low.number.value
        done.append(replace(one, low=replace(one.low, included=False)) if is_held and one.low else one)
    return tuple(done)


def _with_unit(found: re.Match[str]) -> str:
    """100—500亩 is 100亩—500亩, 500-5000万元 is 500万元-5000万元."""
    return f"{found[1]}{found[4]}{found[2]}{found[3]}{found[4]}"


def _rises(low: Edge, high: Edge) -> bool:
    return low.number[1] == high.number[1] and Decimal(low.number[0]) < Decimal(high.number[0])


def _bound(edge: Edge, text: str, whole: str) -> Bound:
    """A bound that the clause leaves unsaid holds its number below (以上) and not above (range ends), as usage has it."""
    included = edge.side == "low" if edge.included is None else edge.included
    return Bound(_counted_as(quantity_of(edge), whole), included, measured_before(text, edge))


def _counted_as(found: Quantity, whole: str) -> Quantity:
    """In the unit of the sentence where that is one of 人次 and 批次."""
    for short, long in (("人", "人次"), ("件", "批次")):
        if found.written.endswith(short) and found.written.removesuffix(short) + long in whole:
            return quantity(found.written.removesuffix(short) + long) or found
    return found


def quantity_of(edge: Edge) -> Quantity:
    """The number of an edge as rule files write it: 5000万元, 100亩."""
    value = Decimal(edge.number[0])
    unit = edge.number[1]
    for name, scale in (("亿", 10**8), ("万", 10**4)):
        if value >= scale and value % (scale // 100) == 0:
            written = f"{(value / scale).normalize():f}{name}{unit}"
            break
    else:
        written = f"{value.normalize():f}{unit}"
    found = quantity(written)
    if found is None:
        raise ValueError(written)
    return found


def measured_before(text: str, edge: Edge) -> str:
    """What is measured: the last name of a measure before the number."""
    for found in re.finditer(r"\d+(?:\.\d+)?", text):
        if _value_at(text, found.start()) == edge.number:
            named = _MEASURED.search(text[: found.start()])
            if named:
                return named[1]
    return ""


def _value_at(text: str, start: int) -> tuple[str, str] | None:
    read = edges(text[start : start + 16], Definitions())
    return read[0].number if read else None
