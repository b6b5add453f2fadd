"""A reply becomes rows of the outbox, one a call: its parts below one another, then its files; pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.letters import Letter, Post
from bot.message import Attachment, Reply, Span, SpanKind
from bot.reply_parts import split_reply
from bot.serving.parcels import OtherButtons, Parcel, Trim, to_body
from bot.wording import say_trouble, shorten
from rag.answer import Language
from store.outbox import Outgoing

LARGEST_FILE = 50_000_000  # bytes that a bot may send
_CAPTION = 1024  # characters below a file


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a reply goes: the chat, its topic, the message it replies to; and what it is a reply to.

    `answers` names the message that is answered (chat, message), by which the answer is found again after an edit; with
    `renewing` this is such an edit. `pressed` is our own message whose button was pressed. `language` is the one to own up
    in where something does not arrive, None where nobody is told. `batch` is one name for all rows of one reply, `key` the
    beginning of their keys where the same reply must not go out twice.
    """

    chat_id: int
    batch: str
    language: Language | None = None
    thread_id: int | None = None
    reply_to: int | None = None
    answers: tuple[str, str] | None = None
    renewing: bool = False
    pressed: int | None = None
    key: str = ""


def pack_reply(reply: Reply, to: Destination) -> tuple[Outgoing, ...]:
    """The rows of a reply, in the order in which they go out. Only the first refers to the message it replies to."""
    return tuple(
        replace(row, key=f"{to.key}{number}" if to.key else None) for number, row in enumerate(_rows(reply, to))
    )


def _rows(reply: Reply, to: Destination) -> Iterator[Outgoing]:
    if to.pressed is not None and not reply.spans and not reply.attachments:
        yield _row(Parcel(OtherButtons(to.pressed, reply.buttons)), to)
        return
    parts = [part for part in split_reply(reply) if part.text.strip()]
    # One message takes the place of one; what has grown to several stands below, and the old one knows it is old.
    over = to.pressed if reply.in_place and len(parts) == 1 else None
    reply_to = to.reply_to
    for number, part in enumerate(parts):
        parcel = Parcel(Post(Reply(part.spans, part.buttons)), reply_to=reply_to, over=over, renewing=to.renewing)
        yield replace(_row(parcel, to), answers=(*to.answers, number) if to.answers else None)
        reply_to = None
    for file in reply.attachments:
        yield _file_row(file, reply_to, to)
        reply_to = None
    if to.renewing and to.answers is not None:
        yield _row(Parcel(Trim(*to.answers, keep=len(parts))), to)


def _file_row(file: Attachment, reply_to: int | None, to: Destination) -> Outgoing:
    if len(file.data) > LARGEST_FILE:
        return _row(Parcel(Post(say_trouble(to.language or Language.SIMPLIFIED)), reply_to=reply_to), to)
    caption = shorten(file.caption, _CAPTION)
    words = Reply((Span(SpanKind.PLAIN, caption),) if caption else ())
    letter: Letter = Post(words, is_picture=file.is_picture, file_name=file.name or "file")
    return replace(_row(Parcel(letter, reply_to=reply_to), to), file=file.data)


def _row(parcel: Parcel, to: Destination) -> Outgoing:
    placed = replace(parcel, thread_id=to.thread_id, language=to.language)
    return Outgoing(to.chat_id, to_body(placed), batch=to.batch)
