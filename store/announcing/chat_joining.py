"""A group and the supergroup that it became are one chat: what is kept of both, as one. Pure.

The service tells of the old group, of the new one, of the bot's coming and going in both, in any order and not always of all.
"""

from dataclasses import replace
from datetime import datetime

from store.announcing.chats import Chat, ChatState, ChatUse

_SETTLED = frozenset({ChatState.LEFT, ChatState.REFUSED})


def joined(old: Chat, there: Chat | None, new: int, now: datetime) -> Chat:
    """The chat `new` from now on; `there` is what is registered of it already, None for nothing.

    What an administrator said of the new group holds: that was said last. What nobody said of it, the old one knows.
    """
    if there is None:
        return replace(old, chat_id=new, kind="supergroup", state=_state_of_new(old), reason="", changed_at=now)
    is_decided = there.use is not ChatUse.NONE or there.state is ChatState.REFUSED
    return replace(
        there,
        kind="supergroup",
        title=there.title or old.title,
        state=there.state if is_decided or there.state in _SETTLED else _state_of_new(old),
        use=there.use if is_decided else old.use,
        county=there.county or old.county,
        chain=there.chain or old.chain,
        added_by=old.added_by or there.added_by,
        since=min(old.since, there.since),
        changed_at=now,
    )


def _state_of_new(old: Chat) -> ChatState:
    """The bot is in the new group, even where it has left the old one: that is how an upgrade may look."""
    if old.state is not ChatState.LEFT:
        return old.state
    return ChatState.ACTIVE if old.use is not ChatUse.NONE else ChatState.PENDING
