"""Commands that staff say in plain words: 「榜单」「上季度红黄旗」「本周动态」, and questions about what is open. Pure."""

import re
from datetime import date

from bot.intent_answering import ListUnanswered
from bot.intent_boards import ShowBoard, ShowDigest
from bot.intent_staff import ListProblems, ListSilent, ShowMissing
from bot.reading.text import fold
from bot.reporting.asking_words import asks, asks_of_policy
from bot.reporting.open_questions import read_open_question
from bot.reporting.period_words import read_period
from bot.reporting.store_questions import POLICY, of_this_year, period_in

_POLITE = re.compile(
    r"^(?:请|帮我|麻烦)?(?:看看?|查看?|发|给我|来)?(?:一下)?|(?:看看|看一下|呢|吗|发我|给我)?[?？。!！\s]*$"
)
_BOARD = re.compile(r"(?P<period>.{0,10}?)的?(?:招商)?(?:榜单?|排行榜?|排名|红黄旗|红旗|黄旗)")
_DIGEST = re.compile(r"(?P<period>.{0,10}?)的?(?:招商)?(?:动态|周报|通报|汇总)")
_UNANSWERED = re.compile(
    r"(?:还)?(?:有)?(?:哪些|什么|多少)?(?:人的?)?(?:问题|提问)(?:还)?(?:没有?|未)(?:答上来?|答出来?|回答上来?|答复|回答)(?:的)?(?:有哪些|清单|列表)?"
    r"|(?:没有?|未)(?:答上来?|答出来?|答复|回答)的(?:问题|提问)(?:有哪些|清单|列表)?|(?:待答|待答复)(?:的)?(?:问题|提问)?(?:有哪些|清单|列表)?"
    r"|(?:unanswered|open)questions"
)

_LONGEST = 24  # characters of a question; what is longer tells something
_RANKED = re.compile(
    r"排第?几|排名|名次|第几名|完成率|目标(?:任务)?(?:的)?(?:完成|实现|达到)|(?:离|距)(?:离)?目标|^还差多少$"
    r"|(?:哪|那)(?:一)?个?(?:县|区|县区|单位)[^,。]{0,6}(?:最(?![近后终初])|第一|倒数)|谁[^,。]{0,4}(?:最(?![近后终初])|第一|倒数)|[红黄]旗(?:给|是|有|发)?了?(?:谁|哪)"
)
_NAMES_A_FIGURE = re.compile(r"(?:排名|名次|完成率|完成情况|还差多少)$")  # asks without the form of a question
_CHASED = re.compile(
    r"(?:请|帮我|帮忙|麻烦|要|再|去)*催(?![化收生熟缴款产眠])(?:一下|一催|催|报|办|一遍|问)*(?![^,。]*(?:企业|客商|客户|业主|投资|尽快|抓紧|开工|开建|落地|签约|付款))[^,。]{0,12}"
)
_SUMMED_UP = re.compile(
    r"(?:请|帮我|给我|写|出|来|做|要|个|一份|一下)*(?P<period>昨天|今天|本周|这周|上周|本月|这个月|上月|上个月|本季度|上季度)?的?"
    r"(?:工作|招商|整体|总体)?(?:情况|总结|小结|周报|动态|汇总|通报)(?:一下|怎么样|如何|吧)?"
)
_SILENT = re.compile(
    r"(?:哪些?|什么|谁|有没有)[^,。]{0,8}(?:好久|很久|长期|一直|多日|几个?月|半年|[两三]周|好几[天周])[^,。]{0,3}没有?(?:动|更新|变化|推进|报)[^,。]{0,4}"
)
_OTHER_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)|[一二]〇\d?")

SpokenFreely = ShowBoard | ShowDigest | ShowMissing | ListSilent
StaffWords = ListUnanswered | ShowBoard | ShowDigest | ShowMissing | ListProblems | ListSilent


def read_staff_words(words: str, today: date) -> StaffWords | None:
    """The command that these words are and nothing else; None where they are none."""
    if _UNANSWERED.fullmatch(_POLITE.sub("", re.sub(r"[\s?？。!！]", "", fold(words).text)).lower()):
        return ListUnanswered()
    asked = read_open_question(words)
    if asked is not None:
        return asked
    text = _POLITE.sub("", re.sub(r"\s", "", fold(words).text))
    board, digest = _BOARD.fullmatch(text), _DIGEST.fullmatch(text)
    named = board or digest
    if named is None or (named["period"] and read_period(named["period"], today) is None):
        return None
    return ShowBoard(named["period"]) if board else ShowDigest(named["period"])


def read_freely(words: str, today: date) -> SpokenFreely | None:
    """各县到位资金排名, 催一下冠县, 上周总结一下: what is asked of the ledger, not of what newspapers wrote of other years.

    For words that are said to us, and are no report and no answer that was asked for. None where they ask none of it.
    """
    text = of_this_year(_POLITE.sub("", re.sub(r"\s", "", fold(words).text)), today)
    if not text or len(text) > _LONGEST or POLICY.search(text) or asks_of_policy(text) or _OTHER_YEAR.search(text):
        return None
    if _CHASED.fullmatch(text):
        return ShowMissing(text)
    summed = _SUMMED_UP.fullmatch(text)
    if summed is not None:
        period = summed["period"] or ""
        return ShowDigest(period if period and read_period(period, today) else "")
    if _SILENT.fullmatch(text):
        return ListSilent(text)
    if _RANKED.search(text) and (asks(words) or _NAMES_A_FIGURE.search(text)):
        period_said = period_in(text, today)
        return ShowBoard(str(period_said) if period_said else "")
    return None
