"""A report on its way from words to a card."""

from datetime import timedelta

import pytest

from bot.message import Role
from bot.wording_card import MOST_ROWS
from tests.reporting.office import COLLEAGUE, COORDINATOR, NOBODY, NOW, OTHER, STAFF, Office

SIGNED = "曲轴铸造项目今天签约，签约额2亿元。"


def test_nothing_is_saved_before_somebody_taps(office: Office) -> None:
    """A card changes nothing."""
    assert "阶段：在谈 → 签约" in office.say(SIGNED).text
    assert office.books.reports.reports() == ()
    office.press("保存")
    assert len(office.books.reports.reports()) == 1


def test_the_same_message_twice_is_one_card(office: Office) -> None:
    """And saved twice it is one report."""
    first = office.say(SIGNED, message_id="a")
    assert office.say(SIGNED, message_id="a") == first
    office.press("保存")
    assert "没有重复记录" in office.say(SIGNED, message_id="a").text
    assert len(office.books.reports.reports()) == 1


def test_an_edit_changes_its_own_rows_and_nothing_else(office: Office) -> None:
    """Rows that left the message stand no longer once it is saved again; other messages are not touched."""
    office.say("电缆料项目今天开工。", OTHER)
    office.press("保存", OTHER)
    office.say("①曲轴铸造项目今天签约；②曲轴铸造项目到位资金累计500万元。", message_id="a")
    office.press("保存全部2条")
    office.say("曲轴铸造项目到位资金累计700万元，已到账。", message_id="a", edited=True)
    assert office.in_place() == 5_000_000
    office.press("保存")
    assert office.in_place() == 7_000_000
    assert {report.author_id for report in office.books.reports.reports()} == {STAFF, OTHER}


def test_who_belongs_to_no_office_reports_for_the_place_that_is_named(office: Office) -> None:
    """Else for the bureau itself; in a group for the office of the group."""
    assert "莘县招商办" in office.say("莘县电缆料项目今天开工。", COORDINATOR).text
    assert "领导小组" in office.say("电缆料项目今天开工。", COORDINATOR).text
    county = office.books.registry.office_by_code("C04")
    assert county is not None
    office.books.registry.bind_group("-100", county.office_id, 0, NOW)
    assert "冠县招商办" in office.say("曲轴铸造项目今天开工。", COORDINATOR, chat_id="-100", in_group=True).text


def test_a_role_by_the_terminal_reports_too(office: Office) -> None:
    """For trying out: a person of the terminal is nobody's member."""
    assert "报送卡" in office.say(SIGNED, -2, role=Role.STAFF).text
    assert "报送卡" not in office.say(SIGNED, NOBODY).text


@pytest.mark.parametrize("length", [4096, 12_000])
def test_a_very_long_message_is_answered_and_nothing_is_cut_in_silence(office: Office, length: int) -> None:
    """Too many rows for a card are refused by number; one long text is read like any other."""
    many = "\n".join(f"{number}. 试制项目{number}今天签约，签约额{number}000万元。" for number in range(1, 600))[
        :length
    ]
    assert f"一张卡片最多{MOST_ROWS}条" in office.say(many).text
    assert office.books.reports.reports() == ()
    assert office.say("好" * length).text
    long = "曲轴铸造项目今天签约。下一步" + "继续跟进土地手续" * (length // 8)
    assert "报送卡" in office.say(long[:length]).text


def test_a_message_of_a_stranger_makes_nothing(office: Office) -> None:
    """In private it is a question; in a group that is marked as a report it is silence."""
    office.say(SIGNED, NOBODY)
    assert office.say("#进展 " + SIGNED, NOBODY, chat_id="-100", in_group=True, addressed=False).spans == ()
    assert office.books.reports.draft(1) is None


def test_somebody_else_s_edit_is_their_own_message(office: Office) -> None:
    """Ids of messages belong to chats; the author of a draft stays who wrote it."""
    office.say(SIGNED, message_id="a")
    office.say("曲轴铸造项目今天开工。", COLLEAGUE, message_id="a", edited=True)
    draft = office.books.reports.draft_of_message(str(STAFF), "a")
    assert draft is not None
    assert draft.text == SIGNED


def test_forwarded_words_are_nobody_s_report(office: Office) -> None:
    """Not even those of staff."""
    assert "转发" in office.say(SIGNED, forwarded=True).text
    assert office.books.reports.draft(1) is None


def test_a_correction_without_a_day_counts_for_the_day_of_what_it_corrects(office: Office) -> None:
    """Else a sum of July would move into August's board when it is put right."""
    office.say("曲轴铸造项目新增到位资金300万元。")
    office.press("保存")
    later = NOW + timedelta(days=9)
    office.say("更正：曲轴铸造项目新增到位资金应为200万元", at=later)
    office.press("保存", at=later)
    assert [entry.day for entry in office.books.reports.funds()] == [NOW.date()]
    assert office.in_place() == 2_000_000
