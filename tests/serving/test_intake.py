"""What must be known of an update to keep it; nothing that can be delivered is too odd to be kept."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.serving.intake import press_id, read_update

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from(
    [
        "update_id",
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "poll",
        "chat",
        "from",
        "id",
        "date",
        "data",
    ]
)
updates = st.dictionaries(names, st.dictionaries(names, st.dictionaries(names, values) | values) | values)


def message(**more: Any) -> dict[str, Any]:
    """A message of a person in a private chat."""
    return {"message_id": 5, "date": 1_700_000_000, "chat": {"id": 7}, "from": {"id": 7}, "text": "问"} | more


@settings(max_examples=100, deadline=None)
@given(values | updates)
def test_whatever_is_delivered_is_kept_or_is_no_update(raw: object) -> None:
    """Nothing raises; what has an id keeps all of itself, and a lane."""
    update, query_id = read_update(raw), press_id(raw)
    has_id = isinstance(raw, dict) and type(raw.get("update_id")) is int and 0 <= raw["update_id"] < 2**63
    assert (update is not None) == has_id
    assert query_id is None or query_id
    if update is not None:
        assert json.dumps(json.loads(update.payload)) == json.dumps(raw)
        assert update.payload.isascii()
        assert update.lane


@pytest.mark.parametrize(
    ("content", "kind", "lane"),
    [
        ({"message": message()}, "message", "7"),
        ({"edited_message": message(edit_date=1_700_000_060)}, "edited_message", "7"),
        (
            {"callback_query": {"id": "q", "from": {"id": 9}, "message": message(), "data": "x"}},
            "callback_query",
            "7/9",
        ),
        ({"my_chat_member": {"chat": {"id": -8}, "from": {"id": 9}, "date": 1}}, "my_chat_member", "-8"),
        ({"poll": {"id": "1"}}, "other", "other"),
        ({"message": 7}, "message", "other"),
    ],
)
def test_an_update_has_the_lane_of_its_chat(content: dict[str, Any], kind: str, lane: str) -> None:
    """Messages and edits of a chat share one; a person's presses have their own, so that no long answer holds them up."""
    update = read_update({"update_id": 3, **content})
    assert update is not None
    assert (update.kind, update.lane) == (kind, lane)


def test_when_it_was_written_is_known_but_for_presses() -> None:
    """An edit counts from the edit."""
    moments = [
        update.occurred_at if (update := read_update({"update_id": 3, **content})) else None
        for content in (
            {"message": message()},
            {"edited_message": message(edit_date=1_700_000_060)},
            {"callback_query": {"id": "q", "message": message()}},
            {"message": message(date=10**20)},
        )
    ]
    assert moments == [
        datetime.fromtimestamp(1_700_000_000, UTC),
        datetime.fromtimestamp(1_700_000_060, UTC),
        None,
        None,
    ]


@pytest.mark.parametrize("depth", [10, 500, 950, 1_000, 100_000])
def test_what_is_nested_deeply_is_kept(depth: int) -> None:
    """Of what cannot be written down, that it came; it is set aside when it is worked off."""
    nested: Any = []
    for _ in range(depth):
        nested = [nested]
    update = read_update({"update_id": 3, "message": message(quote=nested)})
    assert update is not None and update.lane == "7"
    assert isinstance(json.loads(update.payload), dict if depth == 10 else dict | str)


def test_a_press_is_known_by_its_id() -> None:
    """Only a press has one."""
    assert press_id({"update_id": 3, "callback_query": {"id": "q7"}}) == "q7"
    assert press_id({"update_id": 3, "message": message()}) is None
