"""Clock: hours of the day in questions, and the stretches of a table that hold them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.clock import holds_hour, holds_hours, hours_asked
from rag.text import normalise


@pytest.mark.parametrize(
    ("question", "hours"),
    [
        ("凌晨三点到四点的电价", (3, 4)),
        ("晚上八点用电贵吗", (20,)),
        ("夜里十一点开机", (23,)),
        ("晚上十二点以后", (0,)),
        ("中午一点的价", (13,)),
        ("14:30的电价", (14,)),
        ("price at 7 pm", (19,)),
        ("the tariff at midnight", (0,)),
        ("下午四五点的电价", (16, 17)),
        ("能不能便宜一点", ()),
        ("奖励几个点", ()),
    ],
)
def test_hours_are_read_as_people_say_them(question: str, hours: tuple[int, ...]) -> None:
    """The part of the day decides between morning and evening; a bit cheaper is no hour."""
    assert hours_asked(normalise(question)) == hours


@pytest.mark.parametrize(
    ("text", "hour", "held"),
    [
        ("8:00—11:00、17:00—21:00", 18, True),
        ("8:00—11:00、17:00—21:00", 12, False),
        ("22:00—6:00", 1, True),
        ("22:00—6:00", 12, False),
        ("没有时段", 12, False),
    ],
)
def test_a_stretch_holds_the_hours_inside(text: str, hour: int, held: bool) -> None:
    """Past midnight too."""
    assert holds_hour(text, hour) is held


def test_a_question_without_an_hour_is_held_by_nothing() -> None:
    """There is nothing to hold."""
    assert not holds_hours("0:00—24:00", "电价多少")
    assert holds_hours("0:00—6:00", "夜里两点的电价")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Every hour is one of the day's."""
    assert all(0 <= hour < 24 for hour in hours_asked(normalise(text)))
