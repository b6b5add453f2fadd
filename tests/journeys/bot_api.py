"""A Bot API on 127.0.0.1 with Telegram's rules, for a real python-telegram-bot to talk to.

Runs in a thread of the test process. Long polling as Telegram does it: the offset confirms what lies below it, an older
poll that still waits ends with 409 when a newer one comes, and allowed_updates is remembered.
"""

import asyncio
import json
import time
from threading import Event, Thread
from typing import Self

import pytest
from aiohttp import web

from tests.journeys.bot_methods import BotMethods
from tests.journeys.faults import Faults, LineBreaks, Stalls, conflict, unauthorized, webhook_active
from tests.journeys.telegram_files import Given, SentFile
from tests.journeys.telegram_limits import Rates
from tests.journeys.telegram_text import Refused
from tests.journeys.telegram_world import Json, World

TOKEN = "700100200:AAJourneyMarkedTokenThatNoLogMayShow"
_LONGEST_POLL_S = 50.0
_LOOK_AGAIN_S = 0.01


class BotApi:
    """Start with `with BotApi() as api`; `api.base_url` goes to the bot, `api.world` and `api.faults` to the test."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.world = World()
        self.faults = Faults()
        self._methods = BotMethods(self.world, Rates())
        self._loop = asyncio.new_event_loop()
        self._ready = Event()
        self._stopping = False
        self._thread = Thread(target=self._run, name="bot-api", daemon=True)
        self._port = 0
        self._unproxied = pytest.MonkeyPatch()

    @property
    def base_url(self) -> str:
        """What the token is appended to."""
        return f"http://127.0.0.1:{self._port}/bot"

    @property
    def base_file_url(self) -> str:
        """The same for files."""
        return f"http://127.0.0.1:{self._port}/file/bot"

    def __enter__(self) -> Self:
        self._unproxied.setenv("NO_PROXY", "127.0.0.1")  # a proxy of the environment must not get in between
        self._thread.start()
        if not self._ready.wait(10):
            raise TimeoutError("the loopback Bot API does not start")
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping = True
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._unproxied.undo()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        runner = self._loop.run_until_complete(self._open())
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    async def _open(self) -> web.AppRunner:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{path:.*}", self._serve_file)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self._port = runner.addresses[0][1]
        return runner

    async def _serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        given = await _given(request)
        with self.world.changed:
            self.world.calls.append(method)
            self.world.changed.notify_all()
        fault = self.faults.take(method, given.get("chat_id", ""))
        try:
            if fault is LineBreaks.BEFORE:
                return _hang_up(request)
            if isinstance(fault, Refused):
                raise fault
            result = await self._call(request.match_info["token"], method, given)
        except Refused as refused:
            return _refusal(refused)
        if fault is Stalls.AFTER:
            await asyncio.sleep(_LONGEST_POLL_S)
        return _hang_up(request) if fault is LineBreaks.AFTER else web.json_response({"ok": True, "result": result})

    async def _call(self, token: str, method: str, given: Given) -> object:
        if token != self.token:
            raise unauthorized() if token.partition(":")[0].isdigit() and ":" in token else Refused(404, "Not Found")
        if method == "getupdates":
            return await self._get_updates(given)
        if method not in self._methods.table:
            raise Refused(404, "Not Found: method not found")
        with self.world.changed:
            return self._methods.table[method](given)

    async def _get_updates(self, given: dict[str, str]) -> list[Json]:
        if self.world.webhook:
            raise webhook_active()
        offset, limit = int(given.get("offset", 0)), min(max(int(given.get("limit", 100)), 1), 100)
        wait = min(float(given.get("timeout", 0)), _LONGEST_POLL_S)
        if "allowed_updates" in given:
            self.world.allowed = tuple(json.loads(given["allowed_updates"])) or self.world.allowed
        self.world.polls += 1
        number, deadline = self.world.polls, time.monotonic() + wait
        while not (updates := self.world.pending(offset, limit)) and time.monotonic() < deadline and not self._stopping:
            await asyncio.sleep(_LOOK_AGAIN_S)
            if number != self.world.polls:
                raise conflict()
        return updates

    async def _serve_file(self, request: web.Request) -> web.Response:
        self.world.calls.append("file")
        fault = self.faults.take("file")
        if request.match_info["token"] != self.token or fault is not None:
            return web.Response(status=404)
        with self.world.changed:
            return web.Response(body=self.world.file(request.match_info["path"].partition("/")[2]).data)


async def _given(request: web.Request) -> Given:
    """Parameters from the address and the body, and the files of a multipart body."""
    values, files = dict(request.query), {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = SentFile(value.filename, value.content_type, value.file.read())
        else:
            values[name] = str(value)
    return Given(values, files)


def _hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _refusal(refused: Refused) -> web.Response:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    headers = {}
    if refused.parameters:
        body["parameters"] = refused.parameters
    if "retry_after" in refused.parameters:
        headers["Retry-After"] = str(refused.parameters["retry_after"])
    return web.json_response(body, status=refused.code, headers=headers)
