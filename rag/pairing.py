"""Paired lists (分别): "三星级、四星级、五星级的酒店，分别给予20万元、50万元、100万元" read by position.

A list that cannot be aligned without doubt gives no pairs, and a question that does not name one key alone gets none of them:
the whole sentence answers then.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rag.amounts import Amount, Band, amounts, bands
from rag.text import normalise

_UNIT = r"(?:万亿|亿|万|千)?(?:元|美元|%|‰|倍|年|个月|天|日|个工作日|个百分点|人|家|分)?(?:/[^\s、,。;和]{1,8})*"
_VALUE = rf"\d[\d,.]*\s*{_UNIT}"
_VALUES = re.compile(rf"({_VALUE})((?:\s*(?:、|,|和|及|与)\s*{_VALUE})+)")
_SEPARATOR = re.compile(r"\s*(?:、|和|及|与)\s*")
_STOP = re.compile(r"[,;。:】]")
_MARKER = re.compile(r"^\s*(?:第[^条\s]{1,8}条|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．](?!\d))\s*")
# What may stand before the first key: up to the last of these words, then one verb of being recognised or brought in.
_LEAVE = re.compile(
    r"^.*(?:对|将|为|按照|按|获得|取得|获评|评定为|认定为|达到|符合|的|属于|[,;。:])(?:(?:国内外|新|首次|当年)*(?:获批|获评|认定|引进|引荐|入选|入围|列入|评为|设立|创建|通过|引入))?"
    r"|^(?:(?:企业|项目|单位|产品)?(?:国内外|新|首次|当年|成功)*(?:获批|获评|认定|引进|引荐|入选|入围|列入|评为|设立|创建|通过|引入))"
)
_FUNCTION = re.compile(r"^(?:对于|对|将|按照|按|凡)")
_COUNT_TAIL = re.compile(r"[一二三四五六七八九十两]+个?(?:阶段|档次?|类别?|等级|级别|情形)$")
_LONGEST_BASIS = 24  # characters between 分别 and the first value
_LONGEST_AFTER = 14  # characters behind the last value
_SURE = 0.5  # share of a key's own characters that the question must name
_NAMED = 4  # a run of the question of this length that begins a key names it
_OTHER_BEFORE, _OTHER_AFTER = "准非副次亚未不无类", "后"  # 准独角兽 is no 独角兽, 博士后 no 博士
_NUMERALS = "一二三四五六七八九十"
_MEASURED = re.compile(
    r"固定资产|总投资|投资总额|到账外资|注册资本|实缴|营业收入|营收|产值|销售|纳税|税收|出口|进口|贷款|设备|研发|合同"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One key and its value, as read by position, with what the list says around every key and every value.

    Head 到账外资, key 3000万美元至1亿美元, basis 按到账总额的, value 8‰, after 给予奖励; head 新获批, key 省级, tail 重点实验室.
    """

    key: str
    value: str
    head: str = ""
    tail: str = ""
    basis: str = ""
    after: str = ""

    @property
    def statement(self) -> str:
        """The pair as a sentence in the document's words."""
        return f"{self.head}{self.key}{self.tail}：{self.basis}{self.value}{self.after}。"


def read_pairs(sentence: str) -> tuple[Pair, ...]:
    """The pairs of the first 分别 list of a sentence; () where the two series cannot be aligned without doubt."""
    sentence = _MARKER.sub("", sentence)
    folded = normalise(sentence)
    before, marker, behind = folded.partition("分别")
    found = _VALUES.search(behind)
    if not marker or found is None:
        return ()
    values = [found[1], *(value for value in _SEPARATOR.split(found[2].lstrip("、,和及与 ")) if value)]
    basis, after = behind[: found.start()].strip().removeprefix("为"), _STOP.split(behind[found.end() :])[0].strip()
    keys = _keys(before, len(values))
    if keys is None or len(basis) > _LONGEST_BASIS or re.search(r"[\d,;。:、]", basis):
        return ()
    unit = re.sub(r"^[\d,.\s]+", "", values[-1])
    values = [value.strip() if re.search(r"[^\d,.\s]", value) else value.strip() + unit for value in values]
    after = after if len(after) <= _LONGEST_AFTER and not re.search(r"[\d(]", after) else ""

    def as_written(part: str) -> str:
        at = folded.find(part)
        return sentence[at : at + len(part)] if at >= 0 and len(folded) == len(sentence) else part

    head, tail, names = (as_written(keys[0]), as_written(keys[1]), keys[2])
    basis, after = as_written(basis), as_written(after)
    return tuple(
        Pair(as_written(name), as_written(value), head, tail, basis, after)
        for name, value in zip(names, values, strict=True)
    )


def _keys(before: str, count: int) -> tuple[str, str, list[str]] | None:
    """What stands before the keys, what stands behind them, and the keys; None in doubt."""
    pieces = _SEPARATOR.split(before)
    names = pieces[-count:]
    if len(names) != count or any(_STOP.search(name) for name in names[1:-1]):
        return None
    first = _STOP.split(names[0])[-1]
    names[-1] = re.split(r"[,;。:]", names[-1])[0].split("的")[0]
    left = _LEAVE.match(first)
    start = _sum_start([first, *names[1:]])
    if len(pieces) > count and first == names[0] and left is None and start is None:
        return None  # the enumeration has more members than there are values
    sums = start is not None
    start = start if start is not None else left.end() if left else 0
    head, names[0] = _FUNCTION.sub("", first[:start].strip()), first[start:]
    names[-1], tail = (names[-1], "") if sums else _cut_last(names)
    names = [name.strip() for name in names]
    return (head, tail, names) if all(names) else None


def _sum_start(names: list[str]) -> int | None:
    """Where the sum or band of the first key starts, if every key is one; None where they are not."""
    read = [(bands(name) if all(map(bands, names)) else ()) or amounts(name) for name in names]
    if not all(read) or any(found[0].start > 0 for found in read[1:]):
        return None
    return read[0][0].start


def _cut_last(names: list[str]) -> tuple[str, str]:
    """The last key, and what is said of all keys behind it: 国家级、省级、市级|重点实验室; 境内、境外|专业展会."""
    others, last = names[:-1], re.split(r"[(“\"]", names[-1])[0]
    ending = _common_ending(others)
    for size in range(len(ending), 0 if len(others) > 1 else 1, -1):
        at = last.find(ending[-size:], 1)
        if at > 0:
            return last[: at + size], last[at + size :]
    width = len(others[0])
    if all(len(other) == width and other[:1] == last[:1] for other in others):
        return last[:width], last[width:]
    counted = _COUNT_TAIL.search(last)
    return (last[: counted.start()] if counted else last), ""


def _common_ending(names: list[str]) -> str:
    ending = names[0]
    while not all(name.endswith(ending) for name in names):
        ending = ending[1:]
    return ending


def pick_pair(pairs: tuple[Pair, ...], question: str) -> Pair | None:
    """The one pair that the question names, by its words or, where keys are sums, by its sum; None in every doubt."""
    folded = normalise(question)
    if pairs and all(amounts(pair.key) for pair in pairs):
        return _pick_by_sum(pairs, folded)
    bare = [_bare(pair.key) for pair in pairs]
    asked = _bare(folded)
    named, touched = [], []
    for number, key in enumerate(bare):
        own = set(key) - {char for other in (*bare[:number], *bare[number + 1 :]) for char in other}
        if _names(asked, key, own):
            named.append(number)
        elif _touches(asked, key, own):
            touched.append(number)
    return pairs[named[0]] if len(named) == 1 and not touched else None


def _pick_by_sum(pairs: tuple[Pair, ...], folded: str) -> Pair | None:
    """The pair whose band holds every sum of the question; of thresholds the one that is named exactly."""
    measured = set(_MEASURED.findall(pairs[0].head))
    asked_of = set(_MEASURED.findall(folded))
    if measured and asked_of and not measured & asked_of:
        return None  # 注册资本6亿 says nothing of 固定资产投资
    asked = [band for band in bands(folded) if not folded.startswith("达到", band.start)]
    sums = amounts(folded)
    found = [
        pair
        for pair in pairs
        if (asked and all(_same(band, bands(pair.key)) for band in asked))
        or (sums and not asked and all(_holds(pair, amount) for amount in sums))
    ]
    banded = [pair for pair in pairs if bands(pair.key)]
    return found[0] if len(found) == 1 and len(banded) in (0, len(pairs)) else None


def _holds(pair: Pair, amount: Amount) -> bool:
    tiers = bands(pair.key)
    if tiers:
        return tiers[0].holds(amount)
    return (amounts(pair.key)[0].value, amounts(pair.key)[0].currency) == (amount.value, amount.currency)


def _same(asked: Band, tiers: Iterable[Band]) -> bool:
    return any((tier.low, tier.high, tier.currency) == (asked.low, asked.high, asked.currency) for tier in tiers)


def _bare(text: str) -> str:
    return re.sub(r"[^\w、/~至-]", "", normalise(text))


def _names(asked: str, key: str, own: set[str]) -> bool:
    """Whether a question names a key from its beginning on, and not something that only sounds like it (准独角兽)."""
    for size in range(len(key), 1, -1):
        run = key[:size]
        if not own & set(run):
            return False
        enough = size >= _NAMED or len(own & set(run)) >= _SURE * len(own)
        for found in re.finditer(re.escape(run), asked) if enough else ():
            other = asked[found.start() - 1 : found.start()] in tuple(_OTHER_BEFORE) or (
                size == len(key) and asked[found.end() : found.end() + 1] in tuple(_OTHER_AFTER)
            )
            if not other:
                return True
    return False


def _touches(asked: str, key: str, own: set[str]) -> bool:
    """Whether a question may mean a key too: two characters of its own, a numeral, or a member of 四、五星级."""
    couples = {key[i : i + 2] for i in range(len(key) - 1)}
    if any(couple in asked for couple in couples if own & set(couple)):
        return True
    return any(
        found[1] in own and (found[1] in _NUMERALS or found[1].isascii() or found[2] in tuple("、和及与或至到/~-"))
        for found in re.finditer(r"(?=(.)(.?))", asked)
    )
