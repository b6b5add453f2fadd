"""The clock's part of announcements: what is due goes into the outbox once, what was missed is caught up, what follows is done."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from zlib import crc32

from bot.announcing.approving import Approving
from bot.announcing.bureau import Bureau
from bot.announcing.envelopes import card_edit, card_row, messages
from bot.announcing.following import Following
from bot.announcing.read_chasing import ReadChasing
from bot.announcing.run_look import sums
from bot.message import Reply
from bot.one_by_one import OneByOne
from bot.wording_announcing_runs import say_expired, say_nobody
from rag.answer import Language
from store.announcing.announcement import Action, Announcement, State
from store.announcing.audience import Reached
from store.announcing.deliveries import Fate
from store.announcing.keys import card_edit_prefix, card_prefix, chat_of, notice_key
from store.announcing.overdue import Overdue, is_over, overdue
from store.announcing.run_ledger import Run
from store.database import Database
from store.sends import Send, SendState
from store.troubles import Troubles

_FOLLOWED = timedelta(days=3)  # for so long it is looked after what was ended


@dataclass(frozen=True, slots=True)
class Announcer:
    """Over one bureau. Synchronous; raises StoreUnavailable."""

    bureau: Bureau

    def round(self, now: datetime, stopped: Callable[[], bool] = lambda: False) -> int:
        """Put everything that is due by now into the outbox; how many calls that are. Ends early once `stopped` says so.

        One that goes wrong is noted and tried again with the next round; the others go on.
        """
        found = self.bureau.announcements.numbers_at_work(now, _FOLLOWED)
        items = ((str(number), partial(self._look_at, number, now)) for number in found)
        return OneByOne(Troubles(self.bureau.database), "公告 announcement").round(items, now, stopped)

    def _look_at(self, number: int, now: datetime) -> int:
        one = self.bureau.announcements.get(number)
        return self._work(one, now) if one else 0

    def _work(self, one: Announcement, now: datetime) -> int:
        put = 0
        Following(self.bureau).hold(one, now)
        one = Approving(self.bureau).look_again(one, now) or one
        if one.state is State.LIVE:
            Following(self.bureau).let_go(one)
        if one.state is State.LIVE and self._due(one, now) != Overdue():
            put += self._start(one.announcement_id, now)
            one = self.bureau.announcements.get(one.announcement_id) or one
        put += Following(self.bureau).follow(one, now)
        # Before the card is told: what is settled after this look would else never stand on it.
        is_finished = one.state is State.LIVE and self._is_finished(one, now)
        if one.state in {State.LIVE, State.PAUSED}:
            put += ReadChasing(self.bureau).round(one, now)
        put += self._tell_card(one, now)  # of what is over too: what is sent again arrives later
        if is_finished:
            self.bureau.announcements.turn(one.announcement_id, Action.FINISHED, 0, now)
        return put

    def _due(self, one: Announcement, now: datetime) -> Overdue:
        if one.plan.timetable is None or one.live_at is None:
            return Overdue()
        noted = self.bureau.runs.noted(one.announcement_id)
        return overdue(one.plan.timetable, one.live_at, noted, one.plan.expires_at, now)

    def _start(self, announcement_id: int, now: datetime) -> int:
        """One transaction: what was due is noted, its receivers are found, and a message for each is in the outbox."""
        bureau = self.bureau
        with bureau.database.unit(at_once=True):
            one = bureau.runs.held(announcement_id)  # somebody may have paused it, or another worker begun
            if one is not None and Approving(bureau).look_again(one, now) is not None:
                return 0
            found = self._due(one, now) if one and one.state is State.LIVE else Overdue()
            if one is None or found == Overdue():
                return 0
            reached = bureau.audiences.reach(one.plan.audience) if found.send else Reached(())
            run = bureau.runs.start(one, found, reached, now)
            self._tell_expired(one, found, now)
            return self._send(one, run, reached, now) if run else 0

    def _send(self, one: Announcement, run: Run, reached: Reached, now: datetime) -> int:
        content = self.bureau.announcements.content(one.announcement_id, one.live_version)
        if content is None or not reached.receivers:
            number = one.announcement_id
            self.bureau.tell_about(
                one, lambda language: say_nobody(language, number), _key(number, f"nobody-{run.number}"), now
            )
            return 0
        put = self.bureau.put(list(messages(one, run, content, reached.receivers)), now)
        author, prefix = one.author_id, card_prefix(one.announcement_id, run.number)
        found = sums(self.bureau, replace(one, runs=run.number))
        if found is not None and any(member.person_id == author for member in self.bureau.in_charge()):
            card = found.card(self.bureau.language(author), now)
            self.bureau.put([card_row(author, card, f"{prefix}{author}", now)], now)
        return put

    def _tell_expired(self, one: Announcement, found: Overdue, now: datetime) -> None:
        if found.expired:
            number = one.announcement_id

            def told(language: Language) -> Reply:
                return say_expired(language, number, found.expired)

            self.bureau.tell_about(one, told, _key(number, f"expired-{int(found.expired[-1].timestamp())}"), now)

    def _tell_card(self, one: Announcement, now: datetime) -> int:
        """The card in its author's chat says how it stands now, where that has changed."""
        cards = self.bureau.outbox.by_key(card_prefix(one.announcement_id, one.runs)) if one.runs else ()
        card = next((send for send in cards if send.state is SendState.SENT and send.message_id is not None), None)
        found = sums(self.bureau, one) if card else None
        if card is None or card.message_id is None or found is None:
            return 0
        said = found.card(self.bureau.language(chat_of(card.key or "")), now)
        prefix, mark = card_edit_prefix(one.announcement_id, one.runs), _mark(said)
        edits = self.bureau.outbox.by_key(prefix)
        if edits and _says(edits[-1], mark):
            return 0
        self.bureau.outbox.cancel(prefix=prefix)
        last = next((edit for edit in reversed(edits) if edit.state is not SendState.QUEUED), None)
        is_first = last is None and found.tally.of(Fate.WAITING) == found.tally.planned
        if is_first or (last is not None and _says(last, mark)):
            return 0
        key = f"{prefix}{last.send_id if last else 0}-{mark}"  # after that one: the same words may come again
        return self.bureau.put([card_edit(card.chat_id, card.message_id, said, key, now)], now)

    def _is_finished(self, one: Announcement, now: datetime) -> bool:
        """Whether nothing will be due, nothing is under way, nobody will be reminded and nothing is pinned."""
        noted = self.bureau.runs.noted(one.announcement_id)
        if one.plan.timetable is None or one.live_at is None:
            return False
        if not is_over(one.plan.timetable, one.live_at, noted, one.plan.expires_at, now):
            return False
        if Following(self.bureau).is_pinned(one, now) or one.proposed or ReadChasing(self.bureau).is_open(one, now):
            return False
        found = sums(self.bureau, one)
        return found is None or found.tally.is_settled


def _mark(card: Reply) -> str:
    """What its sums are known by."""
    return str(crc32(card.spans[1].text.encode("utf-8", "replace")))


def _says(edit: Send, mark: str) -> bool:
    """Whether the card says so with it."""
    return (edit.key or "").rpartition(":")[2].rpartition("-")[2] == mark


def _key(announcement_id: int, what: str) -> Callable[[int], str]:
    return lambda person: notice_key(announcement_id, what, person)


def announcer_over(database: Database, bot_id: int) -> Announcer:
    """Over one database; `bot_id` says whose outbox it is."""
    return Announcer(Bureau(database, bot_id))
