"""Those who word answers, in a loop of their own: woken by an answer, counted, asked to leave."""

import asyncio
import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.phrasing.crew import Crew, Workshop
from bot.phrasing.wordsmith import Drafts, Wordsmith
from bot.serving.packing import Destination, pack_reply
from rag.drafting.port import FaultKind, ModelFault
from store.phrasings import NewPhrasing, Unasked
from tests.phrasing.scene import BOT, CHAT, NOW, SHANGHAI, WORDED, Scene


def crew_of(scene: Scene) -> Crew:
    """A crew over the scene; to be made in a running loop."""
    smith = Wordsmith(scene.script.open, scene.limits.seconds)
    shop = Workshop(scene.database, smith, scene.limits, lambda: scene.asker, SHANGHAI, lambda: scene.now)
    return Crew(BOT, shop, scene._post)


def answer(scene: Scene, crew: Crew) -> None:
    """Give an answer as the service does."""
    message, reply = scene.reply()
    with scene.database.unit():
        to = Destination(CHAT, batch=message.message_id, answers=(message.chat_id, message.message_id))
        sends = scene.outbox.put(BOT, pack_reply(reply, to), scene.now)
        crew.orders.said(message, reply, sends, scene.now)
    scene.goes_out(sends[0] or 0)


async def until(holds: Callable[[], bool]) -> float:
    """Wait for it; how long that took."""
    begun = time.monotonic()
    while not await asyncio.to_thread(holds):
        assert time.monotonic() < begun + 10
        await asyncio.sleep(0.005)
    return time.monotonic() - begun


def test_an_answer_is_worded_as_soon_as_it_is_kept(scene: Scene) -> None:
    """Nobody waits for a round of looking; the answer is at hand and not asked again."""

    async def serve() -> float:
        crew = crew_of(scene)
        running = asyncio.create_task(crew.run())
        await asyncio.sleep(0.3)  # all of them sleep
        await asyncio.to_thread(answer, scene, crew)
        took = await until(lambda: scene.outcomes() == {"phrased": 1})
        assert crew.gauges() == {"phrasings": {"phrased": 1.0}}
        crew.leave()
        await running
        return took

    assert asyncio.run(serve()) < 1.5
    assert scene.shown()[-1] == WORDED.statement
    assert scene.asker.asked == []


def test_no_more_are_at_it_at_once_than_may_be(both: Scene) -> None:
    """Places are counted by the store, whoever takes them; of two workers nobody does what the other does."""
    at_once: list[int] = []
    under_way: list[int] = []
    lock = threading.Lock()

    def busy(number: int) -> None:
        with lock:
            under_way.extend([1] if number == 0 else [])
            at_once.append(len(under_way))
        time.sleep(0.05)
        if number == 2:
            with lock:
                under_way.pop()

    both.script.before = busy

    async def serve() -> None:
        crews = [crew_of(both), crew_of(both)]
        running = [asyncio.create_task(crew.run()) for crew in crews]
        for _ in range(6):
            await asyncio.to_thread(answer, both, crews[0])
        await until(lambda: both.outcomes() == {"phrased": 6})
        for crew in crews:
            crew.leave()
        await asyncio.gather(*running)

    asyncio.run(serve())
    assert len(both.script.asked) == 6
    assert max(at_once) == both.limits.at_once


def test_who_leaves_says_whether_a_thread_is_still_at_a_model(scene: Scene) -> None:
    """The process then does not wait for it."""
    let_go = threading.Event()
    scene.script.before = lambda number: let_go.wait(5) if number == 0 else None

    async def serve() -> None:
        crew = crew_of(scene)
        running = asyncio.create_task(crew.run())
        await asyncio.to_thread(answer, scene, crew)
        await until(lambda: bool(scene.script.asked))
        assert crew.leave()
        let_go.set()
        await running

    asyncio.run(serve())
    assert scene.shown() == []
    assert scene.outcomes() == {"": 1}


def test_what_is_wrong_with_a_model_is_said_when_the_service_starts(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Not only when somebody asks; serving goes on."""

    def refuse() -> Drafts:
        raise ModelFault(FaultKind.WRONG_KEY)

    async def serve() -> None:
        crew = crew_of(scene)
        crew.shop.wordsmith.open_drafts = refuse
        running = asyncio.create_task(crew.run())
        await until(lambda: "CHAT_API_KEY" in caplog.text)
        await asyncio.to_thread(answer, scene, crew)
        await until(lambda: scene.outcomes() == {"wrong_key": 1})
        crew.leave()
        await running

    asyncio.run(serve())


def test_what_came_to_nothing_long_ago_is_tidied_up(scene: Scene) -> None:
    """When it starts, and once an hour."""
    new = NewPhrasing(BOT, 7, 1, None, "e", "")
    scene.phrasings.put(new, NOW - timedelta(days=9))
    claimed = scene.phrasings.drop(1, Unasked.EDITED, NOW - timedelta(days=8))
    assert len(claimed) == 1

    async def serve() -> None:
        crew = crew_of(scene)
        running = asyncio.create_task(crew.run())
        await until(lambda: scene.outcomes() == {})
        crew.leave()
        await running

    asyncio.run(serve())
