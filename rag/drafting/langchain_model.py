"""The door of LangChain: any chat model that `init_chat_model` knows, as a ChatModel. Imported only where a model is set.

With a base URL the server is taken for an OpenAI-compatible one (DeepSeek, Qwen, Ollama, vLLM, llama.cpp), unless the setting
names a provider whose package is installed. Servers that refuse a schema are asked without one from then on.
"""

import ipaddress
import re
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import openai
from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from rag.drafting.bounding import HEADERS, bound
from rag.drafting.faults import fault
from rag.drafting.port import ChatModel, FaultKind, ModelFault
from rag.drafting.pumping import pumped

_MOST_TOKENS = 1500  # of an answer of eight claims
_PAUSE = 0.5  # seconds before a repetition, where the server does not say
_LONGEST_READ = 60.0  # seconds without a byte, where nobody said less
_AGAIN = frozenset({FaultKind.UNREACHABLE, FaultKind.RATE_LIMITED, FaultKind.SERVER_ERROR})
_URL = re.compile(r"https?://(?P<host>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?(?:/[^\s?#@\\]*)?", re.ASCII)


def open_chat_model(
    setting: str, base_url: str = "", key: SecretStr | str = "", *, pause: Callable[[float], None] = time.sleep
) -> ChatModel:
    """The model of a setting ("provider:model" or "model") at a server. Asks nothing yet; raises ModelFault.

    An empty `base_url` is the provider's own server, an empty `key` the one in the provider's environment variable.
    `pause` waits for the given seconds before the one repetition.
    """
    address = base_url.strip()
    if address and not _URL.fullmatch(address):
        raise fault(FaultKind.WRONG_REQUEST)
    secret = (key.get_secret_value() if isinstance(key, SecretStr) else key).strip()
    if not re.fullmatch(r"[\x21-\x7e]*", secret):  # it would not fit into a header
        raise fault(FaultKind.WRONG_KEY)
    chat = _made(setting.strip(), address, secret)
    return _LangChainModel(chat, setting.strip(), is_remote=not _is_loopback(address), pause=pause)


def _is_loopback(address: str) -> bool:
    """Whether a server is this machine; only names and addresses that can be nothing else."""
    found = _URL.fullmatch(address)
    host = found["host"].strip("[]").lower() if found else ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _made(setting: str, address: str, secret: str) -> BaseChatModel:
    named = re.match(r"(?P<provider>[a-z_]+):(?P<model>.+)", setting)
    if not setting:
        raise fault(FaultKind.NO_SUCH_MODEL)
    if address and (named is None or named["provider"] == "openai"):
        return _compatible(named["model"] if named else setting, address, secret)
    options: dict[str, Any] = {"base_url": address} if address else {}
    options |= {"api_key": secret} if secret else {}
    try:
        chat: BaseChatModel = init_chat_model(setting, max_retries=0, **options)
        return chat
    except ImportError:  # the provider's own package is not installed; most of them speak OpenAI's language as well
        if address and named is not None:
            return _compatible(named["model"], address, secret)
        raise ModelFault(
            FaultKind.NO_SUCH_MODEL,
            "该提供方需要另装 langchain 的软件包，或设 CHAT_BASE_URL 走 OpenAI 兼容接口"
            " / install the provider's langchain package, or set CHAT_BASE_URL to an OpenAI-compatible address",
        ) from None
    except openai.OpenAIError:
        raise fault(FaultKind.WRONG_KEY) from None
    except ValueError:
        if address:  # "qwen2.5:7b" is a name with a colon in it
            return _compatible(setting, address, secret)
        raise fault(FaultKind.NO_SUCH_MODEL) from None


def _compatible(model: str, address: str, secret: str) -> BaseChatModel:
    """A model at an OpenAI-compatible server, and at no other that it points to.

    No proxy of the environment comes between us and this machine.
    """
    client = openai.DefaultHttpxClient(
        trust_env=not _is_loopback(address),
        follow_redirects=False,
        headers=HEADERS,
        event_hooks={"response": [bound]},
    )
    try:
        return ChatOpenAI(
            model=model,
            base_url=address,
            api_key=SecretStr(secret or "none"),
            max_retries=0,
            timeout=_LONGEST_READ,
            http_client=client,
        )
    except (openai.OpenAIError, ValueError):
        raise fault(FaultKind.WRONG_KEY) from None


class _LangChainModel:
    """A ChatModel over a LangChain chat model."""

    def __init__(self, chat: BaseChatModel, name: str, *, is_remote: bool, pause: Callable[[float], None]) -> None:
        self._chat = chat
        self._name = name
        self._is_remote = is_remote
        self._pause = pause
        self._takes_options = isinstance(chat, ChatOpenAI)

    @property
    def name(self) -> str:
        return self._name

    @property
    def is_remote(self) -> bool:
        return self._is_remote

    def stream(self, system: str, user: str, *, schema: Mapping[str, object] | None, seconds: float) -> Iterator[str]:
        """Pieces of the answer. A request that failed before its first piece is repeated once, if that can help."""
        until = time.monotonic() + seconds
        for attempt in (1, 2, 3):
            has_begun = False
            try:
                for piece in self._once(system, user, schema, until - time.monotonic()):
                    has_begun = True
                    yield piece
            except ModelFault as found:
                if has_begun or not self._may_again(found, attempt, until):
                    raise
            else:
                return

    def _once(self, system: str, user: str, schema: Mapping[str, object] | None, seconds: float) -> Iterator[str]:
        options = self._options(schema, seconds) if self._takes_options else {}

        def said() -> Iterator[str]:
            for chunk in self._chat.stream([("system", system), ("human", user)], **options):
                yield str(chunk.text)

        return (piece for piece in pumped(said, seconds) if piece)

    def _options(self, schema: Mapping[str, object] | None, seconds: float) -> dict[str, Any]:
        """What OpenAI-compatible servers take: no dice, an end, and the form of the answer where there is one."""
        options: dict[str, Any] = {
            "temperature": 0,
            "max_tokens": _MOST_TOKENS,
            "timeout": min(max(seconds, 1.0), _LONGEST_READ),
        }
        if schema is not None:
            form = {"name": "answer", "strict": True, "schema": dict(schema)}
            options["extra_body"] = {"response_format": {"type": "json_schema", "json_schema": form}}
        return options

    def _may_again(self, found: ModelFault, attempt: int, until: float) -> bool:
        """Whether to ask once more: without options that the server refuses, or after a while."""
        if found.kind is FaultKind.WRONG_REQUEST and self._takes_options:
            self._takes_options = False
            return True
        left = until - time.monotonic()
        if found.kind not in _AGAIN or attempt > 1 or left <= 1:
            return False
        self._pause(min(found.after or _PAUSE, left - 1))
        return True
