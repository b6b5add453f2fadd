"""One call to the chat service as data, to JSON and back: what a row of the outbox holds. Pure; knows no Telegram and no store."""

import json
from dataclasses import dataclass
from typing import Any, assert_never

from bot.message import Button, Reply, Span, SpanKind


@dataclass(frozen=True, slots=True)
class Post:
    """A new message: the words and buttons of `reply`, below a file where there is one.

    `ref` is the chat service's own name for the file; where it is "" and `file_name` is not, the bytes stand in the row.
    """

    reply: Reply
    ref: str = ""
    is_picture: bool = False
    file_name: str = ""

    @property
    def has_file(self) -> bool:
        """Whether the words are a caption."""
        return bool(self.ref or self.file_name)


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words and buttons for an own message; `captioned` where they stand below a file."""

    message_id: int
    reply: Reply
    captioned: bool = False


@dataclass(frozen=True, slots=True)
class Delete:
    """An own message goes."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Pin:
    """An own message is pinned (置顶), without a sound."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Unpin:
    """It no longer is."""

    message_id: int


Letter = Post | Edit | Delete | Pin | Unpin


def to_body(letter: Letter) -> str:
    """The letter as JSON; files' bytes are not in it."""
    match letter:
        case Post(reply=reply):
            file = {"ref": letter.ref, "picture": letter.is_picture, "name": letter.file_name}
            fields: dict[str, object] = {"do": "post", **_reply_fields(reply), "file": file}
        case Edit(message_id=message_id, reply=reply, captioned=captioned):
            fields = {"do": "edit", "message": message_id, **_reply_fields(reply), "captioned": captioned}
        case Delete(message_id=message_id):
            fields = {"do": "delete", "message": message_id}
        case Pin(message_id=message_id):
            fields = {"do": "pin", "message": message_id}
        case Unpin(message_id=message_id):
            fields = {"do": "unpin", "message": message_id}
        case _:
            assert_never(letter)
    return json.dumps(fields)  # ASCII: halves of characters, which no database takes, stay harmless in it


def from_body(body: str) -> Letter:
    """What `to_body` wrote. Raises ValueError for anything else."""
    try:
        return _letter(json.loads(body))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("this is no letter") from error


def _letter(fields: dict[str, Any]) -> Letter:
    match fields["do"]:
        case "post":
            file = fields["file"]
            return Post(_reply(fields), str(file["ref"]), bool(file["picture"]), str(file["name"]))
        case "edit":
            return Edit(int(fields["message"]), _reply(fields), bool(fields["captioned"]))
        case "delete":
            return Delete(int(fields["message"]))
        case "pin":
            return Pin(int(fields["message"]))
        case "unpin":
            return Unpin(int(fields["message"]))
        case _:
            raise ValueError("this is no letter")


def _reply_fields(reply: Reply) -> dict[str, object]:
    return {
        "spans": [[span.kind.value, span.text] for span in reply.spans],
        "buttons": [[[button.label, button.data] for button in row] for row in reply.buttons],
    }


def _reply(fields: dict[str, Any]) -> Reply:
    spans = tuple(Span(SpanKind(kind), str(text)) for kind, text in fields["spans"])
    rows = tuple(tuple(Button(str(label), str(data)) for label, data in row) for row in fields["buttons"])
    return Reply(spans, rows)
