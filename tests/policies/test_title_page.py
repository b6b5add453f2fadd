"""Title page: a raw file is asked what it is."""

from datetime import date

from policies.provision import Level
from policies.title_page import read_title_page

PAGE = """来源：青岚市政府网 (附件) | 完整度：全文
青岚市人民政府办公室
青政办规〔2024〕7号
青岚市人民政府办公室关于印发《青岚市总部企业扶持办法（试行）》的通知
各县（市、区）人民政府：
现印发给你们，请认真组织实施。
2024年3月5日
青岚市总部企业扶持办法（试行）
第一条 为发展总部经济，制定本办法。"""


def test_the_head_of_a_raw_file_is_read() -> None:
    """Title, number, issuer, place, level, day, source, trial."""
    page = read_title_page(PAGE)
    assert page.title == "青岚市总部企业扶持办法（试行）"
    assert page.doc_no == "青政办规〔2024〕7号"
    assert page.issuer == "青岚市人民政府办公室"
    assert (page.place, page.level) == ("青岚市", Level.CITY)
    assert page.issued == date(2024, 3, 5)
    assert page.source == "青岚市政府网 (附件) | 完整度：全文"
    assert page.trial
    assert not page.draft


def test_only_lines_that_are_told_whole_are_used_up() -> None:
    """Source, number and title; the notice stays text."""
    assert read_title_page(PAGE).used == frozenset({1, 3, 8})


def test_the_source_may_name_the_place_and_the_age() -> None:
    """旧版 marks an older edition."""
    page = read_title_page("来源: 青岚县商务局小程序, 2023年版之前的旧版\n加快重点产业实施意见\n一、支持\n甲。")
    assert page.place == "青岚县"
    assert page.old_edition


def test_a_page_may_put_day_and_source_on_one_line() -> None:
    """2017-10-27来源：…, or 发布日期 among other fields."""
    page = read_title_page("青岚新区奖励办法\n2017-10-27来源：青岚区发改局\n第一条 甲。")
    assert (page.issued, page.source) == (date(2017, 10, 27), "青岚区发改局")
    assert read_title_page("青岚市办法\n索引号：01 发布日期：2024-03-05 浏览：9\n第一条 甲。").issued == date(
        2024, 3, 5
    )


def test_a_draft_says_so() -> None:
    """In its title or on a line of its own."""
    assert read_title_page("青岚市招商办法（征求意见稿）\n第一条 甲。").draft
    assert read_title_page("（征求意见稿）\n青岚市招商办法\n第一条 甲。").draft
    assert not read_title_page("青岚市招商办法\n第一条 本办法征求意见稿已经公示。").draft


def test_day_and_issuer_may_stand_at_the_end() -> None:
    """Under the signature."""
    page = read_title_page("青岚市招商办法\n第一条 甲。\n青岚市人民政府\n2024年3月5日")
    assert page.issuer == "青岚市人民政府"
    assert page.issued == date(2024, 3, 5)


def test_a_title_of_the_front_matter_is_not_said_twice() -> None:
    """Its line in the text is used up, another heading is not."""
    assert read_title_page("\n\n# 青岚市招商办法\n第一条 甲。", "青岚市招商办法").used == frozenset({3})
    assert read_title_page("# 总则\n第一条 甲。", "青岚市招商办法").used == frozenset()


def test_a_text_without_a_head_says_nothing() -> None:
    """A first line of prose is no title."""
    page = read_title_page("去年以来，全市招商引资成效明显。")
    assert (page.title, page.doc_no, page.issuer, page.place, page.issued) == ("", "", "", "", None)
    assert read_title_page("").used == frozenset()


def test_an_english_page_names_its_place() -> None:
    """City and trial in English."""
    page = read_title_page("# Qinglan City Incentives (Trial)\n\nArticle 1 First.")
    assert (page.title, page.place, page.level, page.trial) == (
        "Qinglan City Incentives (Trial)",
        "Qinglan City",
        Level.CITY,
        True,
    )
