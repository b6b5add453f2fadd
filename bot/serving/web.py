"""The doors over HTTP: where the chat service delivers, and where whoever watches over us looks in; the door to tornado."""

import asyncio
import hmac
import json
import logging
import re
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.serving.intake import read_update
from bot.serving.metrics import CONTENT_TYPE, Metrics
from bot.serving.vitals import Findings, Vitals
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_LARGEST_BODY = 1_000_000  # bytes; an update has some thousand
_PROOF_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_AGAIN_AFTER_S = 5
_IDLE_S, _BODY_WITHIN_S = 75.0, 20.0  # whoever sends nothing, or drop by drop, holds no connection for good

Keep = Callable[[Sequence[object]], Awaitable[int]]


class CannotListen(Exception):
    """The address is taken or none of this machine's; the message says what to set."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where the chat service delivers: the path, and the secret it proves itself by."""

    path: str
    keep: Keep
    secret: str = field(repr=False)


class _Updates(RequestHandler):
    """An update is safe before it is acknowledged: 200 only after it is kept, 503 asks to bring it again."""

    def initialize(self, delivery: Delivery) -> None:
        """As the route says."""
        self._delivery = delivery

    async def post(self) -> None:
        """One update."""
        shown = self.request.headers.get(_PROOF_HEADER, "")
        if not hmac.compare_digest(shown.encode(), self._delivery.secret.encode()):
            self.set_status(403)
            return
        try:
            update: object = json.loads(self.request.body)
        except (ValueError, RecursionError):
            update = None
        if read_update(update) is None:
            self.set_status(400)
            return
        try:
            await self._delivery.keep([update])
        except StoreUnavailable as error:
            _LOG.error("an update is not kept, it comes again: %s", error)
            self.set_header("Retry-After", str(_AGAIN_AFTER_S))
            self.set_status(503)


class _Looks(RequestHandler):
    """A look at the service: 200 where it is well, 503 where it is not."""

    def initialize(self, vitals: Vitals, metrics: Metrics, thread: Executor) -> None:
        """As the route says."""
        self._vitals, self._metrics, self._thread = vitals, metrics, thread

    async def get(self, page: str) -> None:
        """One page."""
        loop = asyncio.get_running_loop()
        if page == "healthz":
            self._say(self._vitals.health())
        elif page == "readyz":
            self._say(await loop.run_in_executor(self._thread, self._vitals.readiness))
        else:
            await self._show_metrics()

    async def _show_metrics(self) -> None:
        try:
            body = await asyncio.get_running_loop().run_in_executor(self._thread, self._metrics.page)
        except StoreUnavailable:
            self.set_status(503)
            return
        self.set_header("Content-Type", CONTENT_TYPE)
        self.write(body)

    def _say(self, found: tuple[bool, Findings]) -> None:
        well, findings = found
        self.set_status(200 if well else 503)
        self.set_header("Content-Type", "application/json")
        self.write(json.dumps(dict(findings)) + "\n")


@dataclass(frozen=True, slots=True)
class Doors:
    """Open doors."""

    _server: HTTPServer

    async def close(self) -> None:
        """Let nobody in any more."""
        self._server.stop()
        await self._server.close_all_connections()


def listen(address: Address, vitals: Vitals, metrics: Metrics, thread: Executor, delivery: Delivery | None) -> Doors:
    """Open the doors; `thread` runs what asks the store. Raises CannotListen."""
    looks = {"vitals": vitals, "metrics": metrics, "thread": thread}
    routes: list[tuple[str, type[RequestHandler], dict[str, object]]] = [(r"/(healthz|readyz|metrics)", _Looks, looks)]
    if delivery is not None:
        routes.append((re.escape(delivery.path), _Updates, {"delivery": delivery}))
    # No log of requests: a path may be a secret of its own, and Telegram calls all day.
    application = Application(routes, log_function=lambda _: None)
    server = HTTPServer(
        application,
        max_body_size=_LARGEST_BODY,
        idle_connection_timeout=_IDLE_S,
        body_timeout=_BODY_WITHIN_S,
    )
    try:
        bound = socket.create_server(
            (address.host, address.port), family=socket.AF_INET6 if ":" in address.host else socket.AF_INET
        )
    except OSError as error:
        raise CannotListen(
            f"不能在 {address.host}:{address.port} 上监听（{error.strerror}）：请在 WEBHOOK_LISTEN 或 HEALTH_LISTEN 换一个地址。\n"
            f"Cannot listen there: choose another address in WEBHOOK_LISTEN or HEALTH_LISTEN."
        ) from error
    bound.setblocking(False)
    server.add_socket(bound)
    return Doors(server)
