"""Checking money in a chat: what waits with its message, a tap or a typed figure; reported and verified stay apart."""

import pytest

from store.reporting.indicators import Indicator
from tests.reporting.board_office import JULY, JUNE, presses, with_a_report
from tests.reporting.office import ADMIN, COORDINATOR, NOW, STAFF, Office


@pytest.fixture
def office(office: Office) -> Office:
    """One sum of 3000万元 reported in June."""
    return with_a_report(office)


def verified(office: Office) -> list[str]:
    """The checked figures."""
    return [str(entry.verified.amount) if entry.verified else "" for entry in office.books.reports.funds()]


def test_what_nobody_has_checked_is_listed_with_its_message(office: Office) -> None:
    """Personal numbers masked; of everything, of a project, of an office."""
    office.say("曲轴铸造项目到位资金新增1000万元，联系人13800138000", at=JUNE)
    office.press("保存", at=JUNE)
    for words in ("/verify", "/verify 曲轴铸造", "/verify 冠县"):
        said = office.say(words, COORDINATOR)
        assert "没有核实的到位资金（2笔）" in said.text, words
        for told in ("1号 · 曲轴铸造项目 · 2026-06-24 · 新增3000万元", "冠县招商办", "发送人9", "联系人***"):
            assert told in said.text
        assert [row[0].label for row in said.buttons] == ["核实1号 3000万元", "核实2号 1000万元"]
    assert "没有等待核实" in office.say("/verify 莘县", COORDINATOR).text
    assert "没有等待核实" in office.say("/verify 没有的", COORDINATOR).text


def test_one_tap_checks_a_sum_as_it_was_reported(office: Office) -> None:
    """Both figures are said, both stand on the board, the audit names who it was; twice is once."""
    office.say("/verify", COORDINATOR)
    assert "上报3000万元，核实3000万元" in office.press("核实1号 3000万元", COORDINATOR).text
    assert "已经核实过：3000万元" in office.press("核实1号 3000万元", ADMIN).text
    assert verified(office) == ["30000000"]
    board = presses(office, "打开指标", "1 冠县招商办…", at=JULY)
    assert "到位资金（上报）：3000万元" in board.text and "到位资金（核实）：3000万元" in board.text
    entry = office.books.registry.audit(1, "funds:1")[0]
    assert (entry.action, entry.by) == ("funds.verify", COORDINATOR)
    assert "都核实过了" in office.say("/verify", COORDINATOR).text
    assert "上报合计3000万元，其中核实3000万元" in office.say("/verify 曲轴铸造", COORDINATOR).text


def test_another_figure_is_typed_shown_and_confirmed(office: Office) -> None:
    """The reported one stays what it was; it may be changed again."""
    asked = office.say("/verify 1 2800万元", COORDINATOR).text
    assert "上报3000万元" in asked and "— → 2800万元" in asked
    assert verified(office) == [""]
    assert "核实2800万元" in office.press("确定", COORDINATOR).text
    assert "2800万元 → 2900万元" in office.say("/verify 1号 2900万", COORDINATOR).text
    office.press("确定", COORDINATOR)
    assert verified(office) == ["29000000"]
    board = presses(office, at=JULY)
    assert board.text
    live = office.books.reports.funds()[0]
    assert str(live.money.amount) == "30000000"
    assert "不用改" in office.say("/verify 1 2900万元", COORDINATOR).text


def test_figures_that_cannot_be_are_told(office: Office) -> None:
    """No unit, another currency, a sum that is none."""
    assert "单位" in office.say("/verify 1 2800", COORDINATOR).text
    assert "不折算" in office.say("/verify 1 400万美元", COORDINATOR).text
    assert "没有等待核实" in office.say("/verify 77 2800万元", COORDINATOR).text
    assert "没有77号到位资金" in office.say("", COORDINATOR, press="checked:77").text


def test_a_corrected_report_waits_again(office: Office) -> None:
    """Its sum is another one; a tap on the old one checks nothing."""
    office.say("/verify", COORDINATOR)
    old = office.buttons["核实1号 3000万元"]
    office.say("更正：曲轴铸造项目6月24日到位资金应为新增5000万元", at=JULY)
    assert "已保存" in office.press("保存", at=JULY).text
    assert "没有1号到位资金" in office.say("", COORDINATOR, press=old).text
    assert "新增5000万元" in office.say("/verify", COORDINATOR).text


def test_two_who_check_at_once_do_not_write_over_one_another(office: Office) -> None:
    """The second confirms what is no longer so."""
    office.say("/verify 1 2800万元", COORDINATOR)
    first = office.buttons["确定"]
    office.say("/verify 1 2900万元", ADMIN)
    office.press("确定", ADMIN)
    assert "刚才别人改过了" in office.say("", COORDINATOR, press=first).text
    assert verified(office) == ["29000000"]


def test_staff_check_nothing(office: Office) -> None:
    """Not their own money either."""
    office.say("/verify", COORDINATOR)
    assert "不对您的身份开放" in office.press("核实1号 3000万元", STAFF).text
    assert "私聊" in office.say("/verify", COORDINATOR, NOW, chat_id="-100", in_group=True).text
    assert Indicator.FUNDS_VERIFIED.value == "funds_verified"
