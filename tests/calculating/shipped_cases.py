"""The shipped rules, what makes a case eligible under each document, and cases.jsonl read for the engine and by hand.

A line of cases.jsonl names document, programme, the facts in words of mixed units, the exchange rates by day, and the sum.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.provision import Library
from rag.calculating.calculation import Calculation
from rag.calculating.case import Tranche, Value, case_of
from rag.calculating.engine import calculate
from rag.calculating.rates import ExchangeRate, Rates
from rag.rules.book import Edition, RuleBook, load_book
from rag.rules.facts import FactBook, FactKind
from rag.rules.quantity import read_measure
from rag.rules.vocabulary import Programme
from tests.calculating import readings_policy, readings_reward
from tests.calculating.readings_reward import Facts

DAY = date(2026, 11, 20)
Told = Mapping[str, object]

_REFERRAL: Told = {
    "capital": "内资", "sector": "制造业", "outside_share": "80%", "nature": [], "referrer_ties": [], "rank": [],
    "filed_before_signing": True, "investor_confirmed": True, "dishonest": False, "controlling": False,
}  # fmt: skip
_POLICY: Told = {
    "established_on": "2025-06-01", "main_investor_outside": True, "nature": [], "sector": "制造业", "county_kind": "市区",
    "fixed_investment": "2亿元", "per_mu_investment": "400万元", "second_full_year": False, "approvals_passed": True,
    "own_use": True, "in_production": True, "lease_years": "5年", "storeys": "4层", "plot_ratio": "2.2", "rented_area": "1000平方米",
    "new_headquarters": True, "listed_abroad": True, "listed_two_years": False, "contract_years": "3年", "insured": True,
    "doctors": "0人", "masters": "0人", "bachelors": "0人", "first_home": True, "newly_producing": True,
    "insured_six_months": True, "smart_equipment": "0元", "output_rewarded": "0元",
}  # fmt: skip
_ZONE: Told = {
    "in_zone": True, "advanced_manufacturing": True, "barred_this_year": False, "paid_within_year": True, "clean_room": True,
    "first_research_unit": True, "researchers": "20人", "digital_workshop": True, "clean_audit": True,
    "platform_accredited": True, "complete_machine_maker": True, "yearly_pay": "50万元", "power_used": "500万千瓦时",
    "tech_firm": True, "research_share": "6%", "rented_area": "300平方米",
}  # fmt: skip
_DIGITAL: Told = {
    "new_here": True, "sector": "软件和信息服务", "first_year_revenue": "2000万元", "settled_here": True, "power_usage": "1.2",
    "racks": "1000个", "second_level_node": True, "node_firms": "0家", "in_digital_park": True, "rented_area": "300平方米",
}  # fmt: skip
ELIGIBLE: Mapping[str, Told] = {
    readings_reward.CITY: {**_REFERRAL, "headquarters": True, "team_company": True},
    readings_reward.OLD: {**_REFERRAL, "signed_on": "2022-03-01", "filed_on": "2022-03-11"},
    readings_reward.COUNTY: {**_REFERRAL, "works_begun": False},
    readings_reward.AGENCY: {
        "agency_years": "3年", "agency_staff": "5名", "dishonest": False, "works_begun": True, "agency_grade": "优秀",
    },
    readings_policy.POLICY: _POLICY,
    readings_policy.ZONE: _ZONE,
    readings_policy.DIGITAL: _DIGITAL,
}  # fmt: skip
_RATED_ON = {(readings_reward.OLD, "foreign"): "signed_on", (readings_reward.COUNTY, "foreign"): "approved_on"}
READINGS = {**readings_reward.READINGS, **readings_policy.READINGS}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of cases.jsonl."""

    document: str
    programme: str
    facts: Told
    rates: Mapping[str, str]
    sum: str

    @property
    def told(self) -> Told:
        """The facts with those that make the case eligible."""
        return {**ELIGIBLE[self.document], **self.facts}


@cache
def library() -> Library:
    """The shipped documents."""
    return load_library(SHIPPED_POLICIES)


@cache
def book() -> RuleBook:
    """The shipped rules."""
    return load_book(SHIPPED_POLICIES, library())


def edition(document: str) -> Edition:
    """A shipped edition."""
    found = book().find(document)
    assert found is not None, document
    return found


def programme(document: str, programme_id: str) -> Programme:
    """A shipped programme."""
    found = edition(document).rules.find(programme_id)
    assert found is not None, programme_id
    return found


def lines() -> tuple[Line, ...]:
    """The cases of cases.jsonl."""
    text = (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8")
    return tuple(Line(**json.loads(line)) for line in text.splitlines() if line)


def worked_out(line: Line) -> Calculation:
    """The case as the engine works it out."""
    used = edition(line.document)
    case = case_of(values(line.told, used.facts), DAY)
    rates = [ExchangeRate("USD", date.fromisoformat(day), Decimal(rate), "示例") for day, rate in line.rates.items()]
    return calculate(used, programme(line.document, line.programme), case, Rates(tuple(rates)))


def values(told: Told, facts: FactBook) -> dict[str, Value]:
    """Facts in words as the engine takes them."""
    kinds = {fact.key: fact.kind for fact in facts}
    return {key: _value(kinds[key], value) for key, value in told.items() if key in kinds}


def _value(kind: FactKind, told: object) -> Value:
    if isinstance(told, bool):
        return told
    if kind is FactKind.FUNDS and isinstance(told, list):
        return tuple(Tranche(date.fromisoformat(day), Decimal(plain_number(sum_)), "USD") for sum_, day in told)
    if isinstance(told, list):
        return frozenset(told)
    if kind is FactKind.DAY:
        return date.fromisoformat(str(told))
    if kind in (FactKind.CHOICE, FactKind.CHOICES):
        return frozenset({str(told)})
    measure = read_measure(str(told))
    assert measure is not None, told
    return measure


def read_by_hand(line: Line) -> Fraction:
    """The case as the second reading has it, in yuan."""
    told = line.told
    facts: dict[str, object] = {key: _plain(value) for key, value in told.items()}
    funds = line.facts.get("foreign_funds")
    if isinstance(funds, list):
        rated_on = _RATED_ON.get((line.document, line.programme))
        facts["arrivals"] = tuple(
            (Fraction(plain_number(sum_)), Fraction(line.rates[str(told[rated_on]) if rated_on else day]))
            for sum_, day in funds
        )
    return read_as(line.document, line.programme, facts)


def read_as(document: str, programme_id: str, facts: Facts) -> Fraction:
    """What the second reading grants."""
    return READINGS[document, programme_id](facts)


def _plain(told: object) -> object:
    text = str(told)
    return Fraction(plain_number(text)) if isinstance(told, str) and re.match(r"\d+(\.\d+)?(?!\d*-)", text) else told


def plain_number(text: str) -> str:
    """The number of "3.2亿元" without its unit: 320000000."""
    found = re.match(r"(\d+(?:\.\d+)?)(万|亿)?", text)
    assert found is not None, text
    scale = {"万": 10**4, "亿": 10**8}.get(found[2] or "", 1)
    return f"{Decimal(found[1]) * scale:f}"
