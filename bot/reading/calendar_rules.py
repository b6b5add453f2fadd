"""How days are written, one rule a shape: a pattern, the characters it may begin with, and how it is resolved.

A rule resolves against the message's own day (Asia/Shanghai) and gives the first and the last day, both counted. It may raise
ValueError for a day that no calendar has.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.reading.festivals import FESTIVALS, festival
from bot.reading.numbers import count

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Rule:
    """`exact` marks a day of the calendar (6月25日), which wins over 昨日 beside it; `part` a part of a day (下午)."""

    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], date], Span]
    begins: frozenset[str]
    exact: bool = False
    part: bool = False


_CENTURY = 2000
_DIGIT, _HAN = "0123456789", "一二三四五六七八九十"
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:(?P<year>\d{4}|\d\d(?=\s*年\s*\d{1,2}\s*月))\s*年|(?P<which>今年|去年|前年|本年))?\s*的?"
# 6号线, 12号厂房, 1号地块: behind 号 stands what is numbered.
_NUMBERED = r"(?!\s*(?:[、和]\s*\d+号)?\s*(?:冷|成品|原料|主|生产)?(?:[楼线厂机炉车地公院文库井矿泵站桥路馆棚罐窑坝门桩塔仓店岛标项]|产业|基地|园区))"
_WEEKDAY = r"[一二三四五六日天末1-6]"
_WEEK = r"(?:周|星期|礼拜)"
_UNITS = r"(?!\s*(?:[亿万元%吨亩个倍平公美千米]|kw|[wmk]))"
# 9.4投产 is of a day, 9.4亩 and 9.4厘米 are not.
_SAID_OF_A_DAY = r"(?=$|[:)\]]|[签开上下去客已召举接试竣封奠动破摘拜考]|投(?!资)|正式|完成|顺利|成功|主体|土地(?!\d)|外出|来[访了考]|厂房|设备|集中)"
HOURS = re.compile(
    r"\s*(?:一大早|早上|上午|中午|下午|晚上|夜里|傍晚|凌晨|早|晚(?!点))?\s*(?:\d{1,2}(?:点半?|:\d\d|时)(?:\d{1,2}分)?)?(?:左右)?(?=\D|$)"
)
DEADLINE = re.compile(r"(?:之前|以前|前(?![天日往去来后期几]))")


def _one(day: date) -> Span:
    return day, day


def _number(text: str) -> int:
    value = count(text)
    if value is None:
        raise ValueError(text)
    return value


def _year(match: re.Match[str], posted: date) -> int:
    groups = match.groupdict()
    shift = {"去年": -1, "前年": -2}.get(groups.get("which") or "", 0)
    if not groups.get("year"):
        return posted.year + shift
    return int(groups["year"]) + (_CENTURY if len(groups["year"]) == 2 else 0)


def month_of(year: int, month: int) -> Span:
    """The whole of a month; months outside 1 to 12 roll over into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def week_of(posted: date, weeks: int) -> Span:
    """The week, Monday to Sunday, that many weeks from the message's."""
    monday = posted - timedelta(days=posted.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def year_before(day: date) -> date:
    """The same day a year before; 28 February for a leap day."""
    return date(day.year - 1, day.month, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def _months(first: int, last: int, year: int) -> Span:
    if not 1 <= first <= last <= 12:
        raise ValueError("no months")
    return month_of(year, first)[0], month_of(year, last)[1]


def _month_day(match: re.Match[str], posted: date) -> Span:
    year, month = _year(match, posted), _number(match["month"])
    first = date(year, month, _number(match["day"]))
    groups = match.groupdict()
    if not groups.get("day2"):
        return _one(first)
    last = date(year, _number(groups.get("month2") or match["month"]), _number(match["day2"]))
    if last < first:
        raise ValueError("ends before it begins")
    return first, last


def _day_of_month(match: re.Match[str], posted: date) -> Span:
    shift = {"上上": -2, "上": -1, "下": 1}.get(match["shift"] or "", 0)
    begin = month_of(posted.year, posted.month + shift)[0]
    latest = _number(match["day2"] or match["day"])
    if not match["said"] and latest > monthrange(begin.year, begin.month)[1]:
        begin = month_of(posted.year, posted.month - 1)[0]  # 30-31日 said in September
    first = begin.replace(day=_number(match["day"]))
    last = begin.replace(day=_number(match["day2"])) if match["day2"] else first
    if not match["said"] and first > posted:  # 28号 said on the 1st is of the month before
        begin = month_of(posted.year, posted.month - 1)[0]
        first, last = begin.replace(day=first.day), begin.replace(day=last.day)
    if last < first:
        raise ValueError("ends before it begins")
    return first, last


def _relative(match: re.Match[str], posted: date) -> Span:
    return _one(posted + timedelta(days=_RELATIVE[match["word"].lower()]))


def _today(match: re.Match[str], posted: date) -> Span:
    del match  # 上午 without a day is of the day itself
    return _one(posted)


def _days_ago(match: re.Match[str], posted: date) -> Span:
    factor = 7 if match["unit"] else 1
    return _one(posted - timedelta(days=factor * _number(match["n"])))


def _weekday(match: re.Match[str], posted: date) -> Span:
    """上周五 is of the week before; 周五 without more is the last one there was."""
    groups, name = match.groupdict(), match["day"]
    shift = _SHIFTS.get(groups.get("shift") or "", 0)
    monday = week_of(posted, shift)[0]
    if name == "末":
        saturday = monday + timedelta(days=5)
        if not groups.get("shift") and saturday > posted:
            saturday -= timedelta(weeks=1)
        return saturday, saturday + timedelta(days=1)
    day = monday + timedelta(days=_WEEKDAYS.index("日" if name == "天" else name) % 7)
    if not groups.get("shift") and day > posted:
        day -= timedelta(weeks=1)
    return _one(day)


def _week(match: re.Match[str], posted: date) -> Span:
    return week_of(posted, _SHIFTS[match["shift"]])


def _month(match: re.Match[str], posted: date) -> Span:
    shift = {"上上": -2, "上": -1, "下": 1}.get(match["shift"], 0)
    return _part(month_of(posted.year, posted.month + shift), match["part"])


def _named_month(match: re.Match[str], posted: date) -> Span:
    year = _year(match, posted)
    first, last = _number(match["month"]), _number(match["month2"] or match["month"])
    return _part(_months(first, last, year), match["part"])


def _first_months(match: re.Match[str], posted: date) -> Span:
    """前五个月: from January on."""
    return _months(1, _number(match["months"]), posted.year)


def _since_month(match: re.Match[str], posted: date) -> Span:
    first = month_of(_year(match, posted), _number(match["month"]))[0]
    return first, max(first, posted)


def _part(span: Span, part: str | None) -> Span:
    """初, 上旬, 中旬, 下旬; 底 is left whole, for it is the end of a count (截至6月底)."""
    begin, end = span
    if part in {"上旬", "初"}:
        return begin, begin.replace(day=10)
    if part == "中旬":
        return begin.replace(day=11), begin.replace(day=20)
    if part == "下旬":
        return begin.replace(day=21), end
    return _one(end) if part in {"底", "末"} else span


def _edge_of_month(match: re.Match[str], posted: date) -> Span:
    first, last = month_of(_year(match, posted), _number(match["month"]))
    return _one(first if match["end"].startswith("第") else last)


def _third_of_month(match: re.Match[str], posted: date) -> Span:
    """上旬 without a month: of this one, or of the last where it is still to come."""
    first, last = _part(month_of(posted.year, posted.month), match["part"])
    return (first, last) if first <= posted else _part(month_of(posted.year, posted.month - 1), match["part"])


def _half(match: re.Match[str], posted: date) -> Span:
    return _months(1, 6, _year(match, posted)) if match["half"] == "上" else _months(7, 12, _year(match, posted))


def _quarter(match: re.Match[str], posted: date) -> Span:
    number = _number(match["quarter"] or match["q"])
    return _months(3 * number - 2, 3 * number, _year(match, posted))


def _this_quarter(match: re.Match[str], posted: date) -> Span:
    first = (posted.month - 1) // 3 * 3 + 1 - (3 if match["shift"] == "上" else 0)
    return month_of(posted.year, first)[0], month_of(posted.year, first + 2)[1]


def _whole_year(match: re.Match[str], posted: date) -> Span:
    first, last = date(_year(match, posted), 1, 1), date(_year(match, posted), 12, 31)
    return (first, min(last, posted)) if match.group().endswith("以来") else (first, last)


def _festival(match: re.Match[str], posted: date) -> Span:
    day = festival(match["festival"], posted)[0]
    shift = {"前": -1, "后": 1}.get(match.groupdict().get("beside") or "", 0)
    return _one(day + timedelta(days=shift))


_WEEKDAYS = "一二三四五六日123456"  # the digits follow at the eighth place; taken modulo seven
_RELATIVE = {
    "大前": -3, "前": -2, "昨": -1, "昨儿": -1, "今": 0, "今儿": 0, "明": 1, "明儿": 1, "后": 2, "大后": 3, "当": 0,
    "刚刚": 0, "刚才": 0, "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
_SHIFTS = {"上上": -2, "上": -1, "上个": -1, "本": 0, "这": 0, "这个": 0, "当": 0, "下": 1, "下个": 1, "下下": 2}
_TO = r"\s*[-~至到]\s*"
_PART = r"(?P<part>上旬|中旬|下旬|初|底|末)?"


def _rule(pattern: str, resolve: Callable[[re.Match[str], date], Span], begins: str, *, exact: bool = False) -> Rule:
    return Rule(re.compile(pattern, re.IGNORECASE), resolve, frozenset(begins), exact, resolve is _today)


RULES = (
    _rule(rf"{_YEAR}(?P<month>{_N})\s*月(?:份)?\s*(?P<day>{_N})\s*[日号]?{_TO}(?P<month2>{_N})\s*月\s*(?P<day2>{_N})(?![\d.]|"
    rf"个)\s*[日号]?",
          _month_day, _DIGIT + _HAN + "今去本前", exact=True),
    _rule(rf"{_YEAR}(?P<month>{_N})\s*月(?:份)?\s*(?P<day>{_N})\s*[日号]?{_TO}(?P<day2>{_N})\s*[日号]", _month_day,
          _DIGIT + _HAN + "今去本前", exact=True),
    _rule(rf"{_YEAR}(?P<month>{_N})\s*月(?:份)?\s*(?P<day>{_N})\s*[、,和]\s*(?P<day2>{_N})\s*[日号]", _month_day,
          _DIGIT + _HAN + "今去本前", exact=True),
    _rule(rf"{_YEAR}(?P<month>{_N})\s*月(?:份)?\s*(?P<day>{_N})\s*(?:日|"
    rf"号(?![楼线]))", _month_day, _DIGIT + _HAN + "今去本前", exact=True),
    _rule(r"(?P<year>20\d\d)\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})(?!\d)", _month_day, "2", exact=True),
    _rule(rf"(?P<month>1[0-2]|0?[1-9])(?P<mark>[./])(?P<day>3[01]|[12]\d|0?[1-9])[日号]?(?:{_TO})(?P<month2>1[0-2]|"
    rf"0?[1-9])(?P=mark)"
          rf"(?P<day2>3[01]|[12]\d|0?[1-9])(?![\d.])[日号]?{_UNITS}", _month_day, _DIGIT, exact=True),
    _rule(rf"(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])[日号]?(?:{_TO})(?P<day2>3[01]|[12]\d|"
    rf"0?[1-9])(?![\d.])[日号]?{_UNITS}",
          _month_day, _DIGIT, exact=True),
    _rule(rf"(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12]\d|0[1-9])(?![\d.月]){_UNITS}", _month_day, _DIGIT, exact=True),
    _rule(r"(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?![\d./])", _month_day, _DIGIT, exact=True),
    _rule(rf"(?<![资金额位值约为到达了增减])(?P<month>1[0-2]|0?[1-9])\.(?P<day>[1-9])(?:[日号]|{_SAID_OF_A_DAY})", _month_day, _DIGIT,
          exact=True),
    _rule(r"(?<![^\n。;])(?P<month>1[0-2]|0?[1-9])\.(?P<day>[1-9])(?=\s*,)", _month_day, _DIGIT, exact=True),
    _rule(rf"(?P<said>(?P<shift>上上|上|本|这|下|"
    rf"当)个?月)的?(?P<day>{_N})[日号]?{_TO}(?P<day2>{_N})[日号]", _day_of_month, "上本这下当", exact=True),
    _rule(rf"(?P<said>(?P<shift>上上|上|本|这|下|当)个?月)的?(?P<day>{_N})[日号](?P<day2>)", _day_of_month, "上本这下当", exact=True),
    _rule(rf"(?P<said>(?:(?P<shift>上上|上|本|这|下|当)个?月)?)(?P<day>{_N})[日号]?(?:、|,|和|及|与|{_TO})"
          rf"(?:{_N}[日号]?(?:、|,|和))?(?P<day2>{_N})[日号]?(?:这)?[两二三四五][天日]",
          _day_of_month, _DIGIT + _HAN + "上本这下当", exact=True),
    _rule(rf"(?P<said>)(?P<shift>)(?P<day>{_N})[日号]?{_TO}(?P<day2>{_N})(?:日|号{_NUMBERED})",
          _day_of_month, _DIGIT + _HAN, exact=True),
    _rule(rf"(?<![逾近约满达过超整])(?P<said>)(?P<shift>)(?P<day>{_N})(?:日(?![内本产均常])|"
    rf"号{_NUMBERED})(?P<day2>)", _day_of_month, _DIGIT + _HAN, exact=True),
    _rule(r"(?P<word>yesterday|today|tomorrow)(?![a-z])", _relative, "yYtT"),
    _rule(r"(?P<word>今)晨", _relative, "今"),
    _rule(r"(?<![天日号一整半\d)])(?:今天)?(?P<word>上午|下午|早上|中午|傍晚|凌晨|清早|清晨|一大早|晌午)(?![好茶餐饭安])", _today, "上下早中傍凌清一晌"),
    _rule(r"(?P<word>大前|大后)[天日]", _relative, "大"),
    _rule(r"(?P<word>前(?!天(?:然气|津))|昨|今|明|后|当)(?:[天日夜]|个(?=[,。上下早晚签开到去来我咱在跟就]|$)|(?:儿个?)(?!童)|(?=[早晚](?!点|期)|"
        r"[上下]午))", _relative, "前昨今明后当"),
    _rule(rf"(?P<n>{_N}|两)(?:天|(?P<unit>个?(?:星期|礼拜)|周))(?:之?前|以前)(?!来)", _days_ago, _DIGIT + _HAN + "两"),
    _rule(rf"(?P<shift>上上|上个|上|本|这个|这|下下|下个|下|当)?{_WEEK}(?P<day>{_WEEKDAY})(?![\d年期边个件家项次批]|愉快|快乐|小结|总结|"
        rf"[日天]?值班)", _weekday, "上本这下周星礼当"),
    _rule(rf"(?P<shift>上上|上个|上|本|这个|这|下下|下个|下|当){_WEEK}(?!期)", _week, "上本这下当"),
    _rule(rf"{_YEAR}(?P<month>{_N})\s*月份?的?(?P<end>最后一天|第一天)", _edge_of_month, _DIGIT + _HAN + "今去本前", exact=True),
    _rule(rf"{_YEAR}(?P<month>{_N})\s*月份?以来", _since_month, _DIGIT + _HAN + "今去本前"),
    _rule(r"(?P<part>[上中下]旬)", _third_of_month, "上中下"),
    _rule(rf"(?P<shift>上上|上|本|这|下|当)个?月{_PART}(?!份额)份?", _month, "上本这下当"),
    _rule(rf"{_YEAR}(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月?{_TO}(?P<month2>1[0-2]|0?[1-9]|十[一二]?|"
    rf"[一二三四五六七八九])\s*月份?{_PART}",
          _named_month, _DIGIT + _HAN + "今去本前"),
    _rule(rf"{_YEAR}(?P<month>1[0-2]|0?[1-9]|十[一二]?|"
    rf"[一二三四五六七八九])\s*月份?(?P<month2>){_PART}(?!\d)", _named_month, _DIGIT + _HAN + "今去本前"),
    _rule(rf"(?P<year>)(?P<which>)前(?P<months>{_N})个月(?![^,。;]{{0,3}}前)", _first_months, "前"),
    _rule(rf"{_YEAR}(?P<half>[上下])半年", _half, _DIGIT + "今去本前上下"),
    _rule(rf"{_YEAR}(?:第?(?P<quarter>[一二三四1-4])季度|q(?P<q>[1-4]))", _quarter, _DIGIT + "今去本前第一二三四Qq"),
    _rule(r"(?P<shift>本|上|这)个?季度", _this_quarter, "本上这"),
    _rule(rf"(?P<festival>{'|'.join(FESTIVALS)})节?(?P<beside>前|"
    rf"后)一天", _festival, "".join({name[0] for name in FESTIVALS})),
    _rule(rf"(?P<festival>{'|'.join(FESTIVALS)})(?:节|假期|当天|期间|那天|放假)*(?!后|前|节前|村|路|街|工商|大道)", _festival,
          "".join({name[0] for name in FESTIVALS})),
    _rule(r"(?P<year>20\d\d)年(?:全年|度)?(?P<which>)(?=(?:全年|累计|共|合计|实际|到位|利用|外资|内资|新增|招商|引进|签约|总))", _whole_year, "2"),
    _rule(r"(?P<which>今年|去年|(?<![目之以此日提先当大])前年(?![产纳销税]))(?:以来|全年)?(?P<year>)", _whole_year, "今去前"),
)  # fmt: skip
