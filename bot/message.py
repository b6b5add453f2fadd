"""What comes in and what goes out, without any chat's own types. Adapters translate; the Assistant only knows these."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rag.answer import Answer, Question
from store.people import Role

__all__ = [
    "Attachment", "Button", "FileNotFetched", "IncomingFile", "Message", "Phrasable", "Reply", "Role", "Span", "SpanKind",
]  # fmt: skip


class FileNotFetched(Exception):
    """What somebody sent cannot be had from the chat service just now; sending it again may help."""


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file that somebody sent: its name and its size in bytes, as the chat reports them ("" and 0 where it does not).

    `fetch` gives the bytes and blocks until they are there: whether the person may send a file is asked before. Raises
    FileNotFetched. `ref` is the chat service's own name for it, by which it can be sent on; `is_picture` where it is shown as one.
    `album` is what several files that were sent together have in common, each with a message of its own; "" for one alone.
    """

    name: str
    size: int
    fetch: Callable[[], bytes] = field(repr=False, compare=False)
    ref: str = ""
    is_picture: bool = False
    album: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A person's words, or a button press (`press` is the button's data and `text` is empty).

    `chat_id` and `message_id` together name the message; an edit comes with the same pair and `edited` true. `sent_at` is
    aware. `language_code` is what the chat reports of the person ("zh-hans", "en"), "" where it reports nothing. `forwarded`
    words are somebody else's. `replied_text` are our own words that this one replies to, `reply_to` is the id of the message
    of ours or of their own that it replies to, "" where it replies to none. What is not `addressed` to us came
    from a group because it is marked as a report. `our_name` is what the chat service calls us, for links; "" where unknown.
    `file` came with the words, in private.
    """

    chat_id: str
    person_id: int
    message_id: str
    text: str
    sent_at: datetime
    role: Role = Role.INVESTOR
    press: str = ""
    edited: bool = False
    in_group: bool = False
    language_code: str = ""
    forwarded: bool = False
    replied_text: str = ""
    reply_to: str = ""
    addressed: bool = True
    our_name: str = ""
    file: IncomingFile | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button: what it shows and what it sends back (at most 64 bytes)."""

    label: str
    data: str


class SpanKind(StrEnum):
    """How a piece of text is set; a terminal and Telegram each know their own way."""

    PLAIN = "plain"
    BOLD = "bold"
    QUOTE = "quote"  # words of a document
    FAINT = "faint"  # where a quote stands, validity, notices


@dataclass(frozen=True, slots=True)
class Span:
    """A block of text in one setting; blocks are set one below the other."""

    kind: SpanKind
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a reply: its name with the ending, its media type (image/png is shown as a picture), its bytes."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    caption: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether people see it without opening it."""
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True)
class Phrasable:
    """An answer of the documents that better words may be found for: to which question, kept under which number.

    `edition` is that of the documents it is out of.
    """

    question: Question
    answer: Answer
    question_id: int
    edition: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says: blocks, then rows of buttons, then files. `in_place` puts it where the pressed message stands.

    `phrasable` is the answer among the blocks; it is for whoever may find better words, and says nothing itself.
    """

    spans: tuple[Span, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    in_place: bool = False
    attachments: tuple[Attachment, ...] = ()
    phrasable: Phrasable | None = field(default=None, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The blocks as plain text, one below the other."""
        return "\n".join(span.text for span in self.spans)
