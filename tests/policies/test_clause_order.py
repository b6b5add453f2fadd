"""Clauses that do not follow each other are shown to the person who publishes them."""

import pytest

from bot.settings import SHIPPED_POLICIES
from policies.clause_order import order_problems
from policies.parser import parse_policy


def _said(*clauses: str) -> list[tuple[int, str]]:
    policy = parse_policy("\n\n".join(clauses), "办法.md")
    return [(one.line, one.message) for one in order_problems(policy)]


def test_an_article_that_stands_twice_is_named() -> None:
    """With the line of the second."""
    ((line, message),) = _said("第一条 奖励5万元。", "第二条 乙。", "第二条 丙。")
    assert line == 5 and "第二条出现了两次" in message


def test_an_item_that_stands_twice_is_named() -> None:
    """Inside its article."""
    ((_, message),) = _said("第一条 有下列情形之一：", "（一）甲。", "（一）乙。")
    assert "第一条第（一）项出现了两次" in message


@pytest.mark.parametrize(
    ("clauses", "said"),
    [
        (("第一条 甲。", "第三条 丙。"), "第1条之后是第3条"),
        (("第三条 丙。", "第二条 乙。"), "条号倒退"),
        (("第一条 甲。", "第二条 乙。", "第一条 丙。"), "条号倒退"),
    ],
)
def test_numbers_that_leap_or_go_back_are_named(clauses: tuple[str, ...], said: str) -> None:
    """A page may be missing."""
    assert any(said in message for _, message in _said(*clauses))


def test_an_annex_begins_anew() -> None:
    """Behind a whole run of articles 第一条 is another text's."""
    assert _said("第一条 甲。", "第二条 乙。", "第三条 丙。", "附件 申报表", "第一条 丁。", "第二条 戊。") == []


def test_shipped_documents_are_in_order() -> None:
    """No false alarm on real ones: with chapters, tables, items, in two languages."""
    for path in sorted(SHIPPED_POLICIES.glob("*.md")):
        assert order_problems(parse_policy(path.read_text(encoding="utf-8"), path.name)) == (), path.name


def test_what_has_no_articles_has_no_order() -> None:
    """Headings and plain text."""
    assert _said("# 指南", "甲。", "一、乙", "一、丙") == []
