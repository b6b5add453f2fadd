"""Figures that a reader of numbers passes over: 伍拾万 and 五十W as plain ones, 一半 and fifty million as they stand. Pure."""

import re

from rag.text import normalise

_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟貳參陸", "一二三四五六七八九十百千二三六")
_NUMERALS = "零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟貳參陸"
_RUN = re.compile(rf"[{_NUMERALS}]{{2,}}|[壹贰叁肆伍陆柒捌玖拾佰仟貳參陸](?=[万萬亿億元成倍折期个個年月日天%‰])")
_LATIN = re.compile(rf"(?<=[\d{_NUMERALS}])[^\S\n]*(?P<unit>[WwＷｗKk])(?![A-Za-z])")
_APART = re.compile(r"(?<=\d)[^\S\n]+(?=\d)")  # 3 0万元 reads as 30万元
_SPOKEN = re.compile(
    rf"[{_NUMERALS}\d]+分之[{_NUMERALS}\d]+|半个?亿|百万|千万|一半|减半|半数|半个|对半|翻[番倍]|双倍|加倍|[{_NUMERALS}]+成"
    rf"|[{_NUMERALS}\d]+折|(?:全部?|全额)免|免费|全额|下[周月年]|明年|后年|去年"
    r"|\b(?:half|twice|double|triple|quarter|third|dozen|hundred|thousand|million|billion|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|free of charge)\b"
)


def plainly(text: str) -> str:
    """A text with capital numerals, W and numbers written apart as a reader of numbers knows them: 伍拾W is 五十万."""
    written = _RUN.sub(lambda found: found[0].translate(_CAPITALS), _APART.sub("", text))
    return _LATIN.sub(lambda found: "千" if found["unit"] in "Kk" else "万", written)


def spoken_besides(text: str, clause: str) -> tuple[str, ...]:
    """Words for figures and times (一半, 翻番, 明年, fifty million) in a text that do not stand in the clause."""
    held = normalise(plainly(clause))
    unread = re.sub(r"\d[\d,.]*\s*(?:million|billion|thousand)", " ", normalise(plainly(text)))  # read as figures
    return tuple(dict.fromkeys(found[0] for found in _SPOKEN.finditer(unread) if found[0] not in held))
