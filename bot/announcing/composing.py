"""Drafting an announcement: its words, its file, its times, written or sent when a button asked for them; and its preview."""

from dataclasses import dataclass, replace
from datetime import time, timedelta
from enum import Enum

from bot.announcing.bureau import Bureau
from bot.announcing.envelopes import sample
from bot.announcing.materials import album_of, attached, read_material
from bot.announcing.send_times import read_moment, read_timetable
from bot.message import Message, Reply
from bot.reporting.board_look import Visit
from bot.wording import shorten
from bot.wording_announcing import compose, read_button, say_card, say_preview, say_state
from bot.wording_announcing_asking import (
    DECLINES,
    ask_field,
    say_album,
    say_edited,
    say_list,
    say_no_file,
    say_no_time,
    say_refusal,
)
from rag.answer import Language
from store.announcing.announce_rules import Refusal, check_timetable
from store.announcing.announcement import Announcement, Content, Material, Plan, State
from store.announcing.timetable import Rhythm, Timetable
from store.reporting.awaited_values import AwaitedValue, AwaitedValues

_WAITS, _OFFER_STANDS = timedelta(minutes=30), timedelta(minutes=5)
_LIVE = frozenset({State.LIVE, State.PAUSED, State.DONE})
_LEAVES = frozenset({"取消", "算了", "不写了", "不改了", "不发了", "cancel", "never mind"})
_ENDS_AT = time(21)


class Field(Enum):
    """What is written: its place is what buttons carry."""

    ZH = 0
    EN = 1
    FILE = 2
    TIME = 3
    VALID = 4
    PIN = 5


_AWAITED = "announce."
_OFFERED = "announce.offered"
_TAIL = 12  # characters of an album's name that fit beside that


@dataclass(frozen=True, slots=True)
class Composing:
    """Drafts over one bureau. Every method raises StoreUnavailable."""

    bureau: Bureau

    def announce(self, visit: Visit, words: str) -> Reply:
        """/announce: a draft with these words and the file that came with them; without either the words are asked for."""
        album = album_of(visit.message.file)
        if not words and (visit.message.file is None or album):
            self._await(visit, 0, Field.ZH, album)
            return say_album(visit.language) if album else ask_field(visit.language, Field.ZH.value, 0)
        material = self._material(visit)
        if isinstance(material, Refusal):
            return say_refusal(visit.language, material)
        content = Content(words, material=material)
        made = self.bureau.announcements.create(content, visit.speaker.person_id, visit.now)
        if isinstance(made, Refusal):
            return say_refusal(visit.language, made, content.length)
        self._drop(visit.message)
        return self._left_out(visit, made.announcement_id, self.card(visit, made))

    def open(self, visit: Visit, announcement_id: int) -> Reply:
        """One announcement as it stands."""
        self._drop(visit.message)
        one = self.bureau.announcements.get(announcement_id)
        return self.card(visit, one) if one else say_refusal(visit.language, Refusal.GONE)

    def card(self, visit: Visit, one: Announcement) -> Reply:
        """Its card."""
        names = self.bureau.names(visit.language, one.plan.audience)
        return say_card(visit.language, one, names, visit.now)

    def show_all(self, language: Language) -> Reply:
        """/announcements."""
        found = self.bureau.announcements.newest()
        return say_list(
            language, [(one.announcement_id, say_state(language, one), shorten(one.content.zh, 40)) for one in found]
        )

    def ask(self, visit: Visit, announcement_id: int, field: int) -> Reply:
        """A button asks for something in words or as a file."""
        one = self.bureau.announcements.get(announcement_id)
        editable = {Field.ZH.value, Field.EN.value}
        if one is None or field >= len(Field):
            return say_refusal(visit.language, Refusal.GONE)
        if one.state not in {State.DRAFT, State.WAITING} and (one.state not in _LIVE or field not in editable):
            return say_refusal(visit.language, Refusal.WRONG_STATE, announcement_id=announcement_id)
        self._await(visit, announcement_id, Field(field))
        return ask_field(visit.language, field, announcement_id)

    def awaited(self, message: Message) -> AwaitedValue | None:
        """What this person was asked for in this chat, None where nothing is, or too long ago."""
        if message.edited or message.forwarded or message.in_group:
            return None
        asked = AwaitedValues(self.bureau.database).of(message.chat_id, message.person_id)
        if asked is None or not asked.field.startswith(_AWAITED) or message.sent_at - asked.asked_at > _WAITS:
            return None
        return asked if not asked.field.startswith(_OFFERED) or self._takes_file(message, asked) else None

    def _takes_file(self, message: Message, asked: AwaitedValue) -> bool:
        """Whether a file that was offered to be sent, not asked for, is what comes now."""
        one = self.bureau.announcements.get(asked.draft_id)
        is_draft = one is not None and one.state is State.DRAFT
        return message.file is not None and is_draft and message.sent_at - asked.asked_at <= _OFFER_STANDS

    def written(self, visit: Visit, asked: AwaitedValue, text: str) -> Reply:
        """What was asked for has come; nothing is said to one more picture of an album that was spoken about already."""
        album = album_of(visit.message.file)
        if album and not text and asked.field.endswith(_tail(album)):
            return Reply(())
        field = Field(asked.part)
        if field is Field.ZH and text.lower() in _LEAVES and visit.message.file is None:
            return self._leave(visit, asked.draft_id)
        if not asked.draft_id:
            reply = self.announce(visit, text)
        elif field in {Field.ZH, Field.EN}:
            reply = self._words(visit, asked.draft_id, field, text)
        elif field is Field.FILE:
            reply = self._file(visit, asked.draft_id, text)
        else:
            reply = self._times(visit, asked.draft_id, field, text)
        return reply

    def _leave(self, visit: Visit, announcement_id: int) -> Reply:
        """取消 is no announcement: nothing is asked for any longer."""
        self._drop(visit.message)
        return self.open(visit, announcement_id) if announcement_id else self.show_all(visit.language)

    def _words(self, visit: Visit, announcement_id: int, field: Field, text: str) -> Reply:
        one = self.bureau.announcements.get(announcement_id)
        if one is None:
            return say_refusal(visit.language, Refusal.GONE)
        album = album_of(visit.message.file)
        if album and not text:
            self._await(visit, announcement_id, field, album)
            return say_album(visit.language, announcement_id)
        text = "" if field is Field.EN and text.lower() in DECLINES else text
        content = replace(one.content, zh=text) if field is Field.ZH else replace(one.content, en=text)
        if field is Field.ZH and visit.message.file is not None and one.state not in _LIVE:
            material = self._material(visit)
            if isinstance(material, Refusal):
                return say_refusal(visit.language, material)
            content = replace(content, material=material)
        return self._put(visit, one, content)

    def _file(self, visit: Visit, announcement_id: int, text: str) -> Reply:
        one = self.bureau.announcements.get(announcement_id)
        if one is None:
            return say_refusal(visit.language, Refusal.GONE)
        if visit.message.file is None and text.lower() not in DECLINES:
            return say_no_file(visit.language)
        album = album_of(visit.message.file)
        if album:
            self._await(visit, announcement_id, Field.FILE, album)
            return say_album(visit.language, announcement_id)
        material = self._material(visit)
        if isinstance(material, Refusal):
            return say_refusal(visit.language, material)
        return self._put(visit, one, replace(one.content, material=material))

    def _put(self, visit: Visit, one: Announcement, content: Content) -> Reply:
        book, by = self.bureau.announcements, visit.speaker.person_id
        live = one.state in _LIVE
        done = (book.edit if live else book.write)(one.announcement_id, content, by, visit.now)
        if isinstance(
            done, Refusal
        ):  # what was asked for is still awaited, but where the next words would go everywhere
            if live:
                self._drop(visit.message)
            return say_refusal(visit.language, done, content.length, one.announcement_id)
        self._drop(visit.message)
        if live:
            return say_edited(visit.language, one.announcement_id, proposed=done.proposed)
        return self._left_out(visit, one.announcement_id, self.card(visit, done))

    def _left_out(self, visit: Visit, announcement_id: int, card: Reply) -> Reply:
        """The card, with a word above it where the words came with an album: none of its pictures was taken."""
        album = album_of(visit.message.file)
        if not album:
            return card
        self._await(visit, announcement_id, Field.FILE, album, offered=True)
        return replace(card, spans=(*say_album(visit.language).spans, *card.spans))

    def _times(self, visit: Visit, announcement_id: int, field: Field, text: str) -> Reply:
        if field is Field.TIME:
            timetable = read_timetable(text, visit.now)
            if timetable is None:
                return say_no_time(visit.language, announcement_id)
            return self.set_time(visit, announcement_id, timetable)
        moment = None if text.lower() in DECLINES else read_moment(text, visit.now, _ENDS_AT)
        if moment is None and text.lower() not in DECLINES:
            return say_no_time(visit.language, announcement_id)
        if moment is not None and moment <= visit.now:
            return say_refusal(visit.language, Refusal.PAST, announcement_id=announcement_id)
        name = "expires_at" if field is Field.VALID else "pin_until"
        return self._replan(visit, announcement_id, **{name: moment})

    def set_time(self, visit: Visit, announcement_id: int, timetable: Timetable) -> Reply:
        """When it goes out; a time in the past is refused at once."""
        refusal = check_timetable(timetable, None, visit.now)
        if refusal is not None:
            return say_refusal(visit.language, refusal, announcement_id=announcement_id)
        return self._replan(visit, announcement_id, timetable=timetable)

    def at_once(self, visit: Visit, announcement_id: int) -> Reply:
        """马上发."""
        return self.set_time(visit, announcement_id, Timetable(Rhythm.NOW))

    def toggle_acknowledge(self, visit: Visit, announcement_id: int) -> Reply:
        """已阅 wanted or not."""
        one = self.bureau.announcements.get(announcement_id)
        return self._replan(visit, announcement_id, acknowledge=not (one and one.plan.acknowledge))

    def _replan(self, visit: Visit, announcement_id: int, **changes: object) -> Reply:
        def change(plan: Plan) -> Plan:
            return replace(plan, **changes)  # type: ignore[arg-type]  # the callers above name fields of Plan

        by = visit.speaker.person_id
        changed = self.bureau.announcements.plan(announcement_id, change, by, visit.now)
        if isinstance(changed, Refusal):
            return say_refusal(visit.language, changed, announcement_id=announcement_id)
        self._drop(visit.message)
        return self.card(visit, changed)

    def preview(self, visit: Visit, announcement_id: int) -> Reply:
        """预览, with the count of this moment; what has a picture or document is shown as a message of its own."""
        one = self.bureau.announcements.get(announcement_id)
        if one is None:
            return say_refusal(visit.language, Refusal.GONE)
        reached = self.bureau.audiences.reach(one.plan.audience)
        groups = sum(receiver.is_group for receiver in reached.receivers)
        counts = (groups, len(reached.receivers) - groups, len(reached.left_out))
        shown = compose(one.content, ((read_button(announcement_id, 0),),) if one.plan.acknowledge else ())
        names = self.bureau.names(visit.language, one.plan.audience)
        material = one.content.material
        if material is not None and material.ref:
            self.bureau.put([sample(visit.speaker.person_id, one.content)], visit.now)
            shown = Reply((), shown.buttons)
        reply = say_preview(visit.language, one, shown, counts, names, visit.now)
        return replace(reply, attachments=(attached(material),)) if material and material.data else reply

    def _material(self, visit: Visit) -> Material | Refusal | None:
        file = visit.message.file
        return None if file is None or file.album else read_material(file)

    def _await(
        self, visit: Visit, announcement_id: int, field: Field, album: str = "", *, offered: bool = False
    ) -> None:
        """Ask for a field. `album` was spoken about already; what is only `offered` is awaited as a file, not in words."""
        name = (_OFFERED if offered else _AWAITED + field.name.lower()) + (_tail(album) if album else "")
        asked = AwaitedValue(announcement_id, field.value, name, visit.now)
        AwaitedValues(self.bureau.database).put(visit.message.chat_id, visit.message.person_id, asked)

    def _drop(self, message: Message) -> None:
        if self.awaited(replace(message, edited=False)) is not None:
            AwaitedValues(self.bureau.database).drop(message.chat_id, message.person_id)


def _tail(album: str) -> str:
    """What an album is known by."""
    return f"@{album[-_TAIL:]}"
