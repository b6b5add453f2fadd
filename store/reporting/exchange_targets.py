"""Targets by file: a sheet beside the targets that stand. A row is an office, an indicator and a period."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from store.money import Currency, Money
from store.reporting.exchange import FieldChange, Plan, PlannedRow, Reason, Refusal, Sheet, SheetRow, Standing, Subject
from store.reporting.exchange_columns import folded, titles
from store.reporting.exchange_match import OfficeFinder, closed
from store.reporting.exchange_money import plain, read_money, show_sum
from store.reporting.exchange_rows import Fields, planned, refuse, sharing, tidy
from store.reporting.exchange_values import CLEAR
from store.reporting.indicators import MEASURES, Indicator
from store.reporting.periods import Period, parse_period
from store.reporting.targets import CENT, Target

_TITLES = titles(Subject.TARGETS)
_CURRENCIES = {"元": Currency.CNY, "美元": Currency.USD}  # the units of indicators that are sums
_OTHER_UNITS = {"个": {"个", "项"}, "批次": {"批次", "批"}, "人次": {"人次", "人"}, "家": {"家", "户"}}
_INDICATORS = {
    folded(name): indicator
    for indicator, measure in MEASURES.items()
    for name in (indicator.value, measure.zh, measure.en)
}
_SYNONYMS = {
    "新签约过亿项目": Indicator.SIGNED_OVER_100M,
    "过亿元项目": Indicator.SIGNED_OVER_100M,
    "新开工": Indicator.STARTED,
    "开工项目": Indicator.STARTED,
    "到账外资额": Indicator.FOREIGN_USD,
    "实际到账外资": Indicator.FOREIGN_USD,
}
_COUNT = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,12})\s*(?P<unit>\D*)")
_CHINESE_PERIOD = re.compile(r"(\d{4})年?度?(?:第?([一二三四1234])季度|([上下])半年|(\d{1,2})月|第?(\d{1,2})周)?")
_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}
Key = tuple[int, Indicator, Period]


def plan_targets(sheet: Sheet, standing: Standing) -> Plan:
    """What the sheet does to the targets."""
    if sheet.refusals:
        return Plan(sheet)
    offices = OfficeFinder(standing.offices)
    known = {_key(target): target.value for target in standing.targets}
    rows = tuple(_plan_row(row, sheet, offices, known) for row in sheet.rows)
    same = sharing((row.number, _key(row.draft)) for row in rows if isinstance(row.draft, Target))
    return Plan(sheet, tuple(_without_double(row, same) for row in rows))


def target_table(standing: Standing) -> tuple[tuple[str, ...], ...]:
    """Titles, then a row for each target."""
    offices = {office.office_id: office for office in standing.offices}
    rows = (
        (
            offices[target.office_id].code,
            offices[target.office_id].name,
            MEASURES[target.indicator].zh,
            str(target.period),
            show_target(target.indicator, target.value),
            MEASURES[target.indicator].unit,
        )
        for target in standing.targets
        if target.office_id in offices
    )
    return (tuple(_TITLES.values()), *rows)


def show_target(indicator: Indicator, value: Decimal | None) -> str:
    """A target with its unit: 45亿元, 300个; "" for none."""
    if value is None:
        return ""
    unit = MEASURES[indicator].unit
    return show_sum(value, _CURRENCIES[unit]) if unit in _CURRENCIES else plain(value) + unit


def read_period(text: str) -> Period | None:
    """A period as the command line writes it (2024-Q2) or in Chinese (2024年第二季度, 2024年度); None for anything else."""
    plain_text = unicodedata.normalize("NFKC", text).strip()
    if (found := parse_period(plain_text)) is not None:
        return found
    match = _CHINESE_PERIOD.fullmatch(plain_text.replace(" ", ""))
    if match is None:
        return None
    year, quarter, half, month, week = match.groups()
    tail = f"-Q{_QUARTERS.get(quarter, quarter)}" if quarter else f"-H{'上下'.index(half) + 1}" if half else ""
    tail = tail or (f"-{month}" if month else f"-W{week}" if week else "")
    return parse_period(year + tail)


def _key(target: Target) -> Key:
    return target.office_id, target.indicator, target.period


def _cell(row: SheetRow, key: str) -> str:
    return tidy(row.cells.get(key, ""))


def _plan_row(row: SheetRow, sheet: Sheet, offices: OfficeFinder, known: Mapping[Key, Decimal]) -> PlannedRow:
    office = offices.find_any(_cell(row, "office_code"), _cell(row, "office"))
    indicator = read_indicator(_cell(row, "indicator"))
    said = _cell(row, "period")
    period = read_period(said) or Refusal(Reason.BAD_PERIOD if said else Reason.EMPTY, _TITLES["period"], said)
    refusals = [one for one in (office, indicator, period) if isinstance(one, Refusal)]
    refusals += [Refusal(Reason.FORMULA, place) for place in row.formulas]
    if isinstance(office, Refusal) or isinstance(indicator, Refusal) or isinstance(period, Refusal):
        return planned(
            row, " ".join(filter(None, row.cells.values())), Fields({}, (), tuple(refusals)), None, is_new=False
        )
    before = known.get((office.office_id, indicator, period))
    value = _read_value(row, sheet, indicator, before)
    name = f"{office.name} {MEASURES[indicator].zh} {period}"
    if isinstance(value, Refusal):
        return planned(row, name, Fields({}, (), (*refusals, value)), None, is_new=False)
    if not office.active and value != before:
        refusals.append(closed(office))
    shown = show_target(indicator, before), show_target(indicator, value)
    changes = () if value == before else (FieldChange("value", _TITLES["value"], *shown),)
    draft = None if refusals else Target(office.office_id, indicator, period, value)
    return planned(row, name, Fields({}, changes, tuple(refusals)), draft, is_new=before is None)


def read_indicator(text: str) -> Indicator | Refusal:
    """An indicator by its key, its name or one of the usual other names."""
    found = _INDICATORS.get(folded(text)) or _SYNONYMS.get(folded(text))
    if found is not None:
        return found
    hint = "、".join(measure.zh for measure in MEASURES.values())
    return Refusal(Reason.UNKNOWN_WORD if text else Reason.EMPTY, _TITLES["indicator"], text, hint)


def _read_value(row: SheetRow, sheet: Sheet, indicator: Indicator, before: Decimal | None) -> Decimal | Refusal:
    text, column = _cell(row, "value"), sheet.column("value")
    title = column.title if column else _TITLES["value"]
    unit = _cell(row, "unit") or (column.unit if column else "")
    if not text:
        return Refusal(Reason.EMPTY, title)
    if text == CLEAR:
        return Refusal(Reason.NOT_CLEARED, title, text)
    if before is not None and text == show_target(indicator, before):
        return before
    value = read_figure(text, unit, indicator, before)
    if isinstance(value, Refusal):
        return Refusal(value.reason, title, text, value.hint or MEASURES[indicator].unit)
    return value if value > 0 else Refusal(Reason.BAD_NUMBER, title, text)


def read_figure(text: str, unit: str, indicator: Indicator, before: Decimal | None) -> Decimal | Refusal:
    """A figure in the indicator's own unit: a sum as cells write it, or a whole number; `before` is what stands."""
    own = MEASURES[indicator].unit
    currency = _CURRENCIES.get(own)
    if currency is None:
        return _read_count(text, unit, own)
    home = currency if currency is Currency.CNY else None
    standing = Money(before, currency) if before is not None and before == before.quantize(CENT) else None
    money = read_money(text, unit, home, standing)
    if isinstance(money, Refusal):
        return money
    return money.amount if money.currency is currency else Refusal(Reason.WRONG_UNIT, hint=own)


def _read_count(text: str, unit: str, own: str) -> Decimal | Refusal:
    """A whole number; it needs no unit, as it can have only one, but a wrong one is none."""
    match = _COUNT.fullmatch(unicodedata.normalize("NFKC", text))
    if match is None:
        is_sum = not isinstance(read_money(text, "", Currency.CNY), Refusal)
        return Refusal(Reason.WRONG_UNIT if is_sum else Reason.BAD_NUMBER, hint=own)
    said = match["unit"].strip() or unit
    known = _OTHER_UNITS.get(own, {own})
    return (
        Decimal(match["number"].replace(",", "")) if not said or said in known else Refusal(Reason.WRONG_UNIT, hint=own)
    )


def _without_double(row: PlannedRow, same: Mapping[int, tuple[int, ...]]) -> PlannedRow:
    return refuse(row, Refusal(Reason.DOUBLE_ID, value=row.name, rows=same[row.number])) if row.number in same else row
