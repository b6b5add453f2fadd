"""Written values put into the rows of a card: all of them or, where one is refused, none. Nothing is stored here."""

from dataclasses import dataclass, replace

from bot.reporting.books import Books
from bot.reporting.drafting import find_project
from bot.reporting.editing import SUMS, Edit, Field, with_field
from bot.reporting.refusing import Refused, why_refused
from bot.reporting.settling import with_project, without_answers
from bot.reporting.store_questions import county_in
from store.reporting.drafts import Draft, DraftRow
from store.reporting.progress import DoubtKind, Row
from store.reporting.project import Project

_ABOUT_SUMS = frozenset(
    {
        DoubtKind.FALLS, DoubtKind.TENFOLD, DoubtKind.OVER_PLAN, DoubtKind.PLAN_CHANGES, DoubtKind.DOUBLE,
        DoubtKind.CUMULATIVE,
    }
)  # fmt: skip
_ABOUT = {
    Field.PLANNED: _ABOUT_SUMS,
    Field.IN_PLACE: _ABOUT_SUMS,
    Field.SIGNED: _ABOUT_SUMS,
    Field.CONTRACTED: _ABOUT_SUMS,
    Field.FOREIGN: _ABOUT_SUMS,
    Field.DAY: frozenset({DoubtKind.FUTURE, DoubtKind.DOUBLE}),
    Field.STAGE: frozenset({DoubtKind.BACKWARDS, DoubtKind.STUCK}),
    Field.VISITS: frozenset({DoubtKind.DOUBLE}),
}


@dataclass(frozen=True, slots=True)
class NotWritten:
    """Why nothing was changed: `field` is the one that was refused, None where the words name no row of the card."""

    field: Field | None
    why: Refused | None = None


def written_rows(books: Books, draft: Draft, edits: tuple[Edit, ...]) -> tuple[DraftRow, ...] | NotWritten:
    """The rows of the draft with these values in them; what was answered about a value is asked anew of another."""
    rows = draft.rows
    for edit in edits:
        number = 0 if len(rows) == 1 else edit.row
        if number is None or not 0 <= number < len(rows):
            return NotWritten(None)
        changed = _written(books, draft, rows[number], edit)
        if isinstance(changed, NotWritten):
            return changed
        rows = (*rows[:number], changed, *rows[number + 1 :])
    return rows


def _written(books: Books, draft: Draft, drafted: DraftRow, edit: Edit) -> DraftRow | NotWritten:
    counties = [(office.county, (office.name, *office.aliases)) for office in books.offices if office.county]
    value = county_in(edit.value, counties) if edit.field is Field.COUNTY else edit.value
    refused = why_refused(edit.field, value, draft.posted_at)
    if refused is not None:
        return NotWritten(edit.field, refused)
    row = with_field(drafted.row, edit.field, value, draft.posted_at, edit.about)
    if row is None:
        return NotWritten(edit.field)
    changed = _answered_before(drafted, row, edit.field)
    return _renamed(books, draft, changed) if edit.field is Field.PROJECT else changed


def _answered_before(drafted: DraftRow, row: Row, field: Field) -> DraftRow:
    """The changed row with those answers that still count: one about a sum that stands there as before is one of them.

    A plan is what other sums are held against: where it changes, all of them are looked at anew.
    """
    changed, about = replace(drafted, row=row), _ABOUT.get(field, frozenset())
    if field not in SUMS or field is Field.PLANNED:
        return without_answers(changed, about)
    said = {read.text for read in row.amounts} & {read.text for read in drafted.row.amounts}
    kept = tuple(one for one in drafted.settled if one.kind not in about or one.text in said)
    return replace(changed, settled=kept)


def _renamed(books: Books, draft: Draft, drafted: DraftRow) -> DraftRow:
    """A row whose project was written anew: recognised where the words name exactly one, else asked."""
    match = find_project(books, drafted.row.project, draft.office_id, drafted.row.county)
    found: Project | None = match.project
    return with_project(drafted, found.project_id if found else None)
