"""What answers do to a card: each to its own sum, none to another."""

import pytest

from bot.message import Reply
from bot.reporting.answering import says_nothing
from store.reporting.progress import AmountKind, Doubt, DoubtKind, Row, Visits
from store.reporting.project import Stage
from tests.reporting.office import NOW, OTHER, Office

TWO = "曲轴铸造项目到位资金1600，外资250，今天开工。"


def labels(reply: Reply) -> list[str]:
    """All buttons, in their order."""
    return [button.label for row in reply.buttons for button in row]


def test_two_unclear_sums_of_a_row_are_two_questions(office: Office) -> None:
    """One after the other, so that it is plain what a button answers."""
    first = office.say(TWO)
    assert "「到位资金1600」没有写单位" in first.text
    assert "还有1个" in first.text
    assert "「外资250」" not in first.text
    second = office.press("1600万元")
    assert "❓ 「外资250」没有写单位" in second.text
    assert "❓" not in office.press("250万美元").text
    office.press("保存")
    sums = {(entry.kind, str(entry.money.amount), entry.money.currency.value) for entry in office.books.reports.funds()}
    assert sums == {(AmountKind.IN_PLACE, "16000000", "CNY"), (AmountKind.FOREIGN, "2500000", "USD")}


def test_what_is_accepted_of_one_sum_is_asked_of_the_next(office: Office) -> None:
    """Two sums that are both far off: both are asked about."""
    office.say("曲轴铸造项目到位资金累计100万元，外资累计到账10万美元。", at=NOW)
    office.press("保存")
    office.say("曲轴铸造项目到位资金累计5000万元，外资累计到账900万美元。")
    assert "❓" in office.press("金额没错").text
    assert "❓" not in office.press("金额没错").text


def test_a_value_is_written_for_the_sum_that_was_asked_about(office: Office) -> None:
    """In private without a reply, and in a reply to the question; the other sum stays as it is."""
    office.say(TWO)
    asked = office.press("都不是，我来写")
    assert "改「到位资金 到位资金1600」" in asked.text
    card = office.say("新增1700万元", replied_text=asked.text)
    assert "到位资金：新增1700万元" in card.text
    assert "❓ 「外资250」没有写单位" in card.text
    office.press("都不是，我来写")
    assert "外资：新增30万欧元" in office.say("新增30万欧元").text


def test_a_row_that_tells_nothing_more_goes_with_its_sum(office: Office) -> None:
    """Of several rows the others stay; of one nothing is left to report."""
    office.say("①曲轴铸造项目今天签约；②电缆料项目投资方承诺到位资金3000万元。")
    left = office.press("②不登记这笔").text
    assert "曲轴铸造项目" in left
    assert "电缆料" not in left
    office.say("曲轴铸造项目投资方承诺到位资金3000万元。")
    assert "什么都没有记" in office.press("不登记这笔").text
    assert office.books.reports.reports() == ()


def test_a_stage_that_would_go_back_can_be_left_as_it_is(office: Office) -> None:
    """The rest of the row is saved."""
    office.say("电缆料项目今天开工。", OTHER)
    office.press("保存", OTHER)
    office.say("电缆料项目今天签约，到位资金累计500万元。", OTHER)
    assert "❓" not in office.press("不改阶段", OTHER).text
    assert "阶段" not in office.press("保存", OTHER).text
    assert office.in_place() == 5_000_000
    assert {project.stage for project in office.books.at_hand().living} == {Stage.TALKS, Stage.STARTED}


def test_a_row_is_left_out_once_however_often_one_taps(office: Office) -> None:
    """The second tap is about a card that has changed."""
    office.say("①曲轴铸造项目今天签约；②电缆料项目今天开工；③电缆料项目到位资金累计500万元。")
    office.press("修改")
    office.press("① 曲轴铸造项目")
    out = office.buttons["① 这条不报"]
    assert "曲轴" not in office.say("", press=out).text
    assert "② 电缆料项目" in office.say("", press=out).text


@pytest.mark.parametrize(
    ("row", "nothing"),
    [
        (Row(project="轴承", county="冠县", date_text="昨天"), True),
        (Row(project="轴承", stage=Stage.SIGNED), False),
        (Row(project="轴承", visits=Visits(2)), False),
        (Row(project="轴承", problem="缺电"), False),
        (Row(project="轴承", doubts=(Doubt(DoubtKind.UNIT, "到位1600"),)), False),
    ],
)
def test_a_name_a_place_and_a_day_tell_nothing(row: Row, nothing: bool) -> None:
    """A sum whose unit is still to be told is something."""
    assert says_nothing(row) is nothing
