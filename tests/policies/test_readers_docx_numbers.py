"""The numbers that Word shows and does not store."""

import pytest
from docx.oxml import parse_xml

from policies.limits import Limits
from policies.readers_docx import read
from policies.readers_docx_numbers import Numbering, chinese_number, read_numbering
from tests.policies.word_files import NAMESPACE, add, numbered, saved, with_list


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (0, "0"),
    ],
)
def test_chinese_numbers(number: int, words: str) -> None:
    """As articles are counted."""
    assert chinese_number(number) == words


def test_articles_and_items_are_counted_as_word_shows_them() -> None:
    """第一条 with items （一）（二), which begin anew under the next article."""
    document, list_id = with_list(
        [("chineseCountingThousand", "第%1条"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    )
    for text, level in (("目的", 0), ("甲", 1), ("乙", 1), ("子", 2), ("对象", 0), ("丙", 1)):
        add(document, numbered(text, list_id, level))
    lines = read(saved(document), Limits()).text.split()
    assert lines == ["第一条", "目的", "（一）甲", "（二）乙", "1.子", "第二条", "对象", "（一）丙"]


@pytest.mark.parametrize(
    ("fmt", "pattern", "third"),
    [
        ("japaneseCounting", "%1、", "三、"),
        ("decimalEnclosedCircleChinese", "%1", "③ "),
        ("upperLetter", "%1.", "C."),
        ("lowerRoman", "(%1)", "(iii)"),
        ("chineseLegalSimplified", "%1、", "叁、"),
        ("ideographTraditional", "%1．", "丙．"),
        ("decimalZero", "%1", "03 "),
        ("decimalFullWidth", "%1、", "３、"),
        ("ideographDigital", "二〇二%1", "二〇二三 "),
        ("bullet", "", "- "),
        ("none", "", ""),
        ("somethingNew", "%1)", "3)"),
    ],
)
def test_formats_met_in_chinese_documents(fmt: str, pattern: str, third: str) -> None:
    """WPS and Word name the same numbers differently."""
    document, list_id = with_list([(fmt, pattern)])
    numbering = read_numbering(document.part.numbering_part.element)
    assert [numbering.visible(list_id, 0) for _ in range(3)][-1] == third


def test_a_level_shows_the_counters_above_it() -> None:
    """1.1 under 第一条 counts in Arabic digits where the level says so."""
    drawn = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>'
    )
    numbering = numbering_of(f'<w:abstractNum w:abstractNumId="1">{drawn}</w:abstractNum>{num(1)}')
    assert [numbering.visible("1", level) for level in (0, 1, 1)] == ["第一条 ", "1.1 ", "1.2 "]


def test_an_override_starts_the_count_again() -> None:
    """Two lists over one drawing go on counting unless one says that it starts anew."""
    drawn = '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = numbering_of(drawn + num(1) + num(2) + num(3, again))
    assert [numbering.visible(list_id, 0) for list_id in "1123"] == ["1.", "2.", "3.", "1."]


def test_unknown_lists_have_no_number() -> None:
    """A damaged reference shows nothing."""
    assert numbering_of(num(7)).visible("7", 0) == ""
    assert read_numbering(None).visible("1", 0) == ""


def test_a_paragraph_style_may_carry_the_list() -> None:
    """The style names the list, the list names the level of the style; number 0 takes a paragraph out again."""
    document, list_id = with_list([("chineseCounting", "%1、")])
    properties = document.styles["Heading 2"].element.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {NAMESPACE}><w:numId w:val="{list_id}"/></w:numPr>'))
    document.add_heading("申报条件", 2)
    add(document, numbered("无编号", "0").replace("<w:pPr>", '<w:pPr><w:pStyle w:val="Heading2"/>'))
    document.add_heading("申报材料", 2)
    assert read(saved(document), Limits()).text == "## 一、申报条件\n\n## 无编号\n\n## 二、申报材料\n"


def numbering_of(inner: str) -> Numbering:
    """Numbering out of the inner XML of numbering.xml."""
    return read_numbering(parse_xml(f"<w:numbering {NAMESPACE}>{inner}</w:numbering>"))


def num(number: int, inner: str = "") -> str:
    """A list over the drawing 1."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/>{inner}</w:num>'
