"""An announcement as data."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from store.announcing.announce_rules import MOST_PLANS
from store.announcing.announcement import Announcement, Content, Material, MaterialKind, Plan, State
from store.announcing.audience import Target, TargetKind
from tests.store_announcing.bureau import COORDINATOR, LEADERS, TOPIC

ONE = Announcement(1, COORDINATOR, frozenset(), 1, Content("通知"), 1, Plan(LEADERS), State.DRAFT)
NUMBERS = st.integers(1, MOST_PLANS)


def test_both_languages_count_with_the_line_between_them() -> None:
    """As they stand in one message."""
    assert Content("通知").length == 2
    assert Content("通知", "Notice").length == len("通知\n\nNotice")


def test_whatever_leaves_the_house_needs_a_second_person() -> None:
    """Also where only a part of its receivers is outside."""
    assert not ONE.needs_approval
    assert replace(ONE, plan=Plan((*LEADERS, *TOPIC))).needs_approval
    assert replace(ONE, plan=Plan((Target(TargetKind.TOUCHED, "3"),))).needs_approval


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_a_stamp_tells_every_state_from_every_other(version: int, plan: int, other: int, other_plan: int) -> None:
    """Up to as many plans as one may have."""
    one, two = replace(ONE, version=version, plan_number=plan), replace(ONE, version=other, plan_number=other_plan)
    assert (one.stamp == two.stamp) is ((version, plan) == (other, other_plan))


def test_bytes_of_a_file_are_in_no_log() -> None:
    """Nor in an error that names an announcement."""
    assert "secret" not in repr(Material(MaterialKind.PICTURE, "a.png", 6, data=b"secret"))
