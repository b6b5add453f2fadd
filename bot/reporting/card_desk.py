"""A card on its way through presses: shown anew, changed, put away, held against the store, asked for a field."""

from dataclasses import dataclass, replace

from bot.message import Reply
from bot.reporting.books import Books
from bot.reporting.card import Showing, card_of
from bot.reporting.drafting import names_deleted
from bot.reporting.editing import EXAMPLES, FIELDS, Field
from bot.reporting.lateness import is_late
from bot.reporting.pending import Awaited, Pending
from bot.reporting.press import FINISHED, Press
from bot.reporting.reporting import Reporting
from bot.wording_card import say_card
from bot.wording_editing import say_write_field
from bot.wording_pages import FIRST, Place
from bot.wording_reporting import (
    card_has_changed,
    card_was_of_another_day,
    say_dropped,
    say_not_withdrawn,
    say_rejected,
    why_not,
)
from store.reporting.drafts import DraftRow, Rejection
from store.reporting.periods import shanghai_day

_LONGEST_QUOTED = 40  # characters of a sum that a message of ours quotes


@dataclass(frozen=True, slots=True)
class CardDesk:
    """Cards over one set of books."""

    books: Books
    reporting: Reporting
    pending: Pending

    def shown(self, press: Press, notice: str = "", place: Place = FIRST) -> Reply:
        """The card as it stands, in the place of the one that was pressed."""
        reply = self.reporting.show(press.draft, press.message, press.language, notice, place)
        return replace(reply, in_place=True)

    def changed(self, press: Press, rows: tuple[DraftRow, ...], notice: str = "", place: Place = FIRST) -> Reply:
        """The card with other rows."""
        changed = self.reporting.change(press.draft, rows, press.message)
        if isinstance(changed, Rejection):
            return say_rejected(changed, press.language)
        return self.shown(replace(press, draft=changed), notice, place)

    def put_away(self, press: Press) -> Reply:
        """Nothing of it is saved; what was saved of an earlier wording stands."""
        dropped = self.books.reports.drop(press.draft.draft_id, press.speaker.person_id, press.message.sent_at)
        if isinstance(dropped, Rejection):
            return say_rejected(dropped, press.language)
        if all(row.row.withdrawn for row in press.draft.rows):
            return say_not_withdrawn(press.language)
        return say_dropped(press.language, press.draft.draft_id)

    def stale(self, press: Press, stamp: int, place: Place = FIRST) -> Reply | None:
        """The card anew where it is not what the person saw; None where it is."""
        draft, message, language = press.draft, press.message, press.language
        current = self.reporting.refresh(draft, message)
        if isinstance(current, Rejection):
            return say_rejected(current, language)
        card = card_of(self.books, current, Showing(message.sent_at, language, is_late(self.books, current)))
        if card.stamp == stamp:
            return None
        meanwhile = self.books.reports.draft(draft.draft_id)
        if meanwhile is not None and meanwhile.state in FINISHED:  # two pressed at once
            return say_rejected(FINISHED[meanwhile.state], language)
        return replace(say_card(card, language, self._what_changed(press), place), in_place=True)

    def _what_changed(self, press: Press) -> str:
        draft, language = press.draft, press.language
        if names_deleted(self.books, draft):
            return why_not(Rejection.PROJECT_DELETED, language)
        if shanghai_day(draft.posted_at) != shanghai_day(press.message.sent_at):
            return card_was_of_another_day(language, draft.posted_at)
        return card_has_changed(language)

    def ask_for(self, press: Press, row: int, field: Field, about: str = "") -> Reply:
        """Asks for the value of a field, `about` quotes the sum that it is about."""
        quoted = about if len(about) <= _LONGEST_QUOTED and "」" not in about else ""
        self.pending.note(press.message, Awaited(press.draft.draft_id, row, field, press.message.sent_at, quoted))
        named = f"{field.value} {quoted}".strip()
        return say_write_field(press.draft.draft_id, row, named, EXAMPLES[field], press.language)

    def ask_for_number(self, press: Press, row: int, field: int) -> Reply:
        """The same for a button: the number of a field; the card where there is no such row or field."""
        if row >= len(press.draft.rows) or field >= len(FIELDS):
            return self.shown(press)
        return self.ask_for(press, row, FIELDS[field])


def with_row(rows: tuple[DraftRow, ...], number: int, row: DraftRow) -> tuple[DraftRow, ...]:
    """The rows with one of them exchanged."""
    return (*rows[:number], row, *rows[number + 1 :])
