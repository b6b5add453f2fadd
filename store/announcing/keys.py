"""The keys under which announcements stand in the outbox: each names one call, so that no call is put twice. Pure.

`ann:{id}:{run}:{chat}` is the announcement itself. The chat of a group that became a supergroup stays the old one in keys.
"""


def message_prefix(announcement_id: int) -> str:
    """What the keys of all its messages begin with, those of every run."""
    return f"ann:{announcement_id}:"


def run_prefix(announcement_id: int, run: int) -> str:
    """What the keys of all messages of a run begin with."""
    return f"ann:{announcement_id}:{run}:"


def message_key(announcement_id: int, run: int, chat_id: int) -> str:
    """The announcement in one chat."""
    return f"{run_prefix(announcement_id, run)}{chat_id}"


def is_message(key: str) -> bool:
    """Whether an announcement itself stands under this key, and not what is done about it."""
    return key.startswith("ann:")


def chat_of(key: str) -> int:
    """The chat at the end of a key."""
    return int(key.rpartition(":")[2])


def edit_prefix(announcement_id: int, run: int, version: int) -> str:
    """Other words for what was sent."""
    return f"ann-edit:{announcement_id}:{run}:{version}:"


def delete_prefix(announcement_id: int, run: int) -> str:
    """What was sent, taken away."""
    return f"ann-delete:{announcement_id}:{run}:"


def correction_prefix(announcement_id: int, run: int, version: int) -> str:
    """更正 below what can no longer be changed; version 0 is a recall."""
    return f"ann-correct:{announcement_id}:{run}:{version}:"


def pin_prefix(announcement_id: int, run: int) -> str:
    """What was sent, pinned."""
    return f"ann-pin:{announcement_id}:{run}:"


def unpin_prefix(announcement_id: int, run: int) -> str:
    """No longer pinned."""
    return f"ann-unpin:{announcement_id}:{run}:"


def card_prefix(announcement_id: int, run: int) -> str:
    """The live card of a run."""
    return f"ann-card:{announcement_id}:{run}:"


def card_edit_prefix(announcement_id: int, run: int) -> str:
    """What the live card said since."""
    return f"ann-card-edit:{announcement_id}:{run}:"


def notice_key(announcement_id: int, what: str, person_id: int) -> str:
    """Something about it that one person is told; `what` says of which state of it."""
    return f"ann-notice:{announcement_id}:{what}:{person_id}"


def reminder_key(announcement_id: int, run: int, step: int, person_id: int) -> str:
    """A reminder of 已阅."""
    return f"ann-remind:{announcement_id}:{run}:{step}:{person_id}"


def batch_of(key: str, version: int) -> str:
    """What the row of a message says of its words: their version."""
    return f"{key}:v{version}"


def version_of(batch: str) -> int:
    """The version that `batch_of` put there, 0 for none."""
    said = batch.rpartition(":v")[2]
    return int(said) if said.isdigit() else 0
