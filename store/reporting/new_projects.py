"""Projects that a report brings along: made once, under the office that reports them."""

from dataclasses import replace

from store.reporting.audit_log import Deed
from store.reporting.drafts import Draft, DraftRow
from store.reporting.office_versions import read_offices
from store.reporting.project_events import History, Origin, lock_histories, new_history, read_projects
from store.reporting.project_history import EventKind
from store.reporting.registry_tables import offices


def with_projects(
    deed: Deed, save_id: int, draft: Draft, ids: tuple[int, ...], histories: dict[int, History]
) -> tuple[tuple[DraftRow, ...], frozenset[int]]:
    """The rows with the new projects they ask for, and which were made just now.

    An undeleted project of the same name and office is taken instead of a second one. A row keeps saying that its project is
    new: undone and saved again, it brings the same one back.
    """
    rows, made = [], set()
    for held, report_id in zip(draft.rows, ids, strict=False):
        if not held.new_project or held.project_id is not None or held.row.withdrawn:
            rows.append(held)
            continue
        name = held.row.project.strip()
        project_id = _known(deed, draft.office_id, name)
        if project_id is None:
            history = _make(deed, save_id, draft, held, report_id)
            project_id = history.project_id
            histories[project_id] = history
            made.add(project_id)
        elif project_id not in histories:
            histories |= lock_histories(deed.connection, (project_id,))
        rows.append(replace(held, project_id=project_id))
    return tuple(rows), frozenset(made)


def _known(deed: Deed, office_id: int, name: str) -> int | None:
    """Reads all projects; only a row that asks for a new one pays for it."""
    ours = (project for project in read_projects(deed.connection, None) if project.office_id == office_id)
    return next((project.project_id for project in ours if project.name == name and not project.deleted), None)


def _make(deed: Deed, save_id: int, draft: Draft, held: DraftRow, report_id: int) -> History:
    office = next(iter(read_offices(deed.connection, None, offices.c.office_id == draft.office_id)), None)
    county = held.row.county or (office.county if office else "")
    history = new_history(deed)
    says = {"name": held.row.project.strip(), "office_id": draft.office_id, "county": county}
    origin = Origin(report_id, save_id, report_id, evidence=f"draft:{draft.draft_id}")
    history.add(deed, EventKind.ADDED, says, origin)
    return history
