"""Updates are kept before they are confirmed, and when fetching has come to an end, somebody notices."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from telegram.error import TelegramError

from bot.telegram_polling import Polling, WatchedRequest, polling_ends
from store.unavailable import StoreUnavailable
from tests.journeys.bot_api import BotApi
from tests.journeys.faults import Fault, LineBreaks, conflict, server_error, too_many, unauthorized
from tests.journeys.people import Room, private_chat


@dataclass
class Shelf:
    """Keeps what is delivered, unless it is out of reach for the next few times."""

    out_of_reach: int = 0
    kept: list[int] = field(default_factory=list)

    async def keep(self, delivered: Sequence[object]) -> int:
        """Note the ids."""
        if self.out_of_reach:
            self.out_of_reach -= 1
            raise StoreUnavailable("locked")
        self.kept += [one["update_id"] for one in delivered if isinstance(one, dict)]
        return len(delivered)


@pytest.fixture
def chat() -> Iterator[Room]:
    """A person's chat on a fresh Telegram."""
    with BotApi() as api:
        yield private_chat(api)


def fetch(chat: Room, shelf: Shelf, until: Callable[[], bool]) -> WatchedRequest:
    """Poll until something holds; five seconds at most."""

    async def run() -> WatchedRequest:
        polls = WatchedRequest()
        await polls.initialize()
        polling = asyncio.create_task(Polling(polls, f"{chat.api.base_url}{chat.api.token}/getUpdates", shelf, 1).run())
        for _ in range(500):
            await asyncio.sleep(0.01)
            if until():
                break
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling
        await polls.shutdown()
        return polls

    return asyncio.run(run())


def poll(api: BotApi, clock: Callable[[], float]) -> WatchedRequest:
    """One poll of an empty Telegram, whatever comes of it."""

    async def once() -> WatchedRequest:
        polls = WatchedRequest(clock)
        await polls.initialize()
        with suppress(TelegramError):
            await polls.post(f"{api.base_url}{api.token}/getUpdates")
        await polls.shutdown()
        return polls

    return asyncio.run(once())


def ticking(*moments: float) -> Callable[[], float]:
    """A clock that shows these times, one a look."""
    times = iter(moments)
    return lambda: next(times)


def test_what_is_kept_is_confirmed_by_the_next_poll(chat: Room) -> None:
    """And nothing before."""
    for _ in range(3):
        chat.say("问")
    shelf = Shelf()
    fetch(chat, shelf, lambda: not chat.api.world.updates)
    assert shelf.kept == [5001, 5002, 5003]


def test_what_cannot_be_kept_stays_with_telegram(chat: Room) -> None:
    """It comes again; nothing is lost, however often."""
    chat.say("问")
    shelf = Shelf(out_of_reach=1)
    fetch(chat, shelf, lambda: bool(shelf.out_of_reach == 0))
    assert shelf.kept == []
    assert len(chat.api.world.updates) == 1
    fetch(chat, shelf, lambda: not chat.api.world.updates)
    assert shelf.kept == [5001]


@pytest.mark.parametrize("fault", [LineBreaks.AFTER, LineBreaks.BEFORE, server_error(), too_many(1), conflict()])
def test_no_fault_of_telegram_ends_polling(
    chat: Room, fault: Fault, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is logged, and the next poll gets what waits."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    chat.api.faults.next("getUpdates", fault)
    chat.say("问")
    shelf = Shelf()
    fetch(chat, shelf, lambda: not chat.api.world.updates)
    assert shelf.kept == [5001]
    assert "Telegram" in caplog.text or "same token" in caplog.text


def test_presses_and_memberships_are_asked_for(chat: Room) -> None:
    """At every poll, because Telegram remembers the list of the last one."""
    fetch(chat, Shelf(), lambda: chat.api.world.polls > 0)
    assert chat.api.world.allowed == ("message", "edited_message", "callback_query", "my_chat_member")


def test_an_answered_poll_is_the_last_one() -> None:
    """Made at 0, answered at 40, looked at at 100."""
    with BotApi() as api:
        polls = poll(api, ticking(0.0, 40.0, 100.0))
    assert polls.seconds_since_last_poll() == 60.0
    assert not polls.token_refused


def test_a_broken_line_ends_a_poll_too() -> None:
    """Telegram out of reach is no reason to stop: the next poll may get through."""
    with BotApi() as api:
        api.faults.next("getUpdates", LineBreaks.BEFORE)
        polls = poll(api, ticking(0.0, 40.0, 100.0))
    assert polls.seconds_since_last_poll() == 60.0
    assert not polls.token_refused


def test_a_refused_token_ends_polling(caplog: pytest.LogCaptureFixture) -> None:
    """The log says what to do."""
    with BotApi() as api:
        api.faults.next("getUpdates", unauthorized())
        polls = poll(api, lambda: 0.0)
    asyncio.run(polling_ends(polls, 100.0))
    assert "TELEGRAM_BOT_TOKEN" in caplog.text


def test_a_webhook_ends_polling(chat: Room, caplog: pytest.LogCaptureFixture) -> None:
    """Who polls all the same would get nothing; who deleted it unasked would switch off whoever serves by it."""
    chat.api.world.webhook = {"url": "https://bot.example.org/telegram"}
    polls = fetch(chat, Shelf(), lambda: "webhook" in caplog.text)
    asyncio.run(polling_ends(polls, 100.0))
    assert "webhook --unregister" in caplog.text


def test_a_hanging_poll_ends_polling(caplog: pytest.LogCaptureFixture) -> None:
    """The clock runs on and no poll ends."""
    polls = WatchedRequest(ticking(0.0, 0.05, 0.2))
    asyncio.run(polling_ends(polls, 0.1))
    assert "hangs" in caplog.text


def test_who_waited_to_take_over_does_not_count_as_hanging() -> None:
    """The clock of a poller begins with its polling."""
    polls = WatchedRequest(ticking(0.0, 500.0, 500.1))
    polls.begins()
    assert polls.seconds_since_last_poll() < 1
