"""The clock of what nobody answered (催办): whoever took a question is reminded of it, and those in charge of all, each once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.announcing.bureau import Bureau, notice
from bot.wording_unanswered import say_backlog, say_late
from policies.personal import mask_personal
from store.announcing.timetable import is_open
from store.answering.matter_ledger import Matters
from store.database import Database
from store.reporting.periods import shanghai_day
from store.sends import Outgoing

STEPS = (7, 3)  # days after which somebody is reminded of what they took
_LATE = 3  # days from which those in charge hear of it, once a week


@dataclass(frozen=True, slots=True)
class AnswerReminding:
    """Over one bureau. Synchronous; raises StoreUnavailable."""

    bureau: Bureau

    def round(self, now: datetime, stopped: Callable[[], bool] = lambda: False) -> int:
        """Put the reminders that are due into the outbox, in hours in which people may be written to; how many."""
        if stopped() or not is_open(now):
            return 0
        day = shanghai_day(now)
        return self.bureau.put([*self._of_owners(day), *self._of_those_in_charge(day)], now)

    def _of_owners(self, day: date) -> Iterator[Outgoing]:
        members = {member.person_id for member in self.bureau.registry.members()}
        for one in Matters(self.bureau.database).open_ones():
            days = (day - shanghai_day(one.opened_at)).days
            step = next((step for step in STEPS if days >= step), 0)
            if step and one.person_id in members and one.person_id is not None:
                question = mask_personal(one.lead.standalone)
                reply = say_late(self.bureau.language(one.person_id), one.matter_id, question, days)
                yield notice(one.person_id, reply, f"oa-late:{one.matter_id}:{step}:{one.person_id}")

    def _of_those_in_charge(self, day: date) -> Iterator[Outgoing]:
        waits = Matters(self.bureau.database).backlog()
        days = waits.days(day)
        year, week, _ = day.isocalendar()
        for member in self.bureau.in_charge() if days >= _LATE else ():
            language = self.bureau.language(member.person_id)
            reply = say_backlog(language, waits.matters, waits.ungathered, days)
            yield notice(member.person_id, reply, f"oa-week:{year}-{week}:{member.person_id}")


def answer_reminding_over(database: Database, bot_id: int) -> AnswerReminding:
    """Over one database; `bot_id` says whose outbox it is."""
    return AnswerReminding(Bureau(database, bot_id))
