"""Projects by file: a sheet beside the book of projects. A row is a project by its number, else by its name or an alias."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from store.money import Currency
from store.reporting.exchange import (
    FieldChange,
    Plan,
    PlannedRow,
    ProjectDraft,
    Reason,
    Refusal,
    Sheet,
    SheetRow,
    Standing,
    Subject,
)
from store.reporting.exchange_columns import folded, titles
from store.reporting.exchange_match import OfficeFinder, ProjectFinder, with_fit_names, without_doubles
from store.reporting.exchange_money import read_money, show_money
from store.reporting.exchange_names import TOTALS
from store.reporting.exchange_rows import (
    KEEP,
    Around,
    Codec,
    Fields,
    masked,
    planned,
    read_fields,
    text_codec,
    tidy,
)
from store.reporting.exchange_values import (
    read_day,
    read_flag,
    read_names,
    read_stage,
    show_day,
    show_flag,
    show_names,
)
from store.reporting.project import FiveOnes, Project, is_legal

_TITLES = titles(Subject.PROJECTS)
_FLAG = Codec(show_flag, lambda text, _: read_flag(text))
_ONES = ("leader", "team", "plan", "follow_up")


def _read_place(text: str, around: Around) -> str | Refusal:
    """The place as the registry writes it, however it is written here."""
    places = {
        folded(name): office.county
        for office in around.standing.offices
        if office.county
        for name in (*office.aliases, office.county)
    }
    hint = "、".join(dict.fromkeys(places.values()))
    return places.get(folded(text)) or Refusal(Reason.UNKNOWN_PLACE, hint=hint)


def _read_member(text: str, around: Around) -> int | Refusal:
    is_one = text.isascii() and text.isdecimal() and int(text) in around.standing.member_ids
    return int(text) if is_one else Refusal(Reason.UNKNOWN_MEMBER)


def _sum(home: Currency | None) -> Codec:
    return Codec(show_money, lambda text, around: read_money(text, around.unit, home, around.before), None)


CODECS: Mapping[str, Codec] = {
    "name": text_codec(128, KEEP),
    "aliases": Codec(show_names, lambda text, _: read_names(text), (), is_text=True),
    "county": Codec(str, _read_place, ""),
    "chain": text_codec(64),
    "investor": text_codec(200),
    "planned": _sum(Currency.CNY),
    "foreign": _sum(None),
    "stage": Codec(lambda stage: stage.value if stage else "", lambda text, _: read_stage(text), None),
    "since": Codec(show_day, lambda text, around: read_day(text, around.standing.today), None),
    "officer_id": Codec(lambda number: "" if number is None else str(number), _read_member, None),
    **{key: text_codec(500) for key in _ONES},
    "key": _FLAG,
    "top_level": _FLAG,
    "five_hundred": _FLAG,
}


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every row is read with."""

    sheet: Sheet
    standing: Standing
    offices: OfficeFinder
    projects: ProjectFinder


def plan_projects(sheet: Sheet, standing: Standing) -> Plan:
    """What the sheet does to the book of projects."""
    if sheet.refusals:
        return Plan(sheet)
    desk = _Desk(sheet, standing, OfficeFinder(standing.offices), ProjectFinder(standing.projects))
    rows = tuple(_plan_row(row, desk) for row in sheet.rows)
    rows = without_doubles(sheet, rows, desk.projects)
    return Plan(sheet, with_fit_names(rows, standing))


def project_table(standing: Standing) -> tuple[tuple[str, ...], ...]:
    """Titles, then a row for each project."""
    offices = {office.office_id: office for office in standing.offices}
    rows = []
    for project in standing.projects:
        fields, office = _fields(project), offices.get(project.office_id)
        cells = {key: masked(codec.show(fields[key]), codec) for key, codec in CODECS.items()}
        cells |= {"project_id": str(project.project_id), "office_code": office.code if office else ""}
        cells |= {"office": office.name if office else ""}
        rows.append(tuple(cells[key] for key in _TITLES))
    return (tuple(_TITLES.values()), *rows)


def _plan_row(row: SheetRow, desk: _Desk) -> PlannedRow:
    name = tidy(row.cells.get("name", ""))
    found = desk.projects.find(tidy(row.cells.get("project_id", "")), name)
    if isinstance(found, Refusal):
        formulas = (Refusal(Reason.FORMULA, place) for place in row.formulas)
        return planned(row, name, Fields({}, (), (found, *formulas)), None, is_new=False)
    project = found.project
    before = _fields(project or Project(0, "", 0))
    codecs = {key: codec for key, codec in CODECS.items() if key != "name" or not found.by_alias}
    fields = read_fields(row, desk.sheet, before, codecs, desk.standing)
    fields = _with_office(fields, row, desk, project)
    fields = _with_stage_day(fields, row, desk, before)
    fields = fields.refuse(*_refusals(fields))
    draft = None if fields.refusals else _draft(fields.after, project)
    label = fields.after["name"] or name
    return planned(row, label, replace(fields, changes=_doubted(fields, before)), draft, is_new=project is None)


def _fields(project: Project) -> dict[str, Any]:
    ones = {key: getattr(project.five_ones, key) for key in _ONES}
    rest = {key: getattr(project, key) for key in CODECS if key not in _ONES}
    return rest | ones | {"office_id": project.office_id}


def _with_office(fields: Fields, row: SheetRow, desk: _Desk, project: Project | None) -> Fields:
    """The owner by code or name. A new project without a place is where its owner is."""
    before = project.office_id if project else 0
    code, name = tidy(row.cells.get("office_code", "")), tidy(row.cells.get("office", ""))
    found = desk.offices.find(code, name, before)
    if isinstance(found, Refusal):
        return fields.refuse(found)
    after, changes = fields.after | {"office_id": found.office_id}, list(fields.changes)
    if found.office_id != before:
        changes.append(FieldChange("office", _TITLES["office"], desk.offices.name(before), found.name))
    if project is None and not after["county"] and found.county and not row.cells.get("county"):
        after["county"] = found.county
        changes.append(FieldChange("county", _TITLES["county"], "", found.county))
    return replace(fields, after=after, changes=tuple(changes))


def _with_stage_day(fields: Fields, row: SheetRow, desk: _Desk, before: Mapping[str, Any]) -> Fields:
    """A new stage began today unless the row says when; the old stage's day beside a new stage is asked about."""
    after, column = fields.after, desk.sheet.column("since")
    said = tidy(row.cells.get("since", "")) if column else ""
    if after["stage"] is None:
        missing = Refusal(Reason.STAGE_MISSING, _TITLES["since"], said)
        is_said = after["since"] is not None and fields.changed("since")
        return fields.refuse(missing) if is_said else _set_day(fields, None, before)
    if not fields.changed("stage") or fields.changed("since"):
        return fields
    if column and any(one.column == column.title for one in fields.refusals):
        return fields
    if said and said == show_day(before["since"]) and before["since"] != desk.standing.today:
        return fields.refuse(Refusal(Reason.SINCE_OLD, _TITLES["since"], said))
    return _set_day(fields, desk.standing.today, before)


def _set_day(fields: Fields, day: date | None, before: Mapping[str, Any]) -> Fields:
    if before["since"] == day:
        return fields
    change = FieldChange("since", _TITLES["since"], show_day(before["since"]), show_day(day))
    return replace(fields, after=fields.after | {"since": day}, changes=(*fields.changes, change))


def _refusals(fields: Fields) -> list[Refusal]:
    after = fields.after
    refusals = [] if after["name"] else [Refusal(Reason.EMPTY, _TITLES["name"])]
    if fields.changed("name") and folded(after["name"]) in TOTALS:
        refusals.append(Refusal(Reason.TOTAL_ROW, _TITLES["name"], after["name"]))
    touched = any(fields.changed(key) for key in ("key", *_ONES))
    missing = [_TITLES[key] for key in _ONES if not after[key]]
    if after["key"] and missing and touched:
        refusals.append(Refusal(Reason.FIVE_ONES, _TITLES["key"], "是", "、".join(missing)))
    return refusals


def _draft(after: Mapping[str, Any], before: Project | None) -> ProjectDraft:
    plain = {key: value for key, value in after.items() if key not in _ONES}
    ones = FiveOnes(**{key: after[key] for key in _ONES})
    project = replace(before or Project(0, after["name"], after["office_id"]), **plain, five_ones=ones)
    start = before or Project(0, "", 0)
    said = {**plain, "five_ones": ones}
    changes = {key: value for key, value in said.items() if value != getattr(start, key)}
    if "since" in changes and project.stage is not None:
        changes["stage"] = project.stage  # a day alone is no step of the stage's history
    return ProjectDraft(project, changes)


def _doubted(fields: Fields, before: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """In the order of the columns, marked where a person should look twice: another name or office, a stage back."""
    after = fields.after

    def is_doubtful(change: FieldChange) -> bool:
        if change.key == "stage":
            return after["stage"] is None or not is_legal(before["stage"], after["stage"])
        return change.key in {"name", "office"} and bool(change.before)

    in_order = sorted(fields.changes, key=lambda change: list(_TITLES).index(change.key))
    return tuple(replace(change, doubtful=is_doubtful(change)) for change in in_order)
