"""No progress and leave, by a tap or by words: each counts at once and for whom it is meant."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.reporting.chase_people import (
    ANNA,
    BO,
    COORDINATOR,
    LEADER,
    OTHER,
    Bureau,
    Post,
    bureau,
    june,
    pressed,
    tapped,
    written,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Bureau]:
    """The office on the day its people joined."""
    with bureau(tmp_path) as made:
        yield made


def _nil(office: Bureau, day: int) -> str:
    return f"nil:{office.office.office_id}:202406{day:02d}"


def test_no_progress_counts_as_a_report(office: Bureau) -> None:
    """Nobody is reminded of that day any more; the next one is due as ever."""
    said = pressed(office, ANNA, _nil(office, 12), june(12, 17, 35))
    assert said == f"已记：{office.office.name}6月12日（周三）没有进展。有了新情况，照常发来就行。"
    post = Post()
    office.chasing.round(post, june(12, 19))
    assert post.taken() == []
    office.chasing.round(post, june(13, 17, 30))
    assert post.taken()[:2] == [ANNA, BO]


def test_no_progress_after_the_cut_off_is_late_and_counts_for_its_own_day(office: Bureau) -> None:
    """补报, by the leader, the next morning."""
    assert "（补报）" in pressed(office, LEADER, _nil(office, 12), june(13, 9, 10))
    assert date(2024, 6, 12) in office.chasing.ledger.heard(date(2024, 6, 1))[office.office.office_id]
    assert [duty.last for duty in office.chasing.still_owed(office.office.office_id, june(13, 10))][-1] == date(
        2024, 6, 13
    )


def test_a_second_tap_a_day_long_past_or_to_come_or_forged_changes_nothing(office: Bureau) -> None:
    """It is said that nothing is owed."""
    pressed(office, ANNA, _nil(office, 12), june(12, 17, 35))
    before = office.chasing.ledger.heard(date(2024, 1, 1))
    for data in (
        _nil(office, 12),
        _nil(office, 20),
        f"nil:{office.office.office_id}:20240101",
        f"nil:{office.office.office_id}:7",
    ):
        assert "不用报了" in pressed(office, BO, data, june(12, 17, 40))
    assert office.chasing.ledger.heard(date(2024, 1, 1)) == before


def test_another_office_s_people_may_not_say_it_and_the_coordinator_may(office: Bureau) -> None:
    """A forwarded reminder, pressed by a stranger."""
    assert "别的单位" in pressed(office, OTHER, _nil(office, 12), june(12, 17, 35))
    assert "已记" in pressed(office, COORDINATOR, _nil(office, 12), june(12, 17, 36))


def test_leave_by_tap_ends_the_reminders_of_that_person(office: Bureau) -> None:
    """Today or this week, as the buttons say with their days."""
    asked = tapped(office, ANNA, "leave", june(12, 17, 31))
    assert [button.data for row in asked.buttons for button in row] == [
        "leave:20240612:20240612",
        "leave:20240612:20240616",
    ]
    assert "今天（6月12日）" in asked.buttons[0][0].label
    assert "6月12日—6月16日请假" in pressed(office, ANNA, "leave:20240612:20240616", june(12, 17, 32))
    post = Post()
    office.chasing.round(post, june(12, 17, 33))
    assert BO in post.taken() and office.registry.on_leave(date(2024, 6, 16)) == {ANNA}


def test_leave_by_words_and_back_again(office: Bureau) -> None:
    """Days ahead; what is no day is said so, and nothing noted."""
    assert "6月14日—6月15日请假" in written(office, ANNA, "/leave 14-15日", june(12, 9))
    assert office.registry.on_leave(date(2024, 6, 14)) == {ANNA}
    assert "没有读懂" in written(office, ANNA, "/leave 昨天", june(12, 9))
    assert "哪几天" in written(office, ANNA, "/leave", june(12, 9))
    assert "欢迎回来" in written(office, ANNA, "/leave 取消", june(14, 9))
    assert office.registry.on_leave(date(2024, 6, 15)) == frozenset()
    assert "不用取消" in written(office, ANNA, "/leave 取消", june(14, 9))


def test_yesterday_s_button_asks_anew(office: Bureau) -> None:
    """And so do digits that are no day."""
    for data in ("leave:20240612:20240612", "leave:20240631:20240631"):
        assert "哪几天" in pressed(office, ANNA, data, june(13, 9))
    assert "没有读懂" in pressed(office, ANNA, "leave:20240613:20991231", june(13, 9))
    assert office.registry.on_leave(date(2024, 6, 13)) == frozenset()
