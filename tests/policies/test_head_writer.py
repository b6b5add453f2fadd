"""A confirmed head in front of a document: read back as it was confirmed, with everything else as it stood."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from policies.head_writer import Confirmed, confirmed_of, with_head
from policies.parser import parse_policy

TEXT = "松陵县招商奖励办法\n\n第一条 为鼓励招商，制定本办法。\n\n第二条 引荐成功的，奖励10万元。\n"
CONFIRMED = Confirmed(
    "松陵县招商奖励办法（2026）", "松陵县", date(2026, 9, 1), date(2029, 8, 31), ("松陵县招商奖励办法",)
)


def test_what_was_confirmed_is_what_is_read() -> None:
    """Title, place, both days, what it replaces."""
    policy = parse_policy(with_head(TEXT, CONFIRMED, "办法.docx"), "办法.md")
    assert confirmed_of(policy) == CONFIRMED
    assert policy.source == "办法.docx"
    assert policy.problems == ()


def test_the_clauses_stay_as_they_were() -> None:
    """Their words and where they stand."""
    before, after = (parse_policy(text, "a.md") for text in (TEXT, with_head(TEXT, CONFIRMED)))
    clauses = [
        [(str(one.locator), one.text) for one in policy.provisions if one.locator.article] for policy in (before, after)
    ]
    assert clauses[0] == clauses[1] != []


def test_other_fields_of_a_head_stay() -> None:
    """Also those written with Chinese keys; the confirmed ones take the place of theirs."""
    text = "---\n标题: 旧名\n联系方式: 0000-1234501\ntrial: true\nreplaces:\n  - 某办法\n---\n\n第一条 为鼓励招商。\n"
    policy = parse_policy(with_head(text, CONFIRMED, "b.md"), "a.md")
    assert confirmed_of(policy) == CONFIRMED
    assert (policy.contact, policy.trial) == ("0000-1234501", True)


def test_confirming_twice_is_confirming_once() -> None:
    """No second head grows in front of the first."""
    once = with_head(TEXT, CONFIRMED, "a.docx")
    assert with_head(once, CONFIRMED, "a.docx") == once


def test_a_head_that_is_no_yaml_is_replaced() -> None:
    """What it meant to say stands in what was confirmed."""
    broken = "---\ntitle: 'a\nplace b\n---\n\n第一条 为鼓励招商。\n"
    assert confirmed_of(parse_policy(with_head(broken, CONFIRMED), "a.md")) == CONFIRMED


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_no_title_breaks_out_of_its_line(title: str) -> None:
    """Quotes, colons and dashes stay in the title."""
    assert parse_policy(with_head(TEXT, replace(CONFIRMED, title=title)), "a.md").place == "松陵县"
