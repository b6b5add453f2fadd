"""Days and sums as people say them in passing, written so that everything behind reads them: 22年签的, 签约是前年, 1亿5. Pure."""

import re

_YEAR = (
    r"(?P<{0}>(?:(?:19|20)\d\d|(?<!\d)[12]\d)\s*年(?:\d{{1,2}}月份?(?:\d{{1,2}}[日号])?|年?[底末初]|上半年|下半年)?"
    r"|(?:大前年|前年|去年|今年|明年|大?后年)(?:\d{{1,2}}月份?|[底末初])?)"
)
_SIGN = r"签(?:约|订|署|下|合同|协议)?"
_WHO = r"(?:我们?|咱们?|俺们?|他们?|那单|这单|单子|项目|合同|协议|是|在|要是|如果|于|就|才|刚|已经?)*"
_SIGNED = re.compile(
    rf"{_WHO}{_YEAR.format('first')}(?:的时候|那年|那会儿|那时候?)?"
    rf"(?:(?:就|才|已经?|刚)?{_SIGN}(?:了|的|好的|下的)*(?:合同|协议|项目)*(?:的(?!话))?|的?(?:合同|协议)(?:的(?!话))?"
    rf"|的?(?:(?:那|这)一?单子?|单子)(?!本)|的?(?:老)?项目(?=呢|的话"
    rf"|[\s?？。]*$))"
    rf"|(?:{_SIGN}(?:的)?(?:时间|日期|日子)?|合同|协议){_WHO}{_YEAR.format('second')}(?:{_SIGN}的?|的(?!话))?"
)
_GOES_ON = re.compile(r"[\u4e00-\u9fff]")  # the words behind are what was signed: 2022年签约的(服务业项目)
_CLOSES = re.compile(r"呢|吗|的话|话|吧|按|走|怎|多|最|能|适用")
_HALF = re.compile(r"(?P<whole>\d+)(?P<unit>亿|万)(?P<tenths>[1-9])(?![\d.,亿万千百十年月日个%])")
_SHORTEST_YEAR = 2


def written_out(folded: str) -> str:
    """Folded words with days of signing and sums in full; other words are left as they are."""
    in_full = _HALF.sub(lambda found: f"{found['whole']}.{found['tenths']}{found['unit']}", folded)
    return _SIGNED.sub(_told, in_full)


def _told(found: re.Match[str]) -> str:
    behind = found.string[found.end() :]
    named = _GOES_ON.match(behind) is not None and _CLOSES.match(behind) is None
    return f"{_in_full(found['first'] or found['second'])}签约的{'' if named else '项目'}"


def _in_full(day: str) -> str:
    """22年 as 2022年."""
    year = re.match(r"\d+", day)
    return f"20{day}" if year and len(year[0]) == _SHORTEST_YEAR else day
