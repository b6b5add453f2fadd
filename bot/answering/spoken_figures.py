"""Words for figures that a reader of numbers passes over (一半, fifty million): whether the clause holds them. Pure."""

import re

from rag.capitals import NUMERALS, plainly
from rag.text import normalise

_SPOKEN = re.compile(
    rf"[{NUMERALS}\d]+分之[{NUMERALS}\d]+|半个?亿|百万|千万|一半|减半|半数|半个|对半|翻[番倍]|双倍|加倍|[{NUMERALS}]+成"
    rf"|[{NUMERALS}\d]+折|(?:全部?|全额)免|免费|全额|下[周月年]|明年|后年|去年"
    r"|每[一个]*(?:年度?|月|季度?|天|日|周)|按[年月季周]|逐[年月]|年年|月月"
    r"|(?<![a-z])(?:(?:each|every|per|a) (?:year|month|week|day)|annual(?:ly)?|yearly|monthly|weekly|daily"
    r"|half|halve[ds]?|twice|double[ds]?|triple[ds]?|quarter(?:s|ly)?|thirds?|dozens?|hundred|thousand|million|billion"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|free of charge)(?![a-z])"
)
_EACH = "each|every|per|a"
_BESIDE = (
    rf"(?!结束|终了|届满|[内末初底后前])(?=[^,，。;；\d]{{0,8}}[\d{NUMERALS}]|[^,，。;；]{{0,6}}(?:最高|累计|上限))"
)
_TOGETHER = r"(?:最高|累计|上限)[^,，。;；\d]{0,4}"  # 年度 says how often only beside a figure: 年度结束后申报 is a day
_LASTING = "(?:within|for|after|in|of|over|once)"
# Words and what of a Chinese clause they may stand for, the longer ones first; what is only a part of them comes later.
_STANDS_FOR = tuple(
    (re.compile(rf"(?<![a-z])(?:{english})(?![a-z])"), re.compile(chinese))
    for english, chinese in (
        (r"third[- ]part(?:y|ies)", "第三方"),
        (rf"{_LASTING} a year", "[一1]年|(?:12|十二)个月|周年"),
        (rf"{_LASTING} a month", "[一1]个月|(?:30|三十)[日天]"),
        (rf"{_LASTING} a (?:week|day)", "[一1][周日天]|[7七][日天]"),
        (
            rf"(?:{_EACH}) year|annual(?:ly)?|yearly|每[一个]*年度?|按年|逐年|年年",
            rf"每[一个]*年|按年|逐年|/年|年均|(?<![\d上下本当次])年度{_BESIDE}|{_TOGETHER}年度",
        ),
        (
            rf"(?:{_EACH}) month|monthly|每[一个]*月|按月|逐月|月月",
            rf"每[一个]*月|按月|逐月|/月|月均|·月|月度{_BESIDE}|{_TOGETHER}月度",
        ),
        (rf"(?:{_EACH}) week|weekly|每[一个]*周|按周", "每[一个]*周|按周|/周"),
        (rf"(?:{_EACH}) day|daily|每[一个]*[天日]", "每[一个]*[天日]|按[天日]|/[天日]|日均"),
        (
            r"每[一个]*季度?|按季|(?:each|every|per) quarter|quarterly",
            rf"每[一个]*季|按季|/季|(?<![一二三四\d])季度{_BESIDE}|{_TOGETHER}季度",
        ),
        (r"of (?:the|a|that) quarter", "季度|每季"),
        (r"first quarter", "第?[一1]季度"),
        (r"second quarter", "第?[二2]季度"),
        (r"third quarter", "第?[三3]季度"),
        (r"fourth quarter", "第?[四4]季度"),
        (r"(?:a|one) quarter of", "四分之一"),
        (r"(?:a|one)[- ]third(?![- ](?:part|quarter))(?: of)?", "三分之一"),
        (r"two[- ]thirds(?: of)?", "三分之二"),
        (r"half a year|half[- ]year(?:ly)?", "半年"),
        (r"half a month", "半个?月"),
        (r"(?:one |a )?half(?!(?:-| a[ -]|[ -])(?:year|month))(?: of)?|halve[ds]?", "减半|一半|半数|对半|二分之一"),
        (r"(?:twice|double) (?:the|as|that|its|this)|double[ds]?", "双倍|加倍|翻[一1]?[番倍]|[两二2]倍"),
        (r"twice(?! (?:the|as|that|its|this))", "[两二2]次"),
        (
            r"third(?= (?:year|month|day|week|phase|stage|time|instalment|installment|paragraph|item|article))",
            "第[三3](?!方)",
        ),
        (r"free of charge", "免费|无偿|免收|不收[取费]"),
    )
)


def spoken_besides(text: str, clause: str) -> tuple[str, ...]:
    """Words for figures and times (一半, 翻番, 明年, fifty million) in a text that do not stand in the clause."""
    held = normalise(plainly(clause))
    unread = re.sub(r"\d[\d,.]*\s*(?:million|billion|thousand)", " ", normalise(plainly(text)))  # read as figures
    for english, chinese in _STANDS_FOR:
        if chinese.search(held):
            unread = english.sub(" ", unread)
    return tuple(dict.fromkeys(found[0] for found in _SPOKEN.finditer(unread) if found[0] not in held))
