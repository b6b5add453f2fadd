"""Commands that staff say in plain words: 「榜单」「上季度红黄旗」「本周动态」, and questions about what is open. Pure."""

import re
from datetime import date

from bot.intent_answering import ListUnanswered
from bot.intent_boards import ShowBoard, ShowDigest
from bot.intent_staff import ListProblems, ListSilent, ShowMissing
from bot.reading.text import fold
from bot.reporting.open_questions import read_open_question
from bot.reporting.period_words import read_period

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
