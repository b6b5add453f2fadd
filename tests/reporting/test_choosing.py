"""What is asked before a card changes."""

from tests.reporting.office import Office


def test_many_new_projects_take_one_tap(office: Office) -> None:
    """Instead of one each; none shows sums of the others."""
    card = office.say("黄岭轧钢项目今天到位300万元；白河铸件项目今天到位200万元。").text
    assert "→" not in card
    assert "❓" not in office.press("全部是新项目（2个）").text
    assert "已保存" in office.press("保存全部2条").text
    assert len(office.books.projects.projects()) == 4


def test_a_row_without_a_name_is_offered_no_new_project(office: Office) -> None:
    """换项目 offers to write the name."""
    office.say("今天到位资金500万元，已到账。")
    labels = [button.label for row in office.press("换项目").buttons for button in row]
    assert "写项目名" in labels
    assert "新项目" not in labels


def test_a_plan_shows_old_and_new_and_is_asked_about_where_it_falls(office: Office) -> None:
    """2亿 is in the store."""
    said = office.say("曲轴铸造项目今天签约，总投资3000万元。").text
    assert "计划投资：3000万元（2亿元 → 3000万元）" in said
    assert "❓ 项目库里的计划投资是2亿元，要改成「3000万元」吗？" in said
    assert "❓" not in office.press("是，改成这个数").text
    assert "❓" not in office.say("曲轴铸造项目今天签约，总投资2.2亿元。").text


def test_no_i_will_edit_asks_for_the_very_value_that_is_doubted(office: Office) -> None:
    """Not for which of twelve fields."""
    office.say("曲轴铸造项目到位资金累计3亿元，已到账。")
    assert "改「到位资金 3亿元」" in office.press("不对，我来改").text
    assert "❓" not in office.say("累计3000万元").text
    office.say("曲轴铸造项目8月20日开工。")
    assert "改「日期」" in office.press("改日期").text
    assert "日期：8月2日" in office.say("昨天").text
