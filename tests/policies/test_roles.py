"""Roles: what each paragraph is in its document."""

import pytest

from policies.lines import read_blocks
from policies.roles import Role, is_title, read_roles


def roles(text: str) -> list[Role]:
    """The roles of a text's paragraphs."""
    return read_roles(read_blocks(text))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("固定资产投资支持", True),
        ("固定资产投资支持。", True),
        ("申请条件：", True),
        ("优化流程，提高效率", True),
        ("", True),
        ("Water and power", True),
        ("Water is cheap.", False),
        ("符合下列条件之一的：", False),
        ("对企业给予奖励，最高100万元。", False),
        ("无重大违法记录；", False),
        ("甲" * 60, False),
    ],
)
def test_titles_are_told_from_sentences(text: str, title: bool) -> None:
    """Short, without marks inside, and introducing nothing."""
    assert is_title(text) is title


def test_headings_between_articles_are_no_items() -> None:
    """一、 and （一） stand above articles where articles follow them."""
    text = "一、支持\n（一）投资奖励\n第1条 甲。\n（二）税收奖励\n第2条 乙。\n二、其他\n第3条 丙。"
    assert roles(text) == [
        Role.HEADING,
        Role.HEADING,
        Role.ARTICLE,
        Role.HEADING,
        Role.ARTICLE,
        Role.HEADING,
        Role.ARTICLE,
    ]


def test_the_last_member_of_a_list_is_no_heading_of_the_next_article() -> None:
    """（二）… stands straight before 第二条 and still belongs to 第一条."""
    text = "第一条 下列情形除外：\n（一）房地产项目\n（二）采矿项目\n第二条 乙。"
    assert roles(text) == [Role.ARTICLE, Role.ITEM, Role.ITEM, Role.ARTICLE]


def test_a_reference_to_an_article_opens_none() -> None:
    """Without a blank behind it and out of turn, 第九条 is part of a sentence."""
    assert roles("第一条 甲。\n第九条例外情形除外。")[1] is Role.TEXT


def test_a_title_over_a_deeper_list_is_a_heading_outside_and_an_item_inside_articles() -> None:
    """（一）落户 over 1. 2."""
    assert roles("二、标准\n（一）落户\n1.甲\n2.乙")[1] is Role.HEADING
    assert roles("第一条 标准：\n（一）落户\n1.甲\n2.乙")[1] is Role.ITEM_TITLE


def test_a_short_line_over_prose_is_a_subheading_where_nothing_is_numbered() -> None:
    """Not before the first number of a numbered text, not in articles, not with figures."""
    prose = "今年以来，全市各级坚持项目为王，招商引资工作取得明显成效，项目数量和质量双提升。"
    assert roles(f"{prose}\n锚定产业，沿链出击\n{prose}")[1] is Role.SUBHEADING
    assert roles(f"内部资料\n{prose}\n一、目标\n{prose}")[0] is Role.TEXT
    assert roles(f"第一条 甲。\n说明\n{prose}")[1] is Role.TEXT
    assert roles(f"{prose}\n2024年\n{prose}")[1] is Role.TEXT


def test_a_short_line_over_a_restarting_list_is_a_topic() -> None:
    """交通 over 一、二、 after another topic had its own."""
    assert roles("一、概况\n甲。\n交通\n一、公路\n乙。")[2] is Role.TOPIC


def test_the_documents_of_a_compilation_open_anew() -> None:
    """Each title before a first article; a single one is the title of the text itself."""
    both = roles("甲县奖励办法\n第一条 甲。\n甲县用地办法\n第一条 乙。")
    assert both == [Role.APPENDIX, Role.ARTICLE, Role.APPENDIX, Role.ARTICLE]
    assert roles("甲县奖励办法\n第一条 甲。\n第二条 乙。")[0] is Role.TEXT


def test_an_annex_opens_anew() -> None:
    """附件, 附件1 and Annex A alone on their line."""
    for line in ("附件", "附件1", "附件2：申请表", "Annex A"):
        assert roles(f"第一条 甲。\n{line}\n1.乙")[1] is Role.APPENDIX


def test_short_lines_before_a_table_are_its_caption() -> None:
    """Up to two; a sentence is none."""
    table = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"
    assert roles(f"一、价格\n电价表\n单位：元/千瓦时\n{table}")[1:] == [Role.CAPTION, Role.CAPTION, Role.TABLE]
    assert roles(f"一、价格\n电价见下表。\n{table}")[1] is Role.TEXT
