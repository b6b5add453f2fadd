"""Better words for somebody who waits for them (即时润色): at a terminal, where the answer is shown once the model is done."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.message import Reply
from bot.phrasing.dressing import dress, made
from bot.phrasing.phraser import NOTHING, PHRASED, midnight
from bot.phrasing.wanted import Wanted, wanted_of
from bot.phrasing.wordsmith import Heard, Wordsmith
from bot.wording_phrasing import not_used
from rag.drafting.drafter import Drafted
from store.phrasing_limits import LOOKED_BACK, BreakerState, Judged, PhrasingLimits, breaker
from store.phrasings import Ended, NewPhrasing, Phrasings, Unasked
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_NO_BOT, _NO_STORE = 0, "no_store"


@dataclass(frozen=True, slots=True)
class Worded:
    """The reply with the answer in a model's words, and what is to be told of these."""

    reply: Reply
    drafted: Drafted


@dataclass(slots=True)
class AtOnce:
    """Words replies one by one. With `kept` budgets and breaker are those of the store, and what was made is noted there."""

    wordsmith: Wordsmith
    limits: PhrasingLimits
    zone: ZoneInfo
    now: Callable[[], datetime]
    kept: Phrasings | None = None
    _judged: deque[Judged] = field(default_factory=lambda: deque(maxlen=LOOKED_BACK))  # the newest first

    def word(self, reply: Reply, person_id: int, show: Callable[[Reply], object] = lambda reply: None) -> Worded | None:
        """The reply in better words, `show` being given it as it grows; None where it stands as it is."""
        wanted, about_it, begun_at = wanted_of(reply, of_any_length=True), reply.phrasable, self.now()
        if wanted is None or about_it is None:
            return None
        why = self._objection(person_id, begun_at)
        if why:
            _LOG.warning("%s", not_used(why))
            return None

        def grow(drafted: Drafted) -> bool:
            grown = dress(wanted, drafted.answer, is_final=False, of_any_length=True)
            if grown is not None:
                show(grown)
            return True

        heard = self.wordsmith.word(wanted.question, about_it.answer, grow)
        worded = _worded(wanted, heard)
        self._note(wanted, heard, worded, person_id, begun_at)
        return worded

    def reply(self, reply: Reply, person_id: int, show: Callable[[Reply], object]) -> Reply:
        """The reply in better words, or as it is."""
        worded = self.word(reply, person_id, show)
        return worded.reply if worded else reply

    def _objection(self, person_id: int, now: datetime) -> str:
        """Why the model is not asked, "" where it is."""
        if self.kept is None:
            return Unasked.BREAKER.value if breaker(self._judged).state(now) is BreakerState.OPEN else ""
        try:
            return self.kept.objection(person_id, self.limits, midnight(now, self.zone)) or ""
        except StoreUnavailable as error:
            _LOG.error("budgets not looked up: %s", error)
            return _NO_STORE

    def _note(self, wanted: Wanted, heard: Heard, worded: Worded | None, person_id: int, begun_at: datetime) -> None:
        """How it ended, for the log, the breaker and the store; answers come first where that is out of reach."""
        outcome = PHRASED if worded else heard.fault.value if heard.fault else NOTHING
        if heard.fault is not None:
            _LOG.warning("%s", not_used(heard.fault.value))
        if heard.is_fault is not None:
            self._judged.appendleft(Judged(self.now(), heard.is_fault, outcome))
        if self.kept is None:
            return
        new = NewPhrasing(_NO_BOT, person_id, wanted.question_id, None, "", "")
        ended = Ended(outcome, heard.is_fault, made(wanted, worded.drafted) if worded else None)
        try:
            self.kept.note(new, ended, begun_at, self.now())
        except StoreUnavailable as error:
            _LOG.error("wording not noted: %s", error)


def _worded(wanted: Wanted, heard: Heard) -> Worded | None:
    if heard.final is None:
        return None
    reply = dress(wanted, heard.final.answer, is_final=True, of_any_length=True)
    return Worded(reply, heard.final) if reply else None
