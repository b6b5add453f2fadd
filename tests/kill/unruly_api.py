"""A Telegram that repeats itself and gets things out of order, to a poller and to a webhook alike."""

import json
import random
import time
from collections import deque
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from threading import Event, Thread
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.journeys.bot_api import BotApi
from tests.journeys.bot_methods import BotMethods
from tests.journeys.telegram_limits import Rates
from tests.journeys.telegram_text import Refused
from tests.journeys.telegram_world import Json, World
from tests.kill.orders import PATH, SECRET

_SWAPPED = 0.02  # of the updates
_LINES, _PAUSE_S = 4, 0.03
_REMEMBERED = 20


@dataclass(slots=True)
class UnrulyWorld(World):
    """Gives a poller some updates twice, at once or again later, and some behind the one that follows."""

    twice: float = 0.10
    chance: random.Random = field(default_factory=lambda: random.Random(4))
    doubled: int = 0
    swapped: int = 0
    _given: deque[Json] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    _told: int = -1

    def pending(self, offset: int, limit: int) -> list[Json]:
        """What Telegram would give, and what it should not."""
        found = super(UnrulyWorld, self).pending(offset, limit)
        for place in range(len(found) - 1):
            if self.chance.random() < _SWAPPED:
                found[place], found[place + 1] = found[place + 1], found[place]
                self.swapped += 1
        repeated = [update for update in found if self.chance.random() < self.twice]
        self.doubled += len(repeated)
        late = [self._given[0]] if found and self._given and repeated else []
        self._given.extend(repeated)
        return [*found, *repeated, *late]


@dataclass(slots=True)
class CountingRates(Rates):
    """Telegram's limits, `speed` times as fast; `exceeded` counts what went over them."""

    exceeded: int = 0

    def note(self, chat_id: int) -> None:
        """One more message."""
        try:
            super(CountingRates, self).note(chat_id)
        except Refused:
            self.exceeded += 1
            raise


class UnrulyApi(BotApi):
    """The loopback Bot API over such a world."""

    def __init__(self, speed: float = 1.0) -> None:
        super().__init__()
        self.world: UnrulyWorld = UnrulyWorld()
        self.speed = speed
        self.rates = CountingRates(lambda: time.monotonic() * speed)
        self._methods = BotMethods(self.world, self.rates)

    async def _serve(self, request: web.Request) -> web.Response:
        """As ever; a caller that died in the middle of its call is no fault of ours."""
        try:
            return await super()._serve(request)
        except ConnectionResetError:
            return web.Response()


class Courier:
    """Brings updates to a webhook as Telegram does: again until 200, in order within a chat, some twice, some too late."""

    def __init__(self, world: UnrulyWorld, port: int) -> None:
        self._world, self._port = world, port
        self._stop = Event()
        self._queues: list[deque[Json]] = [deque() for _ in range(_LINES)]
        self._threads = [Thread(target=self._deliver, args=(queue,), daemon=True) for queue in self._queues]
        self._threads.append(Thread(target=self._part, daemon=True))

    def _part(self) -> None:
        while not self._stop.is_set():
            with self._world.changed:
                found, self._world.updates = self._world.updates, []
                for update in found:
                    self._queues[_chat_of(update) % _LINES].append(update)
            time.sleep(_PAUSE_S / 10)

    @property
    def is_idle(self) -> bool:
        """Whether everything is delivered."""
        return not self._world.updates and not any(self._queues)

    def _deliver(self, queue: deque[Json]) -> None:
        """Take an update from the queue when it is delivered, not before."""
        world = self._world
        while not self._stop.wait(0.0 if queue else _PAUSE_S / 10):
            if not queue:
                continue
            if len(queue) > 1 and world.chance.random() < _SWAPPED:
                queue[0], queue[1] = queue[1], queue[0]
                world.swapped += 1
            update = queue[0]
            self._bring(update)
            if world.chance.random() < world.twice:
                world.doubled += 1
                if world.chance.random() < 0.5:
                    self._bring(update)
                else:
                    queue.append(update)
            queue.popleft()

    def _bring(self, update: Json) -> None:
        while not self._stop.is_set() and _post(self._port, update) != 200:
            time.sleep(_PAUSE_S)

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(10)


def _chat_of(update: Json) -> int:
    content: Json = next(value for name, value in update.items() if name != "update_id")
    message: Json = content.get("message", content)
    return int(message["chat"]["id"])


def _post(port: int, update: Json) -> int:
    """The status that came back, 0 where none did."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    try:
        connection.request("POST", PATH, json.dumps(update), headers)
        return connection.getresponse().status
    except (OSError, HTTPException):
        return 0
    finally:
        connection.close()
