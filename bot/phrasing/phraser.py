"""Wording one answer after the other (润色): a row is claimed, its answer drafted, checked, and shown as it grows; or it stands.

Whatever goes wrong, the answer that was given stands as it was given, and the log says why in one word.
"""

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event, Lock
from zoneinfo import ZoneInfo

from bot.log_lines import about
from bot.message import Phrasable
from bot.offers import Asks
from bot.phrasing.dressing import dress, made
from bot.phrasing.edits import Edits
from bot.phrasing.pace import EditPace
from bot.phrasing.wanted import Wanted, WantedUnreadable, from_body
from bot.phrasing.wordsmith import Heard, Wordsmith
from bot.wording_phrasing import not_used
from rag.answer import Answer
from rag.drafting.drafter import Drafted
from store.phrasing_limits import PhrasingLimits
from store.phrasings import Claimed, Ended, Moment, Phrasing, Phrasings, Unasked
from store.sends import Send

_LOG = logging.getLogger(__name__)
PHRASED, NOTHING = "phrased", "nothing"
_CHANGED, _EDITION, _LONG, _UNSENT, _UNREADABLE = "changed", "edition", "too_long_to_show", "unsent", "unreadable"
_LOOK_S = 0.02
_FIRST_WORDS_S = 1.0  # a quick model has words before the answer itself has gone out
_AT_HAND = 200
_QUIET = (NOTHING, _CHANGED, _EDITION, Unasked.EDITED.value, Unasked.FORGOTTEN.value)


@dataclass(slots=True)
class AtHand:
    """Answers that this process gave a moment ago, by their phrasing: who has one need not ask for it again."""

    _answers: OrderedDict[int, Phrasable] = field(default_factory=OrderedDict)
    _one: Lock = field(default_factory=Lock)

    def keep(self, phrasing_id: int, about_it: Phrasable) -> None:
        """Keep it for whoever words it; the oldest of too many goes."""
        with self._one:
            self._answers[phrasing_id] = about_it
            if len(self._answers) > _AT_HAND:
                self._answers.popitem(last=False)

    def take(self, phrasing_id: int) -> Answer | None:
        """The answer, which is given once."""
        with self._one:
            about_it = self._answers.pop(phrasing_id, None)
            return about_it.answer if about_it else None


def midnight(now: datetime, zone: ZoneInfo) -> Moment:
    """That moment with the last midnight of the zone, from which on budgets count."""
    return Moment(now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0), now)


@dataclass(slots=True)
class Phraser:
    """Words the answers of one bot. `turn` is called from several threads; `asks` gives who answers at that moment."""

    bot_id: int
    phrasings: Phrasings
    edits: Edits
    wordsmith: Wordsmith
    asks: Callable[[], Asks]
    limits: PhrasingLimits
    zone: ZoneInfo
    now: Callable[[], datetime]
    pace: EditPace = field(default_factory=EditPace)
    at_hand: AtHand = field(default_factory=AtHand)
    stopped: Event = field(default_factory=Event)
    _under_way: dict[int, Phrasing] = field(default_factory=dict)

    def stop(self) -> bool:
        """Show nothing more, and let others go on with what is under way; whether anything is. Raises StoreUnavailable."""
        self.stopped.set()
        rows = list(self._under_way.values())
        for row in rows:
            self.phrasings.give_back(row)
        return bool(rows)

    def turn(self) -> bool:
        """Claim one answer and word it; False where none is to be had. Raises StoreUnavailable."""
        if self.stopped.is_set():
            return False
        now = self.now()
        with self.phrasings.database.unit():
            claimed = self.phrasings.claim(self.bot_id, self.limits, midnight(now, self.zone))
            if claimed is not None and claimed.refused is not None:
                self._stands_refused(claimed, now)
        if claimed is None:
            return False
        with about(phrasing=claimed.row.phrasing_id):
            if claimed.refused is not None:
                _say(claimed.refused.value)
            else:
                self._work_on(claimed.row)
        return True

    def _work_on(self, row: Phrasing) -> None:
        self._under_way[row.phrasing_id] = row
        try:
            self._work(row)
        finally:
            self._under_way.pop(row.phrasing_id, None)

    def _stands_refused(self, claimed: Claimed, now: datetime) -> None:
        """What somebody who died has half shown is taken back."""
        wanted = _wanted(claimed.row)
        if claimed.row.edits and wanted is not None:
            self.edits.put_back(claimed.row, wanted.reply, now)

    def _work(self, row: Phrasing) -> None:
        wanted = _wanted(row)
        if wanted is None:
            self.phrasings.settle(row, Ended(_UNREADABLE), self.now())
            _say(_UNREADABLE)
            return
        answer = self._answer(row, wanted)
        if isinstance(answer, str):
            self._stand(row, wanted, Ended(answer))
            return
        patience = iter((_FIRST_WORDS_S,))
        heard = self.wordsmith.word(
            wanted.question, answer, lambda drafted: self._grow(row, wanted, drafted, next(patience, 0.0))
        )
        if self.stopped.is_set() and heard.final is None:
            return  # somebody else goes on with it
        self._end(row, wanted, heard)

    def _answer(self, row: Phrasing, wanted: Wanted) -> Answer | str:
        """The answer to word, as it was given; or why that is not so any more."""
        asks, answer = self.asks(), self.at_hand.take(row.phrasing_id)
        if asks.library.edition != row.edition:
            return _EDITION
        if answer is None:
            found = asks.ask(wanted.question)
            answer = found if isinstance(found, Answer) else None
        return answer if answer is not None and wanted.is_of(answer) else _CHANGED

    def _grow(self, row: Phrasing, wanted: Wanted, drafted: Drafted, patience: float) -> bool:
        """Show it as far as it has come; False where nobody wants more. An answer not out yet is waited for so long."""
        if self.stopped.is_set() or self.asks().library.edition != row.edition:
            return False
        send = self._wait_until_said(row, patience)
        if send is None or not self.pace.may(send.chat_id, time.monotonic()):
            return True
        reply = dress(wanted, drafted.answer, is_final=False)
        return reply is None or self.edits.grow(row, send, reply, self.now())

    def _end(self, row: Phrasing, wanted: Wanted, heard: Heard) -> None:
        final = heard.final
        if self.asks().library.edition != row.edition:
            self._stand(row, wanted, Ended(_EDITION, heard.is_fault))
        elif final is None:
            self._stand(row, wanted, Ended(heard.fault.value if heard.fault else NOTHING, heard.is_fault))
        else:
            reply, send = dress(wanted, final.answer, is_final=True), self._wait_until_said(row, self.limits.seconds)
            if reply is None or send is None:
                self._stand(row, wanted, Ended(_LONG if reply is None else _UNSENT, heard.is_fault))
            else:
                self.edits.finish(row, send, reply, Ended(PHRASED, heard.is_fault, made(wanted, final)), self.now())
                if heard.fault is not None:
                    _LOG.warning("the model stopped half way: %s", heard.fault.value)

    def _wait_until_said(self, row: Phrasing, seconds: float) -> Send | None:
        """The answer's own message, once it is there; None where it does not come in that time."""
        deadline = time.monotonic() + seconds
        while self.edits.is_on_its_way(row) and time.monotonic() < deadline:
            if self.stopped.wait(_LOOK_S):
                break
        return self.edits.standing(row)

    def _stand(self, row: Phrasing, wanted: Wanted, ended: Ended) -> None:
        if self.edits.stand(row, wanted.reply, ended, self.now()):
            _say(ended.outcome)


def _wanted(row: Phrasing) -> Wanted | None:
    try:
        return from_body(row.body)
    except WantedUnreadable:
        return None


def _say(outcome: str) -> None:
    """Once for each outcome of each answer; kinds only."""
    _LOG.log(logging.INFO if outcome in _QUIET else logging.WARNING, "%s", not_used(outcome))
