"""Where the bot is: added to groups, removed, blocked, moved to a supergroup; administrators say what a new group is for."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.announcing.bureau import Bureau, notice
from bot.wording_announcing_targets import say_new_group
from store.announcing.chats import Chat, ChatState, ChatUse
from store.announcing.keys import notice_key
from store.people import Role

_INSIDE = frozenset({"member", "administrator", "creator", "restricted"})


class Change(Enum):
    """What a change of the bot's own membership means."""

    JOINED = "joined"
    LEFT = "left"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot's own membership of a chat changed: statuses as the service names them (member, left, kicked, …).

    `kind` is the chat's (private, group, supergroup, channel), `by` the person who did it, 0 where nobody is named.
    """

    chat_id: int
    kind: str
    title: str
    old: str
    new: str
    by: int


def read_change(membership: Membership) -> Change:
    """What it means; in private `kicked` is a person who blocked the bot. A bot that may not write has left."""
    inside = membership.new in _INSIDE
    if inside == (membership.old in _INSIDE):
        return Change.SAME
    return Change.JOINED if inside else Change.LEFT


def after(membership: Membership, known: Chat | None, now: datetime) -> Chat | None:
    """The chat as it is registered from now on; None where nothing is.

    A group that was confirmed before is so again when the bot comes back. People are noted only once they were lost.
    """
    change, is_private = read_change(membership), membership.kind == "private"
    if change is Change.SAME:
        return replace(known, title=membership.title, kind=membership.kind, changed_at=now) if known else None
    if change is Change.LEFT:
        state = ChatState.BLOCKED if is_private else ChatState.LEFT
    elif is_private:
        state = ChatState.ACTIVE
    else:
        state = ChatState.ACTIVE if known and known.use is not ChatUse.NONE else ChatState.PENDING
    fresh = Chat(membership.chat_id, membership.kind, "", state, ChatUse.NONE, "", "", membership.by, now, now)
    if known is None and is_private and change is Change.JOINED:
        return None
    title = "" if is_private else membership.title
    return replace(known or fresh, kind=membership.kind, title=title, state=state, reason="", changed_at=now)


@dataclass(frozen=True, slots=True)
class Memberships:
    """Over one bureau. Every method is one transaction, joins a unit that runs, and raises StoreUnavailable."""

    bureau: Bureau

    def note(self, membership: Membership, now: datetime) -> None:
        """Register what changed; of a new group administrators are asked in private what it is for."""
        with self.bureau.database.unit():
            known, change = self.bureau.chats.get(membership.chat_id), read_change(membership)
            chat = after(membership, known, now)
            if chat is None or chat == known or (change is Change.LEFT and self._is_none_of_ours(chat)):
                return
            self.bureau.chats.put(chat, membership.by)
            is_new = known is None or known.state is not ChatState.PENDING
            if is_new and chat.state is ChatState.PENDING and change is Change.JOINED:
                self._ask(chat, now)

    def lost(self, chat_id: int, reason: str, now: datetime) -> bool:
        """The service refuses to deliver there: left out from now on. False where that was known."""
        return self.bureau.chats.lose(chat_id, ChatState.BLOCKED if chat_id > 0 else ChatState.LEFT, reason, now)

    def moved(self, old: int, new: int, now: datetime) -> bool:
        """A group became a supergroup: registration, office and topics go with it. False for what is known already.

        Administrators who have not said yet what it is for are asked again: their buttons name a group that is no more.
        """
        with self.bureau.database.unit():
            there, moved = self.bureau.chats.get(new), self.bureau.chats.move(old, new, now)
            chat = self.bureau.chats.get(new)
            if there is None and chat is not None and chat.state is ChatState.PENDING:
                self._ask(chat, now)
        return moved

    def _is_none_of_ours(self, chat: Chat) -> bool:
        """A group of which nothing is kept: it became another one, and the service tells that the bot has left the old one."""
        book = self.bureau.chats
        known = book.get(chat.chat_id) or book.topics(chat.chat_id) or book.group_offices().get(chat.chat_id)
        return chat.is_group and not known

    def _ask(self, chat: Chat, now: datetime) -> None:
        admins = [member.person_id for member in self.bureau.registry.members() if member.role is Role.ADMIN]
        rows = []
        for person in admins:
            reply = say_new_group(self.bureau.language(person), chat.title, -chat.chat_id, chat.added_by)
            rows.append(notice(person, reply, notice_key(0, f"group{chat.chat_id}-{int(now.timestamp())}", person)))
        self.bureau.put(rows, now)
