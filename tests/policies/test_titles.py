"""Titles: found among the first lines, whole, and not the notice's."""

import pytest

from policies.titles import Line, find_title, is_authority, tells_about_file


def title_of(*lines: str, following: tuple[str, ...] = ()) -> tuple[str, frozenset[int]]:
    """Title and its lines where these are the first lines of a file."""
    head: list[Line] = list(enumerate(lines, start=1))
    return find_title(head, list(enumerate(following, start=len(lines) + 1)))


def test_a_title_on_one_line() -> None:
    """Fields of the page's record and the authority's own line are passed over."""
    lines = ("索引号：0001/2024", "青岚市人民政府", "青岚市招商引资奖励办法（试行）", "2024年3月5日")
    assert title_of(*lines) == ("青岚市招商引资奖励办法（试行）", frozenset({3}))


def test_an_issuer_before_about_belongs_to_the_title() -> None:
    """中共… …人民政府 / 关于…的实施意见."""
    assert title_of("中共青岚县委 青岚县人民政府", "关于支持工业发展的实施意见") == (
        "中共青岚县委 青岚县人民政府关于支持工业发展的实施意见",
        frozenset({1, 2}),
    )


def test_a_title_broken_in_the_middle_is_joined() -> None:
    """Its first half starts with the place, its second starts nowhere."""
    assert title_of("青岚市重点产业链企业", "奖励扶持办法") == ("青岚市重点产业链企业奖励扶持办法", frozenset({1, 2}))
    assert title_of("政务公开", "青岚市奖励办法")[0] == "青岚市奖励办法"


def test_a_title_that_goes_on_in_the_next_line_is_joined() -> None:
    """关于申报…奖励 / 的办事指南."""
    assert title_of("关于申报2024年度高新企业奖励", "的办事指南")[0] == "关于申报2024年度高新企业奖励的办事指南"


def test_an_annexed_document_gives_its_title_too() -> None:
    """附件：… stays a heading of the text."""
    notice = "青岚市科技局关于印发科技奖补办法的通知"
    assert title_of(notice, following=("附件：科技奖补办法",)) == ("科技奖补办法", frozenset())


def test_a_forwarded_document_keeps_its_own_title() -> None:
    """The notice's title is no title of the document, where the document repeats its own."""
    notice = "青岚市人民政府关于印发《青岚市总部企业办法》的通知"
    assert title_of(notice, following=("各部门：", "青岚市总部企业办法")) == ("青岚市总部企业办法", frozenset({3}))
    assert title_of(notice, following=("各部门：",)) == (notice, frozenset({1}))


def test_any_short_first_line_may_be_a_title() -> None:
    """A report or a guide names no kind of document; a sentence is none."""
    assert title_of("奋楫扬帆 青岚市招商引资再出发")[0] == "奋楫扬帆 青岚市招商引资再出发"
    assert title_of("去年以来，全市招商引资成效明显。") == ("", frozenset())
    assert title_of() == ("", frozenset())


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("青岚市科技局 青岚市财政局", True),
        ("中共青岚县委", True),
        ("Qinglan Investment Bureau", True),
        ("市局办法", False),
        ("", False),
    ],
)
def test_authorities_are_known_by_their_names(text: str, authority: bool) -> None:
    """All parts of the line end as an authority's name does."""
    assert is_authority(text) is authority


def test_fields_of_a_page_are_known() -> None:
    """They are no titles."""
    assert tells_about_file("发布日期：2024-03-05")
    assert not tells_about_file("发布会：三月举行")
