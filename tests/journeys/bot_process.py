"""A bot in a process of its own: started, waited for, stopped as an operator would, or killed as by a power cut."""

import os
import signal
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from store.database import Database
from store.outbox import Outbox, SendState
from tests.journeys.bot_api import BotApi
from tests.journeys.telegram_world import BOT_ID
from tests.warm import WarmProcess


class BotProcess:
    """`module` is run as by python -m; everything it prints and logs goes to `log`. A context manager that leaves no process."""

    def __init__(self, api: BotApi, module: Sequence[str], log: Path, environment: Mapping[str, str]) -> None:
        self._api = api
        self._module = module
        self.log = log
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        self._environment = kept | {
            "TELEGRAM_BOT_TOKEN": api.token,
            "TELEGRAM_BASE_URL": api.base_url,
            "TELEGRAM_BASE_FILE_URL": api.base_file_url,
            **environment,
        }
        self._process: WarmProcess | None = None

    def start(self, *, serving: bool = True, timeout: float = 30.0) -> None:
        """Start it, and wait for its first poll unless `serving` is false."""
        with self._api.world.changed:
            polls_before = self._api.world.calls.count("getupdates")
        program, *arguments = self._module
        with self.log.open("ab") as log, Path(os.devnull).open("rb") as nothing:
            streams = (nothing.fileno(), log.fileno(), log.fileno())
            self._process = WarmProcess(program, arguments, self._environment, *streams)
        if serving:
            self.wait_for_polls(polls_before + 1, timeout)

    def wait_for_polls(self, number: int, timeout: float = 30.0) -> None:
        """Wait until getUpdates was called `number` times in all."""
        world = self._api.world
        deadline = time.monotonic() + timeout
        with world.changed:
            while world.calls.count("getupdates") < number:
                ended = self._process is None or self._process.poll() is not None
                if ended or time.monotonic() > deadline:
                    raise AssertionError(f"the bot does not poll (ended: {ended}):\n{self.printed()[-3000:]}")
                world.changed.wait(0.1)

    def terminate(self, timeout: float = 10.0) -> tuple[int, float]:
        """SIGTERM; the exit code and how many seconds it took."""
        started = time.monotonic()
        self._running().send_signal(signal.SIGTERM)
        return self.exit_code(timeout), time.monotonic() - started

    def kill(self) -> None:
        """SIGKILL, as a crash."""
        self._running().kill()
        self.exit_code()

    def exit_code(self, timeout: float = 10.0) -> int:
        """Wait for its end."""
        return self._running().wait(timeout)

    def printed(self) -> str:
        """All that was printed and logged so far."""
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""

    def _running(self) -> WarmProcess:
        if self._process is None:
            raise RuntimeError("start the bot first")
        return self._process

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait(10)


def wait_until_all_is_settled(database: Database, timeout: float = 10.0) -> None:
    """Wait until the bot over this database knows what became of everything it has said."""
    deadline = time.monotonic() + timeout
    while any(Outbox(database).counts(BOT_ID)[state] for state in (SendState.QUEUED, SendState.SENDING)):
        if time.monotonic() > deadline:
            raise AssertionError("something is still under way")
        time.sleep(0.01)
