"""A draft as its card shows it: what was read beside what the store has, and a stamp of all that is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from bot.card_view import AmountView, AskView, CardView, Choice, RowView
from bot.reading.amounts import money_of
from bot.reading.text import fold
from bot.reporting.books import Books
from bot.reporting.settling import Act, Settlement, answers_to, money_meant
from bot.wording_doubts import (
    Asked,
    say_drop_row,
    say_drop_value,
    say_known_plan,
    say_known_total,
    say_name_it,
    say_new_project,
    say_no_project,
    say_option,
    say_other_field,
    say_other_project,
    say_yes,
)
from bot.wording_money import say_money, say_stage
from rag.answer import Language
from store.money import Money
from store.reporting.drafts import Draft, DraftRow, Rejection
from store.reporting.periods import shanghai_day
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row
from store.reporting.project import Project, Stage
from store.reporting.reports import Change

_MOST_TOTALS = (DoubtKind.CUMULATIVE, DoubtKind.FALLS, DoubtKind.TENFOLD)
# What stands with the project and adds up to nothing.
_OF_PROJECT = {AmountKind.PLANNED: "planned", AmountKind.CONTRACTED: "foreign"}


@dataclass(frozen=True, slots=True)
class Showing:
    """How a card is shown: when, in which language, whether as a late one."""

    now: datetime
    language: Language
    late: bool = False


def card_of(books: Books, draft: Draft, showing: Showing) -> CardView:
    """The card of a draft as it would be saved now."""
    preview = books.reports.preview(draft.draft_id, showing.now)
    changes = () if isinstance(preview, Rejection) else preview
    office = books.office(draft.office_id)
    saved = _saved_rows(books, draft)
    stamp = stamp_of(draft, changes, showing.now)
    rows = tuple(
        _row_view(books, draft, number, _Around(stamp, changes, saved.get(number), showing.language))
        for number in range(len(draft.rows))
    )
    return CardView(
        draft_id=draft.draft_id,
        stamp=stamp,
        office=office.name if office else "",
        posted_at=draft.posted_at,
        rows=rows,
        late=showing.late,
        changed=bool(saved),
        left_out=_left_out(books, draft),
    )


def stamp_of(draft: Draft, changes: Sequence[Change], now: datetime) -> int:
    """A number of what the card shows: the rows, what they change, and the day. Yesterday's card has another one."""
    return crc32(repr((draft.rows, tuple(changes), shanghai_day(now))).encode())


@dataclass(frozen=True, slots=True)
class _Around:
    stamp: int
    changes: tuple[Change, ...]
    saved: Row | None
    language: Language

    def change(self, project_id: int | None, what: str) -> Change | None:
        found = (one for one in self.changes if one.project_id == project_id and one.what == what)
        return next(found, None)


def _left_out(books: Books, draft: Draft) -> tuple[str, ...]:
    """The projects of saved rows of the same message that no row of it is about any longer."""
    saved = [report.project_id for report in books.reports.reports(draft_id=draft.draft_id)]
    kept = {row.project_id for row in draft.rows}
    gone = (books.project(project_id) for project_id in dict.fromkeys(saved) if project_id not in kept)
    return tuple(project.name for project in gone if project is not None)


def _saved_rows(books: Books, draft: Draft) -> Mapping[int, Row]:
    """What is saved of an earlier wording of the same message, by the number of the row."""
    return {report.part: report.row for report in books.reports.reports(draft_id=draft.draft_id)}


def _row_view(books: Books, draft: Draft, number: int, around: _Around) -> RowView:
    drafted = draft.rows[number]
    project = books.project(drafted.project_id)
    step = around.change(drafted.project_id, "stage")
    before = step.before if step and isinstance(step.before, Stage) else None
    return RowView(
        row=drafted.row,
        project=project.name if project else "",
        is_new=drafted.new_project,
        stage_before=before if step else (project.stage if project else None),
        amounts=tuple(AmountView(read, *_before_and_after(drafted, read, around)) for read in drafted.row.amounts),
        asks=tuple(
            _ask(books, doubt, drafted, (draft.draft_id, number, place), around)
            for place, doubt in enumerate(drafted.row.doubts)
        ),
        replaces=drafted.replaces,
        said_before=_said_before(books, drafted, around),
    )


def _before_and_after(drafted: DraftRow, read: AmountRead, around: _Around) -> tuple[Money | None, Money | None]:
    """The project's figure before and after; none while nobody knows which project it is, rows would be added up."""
    if drafted.project_id is None:
        return None, (read.money if drafted.new_project else None)
    return _totals(around.change(drafted.project_id, _OF_PROJECT.get(read.kind, f"funds:{read.kind.value}")))


def _totals(change: Change | None) -> tuple[Money | None, Money | None]:
    if change is None:
        return None, None
    before = change.before if isinstance(change.before, Money) else None
    return before, change.after if isinstance(change.after, Money) else None


def _said_before(books: Books, drafted: DraftRow, around: _Around) -> Row | None:
    if drafted.replaces is None:
        return around.saved
    versions = books.reports.report(drafted.replaces)
    return versions[-1].row if versions else None


def _ask(books: Books, doubt: Doubt, drafted: DraftRow, place: tuple[int, int, int], around: _Around) -> AskView:
    draft_id, row, number = place
    asked = Asked(doubt, _known(books, doubt, drafted, around), drafted.row.day)
    choices = tuple(
        Choice(
            _label(books, asked, answer, drafted, around.language),
            f"settle:{draft_id}:{row}:{number}:{option}:{around.stamp}",
        )
        for option, answer in enumerate(answers_to(doubt, drafted.row))
    )
    return AskView(asked, choices)


def _label(books: Books, asked: Asked, answer: Settlement, drafted: DraftRow, language: Language) -> str:
    doubt = asked.doubt
    match answer.act:
        case Act.ACCEPT:
            label = say_yes(asked, language)
        case Act.SET:
            label = _option(doubt, answer.value, drafted, language)
        case Act.PICK:
            project = books.project(int(answer.value))
            label = project_label(books, project) if project else answer.value
        case Act.CREATE:
            own = doubt.kind is DoubtKind.NEW_PROJECT
            label = say_yes(asked, language) if own else say_new_project(language)
        case Act.NAME:
            label = say_name_it(language, offered=bool(doubt.options))
        case Act.EDIT:
            label = say_other_field(doubt.kind, language)
        case Act.LEAVE_VALUE:
            label = say_drop_value(doubt.kind, language)
        case Act.LEAVE_OUT:
            label = say_drop_row(asked, language)
        case _:
            label = say_other_project(language) if answer.act is Act.SWAP else say_no_project(language)
    return label


def _option(doubt: Doubt, value: str, drafted: DraftRow, language: Language) -> str:
    """What the sum becomes by that answer, where it is about how much; else the word itself."""
    money = money_of(fold(value).text)
    if money is None and doubt.kind is DoubtKind.CURRENCY:
        read = next((read for read in drafted.row.amounts if read.text == doubt.text), None)
        money = money_meant(read, value) if read else None
    return say_money(language, money) if money else say_option(language, value)


def project_label(books: Books, project: Project) -> str:
    """Name and place, so that two of one name are told apart."""
    office = books.office(project.office_id)
    place = project.county or (office.name if office else "")
    return f"{project.name}（{place}）" if place else project.name


def _known(books: Books, doubt: Doubt, drafted: DraftRow, around: _Around) -> str:
    """What the store has that makes it doubtful."""
    language, project = around.language, books.project(drafted.project_id)
    if doubt.kind in {DoubtKind.BACKWARDS, DoubtKind.STUCK}:
        return say_stage(language, project.stage if project else None)
    if doubt.kind is DoubtKind.OTHER_OFFICE:
        office = books.office(project.office_id) if project else None
        return office.name if office else ""
    planned = project.planned if project else None
    if doubt.kind is DoubtKind.PLAN_CHANGES and planned:
        return say_money(language, planned)
    if doubt.kind is DoubtKind.OVER_PLAN and planned:
        return say_known_plan(language, say_money(language, planned))
    if doubt.kind in _MOST_TOTALS:
        return _known_total(doubt, drafted, around, planned)
    return ""


def _known_total(doubt: Doubt, drafted: DraftRow, around: _Around, planned: Money | None) -> str:
    read = next((read for read in drafted.row.amounts if read.text == doubt.text), None)
    change = around.change(drafted.project_id, f"funds:{read.kind.value}") if read else None
    before, _ = _totals(change)
    if before is not None:
        return say_known_total(around.language, say_money(around.language, before))
    return say_known_plan(around.language, say_money(around.language, planned)) if planned and read else ""
