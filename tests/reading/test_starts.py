"""Where projects begin."""

from datetime import UTC, datetime

from bot.reading.reader import Gazetteer, read_message

POSTED = datetime(2024, 7, 8, 9, tzinfo=UTC)
KNOWN = Gazetteer(projects=("银杉滚珠项目", "青禾渔网项目"))


def test_a_known_name_keeps_the_sum_that_follows_its_day() -> None:
    """The sum of the second project never goes to the first."""
    read = read_message(
        "银杉滚珠项目今天签约，总投资6亿元，另外青禾渔网项目7月2日，新增到账资金212万", POSTED, KNOWN
    ).rows
    assert [(row.project, [one.text for one in row.amounts]) for row in read] == [
        ("银杉滚珠项目", ["6亿元"]),
        ("青禾渔网项目", ["212万"]),
    ]


def test_as_many_names_as_were_announced_open_rows() -> None:
    """新签约两家 is followed by two."""
    read = read_message("冠县新签约两家，滚珠1.5亿，渔网2900万。", POSTED, Gazetteer()).rows
    assert [row.project for row in read] == ["滚珠项目", "渔网项目"]
