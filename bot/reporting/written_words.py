"""Words that are for a card: asked for by a button, in a reply to it, its buttons written out, or a line on the open one."""

from dataclasses import dataclass, replace

from bot.intent import read_intent
from bot.intent_staff import StaffPress
from bot.message import Button, Message, Reply
from bot.reporting.choosing import which_field, which_project
from bot.reporting.editing import Edit, asked_edits, card_named, edits_in
from bot.reporting.open_card import OpenCard
from bot.reporting.pending import Awaited
from bot.reporting.press import Press
from bot.reporting.pressing import Pressing
from bot.reporting.speaker import Speaker
from bot.typed_labels import typed_button
from bot.wording_editing import done_buttons, say_no_card_open, say_which_of_these
from rag.answer import Language
from store.reporting.drafts import Draft, DraftState

_DONE = frozenset({DraftState.SAVED, DraftState.DROPPED})


@dataclass(frozen=True, slots=True)
class WrittenWords:
    """Over one desk of cards. What is said about a card needs no report in it."""

    pressing: Pressing

    def reply(self, message: Message, speaker: Speaker, text: str, language: Language) -> Reply | None:
        """The card with what was written for it, or what the button does that was written out; None for other words."""
        named = card_named(message.replied_text)
        awaited = None if named or message.edited else self.pressing.pending.of(message)
        pressed = None if message.edited else self._pressed(message, speaker, text, language, awaited)
        if pressed is not None:
            return pressed
        if named is not None:
            edits = edits_in(text)
            if named.field is not None and named.row is not None:
                edits = asked_edits(text, named.row, named.field, named.about)
            draft = self.pressing.books.reports.draft(named.draft_id) if edits else None
            return self._write(message, speaker, draft, edits, language)
        if message.edited:
            return None
        if awaited is None:
            return self._line_for_open_card(message, speaker, text, language)
        edits = (Edit(awaited.row, awaited.field, text, awaited.about),)
        return self._write(message, speaker, self.pressing.books.reports.draft(awaited.draft_id), edits, language)

    def objection(self, message: Message, speaker: Speaker, text: str, language: Language) -> Reply | None:
        """What 不对，是意向协议 or 改成5500万 does to the open card; the card as it is where that is not clear. None without one.

        For words that read as no report of their own.
        """
        card = OpenCard(self.pressing.books, message)
        said = None if message.in_group or message.edited else card.objected(text)
        if said is None:
            return None
        if said.edits:
            return self._write(message, speaker, said.draft, said.edits, language)
        rows = said.draft.rows
        name = rows[0].row.project if len(rows) == 1 else ""
        read = self.pressing.reporting.read(message, f"更正：{name}{said.words}").rows
        corrected = card.corrected(read)
        after = corrected[1] if corrected else rows
        return self.pressing.overwrite(Press(message, speaker, said.draft, language), after)

    def _line_for_open_card(self, message: Message, speaker: Speaker, text: str, language: Language) -> Reply | None:
        """「到位资金 9000万」 without a reply: between the two of us it can only be about the card that is open."""
        card = OpenCard(self.pressing.books, message)
        edits = () if message.in_group else card.edits(text)
        return self._write(message, speaker, card.draft() if edits else None, edits, language)

    def _write(
        self, message: Message, speaker: Speaker, draft: Draft | None, edits: tuple[Edit, ...], language: Language
    ) -> Reply | None:
        if draft is None or draft.chat_id != message.chat_id or draft.state is DraftState.UNDONE:
            return None
        return self.pressing.write(Press(message, speaker, draft, language), edits)

    def _pressed(
        self, message: Message, speaker: Speaker, text: str, language: Language, awaited: Awaited | None
    ) -> Reply | None:
        """What the button of the card does that these words are the label of."""
        named, books = card_named(message.replied_text), self.pressing.books
        if named is None and message.in_group:
            return None
        draft = books.reports.draft(named.draft_id) if named else OpenCard(books, message).newest()
        if draft is None:
            return say_no_card_open(language) if typed_button(text, done_buttons(language, 0)) else None
        button = typed_button(text, self._buttons(message, draft, language, is_asked=awaited is not None))
        intent = read_intent("", button.data) if button else None
        if button is None or not isinstance(intent, StaffPress):
            return None
        reply = self.pressing.handle(message, speaker, intent, language)
        return replace(reply, spans=reply.spans or say_which_of_these(button.label, language), in_place=False)

    def _buttons(
        self, message: Message, draft: Draft, language: Language, *, is_asked: bool
    ) -> tuple[tuple[Button, ...], ...]:
        """What may be written out: the buttons of the card; where no value is asked for, those behind them too."""
        if draft.state in _DONE:
            return done_buttons(language, draft.draft_id)
        rows = self.pressing.reporting.show(draft, message, language).buttons
        if is_asked:
            return (*rows, (Button("返回", f"card:{draft.draft_id}"), Button("back", f"card:{draft.draft_id}")))
        behind = [ask(self.pressing.books, draft, -1, language).buttons for ask in (which_project, which_field)]
        return (*rows, *behind[0], *behind[1]) if len(draft.rows) == 1 else rows
