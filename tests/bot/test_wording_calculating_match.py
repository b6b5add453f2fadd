"""A policy package in words: each programme with its outcome, what overlaps, what fits on a page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.calculating.profile import package_of
from bot.calculating.state import Kind, State
from bot.wording_calculating_match import chat_lines, chat_pages, match_line, paper_spans, policies_of, summary_spans
from rag.answer import Language
from rag.calculating.calculation import Citing
from rag.calculating.matching import Match
from rag.calculating.rates import Rates
from rag.calculating.truth import Verdict
from rag.rules.fact_list import SHARED
from rag.rules.quantity import Money
from tests.calculating_desk.rules import DAY, book

_ZH = Language.SIMPLIFIED


def _ordered() -> tuple[Match, ...]:
    state = State(DAY, kind=Kind.ALL, place="栖梧市").knowing("fixed_investment", Money(Decimal(300_000_000)))
    state = state.knowing("capital", frozenset({"内资"}))
    return package_of(state, book(), Rates()).ordered


def test_each_programme_says_what_it_comes_to_and_what_is_missing() -> None:
    """Some of it, where that is much."""
    first = next(one for one in _ordered() if one.programme.id == "fixed-assets")
    line = match_line(1, first, (first,), _ZH)
    assert line.startswith("1. ？ 固定资产投资奖励（栖梧市）：600万元；还缺 ")
    assert "项" in line
    assert line.endswith(f"（《栖梧市招商引资激励政策》{first.programme.clause}）")  # no figure without its clause


def test_what_fails_names_the_clause() -> None:
    """One is enough."""
    failed = next(one for one in _ordered() if one.calculation.verdict is Verdict.NOT_MET)
    line = match_line(9, failed, (failed,), _ZH)
    assert "卡在" in line and line.endswith("（《栖梧市社会化招商奖励办法（试行）》）")


def test_what_overlaps_names_what_is_had_instead() -> None:
    """With the clause that says so."""
    first, second = _ordered()[:2]
    name = f"{first.edition.rules.document}/{first.programme.id}"
    displaced = replace(second, displaced_by=name, displaced_through=Citing("第三十六条"))
    line = match_line(2, displaced, (first, displaced), _ZH)
    assert "就高不重复" in line and first.programme.name.zh in line and "第三十六条" in line


def test_pages_hold_each_programme_once() -> None:
    """A deadline that is the one of the programme before is not said again."""
    ordered = _ordered()
    assert [number for page in chat_pages(ordered, _ZH) for number in page] == list(range(len(ordered)))
    lines = [line for number, one in enumerate(ordered) for line in chat_lines(number, one, ordered, _ZH)]
    assert sum("期限" in line for line in lines) < len(ordered)


def test_the_paper_sorts_by_outcome_and_names_the_documents() -> None:
    """Also where nothing fits."""
    heads = [span.text for span in paper_spans(_ordered(), DAY, _ZH) if span.text.startswith(("一、", "二、", "三、"))]
    assert heads == ["一、符合条件", "二、待确认", "三、不符合"]
    assert {policy.place for policy in policies_of(_ordered())} == {"栖梧市"}


def test_what_may_not_be_had_together_for_sure_is_not_said_to_be_had() -> None:
    """It names the other one, and that nothing is written."""
    first, second = _ordered()[:2]
    name = f"{first.edition.rules.document}/{first.programme.id}"
    line = match_line(2, replace(second, unsure_with=name), (first, second), _ZH)
    assert f"能否与{first.programme.name.zh}同时领取，条款没有写明，不计入合计" in line


def test_why_there_is_no_sum_over_places_or_no_reward_is_said() -> None:
    """No place was named; the project was signed before every edition."""
    state = State(DAY, kind=Kind.ALL, party="referrer").knowing("fixed_investment", Money(Decimal(300_000_000)))
    told = state.knowing("signed_on", date(2020, 5, 1))
    lines = [span.text for span in summary_spans(package_of(told, book(), Rates()).matches, (), SHARED, _ZH)]
    assert any("早于已收录的任何一版规定" in line for line in lines)
    several = package_of(replace(state, party=""), book(), Rates()).matches
    assert any("各地的金额不相加" in span.text for span in summary_spans(several, (), SHARED, _ZH))


def test_values_that_do_not_agree_are_said_with_the_programme() -> None:
    """The place is the county, the project is said to be in the zone."""
    state = State(DAY, kind=Kind.ALL, place="临澜县").knowing("county_kind", frozenset({"高新区"}))
    found = next(one for one in package_of(state, book(), Rates()).ordered if one.programme.id == "fixed-assets")
    assert "“高新区”：与所填的地方、金额或日期对不上" in match_line(1, found, (found,), _ZH)


def test_what_was_not_looked_at_is_named_with_its_reason() -> None:
    """A draft, what is expired or replaced, what is another place's."""
    state = State(date(2026, 8, 3), kind=Kind.ALL, place="临澜县").knowing(
        "fixed_investment", Money(Decimal(300_000_000))
    )
    lines = [span.text for span in summary_spans(package_of(state, book(), Rates()).matches, (), SHARED, _ZH)]
    left = next(line for line in lines if line.startswith("没有列入："))
    assert "别处的办法（" in left and "栖梧高新区" in left
    city = package_of(replace(state, place="栖梧市"), book(), Rates()).matches
    told = next(span.text for span in summary_spans(city, (), SHARED, _ZH) if span.text.startswith("没有列入："))
    assert "（征求意见稿）》（征求意见稿，没有印发）" in told and "《栖梧市社会化招商奖励暂行办法》（" in told
