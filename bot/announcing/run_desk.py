"""What is tapped about runs: the live card, the report, the workbook, 重发, and 已阅 of whoever got it."""

from dataclasses import dataclass

from bot.announcing.bureau import Bureau
from bot.announcing.envelopes import buttons_for
from bot.announcing.run_look import RunLook, lines, look, names_in
from bot.announcing.run_sheets import sheets
from bot.message import Attachment, Button, Reply
from bot.reporting.board_look import Visit
from bot.reporting.late_workbook import workbook_bytes
from bot.wording_announcing import read_button
from bot.wording_announcing_asking import say_refusal
from bot.wording_announcing_runs import say_no_run, say_report, say_sent_again
from store.announcing.announce_rules import Refusal
from store.announcing.announcement import Announcement, State
from store.announcing.deliveries import Fate
from store.announcing.keys import chat_of, message_key

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class RunDesk:
    """Over one bureau. Raises StoreUnavailable."""

    bureau: Bureau

    def card(self, visit: Visit, announcement_id: int, number: int) -> Reply:
        """How far it has come."""
        found = self._look(visit, announcement_id, number)
        return found if isinstance(found, Reply) else found.card(visit.language, visit.now)

    def report(self, visit: Visit, announcement_id: int, number: int) -> Reply:
        """Each receiver, with buttons for what is unknown."""
        found = self._look(visit, announcement_id, number)
        if isinstance(found, Reply):
            return found
        names = names_in(self.bureau)
        unknown = [
            (names.of(visit.language, one), one.send_id)
            for one in found.deliveries
            if one.fate is Fate.UNKNOWN and found.one.state is not State.RECALLED
        ]
        told = lines(found, names, visit.language)
        return say_report(visit.language, announcement_id, found.run.number, found.tally, told, unknown)

    def workbook(self, visit: Visit, announcement_id: int, number: int) -> Reply:
        """The same as XLSX."""
        found = self._look(visit, announcement_id, number)
        if isinstance(found, Reply):
            return found
        reminders = self.bureau.runs.reminders(announcement_id, found.run.number)
        data = workbook_bytes(sheets(found, names_in(self.bureau), reminders))
        name = f"公告{announcement_id}号-第{found.run.number}次.xlsx"
        card = found.card(visit.language, visit.now)
        return Reply(card.spans[:1], attachments=(Attachment(name, _XLSX, data),))

    def send_again(self, visit: Visit, announcement_id: int, send_id: int) -> Reply:
        """重发, by a person, of a message of this announcement that is unknown."""
        send, one = self.bureau.outbox.send(send_id), self.bureau.announcements.get(announcement_id)
        runs = self.bureau.runs.runs(announcement_id)
        ours = send is not None and (send.key or "") in {
            message_key(announcement_id, run.number, chat_of(send.key or ":0")) for run in runs
        }
        alive = one is not None and one.state not in {State.RECALLED, State.CANCELLED}
        return say_sent_again(visit.language, done=ours and alive and self.bureau.outbox.resend(send_id, visit.now))

    def mark_read(self, visit: Visit, announcement_id: int, number: int) -> Reply:
        """已阅: by who is to read it there; below the message the count changes, whoever presses, and no word is said."""
        one = self.bureau.announcements.get(announcement_id)
        found = look(self.bureau, one, number) if one and number else None
        if one is None or found is None:
            return Reply((), ())
        person = visit.speaker.person_id
        if person in found.reading.people:
            chat = int(visit.message.chat_id) if visit.message.chat_id.lstrip("-").isdigit() else person
            self.bureau.runs.read(announcement_id, number, person, chat, visit.now)
            found = look(self.bureau, one, number) or found
        return Reply((), self._read_buttons(visit, one, found))

    def _read_buttons(self, visit: Visit, one: Announcement, found: RunLook) -> tuple[tuple[Button, ...], ...]:
        here = next((each for each in found.deliveries if str(each.chat_id) == visit.message.chat_id), None)
        if here is None or not here.receiver.is_group:
            return ((read_button(one.announcement_id, found.run.number, int(visit.speaker.person_id in found.read)),),)
        count = sum(member.person_id in found.read for member in found.read_in(here.receiver.chat_id))
        return buttons_for(one, found.run.number, here.receiver, count)

    def _look(self, visit: Visit, announcement_id: int, number: int) -> RunLook | Reply:
        one = self.bureau.announcements.get(announcement_id)
        if one is None:
            return say_refusal(visit.language, Refusal.GONE)
        return look(self.bureau, one, number) or say_no_run(visit.language, announcement_id)
