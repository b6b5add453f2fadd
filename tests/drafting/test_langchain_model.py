"""LangChain's chat models behind one door, against a server that speaks OpenAI's language on loopback."""

import json
import threading
import time

import pytest
from pydantic import SecretStr

from rag.drafting.langchain_model import open_chat_model
from rag.drafting.port import FaultKind, ModelFault
from tests.drafting.chat_server import Says, chat_server, error_of

KEY = "sk-marked-1234567890"
SCHEMA = {"type": "object", "properties": {}, "additionalProperties": False}


def _ask(url: str, setting: str = "small", seconds: float = 20.0, schema: bool = True) -> list[str]:
    model = open_chat_model(setting, url, SecretStr(KEY), pause=lambda _: None)
    return list(model.stream("be brief", "hello", schema=SCHEMA if schema else None, seconds=seconds))


def _fault(url: str, setting: str = "small", seconds: float = 20.0) -> ModelFault:
    with pytest.raises(ModelFault) as found:
        _ask(url, setting, seconds)
    assert KEY not in str(found.value) and KEY not in repr(found.value)
    return found.value


def test_pieces_come_as_the_server_sends_them() -> None:
    """With the key, the schema, no dice and an end."""
    with chat_server(Says(["一", "二", "三"])) as server:
        assert _ask(server.url) == ["一", "二", "三"]
    request = server.requests[0]
    assert server.keys == [f"Bearer {KEY}"]
    assert request["model"] == "small" and request["temperature"] == 0 and request["stream"] is True
    assert request["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA},
    }


@pytest.mark.parametrize("setting", ["small", "openai:small", "ollama:small", "deepseek:small"])
def test_with_an_address_every_provider_is_spoken_to_in_openais_language(setting: str) -> None:
    """Unless its own package is installed; the name keeps what stands in the settings."""
    with chat_server(Says(["ja"])) as server:
        model = open_chat_model(setting, server.url, "")
        assert list(model.stream("s", "u", schema=None, seconds=20)) == ["ja"]
    assert server.requests[0]["model"] == "small"
    assert model.name == setting and not model.is_remote


def test_a_name_with_a_colon_is_a_name() -> None:
    """Of Ollama, for one."""
    with chat_server(Says(["ja"])) as server:
        assert _ask(server.url, "qwen2.5:7b") == ["ja"]
    assert server.requests[0]["model"] == "qwen2.5:7b"


@pytest.mark.parametrize(
    ("says", "kind"),
    [
        (error_of(401, f"Incorrect API key provided: {KEY}"), FaultKind.WRONG_KEY),
        (error_of(403, "no access"), FaultKind.WRONG_KEY),
        (error_of(404, "The model `small` does not exist"), FaultKind.NO_SUCH_MODEL),
        (error_of(404, "File Not Found"), FaultKind.WRONG_REQUEST),
        (error_of(400, "This model's maximum context length is 4096 tokens"), FaultKind.TOO_LONG_CONTEXT),
        (error_of(400, "the request exceeds the available context size"), FaultKind.TOO_LONG_CONTEXT),
        (error_of(429, "slow down", retry_after="7"), FaultKind.RATE_LIMITED),
        (error_of(500, "oh"), FaultKind.SERVER_ERROR),
        (error_of(503, "loading"), FaultKind.SERVER_ERROR),
    ],
    ids=["key", "access", "model", "url", "context", "context_llama", "429", "500", "503"],
)
def test_each_refusal_of_a_server_has_its_kind(says: Says, kind: FaultKind) -> None:
    """And the key is in no message, even where the server repeats it."""
    with chat_server(says) as server:
        assert _fault(server.url).kind is kind


@pytest.mark.parametrize("says", [error_of(429, "slow"), error_of(500, "oh"), error_of(502, "gate")])
def test_what_may_pass_is_asked_once_more(says: Says) -> None:
    """One repetition, then the answer."""
    with chat_server(says, Says(["ja"])) as server:
        assert _ask(server.url) == ["ja"]
        assert len(server.requests) == 2


def test_one_repetition_and_no_more() -> None:
    """Not of a wrong key, and not twice."""
    with chat_server(error_of(500, "oh")) as server:
        _fault(server.url)
        assert len(server.requests) == 2
    with chat_server(error_of(401, "key")) as server:
        _fault(server.url)
        assert len(server.requests) == 1


def test_a_server_that_asks_to_wait_is_waited_for() -> None:
    """As long as it says, not longer than there is time."""
    waited: list[float] = []
    with chat_server(error_of(429, "slow", retry_after="3"), Says(["ja"])) as server:
        model = open_chat_model("small", server.url, KEY, pause=waited.append)
        assert list(model.stream("s", "u", schema=None, seconds=20)) == ["ja"]
    assert waited == [3.0]


def test_a_server_without_schemas_is_asked_without_one() -> None:
    """From then on."""
    with chat_server(error_of(400, "response_format is not supported"), Says(["ja"])) as server:
        model = open_chat_model("small", server.url, KEY, pause=lambda _: None)
        for _ in range(2):
            assert list(model.stream("s", "u", schema=SCHEMA, seconds=20)) == ["ja"]
    assert ["response_format" in request for request in server.requests] == [True, False, False]


def test_a_stall_ends_in_time() -> None:
    """Also where the server keeps the connection alive with comments, and where pieces drip."""
    for says in (Says(["a"], comments=400, pause=0.05), Says(["a"] * 400, pause=0.05)):
        with chat_server(says) as server:
            began = time.monotonic()
            assert _fault(server.url, seconds=0.7).kind is FaultKind.TIMEOUT
            assert time.monotonic() - began < 3


def test_half_an_answer_is_broken() -> None:
    """What came before the cut has been handed on."""
    with chat_server(Says(['{"claims":'], is_cut=True)) as server:
        model = open_chat_model("small", server.url, KEY)
        pieces = model.stream("s", "u", schema=None, seconds=20)
        assert next(pieces) == '{"claims":'
        with pytest.raises(ModelFault) as found:
            list(pieces)
        assert found.value.kind is FaultKind.BROKEN


def test_nobody_listens() -> None:
    """A port that is closed."""
    with chat_server(Says()) as server:
        url = server.url
    assert _fault(url).kind is FaultKind.UNREACHABLE


def test_a_wrong_path_is_told_from_a_wrong_model() -> None:
    """The address without /v1."""
    with chat_server(Says(["ja"])) as server:
        assert _fault(server.url.removesuffix("/v1")).kind is FaultKind.WRONG_REQUEST


def test_a_page_instead_of_an_answer_is_an_empty_answer() -> None:
    """A web server at the address, or a server that says nothing."""
    with chat_server(Says()) as server:
        assert _fault(server.url).kind is FaultKind.EMPTY
    with chat_server(Says(body="<html>hello</html>", kind="text/html")) as server:
        assert _fault(server.url).kind is FaultKind.EMPTY


@pytest.mark.parametrize(
    "url", ["localhost", "ftp://x/v1", f"http://user:{KEY}@h/v1", "http://h/v1?key=1", "http://a b/"]
)
def test_an_address_that_is_none_is_refused_when_it_is_set(url: str) -> None:
    """Keys do not belong into addresses."""
    with pytest.raises(ModelFault) as found:
        open_chat_model("small", url, KEY)
    assert found.value.kind is FaultKind.WRONG_REQUEST and KEY not in str(found.value)


@pytest.mark.parametrize("setting", ["", "nobody:nothing", "no-provider-has-this", "deepseek:deepseek-chat"])
def test_a_model_that_nobody_offers_is_refused_when_it_is_set(setting: str) -> None:
    """The text says what to do."""
    with pytest.raises(ModelFault) as found:
        open_chat_model(setting, "", KEY)
    assert found.value.kind is FaultKind.NO_SUCH_MODEL and "CHAT_" in str(found.value)


@pytest.mark.parametrize(
    ("url", "is_remote"),
    [
        ("http://127.0.0.1:8080/v1", False), ("http://localhost:1/v1", False),
        ("http://[::1]:8/v1", False), ("http://127.9.9.9/v1", False),
        ("https://api.example.com/v1", True), ("http://127.0.0.1.example.com/v1", True),
        ("http://203.0.113.5/v1", True), ("http://localhost.example.com/v1", True), ("", True),
    ],
)  # fmt: skip
def test_remote_is_everything_but_this_machine(url: str, is_remote: bool) -> None:
    """By the address alone."""
    assert open_chat_model("openai:small", url, KEY).is_remote is is_remote


def test_a_proxy_of_the_environment_does_not_hear_what_is_said_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback stays loopback."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    with chat_server(Says(["ja"])) as server:
        assert _ask(server.url) == ["ja"]


def test_what_is_sent_is_what_was_said() -> None:
    """Two messages, nothing else of ours."""
    with chat_server(Says(["ja"])) as server:
        _ask(server.url, schema=False)
    assert server.requests[0]["messages"] == [
        {"content": "be brief", "role": "system"},
        {"content": "hello", "role": "user"},
    ]
    assert json.dumps(server.requests[0]).count(KEY) == 0


def test_a_server_that_only_keeps_the_line_open_does_not_keep_a_thread() -> None:
    """Comments without an end: nobody waits for them, and nobody goes on reading them."""
    with chat_server(Says(["late"], comments=1_000_000)) as server:
        assert _fault(server.url, seconds=1.0).kind is FaultKind.TIMEOUT
        reading = [thread for thread in threading.enumerate() if thread.name == "chat-model"]
        for thread in reading:
            thread.join(2.0)
        assert not any(thread.is_alive() for thread in reading)


def test_an_answer_far_longer_than_any_is_cut_off() -> None:
    """Before it fills the memory."""
    with chat_server(Says(["x" * 100_000] * 40)) as server:
        assert _fault(server.url).kind is FaultKind.TOO_MUCH


def test_no_server_is_followed_to_another_one() -> None:
    """Neither this machine nor a remote one sends a question on by a redirect."""
    with chat_server(Says(["told"])) as other:
        moved = Says(status=307, headers={"location": f"{other.url}/chat/completions"})
        with chat_server(moved) as server:
            assert _fault(server.url).kind is FaultKind.WRONG_REQUEST
    assert other.requests == []


@pytest.mark.parametrize("key", ["sk-1234\nx-other: 1", "sk-密钥", "sk 1234", "\x00sk"])
def test_a_key_that_fits_into_no_header_is_a_wrong_key(key: str) -> None:
    """Of two lines, with a blank, not in ASCII: told as what it is, not as a server that is away."""
    with pytest.raises(ModelFault) as found:
        open_chat_model("small", "http://127.0.0.1:9/v1", SecretStr(key))
    assert found.value.kind is FaultKind.WRONG_KEY and "1234" not in str(found.value)


@pytest.mark.parametrize(
    "url", ["http://ⓛocalhost/v1", "http://１２７.0.0.1/v1", "http://127。0。0。1/v1", "http://127.0.0.1%00.x/v1"]
)
def test_an_address_in_other_characters_is_a_wrong_address(url: str) -> None:
    """It may look like this machine and be another one, or break the client."""
    with pytest.raises(ModelFault) as found:
        open_chat_model("small", url)
    assert found.value.kind is FaultKind.WRONG_REQUEST
