"""Cuts a reply into messages that each fit a chat's limit, before any markup, so that no tag is ever cut."""

from collections.abc import Iterator

from bot.message import Reply, Span

LIMIT = 4096  # code points of one Telegram message after parsing
_BREAKS = ("\n\n", "\n", "。", "；", "; ", ". ", "，", " ")


def split_reply(reply: Reply, limit: int = LIMIT) -> tuple[Reply, ...]:
    """Parts whose text has at most `limit` code points each; buttons and files on the last.

    Cuts stand between blocks where possible, else behind a paragraph, a sentence, a word, at worst anywhere. Every
    character of every block comes out again, in order and in its setting. Raises ValueError for a limit below 1.
    """
    if limit < 1:
        raise ValueError("limit must be at least 1")
    parts: list[list[Span]] = [[]]
    used = 0
    for piece in _pieces(reply.spans, limit):
        joined = used + len(piece.text) + (1 if parts[-1] else 0)
        if parts[-1] and joined > limit:
            parts.append([])
            joined = len(piece.text)
        parts[-1].append(piece)
        used = joined
    replies = [Reply(tuple(spans)) for spans in parts]
    return (*replies[:-1], Reply(replies[-1].spans, reply.buttons, attachments=reply.attachments))


def _pieces(spans: tuple[Span, ...], limit: int) -> Iterator[Span]:
    """The blocks, those that are too long cut."""
    for span in spans:
        rest = span.text
        while len(rest) > limit:
            cut = _cut(rest, limit)
            yield Span(span.kind, rest[:cut])
            rest = rest[cut:]
        yield Span(span.kind, rest)


def _cut(text: str, limit: int) -> int:
    """Where to cut, at most at `limit`: behind the best break of the second half, else at the limit."""
    for mark in _BREAKS:
        at = text.rfind(mark, limit // 2, limit)
        if at >= 0 and at + len(mark) <= limit:
            return at + len(mark)
    return limit
