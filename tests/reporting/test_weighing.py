"""Weights in a chat: shown to all staff, changed from a quarter on by one tap, the sheet to be sent back."""

import io
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from store.reporting.indicators import Indicator
from store.reporting.periods import Period, PeriodKind
from store.reporting.rulebook_ledger import RulebookLedger
from tests.reporting.board_office import DRAWN, OVER, Q2, presses, published, with_a_report
from tests.reporting.office import COORDINATOR, NOBODY, STAFF, Office

Q3, Q4 = (Period(PeriodKind.QUARTER, 2026, number) for number in (3, 4))


def weights(office: Office, period: Period) -> dict[Indicator, Decimal]:
    """Those of the counties."""
    rules = RulebookLedger(office.books.registry.database).rules(period)
    return dict(rules[0].weights)


def test_everybody_inside_sees_both_leagues(office: Office) -> None:
    """Without what changes them."""
    reply = office.say("/rules", STAFF)
    for words in (
        "2026年第三季度的考核指标和权重",
        "县市区",
        "市直部门",
        "到位资金（上报）：20",
        "到位资金（核实）：只列不计分",
        "封顶120%",
        "红黄旗：季度",
    ):
        assert words in reply.text
    assert reply.buttons == ()
    assert "不对您的身份开放" in office.say("/rules", NOBODY).text


def test_a_weight_is_changed_from_this_quarter_on_and_the_others_share_the_rest(office: Office) -> None:
    """Every weight that moves is shown before; the quarter before keeps its own."""
    asked = office.say("/rules 县区 到位资金 30", COORDINATOR).text
    for words in ("县市区", "到位资金（上报）：20 → 30", "新签约过亿元项目：20 → 18", "从2026-07-01开始的周期起用"):
        assert words in asked
    assert weights(office, Q3)[Indicator.FUNDS_REPORTED] == 20
    assert "已改好" in office.press("确定", COORDINATOR).text
    assert weights(office, Q3)[Indicator.FUNDS_REPORTED] == 30 and sum(weights(office, Q3).values()) == 100
    assert weights(office, Q2)[Indicator.FUNDS_REPORTED] == 20
    entry = office.books.registry.audit(1)[0]
    assert (entry.action, entry.subject, entry.by) == ("rules.set", "rules:counties", COORDINATOR)


def test_several_at_once_and_from_another_quarter_on(office: Office) -> None:
    """Those that keep the sum leave the others alone; a quarter that is over is pointed at."""
    asked = office.say("/rules 部门 到位资金 20 开工 5 下季度", COORDINATOR).text
    assert "市直部门" in asked and "从2026-10-01开始的周期起用" in asked and asked.count("→") == 2
    office.press("确定", COORDINATOR)
    assert weights(office, Q4)[Indicator.FUNDS_REPORTED] == 20
    assert "已经结束的季度" in office.say("/rules 县区 开工 10 2026-Q2", COORDINATOR).text


def test_a_published_board_keeps_the_weights_it_was_ranked_by(office: Office) -> None:
    """What was drawn up later has the new ones."""
    published(with_a_report(office))
    before = presses(office, at=OVER).text
    office.say("/rules 县区 到位资金 0 2026-Q2", COORDINATOR, OVER)
    office.press("确定", COORDINATOR, OVER)
    assert presses(office, at=OVER).text == before
    assert presses(office, "实时", at=OVER).text != before
    assert len(DRAWN) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("县区", "写法"),
        ("县区 到位资金", "写法"),
        ("县区 到位资金 三十", "写法"),
        ("县区 到位资金 101", "写法"),
        ("冠县 到位资金 30", "写法"),
        ("县区 到位资金 30 去年的", "写法"),
        ("县区 到位资金 60 开工 50", "合计到不了100"),
        ("县区 到位资金 20", "不用改"),
    ],
)
def test_what_does_not_fit_is_told(office: Office, words: str, told: str) -> None:
    """With nothing to tap."""
    reply = office.say(f"/rules {words}", COORDINATOR)
    assert told in reply.text and reply.buttons == ()


def test_of_two_changes_the_second_is_held_against_what_stands_then(office: Office) -> None:
    """What was shown before somebody else changed it is not done."""
    office.say("/rules 县区 到位资金 30", COORDINATOR)
    first = office.buttons["确定"]
    office.say("/rules 县区 开工 30", 14)
    office.press("确定", 14)
    assert "刚才别人改过了" in office.say("", COORDINATOR, press=first).text


def test_the_sheet_can_be_had_and_holds_both_leagues(office: Office) -> None:
    """As a workbook with titles that the import knows."""
    office.say("/rules", COORDINATOR)
    (file,) = office.press("权重表", COORDINATOR).attachments
    rows = list(load_workbook(io.BytesIO(file.data)).worksheets[0].iter_rows(values_only=True))
    assert rows[0] == ("排名组", "指标", "权重", "生效日期", "封顶", "红黄旗") and len(rows) == 21
