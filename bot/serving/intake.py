"""An update as the chat service delivers it, before anybody understands it: its id, its lane, its kind; pure, raises on nothing.

Only what must be known to keep it is read here. Whatever else is wrong with it shows when it is worked off, and is set aside
there: nothing that was delivered is lost because it looked odd.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from store.inbox import Incoming

MESSAGE, EDITED, PRESS, MEMBER = "message", "edited_message", "callback_query", "my_chat_member"
WANTED = (MESSAGE, EDITED, PRESS, MEMBER)  # what we ask the chat service for
_OTHER = "other"
_LARGEST_ID = 2**63


def read_update(raw: object) -> Incoming | None:
    """The update, ready to be kept; None for what has no id and so is none."""
    if not isinstance(raw, Mapping):
        return None
    update_id = raw.get("update_id")
    if not isinstance(update_id, int) or isinstance(update_id, bool) or not 0 <= update_id < _LARGEST_ID:
        return None
    kind = next((name for name in WANTED if name in raw), _OTHER)
    content = _inside(raw, kind)
    return Incoming(update_id, _lane(kind, content), kind, _moment(kind, content), _payload(raw))


def _payload(raw: Mapping[str, Any]) -> str:
    """All of it as JSON; of what is nested too deeply to be written down, that it was."""
    try:
        return json.dumps(raw)
    except RecursionError:
        return json.dumps("nested too deeply")


def press_id(raw: object) -> str | None:
    """The id by which a press is acknowledged, None for anything but a press."""
    query_id = _inside(raw, PRESS).get("id")
    return query_id if isinstance(query_id, str) and query_id else None


def _lane(kind: str, content: Mapping[str, Any]) -> str:
    """Messages and edits share the lane of their chat; a person's presses have their own, as they have at Telegram.

    So a press is not held up by a long answer that is on its way.
    """
    if kind == PRESS:
        chat, person = _inside(_inside(content, "message"), "chat").get("id"), _inside(content, "from").get("id")
        return f"{_number(chat)}/{_number(person)}"
    return f"{_number(_inside(content, 'chat').get('id'))}" if kind != _OTHER else _OTHER


def _number(value: object) -> str:
    return str(value) if isinstance(value, int) else _OTHER


def _moment(kind: str, content: Mapping[str, Any]) -> datetime | None:
    """When it happened; a press does not tell."""
    seconds = content.get("edit_date" if kind == EDITED else "date")
    if kind == PRESS or not isinstance(seconds, int):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _inside(raw: object, name: str) -> Mapping[str, Any]:
    inner = raw.get(name) if isinstance(raw, Mapping) else None
    return inner if isinstance(inner, Mapping) else {}
