"""What is said of a language model that words answers: below an answer, to whoever runs the bot, and why it was not used."""

from datetime import datetime

from bot.wording import say
from rag.answer import Language
from rag.drafting.port import FaultKind

_FAULTS = {
    FaultKind.WRONG_KEY: (
        "模型服务不接受这个密钥，请核对 CHAT_API_KEY 或 CHAT_API_KEY_FILE",
        "the server does not take the key; check CHAT_API_KEY or CHAT_API_KEY_FILE",
    ),
    FaultKind.NO_SUCH_MODEL: (
        "模型服务没有这个模型，请核对 CHAT_MODEL",
        "the server has no such model; check CHAT_MODEL",
    ),
    FaultKind.WRONG_REQUEST: (
        "这个地址上的服务不懂我们的请求，请核对 CHAT_BASE_URL 和 CHAT_MODEL",
        "what answers at that address does not understand us; check CHAT_BASE_URL and CHAT_MODEL",
    ),
    FaultKind.FORBIDDEN: (
        "设置了 CHAT_REMOTE=forbid，这个模型不在本机，没有使用",
        "CHAT_REMOTE=forbid is set and this model is not on this machine, so it is not used",
    ),
    FaultKind.UNREACHABLE: (
        "连不上模型服务，请检查它是否在运行、网络和 CHAT_BASE_URL",
        "the server cannot be reached; check that it runs, the network and CHAT_BASE_URL",
    ),
    FaultKind.RATE_LIMITED: (
        "模型服务说请求太多，稍后会再试",
        "the server says there are too many requests; it is asked again later",
    ),
    FaultKind.SERVER_ERROR: ("模型服务自身出错，请看它的日志", "the server itself failed; look at its log"),
    FaultKind.TIMEOUT: (
        "模型在规定时间里没有说完，可调大 CHAT_TIMEOUT 或换小一些的模型",
        "the model did not finish in time; raise CHAT_TIMEOUT or take a smaller model",
    ),
    FaultKind.TOO_LONG_CONTEXT: (
        "条款比模型能读的长，请把模型的上下文调大",
        "the clauses are longer than the model can read; give it a larger context",
    ),
    FaultKind.EMPTY: ("模型什么也没有说", "the model said nothing"),
    FaultKind.BROKEN: ("模型说的不成形，没有采用", "what the model said has no usable form"),
    FaultKind.TOO_MUCH: ("模型说得过多，已截断，没有采用", "the model said far too much and was cut off"),
}


def say_checked(language: Language) -> str:
    """The note below an answer in a model's words."""
    return say(
        language,
        "（文字由语言模型组织，已逐句与所引原文核对；以原文为准。）",
        "(Put into words by a language model, each sentence checked against the clauses quoted; the clauses count.)",
    )


def say_growing(language: Language) -> str:
    """The note below an answer that is still being worded."""
    return say(language, "（正在组织文字……）", "(Still being put into words…)")


def fault_in_words(kind: FaultKind) -> str:
    """Why a model gave nothing of use and what to do, in both languages."""
    chinese, english = _FAULTS[kind]
    return f"{chinese} / {english}"


def model_off() -> str:
    """No model is set."""
    return "未设置 CHAT_MODEL，只引原文作答 / CHAT_MODEL is not set, answers are quotes"


def model_answers(name: str, seconds: float) -> str:
    """It answers."""
    return f"{name}，{seconds:.1f} 秒作答 / answers in {seconds:.1f} s"


def breaker_in_words(faults: int, outcome: str, again: datetime) -> str:
    """It was left alone after faults in a row."""
    return (
        f"连续 {faults} 次出错（{outcome}），暂停到 {again:%H:%M:%S} UTC，期间只引原文 / "
        f"{faults} faults in a row, left alone until then"
    )


def not_used(outcome: str) -> str:
    """A line of the log: why the model's words are not shown; kinds only, nothing of what was asked."""
    return (
        f"模型的说法没有用上（{outcome}），原文回答不变；python -m bot doctor 说明原因和办法。"
        " The model's words are not shown, the quoted answer stands; python -m bot doctor says why and what to do."
    )
