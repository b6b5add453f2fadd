"""Which office and which project a row means: by code or number, else by a name that only one of them has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.reporting.exchange import PlannedRow, ProjectDraft, Reason, Refusal, Sheet, Standing, Subject
from store.reporting.exchange_columns import folded, titles
from store.reporting.exchange_names import Names, added, project_bearer
from store.reporting.exchange_rows import refuse, sharing, tidy
from store.reporting.offices import Office
from store.reporting.project import Project

_TITLES = titles(Subject.PROJECTS)


class OfficeFinder:
    """Offices by code, name and alias."""

    def __init__(self, offices: Iterable[Office]) -> None:
        self._by_id = {office.office_id: office for office in offices}
        self._by_code = {folded(office.code): office for office in self._by_id.values()}
        self._by_name: dict[str, dict[int, Office]] = defaultdict(dict)
        aliases: dict[str, dict[int, Office]] = defaultdict(dict)
        for office in self._by_id.values():
            self._by_name[folded(office.name)][office.office_id] = office
            for alias in office.aliases:
                aliases[folded(alias)][office.office_id] = office
        self._by_name.update({alias: those for alias, those in aliases.items() if alias not in self._by_name})

    def name(self, office_id: int) -> str:
        """Its name, "" for none."""
        return self._by_id[office_id].name if office_id in self._by_id else ""

    def find(self, code: str, name: str, before: int = 0) -> Office | Refusal:
        """The office of a row that had the office `before` (0: none); both cells empty leave it as it is.

        An office out of use is refused unless it was the row's office before.
        """
        found = self.find_any(code, name, before)
        if isinstance(found, Office) and not found.active and found.office_id != before:
            return closed(found)
        return found

    def find_any(self, code: str, name: str, before: int = 0) -> Office | Refusal:
        """The same, whether in use or not."""
        standing = self._by_id.get(before)
        if not code and not name:
            return standing or Refusal(Reason.EMPTY, _TITLES["office"])
        coded = self._by_code.get(folded(code)) if code else None
        if code and coded is None:
            return Refusal(Reason.UNKNOWN_OFFICE, _TITLES["office_code"], code)
        found = self._named(name) if name else coded
        if coded is not None and name:
            found = self._agreed(coded, name)
        return found or Refusal(Reason.UNKNOWN_OFFICE, _TITLES["office"], name)

    def _named(self, name: str) -> Office | Refusal:
        found = list(self._by_name.get(folded(name), {}).values())
        if len(found) > 1:
            hint = "、".join(f"{office.code} {office.name}" for office in found)
            return Refusal(Reason.AMBIGUOUS_OFFICE, _TITLES["office"], name, hint)
        return found[0] if found else Refusal(Reason.UNKNOWN_OFFICE, _TITLES["office"], name)

    def _agreed(self, coded: Office, name: str) -> Office | Refusal:
        """The office of a code with a name beside it, which must be one of that office's."""
        if folded(name) in {folded(one) for one in (coded.name, *coded.aliases)}:
            return coded
        return Refusal(Reason.OFFICES_DIFFER, _TITLES["office"], name, f"{coded.code} {coded.name}")


def closed(office: Office) -> Refusal:
    """Nothing new is put down for an office out of use."""
    return Refusal(Reason.OFFICE_CLOSED, _TITLES["office"], office.name)


@dataclass(frozen=True, slots=True)
class Found:
    """The project of a row, None for a new one; `by_alias`: the row calls it by another of its names."""

    project: Project | None
    by_alias: bool = False


class ProjectFinder:
    """Projects by number, name and alias."""

    def __init__(self, projects: Iterable[Project]) -> None:
        self.projects = tuple(projects)
        self._by_id = {project.project_id: project for project in self.projects}
        self._by_name: dict[str, list[Project]] = defaultdict(list)
        self._by_alias: dict[str, list[Project]] = defaultdict(list)
        for project in self.projects:
            self._by_name[folded(project.name)].append(project)
            for alias in {folded(alias) for alias in project.aliases}:
                self._by_alias[alias].append(project)

    def find(self, number: str, name: str) -> Found | Refusal:
        """The project a row means; a refusal where the number is of none, or several have the name."""
        if number:
            digits = number.lstrip("#").removeprefix("P")
            project = self._by_id.get(int(digits)) if digits.isascii() and digits.isdecimal() else None
            return Found(project) if project else Refusal(Reason.UNKNOWN_ID, _TITLES["project_id"], number)
        for by_alias, those in ((False, self._by_name), (True, self._by_alias)):
            found = those.get(folded(name), [])
            if len(found) > 1:
                hint = "、".join(f"#{project.project_id} {project.name}" for project in found)
                return Refusal(Reason.AMBIGUOUS_NAME, _TITLES["name"], name, hint)
            if found:
                return Found(found[0], by_alias)
        return Found(None)


@dataclass(frozen=True, slots=True)
class _Names:
    """Rows that end with the same name, and names of projects that the file does not speak of."""

    doubled: Mapping[int, tuple[int, ...]]
    kept: Mapping[str, int]


def without_doubles(sheet: Sheet, rows: Sequence[PlannedRow], finder: ProjectFinder) -> tuple[PlannedRow, ...]:
    """Refuse rows that are about the same project, and names that another project has or gets."""
    drafts = {row.number: row.draft.project for row in rows if isinstance(row.draft, ProjectDraft)}
    numbered = {row.number: tidy(row.cells["project_id"]) for row in sheet.rows if row.cells.get("project_id")}
    ids = numbered | {number: str(project.project_id) for number, project in drafts.items() if project.project_id}
    same = sharing(ids.items())
    named = sharing((number, folded(project.name)) for number, project in drafts.items() if number not in same)
    theirs = {project.project_id for number, project in drafts.items() if number not in same}
    kept = {folded(one.name): one.project_id for one in finder.projects if one.project_id not in theirs}
    names = _Names(named, kept)
    return tuple(_without_double(row, ids.get(row.number, ""), row.number in numbered, same, names) for row in rows)


def _without_double(
    row: PlannedRow, number: str, is_numbered: bool, same: Mapping[int, tuple[int, ...]], names: _Names
) -> PlannedRow:
    if row.number in same:
        reason, key = (Reason.DOUBLE_ID, "project_id") if is_numbered else (Reason.DOUBLE_NAME, "name")
        value = number if is_numbered else row.name
        return refuse(row, Refusal(reason, _TITLES[key], value, rows=same[row.number]))
    if row.draft is None or not any(change.key == "name" for change in row.changes):
        return row
    if row.number in names.doubled:
        return refuse(row, Refusal(Reason.DOUBLE_NAME, _TITLES["name"], row.name, rows=names.doubled[row.number]))
    taken = names.kept.get(folded(row.name))
    return refuse(row, Refusal(Reason.NAME_TAKEN, _TITLES["name"], row.name, f"#{taken}")) if taken else row


def with_fit_names(rows: Sequence[PlannedRow], standing: Standing) -> tuple[PlannedRow, ...]:
    """Refuse new names and aliases that are none, or that an office or another project has."""
    before = {project.project_id: project for project in standing.projects}
    drafts = [row.draft.project for row in rows if isinstance(row.draft, ProjectDraft)]
    kept = [one for one in standing.projects if one.project_id not in {draft.project_id for draft in drafts}]
    names = Names(standing.offices, (*kept, *drafts))
    return tuple(_with_fit_names(row, before, names) for row in rows)


def _with_fit_names(row: PlannedRow, before: Mapping[int, Project], names: Names) -> PlannedRow:
    if not isinstance(row.draft, ProjectDraft):
        return row
    project = row.draft.project
    was = before.get(project.project_id, Project(0, "", 0))
    name = (project.name,) if project.name != was.name and project.name not in was.aliases else ()
    key = project_bearer(project).key
    refusals = (
        *names.refusals(key, _TITLES["name"], name),
        *names.refusals(key, _TITLES["aliases"], added((*was.aliases, was.name), project.aliases)),
    )
    for refusal in refusals:
        row = refuse(row, refusal)
    return row
