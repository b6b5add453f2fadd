"""An office with a figure on the board of the second quarter of 2026, and the way of that board: what tests of boards need."""

from datetime import datetime, timedelta

from bot.message import Reply
from store.reporting.periods import SHANGHAI, Period, PeriodKind
from tests.reporting.office import COORDINATOR, Office

Q2 = Period(PeriodKind.QUARTER, 2026, 2)
JUNE = datetime(2026, 6, 24, 10, tzinfo=SHANGHAI)
JULY = datetime(2026, 7, 1, 10, tzinfo=SHANGHAI)
OVER = JULY + timedelta(days=4)
REPORT = "曲轴铸造项目今天签约，计划投资2亿元，新增到位资金3000万元"


def with_a_report(office: Office) -> Office:
    """One report saved in June."""
    office.say(REPORT, at=JUNE)
    assert "已保存" in office.press("保存", at=JUNE).text
    return office


def presses(office: Office, *labels: str, at: datetime = JULY, person: int = COORDINATOR) -> Reply:
    """Ask for the board of the quarter and press these buttons one after another; the last reply."""
    reply = office.say("/board 2026-Q2", person, at)
    for label in labels:
        reply = office.press(label, person, at)
    return reply


DRAWN = ("生成草案", "确定生成")
OPENED = (*DRAWN, "公示", "3天", "确定公示")
PUBLISHED = ("发布", "确定发布")


def published(office: Office) -> Reply:
    """The board as it is when it has just been published."""
    presses(office, *OPENED)
    return presses(office, *PUBLISHED, at=OVER)
