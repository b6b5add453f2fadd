"""`doctor`: looks at everything the bot stands on, one line each, with what to do where it does not hold."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.settings import TelegramAccess
from bot.stopping import CannotStart

_PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `detail` is what was found; where `ok` is false it says what to do."""

    name: str
    ok: bool
    detail: str

    def line(self) -> str:
        """As a person reads it."""
        return f"{'✓' if self.ok else '✗'} {self.name}：{self.detail}"

    def fields(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


Probe = tuple[str, Callable[[], str]]  # what is looked at; gives what was found or raises CannotStart


def examine(probes: Sequence[Probe]) -> tuple[Check, ...]:
    """Look at each in turn; one that fails does not keep the next from being looked at, and one fault is told once."""
    told: dict[str, str] = {}
    return tuple(_once(_look(name, probe), told) for name, probe in probes)


def _once(check: Check, told: dict[str, str]) -> Check:
    """The check, with a fault that was told before in one of `told` (detail to name) named by where it was."""
    if check.ok:
        return check
    first = told.setdefault(check.detail, check.name)
    return (
        check if first == check.name else replace(check, detail=f"同「{first}」一处的问题 / the fault told at: {first}")
    )


def _look(name: str, probe: Callable[[], str]) -> Check:
    try:
        return Check(name, True, probe())
    except CannotStart as trouble:
        return Check(name, False, str(trouble).replace("\n", " "))


def telegram_name(access: TelegramAccess) -> str:
    """The bot's @name by getMe; "not configured" without a token. Raises CannotStart; the token is in no message."""
    if access.token is None:
        return "未设置令牌，只在终端服务 / no token, terminal only"
    address = f"{access.base_url}{access.token.get_secret_value()}/getMe"
    try:
        # The address is a setting that was checked to begin with http:// or https://.
        with urllib.request.urlopen(address, timeout=_PATIENCE_S) as answer:  # noqa: S310
            return "@" + str(json.load(answer)["result"]["username"])
    except urllib.error.HTTPError as error:
        error.close()
        raise CannotStart(_refused(error.code)) from None
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError) as error:
        kind = type(error).__name__
        raise CannotStart(
            f"连不上 {access.base_url}（{kind}），请检查网络、HTTPS_PROXY 或 TELEGRAM_BASE_URL。 / "
            f"No connection; check the network, HTTPS_PROXY or TELEGRAM_BASE_URL."
        ) from None


def _refused(status: int) -> str:
    if status in (401, 404):
        return (
            "Telegram 不接受这个令牌，请从 @BotFather 重新复制到 TELEGRAM_BOT_TOKEN。 / "
            "The token is not accepted; copy it again from @BotFather into TELEGRAM_BOT_TOKEN."
        )
    return f"Telegram 返回 HTTP {status}，请稍后再试。 / Telegram answered HTTP {status}; try again later."
