"""Submitting an announcement, and the second person who approves or returns what goes to investors."""

from dataclasses import dataclass
from datetime import datetime

from bot.announcing.bureau import Bureau, notice
from bot.announcing.envelopes import sample
from bot.message import Reply
from bot.reporting.board_look import Visit
from bot.wording_announcing import compose, say_approval_request
from bot.wording_announcing_asking import (
    say_approved,
    say_decided,
    say_edited,
    say_lapsed,
    say_refusal,
    say_submitted,
    say_turned,
)
from rag.answer import Language
from store.announcing.announce_rules import Refusal, has_lapsed
from store.announcing.announcement import Announcement, State
from store.announcing.keys import notice_key


@dataclass(frozen=True, slots=True)
class Approving:
    """Over one bureau. What is decided and who is told of it are one transaction. Raises StoreUnavailable."""

    bureau: Bureau

    def submit(self, visit: Visit, announcement_id: int, stamp: int) -> Reply:
        """提交: live, or waiting for a second person, who is asked."""
        book, by = self.bureau.announcements, visit.speaker.person_id
        with self.bureau.database.unit():
            one = book.get(announcement_id)
            reached = self.bureau.audiences.reach(one.plan.audience).receivers if one else ()
            done = book.submit(announcement_id, stamp, len(reached), by, visit.now)
            if isinstance(done, Refusal):
                return say_refusal(visit.language, done, announcement_id=announcement_id)
            asked = self.ask(done, visit.now) if done.state is State.WAITING else 0
        return say_submitted(visit.language, announcement_id, done.state, asked)

    def ask(self, one: Announcement, now: datetime) -> int:
        """Ask everybody who may approve it; how many."""
        approvers = [member.person_id for member in self.bureau.in_charge() if member.person_id not in one.hands]
        total = len(self.bureau.audiences.reach(one.plan.audience).receivers)
        rows = []
        for person in approvers:
            language = self.bureau.language(person)
            names = self.bureau.names(language, one.plan.audience)
            reply = say_approval_request(language, one, compose(one.content), total, names, now)
            if one.content.material is not None and one.content.material.ref:
                rows.append(sample(person, one.content))
            rows.append(
                notice(person, reply, notice_key(one.announcement_id, f"ask-{one.stamp}-{_moment(now)}", person))
            )
        self.bureau.put(rows, now)
        return len(approvers)

    def propose(self, visit: Visit, announcement_id: int, edited: Reply) -> Reply:
        """New words for what is live wait for approval: it is asked for."""
        one = self.bureau.announcements.get(announcement_id)
        if one is not None and one.proposed:
            self.ask(one, visit.now)
            return say_edited(visit.language, announcement_id, proposed=True)
        return edited

    def approve(self, visit: Visit, announcement_id: int, stamp: int) -> Reply:
        """批准."""
        with self.bureau.database.unit():
            done = self.bureau.announcements.approve(announcement_id, stamp, visit.speaker.person_id, visit.now)
            if isinstance(done, Refusal):
                return say_refusal(visit.language, done, announcement_id=announcement_id)
            self._tell_author(visit, done, approved=True)
        return say_approved(visit.language, announcement_id)

    def give_back(self, visit: Visit, announcement_id: int, stamp: int) -> Reply:
        """退回."""
        with self.bureau.database.unit():
            done = self.bureau.announcements.give_back(announcement_id, stamp, visit.speaker.person_id, visit.now)
            if isinstance(done, Refusal):
                return say_refusal(visit.language, done, announcement_id=announcement_id)
            self._tell_author(visit, done, approved=False)
        return say_turned(visit.language, announcement_id, State.DRAFT)

    def look_again(self, one: Announcement, now: datetime) -> Announcement | None:
        """Before it goes out: as it stands once others are asked, where who approved it may no longer do so; else None."""
        if not has_lapsed(one, None):  # whoever gave it
            return None
        member = self.bureau.registry.member(one.approved_by) if one.approved_by is not None else None
        if not has_lapsed(one, member.role if member else None):
            return None
        with self.bureau.database.unit():
            lapsed = self.bureau.announcements.lapse(one.announcement_id, now)
            if lapsed is None:
                return None
            self.ask(lapsed, now)
            number, what = lapsed.announcement_id, f"lapsed-{lapsed.stamp}-{_moment(now)}"

            def told(language: Language) -> Reply:
                return say_lapsed(language, number)

            self.bureau.tell_about(lapsed, told, lambda person: notice_key(number, what, person), now)
        return lapsed

    def _tell_author(self, visit: Visit, one: Announcement, *, approved: bool) -> None:
        def told(language: Language) -> Reply:
            return say_decided(language, one.announcement_id, approved=approved)

        what = f"{'yes' if approved else 'no'}-{one.stamp}-{_moment(visit.now)}"
        self.bureau.tell_about(one, told, lambda person: notice_key(one.announcement_id, what, person), visit.now)


def _moment(now: datetime) -> int:
    """What tells a second request about the same words from the first."""
    return int(now.timestamp())
