"""Chats (会话) that announcements may go to: groups that the bot was added to, and people who can no longer be written to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ChatState(StrEnum):
    """Whether a chat can be written to. A group stays PENDING until an administrator of the bot says what it is for."""

    PENDING = "pending"
    ACTIVE = "active"
    REFUSED = "refused"  # an administrator does not want it written to
    LEFT = "left"  # the bot is no longer in it
    BLOCKED = "blocked"  # the person blocked the bot, or is no longer there

    @staticmethod
    def lost() -> frozenset["ChatState"]:
        """What is left out."""
        return frozenset({ChatState.REFUSED, ChatState.LEFT, ChatState.BLOCKED})


class ChatUse(StrEnum):
    """Who reads a group."""

    NONE = ""
    STAFF = "staff"  # 内部工作群
    INVESTORS = "investors"  # 投资者群


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as it is registered; which office a group belongs to, the registry knows (`group_chats`).

    `county` and `chain` tell what investors of a group are about. `reason` is why it was lost, in the service's words.
    """

    chat_id: int
    kind: str
    title: str
    state: ChatState
    use: ChatUse
    county: str
    chain: str
    added_by: int
    since: datetime
    changed_at: datetime
    reason: str = ""

    @property
    def is_group(self) -> bool:
        """Whether several people read it."""
        return self.kind != "private"


EVENTS, CHANGES = "events", "changes"
CHAIN_TOPIC = "chain-"


def chain_topic(chain: str) -> str:
    """The topic of an industry chain."""
    return CHAIN_TOPIC + chain
