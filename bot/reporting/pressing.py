"""What a press on a card does: save, put away, undo, answer a doubt, choose a project, ask for a field."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from bot.intent_staff import (
    CreateAll,
    DropCard,
    EditField,
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
from bot.reporting.books import Books
from bot.reporting.card import Showing, card_of
from bot.reporting.choosing import which_field, which_project
from bot.reporting.drafting import learn_names, names_deleted
from bot.reporting.editing import EXAMPLES, FIELDS, Edit, Field
from bot.reporting.lateness import is_late
from bot.reporting.naming import is_named, why_not_new
from bot.reporting.pending import Awaited, Pending
from bot.reporting.press import FINISHED, Press, refused_press
from bot.reporting.reporting import Reporting
from bot.reporting.settling import Act, Settlement, answers_to, settle, with_project
from bot.reporting.speaker import Speaker
from bot.reporting.writing import NotWritten, written_rows
from bot.wording_card import say_card
from bot.wording_editing import (
    changed_notice,
    corrected_notice,
    not_new_notice,
    say_name_the_row,
    say_not_written,
    say_write_field,
)
from bot.wording_reporting import (
    card_has_changed,
    card_was_of_another_day,
    change_line,
    say_dropped,
    say_rejected,
    say_saved,
    undone_notice,
    why_not,
)
from rag.answer import Language
from store.reporting.drafts import DraftRow, Rejection
from store.reporting.periods import shanghai_day
from store.reporting.progress import DoubtKind
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
        match intent:
            case SaveCard(stamp=stamp):
                reply = self._save(press, stamp)
            case DropCard():
                reply = self._drop(press)
            case UndoCard():
                reply = self._undo(press)
            case ShowCard():
                reply = self._shown(press)
            case OpenEdit(row=row):
                reply = which_field(self.books, press.draft, row, press.language)
            case EditField(row=row, field=field):
                reply = self._ask_for_field(press, row, field)
            case OpenSwap(row=row):
                reply = which_project(self.books, press.draft, row, press.language)
            case PickProject(row=row, project_id=project_id):
                reply = self._pick(press, row, project_id)
            case SettleDoubt() | CreateAll():
                stale = self._stale(press, intent.stamp)
                reply = stale or (
                    self._settle(press, intent) if isinstance(intent, SettleDoubt) else self._create_all(press)
                )
            case _:
                assert_never(intent)
        return reply

    def _save(self, press: Press, stamp: int) -> Reply:
        """Save it; where somebody else saved in the same moment, the card is held against the store anew."""
        for _ in range(_TRIES):
            seen = self.books.reports.mark()  # before anything is read that the card is held against
            books = self.books.at_hand()
            reply = Pressing(books, Reporting(books), self.pending).save_once(press, stamp, seen)
            if reply is not None:
                return reply
        return self._shown(press, why_not(Rejection.MOVED, press.language))

    def save_once(self, press: Press, stamp: int, seen: tuple[int, ...]) -> Reply | None:
        """Save against the store as it was at the mark `seen`; None where it moved since and is to be tried again."""
        stale = self._stale(press, stamp)
        if stale is not None:
            return stale
        draft = press.draft
        if any(row.open_doubts for row in draft.rows):
            return self._shown(press, why_not(Rejection.OPEN_DOUBTS, press.language))
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

    def _stale(self, press: Press, stamp: int) -> Reply | None:
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
        return replace(say_card(card, language, self._what_changed(press)), in_place=True)

    def _what_changed(self, press: Press) -> str:
        draft, language = press.draft, press.language
        if names_deleted(self.books, draft):
            return why_not(Rejection.PROJECT_DELETED, language)
        if shanghai_day(draft.posted_at) != shanghai_day(press.message.sent_at):
            return card_was_of_another_day(language, draft.posted_at)
        return card_has_changed(language)

    def _drop(self, press: Press) -> Reply:
        dropped = self.books.reports.drop(press.draft.draft_id, press.speaker.person_id, press.message.sent_at)
        if isinstance(dropped, Rejection):
            return say_rejected(dropped, press.language)
        return say_dropped(press.language, press.draft.draft_id)

    def _undo(self, press: Press) -> Reply:
        undone = self.books.reports.undo(press.draft.draft_id, press.speaker.person_id, press.message.sent_at)
        if isinstance(undone, Rejection):
            # The card is there, only nothing of it is saved: it was undone before and is open again.
            again = Rejection.ALREADY_UNDONE if undone is Rejection.GONE else undone
            return say_rejected(again, press.language)
        return self._changed(replace(press, draft=undone), undone.rows, undone_notice(press.language))

    def _shown(self, press: Press, notice: str = "") -> Reply:
        return replace(self.reporting.show(press.draft, press.message, press.language, notice), in_place=True)

    def _changed(self, press: Press, rows: tuple[DraftRow, ...], notice: str = "") -> Reply:
        changed = self.reporting.change(press.draft, rows, press.message)
        if isinstance(changed, Rejection):
            return say_rejected(changed, press.language)
        return self._shown(replace(press, draft=changed), notice)

    def _settle(self, press: Press, intent: SettleDoubt) -> Reply:
        rows = press.draft.rows
        doubts = rows[intent.row].row.doubts if intent.row < len(rows) else ()
        if intent.doubt >= len(doubts):
            return self._shown(press)
        answers = answers_to(doubts[intent.doubt], named=is_named(rows[intent.row].row))
        if intent.option >= len(answers):
            return self._shown(press)
        return self._answered(press, intent, answers[intent.option])

    def _answered(self, press: Press, intent: SettleDoubt, answer: Settlement) -> Reply:
        match answer.act:
            case Act.EDIT:
                reply = which_field(self.books, press.draft, intent.row, press.language)
            case Act.SWAP:
                reply = which_project(self.books, press.draft, intent.row, press.language)
            case Act.LEAVE_OUT:
                reply = self._leave_out(press, intent.row)
            case Act.NAME:
                reply = self._ask_for_field(press, intent.row, FIELDS.index(Field.PROJECT))
            case Act.CREATE:
                reply = self._create(press, (intent.row,))
            case _:
                rows = press.draft.rows
                settled = settle(rows[intent.row], rows[intent.row].row.doubts[intent.doubt], answer)
                reply = self._changed(press, _with(rows, intent.row, settled))
        return reply

    def _leave_out(self, press: Press, row: int) -> Reply:
        left = tuple(one for number, one in enumerate(press.draft.rows) if number != row)
        return self._changed(press, left) if left else self._drop(press)

    def _pick(self, press: Press, row: int, project_id: int) -> Reply:
        rows = press.draft.rows
        if row >= len(rows) or (project_id and self.books.project(project_id) is None):
            return self._shown(press)
        if not project_id:
            return self._create(press, (row,))
        return self._changed(press, _with(rows, row, with_project(rows[row], project_id)))

    def _create(self, press: Press, numbers: Sequence[int]) -> Reply:
        """These rows as new projects; asked for the name where a row has none, refused where its words are none."""
        rows = press.draft.rows
        for number in numbers:
            row = rows[number].row
            if not is_named(row):
                return self._ask_for_field(press, number, FIELDS.index(Field.PROJECT))
            fault = why_not_new(row.project, press.draft.office_id, self.books.living)
            if fault is not None:
                return self._shown(press, not_new_notice(row.project, fault.value, press.language))
            rows = _with(rows, number, replace(with_project(rows[number], None), new_project=True))
        return self._changed(press, rows)

    def _create_all(self, press: Press) -> Reply:
        """全部是新项目: every row that is asked about."""
        asked = [number for number, row in enumerate(press.draft.rows) if DoubtKind.NEW_PROJECT in row.open_doubts]
        return self._create(press, asked) if asked else self._shown(press)

    def _ask_for_field(self, press: Press, row: int, field: int) -> Reply:
        if row >= len(press.draft.rows) or field >= len(FIELDS):
            return self._shown(press)
        asked = FIELDS[field]
        self.pending.note(press.message, Awaited(press.draft.draft_id, row, asked, press.message.sent_at))
        return say_write_field(press.draft.draft_id, row, asked.value, EXAMPLES[asked], press.language)

    def write(self, press: Press, edits: tuple[Edit, ...]) -> Reply:
        """Put written values into the rows of a card; all of them or, where one cannot be read, none."""
        rows = written_rows(self.books, press.draft, edits)
        fields = "、".join(edit.field.value for edit in edits)
        return self._put(press, rows, changed_notice(fields, press.language))

    def overwrite(self, press: Press, rows: tuple[DraftRow, ...]) -> Reply:
        """Put corrected rows into a card that is not saved yet; it is shown anew below the words."""
        return self._put(press, rows, corrected_notice(press.language))

    def _put(self, press: Press, rows: tuple[DraftRow, ...] | NotWritten, notice: str) -> Reply:
        refused = refused_press(press.draft, press.message, press.speaker, ShowCard(press.draft.draft_id))
        if refused is not None:
            return say_rejected(refused, press.language)
        if isinstance(rows, NotWritten):
            return _say_not_written(rows, press.language)
        self.pending.note(press.message, None)
        return replace(self._changed(press, rows, notice), in_place=False)


def _say_not_written(fault: NotWritten, language: Language) -> Reply:
    if fault.field is None:
        return say_name_the_row(language)
    return say_not_written(fault.field.value, EXAMPLES[fault.field], fault.why.value if fault.why else "", language)


def _with(rows: tuple[DraftRow, ...], number: int, row: DraftRow) -> tuple[DraftRow, ...]:
    return (*rows[:number], row, *rows[number + 1 :])
