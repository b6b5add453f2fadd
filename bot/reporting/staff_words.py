"""Commands that staff say in plain words: 「榜单」「上季度红黄旗」「本周动态」「本周谁没报」. Pure."""

import re
from datetime import date

from bot.intent_boards import ShowBoard, ShowDigest
from bot.intent_staff import ShowMissing
from bot.reading.text import fold
from bot.reporting.period_words import read_period

_POLITE = re.compile(
    r"^(?:请|帮我|麻烦)?(?:看看?|查看?|发|给我|来)?(?:一下)?|(?:看看|看一下|呢|吗|发我|给我)?[?？。!！\s]*$"
)
_BOARD = re.compile(r"(?P<period>.{0,10}?)的?(?:招商)?(?:榜单?|排行榜?|排名|红黄旗|红旗|黄旗)")
_DIGEST = re.compile(r"(?P<period>.{0,10}?)的?(?:招商)?(?:动态|周报|通报|汇总)")
_MISSING = re.compile(
    r"(?P<period>今天|今日|本周|这周|上周)?(?:还有)?(?:谁|哪些单位|哪几家|哪些县)(?:还)?(?:没有?|未)(?:报送?|交)"
)


def read_staff_words(words: str, today: date) -> ShowBoard | ShowDigest | ShowMissing | None:
    """The command that these words are and nothing else; None where they are none."""
    text = _POLITE.sub("", re.sub(r"\s", "", fold(words).text))
    board, digest, missing = _BOARD.fullmatch(text), _DIGEST.fullmatch(text), _MISSING.fullmatch(text)
    if missing:
        # Who has been silent all week stands in the week's bulletin.
        weekly = missing["period"] in {"本周", "这周", "上周"}
        return ShowDigest(missing["period"]) if weekly else ShowMissing()
    named = board or digest
    if named is None or (named["period"] and read_period(named["period"], today) is None):
        return None
    return ShowBoard(named["period"]) if board else ShowDigest(named["period"])
