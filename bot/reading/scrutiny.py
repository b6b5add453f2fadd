"""A second look at every sum: what stands directly beside its number, and the words that make it no fact or a part of another."""

import re
import unicodedata
from enum import StrEnum

from store.money import Currency
from store.reporting.progress import AmountKind, DoubtKind

MOST = 10**12  # a sum above 10,000亿 is a slip of units
_NEGATIVE = re.compile(
    r"(?:(?<![-\w])|(?<=[资款][金项])|(?<=[到增新][位账加增])|(?<=[投外]资)|(?<=[额了为是]))-$|负[约近]?$"
)
_LEFT_BEFORE = re.compile(
    r"(?:\d[.,/^*+×x:]|[.^*×]|\de[+-]?|[\d十百千拾佰仟][零]?|[千仟百佰](?:[零又])?|(?<![\d.])\d{1,3}(?: \d{3})* +|\d *[*×x] *)$"
)
_LEFT_BEHIND = re.compile(
    r"[ ]?(?:[千百万亿仟佰拾]|\.\d|,\d{3}(?!\d)|[*^×]|e\d|\d+(?![\d.]*[ ]?(?:[-~/]?\d*[年月日号]|[个家批人次亩台条%:点届期平套、.)名户吨栋米]|多)))"
)
_CODES = (
    r"gbp|aud|cad|krw|rub|chf|sgd|twd|ntd|usdt|thb|inr|myr|vnd|btc|英镑|澳元|澳币|加元|加币|新币|新元|新?台币|韩元|韩币|卢布|法郎|瑞郎|泰铢|卢比|"
    r"比索|林吉特|里拉|"
    r"越南盾|迪拉姆|镑"
)
_CURRENCY_BEFORE = re.compile(rf"(?:{_CODES}) ?$|[a-z]$", re.IGNORECASE)
_CODE_BEFORE = re.compile(rf"(?:{_CODES}) ?$", re.IGNORECASE)
_CURRENCY_BEHIND = re.compile(
    rf"[ ]?(?:[(/](?:约|折合?|合)?)?(?P<word>{_CODES}|加拿大元|新加坡[元币]|欧(?![洲盟美阳])|(?:美|港|日|欧|澳|加|韩)(?:元|金|币|圆)|usd|hkd|"
    rf"eur|jpy|刀)",
    re.IGNORECASE,
)
_HEADED_UNIT = re.compile(r"单位[:为是]?[ ]?[万亿千百]{0,2}(?:美元|美金|港元|港币|欧元|日元|[a-z]{3})")


class Look(StrEnum):
    """What becomes of a sum."""

    CLEAN = "clean"
    DROP = "drop"  # it did not come, or is told elsewhere in the same words
    KIND = "kind"  # asked: is it a fact, and of which kind


def beside(text: str, start: int, end: int, *, named: bool, prefix: str) -> DoubtKind | None:
    """What is to be asked about a number because of the characters right before and behind it. None where nothing is.

    `start` to `end` of the folded text is the sum, `named` whether a currency was read, `prefix` that one before the number.
    """
    before, behind = text[max(0, start - 12) : start], text[end : end + 12]
    if _is_other_currency(before, behind, prefix) or (not named and "单位" in text and _HEADED_UNIT.search(text)):
        return DoubtKind.CURRENCY
    if _NEGATIVE.search(before) or _LEFT_BEFORE.search(before) or (not named and _LEFT_BEHIND.match(behind)):
        return DoubtKind.UNIT
    return None


def _is_other_currency(before: str, behind: str, prefix: str) -> bool:
    """£300万, JP¥300万, A$300万, 300万新币, 300万(美元): what names a currency and was not taken for one."""
    signs = (before.rstrip(" ")[-1:], behind.lstrip(" ")[:1])
    if any(sign and unicodedata.category(sign) == "Sc" for sign in signs):
        return True
    words = _CURRENCY_BEFORE if prefix in {"$", "¥"} else _CODE_BEFORE
    return bool(_CURRENCY_BEHIND.match(behind) or (prefix in {"", "$", "¥"} and words.search(before)))


def written_from(text: str, start: int) -> int:
    """Where the number-like characters begin that a sum goes on from: 1.2.3万元 is asked about whole."""
    while start and text[start - 1] in "0123456789.,/^*×+-e负千百仟佰":
        start -= 1
    return start + 1 if text[start : start + 1] in {",", "/"} else start


_NEVER_BEFORE = re.compile(
    r"(?:(?:没|未|尚无)(?:有|能|再|见)*(?:收到|到|打|拨|付|缴|落实|进|入)|退回|退还|退款|退了|撤资|撤走|减资|减少|缩减|调减|抽走|抽逃|返还)"
    r"(?:[^,。;:\n\d]{0,8}?)(?<![到至为成达])$"
)
_NOT_YET_BEFORE = re.compile(
    r"(?:没(?!有?问题)|未|尚无|不足|还差|达不到|不到|还剩|剩余|剩下|余下|尾款)[^,。;:\n\d]{0,9}$"
)
_NEVER_BEHIND = re.compile(
    r"^[^,。;\n\d]{0,6}(?:没(?!有?问题)|未(?!来)|尚无|无法|不能|不会)[^,。;\n\d]{0,5}(?:到|收|打|拨|付|缴|落实|进|兑现|入|来|投)|"
    r"^[^,。;\n\d]{0,6}(?:黄了|泡汤|落空|退回|退还|被退|撤走|撤了|打水漂)"
)
_MAYBE_BEFORE = re.compile(
    r"(?:(?:承诺|预计|预期|目标|听说|据说|据悉|传闻|可能|也许|或许|大概率|好像|似乎|有望|约定|要求|保证|计划|估计|如果|假如|希望)[^,。;:\n\d]{0,8}|"
    r"(?:待|可|需|应|若)(?:要|能|以|再|于|当|该|会|先|年底|年内|本月|今年|新增|资金)*(?:到|打款|拨付|缴|投入|进账|收)[^,。;:\n\d]{0,6})$"
)
_HEARSAY = re.compile(r"听说|据说|传闻|道听途说|可能|也许|或许|好像|似乎")
_MAYBE_BEHIND = re.compile(
    r"^[^,。;\n\d]{0,6}(?:吧|\?|待|尚需|还要等)|^[^。;\n\d]{0,14}(?:不确定|不一定|[说拿]不准|不太?清楚|记不清|待核|待确认|待验资|未验资|"
    r"没核实|未核实|共管|监管账户|不知真假|再核实|需核实)"
)
# 2000万/年, 每年投资500万: what is due each year is no total.
_EACH_YEAR_BEHIND = re.compile(r"^[ ]?(?:人民币)?[ ]?(?:/|每|一|1|按)(?:个)?(?:年|季度|月)(?![前后内之以])")
_EACH_YEAR_BEFORE = re.compile(
    r"(?:每(?:个)?(?:年|季度|月)|年均|月均|(?<![今去本前明后全\d ])年(?=投资|合同|签约))[^,。;:\n\d]{0,8}$"
)
_MAYBE_SENTENCE = re.compile(r"(?:共管|监管)(?:账户|户)|待验资|未验资")
_PART = re.compile(r"(?:其中|内含|包含|包括|含有?|已扣|已报|折合|约合|折算|换算|相当于)[^。;\n\d]{0,10}$")
_CONVERTED = re.compile(
    r"[ ]?[,(/]?[ ]?(?:大?约|即|折|折合|折算|换算|合|相当于|等值|成|为|人民币|[ ])*(?:折|合|换算|相当于|等值|即|约)(?:大?约|成|为|人民币|[ ])*"
)
_ADDED_PLAN = re.compile(
    r"(?:追加|增资|新增|再投|加投|扩资|增投|增加)(?:了|的)?(?:总|固定资产)?(?:投资额?|资金)?(?:了|约|近|为|共|额)*$"
)
_MONEY_THAT_COMES = frozenset({AmountKind.IN_PLACE, AmountKind.FOREIGN})


def look_at(before: str, behind: str, kind: AmountKind, *, paid: bool) -> Look:
    """How the words of its sentence turn a sum. `before` reaches back to the sum or line before, `behind` on to the next.

    `paid` is whether the words tell of money that comes, by which dollars that are only wished are told apart.
    """
    if _NEVER_BEHIND.search(behind) or _NEVER_BEFORE.search(before):
        return Look.DROP
    if _NOT_YET_BEFORE.search(before):
        return Look.KIND
    comes = kind is AmountKind.IN_PLACE or (kind is AmountKind.FOREIGN and paid)
    if comes and (_MAYBE_BEFORE.search(before) or _MAYBE_BEHIND.search(behind)):
        return Look.KIND
    if kind is not AmountKind.PLANNED and _HEARSAY.search(before):
        return Look.KIND
    each_year = _EACH_YEAR_BEHIND.search(behind) or _EACH_YEAR_BEFORE.search(before)
    if each_year or _MAYBE_SENTENCE.search(before + behind):
        return Look.KIND
    return Look.KIND if kind is AmountKind.PLANNED and _ADDED_PLAN.search(before) else Look.CLEAN


def is_within(before: str, kind: AmountKind) -> bool:
    """其中今天到位1000万, （含上月已报1000万）: money that another sum counts already."""
    return kind in _MONEY_THAT_COMES and bool(_PART.search(before))


def is_same_in_brackets(between: str, one: Currency, other: Currency) -> bool:
    """3600万元（500万美元）: one sum in two currencies."""
    return one is not other and bool(re.fullmatch(r"[ ]?[(/](?:人民币)?[ ]?", between))


def is_converted(between: str, one: Currency, other: Currency) -> bool:
    """500万美元，折合人民币3600万元: the first sum counts."""
    return one is not other and bool(_CONVERTED.fullmatch(between))
