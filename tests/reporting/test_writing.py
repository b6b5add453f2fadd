"""Values written into the rows of a card."""

from datetime import timedelta

from tests.reporting.office import NOW, Office


def test_what_was_answered_about_one_sum_is_asked_of_the_next(office: Office) -> None:
    """金额没错 said of 1亿 is not said of 9900亿."""
    office.say("曲轴铸造项目新增到位资金1000万元，已到账。")
    office.press("保存")
    tomorrow = NOW + timedelta(days=1)
    office.say("曲轴铸造项目新增到位资金1.1亿元，已到账。", at=tomorrow)
    assert "❓" not in office.press("金额没错", at=tomorrow).text
    said = office.say("到位资金 新增9900亿元", at=tomorrow, replied_text="报送卡2号").text
    assert "❓ 「新增9900亿元」" in said
    assert "还有问题没有回答" in office.press("保存", at=tomorrow).text


def test_what_was_answered_about_one_day_is_asked_of_the_next(office: Office) -> None:
    """日期没错 said of one day is not said of another."""
    office.say("曲轴铸造项目8月20日开工。")
    assert "❓" not in office.press("是2025年8月20日，已办成").text
    assert "❓ 「2027年8月20日」还没有到" in office.say("日期 2027年8月20日", replied_text="报送卡1号").text


def test_of_several_values_all_are_written_or_none(office: Office) -> None:
    """The second cannot be taken: the first is not either."""
    office.say("曲轴铸造项目今天签约。")
    before = office.books.reports.draft(1)
    assert "没有改" in office.say("下一步 办证\n日期 9999年1月1日", replied_text="报送卡1号").text
    assert office.books.reports.draft(1) == before


def test_a_card_of_several_rows_wants_the_row(office: Office) -> None:
    """And only one that there is."""
    office.say("①曲轴铸造项目今天签约；②电缆料项目今天开工。")
    assert "请写明第几条" in office.say("到位资金 9000万", replied_text="报送卡1号").text
    assert "请写明第几条" in office.say("⑨到位资金 9000万", replied_text="报送卡1号").text
