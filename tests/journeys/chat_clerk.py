"""A language model's server on loopback that answers like a clerk out of the passages it is given, or as a test orders."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.journeys.telegram_world import Json

KEY = "JourneyMarkedKeyThatNoLogMayShow"
_DATA = re.compile(r"^\{.*^\}", re.MULTILINE | re.DOTALL)
Claims = Callable[[Json], Sequence[Json]]


def nothing(data: Json) -> Sequence[Json]:  # noqa: ARG001  # as every way of answering is called
    """No claim at all."""
    return ()


def claims_of(*texts: str) -> Claims:
    """These sentences, each as if the first passage carried it."""
    return lambda data: [{"text": text, "sources": [data["passages"][0]["id"]]} for text in texts]


@dataclass
class Clerk:
    """What the server does: which claims it makes, how slowly, or which error it answers. `asked` is what it was given."""

    claims: Claims = nothing
    pause: float = 0.0  # seconds between claims
    status: int = 200
    let_go: threading.Event = field(default_factory=threading.Event)
    holds: bool = False  # says nothing until let go
    asked: list[Json] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """What stands in the settings."""
        return f"http://127.0.0.1:{self.port}/v1"

    def pieces(self, request: Json) -> Iterator[str]:
        """Its answer as it comes."""
        found = _DATA.search(request["messages"][-1]["content"])
        if found is None:  # whoever only looks whether it answers
            yield "OK"
            return
        data: Json = json.loads(found[0])
        self.asked.append(data)
        claims = [json.dumps(claim, ensure_ascii=False) for claim in self.claims(data)]
        yield '{"claims":['
        for number, claim in enumerate(claims):
            if self.holds and number:
                self.let_go.wait(20)
            time.sleep(self.pause)
            yield claim + ("," if number < len(claims) - 1 else "")
        yield "]}"


class _Server(ThreadingHTTPServer):
    """With the clerk that answers."""

    daemon_threads = True

    def __init__(self, clerk: Clerk) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.clerk = clerk


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:  # the name is the library's
        """Turn it away, or let the clerk answer."""
        clerk = self.server.clerk
        request = json.loads(self.rfile.read(int(self.headers.get("content-length", "0"))) or "{}")
        if self.headers.get("authorization") != f"Bearer {KEY}":
            self._end(401, json.dumps({"error": {"message": "Incorrect API key provided", "type": "x"}}))
        elif clerk.status != 200:
            self._end(clerk.status, json.dumps({"error": {"message": "no", "type": "x"}}))
        else:
            self._stream(clerk.pieces(request))

    def _end(self, status: int, body: str) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def _stream(self, pieces: Iterator[str]) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            for piece in pieces:
                self.wfile.write(_event(piece))
                self.wfile.flush()
            self.wfile.write(b"data: [DONE]\n\n")
        except (BrokenPipeError, ConnectionResetError):
            return  # the other side has heard enough

    def log_message(self, *_: Any) -> None:
        """Nothing is written to stderr."""


@contextmanager
def chat_clerk() -> Iterator[Clerk]:
    """A server that is there while the block runs."""
    clerk = Clerk()
    with _Server(clerk) as http:
        clerk.port = http.server_port
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield clerk
        clerk.let_go.set()
        http.shutdown()
        thread.join()


def _event(piece: str) -> bytes:
    delta = {"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": None}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [delta]}
    return f"data: {json.dumps(chunk)}\n\n".encode()
