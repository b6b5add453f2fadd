"""Units that a bare number may have."""

from decimal import Decimal

import pytest

from bot.reporting.units import unit_options, with_units
from store.money import Money
from store.reporting.progress import Doubt, DoubtKind
from tests.reporting.office import Office

PLAN = Money(Decimal(200_000_000))


@pytest.mark.parametrize(
    ("number", "planned", "options"),
    [
        ("80000000", None, ("8000万元", "8000万美元")),
        ("500000", None, ("50万元", "50亿元", "50万美元")),
        ("8000", PLAN, ("8000万元", "8000万美元")),
        ("300", PLAN, ("300万元", "300万美元")),
        ("1.5", PLAN, ("1.5万元", "1.5亿元", "1.5万美元")),
        ("0", None, ()),
    ],
)
def test_no_absurd_sum_is_offered(number: str, planned: Money | None, options: tuple[str, ...]) -> None:
    """Yuan first for many digits; nothing over 1000亿 or a hundred times the plan."""
    assert unit_options(Decimal(number), planned) == options


def test_only_bare_numbers_are_given_units() -> None:
    """What the reader offers for a span stays."""
    span = Doubt(DoubtKind.UNIT, "300万元至500万元", ("300万元", "500万元"))
    assert with_units(span, None) == span
    assert with_units(Doubt(DoubtKind.FUTURE, "8000"), None).options == ()
    assert with_units(Doubt(DoubtKind.UNIT, "到位8000"), PLAN).options == ("8000万元", "8000万美元")


def test_the_sum_stands_on_the_card_once_its_unit_is_told(office: Office) -> None:
    """It is not lost with its question."""
    office.say("曲轴铸造项目到位80000000")
    assert "到位资金：8000万元" in office.press("8000万元").text
    assert "已保存" in office.press("保存").text
    assert office.in_place() == 80_000_000
