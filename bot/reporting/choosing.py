"""What is asked before a card changes: which row, which field of it, which project. Nothing is changed here."""

from bot.message import Reply
from bot.reporting.books import Books
from bot.reporting.card import project_label
from bot.reporting.drafting import find_project
from bot.reporting.editing import FIELDS, SUMS, Field
from bot.reporting.naming import is_named
from bot.reporting.settling import kind_said
from bot.wording_editing import say_which_field, say_which_project, say_which_row
from rag.answer import Language
from store.reporting.drafts import Draft
from store.reporting.progress import Doubt, DoubtKind, Row


def which_field(books: Books, draft: Draft, row: int, language: Language) -> Reply:
    """Asks for the field; before that for the row, where the draft has several and `row` is none of them."""
    number = _row_number(draft, row)
    if number is None:
        return say_which_row(draft.draft_id, _names(books, draft), "edit", language)
    fields = [field.value for field in FIELDS]
    return say_which_field(draft.draft_id, number, fields, language, count=len(draft.rows))


def which_project(books: Books, draft: Draft, row: int, language: Language) -> Reply:
    """Asks for the project, offering what is near; a row without a name is offered no new one."""
    number = _row_number(draft, row)
    if number is None:
        return say_which_row(draft.draft_id, _names(books, draft), "swap", language)
    drafted = draft.rows[number].row
    match = find_project(books, drafted.project, draft.office_id, drafted.county)
    near = (match.project, *match.candidates) if match.project else match.candidates
    offered = [(project_label(books, project), project.project_id) for project in near]
    return say_which_project(draft.draft_id, number, offered, language, named=is_named(drafted))


def doubted_value(row: Row, doubt: Doubt) -> tuple[Field, str]:
    """Which field a doubt is about, and for a sum the words of that sum."""
    if doubt.kind is DoubtKind.FUTURE:
        return Field.DAY, ""
    if doubt.kind in {DoubtKind.BACKWARDS, DoubtKind.STUCK}:
        return Field.STAGE, ""
    read = next((read for read in row.amounts if read.text == doubt.text), None)
    kind = read.kind if read else kind_said(doubt.text)
    return next(field for field, one in SUMS.items() if one is kind), doubt.text


def _row_number(draft: Draft, row: int) -> int | None:
    """The row that is meant; None where that must be asked."""
    count = len(draft.rows)
    return 0 if count == 1 else row if 0 <= row < count else None


def _names(books: Books, draft: Draft) -> tuple[str, ...]:
    named = ((books.project(row.project_id), row.row) for row in draft.rows)
    return tuple(project.name if project else row.project or row.activity or "—" for project, row in named)
