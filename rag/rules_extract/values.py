"""Values that a sentence grants: sums, rates, prices a unit, one or a series of them, and its cap."""

import re
from dataclasses import dataclass

from rag.amounts import chinese_number
from rag.rules.quantity import Quantity, plain, quantity
from rag.rules_extract.proposed import GrantKind

NUMBER = r"\d+(?:\.\d+)?"
_SUM = rf"{NUMBER}(?:亿|千万|百万|万|千)?元"
_UNIT = "(?:平方米|立方米|千瓦时|标准箱|人次|批次|亩|人|夜|年|月|天|吨|家|户|个|间|块|台|场|件|名|度)"
_PRICE = rf"{_SUM}(?:/{_UNIT})+"
_RATE = rf"{NUMBER}[%‰]"
_VALUE = rf"(?:{_PRICE}|{_RATE}|{_SUM})"
_JOINT = r"(?:、|和|及|与)"
_VERB = r"(?:给予|奖励|补贴|补助|资助|支持|返还|发放|领取|配套)"
_NOUN = r"(?:奖励|补贴|补助|资助|支持|奖金|奖补|返还|费用)"
_SERIES = re.compile(rf"(?<!\d)({_VALUE}|{NUMBER})((?:{_JOINT}{_VALUE})+)")
_SINGLE = re.compile(
    rf"{_VERB}[^,。;\d]{{0,14}}?(?P<after>{_VALUE})(?![-—~至以])|(?P<before>{_VALUE})(?:的)?[^,。;\d]{{0,12}}?{_NOUN}"
    rf"|(?:按|按照|参照|依据)[^,。;]{{2,40}}?的(?P<share>{_RATE})"
)
_EACH = re.compile(
    r"每(?:满|成功[^\d,]{1,6})?(?:\d+)?(?P<unit>平方米|人每[月年天]|个|人|家|间|亩|块|名|台|吨|标准箱|批次|场)(?P<more>每[月年天])?"
)
_EVERY = re.compile(
    rf"每满(?P<every>[一二两三四五六七八九十百千万\d]+)(?P<unit>人次|人|箱|吨|台){_VERB}(?P<sum>[一二两三四五六七八九十百千万\d]+)元"
)
_AT_MOST = r"(?:不(?:得|能|应|可)?(?:超过|超出|高于|大于|多于|突破)|最高|最多|至多|上限为?|限额为?|封顶|控制在)"
_CAP = re.compile(
    rf"[,(]?[^,。;()]{{0,20}}?(?:最高|最多|累计)?[^,。;()\d]{{0,8}}?{_AT_MOST}[^,。;\d]{{0,6}}?(?P<behind>{_SUM})(?:以内)?"
    rf"|[,(][^,。;()\d]{{0,20}}?(?P<before>{_SUM})(?:封顶|为上?限|为最高限额)"
)
_FOREIGN = re.compile(rf"{_VERB}[^,。;\d]{{0,14}}?{NUMBER}(?:亿|千万|百万|万|千)?(?:美元|欧元|港元|港币|日元|英镑)")
_RANGE = re.compile(rf"{NUMBER}(?:%|‰|(?:亿|万)?元)?[-—~至到]{NUMBER}(?:%|‰|(?:亿|万)?元)")
_FLOOR = re.compile(rf"不(?:得)?低于{NUMBER}[%‰]")


@dataclass(frozen=True, slots=True)
class Value:
    """A granted value with the place in the sentence where it begins; `per` are the units of a price."""

    grant: Quantity
    kind: GrantKind
    start: int
    end: int
    per: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that a sentence grants."""

    sum: Quantity
    yearly: bool


def cap_in(sentence: str) -> tuple[str, Cap | None]:
    """The sentence with blanks where its cap stood, and the cap."""
    found = list(_CAP.finditer(sentence))
    if not found:
        return sentence, None
    last = found[-1]
    cap = quantity(last["behind"] or last["before"])
    for one in found:
        sentence = sentence[: one.start()] + "," + " " * (one.end() - one.start() - 1) + sentence[one.end() :]
    return sentence, Cap(cap, "每年" in last[0]) if cap else None


def series_in(sentence: str) -> tuple[Value, ...]:
    """The values of the first series of two and more; () where there is none."""
    for found in _SERIES.finditer(sentence):
        parts = [part for part in re.split(_JOINT, found.group()) if part]
        unit = re.sub(r"^[\d.]+", "", parts[-1])
        texts = [part if re.search(r"[^\d.]", part) else part + unit for part in parts]
        values = [value for text in texts if (value := read_value(text, found.start(), found.end())) is not None]
        if len(values) == len(parts) and not _is_condition(sentence, found.end()):
            return tuple(values)
    return ()


def single_in(sentence: str) -> Value | None:
    """The one value that a sentence grants; None where it grants none, or several that are not a series."""
    every = _EVERY.search(sentence)
    if every:
        return _every(every)
    for found in _SINGLE.finditer(sentence):
        group = next(name for name in ("after", "before", "share") if found[name])
        value = read_value(found[group], found.start(group), found.end(group))
        if value is None or _is_condition(sentence, value.end):
            continue
        return _with_each(sentence, value)
    return None


def ranges_in(sentence: str) -> bool:
    """Whether it grants something between two values, which somebody decides."""
    return any(
        not re.match(r"亩|的部分", sentence[one.end() :]) and _grants_near(sentence, one)
        for one in _RANGE.finditer(sentence)
    )


def floors_in(sentence: str) -> bool:
    """Whether it grants at least so much."""
    return any(_grants_near(sentence, one) for one in _FLOOR.finditer(sentence))


def foreign_in(sentence: str) -> bool:
    """Whether it grants foreign money."""
    return _FOREIGN.search(sentence) is not None


def _grants_near(sentence: str, found: re.Match[str]) -> bool:
    behind = sentence[found.end() : found.end() + 12]
    before = sentence[max(0, found.start() - 16) : found.start()]
    return bool(re.search(_NOUN, behind.partition(",")[0]) or re.search(_VERB, before.rpartition(",")[2]))


def read_value(text: str, start: int, end: int) -> Value | None:
    """A value by its text; None where it is none."""
    base, *per = text.split("/")
    found = quantity(base)
    if found is None:
        return None
    kind = GrantKind.RATE if base[-1] in "%‰" else GrantKind.PRICE if per else GrantKind.SUM
    return Value(found, kind, start, end, tuple(per))


def _with_each(sentence: str, value: Value) -> Value:
    """每间奖励2000元 is a price a unit; 每年 and 每家 that stand far before it are none."""
    if value.kind is not GrantKind.SUM:
        return value
    before = sentence[: value.start]
    found = next((one for one in reversed(list(_EACH.finditer(before)))), None)
    is_near = found is not None and ("每成功" in found[0] or len(before) - found.end() <= 6)
    if (
        found is None
        or not is_near
        or re.search(r"每家[^,]{0,2}$", before)
        or re.match(r"\d", before[found.end() : found.end() + 1])
    ):
        return value
    units = [one for one in re.split("每", found["unit"] + (found["more"] or "")) if one]
    return Value(value.grant, GrantKind.PRICE, value.start, value.end, tuple(units))


def _every(found: re.Match[str]) -> Value | None:
    every, sum_ = _number(found["every"]), _number(found["sum"])
    grant = quantity(f"{sum_}元") if sum_ else None
    if every is None or grant is None:
        return None
    return Value(grant, GrantKind.PRICE, found.start(), found.end(), (f"{every}{found['unit']}",))


def _number(text: str) -> str | None:
    if text.isdigit():
        return text
    scale = "万" if text.endswith("万") else ""
    value = chinese_number(text.removesuffix("万") or "一")
    return None if value is None else plain(value) + scale


def _is_condition(sentence: str, end: int) -> bool:
    """Whether the number is a threshold: 1000万元以上, 5000万元至."""
    return bool(re.match(r"(?:\(不?包?含[^)]*\))?(?:及?以[上下内]|起|至|到|[-—~])", sentence[end:]))
