"""What coordinators set: calendars and chasing, and that both hold from then on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.reporting.reminding import catch_up
from store.reporting.offices import Rhythm
from tests.reporting.chase_people import ANNA, BO, COORDINATOR, Bureau, Post, bureau, june, written


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Bureau]:
    """The office on the day its people joined."""
    with bureau(tmp_path) as made:
        yield made


def test_a_calendar_is_set_in_words_and_holds_from_that_day_on(office: Bureau) -> None:
    """Weekly on Thursdays by 10:00: Wednesday is no longer due, Thursday half an hour before ten is."""
    said = written(office, COORDINATOR, f"/calendar {office.office.county} weekly 周四 10:00", june(12, 11))
    assert f"{office.office.name}：每周四 10:00前报送" in said
    changed = office.registry.office(office.office.office_id)
    assert changed is not None
    assert (changed.rhythm, changed.due_weekday, changed.cut_off) == (Rhythm.WEEKLY, 3, 600)
    assert office.registry.audit(1)[0].by == COORDINATOR
    post = Post()
    office.chasing.round(post, june(12, 19))
    assert post.taken() == []
    office.chasing.round(post, june(13, 9, 30))
    assert [text for _, reply in post.sent for text in [reply.text] if "第24周" in text]
    assert post.taken() == [ANNA, BO]


def test_all_calendars_are_shown(office: Bureau) -> None:
    """With how one is changed."""
    said = written(office, COORDINATOR, "/calendar", june(12, 11))
    assert f"{office.office.name}：每个工作日18:00前" in said
    assert "/calendar 冠县" in said


def test_a_calendar_that_is_not_understood_changes_nothing(office: Bureau) -> None:
    """No rhythm, no such time, no such office."""
    before = office.registry.offices()
    assert "这样设置" in written(office, COORDINATOR, "/calendar 冠县 monthly", june(12, 11))
    assert "这样设置" in written(office, COORDINATOR, "/calendar 冠县 daily 25:00", june(12, 11))
    written(office, COORDINATOR, "/calendar 火星办 daily 17:00", june(12, 11))
    assert office.registry.offices() == before


def test_chasing_is_shown_with_what_became_of_it(office: Bureau) -> None:
    """The steps, the quiet hours, that groups are off, how many went out."""
    assert "没有发过。现在待发 2 条" in written(office, COORDINATOR, "/chase", june(12, 17, 40))
    post = Post()
    office.chasing.round(post, june(12, 17, 40))
    assert "正在发 2" in written(office, COORDINATOR, "/chase", june(12, 17, 40))
    catch_up(office.chasing.ledger, post, june(12, 17, 41))  # the outbox tells what became of them
    said = written(office, COORDINATOR, "/chase", june(12, 17, 41))
    for words in ("截止前30分钟", "15小时", "8:00—21:00", "群里提醒：关", "已发出 2", "现在待发 0 条"):
        assert words in said


def test_settings_of_chasing_take_effect_at_once(office: Bureau) -> None:
    """The switch for groups, and minutes."""
    assert "群里提醒：开" in written(office, COORDINATOR, "/chase public on", june(12, 11))
    assert "群里提醒：关" in written(office, COORDINATOR, "/chase public 关", june(12, 11))
    assert "截止前120分钟" in written(office, COORDINATOR, "/chase before 120", june(12, 11))
    post = Post()
    office.chasing.round(post, june(12, 16))
    assert post.taken() == [ANNA, BO]


@pytest.mark.parametrize(
    "words", ["public", "public maybe", "second 5", "leader x", "before -1", "before ３０", "tomorrow"]
)
def test_a_setting_that_is_not_understood_changes_nothing(office: Bureau, words: str) -> None:
    """The usage is said."""
    before = office.chasing.rules()
    assert "这样改" in written(office, COORDINATOR, f"/chase {words}", june(12, 11))
    assert office.chasing.rules() == before
