"""One text and one number for one calculation."""

import json
from datetime import date
from decimal import Decimal

from rag.calculating.calculation import Calculation
from rag.calculating.canonical import number_for, to_json
from rag.calculating.case import Tranche
from rag.calculating.rates import ExchangeRate
from rag.calculating.truth import Verdict
from rag.rules.quantity import Money, Number, Share

_DAY = date(2026, 11, 20)
_RATES = [ExchangeRate("USD", date(2026, day, 1), Decimal(7), "示例") for day in (3, 1)]


def test_any_input_changes_the_number() -> None:
    """Rules, programme, facts, day, place, rates; the order of rates does not."""
    facts = (("a", Money(Decimal(1))),)
    numbers = {
        number_for("d", "p", facts, _DAY, "x", _RATES),
        number_for("e", "p", facts, _DAY, "x", _RATES),
        number_for("d", "q", facts, _DAY, "x", _RATES),
        number_for("d", "p", (("a", Money(Decimal(1), "USD")),), _DAY, "x", _RATES),
        number_for("d", "p", (("a", Number(Decimal(1))),), _DAY, "x", _RATES),
        number_for("d", "p", facts, date(2026, 11, 21), "x", _RATES),
        number_for("d", "p", facts, _DAY, "y", _RATES),
        number_for("d", "p", facts, _DAY, "x", []),
    }
    assert len(numbers) == 8
    assert number_for("d", "p", facts, _DAY, "x", _RATES) == number_for("d", "p", facts, _DAY, "x", _RATES[::-1])


def test_json_holds_every_kind_of_value() -> None:
    """Numbers as text without zeros behind, words sorted, days as they are written."""
    values = (
        ("funds", (Tranche(_DAY, Decimal("1.50"), "USD"),)),
        ("share", Share(Decimal("0.60"))),
        ("words", frozenset({"乙", "甲"})),
        ("yes", True),
    )
    text = to_json(Calculation("JS0", "p", "d", "1", "x", Verdict.MET, facts=values, day=_DAY))
    read = json.loads(text)
    assert read["facts"][0] == ["funds", [{"": "Tranche", "currency": "USD", "day": "2026-11-20", "value": "1.5"}]]
    assert [fact[1] for fact in read["facts"][1:]] == [{"": "Share", "fraction": "0.6"}, ["乙", "甲"], True]
    assert (read["verdict"], read["day"]) == ("met", "2026-11-20")
    assert text == json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
