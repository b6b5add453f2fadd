"""How often a growing answer is shown."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.phrasing.pace import GROUP_S, PRIVATE_S, EditPace


def test_once_a_second_in_private_and_every_ten_seconds_in_a_group() -> None:
    """Chats do not wait for one another."""
    pace = EditPace()
    assert [pace.may(7, at) for at in (0.0, 0.5, 1.0, 1.9, 2.0)] == [True, False, True, False, True]
    assert [pace.may(-7, at) for at in (0.0, 1.0, 9.9, 10.0)] == [True, False, False, True]
    assert pace.may(8, 2.0)


def test_chats_that_are_quiet_are_forgotten() -> None:
    """Else a year's chats would be remembered."""
    pace = EditPace()
    for chat in range(1, 1003):
        pace.may(chat, 0.0)
    pace.may(5000, 100.0)
    assert len(pace._last) == 1


@settings(deadline=None)
@given(st.lists(st.floats(0, 100), max_size=60), st.booleans())
def test_no_two_are_nearer_than_the_pause(moments: list[float], is_group: bool) -> None:
    """Whoever asks, however often."""
    pace, chat = EditPace(), -7 if is_group else 7
    shown = [at for at in sorted(moments) if pace.may(chat, at)]
    apart = [later - sooner for sooner, later in pairwise(shown)]
    assert all(gap >= (GROUP_S if is_group else PRIVATE_S) for gap in apart)
