"""Ordering better words (约稿): in the transaction that answers, a row for whoever words it; and taking that back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.message import Message, Phrasable, Reply
from bot.phrasing.edits import Edits
from bot.phrasing.wanted import WantedUnreadable, from_body, to_body, wanted_of
from store.ledger import Ledger
from store.outbox import Outbox
from store.phrasings import NewPhrasing, Phrasing, Phrasings, Unasked


@dataclass(frozen=True, slots=True)
class Orders:
    """Of one bot. Each method runs in the unit that answers and raises StoreUnavailable.

    `ordered` is called with the number of what was ordered once that unit is kept.
    """

    bot_id: int
    outbox: Outbox
    phrasings: Phrasings
    edits: Edits
    ordered: Callable[[int, Phrasable], object]

    def said(self, message: Message, reply: Reply, sends: Sequence[int | None], now: datetime) -> None:
        """That reply has been put into the outbox as these rows: what there is to word in it is ordered."""
        wanted, about_it = wanted_of(reply), reply.phrasable
        if wanted is None or about_it is None or len(sends) == 0 or sends[0] is None:
            return
        new = NewPhrasing(
            self.bot_id, message.person_id, about_it.question_id, sends[0], about_it.edition, to_body(wanted)
        )
        phrasing_id = self.phrasings.put(new, now)
        self.phrasings.database.after_commit(partial(self.ordered, phrasing_id, about_it))

    def renewed(self, message: Message, now: datetime) -> None:
        """The question in that message was changed by its asker: nothing that was to be said to the old one comes any more."""
        record = Ledger(self.phrasings.database).question_of_message(message.chat_id, message.message_id)
        if record is None:
            return
        for row in self.phrasings.drop(record.question_id, Unasked.EDITED, now):
            send = self.outbox.send(row.send_id or 0)
            is_renewed = send is not None and send.answers is not None  # the new answer stands in its place
            self.edits.put_back(row, None if is_renewed else _reply(row), now)

    def covered(self, chat_id: int, message_id: int, now: datetime) -> None:
        """Something else stands in that message of ours from now on: it is not written over."""
        for row in self.phrasings.drop_shown(chat_id, message_id, Unasked.EDITED, now):
            self.edits.put_back(row, None, now)


def _reply(row: Phrasing) -> Reply | None:
    """The answer as it was given."""
    try:
        return from_body(row.body).reply
    except WantedUnreadable:
        return None
