"""The parts together: entrance, workers and sender over one store, of either kind; several services on a server, one on a file."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from telegram import Bot

from bot.message import Message, Reply, Span, SpanKind
from bot.serving.pacing import Limits
from store.database import Database
from store.inbox import InboxState
from store.unavailable import StoreUnavailable
from tests.bot.telegram_desk import Desk, wait_until
from tests.journeys.bot_api import BotApi
from tests.journeys.people import private_chat
from tests.journeys.telegram_world import BOT_ID


@dataclass
class Counting:
    """Repeats, and counts how often it was asked; `slow` seconds an answer."""

    slow: float = 0.0
    asked: list[str] = field(default_factory=list)

    def handle(self, message: Message) -> Reply | None:
        """The same words."""
        self.asked.append(message.text)
        if self.slow:
            asyncio.run(asyncio.sleep(self.slow))
        return Reply((Span(SpanKind.PLAIN, message.text),))


def desk(api: BotApi, database: Database, assistant: Counting) -> Desk:
    """A desk by today's clock, within Telegram's limits."""
    return Desk(api, database, assistant, datetime.now(UTC), Limits())


def test_from_the_entrance_to_the_chat(database: Database) -> None:
    """Forty people at once: each gets each answer once, in order."""
    assistant = Counting()
    with BotApi() as api:
        rooms = [private_chat(api, 700 + number) for number in range(8)]
        for number in range(5):
            for room in rooms:
                room.say(str(number))
        desk(api, database, assistant).serve()
        for room in rooms:
            assert [reply.text for reply in room.replies()] == list("01234")
    assert len(assistant.asked) == 40


def test_two_services_share_the_work_of_a_server(postgres_database: Database) -> None:
    """Each update is done by one of them, and one of them sends; with a file the second would only wait."""
    assistants = [Counting(0.1), Counting(0.1)]
    with BotApi() as api:
        rooms = [private_chat(api, 700 + number) for number in range(12)]
        for number in range(2):
            for room in rooms:
                room.say(str(number))
        first, second = (desk(api, postgres_database, assistant) for assistant in assistants)
        first.keep()

        async def both() -> None:
            async with Bot(api.token, api.base_url) as bot:
                services, stop = [one.service(bot) for one in (first, second)], asyncio.Event()
                running = [asyncio.create_task(one.run(stop, _wait, _wait, shared=True)) for one in services]
                await asyncio.to_thread(wait_until, first.is_idle)
                stop.set()
                assert await asyncio.gather(*running) == [True, True]

        asyncio.run(both())
        for room in rooms:
            assert [reply.text for reply in room.replies()] == list("01")
    counts = [len(assistant.asked) for assistant in assistants]
    assert sum(counts) == 24
    assert min(counts) > 0


async def _wait() -> None:
    await asyncio.Event().wait()


def test_the_sender_asks_for_its_lead_before_each_claim(database: Database) -> None:
    """Of a service that runs; one that does not lead claims nothing."""

    async def run(api: BotApi) -> list[bool]:
        async with Bot(api.token, api.base_url) as bot:
            service, found = desk(api, database, Counting()).service(bot), []

            async def entrance() -> None:
                await asyncio.sleep(0.5)  # until it leads
                found.append(await asyncio.to_thread(service.posting.leads))

            await service.run(asyncio.Event(), entrance, _wait)
            return [*found, await asyncio.to_thread(service.posting.leads)]

    with BotApi() as api:
        assert asyncio.run(run(api)) == [True, False]


def test_a_server_that_is_restarted_meanwhile_costs_nothing(postgres_database: Database) -> None:
    """Every connection breaks, those that hold the lead too: all of it is taken up again, each answer once and in order."""
    assistant = Counting(0.05)
    ended = sa.text(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
        "AND datname = current_database()"
    )
    with BotApi() as api:
        room = private_chat(api)
        for number in range(8):
            room.say(str(number))
        one = desk(api, postgres_database, assistant)
        restarted: list[int] = []

        def until() -> bool:
            if len(assistant.asked) >= 2 and not restarted:
                other = sa.create_engine(postgres_database.engine.url, poolclass=sa.NullPool)
                with other.connect() as connection:
                    restarted.append(len(connection.execute(ended).all()))
            return bool(restarted) and len(room.replies()) >= 8 and one.is_idle()

        def calmly() -> bool:
            with suppress(StoreUnavailable):
                return until()
            return False

        one.serve(calmly)
        assert restarted[0] >= 3
        told = [reply.text for reply in room.replies() if "已收到" not in reply.text]
        assert list(dict.fromkeys(told)) == [str(number) for number in range(8)]
        assert len(told) <= 9  # at most one double for the fault


def test_a_stop_finishes_what_is_under_way_and_leaves_the_rest(sqlite_file: Database) -> None:
    """The next service goes on with it, in order."""
    assistant = Counting(0.3)
    with BotApi() as api:
        room = private_chat(api)
        for number in range(3):
            room.say(str(number))
        one = desk(api, sqlite_file, assistant)
        one.serve(until=lambda: bool(assistant.asked))
        assert [reply.text for reply in room.replies()] == ["0"]
        assert one.inbox.counts(BOT_ID)[InboxState.WAITING] == 2
        assistant.slow = 0.0
        one.serve()
        assert [reply.text for reply in room.replies()] == ["0", "1", "2"]


def test_an_answer_that_never_comes_does_not_hold_up_a_stop(
    sqlite_file: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """It is cut off after some seconds; nothing of it is kept, so that the next start does it anew."""
    assistant = Counting(6.0)
    with BotApi() as api:
        private_chat(api).say("问")
        one = desk(api, sqlite_file, assistant)
        one.serve(until=lambda: bool(assistant.asked))
        assert one.inbox.counts(BOT_ID)[InboxState.WAITING] == 1
    assert "stopped before every answer was finished" in caplog.text
