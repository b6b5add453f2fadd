"""Pictures and documents over the loopback Bot API: how the bot sends them, what Telegram refuses, what follows."""

import asyncio
import struct
import zlib
from collections.abc import Iterator, Sequence

import pytest
from telegram import Bot

from bot.message import Attachment, Reply, Span, SpanKind
from bot.serving.outcomes import Delivered, NotYet, Outcome, Unsure
from bot.serving.packing import Destination, pack_reply
from bot.serving.parcels import from_body
from bot.telegram_sending import TelegramCarrier
from tests.journeys.bot_api import BotApi
from tests.journeys.faults import LineBreaks, server_error
from tests.journeys.people import Room, private_chat
from tests.journeys.telegram_files import LARGEST_DOCUMENT, size_of


def png(width: int, height: int) -> bytes:
    """A grey picture of that size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PICTURE = Attachment("榜.png", "image/png", png(1080, 2400), "二季度")
BOOK = Attachment("榜.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK rows", "工作簿")


@pytest.fixture
def chat() -> Iterator[Room]:
    """A person's chat on a fresh Telegram."""
    with BotApi() as api:
        yield private_chat(api)


def put(chat: Room, files: Sequence[Attachment], text: str = "") -> list[Outcome]:
    """Put a reply with these files into the chat, call by call, with a bot of its own."""
    spans = (Span(SpanKind.PLAIN, text),) if text else ()
    rows = pack_reply(Reply(spans, attachments=tuple(files)), Destination(chat.chat.chat_id, ""))

    async def run() -> list[Outcome]:
        async with Bot(chat.api.token, chat.api.base_url, chat.api.base_file_url) as bot:
            carrier = TelegramCarrier(bot)
            return [await carrier.carry(row.chat_id, from_body(row.body), row.file) for row in rows]

    return asyncio.run(run())


def kinds(chat: Room) -> list[tuple[str, str]]:
    """What stands in the chat: text, photo or document, and its words."""
    return [(one.file.kind if one.file else "text", one.text) for one in chat.replies()]


def test_a_picture_is_shown_and_a_workbook_can_be_kept(chat: Room) -> None:
    """Behind the words, byte for byte, under their names."""
    outcomes = put(chat, [PICTURE, BOOK], "榜")
    assert kinds(chat) == [("text", "榜"), ("photo", "二季度"), ("document", "工作簿")]
    words, picture, book = chat.replies()
    assert picture.file and book.file
    assert (picture.file.data, book.file.data, book.file.name) == (PICTURE.data, BOOK.data, "榜.xlsx")
    assert outcomes == [Delivered(one.message_id) for one in (words, picture, book)]


@pytest.mark.parametrize("data", [png(9000, 2000), png(2100, 100), b"no picture", png(10, 10) + b"\0" * 10_000_000])
def test_a_picture_that_telegram_will_not_show_goes_as_a_document(chat: Room, data: bytes) -> None:
    """Too large, too long, no picture at all, too heavy."""
    assert isinstance(put(chat, [Attachment("榜.png", "image/png", data)])[0], Delivered)
    assert kinds(chat) == [("document", "")]


@pytest.mark.parametrize("method", ["sendPhoto", "sendDocument"])
def test_what_may_have_arrived_is_not_sent_twice(chat: Room, method: str) -> None:
    """The line breaks after it was taken in: it stands there once, and nobody knows."""
    chat.api.faults.next(method, LineBreaks.AFTER)
    assert Unsure in [type(outcome) for outcome in put(chat, [PICTURE, BOOK])]
    assert [kind for kind, _ in kinds(chat)] == ["photo", "document"]


@pytest.mark.parametrize("method", ["sendPhoto", "sendDocument"])
def test_what_has_surely_failed_is_sent_again(chat: Room, method: str) -> None:
    """The server says that it failed: the outbox sends it later."""
    chat.api.faults.next(method, server_error())
    assert NotYet in [type(outcome) for outcome in put(chat, [PICTURE, BOOK])]
    assert len(kinds(chat)) == 1


def test_a_file_over_the_limit_is_not_even_tried(chat: Room) -> None:
    """Fifty million bytes are what a bot may send; the person is told in its place."""
    put(chat, [Attachment("a.xlsx", "", b"\0" * (LARGEST_DOCUMENT + 1))])
    assert ["抱歉" in text for _, text in kinds(chat)] == [True]
    assert "senddocument" not in chat.api.world.calls


def test_a_long_caption_is_cut(chat: Room) -> None:
    """1024 characters stand below a file."""
    put(chat, [Attachment("榜.png", "image/png", PICTURE.data, "长" * 2000)])
    assert kinds(chat) == [("photo", "长" * 1023 + "…")]


def test_the_size_of_a_picture_is_read() -> None:
    """As the rules about photos need it."""
    assert (size_of(PICTURE.data), size_of(b"none")) == ((1080, 2400), (0, 0))
