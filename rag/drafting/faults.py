"""What went wrong at a chat model, told by status and kind of the error; the error's own words stay here: they may hold a key."""

import re

from rag.drafting.port import FaultKind, ModelFault

_ADVICE = {
    FaultKind.WRONG_KEY: "密钥不对或无权使用该模型，检查 CHAT_API_KEY / the key is wrong: look at CHAT_API_KEY",
    FaultKind.NO_SUCH_MODEL: "服务器没有这个模型，检查 CHAT_MODEL / the server has no such model: look at CHAT_MODEL",
    FaultKind.WRONG_REQUEST: "服务器不认识这个请求，检查 CHAT_BASE_URL，多数服务器以 /v1 结尾"
    " / the server does not understand: look at CHAT_BASE_URL, which ends in /v1 with most servers",
    FaultKind.UNREACHABLE: "连不上模型服务器，检查 CHAT_BASE_URL 和服务器 / no connection: look at CHAT_BASE_URL and the server",
    FaultKind.RATE_LIMITED: "模型服务器请稍后再试 / the model's server asks to come back later",
    FaultKind.SERVER_ERROR: "模型服务器出错 / the model's server failed",
    FaultKind.TIMEOUT: "模型超时 / the model took too long",
    FaultKind.TOO_LONG_CONTEXT: "条文超过模型的上下文长度，换上下文更长的模型"
    " / the passages are longer than the model's context: take another model or a larger context",
    FaultKind.EMPTY: "模型没有回答，检查 CHAT_BASE_URL / the model said nothing: look at CHAT_BASE_URL",
    FaultKind.BROKEN: "模型的回答不完整或不合格式 / the model's answer is cut off or of another form",
    FaultKind.TOO_MUCH: "模型的回答过长 / the model's answer is far too long",
    FaultKind.FORBIDDEN: "设置不允许使用外部模型 / the settings allow no remote model",
}  # fmt: skip
_CONTEXT = re.compile(
    r"context.{0,40}(?:length|window|size|exceed|overflow|full)|exceed.{0,40}context|too many tokens|prompt is too long"
    r"|maximum.{0,20}tokens|longer than the maximum"
)
_MODEL = re.compile(r"model.{0,80}(?:not|no such|unknown|invalid)|(?:no such|unknown|invalid).{0,20}model")
_CONNECTION = re.compile(r"Connect|Network|RemoteProtocol|ReadError|WriteError|gaierror")


def fault(kind: FaultKind, after: float = 0.0) -> ModelFault:
    """A fault of a kind with what to do about it."""
    return ModelFault(kind, _ADVICE[kind], after)


def fault_of(error: BaseException, *, has_begun: bool) -> ModelFault:
    """The fault that an error of any provider's library stands for. `has_begun`: part of the answer had come."""
    if isinstance(error, ModelFault):
        return error
    status = _status(error)
    words = str(error).lower()
    if status is not None:
        return fault(_of_status(status, words), _asked_to_wait(error))
    return fault(_of_kind(" ".join(kind.__name__ for kind in type(error).__mro__), words, has_begun=has_begun))


def _of_kind(names: str, words: str, *, has_begun: bool) -> FaultKind:
    """The fault of an error without a status, by the names of its classes and its words."""
    if "Timeout" in names:
        return FaultKind.TIMEOUT
    if _CONNECTION.search(names):
        return FaultKind.BROKEN if has_begun else FaultKind.UNREACHABLE
    if _CONTEXT.search(words):
        return FaultKind.TOO_LONG_CONTEXT
    if "no generation" in words:  # LangChain's words for a stream without a piece
        return FaultKind.EMPTY
    return FaultKind.SERVER_ERROR if "APIError" in names else FaultKind.BROKEN


def _status(error: BaseException) -> int | None:
    """The HTTP status, where the library keeps one with its error."""
    for holder in (error, getattr(error, "response", None)):
        status = getattr(holder, "status_code", None)
        if isinstance(status, int):
            return status
    return None


def _of_status(status: int, words: str) -> FaultKind:
    if status in (401, 403):
        return FaultKind.WRONG_KEY
    if status == 429:
        return FaultKind.RATE_LIMITED
    if status >= 500:
        return FaultKind.SERVER_ERROR
    if status in (408, 504):
        return FaultKind.TIMEOUT
    if _CONTEXT.search(words):
        return FaultKind.TOO_LONG_CONTEXT
    return FaultKind.NO_SUCH_MODEL if _MODEL.search(words) else FaultKind.WRONG_REQUEST


def _asked_to_wait(error: BaseException) -> float:
    """Seconds of the answer's Retry-After; 0 where there is none."""
    headers = getattr(getattr(error, "response", None), "headers", None)
    said = headers.get("retry-after", "") if headers is not None else ""
    return float(said) if re.fullmatch(r"\d{1,4}(?:\.\d+)?", said) else 0.0
