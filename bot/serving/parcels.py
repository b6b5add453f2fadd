"""A letter with where in its chat it goes: the body of a row of the outbox, as JSON; pure.

What cannot be known when a reply is decided is named instead and looked up when its turn has come: a `renewing` letter goes
where the earlier answer to the same message stands, a Trim takes away what is left over of it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot import letters
from bot.letters import Letter
from bot.message import Button
from rag.answer import Language

Buttons = tuple[tuple[Button, ...], ...]


class BodyUnreadable(ValueError):
    """The body of a row is none that this program writes; the row may come from a newer one."""


@dataclass(frozen=True, slots=True)
class OtherButtons:
    """Other buttons below an own message that keeps its words."""

    message_id: int
    buttons: Buttons


@dataclass(frozen=True, slots=True)
class Trim:
    """Of the messages that answered that one, only the first `keep` stay; the others are taken away."""

    chat_id: str
    message_id: str
    keep: int


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter and its place: the topic, and the message it replies to.

    A Post goes `over` the own message of that id, or, `renewing`, over the part of the same number that answered the same
    message before (the row's `answers` say which); where that is gone, below. `language` is the one in which the person is
    told that the letter failed or may not have arrived; None: nobody is told.
    """

    letter: Letter | OtherButtons | Trim
    thread_id: int | None = None
    reply_to: int | None = None
    language: Language | None = None
    over: int | None = None
    renewing: bool = False


def to_body(parcel: Parcel) -> str:
    """The parcel as one line of JSON, ASCII only, so that halves of characters and NUL pass through any database."""
    where = {
        "thread": parcel.thread_id,
        "reply_to": parcel.reply_to,
        "language": parcel.language,
        "over": parcel.over,
        "renewing": parcel.renewing or None,
    }
    known = {name: value for name, value in where.items() if value is not None}
    return json.dumps(_fields(parcel.letter) | known, separators=(",", ":"))


def from_body(body: str) -> Parcel:
    """The parcel of a row; a letter by itself is one without a place. Raises BodyUnreadable."""
    try:
        found: dict[str, Any] = json.loads(body)
        language = found.get("language")
        return Parcel(
            _letter(body, found),
            _number(found.get("thread")),
            _number(found.get("reply_to")),
            Language(language) if language else None,
            _number(found.get("over")),
            bool(found.get("renewing")),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BodyUnreadable("the row holds no letter that this program knows") from error


def _fields(letter: Letter | OtherButtons | Trim) -> dict[str, Any]:
    match letter:
        case OtherButtons(message_id=message_id, buttons=buttons):
            rows = [[[button.label, button.data] for button in row] for row in buttons]
            return {"do": "buttons", "message": message_id, "buttons": rows}
        case Trim(chat_id=chat_id, message_id=answered, keep=keep):
            return {"do": "trim", "chat": chat_id, "message": answered, "keep": keep}
        case _:
            return dict(json.loads(letters.to_body(letter)))


def _letter(body: str, found: Mapping[str, Any]) -> Letter | OtherButtons | Trim:
    match found["do"]:
        case "buttons":
            rows = tuple(tuple(Button(str(label), str(data)) for label, data in row) for row in found["buttons"])
            return OtherButtons(int(found["message"]), rows)
        case "trim":
            return Trim(str(found["chat"]), str(found["message"]), int(found["keep"]))
        case _:
            return letters.from_body(body)


def _number(value: object) -> int | None:
    return int(str(value)) if value is not None else None
