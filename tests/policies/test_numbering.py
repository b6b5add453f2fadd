"""Numbering: which marker a line starts with, and how it is cited."""

import pytest

from policies.numbering import Style, chinese_number, cite_item, read_marker


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十七", 17),
        ("二十", 20),
        ("一百零三", 103),
        ("二〇二四", 2024),
        ("14", 14),
        ("１４", 14),
        ("IV", 4),
        ("Three", 3),
    ],
)
def test_numerals_are_read_in_every_script(text: str, value: int) -> None:
    """二十一, 21 and XXI mean the same."""
    assert chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "甲", "1a", "Many", "一甲"])
def test_what_is_no_number_is_nought(text: str) -> None:
    """A word that is no number never becomes one."""
    assert chinese_number(text) == 0


@pytest.mark.parametrize(
    ("line", "style", "number", "label"),
    [
        ("第一章 总则", Style.CHAPTER, 1, "第一章"),
        ("第三节 落户", Style.SECTION, 3, "第三节"),
        ("第二编 分则", Style.PART, 2, "第二编"),
        ("第十二条 对企业", Style.ARTICLE, 12, "第十二条"),
        ("第19条 对企业", Style.ARTICLE, 19, "第19条"),
        ("第四条之一 不重复", Style.ARTICLE, 4, "第四条之一"),
        ("第五條 對企業", Style.ARTICLE, 5, "第五條"),
        ("第１４条 对企业", Style.ARTICLE, 14, "第１４条"),
        ("第五条【落户奖】", Style.ARTICLE, 5, "第五条"),
        ("**第五条** 奖励", Style.ARTICLE, 5, "第五条"),
        ("十一、附则", Style.HAN, 11, "十一、"),
        ("（十七）奖励", Style.HAN_PAREN, 17, "（十七）"),
        ("(二) 奖励", Style.HAN_PAREN, 2, "(二)"),
        ("3.酒店", Style.ARABIC, 3, "3."),
        ("3、酒店", Style.ARABIC, 3, "3、"),
        ("1.2024年起", Style.ARABIC, 1, "1."),
        ("（12）材料", Style.ARABIC_PAREN, 12, "（12）"),
        ("2）材料", Style.ARABIC_HALF, 2, "2）"),
        ("③租金", Style.CIRCLED, 3, "③"),
        ("⑵租金", Style.ARABIC_PAREN, 2, "⑵"),
        ("㈣租金", Style.HAN_PAREN, 4, "㈣"),
        ("2.1 流程", Style.DECIMAL, 1, "2.1"),
        ("【交通】", Style.LENTICULAR, 0, "【交通】"),
        ("Article 5 Rewards", Style.ARTICLE, 5, "Article 5"),
        ("Chapter II General", Style.CHAPTER, 2, "Chapter II"),
        ("(b) 30%", Style.LATIN, 2, "(b)"),
        ("- 材料", Style.BULLET, 0, "-"),
    ],
)
def test_markers_are_known(line: str, style: Style, number: int, label: str) -> None:
    """Every way of numbering in use is read with its number and as it is written."""
    marker = read_marker(line)
    assert marker is not None
    assert (marker.style, marker.number, marker.label) == (style, number, label)


@pytest.mark.parametrize(
    "line",
    [
        "第五条规定的奖励",
        "第三条、第四条所列项目",
        "第二条第一款的项目",
        "3.5亿元以上的项目",
        "2.5 亿元以上",
        "2023年2月8日",
        "（2023年）",
        "一是医药产业",
        "一次性奖励",
        "U.S. 3 million",
        "Article 5 of the Rules",
        "Section chief",
        "",
    ],
)
def test_what_only_looks_like_a_marker_is_none(line: str) -> None:
    """References, figures and dates at the start of a line number nothing."""
    assert read_marker(line) is None


@pytest.mark.parametrize(
    ("line", "depth", "english", "cited"),
    [
        ("（二）甲", 1, False, "第（二）项"),
        ("(二)甲", 1, False, "第（二）项"),
        ("1.甲", 1, False, "第1项"),
        ("1、甲", 2, False, "第1目"),
        ("①甲", 2, False, "第①目"),
        ("（3）甲", 3, False, "第（3）"),
        ("②甲", 4, False, "②"),
        ("1）甲", 3, False, "1）"),
        ("- 甲", 1, False, ""),
        ("(1) a", 1, True, "(1)"),
        ("2. a", 1, True, "(2)"),
        ("(c) a", 2, True, "(c)"),
    ],
)
def test_members_are_cited_as_a_jurist_would(line: str, depth: int, english: bool, cited: str) -> None:
    """第（二）项, 第1目, and below that as written."""
    marker = read_marker(line)
    assert marker is not None
    assert cite_item(marker, depth, english) == cited
