"""How fast the service is (测速): updates through inbox, Assistant and outbox, and how soon what waited at a restart is answered.

Telegram is played inside the process: every call is answered at once, so that what is measured is ours.
"""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TextIO

from telegram import Bot
from telegram.request import BaseRequest, RequestData

from bot.serving.pacing import Limits, Window
from bot.telegram_polling import WatchedRequest
from bot.telegram_service import Face, Served
from store.outbox import Outbox, SendState

_NO_LIMITS = Limits(Window(0.01, 10_000), Window(0.01, 10_000), Window(0.01, 10_000))
_COMMANDS = ("/help", "/lang", "/lang en", "/start", "/nothing")
_AT_ONCE = 100  # updates a poll brings
_PATIENCE_S = 300.0


@dataclass(frozen=True, slots=True)
class Load:
    """How much: updates for the throughput, from how many people, and how many wait at a restart."""

    updates: int = 3000
    people: int = 60
    waiting: int = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """Which updates are delivered to one of several workers: every `of`-th bundle, from the `number`-th on (0 is the first)."""

    number: int = 0
    of: int = 1

    def takes(self, bundle: int) -> bool:
        """Whether a bundle of updates is this worker's."""
        return bundle % self.of == self.number


_ALL = Share()


@dataclass
class _Telegram(BaseRequest):
    """Answers every call at once: a message for a message, True for anything else."""

    sent: int = 0
    calls: Counter[str] = field(default_factory=Counter)

    @property
    def read_timeout(self) -> float:
        """None is ever waited for."""
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """One call."""
        name, given = url.rpartition("/")[2], request_data.parameters if request_data else {}
        self.calls[f"{method} {name}"] += 1
        result: object = True
        if name == "getMe":
            result = {"id": 1, "is_bot": True, "first_name": "测", "username": "measured_bot"}
        elif name == "sendMessage":
            self.sent += 1
            chat = {"id": given["chat_id"], "type": "private"}
            result = {"message_id": self.sent, "date": 1, "chat": chat, "text": "x"}
        return 200, json.dumps({"ok": True, "result": result}).encode()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what, how much, of what."""

    name: str
    value: float
    unit: str


def run_service_bench(face: Face, load: Load) -> Iterator[Figure]:
    """Measure over a face on a fresh database, one after the other."""
    took = asyncio.run(_through(replace_limits(face, _NO_LIMITS), load.updates, load.people, kept_before=False))
    yield Figure("updates through inbox, assistant and outbox", load.updates / took, "a second")
    took = asyncio.run(_through(face, load.waiting, load.waiting // 2, kept_before=True))
    yield Figure(f"{load.waiting} updates that waited at a restart, answered within Telegram's limits", took, "s")


def run_share(face: Face, load: Load, share: Share) -> float:
    """Seconds in which the workers answer all updates of a load together, of which this one is handed its share."""
    face = replace_limits(face, _NO_LIMITS)
    return asyncio.run(_through(face, load.updates, load.people, kept_before=False, share=share))


def shared_figure(load: Load, seconds: Sequence[float]) -> Figure:
    """What several workers did together, by the seconds that each of them saw."""
    return Figure(f"updates through {len(seconds)} workers on one database", load.updates / max(seconds), "a second")


def show_service_bench(figures: Iterator[Figure], out: TextIO) -> None:
    """One line each, as it is ready."""
    for figure in figures:
        out.write(f"{figure.name}: {figure.value:.1f} {figure.unit}\n")
        out.flush()


def replace_limits(face: Face, limits: Limits) -> Face:
    """The same face with other limits."""
    return replace(face, settings=replace(face.settings, limits=limits))


async def _through(face: Face, updates: int, people: int, *, kept_before: bool, share: Share = _ALL) -> float:
    """Seconds from the first update kept, or from the start where all were kept before, to the last answer sent."""
    first = Outbox(face.database).counts(1)[SendState.SENT] + 1
    raws = [_update(first + number, number % people, face.now()) for number in range(updates)]
    async with Bot("1:x", request=_Telegram(), get_updates_request=_Telegram()) as bot:
        served = Served(face, bot, WatchedRequest())
        if kept_before:
            await served.service.keeping.keep(raws)
        started = time.perf_counter()

        async def entrance() -> None:
            for start in range(0, 0 if kept_before else updates, _AT_ONCE):
                if share.takes(start // _AT_ONCE):
                    await served.service.keeping.keep(raws[start : start + _AT_ONCE])
            await asyncio.to_thread(_wait, lambda: _sent(served) >= first - 1 + updates)

        async def clock() -> None:
            await asyncio.Event().wait()

        await served.service.run(asyncio.Event(), entrance, clock, shared=share.of > 1)
        return time.perf_counter() - started


def _sent(served: Served) -> int:
    return served.service.outbox.counts(1)[SendState.SENT]


def _wait(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError("the service does not come to its end")
        time.sleep(0.2)  # each look counts the whole outbox, beside what is measured


def _update(number: int, person: int, now: datetime) -> dict[str, Any]:
    text = _COMMANDS[number % len(_COMMANDS)]
    who = {"id": 1000 + person, "is_bot": False, "first_name": "王", "language_code": "zh-hans"}
    chat = {"id": 1000 + person, "type": "private", "first_name": "王"}
    content = {"message_id": number, "date": int(now.timestamp()), "chat": chat, "from": who, "text": text}
    return {"update_id": number, "message": content}
