"""Numbers in capital numerals (大写数字), with W for 万, or with blanks in between, as a reader of numbers knows them: 伍拾W is 五十万. Pure."""

import re

_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟貳參陸", "一二三四五六七八九十百千二三六")
NUMERALS = "零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟貳參陸"
_RUN = re.compile(rf"[{NUMERALS}]{{2,}}|[壹贰叁肆伍陆柒捌玖拾佰仟貳參陸](?=[万萬亿億元成倍折期个個年月日天%‰])")
_LATIN = re.compile(rf"(?<=[\d{NUMERALS}])[^\S\n]*(?P<unit>[WwＷｗKk])(?![A-Za-z])")
_APART = re.compile(r"(?<=\d)[^\S\n]+(?=\d)")  # 3 0万元 reads as 30万元


def plainly(text: str) -> str:
    """A text with such numbers in plain ones; all else stays."""
    written = _RUN.sub(lambda found: found[0].translate(_CAPITALS), _APART.sub("", text))
    return _LATIN.sub(lambda found: "千" if found["unit"] in "Kk" else "万", written)
