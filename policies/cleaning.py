"""Frees a raw text of what scanning, copying and web pages have put into it, and never touches a figure.

Only blanks, invisible characters, pinyin notes and lines of page furniture go away; the line structure stays, so that line
numbers in problems and provisions are those of the file.
"""

import re

from policies.encodings import decode as decode  # noqa: PLC0414 - the contract offers it here
from policies.furniture import is_furniture, menu_lines

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?|\u2028|\u2029|\x85")
_ODD_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c]")

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_PUNCTUATION = "，。；：、！？（）《》〈〉“”‘’【】〔〕「」『』…—％‰"
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_PINYIN = re.compile(rf"(?<=[{_HAN}])[（(] ?([a-zü{_TONES}]{{1,6}}) ?[）)]")
_TONED = re.compile(f"[{_TONES}]")
_SYLLABLE = re.compile(r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:[aeiouü]{1,3}(?:ng?|r)?)")

_DIVISION_NUMBER = re.compile(
    r"第 ?([〇零一二三四五六七八九十百\d](?: ?[〇零一二三四五六七八九十百\d]){0,5}) ?(?=[编章节条款项目編節條項])"
)
_SPACED_YEAR = re.compile(r"(?<!\d)(?<!\d )([12]) ([09]) (\d) (\d) ?(?=年)")
_SPACED_LETTERS = re.compile(rf"(?<![{_HAN}{_PUNCTUATION}\w])[{_HAN}](?: [{_HAN}])+(?![{_HAN}\w])")
_AROUND_PUNCTUATION = re.compile(
    rf"(?<=[{_PUNCTUATION}]) +(?=[^\s|])|(?<=[^\s|\-*#>]) +(?=[，。；：、！？）》〉”’】〕」』％‰])"
)
_AFTER_HALF_WIDTH = re.compile(rf"(?<=[,;:)]) +(?=[{_HAN}“（])|(?<=[{_HAN}]) +(?=[,;)])")
_HAN_GAP = re.compile(rf"(?<=[{_HAN}]) {{1,2}}(?=[{_HAN}])")
_FIGURE_GAP = re.compile(rf"(?<=[{_HAN}]) {{1,2}}(?=\d)|(?<=\d) {{1,2}}(?=[{_HAN}%])")
_UNIT_GAP = re.compile(r"(?<=\d) (?=[年月日号万亿元%％‰])")
_TAB_BEHIND_NUMBER = re.compile(r"^(\s*[^\s\t]{1,8}[、.．）)])\t+(?=[^\t]*$)")  # 一、⇥政策依据 is no row of cells
_KEPT_HEAD = re.compile(
    r"(?:[-*+>] +|#{1,6} +|\d[\d.]* +|附件 ?\d* +)|第[^ 第]{1,8}[编章节条編節條] +|(?:Article|Chapter|Section|Part) \S+ +"
)


def clean_text(text: str) -> str:
    """The text without OCR blanks, pinyin notes, invisible characters and page furniture; same lines, same figures.

    A dropped line stays as an empty one. Leading blanks of a line stay too, as they may mark a paragraph.
    """
    text = _NEWLINE.sub("\n", text)
    text = _ODD_BLANK.sub(" ", _CONTROL.sub("", _INVISIBLE.sub("", text)))
    text = _without_pinyin(text)
    lines = text.split("\n")
    menu = menu_lines(lines)
    return "\n".join(
        "" if number in menu or is_furniture(line) else clean_line(line) for number, line in enumerate(lines)
    )


def _without_pinyin(text: str) -> str:
    """Take off 銳評(píng). A syllable without tone goes only where the text also carries toned ones, as (a) may be a list."""
    if not any(_TONED.search(note[1]) for note in _PINYIN.finditer(text)):
        return text

    def shorten(note: re.Match[str]) -> str:
        noise = _TONED.search(note[1]) or (len(note[1]) > 1 and _SYLLABLE.fullmatch(note[1]))
        return "" if noise else note[0]

    return _PINYIN.sub(shorten, text)


def clean_line(line: str) -> str:
    """One line without the blanks that scanning has put between Chinese characters, and between figures and words.

    A blank behind a number or a marker stays, and so do blanks between the words of a line without punctuation (a title).
    """
    line = _TAB_BEHIND_NUMBER.sub(r"\1", line.rstrip())
    if "  " not in line and " " not in line:
        return line
    body = line.lstrip()
    indent = line[: len(line) - len(body)]
    if not re.search(rf"[{_HAN}]", body):
        return line
    body = _DIVISION_NUMBER.sub(lambda found: "第" + found[1].replace(" ", ""), body)
    body = _SPACED_YEAR.sub(r"\1\2\3\4", body)
    head = _KEPT_HEAD.match(body)
    kept = head[0] if head else ""
    return indent + kept + _close_gaps(body[len(kept) :])


def _close_gaps(body: str) -> str:
    if "|" in body or "\t" in body:  # cells keep their blanks
        return _UNIT_GAP.sub("", body)
    body = _SPACED_LETTERS.sub(lambda found: found[0].replace(" ", ""), body)
    body = _AFTER_HALF_WIDTH.sub("", _AROUND_PUNCTUATION.sub("", body))
    if re.search("[，。；：,;]", body):  # prose; in a title or a menu a blank may set words apart
        return _FIGURE_GAP.sub("", _HAN_GAP.sub("", body))
    return _UNIT_GAP.sub("", body)
