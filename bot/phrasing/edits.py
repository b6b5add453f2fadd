"""Changing an answer that stands (改写): an edit in the outbox, in the place of one that still waits; and back to the quotes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.letters import Edit, to_body
from bot.message import Reply
from store.outbox import Outbox, Outgoing, Send, SendState, Urgency
from store.phrasings import Ended, Phrasing, Phrasings

_SHOWN_WITHIN = timedelta(seconds=60)  # what still grows is old news after that
_ON_ITS_WAY = (SendState.QUEUED, SendState.SENDING)


@dataclass(frozen=True, slots=True)
class Edits:
    """Over one store. Each method is one transaction, joins a unit that runs, and raises StoreUnavailable.

    `posted` is called once something was put.
    """

    outbox: Outbox
    phrasings: Phrasings
    posted: Callable[[], object]

    def standing(self, row: Phrasing) -> Send | None:
        """The answer's own row, once it has gone out; None while it has not, or where it never will."""
        send = self._said(row)
        return send if send is not None and send.state is SendState.SENT and send.message_id is not None else None

    def is_on_its_way(self, row: Phrasing) -> bool:
        """Whether the answer itself still has to go out."""
        send = self._said(row)
        return send is not None and send.state in _ON_ITS_WAY

    def grow(self, row: Phrasing, send: Send, reply: Reply, now: datetime) -> bool:
        """Show how far it has come; False where nobody is to see any more of it."""
        with self.outbox.database.unit(at_once=True):
            number = self.phrasings.goes_on(row)
            if number:
                self._put(row, send, reply, f"{number}", now, expires_at=now + _SHOWN_WITHIN)
            return number > 0

    def finish(self, row: Phrasing, send: Send, reply: Reply, ended: Ended, now: datetime) -> bool:
        """Show the final words and note how it ended; False where nobody is to see them."""
        with self.outbox.database.unit(at_once=True):
            self.phrasings.hold_question(row)
            number = self.phrasings.goes_on(row)
            if number:
                self._put(row, send, reply, f"{number}", now)
                self.phrasings.settle(row, ended, now)
            return number > 0

    def stand(self, row: Phrasing, reply: Reply, ended: Ended, now: datetime) -> bool:
        """The answer stays as it was, or becomes it again where half a wording shows; False where it is no longer ours."""
        with self.outbox.database.unit(at_once=True):
            if not self.phrasings.settle(row, ended, now):
                return False
            self.put_back(row, reply, now)
            return True

    def put_back(self, row: Phrasing, reply: Reply | None, now: datetime) -> None:
        """Nothing that grows goes out any more; what has gone out is replaced by `reply`, where one is given."""
        self.outbox.cancel(prefix=row.prefix, under_way=True)
        shown = self.outbox.by_key(row.prefix)  # sent, or just being sent
        send = self.standing(row) if shown and reply is not None else None
        if send is not None and reply is not None:
            self._put(row, send, reply, "back", now)

    def _said(self, row: Phrasing) -> Send | None:
        return None if row.send_id is None else self.outbox.send(row.send_id)

    def _put(
        self, row: Phrasing, send: Send, reply: Reply, name: str, now: datetime, expires_at: datetime | None = None
    ) -> None:
        self.outbox.cancel(prefix=row.prefix, under_way=True)
        body = to_body(Edit(send.message_id or 0, reply))
        edit = Outgoing(send.chat_id, body, Urgency.NOTICE, key=f"{row.prefix}{name}", expires_at=expires_at)
        self.outbox.put(row.bot_id, [edit], now)
        self.outbox.database.after_commit(self.posted)
