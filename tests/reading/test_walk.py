"""Names that only a walk over the clauses can give."""

from datetime import UTC, datetime

import pytest

from bot.reading.reader import Gazetteer, read_message

POSTED = datetime(2024, 7, 8, 9, tzinfo=UTC)


def test_a_phase_belongs_to_the_firm_that_was_named_before_the_comma() -> None:
    """今天去银杉，二期…."""
    (row,) = read_message("今天去银杉，二期到位600万，卡在蒸汽增容", POSTED, Gazetteer()).rows
    assert (row.project, row.activity, row.problem, str(row.day)) == (
        "银杉二期",
        "外出拜访",
        "卡在蒸汽增容",
        "2024-07-08",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("银杉滚珠项目和渔网项目今天各到位50万", ["银杉滚珠项目", "渔网项目"]),
        ("一、6号线配套产业园今天到位90万；二、12号厂房项目昨天开工", ["6号线配套产业园", "12号厂房项目"]),
        ("正安渔网项目昨天签约", ["正安渔网项目"]),
        ("银杉变压器铁芯项目昨天签约", ["银杉变压器铁芯项目"]),
        ("存在问题：渔网项目施工许可证未办理", ["渔网项目"]),
        ("1、渔网项目昨天开工\n2、接待客商2批次15人次", ["渔网项目", ""]),
    ],
)
def test_names_stay_whole(text: str, names: list[str]) -> None:
    """What is numbered is no day, and what a firm begins with is no adverb."""
    assert [row.project for row in read_message(text, POSTED, Gazetteer(projects=("银杉滚珠项目",))).rows] == names
