"""Renaming an office in a chat: one tap, the old name is still understood, past boards keep it."""

import pytest

from tests.reporting.board_office import JULY, OVER, Q2, presses, published, with_a_report
from tests.reporting.office import ADMIN, COORDINATOR, Office


def test_an_office_is_renamed_by_one_tap_and_past_boards_keep_its_name(office: Office) -> None:
    """Today's words, tomorrow's boards and the audit have the new one."""
    published(with_a_report(office))
    asked = office.say("/rename 冠县 冠县投资促进中心", COORDINATOR, OVER).text
    assert "冠县招商办（示例） → 冠县投资促进中心" in asked and "以前的榜单还是旧名" in asked
    assert "已改好" in office.press("确定", COORDINATOR, OVER).text
    assert "1. 冠县招商办（示例）" in presses(office, at=OVER).text
    assert "1. 冠县投资促进中心" in presses(office, "实时", at=OVER).text
    renamed = office.books.registry.office_by_code("C04")
    assert renamed is not None and "冠县招商办（示例）" in renamed.aliases
    entry = office.books.registry.audit(1, "office:C04")[0]
    assert entry.by == COORDINATOR and entry.after is not None and entry.after["name"] == "冠县投资促进中心"
    assert "不用改" in office.say("/rename 冠县招商办（示例） 冠县投资促进中心", COORDINATOR, OVER).text
    assert str(Q2) == "2026-Q2"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "写法"),
        ("冠县", "写法"),
        ("冠县 甲 乙", "写法"),
        ("没有的县 甲", "名册里没有"),
        ("冠县 2026", "不能当名称"),
        ("冠县 莘县", "已属于"),
        ("冠县 曲轴铸造项目", "已属于"),
        ("冠县 C05", "已属于"),
    ],
)
def test_names_that_cannot_be_are_refused(office: Office, words: str, told: str) -> None:
    """With what stands in the way."""
    reply = office.say(f"/rename {words}", COORDINATOR, JULY)
    assert told in reply.text and reply.buttons == ()


def test_what_was_shown_is_not_done_once_it_is_no_longer_so(office: Office) -> None:
    """Renamed by somebody else in between, or the name given away."""
    office.say("/rename 冠县→冠县商务局", COORDINATOR, JULY)
    first = office.buttons["确定"]
    office.say("/rename 莘县 冠县商务局", ADMIN, JULY)
    office.press("确定", ADMIN, JULY)
    assert "已属于" in office.say("", COORDINATOR, JULY, press=first).text
    office.say("/rename 冠县 冠县发改局", COORDINATOR, JULY)
    second = office.buttons["确定"]
    office.say("/rename 冠县 冠县工信局", ADMIN, JULY)
    office.press("确定", ADMIN, JULY)
    assert "刚才别人改过了" in office.say("", COORDINATOR, JULY, press=second).text
