"""Targets in a chat: shown old and new, one tap does it, and the board is held against it."""

from decimal import Decimal

import pytest

from store.reporting.indicators import Indicator
from store.reporting.periods import Period, PeriodKind
from store.reporting.rulebook_ledger import RulebookLedger
from tests.reporting.board_office import JULY, presses, with_a_report
from tests.reporting.office import ADMIN, COORDINATOR, LEADER, NOW, Office

YEAR = Period(PeriodKind.YEAR, 2026)


def said(office: Office, words: str, person: int = COORDINATOR) -> str:
    """The reply's words."""
    return office.say(words, person).text


def targets(office: Office) -> dict[tuple[Indicator, str], Decimal]:
    """What stands."""
    book = RulebookLedger(office.books.registry.database)
    return {(one.indicator, str(one.period)): one.value for one in book.targets()}


def test_a_target_is_set_by_one_tap_after_it_was_shown(office: Office) -> None:
    """Old and new, in words and in the audit; the board's row holds the figure against it."""
    with_a_report(office)
    asked = said(office, "/target 冠县 投资 20亿 2026")
    assert "冠县招商办（示例） · 签约项目计划投资 · 2026年：— → 20亿元" in asked
    assert targets(office) == {}
    assert "已改好" in office.press("确定", COORDINATOR).text
    assert targets(office) == {(Indicator.PLANNED, "2026"): Decimal(2_000_000_000)}
    assert "20亿元 → 25亿元" in said(office, "/target 冠县 2026 投资 25亿")
    office.press("确定", COORDINATOR)
    assert "目标6.2329亿元" in presses(office, "打开指标", "1 冠县招商办…", at=JULY).text
    entries = office.books.registry.audit(9)
    assert [entry.action for entry in entries[:2]] == ["target.set", "target.set"]
    assert entries[0].by == COORDINATOR and entries[0].before is not None


def test_a_target_is_taken_back_and_those_that_stand_are_listed(office: Office) -> None:
    """By 取消; an office alone shows its own."""
    said(office, "/target 冠县 开工 12 2026-Q3")
    office.press("确定", COORDINATOR)
    said(office, "/target 冠县 外资 500万美元")
    office.press("确定", COORDINATOR)
    listed = said(office, "/target 冠县")
    assert "2026年第三季度 · 新开工项目：12个" in listed and "2026年 · 到账外资：500万美元" in listed
    assert "12个 → —" in said(office, "/target 冠县 新开工项目 取消 三季度")
    office.press("确定", COORDINATOR)
    assert targets(office) == {(Indicator.FOREIGN_USD, "2026"): Decimal(5_000_000)}
    assert "0个" in said(office, "/target 莘县")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("/target", "写法"),
        ("/target 没有的县 投资 20亿", "名册里没有"),
        ("/target 冠县 20亿", "写法"),
        ("/target 冠县 投资 二十", "名册里没有"),
        ("/target 冠县 投资 20", "单位"),
        ("/target 冠县 投资 0亿", "不是一个准确的数"),
        ("/target 冠县 开工 3亿", "单位不对"),
        ("/target 冠县 外资 500万", "币种"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_write(office: Office, words: str, told: str) -> None:
    """And nothing is offered to tap."""
    reply = office.say(words, COORDINATOR)
    assert told in reply.text
    assert reply.buttons == ()


def test_a_tap_does_it_once_and_only_what_was_shown(office: Office) -> None:
    """Not twice, not after 不改, not by another person, not over what somebody else has set since."""
    said(office, "/target 冠县 投资 20亿")
    office.press("不改", COORDINATOR)
    assert "已经过期" in office.press("确定", COORDINATOR).text
    said(office, "/target 冠县 投资 20亿")
    token = office.buttons["确定"]
    assert "已经过期" in office.say("", ADMIN, press=token).text
    assert "不对您的身份开放" in office.say("", LEADER, press=token).text
    said(office, "/target 冠县 投资 30亿", ADMIN)
    office.press("确定", ADMIN)
    assert "刚才别人改过了" in office.say("", COORDINATOR, press=token).text
    assert "已经过期" in office.say("", COORDINATOR, press=token).text
    assert targets(office) == {(Indicator.PLANNED, "2026"): Decimal(3_000_000_000)}
    assert "不用改" in said(office, "/target 冠县 投资 30亿")


def test_in_a_group_and_for_others_there_is_nothing(office: Office) -> None:
    """Targets are set between the two of us."""
    group = {"chat_id": "-100", "in_group": True}
    assert "私聊" in office.say("/target 冠县 投资 20亿", COORDINATOR, NOW, **group).text
    for words in ("/target 冠县 投资 20亿", "/verify", "/rename 冠县 新名", "/rules 县区 开工 10"):
        assert "不对您的身份开放" in said(office, words, LEADER)
