"""A Reply as Telegram sets it: HTML with everything escaped, and an inline keyboard; pure."""

from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.message import Button, Reply, Span, SpanKind

RAW_LIMIT = 32_768  # bytes of a request's text with its tags; tdlib refuses more as "text is too long"
_DATA_LIMIT = 64  # bytes of callback_data

_TAGS = {SpanKind.BOLD: "b", SpanKind.QUOTE: "blockquote", SpanKind.FAINT: "i"}


def to_html(reply: Reply) -> str:
    """The blocks of `reply`, one below the other, as the HTML that Telegram reads."""
    return "\n".join(_set(span) for span in reply.spans)


def to_plain(reply: Reply) -> str:
    """The same words without any markup, for where Telegram would not read the HTML."""
    return _sendable(reply.text)


def to_keyboard(buttons: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """The buttons below a message; None where there are none. A button whose data is over 64 bytes is left out."""
    rows = [
        [InlineKeyboardButton(_sendable(button.label), callback_data=button.data) for button in row if _fits(button)]
        for row in buttons
    ]
    kept = [row for row in rows if row]
    return InlineKeyboardMarkup(kept) if kept else None


def _set(span: Span) -> str:
    # Telegram reads < > & only; quotes need no escaping between tags.
    text = escape(_sendable(span.text), quote=False)
    tag = _TAGS.get(span.kind)
    return f"<{tag}>{text}</{tag}>" if tag and text.strip() else text


def _fits(button: Button) -> bool:
    return 1 <= len(button.data.encode("utf-8", "replace")) <= _DATA_LIMIT


def _sendable(text: str) -> str:
    """Without lone surrogates, which no UTF-8 request can carry."""
    return text.encode("utf-8", "replace").decode("utf-8")
