"""What a press on a card does: save, put away, undo, answer a doubt, choose a project, ask for a field."""

from dataclasses import dataclass, replace
from typing import assert_never

from bot.intent_staff import (
    CreateAll,
    DropCard,
    EditField,
    LeaveRow,
    OpenEdit,
    OpenSwap,
    PickProject,
    SaveCard,
    SettleDoubt,
    ShowCard,
    StaffPress,
    UndoCard,
)
from bot.message import Message, Reply
from bot.reporting.answering import Answering
from bot.reporting.books import Books
from bot.reporting.card_desk import CardDesk
from bot.reporting.choosing import which_field, which_project
from bot.reporting.drafting import learn_names
from bot.reporting.editing import EXAMPLES, Edit
from bot.reporting.lateness import is_late
from bot.reporting.pending import Pending
from bot.reporting.press import Press, refused_press
from bot.reporting.reporting import Reporting
from bot.reporting.speaker import Speaker
from bot.reporting.writing import NotWritten, written_rows
from bot.wording_corrections import corrected_notice
from bot.wording_editing import (
    changed_notice,
    say_name_the_row,
    say_not_written,
    say_nothing_corrected,
)
from bot.wording_pages import Place
from bot.wording_reporting import (
    change_line,
    say_rejected,
    say_saved,
    undone_notice,
    why_not,
)
from rag.answer import Language
from store.reporting.drafts import DraftRow, Rejection
from store.reporting.progress import Row
from store.reporting.reports import Saved

_TRIES = 5  # to save while others save too


@dataclass(frozen=True, slots=True)
class Pressing:
    """Presses over one set of books."""

    books: Books
    reporting: Reporting
    pending: Pending

    def handle(self, message: Message, speaker: Speaker, intent: StaffPress, language: Language) -> Reply:
        """What a press brings; whose card it is and what state it is in is asked first."""
        draft = self.books.reports.draft(intent.draft_id)
        refused = refused_press(draft, message, speaker, intent)
        if draft is None or refused is not None:
            return say_rejected(refused or Rejection.GONE, language)
        self.pending.note(message, None)  # who presses has left off writing
        return self._act(Press(message, speaker, draft, language), intent)

    def _act(self, press: Press, intent: StaffPress) -> Reply:
        desk = self._desk
        match intent:
            case SaveCard(stamp=stamp):
                reply = self._save(press, stamp)
            case DropCard():
                reply = desk.put_away(press)
            case UndoCard():
                reply = self._undo(press)
            case ShowCard(row=row):
                reply = desk.shown(press, place=Place(row))
            case OpenEdit(row=row):
                reply = which_field(self.books, press.draft, row, press.language)
            case EditField(row=row, field=field):
                reply = desk.ask_for_number(press, row, field)
            case OpenSwap(row=row):
                reply = which_project(self.books, press.draft, row, press.language)
            case PickProject() | SettleDoubt() | CreateAll() | LeaveRow():
                reply = self._answer(press, intent)
            case _:
                assert_never(intent)
        return reply

    def _answer(self, press: Press, intent: PickProject | SettleDoubt | CreateAll | LeaveRow) -> Reply:
        answering = Answering(self._desk)
        match intent:
            case PickProject(row=row, project_id=project_id):
                return answering.pick(press, row, project_id)
            case SettleDoubt(row=row, stamp=stamp):
                return self._desk.stale(press, stamp, Place(row)) or answering.settle(press, intent)
            case CreateAll(stamp=stamp):
                return self._desk.stale(press, stamp) or answering.create_all(press)
            case LeaveRow(row=row, count=count):
                as_seen = count == len(press.draft.rows)
                return answering.leave_out(press, row) if as_seen else self._desk.shown(press, place=Place(row))
            case _:
                assert_never(intent)

    @property
    def _desk(self) -> CardDesk:
        return CardDesk(self.books, self.reporting, self.pending)

    def _save(self, press: Press, stamp: int) -> Reply:
        """Save it; where somebody else saved in the same moment, the card is held against the store anew."""
        for _ in range(_TRIES):
            seen = self.books.reports.mark()  # before anything is read that the card is held against
            books = self.books.at_hand()
            reply = Pressing(books, Reporting(books), self.pending).save_once(press, stamp, seen)
            if reply is not None:
                return reply
        return self._desk.shown(press, why_not(Rejection.MOVED, press.language))

    def save_once(self, press: Press, stamp: int, seen: tuple[int, ...]) -> Reply | None:
        """Save against the store as it was at the mark `seen`; None where it moved since and is to be tried again."""
        stale = self._desk.stale(press, stamp)
        if stale is not None:
            return stale
        draft = press.draft
        if any(row.open_doubts for row in draft.rows):
            return self._desk.shown(press, why_not(Rejection.OPEN_DOUBTS, press.language), Place(onward=True))
        late = is_late(self.books, draft)
        by, now = press.speaker.person_id, press.message.sent_at
        saved = self.books.reports.save(draft.draft_id, by, now, late=late, seen=seen)
        if saved is Rejection.MOVED:
            return None
        if isinstance(saved, Rejection):
            return say_rejected(saved, press.language)
        learn_names(self.books, draft, by, now)
        lines = self._change_lines(saved, press.language)
        return say_saved(press.language, draft.draft_id, len(saved.reports), lines, late=late)

    def _change_lines(self, saved: Saved, language: Language) -> tuple[str, ...]:
        names = {change.project_id: self.books.project(change.project_id) for change in saved.changes}
        return tuple(
            change_line(language, project.name if (project := names[change.project_id]) else "", change)
            for change in saved.changes
        )

    def _undo(self, press: Press) -> Reply:
        undone = self.books.reports.undo(press.draft.draft_id, press.speaker.person_id, press.message.sent_at)
        if isinstance(undone, Rejection):
            # The card is there, only nothing of it is saved: it was undone before and is open again.
            again = Rejection.ALREADY_UNDONE if undone is Rejection.GONE else undone
            return say_rejected(again, press.language)
        return self._desk.changed(replace(press, draft=undone), undone.rows, undone_notice(press.language))

    def write(self, press: Press, edits: tuple[Edit, ...]) -> Reply:
        """Put written values into the rows of a card; all of them or, where one cannot be read, none."""
        rows = written_rows(self.books, press.draft, edits)
        fields = "、".join(edit.field.value for edit in edits)
        place = Place(edits[0].row or 0) if edits else Place()
        return self._put(press, rows, changed_notice(fields, press.language), place)

    def overwrite(self, press: Press, rows: tuple[DraftRow, ...]) -> Reply:
        """Put corrected rows into a card that is not saved yet; it is shown anew below the words."""
        before, after = tuple(map(_told, press.draft.rows)), tuple(map(_told, rows))
        said = corrected_notice(press.language, before, after)
        notice = say_nothing_corrected(press.language) if before == after else said
        return self._put(press, rows, notice, Place())

    def _put(self, press: Press, rows: tuple[DraftRow, ...] | NotWritten, notice: str, place: Place) -> Reply:
        refused = refused_press(press.draft, press.message, press.speaker, ShowCard(press.draft.draft_id))
        if refused is not None:
            return say_rejected(refused, press.language)
        if isinstance(rows, NotWritten):
            return _say_not_written(rows, press.language)
        self.pending.note(press.message, None)
        return replace(self._desk.changed(press, rows, notice, place), in_place=False)


def _say_not_written(fault: NotWritten, language: Language) -> Reply:
    if fault.field is None:
        return say_name_the_row(language)
    return say_not_written(fault.field.value, EXAMPLES[fault.field], fault.why.value if fault.why else "", language)


def _told(drafted: DraftRow) -> Row:
    """What a row says, whatever is asked about it and wherever it was read."""
    return replace(drafted.row, doubts=(), sources=())
