"""Questions about what is open: 「哪些项目卡住了」「谁还没报」「这周谁没动静」. Pure: words to what is asked, or None."""

import re
from datetime import date, timedelta

from bot.intent_staff import ListProblems, ListSilent, ShowMissing
from bot.reading.text import fold
from bot.reporting.store_questions import POLICY, period_in
from store.reporting.periods import PeriodKind

_LONGEST = 30  # characters of a question; what is longer tells something
_BEFORE, _BEHIND = r"[^,。;!?]{0,12}?", r"(?:[了呢吗吧啊呀的]|情况|一下)*"
_UNIT = r"(?:单位|项目|区县|县市区|县区?|地方|部门|人|链组?|专班)"
_WHICH = (
    rf"(?:谁|哪里|哪儿|哪些?{_UNIT}?|哪几?(?:家|个){_UNIT}?|什么{_UNIT}|(?:还)?(?:有没有|有哪些|有什么|有几个|有){_UNIT}|几个{_UNIT}|"
    rf"多少{_UNIT}?)"
)
_TROUBLE = r"(?:问题|困难|难题|难点|堵点|卡点|瓶颈|障碍)"
_UNSOLVED = r"(?:没有?|未|尚未|还没)(?:得到|被)?(?:解决|办结|化解|消除)"
_STUCK = (
    r"(?:卡住|卡壳|卡着|卡脖子|受阻|推不动|推进不了|推进不下去|停滞|搁置|动不了|"
    rf"(?:有|存在|遇到|出现?)(?:了)?{_TROUBLE}|{_TROUBLE}(?:还|一直)?{_UNSOLVED}|{_UNSOLVED}|"
    rf"需要?(?:我们|市里|领导)?(?:协调|帮忙|帮助|支持|出面)|要(?:协调|帮忙))"
)
_PROBLEMS = (
    rf"{_BEFORE}{_WHICH}[^,。;]{{0,6}}?{_STUCK}{_BEHIND}",
    rf"{_BEFORE}(?:有|存在|遇到|出现|还有)(?:了)?(?:哪些|什么|啥|几个|多少)(?:没解决的|突出的?|主要)?{_TROUBLE}(?:{_UNSOLVED})?{_BEHIND}",
    rf"{_BEFORE}(?:哪些|什么|几个|多少)(?:项目的?)?{_TROUBLE}(?:还|一直)?{_UNSOLVED}{_BEHIND}",
    rf"{_BEFORE}{_TROUBLE}(?:清单|台账|列表|汇总)",
    rf"{_BEFORE}(?:{_UNSOLVED}|待解决|待协调|要协调|需协调|卡住|受阻|停滞)的?(?:项目|{_TROUBLE})(?:有哪些|有几个|是哪些|是什么|清单|列表|呢)?",
    rf"{_BEFORE}卡在(?:哪里?|哪儿|什么地方|什么环节|哪一?步|啥)(?:了|呢|啊)*",
)
_NOT_SENT = r"(?:没有?|未|还没有?|尚未|欠|漏)(?:上)?(?:报送?|交|填报?|提交|发)(?!名|销|价|到|警|考|废)"
_REPORT = r"(?:日报|周报|进展|材料|报告)?"
_MISSING = (
    rf"{_BEFORE}{_WHICH}(?:今天|昨天|今日|昨日|本周|这周|上周)?(?:还|都)?{_NOT_SENT}(?:进展|日报|周报)?{_BEHIND}",
    rf"{_BEFORE}(?:还)?{_NOT_SENT}的?(?:单位|县区?|还?有(?:谁|哪些|哪几家)|是谁)?(?:有哪些|有谁|名单){_BEHIND}",
    rf"{_BEFORE}(?:还)?{_NOT_SENT}的?(?:单位|县区?|有谁){_BEHIND}",
    rf"{_BEFORE}{_REPORT}(?:都|全)(?:报|交|发)(?:齐|全|完|上来)?(?:了)?(?:吗|没有?)",
    rf"{_BEFORE}{_REPORT}(?:报|交)(?:齐|全)(?:了)?(?:吗|没有?)",
)
_SILENT = (
    rf"{_BEFORE}{_WHICH}[^,。;]{{0,8}}?(?:没有?|毫无|无|不见)(?:什么|任何|一点|新的?)?"
    rf"(?:动静|消息|进展|声音|信儿?|反应|更新|动作|水花){_BEHIND}",
    rf"{_BEFORE}(?:没有?|毫无|无)(?:什么|任何)?(?:动静|消息|进展|声音|更新)的(?:单位|项目|县区?)(?:有哪些|是哪些|名单)?",
)
_ABOUT_PROJECTS = re.compile(r"项目")
_POLITE = re.compile(r"^(?:请问?|帮我|麻烦|查一?下|看一?下|问一?下|列一?下|说说|想知道|告诉我)+")
_DAY_WORDS = (("昨天", 1), ("昨日", 1), ("前天", 2), ("今天", 0), ("今日", 0), ("当天", 0))


def read_open_question(words: str) -> ListProblems | ListSilent | ShowMissing | None:
    """What these words ask, and nothing else; None where they ask none of it, or tell something, or ask of a policy.

    >>> read_open_question("本周还有哪些问题没解决？")
    ListProblems(words='本周还有哪些问题没解决')
    """
    text = _POLITE.sub("", re.sub(r"[\s?？。!！]", "", fold(words).text))
    if not text or len(text) > _LONGEST or POLICY.search(text):
        return None
    if _is(text, _MISSING):
        return ShowMissing(text)
    if _is(text, _SILENT):
        return ListSilent(text)
    return ListProblems(text) if _is(text, _PROBLEMS) else None


def _is(text: str, patterns: tuple[str, ...]) -> bool:
    return any(re.fullmatch(pattern, text) for pattern in patterns)


def asks_for_projects(words: str) -> bool:
    """Whether projects are asked for, not offices."""
    return bool(_ABOUT_PROJECTS.search(words))


def days_asked(words: str, today: date) -> tuple[date, date]:
    """The days that a question about missing reports names, both included: today where it names none."""
    for word, back in _DAY_WORDS:
        if word in words:
            day = today - timedelta(days=back)
            return day, day
    period = period_in(words, today)
    if period is None or period.kind not in {PeriodKind.WEEK, PeriodKind.MONTH}:
        return today, today
    return period.first, min(period.last, today)
