"""Which parts of a clause may be said by themselves."""

import pytest

from rag.drafting.encoding import CodeBook
from rag.drafting.sides import GAP, sides


def _parts(clause: str, wanted: str) -> list[str]:
    """The runs of parts of a clause that have the signs of `wanted`, decoded to plain text as far as they are."""
    book = CodeBook()
    signs = [char for char in book.encode(wanted) if char in book.signs]
    source = book.encode(clause)
    return [side.text.replace(GAP, "…") for side in sides(signs, source, source, book)]


def test_a_condition_is_not_left_out_before() -> None:
    """A figure, a must, or who it is about."""
    assert len(_parts("租期5年以上的，补助10万元", "5年以上10万元")) == 1
    assert _parts("租期5年以上的，补助10万元", "10万元") == []
    assert _parts("工业企业，补助10万元", "10万元") != []
    assert all(text.startswith("工业企业") for text in _parts("工业企业，补助10万元", "10万元"))


def test_a_cap_for_everybody_stands_alone() -> None:
    """A sum for each piece does not."""
    assert _parts("租期5年以上的，每家企业最高10万元", "单个最高10万元") != []
    assert all("取得版号" in text for text in _parts("取得版号的，每款产品奖励10万元", "每10万元"))


@pytest.mark.parametrize(
    "behind",
    [
        "房地产企业除外", "但亏损的减半", "仅限首年", "不含税", "或者按协议执行", "最高100万元", "其中租房的减半", "外资企业不享受", "亏损企业不予奖励", "须三年内不迁出",
        "逐段累加",
    ],
)  # fmt: skip
def test_what_takes_something_back_is_not_left_out_behind(behind: str) -> None:
    """Nor another way of meeting the condition."""
    assert all(len(text) > len("企业补助。") for text in _parts(f"企业补助10万元，{behind}", "10万元"))


@pytest.mark.parametrize(
    "cap", ["同一企业累计最高1200万元", "年度累计最高500万元", "合计不超过500万元", "且总额不超过500万元"]
)
def test_what_is_given_is_not_said_without_what_limits_it_for_one_or_over_time(cap: str) -> None:
    """Whatever words say for whom, or over what time."""
    clause = f"设备投资500万元以上的，给予8%补助，{cap}"
    assert _parts(clause, "500万元以上8%") == []
    assert _parts(clause, f"500万元以上8%，{cap}") != []


@pytest.mark.parametrize("cap", ["单个项目最高100万元", "每家企业每年最高100万元"])
def test_what_is_given_is_not_said_without_the_cap_for_everybody(cap: str) -> None:
    """The cap without the rate is; so are both."""
    clause = f"企业租房的，按租金的30%给予补贴，{cap}"
    assert _parts(clause, "30%") == []
    assert _parts(clause, f"30%，{cap}") != []
    assert _parts(clause, cap) != []


def test_whole_results_in_the_middle_may_be_passed_over_and_conditions_may_not() -> None:
    """The first year's subsidy, but not the tax that must be reached."""
    assert any("…" in text for text in _parts("企业租房的，第一年补助10万元，第二年补助5万元", "第二年5万元"))
    assert not any("…" in text for text in _parts("企业租房，亩均税收20万元，补助5万元", "5万元"))
    assert not any("…" in text for text in _parts("企业补助10万元，租期5年以上的，补助5万元", "5万元"))


def test_who_is_about_goes_with_later_duties_only() -> None:
    """Not with what is given under a condition."""
    assert any("…" in text for text in _parts("引荐人应当如实介绍情况，不得收取费用", "不得"))
    assert not any("…" in text for text in _parts("引荐人应当备案，奖励10万元", "10万元"))


def test_a_condition_alone_says_nothing() -> None:
    """…的 without what follows."""
    assert not any(text.endswith("的") for text in _parts("租期5年以上的，补助10万元", "5年以上"))


def test_what_happens_is_not_said_without_when_it_does() -> None:
    """Nothing stands alone behind words that may be a condition, with a figure in it or without."""
    assert all(text.startswith("公示") for text in _parts("公示有异议的，奖励停止发放", "停止"))
