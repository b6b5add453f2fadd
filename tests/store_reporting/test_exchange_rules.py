"""League rules by file: whole leagues, weights that add up, from which day on."""

from datetime import date
from decimal import Decimal

import pytest

from store.database import Database
from store.reporting.exchange import Plan, Reason, RulesDraft, Standing, Subject
from store.reporting.exchange_ledger import Exchange
from store.reporting.exchange_rules import plan_rules, rules_table
from store.reporting.exchange_sheet import read_sheet
from store.reporting.indicators import Indicator
from store.reporting.offices import League
from store.reporting.periods import Period, PeriodKind
from store.reporting.registry import Registry
from store.reporting.rulebook_ledger import RulebookLedger
from tests.store_reporting.samples import NOON
from tests.store_reporting.sheets import OFFICES, TODAY, grid_of, reasons, said, sheet_of, verdicts

STANDING = Standing(TODAY, OFFICES)
HEADER = "排名组|指标|权重|生效日期|封顶|红黄旗"


def plan(*rows: str, header: str = HEADER) -> Plan:
    """What a file does, its header first."""
    return plan_rules(sheet_of(Subject.RULES, header, *rows), STANDING)


def test_two_weights_that_keep_the_sum_change_their_league_from_this_quarter_on() -> None:
    """What the file does not name stays as it is; the other league too."""
    found = plan("县市区组|到位资金（上报）|30|||", "县市区|新开工项目|10|||")
    assert verdicts(found) == ["changed", "changed"]
    assert said(found.rows[0].changes) == {"weight": ("20", "30"), "valid_from": ("", "2024-04-01")}
    draft = found.rows[0].draft
    assert isinstance(draft, RulesDraft) and draft == found.rows[1].draft
    assert dict(draft.rules.weights)[Indicator.FUNDS_REPORTED] == 30
    assert (draft.rules.league, draft.valid_from) == (League.COUNTIES, date(2024, 4, 1))


def test_weights_that_do_not_add_up_are_refused_with_their_sum() -> None:
    """Every row of that league, and no row of the other."""
    found = plan("县市区组|到位资金（上报）|30|||", "市直部门组|新开工项目|10|||")
    assert [reasons(row) for row in found.rows] == [[Reason.WEIGHTS_SUM], []]
    assert found.rows[0].refusals[0].value == "110"


def test_cap_flags_and_day_belong_to_the_league() -> None:
    """They may be said once, and not twice in different ways."""
    found = plan("县市区组|新开工项目|20|2024-07-01|150%|月、季度")
    assert said(found.rows[0].changes) == {
        "cap": ("120%", "150%"), "flags": ("季度", "月、季度"), "valid_from": ("", "2024-07-01"),
    }  # fmt: skip
    differing = plan("县市区组|新开工项目|20|2024-07-01||", "县市区组|到账外资|10|2024-10-01||")
    assert [reasons(row) for row in differing.rows] == [[Reason.RULES_DIFFER]] * 2
    early = plan("县市区组|新开工项目|10|2024-01-01||", "县市区组|到账外资|20|2024-01-01||")
    assert early.rows[0].changes[-1].doubtful


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("冠县|新开工项目|20|||", Reason.UNKNOWN_WORD),
        ("|新开工项目|20|||", Reason.EMPTY),
        ("县市区组|没有|20|||", Reason.UNKNOWN_WORD),
        ("县市区组|新开工项目|-1|||", Reason.BAD_NUMBER),
        ("县市区组|新开工项目|101|||", Reason.BAD_NUMBER),
        ("县市区组|新开工项目||||", Reason.EMPTY),
        ("县市区组|新开工项目|20|明天||", Reason.BAD_DATE),
        ("县市区组|新开工项目|20|2034-07-01||", Reason.FUTURE_DATE),
        ("县市区组|新开工项目|20||90%|", Reason.BAD_NUMBER),
        ("县市区组|新开工项目|20|||天天", Reason.UNKNOWN_WORD),
    ],
)
def test_what_cannot_be_read_is_refused(row: str, reason: Reason) -> None:
    """With the column it stands in."""
    assert reasons(plan(row).rows[0]) == [reason]


def test_an_indicator_that_stands_twice_is_refused() -> None:
    """Both rows."""
    found = plan("县市区组|新开工项目|20|||", "县区组|新开工|20|||")
    assert [reasons(row) for row in found.rows] == [[Reason.DOUBLE_ID]] * 2


def test_what_is_written_and_read_again_is_unchanged() -> None:
    """Both leagues, twenty rows."""
    again = plan_rules(read_sheet(grid_of(rules_table(STANDING)), Subject.RULES), STANDING)
    assert verdicts(again) == ["unchanged"] * 20


def test_applied_they_hold_from_their_day_on_and_stand_in_the_audit(database: Database) -> None:
    """Once for a league, whatever the number of its rows; earlier periods keep theirs."""
    exchange, rulebook = Exchange(database), RulebookLedger(database)
    sheet = sheet_of(
        Subject.RULES, HEADER, "县市区组|到位资金（上报）|30|2024-07-01||", "县市区组|新开工项目|10|2024-07-01||"
    )
    exchange.apply(exchange.plan(sheet, NOON), 14, NOON)
    second, third = (Period(PeriodKind.QUARTER, 2024, number) for number in (2, 3))
    weights = [dict(rulebook.rules(period)[0].weights)[Indicator.FUNDS_REPORTED] for period in (second, third)]
    assert weights == [Decimal(20), Decimal(30)]
    (entry,) = Registry(database).audit(5, "rules:counties")
    assert (entry.action, entry.by) == ("rules.set", 14)
    assert entry.after is not None and entry.after["valid_from"] == "2024-07-01"
    assert entry.before is not None and "20" in str(entry.before["weights"])
