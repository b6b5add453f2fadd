"""League rules by file: weights, cap and flags of each league. A row is an indicator of a league; a league is set as a whole."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from store.reporting.board import digits
from store.reporting.exchange import (
    FieldChange,
    Plan,
    PlannedRow,
    Reason,
    Refusal,
    RulesDraft,
    Sheet,
    SheetRow,
    Standing,
    Subject,
)
from store.reporting.exchange_columns import folded, titles
from store.reporting.exchange_rows import Fields, planned, refuse, sharing, tidy
from store.reporting.exchange_targets import read_indicator
from store.reporting.exchange_values import LEAGUE_WORDS, read_day, read_league
from store.reporting.indicator_set import FULL, IndicatorSet
from store.reporting.indicators import MEASURES, Indicator
from store.reporting.offices import League
from store.reporting.periods import PeriodKind, period_of

_TITLES = titles(Subject.RULES)
_FLAG_WORDS = {
    "周": PeriodKind.WEEK,
    "月": PeriodKind.MONTH,
    "季度": PeriodKind.QUARTER,
    "半年": PeriodKind.HALF,
    "年": PeriodKind.YEAR,
}
_NO_FLAGS = "不评"
_WEIGHT = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s*(?:%|分)?")
_CAP = re.compile(r"(\d{3,4}(?:\.\d{1,2})?)\s*%?")
_FURTHEST = timedelta(days=400)  # rules for longer ahead are a slip of the year


@dataclass(frozen=True, slots=True)
class _Said:
    """What one row says, beside the league it speaks of; None for what it leaves open."""

    row: SheetRow
    league: League
    indicator: Indicator
    weight: Decimal
    valid_from: date
    cap: Decimal | None
    flags: tuple[PeriodKind, ...] | None


def plan_rules(sheet: Sheet, standing: Standing) -> Plan:
    """What the sheet does to the rules of each league; an indicator that it does not name keeps its weight."""
    if sheet.refusals:
        return Plan(sheet)
    read = [_read(row, standing) for row in sheet.rows]
    said = [one for one in read if isinstance(one, _Said)]
    twice = sharing((one.row.number, (one.league, one.indicator)) for one in said)
    decided = {league: _decide([one for one in said if one.league is league], standing) for league in League}
    rows = tuple(one if isinstance(one, PlannedRow) else _planned(one, decided[one.league], standing) for one in read)
    return Plan(sheet, tuple(_without_double(row, twice) for row in rows))


def rules_table(standing: Standing) -> tuple[tuple[str, ...], ...]:
    """Titles, then a row for each indicator of each league, as they hold in this quarter."""
    first = period_of(PeriodKind.QUARTER, standing.today).first
    rows = (
        (
            LEAGUE_WORDS[rules.league],
            MEASURES[indicator].zh,
            digits(weight),
            first.isoformat(),
            show_cap(rules.cap),
            show_flags(rules.flags_in),
        )
        for rules in standing.rules(first)
        for indicator, weight in rules.weights
    )
    return (tuple(_TITLES.values()), *rows)


def show_cap(cap: Decimal) -> str:
    """120%."""
    return f"{digits(cap * 100)}%"


def show_flags(kinds: Sequence[PeriodKind]) -> str:
    """季度; 不评 for no kind of period."""
    return "、".join(word for word, kind in _FLAG_WORDS.items() if kind in kinds) or _NO_FLAGS


def read_weight(text: str) -> Decimal | None:
    """A weight from 0 to 100, at most two decimals: 30, 12.5, 30分; None for anything else."""
    found = _WEIGHT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    weight = Decimal(found[1]) if found else None
    return weight if weight is not None and weight <= FULL else None


def _read(row: SheetRow, standing: Standing) -> _Said | PlannedRow:
    cells = {key: tidy(row.cells.get(key, "")) for key in _TITLES}
    league = read_league(cells["league"])
    indicator, weight = read_indicator(cells["indicator"]), read_weight(cells["weight"])
    first = _read_first(cells["valid_from"], standing.today)
    cap, flags = _read_cap(cells["cap"]), _read_flags(cells["flags"])
    refusals = [_at("league", cells, Refusal(Reason.UNKNOWN_WORD, hint="、".join(LEAGUE_WORDS.values())))] * (
        not isinstance(league, League)
    )
    refusals += [_at("indicator", cells, indicator)] if isinstance(indicator, Refusal) else []
    refusals += [_at("weight", cells, Refusal(Reason.BAD_NUMBER))] if weight is None else []
    named = (("valid_from", first), ("cap", cap), ("flags", flags))
    refusals += [_at(key, cells, value) for key, value in named if isinstance(value, Refusal)]
    refusals += [Refusal(Reason.FORMULA, place) for place in row.formulas]
    label = f"{cells['league']} {cells['indicator']}"
    if (
        refusals or not isinstance(league, League) or isinstance(indicator, Refusal) or weight is None
        or isinstance(first, Refusal) or isinstance(cap, Refusal) or isinstance(flags, Refusal)
    ):  # fmt: skip
        return planned(row, label, Fields({}, (), tuple(refusals)), None, is_new=False)
    return _Said(row, league, indicator, weight, first, cap, flags)


def _at(key: str, cells: Mapping[str, str], refusal: Refusal) -> Refusal:
    reason = refusal.reason if cells[key] else Reason.EMPTY
    return replace(refusal, reason=reason, column=_TITLES[key], value=cells[key])


def _read_first(text: str, today: date) -> date | Refusal:
    """The day from which on periods begin under these rules; where it is not said, the first of this quarter."""
    if not text:
        return period_of(PeriodKind.QUARTER, today).first
    return read_day(text, today + _FURTHEST)


def _read_cap(text: str) -> Decimal | Refusal | None:
    if not text:
        return None
    found = _CAP.fullmatch(unicodedata.normalize("NFKC", text))
    cap = Decimal(found[1]) / 100 if found else Decimal(0)
    return cap if cap >= 1 else Refusal(Reason.BAD_NUMBER)


def _read_flags(text: str) -> tuple[PeriodKind, ...] | Refusal | None:
    if not text:
        return None
    words = [] if text == _NO_FLAGS else re.split(r"[、,，;；]", text)
    known = {folded(word): kind for word, kind in _FLAG_WORDS.items()}
    kinds = [known.get(folded(word.strip().removeprefix("每"))) for word in words]
    found = tuple(kind for kind in kinds if kind is not None)
    hint = "、".join((*_FLAG_WORDS, _NO_FLAGS))
    return found if len(found) == len(words) else Refusal(Reason.UNKNOWN_WORD, hint=hint)


@dataclass(frozen=True, slots=True)
class _Decision:
    """The rules of a league before and after, or why they cannot be."""

    before: IndicatorSet
    after: RulesDraft | Refusal


def _decide(said: Sequence[_Said], standing: Standing) -> _Decision | None:
    """None for a league that no row speaks of."""
    if not said:
        return None
    first, name = said[0].valid_from, LEAGUE_WORDS[said[0].league]
    before = next(one for one in standing.rules(first) if one.league is said[0].league)
    for key, values in (
        ("valid_from", {one.valid_from.isoformat() for one in said}),
        ("cap", {show_cap(one.cap) for one in said if one.cap is not None}),
        ("flags", {show_flags(one.flags) for one in said if one.flags is not None}),
    ):
        if len(values) > 1:
            return _Decision(before, Refusal(Reason.RULES_DIFFER, _TITLES[key], "、".join(sorted(values))))
    weights = dict(before.weights) | {one.indicator: one.weight for one in said}
    total = sum(weights.values(), Decimal(0))
    if total != FULL:
        return _Decision(before, Refusal(Reason.WEIGHTS_SUM, name, digits(total)))
    cap = next((one.cap for one in said if one.cap is not None), before.cap)
    flags = next((one.flags for one in said if one.flags is not None), before.flags_in)
    after = replace(before, weights=tuple(weights.items()), cap=cap, flags_in=flags)
    return _Decision(before, RulesDraft(after, first))


def _planned(said: _Said, decision: _Decision | None, standing: Standing) -> PlannedRow:
    label = f"{LEAGUE_WORDS[said.league]} {MEASURES[said.indicator].zh}"
    if decision is None or isinstance(decision.after, Refusal):
        refusals = (decision.after,) if decision and isinstance(decision.after, Refusal) else ()
        return planned(said.row, label, Fields({}, (), refusals), None, is_new=False)
    draft, before = decision.after, decision.before
    weight = dict(before.weights).get(said.indicator)
    known = "" if weight is None else digits(weight)
    changes = [FieldChange("weight", _TITLES["weight"], known, digits(said.weight))] * (weight != said.weight)
    whole = (
        ("cap", show_cap(before.cap), show_cap(draft.rules.cap)),
        ("flags", show_flags(before.flags_in), show_flags(draft.rules.flags_in)),
    )
    changes += [FieldChange(key, _TITLES[key], was, now) for key, was, now in whole if was != now]
    if changes:
        early = draft.valid_from < period_of(PeriodKind.QUARTER, standing.today).first
        shown = draft.valid_from.isoformat()
        changes.append(FieldChange("valid_from", _TITLES["valid_from"], "", shown, doubtful=early))
    return planned(said.row, label, Fields({}, tuple(changes), ()), draft, is_new=False)


def _without_double(row: PlannedRow, twice: Mapping[int, tuple[int, ...]]) -> PlannedRow:
    return (
        refuse(row, Refusal(Reason.DOUBLE_ID, value=row.name, rows=twice[row.number])) if row.number in twice else row
    )
