"""Laying what is said along a clause: whole words, in their order, every sign, nothing of one's own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.drafting.aligning import Around, is_said_by
from rag.drafting.encoding import CodeBook

CLAUSE = "总部企业租用国有标准厂房从事生产，租期5年以上的，第一年租金全额补助，第二年按租金的50%补助，每家企业每年最高150万元"


def _says(claim: str, clause: str = CLAUSE, label: str = "", demands: bool = False) -> bool:
    book = CodeBook("栖梧市")
    return is_said_by(
        book.encode(claim), book.encode(clause), book, Around(book.encode(clause), book.encode(label), demands)
    )


@pytest.mark.parametrize(
    "claim",
    [
        CLAUSE, "总部企业租用国有标准厂房从事生产，租期5年以上的，第一年租金全额补贴，每家企业每年最多150万元", "每家企业每年最多150万元",
        "总部企业租用国有标准厂房从事生产，租期5年以上的，第二年可获得租金50%的补助，每家企业每年最高150万元",
        "总部企业租用国有标准厂房从事生产，租期5年以上的，第一年租金全额补助，每家企业每年最高150万元",
    ],
)  # fmt: skip
def test_a_run_of_parts_may_be_said(claim: str) -> None:
    """Also with whole parts passed over that are no condition, and in other words."""
    assert _says(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "第一年租金全额补助", "第二年按租金的50%补助", "企业租用国有标准厂房从事生产，租期5年以上的，第一年租金全额补助", "总部企业租用标准厂房，第一年租金全额补助",
        "总部企业租用国有标准厂房从事生产，第一年租金全额补助", "总部企业租用国有标准厂房从事生产，租期5年以上的，第一年按租金的50%补助", "总部企业租用国有标准厂房从事生产，租期5年以上的",
        "总部企业租用国有标准厂房从事生产，租期5年以上的，可获得补助", "总部企业租用国有标准厂房从事生产，租期5年以上的，第二年租金全额补助", "补助总部企业", "每年最高150万元", "",
        "总部企业租用国有标准厂房从事生产，租期5年以上的，第一年租金全额补助，并免征所得税",
        "总部企业租用国有标准厂房从事生产，租期5年以上的，第一年租金全额补贴", "总部企业租用国有标准厂房从事生产，租期5年以上的，第二年可获得租金50%的补助",
    ],
)  # fmt: skip
def test_what_cuts_adds_or_swaps_is_not_said(claim: str) -> None:
    """A condition or the cap left out, a word cut, a figure of another year, no statement at all, something of one's own."""
    assert not _says(claim)


def test_roles_cannot_be_exchanged() -> None:
    """Who pays whom."""
    assert _says("由市财政局向引荐人支付奖励", "由市财政局向引荐人支付奖励")
    assert not _says("由引荐人向市财政局支付奖励", "由市财政局向引荐人支付奖励")


def test_what_takes_something_back_is_not_left_out() -> None:
    """除外, 不含, 但 behind what is said; a new sentence of its own may be left out."""
    assert not _says("工业企业奖励10万元", "工业企业奖励10万元，房地产企业除外")
    assert not _says("工业企业奖励10万元", "工业企业奖励10万元，但亏损的减半")
    assert _says("工业企业奖励10万元", "工业企业奖励10万元，次年兑现")


def test_what_is_refused_is_not_given() -> None:
    """By words that may be added or moved."""
    clause = "公职人员引荐的项目，凡属于其职责范围的，不予奖励"
    for lie in (
        "公职人员引荐的项目，可获得奖励",
        "公职人员引荐的项目，凡属于其职责范围的，给予奖励",
        "公职人员引荐的项目，凡属于其职责范围的，奖励",
    ):
        assert not _says(lie, clause)
    assert _says("公职人员引荐的项目，凡属于其职责范围的，不奖励", clause)


def test_the_label_of_a_clause_may_be_said() -> None:
    """Of what a price is."""
    clause = "市区和高新区每亩26万元起"
    assert _says("市区和高新区工业用地出让底价每亩26万元起", clause, "工业用地出让底价")
    assert not _says("市区和高新区工业用地出让底价每亩26万元起", clause)


def test_a_must_of_the_lead_may_be_said_of_a_member() -> None:
    """应当符合下列条件 above it; not where nothing demands it, and never instead of a may."""
    assert _says("引荐事实须得到投资方书面确认", "引荐事实得到投资方书面确认", demands=True)
    assert not _says("引荐事实须得到投资方书面确认", "引荐事实得到投资方书面确认")
    assert not _says("引荐人须申请备案", "引荐人可以申请备案", demands=True)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="总部企业租用厂房补助年第一二5,，的不可最高150万元%以上", max_size=40))
def test_no_jumble_of_the_clauses_own_words_stops_the_reader(claim: str) -> None:
    """It ends, whatever is asked."""
    assert _says(claim) in (True, False)
