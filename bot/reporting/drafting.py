"""From rows as read to rows as drafted: whose project each is, which report it corrects, and what is doubtful about it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.reporting.books import Books, Own, overlaid, standing_of
from bot.reporting.doubts import Telling, doubts_of
from bot.reporting.matching import Match, Whereabouts, bare_name, likeness, match_project
from bot.reporting.settling import of_words, with_project
from bot.reporting.units import with_units
from store.reporting.drafts import Draft, DraftRow
from store.reporting.progress import Doubt, DoubtKind, Row
from store.reporting.project import Project
from store.reporting.reports import Report

CORRECTED_WITHIN = timedelta(days=31)
_SHORTEST_ALIAS = 2
_CORRECTED_AT = 60.0  # of 100: among one's own few reports a short form is enough; the card shows old and new


@dataclass(frozen=True, slots=True)
class Author:
    """Who reports, for which office."""

    person_id: int
    office_id: int


def draft_rows(
    books: Books, rows: Sequence[Row], author: Author, own_draft: int, telling: Telling
) -> tuple[DraftRow, ...]:
    """The rows of a message, each with its project where the words name exactly one, and with its doubts."""
    projects = books.living
    drafted = (one for row in rows for one in _drafted(books, row, author, projects, telling))
    return tuple(with_doubts(books, one, own_draft, telling, projects) for one in drafted)


def _drafted(
    books: Books, row: Row, author: Author, projects: Sequence[Project], telling: Telling
) -> tuple[DraftRow, ...]:
    if row.correction or row.withdrawn:
        corrected = find_corrected(books, row, author, telling)
        if corrected:
            return tuple(
                DraftRow(overlaid(_dated(one), row), one.project_id, replaces=one.report_id) for one in corrected
            )
        # Nothing to correct: then it is a report like any other, and doubted like any other.
        row = replace(row, correction=False)
    match = match_project(row.project, projects, Whereabouts(author.office_id, row.county))
    return (DraftRow(row, match.project.project_id if match.project else None),)


def _dated(report: Report) -> Row:
    """What it says, with the day it counts for: a correction that names no day counts for the same one."""
    return report.row if report.row.day else replace(report.row, day=report.day, day_end=report.day)


def find_corrected(books: Books, row: Row, author: Author, telling: Telling) -> tuple[Report, ...]:
    """The reports of the same author that these words correct: the newest of the project they name, else the last one.

    撤回 without a name takes the whole last message back, all its rows.
    """
    first = telling.today - CORRECTED_WITHIN
    theirs = books.reports.reports(office_id=author.office_id, first=first, by_posting=True)
    theirs = tuple(report for report in theirs if report.author_id == author.person_id)
    if not row.project:
        last = theirs[-1:]
        return tuple(one for one in theirs if last and one.draft_id == last[0].draft_id) if row.withdrawn else last
    wanted = bare_name(row.project)
    near = [(_nearness(books, wanted, report), place, report) for place, report in enumerate(theirs)]
    best = max((one for one in near if one[0] >= _CORRECTED_AT), key=lambda one: one[:2], default=None)
    return (best[2],) if best else ()


def _nearness(books: Books, wanted: str, report: Report) -> float:
    project = books.project(report.project_id)
    named = Project(0, report.row.project or "", 0)
    return max(likeness(wanted, one) for one in (project, named) if one is not None)


def with_doubts(
    books: Books, drafted: DraftRow, own_draft: int, telling: Telling, projects: Sequence[Project]
) -> DraftRow:
    """The row with its doubts worked out against the store as it is now; what was answered is not asked again."""
    project = books.project(drafted.project_id)
    if project is not None and project.deleted and drafted.replaces is None:
        drafted = with_project(drafted, None)  # then it is asked which one it is
    planned = project.planned if project is not None else None
    row = replace(drafted.row, doubts=tuple(with_units(doubt, planned) for doubt in of_words(drafted.row)))
    own = Own(own_draft, drafted.replaces)
    standing = standing_of(books, drafted.project_id, telling.office_id, telling.today, own)
    doubts = [*_about_project(drafted, telling, projects), *doubts_of(row, standing, telling)]
    asked = tuple(doubt for doubt in doubts if not drafted.has_answered(doubt))
    return replace(drafted, row=replace(row, doubts=asked))


def _about_project(drafted: DraftRow, telling: Telling, projects: Sequence[Project]) -> tuple[Doubt, ...]:
    """Which project, where nobody has said yet. A visit or a meeting may belong to none; money and stages do not."""
    row = drafted.row
    is_new = drafted.new_project and bool(row.project)  # without a name it cannot become one
    if drafted.project_id is not None or is_new or row.withdrawn or drafted.replaces is not None:
        return ()
    if not row.project and row.stage is None and not row.amounts:
        return ()
    match = match_project(row.project, projects, Whereabouts(telling.office_id, row.county))
    candidates = (match.project,) if match.project else match.candidates
    if candidates or not row.project:
        options = tuple(str(project.project_id) for project in candidates)
        return (Doubt(DoubtKind.WHICH_PROJECT, row.project or _words(row), options),)
    return (Doubt(DoubtKind.NEW_PROJECT, row.project),)


def _words(row: Row) -> str:
    """What stands for a row whose project is not named."""
    return row.amounts[0].text if row.amounts else str(row.stage or "")


def find_project(books: Books, words: str, office_id: int, county: str) -> Match:
    """The project that words mean; where they mean none for sure, what is near."""
    return match_project(words, books.living, Whereabouts(office_id, county))


def refreshed(books: Books, draft: Draft) -> tuple[DraftRow, ...]:
    """The rows of a draft, doubted against the store as it is now."""
    telling, projects = telling_of(draft), books.living
    return tuple(with_doubts(books, row, draft.draft_id, telling, projects) for row in draft.rows)


def learn_names(books: Books, draft: Draft, by: int, now: datetime) -> None:
    """Keep how a project was called as an alias of it, where a person said which one is meant: it is asked once only.

    Words that are near to a second project too (a name without its 一期 or 二期) stay a question for ever.
    """
    for row in draft.rows:
        project = books.project(row.project_id)
        words = row.row.project
        chosen = any(one.kind is DoubtKind.WHICH_PROJECT for one in row.settled)
        if project is None or not chosen or row.replaces is not None:
            continue
        near = find_project(books, words, draft.office_id, "").candidates
        if len(bare_name(words)) >= _SHORTEST_ALIAS and [one.project_id for one in near] == [project.project_id]:
            aliases = (*project.aliases, words)
            books.projects.change(project.project_id, {"aliases": aliases}, by, now, f"draft:{draft.draft_id}")


def names_deleted(books: Books, draft: Draft) -> bool:
    """Whether a project of the draft has been deleted since its card was shown."""
    projects = (books.project(row.project_id) for row in draft.rows)
    return any(project is not None and project.deleted for project in projects)


def telling_of(draft: Draft) -> Telling:
    """Who tells a draft, when and in which words."""
    return Telling(draft.office_id, draft.posted_at, draft.text)
