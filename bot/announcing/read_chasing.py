"""Who has not pressed 已阅 is reminded in private, then their leader hears of it; each of them once."""

from dataclasses import dataclass
from datetime import datetime

from bot.announcing.bureau import Bureau, notice
from bot.announcing.run_look import look
from bot.wording_announcing_runs import say_read_reminder, say_unread_to_leader
from store.announcing.announcement import Announcement
from store.announcing.keys import reminder_key
from store.announcing.read_duty import GIVEN_UP_AFTER, PERSON, Asked, due_reminders
from store.reporting.periods import shanghai_day
from store.sends import Outgoing


@dataclass(frozen=True, slots=True)
class ReadChasing:
    """Over one bureau. Raises StoreUnavailable."""

    bureau: Bureau

    def round(self, one: Announcement, now: datetime) -> int:
        """Put the reminders that are due about its newest run; how many."""
        found = look(self.bureau, one, 0) if one.plan.acknowledge and one.runs else None
        unread = found.reading.unread(found.read) if found else {}
        if found is None or not unread:
            return 0
        number, members = found.run.number, self.bureau.registry.members()
        away = self.bureau.registry.on_leave(shanghai_day(now))
        reminders = self.bureau.runs.reminders(one.announcement_id, number)
        asked = due_reminders(unread, members, reminders, found.run.started_at, now, away)
        return sum(self._remind(one, number, each, now) for each in asked)

    def is_open(self, one: Announcement, now: datetime) -> bool:
        """Whether somebody may still be reminded."""
        found = look(self.bureau, one, 0) if one.plan.acknowledge and one.runs else None
        if found is None or now - found.run.started_at > GIVEN_UP_AFTER:
            return False
        return bool(found.reading.unread(found.read))

    def _remind(self, one: Announcement, number: int, asked: Asked, now: datetime) -> int:
        """Claimed and queued in one transaction."""
        with self.bureau.database.unit():
            won = self.bureau.runs.remind(one.announcement_id, number, [asked.recipient], asked.step, now)
            return self.bureau.put([self._letter(one, number, asked)], now) if won else 0

    def _letter(self, one: Announcement, number: int, asked: Asked) -> Outgoing:
        language = self.bureau.language(asked.recipient)
        key = reminder_key(one.announcement_id, number, asked.step, asked.recipient)
        if asked.step == PERSON:
            words = self.bureau.announcements.content(one.announcement_id, one.live_version) or one.content
            return notice(asked.recipient, say_read_reminder(language, one.announcement_id, number, words.zh), key)
        member = self.bureau.registry.member(asked.recipient)
        office = self.bureau.registry.office(member.office_id) if member and member.office_id else None
        name = office.name if office else ""
        return notice(asked.recipient, say_unread_to_leader(language, one.announcement_id, name, asked.about), key)
