"""Offices by file: a sheet beside the registry, and the registry as a table. An office is known by its code."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from store.reporting.exchange import FieldChange, Plan, PlannedRow, Reason, Refusal, Sheet, SheetRow, Standing, Subject
from store.reporting.exchange_columns import folded, titles
from store.reporting.exchange_names import Names, added, office_bearer
from store.reporting.exchange_rows import (
    KEEP,
    Codec,
    changes_between,
    masked,
    planned,
    read_fields,
    refuse,
    sharing,
    text_codec,
    tidy,
)
from store.reporting.exchange_values import (
    RHYTHM_WORDS,
    read_flag,
    read_kind,
    read_league,
    read_names,
    read_rhythm,
    read_time,
    read_weekday,
    show_flag,
    show_league,
    show_names,
    show_time,
    show_weekday,
)
from store.reporting.offices import Office, OfficeKind

LONGEST_CODE, LONGEST_NAME, LONGEST_PLACE = 64, 128, 64  # what the tables keep
CODECS: Mapping[str, Codec] = {
    "name": text_codec(LONGEST_NAME, KEEP),
    "kind": Codec(lambda kind: kind.value if kind else "", lambda text, _: read_kind(text)),
    "league": Codec(show_league, lambda text, _: read_league(text), None),
    "county": text_codec(LONGEST_PLACE),
    "aliases": Codec(show_names, lambda text, _: read_names(text), (), is_text=True),
    "rhythm": Codec(RHYTHM_WORDS.__getitem__, lambda text, _: read_rhythm(text)),
    "due_weekday": Codec(show_weekday, lambda text, _: read_weekday(text)),
    "cut_off": Codec(show_time, lambda text, _: read_time(text)),
    "active": Codec(show_flag, lambda text, _: read_flag(text)),
}
_NEW = Office(0, "", "", OfficeKind.COUNTY, None)


def plan_offices(sheet: Sheet, standing: Standing) -> Plan:
    """What the sheet does to the registry."""
    if sheet.refusals:
        return Plan(sheet)
    known = {office.code: office for office in standing.offices}
    claimed = {folded(row.cells.get("name", "")) for row in sheet.rows}
    rows = tuple(_plan_row(row, sheet, known.get(_code(row)), standing, claimed) for row in sheet.rows)
    rows = _without_doubles(sheet, rows, standing)
    return Plan(sheet, _without_strange_names(rows, standing))


def office_table(standing: Standing) -> tuple[tuple[str, ...], ...]:
    """Titles, then a row for each office."""
    shown = (
        (office.code, *(masked(codec.show(getattr(office, key)), codec) for key, codec in CODECS.items()))
        for office in standing.offices
    )
    return (tuple(titles(Subject.OFFICES).values()), *shown)


def _code(row: SheetRow) -> str:
    return tidy(row.cells.get("code", ""))


def _plan_row(
    row: SheetRow, sheet: Sheet, office: Office | None, standing: Standing, claimed: Collection[str]
) -> PlannedRow:
    before = _fields(office or _NEW) | ({} if office else {"kind": None})
    fields = read_fields(row, sheet, before, CODECS, standing)
    after, code = _with_past_name(before, fields.after, claimed), _code(row)
    named = titles(Subject.OFFICES)
    missing = [named[key] for key in ("name", "kind") if not after[key]]
    missing += [] if code else [named["code"]]
    changes = changes_between(sheet, before, after, CODECS)
    fields = replace(fields, after=after, changes=tuple(_doubted(change) for change in changes))
    fields = fields.refuse(*(Refusal(Reason.EMPTY, title) for title in missing))
    if len(code) > LONGEST_CODE:
        fields = fields.refuse(Refusal(Reason.TOO_LONG, named["code"], code, str(LONGEST_CODE)))
    draft = None if fields.refusals else Office(office.office_id if office else 0, code, **after)
    return planned(row, after["name"] or code, fields, draft, is_new=office is None)


def _fields(office: Office) -> dict[str, Any]:
    return {key: getattr(office, key) for key in CODECS}


def _doubted(change: FieldChange) -> FieldChange:
    """Another name or another place: perhaps the row is meant for another office."""
    return replace(change, doubtful=change.key in {"name", "county"} and bool(change.before))


def _with_past_name(before: Mapping[str, Any], after: dict[str, Any], claimed: Collection[str]) -> dict[str, Any]:
    """A renamed office keeps its old name among its aliases, so that who writes it is still understood.

    Unless a row of the file `claimed` that name for another office: then it would mean two.
    """
    if not before["name"] or before["name"] == after["name"] or folded(before["name"]) in claimed:
        return after
    return after | {"aliases": tuple(dict.fromkeys((*after["aliases"], before["name"])))}


def _without_doubles(sheet: Sheet, rows: Sequence[PlannedRow], standing: Standing) -> tuple[PlannedRow, ...]:
    """Refuse codes that stand twice in the file, and names that another office has or gets."""
    codes = {row.number: _code(row) for row in sheet.rows}
    same_code = sharing((number, code) for number, code in codes.items() if code)
    kept = {folded(office.name): office.code for office in standing.offices if office.code not in codes.values()}
    same_name = sharing((row.number, folded(row.name)) for row in rows if row.draft)
    return tuple(
        _without_double(row, codes[row.number], same_code, same_name, kept) for row in rows
    )  # fmt: skip


def _without_double(
    row: PlannedRow,
    code: str,
    same_code: Mapping[int, tuple[int, ...]],
    same_name: Mapping[int, tuple[int, ...]],
    kept: Mapping[str, str],
) -> PlannedRow:
    named = titles(Subject.OFFICES)
    if row.number in same_code:
        return refuse(row, Refusal(Reason.DOUBLE_ID, named["code"], code, rows=same_code[row.number]))
    if not any(change.key == "name" for change in row.changes):
        return row
    if row.number in same_name:
        return refuse(row, Refusal(Reason.DOUBLE_NAME, named["name"], row.name, rows=same_name[row.number]))
    taken = kept.get(folded(row.name))
    return refuse(row, Refusal(Reason.NAME_TAKEN, named["name"], row.name, taken)) if taken else row


def _without_strange_names(rows: Sequence[PlannedRow], standing: Standing) -> tuple[PlannedRow, ...]:
    """Refuse new names and aliases that are none, or that another office, its place, or a project has."""
    before = {office.code: office for office in standing.offices}
    after = before | {row.draft.code: row.draft for row in rows if isinstance(row.draft, Office)}
    names = Names(after.values(), standing.projects)
    return tuple(_with_fit_names(row, before, names) for row in rows)


def _with_fit_names(row: PlannedRow, before: Mapping[str, Office], names: Names) -> PlannedRow:
    office = row.draft
    if not isinstance(office, Office):
        return row
    was, named = before.get(office.code, _NEW), titles(Subject.OFFICES)
    key, own = office_bearer(office).key, (office.county,)
    name = (office.name,) if office.name != was.name else ()
    refusals = (
        *names.refusals(key, named["name"], name, own),
        *names.refusals(key, named["aliases"], added((*was.aliases, was.name), office.aliases), own),
    )
    for refusal in refusals:
        row = refuse(row, refusal)
    return row
