"""What a page says of its document."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from policies.readers_html_facts import PageTitles, page_facts, page_titles, plain_fact


def titles(html: str) -> PageTitles:
    """The titles of a page."""
    return page_titles(LexborHTMLParser(html), ())


def test_the_sites_own_field_counts_first() -> None:
    """Then the heading, then the window."""
    field, heading, window = "<meta name=articletitle content=甲办法>", "<h1>乙办法</h1>", "<title>丙办法-某网</title>"
    assert titles(field + heading + window).choose("") == "甲办法"
    assert titles(heading + window).choose("") == "乙办法"
    assert titles("<h1> </h1>" + window).choose("") == "丙办法-某网"
    assert titles("<p>x").choose("") == ""


@pytest.mark.parametrize(
    "window",
    ["栖梧市奖励办法_栖梧市人民政府", "栖梧市奖励办法 - 信息公开", "栖梧市奖励办法｜栖梧区政府 ", "栖梧市奖励办法"],
)
def test_the_sites_name_is_taken_off(window: str) -> None:
    """Behind a line, a bar or a dash."""
    assert titles(f"<title>{window}</title>").choose("第一条") == "栖梧市奖励办法"


def test_a_wrong_window_title_gives_way_to_the_documents_own() -> None:
    """Templates carry the title of another page."""
    wrong = titles("<title>工业扶持意见</title>")
    assert wrong.choose("关于促进旅游业发展的若干意见（试行）\n第一条") == ""
    assert wrong.choose("第一条 为了发展工业。") == "工业扶持意见"


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("发文字号：栖政发〔2026〕3号", "栖政发〔2026〕3号"),
        ("文 号: 栖政发〔2026〕3号", "栖政发〔2026〕3号"),
        ("发布机构：栖梧市商务局", "栖梧市商务局"),
        ("发布日期：2026-03-01【字号：大中小】", "发布日期：2026-03-01"),
        ("有 效 性：现行有效", "有效性：现行有效"),
        ("奖励标准：最高200万元", ""),
        ("发布日期：", ""),
        ("第一条 发文字号：无", ""),
    ],
)
def test_labels_are_said_as_a_title_page_says_them(line: str, fact: str) -> None:
    """Numbers and authorities bare, dates with their label, anything else not at all."""
    assert plain_fact(line) == fact


def test_the_sites_field_of_the_date_is_used_where_the_page_shows_none() -> None:
    """And only there."""
    page = LexborHTMLParser("<meta name=PubDate content='2026-03-01 10:00'>")
    assert page_facts(page, []) == ("发布日期：2026-03-01",)
    assert page_facts(page, ["成文日期：\n2026年2月1日"]) == ("成文日期：2026年2月1日",)
