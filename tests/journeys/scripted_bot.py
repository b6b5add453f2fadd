"""The Telegram face with an assistant that plays a part: python -m tests.journeys.scripted_bot LEDGER_FILE.

The real face, ledger and python-telegram-bot; only what is said is fixed, so that a journey can order a long, a slow, a
failing or an oddly marked answer.
"""

import logging
import os
import sys
import time
from pathlib import Path

from bot.message import Button, Message, Reply, Span, SpanKind
from bot.telegram_chat import TelegramSettings, run_telegram
from store.database import open_database
from store.ledger import Ledger

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
    ledger = Ledger(open_database(Path(sys.argv[1])))
    return run_telegram(PlayedAssistant(), ledger, settings)


if __name__ == "__main__":
    sys.exit(main())
