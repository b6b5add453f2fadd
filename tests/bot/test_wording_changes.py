"""How a comparison is said."""

import pytest

from bot.settings import SHIPPED_POLICIES
from bot.wording_changes import rows_of, say_comparison, say_figures
from policies.library import load_library
from rag.answer import Language
from rag.changes import Figures, compare

BY_ID = {policy.policy_id: policy for policy in load_library(SHIPPED_POLICIES).policies}
FOUND = compare(BY_ID["栖梧市社会化招商奖励暂行办法（2021）"], BY_ID["栖梧市社会化招商奖励办法"])


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (Figures(("30%",), ("60%",)), "30% → 60%"),
        (Figures(("200万元",), ("300万元", "500万元")), "旧 200万元；新 300万元、500万元"),
        (Figures(("30日",)), "旧 30日"),
        (Figures(), ""),
    ],
)
def test_figures_are_paired_only_one_to_one(figures: Figures, said: str) -> None:
    """Which of several took the place of which is left to the reader."""
    assert say_figures(figures, Language.SIMPLIFIED) == said


def test_what_differs_comes_before_what_stands_alone() -> None:
    """First pairs, then new clauses, then old ones."""
    kinds = [(row.old is not None, row.new is not None) for row in rows_of(FOUND)]
    assert kinds == sorted(kinds, key=[(True, True), (False, True), (True, False)].index)


@pytest.mark.parametrize("language", Language)
def test_a_page_says_that_alone_is_not_gone(language: Language) -> None:
    """In every language; quotes stay in the documents' script."""
    reply = say_comparison(FOUND, "00000000", 0, (), language)
    assert {"zh-Hans": "单列的是没有把握对应的", "zh-Hant": "單列的是沒有把握對應的", "en": "stands by itself"}[
        language
    ] in reply.text
    assert "市外资金占项目总投资的比例应当在30%以上。" in reply.text
