"""A message of staff that reports and asks besides: nothing of it is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import fresh_database
from tests.reporting.office import NOBODY, OTHER, Office, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office at work."""
    database = fresh_database(tmp_path / "assistant.sqlite3")
    yield open_office(database)
    database.close()


def test_the_card_stands_above_the_answer(office: Office) -> None:
    """Both sets of buttons are there, and saving saves the report alone."""
    reply = office.say("曲轴铸造项目到位资金累计5000万元，另外问一下奖励最高多少？")
    assert "到位资金：累计5000万元" in reply.text
    assert "您还问了：「奖励最高多少？」" in reply.text
    assert reply.text.index("报送卡1号") < reply.text.index("不超过100万元")
    assert {"保存", "全文"} <= {button.label for row in reply.buttons for button in row}
    assert "已保存" in office.press("保存").text
    assert office.in_place() == 50_000_000


def test_the_store_may_be_asked_beside_a_report(office: Office) -> None:
    """What the documents cannot know is looked up."""
    reply = office.say("曲轴铸造项目昨天签约，冠县今年完成多少？")
    assert "阶段：在谈 → 签约" in reply.text
    assert "冠县2026年" in reply.text


def test_what_only_asks_and_what_only_reports_stays_whole(office: Office) -> None:
    """900万 of no project is no report; an investor has none to make."""
    assert "报送卡" not in office.say("普通生产设备买了900万，能补几个点").text
    assert "您还问了" not in office.say("曲轴铸造项目昨天签约，下一步办理土地手续。").text
    assert "报送卡" not in office.say("曲轴铸造项目昨天签约，奖励最高多少？", person=NOBODY).text


def test_what_asks_beside_a_report_can_only_ask(office: Office) -> None:
    """Though it reads as a report of its own, the card stays that of the report."""
    reply = office.say("电缆料项目昨天开工，请问曲轴铸造项目到位3000万了没有？", OTHER)
    assert reply.text.count("报送卡") == 1
    assert "阶段：签约 → 开工" in reply.text
    assert "您还问了：「曲轴铸造项目到位3000万了没有？」" in reply.text
    draft = office.books.reports.draft(1)
    assert draft is not None
    assert [row.row.project for row in draft.rows] == ["电缆料项目"]
    assert "已保存" in office.press("保存", OTHER).text
    assert office.in_place() == 0
