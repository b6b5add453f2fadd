"""Exchange by file (导入导出): what a sheet of offices, projects or targets would change, row by row. Types only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from store.reporting.indicator_set import DEFAULT_SETS, IndicatorSet
from store.reporting.offices import Office
from store.reporting.project import Project
from store.reporting.targets import Target


class Subject(StrEnum):
    """What is exchanged."""

    OFFICES = "offices"
    PROJECTS = "projects"
    TARGETS = "targets"
    RULES = "rules"


class Reason(StrEnum):
    """Why a row, or a whole sheet, is not taken. The values are keys in JSON."""

    # of a sheet
    NO_HEADER = "no_header"
    MISSING_COLUMN = "missing_column"
    DOUBLE_COLUMN = "double_column"
    NO_ROWS = "no_rows"
    # of a cell
    FORMULA = "formula"
    EMPTY = "empty"
    NOT_CLEARED = "not_cleared"
    UNKNOWN_WORD = "unknown_word"
    BAD_NUMBER = "bad_number"
    BAD_DATE = "bad_date"
    FUTURE_DATE = "future_date"
    BAD_TIME = "bad_time"
    NO_UNIT = "no_unit"
    WRONG_UNIT = "wrong_unit"
    NO_CURRENCY = "no_currency"
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    TOO_LONG = "too_long"
    BAD_PERIOD = "bad_period"
    UNIT_SLIP = "unit_slip"
    # of a row
    UNKNOWN_ID = "unknown_id"
    UNKNOWN_OFFICE = "unknown_office"
    AMBIGUOUS_OFFICE = "ambiguous_office"
    OFFICES_DIFFER = "offices_differ"
    OFFICE_CLOSED = "office_closed"
    UNKNOWN_PLACE = "unknown_place"
    UNKNOWN_MEMBER = "unknown_member"
    AMBIGUOUS_NAME = "ambiguous_name"
    NAME_TAKEN = "name_taken"
    DOUBLE_ID = "double_id"
    DOUBLE_NAME = "double_name"
    FIVE_ONES = "five_ones"
    TOTAL_ROW = "total_row"
    STAGE_MISSING = "stage_missing"
    SINCE_OLD = "since_old"
    BAD_NAME = "bad_name"
    WEIGHTS_SUM = "weights_sum"
    RULES_DIFFER = "rules_differ"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why, in which `column` (its title), over which `value`. `hint` is what the store has or what may be written instead.

    `rows` are the other rows of the file it is about.
    """

    reason: Reason
    column: str = ""
    value: str = ""
    hint: str = ""
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: `key` is the field it fills ("" where its title is not known), `place` its letters (C).

    `unit` is what its title, the title above it or the line above the table says its sums are in, "" for nothing.
    """

    title: str
    place: str
    key: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a file: its number there, and its cells by field key, as text without blanks around it."""

    number: int
    cells: Mapping[str, str]
    formulas: tuple[str, ...] = ()  # places of cells that hold a formula (C7)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as far as it was understood. With `refusals` its rows are not looked at."""

    subject: Subject
    source: str
    columns: tuple[Column, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """Titles of the columns that are passed over."""
        return tuple(f"{column.title}（{column.place}）" for column in self.columns if not column.key and column.title)

    def column(self, key: str) -> Column | None:
        """The column of a field; None where the file has none."""
        return next((column for column in self.columns if column.key == key), None)


class Verdict(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that changes, both states as a cell would say them ("" for nothing). `doubtful`: a stage that goes backwards."""

    key: str
    title: str
    before: str
    after: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """A project as it will stand, and the fields that are set for it; an id of 0 is a new one."""

    project: Project
    changes: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RulesDraft:
    """The rules of a league as they will stand, in periods that begin on `valid_from` or later; each of its rows has them."""

    rules: IndicatorSet
    valid_from: date


Draft = Office | ProjectDraft | Target | RulesDraft


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What a row does. `name` is what people call it. `draft` is None for a refused row."""

    number: int
    name: str
    verdict: Verdict
    changes: tuple[FieldChange, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    draft: Draft | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet does to the store. All of it is done or nothing: a plan with anything refused cannot be applied."""

    sheet: Sheet
    rows: tuple[PlannedRow, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """How many rows."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def is_refused(self) -> bool:
        """Whether something must be put right first."""
        return bool(self.sheet.refusals) or self.count(Verdict.REFUSED) > 0

    @property
    def to_do(self) -> tuple[PlannedRow, ...]:
        """The rows that change something."""
        return tuple(row for row in self.rows if row.verdict in {Verdict.ADDED, Verdict.CHANGED})


@dataclass(frozen=True, slots=True)
class Applied:
    """What was planned is done."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class Stale:
    """Nothing was done: the store (or the day) has changed since, and the sheet would do something else now."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class Standing:
    """What the store holds, to be compared with. `projects` without deleted ones; `today` is the Shanghai day.

    `rules` gives those of each league for periods that begin on a day.
    """

    today: date
    offices: tuple[Office, ...] = ()
    projects: tuple[Project, ...] = ()
    targets: tuple[Target, ...] = ()
    member_ids: frozenset[int] = field(default_factory=frozenset)
    rules: Callable[[date], tuple[IndicatorSet, ...]] = lambda first: DEFAULT_SETS
