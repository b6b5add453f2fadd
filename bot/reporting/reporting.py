"""The journey of a report: words are read, held as a draft, and shown as a card; nothing is saved before somebody taps."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.message import Message, Reply
from bot.reporting.books import Books
from bot.reporting.card import Showing, card_of
from bot.reporting.doubts import Telling
from bot.reporting.drafting import Author, draft_rows, refreshed
from bot.reporting.late_reading import read_report
from bot.reporting.lateness import is_late
from bot.reporting.open_card import OPEN_FOR
from bot.reporting.speaker import Speaker
from bot.wording_card import MOST_ROWS, say_card
from bot.wording_pages import FIRST, Place
from bot.wording_reporting import (
    edited_away_notice,
    edited_notice,
    say_card_put_away,
    say_no_office,
    say_nothing_to_withdraw,
    say_rejected,
    say_too_many_rows,
)
from rag.answer import Language
from store.reporting.drafts import Draft, DraftRow, DraftState, Rejection
from store.reporting.offices import OfficeKind
from store.reporting.open_drafts import OpenDrafts
from store.reporting.progress import Row

if TYPE_CHECKING:
    from bot.reading.reader import Reading


@dataclass(frozen=True, slots=True)
class Reporting:
    """Reports over one set of books."""

    books: Books

    def read(self, message: Message, text: str) -> "Reading":
        """What the reader makes of the words, with the names that the store knows."""
        names = tuple(name for project in self.books.living for name in (project.name, *project.aliases))
        return read_report(text, message.sent_at, tuple(self._counties().items()), names)

    def _counties(self) -> dict[str, tuple[str, ...]]:
        counties: dict[str, tuple[str, ...]] = {}
        for office in self.books.offices:
            if office.county:
                counties[office.county] = (*counties.get(office.county, ()), office.name, *office.aliases)
        return counties

    def report(self, message: Message, speaker: Speaker, text: str, rows: tuple[Row, ...], language: Language) -> Reply:
        """The card of a message that reads as a report; of a message that was sent before, its card as it stands."""
        before = self.books.reports.draft_of_message(message.chat_id, message.message_id)
        if before is not None and before.text == text:
            return self.show(before, message, language)
        if len(rows) > MOST_ROWS:
            return say_too_many_rows(language, len(rows), MOST_ROWS)
        office_id = before.office_id if before else self._office_of(message, speaker, rows)
        if office_id is None:
            return say_no_office(language)
        draft = self._draft(message, speaker, text, office_id, before)
        author, telling = Author(draft.person_id, office_id), Telling(office_id, draft.posted_at, text)
        drafted = draft_rows(self.books, rows, author, draft.draft_id, telling)
        kept = tuple(row for row in drafted if not row.row.withdrawn or row.replaces is not None)
        if not kept:
            return say_nothing_to_withdraw(language, self._open_card(message))
        held = self.books.reports.hold(replace(draft, rows=kept), message.sent_at)
        notice = edited_notice(language) if before and before.state is DraftState.SAVED else ""
        if held.rows == kept and held.state is DraftState.OPEN:  # its doubts were worked out a moment ago
            return self._card(held, message, language, notice)
        return self.show(held, message, language, notice)

    def _open_card(self, message: Message) -> int | None:
        """The card of this person here that was not saved yet, None where the newest one is done with."""
        since = message.sent_at - OPEN_FOR
        draft = OpenDrafts(self.books.registry.database).newest(message.chat_id, message.person_id, since)
        return draft.draft_id if draft else None

    def _draft(self, message: Message, speaker: Speaker, text: str, office_id: int, before: Draft | None) -> Draft:
        """A draft of these words; of an edited message the one there is, whose author stays who wrote it first."""
        if before is not None:
            return replace(before, text=text)
        return Draft(0, message.chat_id, message.message_id, speaker.person_id, office_id, message.sent_at, text, ())

    def edited_away(self, message: Message, text: str, language: Language) -> Reply | None:
        """For an edit that leaves no report in a message that had one; None where nothing of it is kept.

        What is saved stays until somebody taps 撤回 on the card that this brings; an open card is put away.
        """
        before = self.books.reports.draft_of_message(message.chat_id, message.message_id)
        if before is None:
            return None
        saved = self.books.reports.reports(draft_id=before.draft_id)
        if not saved:
            if before.state is not DraftState.OPEN:
                return None
            self.books.reports.drop(before.draft_id, before.person_id, message.sent_at)
            return say_card_put_away(language, before.draft_id)
        rows = tuple(
            DraftRow(replace(report.row, withdrawn=True, doubts=()), report.project_id)
            for report in sorted(saved, key=lambda report: report.part)
        )
        held = self.books.reports.hold(replace(before, text=text, rows=rows), message.sent_at)
        return self.show(held, message, language, edited_away_notice(language, len(rows)))

    def show(self, draft: Draft, message: Message, language: Language, notice: str = "", place: Place = FIRST) -> Reply:
        """The card of a draft against the store as it is now, or what became of it."""
        if draft.state is DraftState.DROPPED:
            return say_rejected(Rejection.DROPPED, language)
        if draft.state is DraftState.SAVED:
            return say_rejected(Rejection.ALREADY_SAVED, language)
        current = self.refresh(draft, message)
        if isinstance(current, Rejection):
            return say_rejected(current, language)
        return self._card(current, message, language, notice, place)

    def _card(self, draft: Draft, message: Message, language: Language, notice: str, place: Place = FIRST) -> Reply:
        showing = Showing(message.sent_at, language, is_late(self.books, draft))
        return say_card(card_of(self.books, draft, showing), language, notice, place)

    def refresh(self, draft: Draft, message: Message) -> Draft | Rejection:
        """The draft with its doubts worked out anew."""
        rows = refreshed(self.books, draft)
        return draft if rows == draft.rows else self.change(draft, rows, message)

    def change(self, draft: Draft, rows: tuple[DraftRow, ...], message: Message) -> Draft | Rejection:
        """The draft with other rows."""
        return self.books.reports.change_draft(draft.draft_id, rows, message.sent_at)

    def _office_of(self, message: Message, speaker: Speaker, rows: tuple[Row, ...]) -> int | None:
        """Whose report it is: the speaker's own office, else that of the group, of the named county, of the bureau itself."""
        if speaker.office_id is not None:
            return speaker.office_id
        bound = self.books.registry.group_office(message.chat_id) if message.in_group else None
        if bound is not None:
            return bound
        offices = [office for office in self.books.offices if office.active]
        named = {row.county for row in rows if row.county}
        of_county = [office for office in offices if office.county and office.county in named]
        leading = [office for office in offices if office.kind is OfficeKind.LEADING_GROUP]
        return next((office.office_id for office in (*of_county, *leading)), None)
