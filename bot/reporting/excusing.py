"""What one can tap or write instead of a report: no progress, or leave; each counts at once."""

from dataclasses import dataclass

from bot.intent_chasing import NoProgress, TakeLeave
from bot.message import Message, Reply
from bot.reporting.leave_days import day_of, digits_of, is_cancelling, leave_days, this_week
from bot.reporting.reminding import Reminding
from bot.reporting.speaker import OVER_ALL, Speaker
from bot.wording_leave import (
    say_days,
    say_leave_cancelled,
    say_leave_not_read,
    say_leave_taken,
    say_nil_noted,
    say_nothing_owed,
    say_other_office,
    say_which_leave,
)
from rag.answer import Language
from store.reporting.periods import shanghai_day


@dataclass(frozen=True, slots=True)
class Excusing:
    """Over one registry and ledger of chasing."""

    chasing: Reminding

    def no_progress(self, message: Message, speaker: Speaker, intent: NoProgress, language: Language) -> Reply:
        """Note that an office has nothing to report for a period; for one that is over it is late (补报)."""
        if speaker.office_id != intent.office_id and speaker.role not in OVER_ALL:
            return say_other_office(language)
        still_owed = self.chasing.still_owed(intent.office_id, message.sent_at)
        duty = next((duty for duty in still_owed if duty.last == day_of(intent.last)), None)
        if duty is None:
            return say_nothing_owed(language)
        late = message.sent_at > duty.due_at
        ledger = self.chasing.ledger
        ledger.note_nil(duty.office_id, duty.last, late=late, by=message.person_id, now=message.sent_at)
        return say_nil_noted(language, self.chasing.owed(duty), late=late)

    def open_leave(self, message: Message, language: Language) -> Reply:
        """Ask for which days."""
        today = shanghai_day(message.sent_at)
        days = ((today, today), this_week(today))
        offered = [(say_days(language, *span), f"leave:{digits_of(span[0])}:{digits_of(span[1])}") for span in days]
        return say_which_leave(language, offered[0], offered[1])

    def take_leave(self, message: Message, intent: TakeLeave, language: Language) -> Reply:
        """Note the days of a button; one of yesterday is asked anew."""
        first, last = day_of(intent.first), day_of(intent.last)
        if first is None or last is None or first < shanghai_day(message.sent_at):
            return self.open_leave(message, language)
        return self._note(message, f"{first.isoformat()}至{last.isoformat()}", language)

    def ask_leave(self, message: Message, words: str, language: Language) -> Reply:
        """/leave: days in words, 取消, or nothing, which asks."""
        if not words:
            return self.open_leave(message, language)
        if is_cancelling(words):
            today, registry = shanghai_day(message.sent_at), self.chasing.registry
            was_there = registry.clear_leave(message.person_id, today, message.person_id, message.sent_at)
            return say_leave_cancelled(language, was_there=was_there)
        return self._note(message, words, language)

    def _note(self, message: Message, words: str, language: Language) -> Reply:
        days = leave_days(words, shanghai_day(message.sent_at))
        if days is None:
            return say_leave_not_read(language)
        self.chasing.registry.set_leave(message.person_id, *days, message.person_id, message.sent_at)
        return say_leave_taken(language, *days)
