"""Numbers in capital numerals (大写数字), with W for 万, as people say them (三个亿), or with blanks in between, in plain ones. Pure."""

import re

_COLLOQUIAL = str.maketrans({"廿": "二十", "卄": "二十", "卅": "三十", "卌": "四十"})
_IS_COLLOQUIAL = re.compile(r"[廿卄卅卌](?=[一二三四五六七八九百千万萬亿億元块天年月日个個人亩%‰])")
_COUNTED = re.compile(
    r"(?P<three>仨)(?=[万萬亿億千百])|(?P<two>俩|倆)(?=[万萬亿億千百])|(?<=[\d两一二三四五六七八九十百千])[个個](?=[万萬亿億])"
)
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟貳參陸", "一二三四五六七八九十百千二三六")
NUMERALS = "零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟貳參陸"
_RUN = re.compile(rf"[{NUMERALS}]{{2,}}|[壹贰叁肆伍陆柒捌玖拾佰仟貳參陸](?=[万萬亿億元成倍折期个個年月日天%‰])")
_LATIN = re.compile(rf"(?<=[\d{NUMERALS}])[^\S\n]*(?P<unit>[WwＷｗKk])(?![A-Za-z])")
_APART = re.compile(r"(?<=\d)[^\S\n]+(?=\d)")  # 3 0万元 reads as 30万元


def plainly(text: str) -> str:
    """A text with such numbers in plain ones; all else stays."""
    text = _IS_COLLOQUIAL.sub(lambda found: found[0].translate(_COLLOQUIAL), text)
    text = _COUNTED.sub(lambda found: "三" if found["three"] else "两" if found["two"] else "", text)  # 三个亿 is 三亿
    written = _RUN.sub(lambda found: found[0].translate(_CAPITALS), _APART.sub("", text))
    return _LATIN.sub(lambda found: "千" if found["unit"] in "Kk" else "万", written)
