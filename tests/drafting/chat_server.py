"""A chat model's server on loopback: speaks OpenAI's streaming language, and misbehaves in the ways that a test asks for."""

import json
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Says:
    """One answer of the server: streamed pieces, or an error of a status with a body.

    `pause` seconds stand before each piece; `comments` are lines that only keep a connection alive; `is_cut` ends the
    connection in the middle.
    """

    pieces: Sequence[str] = ()
    status: int = 200
    body: str = ""
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0.0
    comments: int = 0
    is_cut: bool = False


def error_of(status: int, message: str, **headers: str) -> Says:
    """An error as OpenAI's server words it."""
    return Says(status=status, body=json.dumps({"error": {"message": message, "type": "x"}}), headers=headers)


@dataclass(slots=True)
class ChatServer:
    """Answers in the order of `script`, the last one again and again. `requests` are the bodies that came, `keys` the keys."""

    script: list[Says]
    requests: list[dict[str, object]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """What stands in the settings."""
        return f"http://127.0.0.1:{self.port}/v1"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        length = int(handler.headers.get("content-length", "0"))
        self.requests.append(json.loads(handler.rfile.read(length) or "{}"))
        self.keys.append(handler.headers.get("authorization", ""))
        says = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if not handler.path.startswith("/v1/"):
            says = error_of(404, "File Not Found")
        try:
            _say(handler, says)
        except (BrokenPipeError, ConnectionResetError):
            return  # the other side has heard enough


def _say(handler: BaseHTTPRequestHandler, says: Says) -> None:
    handler.send_response(says.status)
    streams = says.status == 200 and not says.body
    handler.send_header("content-type", "text/event-stream" if streams else says.kind)
    for name, value in says.headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("connection", "close")
    if says.is_cut:
        handler.send_header("transfer-encoding", "chunked")
    handler.end_headers()
    handler.close_connection = True
    if not streams:
        handler.wfile.write(says.body.encode())
        return
    for line in _events(says):
        time.sleep(says.pause)
        data = line.encode()
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(data), data) if says.is_cut else data)
        handler.wfile.flush()


def _events(says: Says) -> Iterator[str]:
    for _ in range(says.comments):
        yield ": still there\n\n"
    for piece in says.pieces:
        delta = {"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": None}
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [delta]}
        yield f"data: {json.dumps(chunk)}\n\n"
    if not says.is_cut:
        yield "data: [DONE]\n\n"


@contextmanager
def chat_server(*script: Says) -> Iterator[ChatServer]:
    """A server that is there while the block runs."""
    server = ChatServer(list(script))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            server.answer(self)

        def log_message(self, *_: object) -> None:
            """Nothing is written to stderr."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        server.port = http.server_address[1]
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()
