"""Inline lists: taken apart beyond doubt, or not at all."""

import pytest

from policies.inline_lists import split_lists


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "第三条 按下列标准奖励：（一）一亿元以上的，50万元；（二）五亿元以上的，200万元。",
            ["第三条 按下列标准奖励：", "（一）一亿元以上的，50万元；", "（二）五亿元以上的，200万元。"],
        ),
        ("材料如下：1.申请表一份；2.营业执照。", ["材料如下：", "1.申请表一份；", "2.营业执照。"]),
        ("（三）总部类企业；（四）研发类企业。", ["（三）总部类企业；", "（四）研发类企业。"]),
        ("第七条 甲市负责。第八条 乙市负责。", ["第七条 甲市负责。", "第八条 乙市负责。"]),
        ("一、政策依据甲。二、申请条件乙。", ["一、政策依据甲。", "二、申请条件乙。"]),
        (
            "分两类：（一）新落户的：1.内资企业；2.外资企业；（二）增资企业。",
            ["分两类：", "（一）新落户的：", "1.内资企业；", "2.外资企业；", "（二）增资企业。"],
        ),
    ],
)
def test_a_list_with_running_numbers_is_taken_apart(text: str, parts: list[str]) -> None:
    """Lists of articles, headings and members, also one inside another."""
    assert split_lists(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "对企业给予奖励，最高100万元。",
        "按照第三条第（一）项、第（二）项办理。",
        "下列情形：（一）在本地注册的企业；（三）其他企业。",
        "甲方投资；（二）在本地注册的企业；（三）其他企业。",
        "奖励分别为：1.5亿元；2.5亿元。",
        "分三档：1、2、3万元。",
        "市局负责。第二条规定的项目除外。第三条规定的项目除外。",
        "按该办法办理。第五条 由市局解释。",
        "",
    ],
)
def test_whatever_leaves_a_doubt_stays_whole(text: str) -> None:
    """References, gaps, figures and parts too short to be members."""
    assert split_lists(text) == [text]
