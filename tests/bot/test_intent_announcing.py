"""Commands and presses of announcements, read as what they want."""

import pytest

from bot.intent import Intent, UnknownPress, read_intent
from bot.intent_announcing import (
    ANNOUNCE_COMMANDS,
    ANNOUNCE_PRESSES,
    Announce,
    Approve,
    ListGroups,
    MarkRead,
    ShowTopics,
    Steer,
    Subscribe,
    ToggleReceiver,
    Unsubscribe,
)


@pytest.mark.parametrize(
    ("text", "press", "intent"),
    [
        ("/announce 请报送\n第二行", "", Announce("请报送\n第二行")),
        ("/announce", "", Announce("")),
        ("/subscribe", "", ShowTopics()),
        ("/groups -100 冠县", "", ListGroups("-100 冠县")),
        ("", "an-pick:1:2:4294967295", ToggleReceiver(1, 2, 4294967295)),
        ("", "an-yes:3:1002", Approve(3, 1002)),
        ("", "an-turn:1:3:1", Steer(1, 3, 1)),
        ("", "an-read:12:3", MarkRead(12, 3)),
        ("", "sub:chain-轴承", Subscribe("chain-轴承")),
        ("", "unsub:all", Unsubscribe("all")),
        ("", "sub:", UnknownPress()),
        ("", "an-read:1:-2", UnknownPress()),
        ("", "an-yes:1", UnknownPress()),
    ],
)
def test_each_is_read_as_what_it_wants(text: str, press: str, intent: Intent) -> None:
    """What is none of ours, or forged, is said to be so."""
    assert read_intent(text, press) == intent


def test_every_press_is_told_apart_and_fits_a_button() -> None:
    """With the largest numbers that occur."""
    numbers = [[10**6, 8, 2**32], [10**6, 999_999], [10**6]]
    for (action, count), make in ANNOUNCE_PRESSES.items():
        values = next(one for one in numbers if len(one) == count)
        data = ":".join([action, *map(str, values)])
        assert len(data.encode()) <= 64
        assert read_intent("", data) == make(values)
    assert len(ANNOUNCE_COMMANDS) == 4
