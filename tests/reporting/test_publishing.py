"""The way of a board in a chat: every step asked back once, refused in words where it does not fit, nothing ever rewritten."""

from datetime import datetime, timedelta

import pytest

from bot.reporting.publishing import window_end
from store.reporting.board_ledger import BoardLedger
from store.reporting.board_states import BoardCase, BoardState
from store.reporting.periods import SHANGHAI
from tests.reporting.board_office import DRAWN, JULY, OPENED, OVER, PUBLISHED, Q2, presses, published, with_a_report
from tests.reporting.office import ADMIN, COORDINATOR, LEADER, Office


@pytest.fixture
def office(office: Office) -> Office:
    """One report in the quarter."""
    return with_a_report(office)


def boards(office: Office) -> BoardLedger:
    """The book of boards."""
    return BoardLedger(office.books.registry.database)


def case(office: Office) -> BoardCase:
    """The board as it stands."""
    found = boards(office).case(Q2)
    assert found is not None
    return found


def late_report(office: Office) -> None:
    """A report of June that comes after the board."""
    office.say("曲轴铸造项目6月25日新增到位资金1000万元", at=OVER)
    for label in ("保存", "补报", "按补报保存"):
        if label in office.buttons and "已保存" in office.press(label, at=OVER).text:
            return


def test_nothing_happens_before_the_second_tap(office: Office) -> None:
    """Of drawing up, opening, publishing."""
    presses(office, "生成草案")
    assert boards(office).case(Q2) is None
    presses(office, *DRAWN, "公示", "3天")
    assert case(office).state is BoardState.DRAFT
    presses(office, "公示", "3天", "确定公示")
    presses(office, "发布", at=OVER)
    assert case(office).state is BoardState.OBJECTION
    presses(office, *PUBLISHED, at=OVER)
    assert case(office).state is BoardState.PUBLISHED


def test_not_now_leads_back(office: Office) -> None:
    """To the board as it is."""
    assert "实时统计" in presses(office, "生成草案", "先不").text


def test_a_draft_of_the_same_data_is_the_same_edition(office: Office) -> None:
    """And says so."""
    presses(office, *DRAWN)
    assert "还是这一版" in presses(office, "重新生成草案", "确定生成").text
    assert case(office).edition.number == 1


@pytest.mark.parametrize(
    ("moment", "days", "end"),
    [
        ("2026-07-01T10:00", 3, "2026-07-04T18:00"),
        ("2026-07-01T23:59", 1, "2026-07-02T18:00"),
        ("2026-12-31T10:00", 1, "2027-01-01T18:00"),
        ("2028-02-28T10:00", 1, "2028-02-29T18:00"),
    ],
)
def test_a_window_ends_at_six_in_the_evening(moment: str, days: int, end: str) -> None:
    """Of the last of its days, in Shanghai."""
    now = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    assert window_end(now, days) == datetime.fromisoformat(end).replace(tzinfo=SHANGHAI)


def test_days_that_were_not_offered_are_asked_for_again(office: Office) -> None:
    """A forged press opens no window of a thousand days."""
    presses(office, *DRAWN)
    assert "公示几天" in office.say("", COORDINATOR, JULY, press="b-open:3202602:1:1000:1").text
    assert case(office).state is BoardState.DRAFT


def test_steps_out_of_order_are_refused_in_words(office: Office) -> None:
    """By forged or old presses."""
    for press in ("b-open:3202602:0:3:1", "b-publish:3202602:0:1", "b-correct:3202602:0"):
        assert "先生成草案" in office.say("", COORDINATOR, JULY, press=press).text
    presses(office, *DRAWN)
    assert "还没有开始异议期" in office.say("", COORDINATOR, JULY, press="b-publish:3202602:1:1").text
    assert "还没有发布" in office.say("", COORDINATOR, JULY, press="b-correct:3202602:1").text
    presses(office, "公示", "3天", "确定公示")
    assert "异议期还没有结束" in office.say("", COORDINATOR, JULY, press="b-publish:3202602:1:1").text
    assert "不能再开一次" in office.say("", COORDINATOR, JULY, press="b-open:3202602:1:3:1").text


def test_a_period_that_is_not_over_is_not_published(office: Office) -> None:
    """However long the window is over."""
    for label in OPENED:
        office.say("/board 2026-Q3", COORDINATOR, JULY) if label == "生成草案" else None
        office.press(label, COORDINATOR, JULY)
    office.say("/board 2026-Q3", COORDINATOR, OVER)
    assert "还没有结束" in office.press("发布", COORDINATOR, OVER).text


def test_a_stale_draft_and_a_running_period_are_told_before_it_is_open_to_objections(office: Office) -> None:
    """And nothing of that where all is well."""
    assert "注意" not in presses(office, *DRAWN, "公示", "3天").text
    office.say("曲轴铸造项目6月25日新增到位资金1000万元", at=JULY)
    late_report(office)
    assert "这一版生成以后数据有变化" in presses(office, "公示", "3天").text
    june = datetime(2026, 6, 20, 9, tzinfo=SHANGHAI)
    assert "这一期还没有结束" in presses(office, "公示", "3天", at=june).text


def test_an_edition_made_after_the_window_needs_a_window_of_its_own(office: Office) -> None:
    """Nobody could object to it: it is a draft again, is told to be one before the tap, and is not published unseen."""
    assert "公示中，可提异议" in presses(office, *OPENED).text
    assert "异议期已结束，待发布" in presses(office, at=OVER).text
    late_report(office)
    assert "要重新公示以后才能发布" in presses(office, "重新生成草案", at=OVER).text
    assert "第2版，草案，未公布" in office.press("确定生成", COORDINATOR, OVER).text
    assert "还没有公示" in office.say("/board 2026-Q2", LEADER, OVER).text
    assert "先公示" in office.say("", COORDINATOR, OVER, press="b-publish:3202602:2:1").text
    presses(office, "公示", "1天", "确定公示", at=OVER)
    assert "已发布" in presses(office, *PUBLISHED, at=OVER + timedelta(days=2)).text
    assert boards(office).check() == ()


def test_the_same_data_drawn_up_after_the_window_needs_no_other_window(office: Office) -> None:
    """It is the edition that was open to objections."""
    presses(office, *OPENED)
    assert "还是这一版" in presses(office, "重新生成草案", "确定生成", at=OVER).text
    assert "已发布" in presses(office, *PUBLISHED, at=OVER).text


def test_an_edition_made_at_the_end_of_the_window_stays_open_for_a_day(office: Office) -> None:
    """Ten minutes are too short to be seen."""
    presses(office, *OPENED)
    late_report(office)
    end = window_end(JULY, 3) - timedelta(minutes=10)
    assert "至少再公示一天" in presses(office, "重新生成草案", at=end).text
    assert "异议期到2026-07-05 17:50" in office.press("确定生成", COORDINATOR, end).text
    assert "异议期还没有结束" in presses(office, "发布", at=end + timedelta(hours=23)).text


def test_leaders_and_staff_run_nothing(office: Office) -> None:
    """Not by a button that they were shown either."""
    presses(office, *DRAWN)
    for label in ("公示", "重新生成草案", "确定生成"):
        assert "不对您的身份开放" in office.press(label, LEADER, JULY).text


def test_who_is_revoked_between_two_taps_does_nothing(office: Office) -> None:
    """The second tap looks the role up anew."""
    presses(office, *OPENED)
    presses(office, "发布", at=OVER)
    office.books.registry.revoke(COORDINATOR, ADMIN, OVER)
    assert "不对您的身份开放" in office.press("确定发布", COORDINATOR, OVER).text
    assert case(office).state is BoardState.OBJECTION


def test_a_late_report_is_taken_and_leads_to_a_correction_with_its_reason(office: Office) -> None:
    """The published edition stays byte for byte what it was; publishing closes nothing."""
    published(office)
    text = case(office).edition.text
    late_report(office)
    assert len(office.books.reports.reports()) == 2
    assert "3000万元" in presses(office, "打开指标", "1 冠县招商办…", at=OVER).text
    assert case(office).edition.text == text
    asked = presses(office, "更正", at=OVER)
    assert "3000万元 → 4000万元" in asked.text
    office.say("6月报送晚到，已核对", COORDINATOR, OVER)
    assert case(office).state is BoardState.PUBLISHED
    done = office.press("确认更正", COORDINATOR, OVER)
    assert "原因：6月报送晚到，已核对" in done.text
    assert (case(office).state, case(office).edition.number) == (BoardState.CORRECTED, 2)
    assert boards(office).editions(Q2)[0].text == text
    assert boards(office).check() == ()


def test_a_correction_of_nothing_is_refused_before_the_reason_is_written(office: Office) -> None:
    """Nobody writes for nothing."""
    published(office)
    assert "不需要更正" in presses(office, "更正", at=OVER).text


def test_a_correction_needs_its_words_once_and_in_time(office: Office) -> None:
    """Twice, too late, after 不要了, too long."""
    published(office)
    late_report(office)
    presses(office, "更正", at=OVER)
    assert "1000字以内" in office.say("长" * 1001, COORDINATOR, OVER).text
    office.say("晚到", COORDINATOR, OVER)
    assert "已经过期" in office.press("确认更正", COORDINATOR, OVER + timedelta(hours=1)).text
    presses(office, "更正", at=OVER)
    office.say("晚到", COORDINATOR, OVER)
    office.press("不要了", COORDINATOR, OVER)
    assert "已经过期" in office.press("确认更正", COORDINATOR, OVER).text
    presses(office, "更正", at=OVER)
    office.say("晚到", COORDINATOR, OVER)
    assert "更正" in office.press("确认更正", COORDINATOR, OVER).text
    assert "已经过期" in office.press("确认更正", COORDINATOR, OVER).text
    assert case(office).edition.number == 2


def test_of_two_who_publish_at_once_one_does(office: Office) -> None:
    """The other is told that it is done."""
    presses(office, *OPENED)
    presses(office, "发布", at=OVER)
    assert "已发布" in office.press("确定发布", COORDINATOR, OVER).text
    assert "榜单已经发布" in office.press("确定发布", ADMIN, OVER).text
