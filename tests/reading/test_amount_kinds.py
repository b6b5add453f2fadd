"""What a sum is."""

import pytest

from bot.reading.amount_kinds import (
    bare_kind,
    cumulative,
    foreign_kind,
    governed,
    is_old,
    is_part,
    is_spent,
    is_unclear,
)
from bot.reading.amounts import find_sums
from store.reporting.progress import AmountKind
from store.reporting.project import Stage


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("总投资1.5亿元", AmountKind.PLANNED),
        ("投2个亿", AmountKind.PLANNED),
        ("到位资金900万", AmountKind.IN_PLACE),
        ("280万元到位", AmountKind.IN_PLACE),
        ("签约额2亿", AmountKind.SIGNED),
        ("合同外资500万美元", AmountKind.FOREIGN),
        ("先投300万美元", AmountKind.FOREIGN),
        ("总投资1.5亿美元", AmountKind.PLANNED),
        ("2.2亿", None),
    ],
)
def test_the_word_beside_a_sum_says_what_it_is(text: str, kind: AmountKind | None) -> None:
    """Before it or right behind it; dollars are foreign capital unless planned investment is said."""
    (one,) = find_sums(text)
    assert governed(text, 0, one, 0) is kind


@pytest.mark.parametrize(
    ("before", "behind", "stage", "kind"),
    [
        ("合同外资", "", None, AmountKind.CONTRACTED),
        ("拟投资", "", Stage.TALKS, AmountKind.CONTRACTED),
        ("外方说先投", "", None, AmountKind.CONTRACTED),
        ("拟注入外资", "", None, AmountKind.CONTRACTED),
        ("capex around ", "", None, AmountKind.CONTRACTED),
        ("实际到账", "", Stage.SIGNED, AmountKind.FOREIGN),
        ("合同外资到账", "", None, AmountKind.FOREIGN),
        ("首笔外资", "", Stage.TALKS, AmountKind.FOREIGN),
        ("", "已到账", Stage.SIGNED, AmountKind.FOREIGN),
        ("外资", "", Stage.SIGNED, AmountKind.CONTRACTED),
        ("新能源电池项目外资", "已到账", None, AmountKind.FOREIGN),
        ("先期外资", "已到账", Stage.SIGNED, AmountKind.FOREIGN),
        ("重要项目外资", "到账", None, AmountKind.FOREIGN),
        ("Received foreign investment of ", "", None, AmountKind.FOREIGN),
        ("合同外资", "已到账", None, None),
        ("外资", "", None, None),
        ("外资", "", Stage.STARTED, None),
    ],
)
def test_foreign_capital_that_came_in_is_told_from_what_is_agreed_on(
    before: str, behind: str, stage: Stage | None, kind: AmountKind | None
) -> None:
    """By the words beside it, else by the stage; where neither tells, it is asked."""
    assert foreign_kind(before, behind, stage, paid=False) is kind


def test_foreign_capital_of_a_row_about_money_that_came_came_in() -> None:
    """Where the words stand elsewhere in the row."""
    assert foreign_kind("", "", None, paid=True) is AmountKind.FOREIGN
    assert foreign_kind("", "", Stage.SIGNED, paid=True) is None


def test_a_bare_sum_is_what_the_row_tells() -> None:
    """Signed beside a signing, planned otherwise, unknown where nothing is told."""
    assert bare_kind(Stage.SIGNED, "") is AmountKind.SIGNED
    assert bare_kind(Stage.TALKS, "") is AmountKind.PLANNED
    assert bare_kind(None, "又到账一笔") is AmountKind.IN_PLACE
    assert bare_kind(None, "") is None


@pytest.mark.parametrize("text", ["从1.2亿加到", "不是1.2亿", "误报为1.2亿", "多报了1.2亿"])
def test_the_old_sum_is_told_apart(text: str) -> None:
    """Of an old and a new one only the new one counts."""
    (one,) = find_sums(text)
    assert is_old(text, one.start, one.end, 0)


def test_totals_and_additions_are_told_apart() -> None:
    """累计, 新增, and words that leave it open."""
    assert (cumulative("累计到位"), cumulative("新增到位"), cumulative("到位")) == (True, False, None)
    assert is_unclear("目前到位资金") and not is_unclear("到位资金")
    assert is_part("其中固定资产投资") and is_spent("完成投资")
