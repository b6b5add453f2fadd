"""What waits for a person: updates and sends that fail again and again, or nobody knows the end of; in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from store.inbox import Inbox
from store.outbox import Outbox, Send
from store.troubles import Troubles

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_SHOWN = 10
_OFTEN = 5  # tries in vain, with their pauses half a minute of them


@dataclass(frozen=True, slots=True)
class Survey:
    """Of one bot. Synchronous; raises StoreUnavailable. Nothing of what people wrote is in it.

    `objection` says why a send must not be made again, "" where it may.
    """

    bot_id: int
    inbox: Inbox
    outbox: Outbox
    objection: Callable[[Send], str] = lambda send: ""

    def trouble(self) -> tuple[str, ...]:
        """A line for each, the first ones of many."""
        aside = [
            f"更新 {entry.update_id}（{entry.kind}，{_when(entry.received_at)}）失败 {entry.tries} 次：{entry.reason} "
            f"/ update set aside; `again --update {entry.update_id}` tries it again"
            for entry in self.inbox.set_aside(self.bot_id)
            if entry.payload  # else its words are forgotten, and there is nothing to decide
        ]
        unknown = [
            f"发送 {send.send_id}（会话 {send.chat_id}，{_when(send.queued_at)}）不知道是否送达：{send.reason} "
            f"/ nobody knows whether it arrived; `again --send {send.send_id}` sends it again"
            for send in self.outbox.unknown(self.bot_id)
        ]
        put_back = [
            f"发送 {send.send_id}（会话 {send.chat_id}，{_when(send.queued_at)}）试了 {send.tries} 次仍没有发出，还在等：{send.reason} "
            f"/ tried again and again, it still waits; look at the network and at what Telegram says"
            for send in self.outbox.put_back(self.bot_id, _OFTEN)
        ]
        troubles = [
            f"{one.name} 从 {_when(one.since)} 起出错 {one.times} 次：{one.reason} / goes wrong again and again, the log says where"
            for one in Troubles(self.outbox.database).all()
        ]
        return (*_first(aside), *_first(unknown), *_first(put_back), *_first(troubles))

    def waiting(self) -> str:
        """How much waits just now."""
        oldest, due = self.inbox.oldest_waiting(self.bot_id), self.outbox.next_due(self.bot_id)
        if oldest is None and due is None:
            return "没有等待的消息 / nothing waits"
        incoming = f"最早的消息从 {_when(oldest)} 等起" if oldest else "没有等待的消息"
        outgoing = f"最早的发送应在 {_when(due)}" if due else "没有等待的发送"
        return f"{incoming}；{outgoing} / the oldest message and send that wait"

    def again(self, updates: Sequence[int], sends: Sequence[int], now: datetime) -> tuple[str, ...]:
        """Try these updates anew and send these sends anew; what is not is named, with why not."""
        missing = [
            f"更新 {one} 没有搁置 / not set aside" for one in updates if not self.inbox.again(self.bot_id, one, now)
        ]
        refused = [f"发送 {one} {why}" for one in sends if (why := self._resend(one, now))]
        return (*missing, *refused)

    def _resend(self, send_id: int, now: datetime) -> str:
        with self.outbox.database.unit():
            send = self.outbox.send(send_id)
            why = self.objection(send) if send is not None else ""
            return why or ("" if self.outbox.resend(send_id, now) else "不是结果不明 / not unknown")


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - _SHOWN
    return lines if more <= 0 else [*lines[:_SHOWN], f"还有 {more} 条 / and {more} more"]


def _when(moment: datetime) -> str:
    return f"{moment.astimezone(_SHANGHAI):%Y-%m-%d %H:%M}"
