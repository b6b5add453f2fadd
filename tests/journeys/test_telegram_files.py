"""Pictures and documents over the loopback Bot API: how the bot sends them, what Telegram refuses, what follows."""

import asyncio
import struct
import zlib
from collections.abc import Iterator, Sequence

import pytest
from telegram import Bot

from bot.message import Attachment, Reply, Span, SpanKind
from bot.telegram_repair import Dropped, Unsure
from bot.telegram_sending import Delivery, Spot, deliver
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


def put(chat: Room, files: Sequence[Attachment], text: str = "", earlier: Sequence[str] = ()) -> Delivery:
    """Deliver with a bot of its own."""

    async def run() -> Delivery:
        async with Bot(chat.api.token, chat.api.base_url, chat.api.base_file_url) as bot:
            spans = (Span(SpanKind.PLAIN, text),) if text else ()
            return await deliver(bot, Spot(chat.chat.chat_id), [Reply(spans, attachments=tuple(files))], earlier)

    return asyncio.run(run())


def kinds(chat: Room) -> list[tuple[str, str]]:
    """What stands in the chat: text, photo or document, and its words."""
    return [(one.file.kind if one.file else "text", one.text) for one in chat.replies()]


def test_a_picture_is_shown_and_a_workbook_can_be_kept(chat: Room) -> None:
    """Behind the words, byte for byte, under their names; only the words can be changed later."""
    delivery = put(chat, [PICTURE, BOOK], "榜")
    assert kinds(chat) == [("text", "榜"), ("photo", "二季度"), ("document", "工作簿")]
    words, picture, book = chat.replies()
    assert picture.file and book.file
    assert (picture.file.data, book.file.data, book.file.name) == (PICTURE.data, BOOK.data, "榜.xlsx")
    assert delivery == Delivery((str(words.message_id),))


def test_an_edited_question_changes_the_words_and_leaves_the_files(chat: Room) -> None:
    """No file is asked to become words."""
    before = put(chat, [PICTURE], "榜")
    assert put(chat, [], "新榜", before.message_ids).trouble is None
    assert kinds(chat) == [("text", "新榜"), ("photo", "二季度")]


@pytest.mark.parametrize("data", [png(9000, 2000), png(2100, 100), b"no picture", png(10, 10) + b"\0" * 10_000_000])
def test_a_picture_that_telegram_will_not_show_goes_as_a_document(chat: Room, data: bytes) -> None:
    """Too large, too long, no picture at all, too heavy."""
    assert put(chat, [Attachment("榜.png", "image/png", data)]).trouble is None
    assert kinds(chat) == [("document", "")]


@pytest.mark.parametrize("method", ["sendPhoto", "sendDocument"])
def test_what_may_have_arrived_is_not_sent_twice(chat: Room, method: str) -> None:
    """The line breaks after it was taken in: it stands there once, and nobody knows."""
    chat.api.faults.next(method, LineBreaks.AFTER)
    delivery = put(chat, [PICTURE, BOOK])
    assert isinstance(delivery.trouble, Unsure)
    assert [kind for kind, _ in kinds(chat)] == ["photo", "document"]


@pytest.mark.parametrize("method", ["sendPhoto", "sendDocument"])
def test_what_has_surely_failed_is_sent_again(chat: Room, method: str) -> None:
    """The server says that it failed."""
    chat.api.faults.next(method, server_error())
    assert put(chat, [PICTURE, BOOK]).trouble is None
    assert [kind for kind, _ in kinds(chat)] == ["photo", "document"]


def test_a_file_over_the_limit_is_not_even_tried(chat: Room) -> None:
    """Fifty million bytes are what a bot may send."""
    delivery = put(chat, [Attachment("a.xlsx", "", b"\0" * (LARGEST_DOCUMENT + 1))])
    assert isinstance(delivery.trouble, Dropped)
    assert "senddocument" not in chat.api.world.calls


def test_a_long_caption_is_cut(chat: Room) -> None:
    """1024 characters stand below a file."""
    put(chat, [Attachment("榜.png", "image/png", PICTURE.data, "长" * 2000)])
    assert kinds(chat) == [("photo", "长" * 1023 + "…")]


def test_the_size_of_a_picture_is_read() -> None:
    """As the rules about photos need it."""
    assert (size_of(PICTURE.data), size_of(b"none")) == ((1080, 2400), (0, 0))
