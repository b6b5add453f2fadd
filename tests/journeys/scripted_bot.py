"""The Telegram face with an assistant that plays a part: python -m tests.journeys.scripted_bot DATABASE (a file or a URL).

The real face, ledger and python-telegram-bot; only what is said is fixed, so that a journey can order a long, a slow, a
failing or an oddly marked answer.
"""

import logging
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.announcing.bureau import Bureau
from bot.announcing.membership import Memberships
from bot.message import Button, Message, Reply, Span, SpanKind
from bot.serving.web import Address
from bot.telegram_chat import run_telegram
from bot.telegram_service import Face, TelegramSettings, WebhookSettings
from store.database import Database, open_database

LONG_TEXT = "\n".join(
    f"第{number}条　奖励资金按到位资金的千分之一核定，逐笔审核，按年度兑现。" for number in range(1, 401)
)
ODD_TEXT = '5000万 <= 投资 < 1亿 & "示例" <br> <script>alert(1)</script> </b> &amp; \ud83d 🏭 \u202e反\u202c'
RATE = (Button("有帮助", "rate:1:yes"), Button("没帮助", "rate:1:no"))


class PlayedAssistant:
    """Says what the first word of a message orders, else repeats the message as an answer with two buttons."""

    def handle(self, message: Message) -> Reply | None:
        """The reply to order."""
        if message.press:
            return self._pressed(message.press)
        order, _, rest = message.text.partition(" ")
        match order:
            case "long":
                return Reply((Span(SpanKind.QUOTE, LONG_TEXT[: int(rest)]),), (RATE,))
            case "odd":
                return Reply(
                    (Span(SpanKind.BOLD, ODD_TEXT), Span(SpanKind.QUOTE, ODD_TEXT), Span(SpanKind.FAINT, ODD_TEXT))
                )
            case "slow":
                time.sleep(float(rest))
            case "broken":
                raise RuntimeError(f"no answer to this, call 13800138000, {os.environ['TELEGRAM_BOT_TOKEN']}")
            case "quiet":
                return None
        return Reply(
            (Span(SpanKind.BOLD, f"答：{message.text}"), Span(SpanKind.FAINT, f"来自 {message.person_id}")), (RATE,)
        )

    def _pressed(self, data: str) -> Reply:
        if data == "rate:1:no":
            return Reply((), ((Button("已记下", "rate:1:no"),),))
        return Reply((Span(SpanKind.PLAIN, f"按了 {data}"),))


def main() -> int:
    """Serve until stopped."""
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    settings = TelegramSettings(
        os.environ["TELEGRAM_BOT_TOKEN"], os.environ["TELEGRAM_BASE_URL"], os.environ["TELEGRAM_BASE_FILE_URL"], 5
    )
    webhook = WebhookSettings("/hook", os.environ["HOOK_SECRET"]) if "HOOK_SECRET" in os.environ else None
    return run_telegram(
        face_over(open_database(sys.argv[1] if "://" in sys.argv[1] else Path(sys.argv[1])), settings, webhook)
    )


def face_over(database: Database, settings: TelegramSettings, webhook: WebhookSettings | None = None) -> Face:
    """The real face over that database; where an address is given in LISTEN it can be watched there."""
    host, _, port = os.environ.get("LISTEN", "").partition(":")
    return Face(
        PlayedAssistant(),
        database,
        Memberships(Bureau(database, int(settings.token.partition(":")[0]))),
        settings,
        lambda: datetime.now(UTC),
        listens=Address(host, int(port)) if port else None,
        webhook=webhook,
    )


if __name__ == "__main__":
    sys.exit(main())
