"""What leaders are told of boards unasked: once, in time, with the way to object; and nobody else hears of it."""

from datetime import datetime, timedelta

import pytest

from bot.message import Role
from bot.reporting.board_notices import BoardNotices
from bot.reporting.circulars import rounds_over
from bot.reporting.reminding import catch_up
from store.reporting.chase import ChaseState, Step
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.periods import SHANGHAI
from tests.reporting.board_office import JULY, OPENED, OVER, presses, with_a_report
from tests.reporting.chase_people import Post
from tests.reporting.office import COORDINATOR, LEADER, Office

SECOND_LEADER, OTHER_LEADER, BUREAU_LEADER = 21, 22, 23


@pytest.fixture
def office(office: Office) -> Office:
    """One report in the quarter; a leader more in the same office, one in another, one in an office that is not ranked."""
    registry = office.books.registry
    for person, code in ((SECOND_LEADER, "C04"), (OTHER_LEADER, "C05"), (BUREAU_LEADER, "Z01")):
        theirs = registry.office_by_code(code)
        assert theirs is not None
        registry.make_invite(f"code-of-{person}", Role.LEADER, theirs.office_id, JULY, 0, JULY - timedelta(9))
        registry.redeem(f"code-of-{person}", person, JULY - timedelta(8))
    return with_a_report(office)


def told(office: Office, at: datetime, post: Post | None = None) -> dict[int, str]:
    """Who is told what at that time."""
    used = post or Post()
    BoardNotices(office.books.registry.database).round(used, at)
    return {recipient: reply.text for recipient, reply in used.sent}


def answered(office: Office, at: datetime) -> None:
    """The leader objects, the coordinator answers."""
    office.say("/object 2026-Q2 少计一个项目", LEADER, at)
    office.press("提交异议", LEADER, at)
    presses(office, "异议（1）", "采纳1号", at=at)
    office.say("已核对，请补报", COORDINATOR, at)
    office.press("确认答复", COORDINATOR, at)


def test_leaders_of_ranked_offices_hear_that_the_window_is_open(office: Office) -> None:
    """How they stand, until when, how to object; once, and nobody whose office is not ranked."""
    assert told(office, JULY) == {}
    presses(office, *OPENED)
    heard = told(office, JULY)
    assert set(heard) == {LEADER, SECOND_LEADER, OTHER_LEADER}
    for words in (
        "第二季度",
        "第1版",
        "冠县招商办（示例）：第1名，55.00分 红旗",
        "异议期到2026-07-04 18:00",
        "/object 2026-Q2",
    ):
        assert words in heard[LEADER]
    assert "莘县招商办" in heard[OTHER_LEADER]
    assert told(office, JULY + timedelta(hours=1)) == {}


def test_the_buttons_lead_to_the_objection(office: Office) -> None:
    """One tap, then the words."""
    presses(office, *OPENED)
    post = Post()
    told(office, JULY, post)
    look, new = next(reply for recipient, reply in post.sent if recipient == LEADER).buttons[0]
    assert "排行榜" in office.say("", LEADER, JULY, press=look.data).text
    assert "请直接写冠县招商办" in office.say("", LEADER, JULY, press=new.data).text


def test_a_board_drawn_up_anew_within_the_window_is_told_again(office: Office) -> None:
    """It is another edition: what was looked at no longer stands."""
    presses(office, *OPENED)
    assert len(told(office, JULY)) == 3
    office.say("曲轴铸造项目6月25日新增到位资金1000万元", at=JULY)
    office.press("保存", at=JULY)
    presses(office, "重新生成草案", "确定生成")
    assert "第2版" in told(office, JULY)[LEADER]


def test_the_window_does_not_wait_for_a_working_day_but_for_the_morning(office: Office) -> None:
    """Nothing at night, nothing once it is over; who is away is left alone."""
    night = JULY.replace(hour=22)
    presses(office, *OPENED, at=night)
    assert told(office, night) == {}
    office.books.registry.set_leave(LEADER, JULY.date(), (JULY + timedelta(days=1)).date(), LEADER, JULY)
    assert set(told(office, night + timedelta(hours=11))) == {SECOND_LEADER, OTHER_LEADER}
    saturday = datetime(2026, 7, 4, 9, tzinfo=SHANGHAI)
    assert set(told(office, saturday)) == {LEADER}
    assert told(office, OVER) == {}


def test_the_answer_to_an_objection_is_brought_to_the_leaders_of_that_office(office: Office) -> None:
    """Both of them, once, with the words of the objection and of the answer; not to one who joined since."""
    presses(office, *OPENED)
    told(office, JULY)
    answered(office, JULY)
    registry, theirs = office.books.registry, office.books.registry.office_by_code("C04")
    assert theirs is not None
    later = JULY + timedelta(hours=1)
    registry.make_invite("code-of-24", Role.LEADER, theirs.office_id, OVER, 0, later)
    registry.redeem("code-of-24", 24, later)
    heard = told(office, later)
    assert set(heard) == {LEADER, SECOND_LEADER, 24}
    assert "正在公示" in heard[24] and "已答复" not in heard[24]
    for words in ("异议1号已答复：采纳", "少计一个项目", "已核对，请补报"):
        assert words in heard[LEADER]
    assert told(office, later) == {}


def test_what_is_old_is_not_brought_any_more(office: Office) -> None:
    """A bot that stood still for a month does not begin with old answers."""
    presses(office, *OPENED)
    answered(office, JULY)
    assert told(office, JULY + timedelta(days=30)) == {}


def test_what_may_have_arrived_is_not_sent_again(office: Office) -> None:
    """Claimed before it is sent, by the book of reminders; while the line is down nothing is claimed."""
    presses(office, *OPENED)
    assert told(office, JULY, Post(up=False)) == {}
    broken = Post(states={LEADER: ChaseState.UNKNOWN})
    assert set(told(office, JULY, broken)) == {LEADER, SECOND_LEADER, OTHER_LEADER}
    assert told(office, JULY) == {}
    catch_up(ChaseLedger(office.books.registry.database), broken, JULY)
    chases = ChaseLedger(office.books.registry.database).chases(JULY.date() - timedelta(days=9))
    states = {chase.recipient: chase.state for chase in chases if chase.key.step is Step.OPENED}
    assert states == {LEADER: ChaseState.UNKNOWN, SECOND_LEADER: ChaseState.SENT, OTHER_LEADER: ChaseState.SENT}
    assert all(chase.key.office_id < 0 for chase in chases)


def test_it_goes_out_with_everything_that_goes_by_the_clock(office: Office) -> None:
    """One round; ended early where the bot is asked to stop."""
    presses(office, *OPENED)
    rounds, post = rounds_over(office.books.registry.database), Post()
    rounds.round(post, JULY, lambda: True)
    assert post.sent == []
    rounds.round(post, JULY)
    assert {LEADER, OTHER_LEADER} <= {recipient for recipient, reply in post.sent if "正在公示" in reply.text}
