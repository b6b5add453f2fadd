"""Sums of money (金额) in a message, exact: 3.2个亿, 一亿二, 三个多亿, 5000w, US$3.5m, 800万刀, 3-5亿. Never areas, people or shares.

The grammar is told in two steps: a pattern that finds a number with its scale, and rules that say what is no money.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.reading.numbers import CHINESE, DIGITS, number
from bot.reading.scrutiny import MOST, beside, written_from
from store.money import Currency, Money
from store.reporting.progress import DoubtKind

SCALES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8, "小目标": 10**8,
    "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4,
    "w": 10**4, "kw": 10**7, "千": 10**3, "百": 10**2, "billion": 10**9, "bn": 10**9, "b": 10**9, "million": 10**6,
    "mn": 10**6, "mln": 10**6, "m": 10**6,
    "thousand": 10**3, "k": 10**3, "": 1, "仟万": 10**7, "佰万": 10**6, "拾万": 10**5, "e": 10**8,
}  # fmt: skip
_CURRENCIES = {
    Currency.USD: r"美元|美金|美刀|刀|us\$|usd|us dollars?|dollars?|\$",
    Currency.HKD: r"港元|港币|港纸|hk\$|hkd",
    Currency.EUR: r"欧元|eur|euros?|€",
    Currency.JPY: r"日元|日圆|jpy",
    Currency.CNY: r"元|块钱|块|人民币|rmb|cny|yuan|¥",
}
_NAMED = {currency: re.compile(pattern, re.IGNORECASE) for currency, pattern in _CURRENCIES.items()}
_PIECES = r"(?:[1-9][千仟](?:[1-9][百佰](?:[1-9][十拾])?|零?[1-9][十拾])|[1-9][百佰][1-9][十拾])(?=[万亿])"  # 1千2百万
_NUMBER = rf"(?:{_PIECES}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[{CHINESE}点壹贰叁肆伍陆柒捌玖拾佰仟参]+|半|[几数](?=[十百千万亿个]))"
_SCALE = (
    r"(?:万亿|千亿|百亿|十亿|亿|小目标|千万|百万|十万|[仟佰拾]万|万"
    r"|(?:billion|million|thousand|bn|mn|mln)(?![a-z])|kw(?=的?盘子|左右|上下|[,。;!\s]|$)|[wkmb](?![a-z²³])|e(?![a-z\d])|千(?![瓦米克伏兆])|百)"
)
SUM = re.compile(
    rf"(?:(?P<pre>us\$|hk\$|\$|€|¥|usd|hkd|eur|rmb|cny|美元|美金|港元|港币|欧元|日元|人民币)[ ]{{0,4}})?"
    rf"(?P<number>{_NUMBER}|[过上](?=亿|千万|百万)|(?<![\d一二两三四五六七八九十百千个多来余半])(?=亿把))[ ]{{0,4}}(?P<half>个半)?(?P<about1>[来多余几把]|"
    rf"左右)?个?(?P<about2>[多来])?(?:[ ]{{0,4}}(?P<scale>{_SCALE}))?"
    rf"(?P<spoken>[一二两三四五六七八九壹贰叁肆伍陆柒捌玖1-9](?![\d.一二三四五六七八九十百千万亿拾佰仟个家号月日期批次人亩台套条名位]))?(?P<about3>多|来|余|出头|把(?=块|元|钱|[,。;]|$))?"
    rf"(?:[ ]{{0,4}}(?P<post>美元|美金|美刀|刀|港元|港币|欧元|日元|日圆|元|块钱|块|人民币|us dollars?|dollars?|yuan|(?:rmb|usd|hkd|eur)(?![a-z])))?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:零|又)?(?P<number>\d+(?:\.\d+)?|[{CHINESE}壹贰叁肆伍陆柒捌玖拾佰仟]+)[ ]{{0,4}}"
    rf"(?:(?P<scale>千万|百万|万|千)(?P<post>美元|美金|港元|港币|欧元|日元|元)?|(?P<yuan>元))"
)
_COUNTED = re.compile(
    r"[ ]{0,4}(?:多|余|来)?[ ]{0,4}(?:平方|立方|平米|㎡|m2|m²|公[里斤顷]|千[瓦米克伏安]|kva|kwh?|mw|gw|兆瓦|台|套|辆|根|股|平(?!台)|幢|柜|件|片|只|头|吨|亩|株|"
    r"个(?!亿|多亿|半)|条|人(?!民币)|户|名|户|米|方|公|度|粒|箱"
    r"|瓶|支|双|锭|羽|棵|册|字|位|次|家|批|天|年|月|日|号|小时|分钟|%|％|个百分点|t(?![a-z])|吉瓦|安时|ah|立|标|桩|斤|里|座|间|层|栋|期|级|强|类|项|步|轮|倍|点|岁|"
    r"届|分|秒|楼|车|线|寸)",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"[ ]+[日月年天人位名次家户层线期级公方里步][\u4e00-\u9fff]")  # 2000万 日期:…
_NOT_MONEY_BEFORE = re.compile(
    r"(?:客流量?|人流量?|游客|观众|销量|播放量?|点击量?|预售|门票|年?产值|销售(?:收入|额)|营业?收入?|营收|税收|纳税|利税|利润|年税|产能|年产|日产|月产|缴税|税金|"
    r"(?<!家)用电(?![梯器缆动])|电价|租金|市值|估值|注册资本金?|注册资金|规模|年产量|"
    r"月?工资|成交(?:价|额)?|地价|价值|造价|合同价|中标价|拍得|竞得|起拍|原值|奖励|补贴|补助|罚款"
    r"|保证金|定金|订单|均价|单价|每亩|亩均|缺口|(?<![就只])差|欠款?|工程款|赔偿|押金|房租|成本|花费|利息|投诉|还差|土地款|贷款|融资|授信)"
    r"[^,。;:、\n\d]{0,7}$"
)
_NOT_MONEY_BEHIND = re.compile(
    r"[ ]{0,4}(?:人民币)?的?(?:产值|销售(?:收入|额)|营收|税收|利税|利润|贷款|缺口|罚款|补贴|奖励|/(?:亩|吨|平|度)|每亩|一亩|一吨|的?(?:定金|订金|保证金|押金|土地款|诚意金|意向金|"
    r"服务费|租金|电费|工程款|货款|罚金)|的?土地款|的?税)"
)
_KIND_OF_PROJECT = re.compile(r"(?:一?个)(?:十|百)?亿元?(?:级|以上)?(?:的)?(?:大|重大|优质)?项目")  # 又一个亿元项目
_RANGE = re.compile(
    rf"(?P<number>{_NUMBER})[ ]{{0,4}}(?P<scale>{_SCALE})?[ ]{{0,4}}(?:元)?[ ]{{0,4}}[-~至到][ ]{{0,4}}$", re.IGNORECASE
)
_PAIR = re.compile(
    r"(?:一二|两三|二三|三四|三五|四五|五六|六七|七八|八九)(?![一二三四五六七八九])"
)  # 三四千万 is a range
_APPROXIMATE = re.compile(
    r"(?:约|近|大概|大约|差不多|将近|估计|上|超过?|逾|不到|好几|至少|左右|可能)[ ]{0,4}(?:有|是|为|投|在)?[ ]{0,4}$"
)
_THOUSANDS = re.compile(r"\d{1,3}\.\d{2,}0")  # 3.200万 may be 3,200万
_FEWEST = 1000  # no project counts its money in hundreds
_LETTERS = re.compile(r"[ ]?[A-Za-z]")
_LARGEST = 10**15  # what no ledger holds
_MOST = 1500  # sums of one message: nobody writes more
_BEHIND_APPROXIMATE = re.compile(r"[ ]{0,4}(?:左右|上下|以上|出头|多|余|不到)")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum with its characters in the folded text. `low` is the lower end of a range; `money` then is its upper end.

    `doubt` is what its number leaves open: the unit (1.2.3万元), or the currency (300万英镑, then `money` holds yuan).
    """

    start: int
    end: int
    money: Money
    approximate: bool = False
    low: Money | None = None
    explicit: bool = False  # the currency was written
    doubt: DoubtKind | None = None


def find_sums(text: str) -> tuple[Sum, ...]:
    """Every sum of a folded text in order. What is counted in other things than money is passed over. Never raises."""
    found: list[Sum] = []
    place = 0
    while len(found) < _MOST and (match := SUM.search(text, place)):
        place = max(match.end(), match.start() + 1)
        one = _sum(match, text)
        if one is not None:
            if found and found[-1].end > one.start:  # the lower end of a range
                found.pop()
            found.append(one)
            place = max(one.end, place)
    return tuple(found)


def money_of(text: str) -> Money | None:
    """The one sum that a short text is, as an answer to a question: "3000万元". None where it is not exactly one, or not surely."""
    found = find_sums(text)
    return found[0].money if len(found) == 1 and found[0].doubt is None else None


def plain(money: Money) -> str:
    """A sum as a person would write it, exact, so that it reads back as the same: 1600万元, 1.25亿美元, 350元."""
    named = {"CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元"}[money.currency.value]
    for scale, word in ((10**8, "亿"), (10**4, "万")):
        scaled = money.amount / scale
        if money.amount >= scale and scaled == scaled.quantize(Decimal("0.000001")):
            return f"{scaled.normalize():f}{word}{named}"
    return f"{_plain(money.amount):f}{named}"


def _sum(match: re.Match[str], text: str) -> Sum | None:
    value = _value(match)
    scale = match["scale"] or ""
    named = bool(match["pre"] or match["post"])
    if value is None or not (scale or named) or (not scale and _is_no_sum(match, text)):
        return None
    if match["spoken"] and _COUNTED.match(text, match.end()):
        return None
    end = match.end()
    post = match["post"]
    if not match["post"] and (tail := _TAIL.match(text, end)) and scale in {"亿", "十亿", "百亿", "万", "千万"}:
        more = (number(tail["number"]) or Decimal(0)) * SCALES[tail["scale"] or ""]
        if more < SCALES[scale]:
            value, end, post = value + more, tail.end(), tail["post"] or tail["yuan"]
    if _is_counted(match, text, end) or value * 100 != int(value * 100) or value <= 0:
        return None
    if _KIND_OF_PROJECT.match(text, match.start()):
        return None
    currency = _currency(match["pre"], post)
    low = _pair(match, currency) or _range(text, match.start(), scale, currency)
    start = low[0] if low else match.start()
    about = bool(match["about1"] or match["about2"] or match["about3"] or match["number"] in {"过", "上"})
    about = about or bool(_APPROXIMATE.search(text, max(0, start - 6), start) or _BEHIND_APPROXIMATE.match(text, end))
    named = named or post is not None
    huge = value >= _LARGEST
    value = value / SCALES[scale.lower()] if huge else value
    if value >= _LARGEST:
        return None
    doubt = beside(text, start, end, named=named, prefix=(match["pre"] or "").lower())
    if doubt is None and (
        huge
        or value > MOST
        or _is_short(value, text, end)
        or scale.lower() == "kw"
        or scale.lower() == "e"
        or _THOUSANDS.fullmatch(match["number"])
    ):
        doubt = DoubtKind.UNIT
    start = written_from(text, start) if doubt is DoubtKind.UNIT else start
    return Sum(start, end, Money(value, currency), about, low[1] if low else None, named, doubt)


def _value(match: re.Match[str]) -> Decimal | None:
    digits, factor = match["number"], SCALES[(match["scale"] or "").lower()]
    pair = _PAIR.match(digits)
    value = Decimal(1) if digits in {"过", "上", ""} else number(digits[1:] if pair else digits)
    if value is None:
        return None
    if match["half"]:
        value += Decimal("0.5")
    if match["spoken"]:
        if factor < 10**4 or (match["post"] is None and match["about3"]):
            return None
        spoken = number(match["spoken"]) or Decimal(0)
        value += spoken / 10
    return _plain(value * factor)


def _plain(value: Decimal) -> Decimal:
    """Without a fraction of nothing: 320000000.0 is 320000000."""
    return value.to_integral_value() if value == value.to_integral_value() else value


def _is_no_sum(match: re.Match[str], text: str) -> bool:
    """A number with 元 alone: money; with 块, 刀 or $ only where digits are meant."""
    if match["post"] in {"块", "刀"} or match["number"] in DIGITS:
        return True  # 三元材料
    return match["post"] == "元" and text[match.end() : match.end() + 1] in {"旦", "器", "件", "宇", "素"}


def _is_counted(match: re.Match[str], text: str, end: int) -> bool:
    if not (match["post"] or match["pre"]) and _COUNTED.match(text, end) and not _NEXT_WORD.match(text, end):
        return True
    if not match["post"] and not match["pre"] and (match["scale"] or "").lower() in {"m", "b", "k", "千", "百"}:
        return True
    before = text[max(0, match.start() - 16) : match.start()]
    return bool(_NOT_MONEY_BEFORE.search(before) or _NOT_MONEY_BEHIND.match(text, end))


def _currency(pre: str | None, post: str | None) -> Currency:
    if pre and post in {"元", "块", "块钱"}:
        post = None  # 美金二百六十万元
    for written in (post, pre):
        for currency, pattern in _NAMED.items():
            if written and pattern.fullmatch(written.strip()):
                return currency
    return Currency.CNY


def _is_short(value: Decimal, text: str, end: int) -> bool:
    """RMB 45 mio: a small number with letters behind it that may be its scale."""
    return value < _FEWEST and bool(_LETTERS.match(text, end))


def _pair(match: re.Match[str], currency: Currency) -> tuple[int, Money] | None:
    digits = match["number"]
    value = number(digits[0] + digits[2:]) if _PAIR.match(digits) else None
    return (match.start(), Money(value * SCALES[(match["scale"] or "").lower()], currency)) if value else None


def _range(text: str, start: int, scale: str, currency: Currency) -> tuple[int, Money] | None:
    """The lower end of 3-5亿 or 3000万至5000万, which stands just before."""
    low = _RANGE.search(text, max(0, start - 14), start)
    if low is None or (low.start() and text[low.start() - 1] in ".0123456789月日年"):
        return None
    value = number(low["number"])
    if value is None:
        return None
    value = _plain(value * SCALES[(low["scale"] or scale or "").lower()])
    return (low.start(), Money(value, currency)) if value * 100 == int(value * 100) and value < _LARGEST else None
