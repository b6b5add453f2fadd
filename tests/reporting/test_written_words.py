"""Words that are for a card: the labels of its buttons typed out, whatever waits besides."""

import pytest

from tests.reporting.office import NOW, OTHER, Office

_NEWS = "液压阀块项目昨天签约，计划投资2亿元，新增到位资金3000万元。"


def test_a_card_is_answered_saved_and_undone_by_typing(office: Office) -> None:
    """What is still asked is asked again; then the words do what the buttons do."""
    assert "打出按钮上的字也行" in office.say(_NEWS).text
    assert "还有问题没有回答" in office.say("保存").text
    assert "液压阀块项目（新项目）" in office.say("新项目").text
    assert "已保存" in office.say("「保存」").text
    assert office.in_place() == 30_000_000
    assert "已经保存过了" in office.say("保存").text
    assert "已撤销" in office.say("撤销").text
    assert office.in_place() == 0


def test_a_field_and_its_value_are_typed(office: Office) -> None:
    """修改, the field, the value; 返回 in between is no value."""
    office.say(_NEWS)
    choices = office.say("修改")
    assert choices.text.startswith("修改：")
    assert "改「阶段」" in office.say("阶段").text
    assert "已改" not in office.say("返回").text
    office.say("阶段")
    assert "阶段：开工" in office.say("开工").text


def test_a_card_is_put_away_by_typing(office: Office) -> None:
    """What is typed after that finds it put away."""
    office.say(_NEWS)
    assert "什么都没有记" in office.say("不报").text
    assert "已经选择了不报" in office.say("保存").text


@pytest.mark.parametrize("words", ["保存", "撤销", "不报"])
def test_without_a_card_the_words_say_so(office: Office, words: str) -> None:
    """No lecture on how to report; somebody else's card is not theirs."""
    office.say(_NEWS)
    assert "没有等着保存的卡片" in office.say(words, person=OTHER).text


def test_what_is_typed_in_a_group_needs_a_reply(office: Office) -> None:
    """Among many, a word alone presses nothing; in a reply to the card it does."""
    card = office.say(f"#进展 {_NEWS}", chat_id="-100", in_group=True)
    assert "什么都没有记" not in office.say("不报", chat_id="-100", in_group=True).text
    put_away = office.say("不报", chat_id="-100", in_group=True, replied_text=card.text, at=NOW)
    assert "什么都没有记" in put_away.text


def test_a_row_of_no_project_says_so(office: Office) -> None:
    """What was called a project in the words is not shown as one to be confirmed."""
    office.say("液压阀块项目昨天开工。")
    text = office.say("不对应项目").text
    assert "不对应项目（原话：液压阀块项目）" in text
    assert "待确认" not in text
