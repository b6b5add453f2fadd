"""Updates at random (乱数更新): of every kind, with fields missing, of wrong types, of no sense, huge, nested; the same for a seed."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

Json = Any
_KINDS = (
    "message", "edited_message", "callback_query", "my_chat_member", "channel_post", "inline_query", "poll", "chat_member",
    "message_reaction", "chat_join_request", "something_new",
)  # fmt: skip
_WORDS = (
    "你好",
    "/start",
    "/ask@x 奖励多少",
    "#进展 1",
    "@measured_bot 问",
    "\u202e反\u202c",
    "\x00",
    "\ud83d",
    "",
    "🏭" * 3,
)
_FORMS: dict[str, tuple[str, ...]] = {
    "message": ("message_id", "date", "chat", "from", "text"),
    "callback_query": ("id", "from", "message", "chat_instance", "data"),
    "my_chat_member": ("chat", "from", "date", "old_chat_member", "new_chat_member"),
}
_MORE = (
    "text", "caption", "entities", "caption_entities", "photo", "document", "voice", "sender_chat", "via_bot", "reply_to_message",
    "forward_origin", "message_thread_id", "is_topic_message", "migrate_to_chat_id", "migrate_from_chat_id", "edit_date",
    "new_chat_members", "left_chat_member", "is_automatic_forward", "quote", "contact", "location", "unknown_field",
    "media_group_id",
)  # fmt: skip


def random_updates(seed: int, number: int) -> Iterator[Json]:
    """So many, each with an id of its own but for those that have none."""
    random = Random(seed)
    for update_id in range(1, number + 1):
        yield _Maker(random).update(update_id)


class _Maker:
    """Makes one update; the deeper, the less."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._sound = random.random()  # how often a field is as Telegram gives it
        self._fields: dict[str, Callable[[], Json]] = {
            "chat": self._chat, "sender_chat": self._chat, "from": self._user, "via_bot": self._user, "user": self._user,
            "left_chat_member": self._user, "message": self._message, "reply_to_message": self._message,
            "date": lambda: random.randrange(2**31), "edit_date": lambda: random.randrange(2**31),
            "entities": self._entities, "caption_entities": self._entities, "photo": lambda: [self._file()],
            "document": self._file, "voice": lambda: self._file() | {"duration": 1}, "id": lambda: str(random.randrange(10**9)),
            "message_id": lambda: random.randrange(10**6), "is_topic_message": lambda: True, "data": lambda: "rate:1:yes",
            "message_thread_id": lambda: 5, "migrate_to_chat_id": lambda: -100_5, "new_chat_members": lambda: [self._user()],
            "migrate_from_chat_id": lambda: -5, "media_group_id": lambda: "13868127401",
            "old_chat_member": self._member, "new_chat_member": self._member, "forward_origin": self._origin,
        }  # fmt: skip

    def update(self, update_id: int) -> Json:
        """One."""
        random = self._random
        if random.random() < 0.01:
            return self._nonsense(3)
        kinds = random.sample(_KINDS, 1 if random.random() < 0.95 else 2)
        numbered = {"update_id": update_id if random.random() < 0.97 else self._nonsense(1)}
        return numbered | {kind: self._content(kind) for kind in kinds}

    def _content(self, kind: str) -> Json:
        if self._random.random() < 0.03:
            return self._nonsense(3)
        return self._object(_FORMS.get(kind, _FORMS["message"]))

    def _message(self) -> Json:
        return self._object(_FORMS["message"]) if self._random.random() < 0.9 else None

    def _object(self, names: tuple[str, ...]) -> dict[str, Json]:
        random = self._random
        more = random.sample(_MORE, random.choice((0, 0, 1, 3)))
        return {name: self._field(name) for name in (*names, *more) if random.random() < 0.7 + self._sound}

    def _field(self, name: str) -> Json:
        if self._random.random() > 0.5 + self._sound:
            return self._nonsense(3)
        return self._fields.get(name, self._text)()

    def _text(self) -> Json:
        return self._random.choice(_WORDS) * self._random.choice((1, 1, 1, 2000))

    def _chat(self) -> Json:
        kind = self._random.choice(("private", "group", "supergroup", "channel", "odd"))
        return {"id": self._random.choice((7, 8, -9, -100_7)), "type": kind, "title": "群"}

    def _user(self) -> Json:
        code = self._random.choice(("zh-hans", "en", "xx"))
        return {"id": 7, "is_bot": self._random.random() < 0.1, "first_name": "王", "language_code": code}

    def _member(self) -> Json:
        return {
            "user": self._user(),
            "status": self._random.choice(("left", "member", "kicked", "odd")),
            "until_date": 0,
        }

    def _origin(self) -> Json:
        return {"type": self._random.choice(("user", "odd")), "date": 1, "sender_user": self._user()}

    def _file(self) -> dict[str, Json]:
        return {"file_id": "f", "file_unique_id": "u", "file_size": 5, "width": 1, "height": 1, "file_name": "表.xlsx"}

    def _entities(self) -> Json:
        random = self._random
        kinds = ("mention", "text_mention", "bold", "odd")
        return [
            {"type": random.choice(kinds), "offset": random.randrange(-2, 9), "length": random.randrange(9), "user": self._user()}
            for _ in range(random.randrange(3))
        ]  # fmt: skip

    def _nonsense(self, depth: int) -> Json:
        random = self._random
        plain: tuple[Json, ...] = (
            None, True, 0, -1, 5, 2**31, 10**30, 1e300, float("inf"), "x", "5", "", "长" * 5000, "\ud83d\x00", [], {},
        )  # fmt: skip
        if depth == 0 or random.random() < 0.7:
            return random.choice(plain)
        if random.random() < 0.02:
            return _deep(random.choice((50, 500, 900, 2000)))
        if random.random() < 0.5:
            return [self._nonsense(depth - 1) for _ in range(random.randrange(4))]
        names = random.sample(tuple(self._fields), 3)
        return {name: self._nonsense(depth - 1) for name in names}


def _deep(depth: int) -> Json:
    nested: Json = []
    for _ in range(depth):
        nested = [nested]
    return nested
