"""The desk's greeting of those who joined; what it does with words and presses stands in the tests of each journey."""

import pytest

from bot.message import Role
from tests.reporting.office import COLLEAGUE, COORDINATOR, LEADER, NOBODY, NOW, STAFF, Office


@pytest.mark.parametrize(
    ("person", "named", "third"),
    [
        (STAFF, "工作人员", "请假"),
        (LEADER, "单位负责同志", "谁还没报"),
        (COORDINATOR, "招商局统筹", "谁还没报"),
    ],
)
def test_who_has_joined_is_greeted_by_role_and_office(office: Office, person: int, named: str, third: str) -> None:
    """Three buttons, each of which does something they may."""
    greeting = office.say("/start", person=person)
    assert named in greeting.text
    ours = office.books.registry.office_by_code("C04")
    assert ours is not None
    assert (ours.name in greeting.text) is (person != COORDINATOR)
    assert [button.label for row in greeting.buttons for button in row] == ["我本周报的", "项目清单", third]
    for label in ("我本周报的", "项目清单", third):
        answer = office.press(label, person).text
        assert answer
        assert "不能" not in answer


def test_an_investor_and_a_group_get_the_public_greeting(office: Office) -> None:
    """What one may do as staff is nobody else's business."""
    public = office.say("/start", person=NOBODY).text
    assert "招商政策助手" in public
    assert "招商政策助手" in office.say("/start", chat_id="-100", in_group=True).text


def test_who_joins_gets_the_same_three_buttons(office: Office) -> None:
    """A forged button does nothing."""
    office.books.registry.make_invite("7K3M-9QTR-2WXA-0VBD", *_staff(office), NOW.replace(day=30), 0, NOW)
    joined = office.say("/start 7K3M-9QTR-2WXA-0VBD", person=NOBODY)
    assert [button.data for row in joined.buttons for button in row] == ["do:mine", "do:projects", "do:leave"]
    assert office.say("", person=COLLEAGUE, press="do:invite").text == office.say("", press="nonsense").text


def _staff(office: Office) -> tuple[Role, int]:
    ours = office.books.registry.office_by_code("C04")
    assert ours is not None
    return Role.STAFF, ours.office_id


def test_an_empty_ledger_says_that_nothing_is_saved(office: Office) -> None:
    """Nothing was verified where nothing was reported."""
    said = office.say("/verify", COORDINATOR).text
    assert "还没有已保存的到位资金" in said
    assert "都核实过了" not in said
