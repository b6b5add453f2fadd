"""Chasing over Telegram through an evening and a night: kindly, in private, each step once however often the program starts.

The tests follow one another: each starts the program at the hour its name tells, after a crash.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bot.message import Role
from store.reporting.periods import SHANGHAI
from tests.journeys.people import Room
from tests.journeys.staff_bot import MONDAY, OURS, THEIRS, Bureau, bureau_at

pytestmark = pytest.mark.timeout(120)
THIRD = "C06"


def at(hour: int, minute: int, days: int = 0) -> datetime:
    """That time of the Monday, or `days` later."""
    return datetime.combine(MONDAY.date() + timedelta(days), datetime.min.time(), SHANGHAI).replace(
        hour=hour, minute=minute
    )


@dataclass(frozen=True, slots=True)
class Evening:
    """The people of three offices, none of which has reported: one never will, one has nothing to tell, one does its duty."""

    bureau: Bureau
    silent: Room
    silent_leader: Room
    excused: Room
    excused_leader: Room
    diligent: Room
    groups: tuple[Room, ...]

    def the_rest_is_left_alone(self, seconds: float = 0.1) -> bool:
        """Whether nobody hears anything that the test has not waited for."""
        everybody = (self.silent, self.silent_leader, self.excused, self.excused_leader, self.diligent, *self.groups)
        return [room for room in everybody if not room.stays_silent(seconds)] == []


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """Everybody joined this morning, the cut-off is at 18:00, and it is 17:31."""
    with bureau_at(tmp_path_factory.mktemp("chasing"), None) as bureau:
        bureau.project("曲轴铸造项目", code=THIRD)
        silent, silent_leader = bureau.member(since=MONDAY), bureau.member(Role.LEADER, OURS, MONDAY)
        excused, excused_leader = bureau.member(code=THEIRS, since=MONDAY), bureau.member(Role.LEADER, THEIRS, MONDAY)
        diligent = bureau.member(code=THIRD, since=MONDAY)
        for room in (silent, silent_leader, excused, excused_leader, diligent):
            room.unasked = ()
        groups = (bureau.group(OURS), bureau.group(THEIRS))
        bureau.start_at(at(17, 31))
        yield Evening(bureau, silent, silent_leader, excused, excused_leader, diligent, groups)


def test_half_an_hour_before_the_cut_off_the_staff_are_reminded(evening: Evening) -> None:
    """17:31: in private, with what to tap; leaders and groups hear nothing. Who reports is thanked with a receipt."""
    for room in (evening.silent, evening.excused, evening.diligent):
        reminder = room.wait_for_reply()
        assert "8月3日（周一）的进展，18:00前报一下就好" in reminder.text
        assert reminder.labels() == ["现在报", "请假", "今天没有进展"]
    evening.diligent.say("曲轴铸造项目今天签约，签约额2亿元。")
    card = evening.diligent.wait_for_reply()
    evening.diligent.press(card, "保存")
    evening.diligent.wait_until(lambda: "已保存" in card.text, "no receipt")
    assert evening.the_rest_is_left_alone()


def test_a_restart_reminds_nobody_again(evening: Evening) -> None:
    """17:33, after kill -9."""
    evening.bureau.crash_and_start_at(at(17, 33))
    assert evening.the_rest_is_left_alone(0.3)


def test_after_the_cut_off_there_is_a_second_word_and_a_press_ends_it(evening: Evening) -> None:
    """19:02: 没有进展 counts at once, marked late; who reported is left alone."""
    evening.bureau.crash_and_start_at(at(19, 2))
    reminder = evening.excused.wait_for_reply()
    assert "还没有收到莘县招商办（示例）8月3日（周一）的进展" in reminder.text
    evening.excused.press(reminder, "今天没有进展")
    assert "补报" in evening.excused.wait_for_reply().text
    assert "还没有收到冠县" in evening.silent.wait_for_reply().text
    assert evening.the_rest_is_left_alone()


def test_the_next_morning_the_leader_hears_of_what_is_still_missing(evening: Evening) -> None:
    """9:05: the leader of the silent office alone, and never the group."""
    evening.bureau.crash_and_start_at(at(9, 5, days=1))
    told = evening.silent_leader.wait_for_reply()
    assert "经办同志已经提醒过了" in told.text
    assert evening.the_rest_is_left_alone()
