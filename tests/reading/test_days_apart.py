"""Several days in one report."""

from datetime import UTC, datetime

import pytest

from bot.reading.reader import Gazetteer, read_message

POSTED = datetime(2024, 7, 8, 9, tzinfo=UTC)
KNOWN = Gazetteer(projects=("银杉滚珠项目", "青禾渔网项目"))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "银杉滚珠项目7月1日开工；7月3日到位600万",
            [("银杉滚珠项目", "2024-07-01", 0), ("银杉滚珠项目", "2024-07-03", 1)],
        ),
        (
            "银杉滚珠项目7月1日到位50万，7月3日到位600万",
            [("银杉滚珠项目", "2024-07-01", 1), ("银杉滚珠项目", "2024-07-03", 1)],
        ),
        ("去年12月2日签约的银杉滚珠项目，今天到位90万", [("银杉滚珠项目", "2024-07-08", 1)]),
        ("7月4日外出拜访企业3家；7月5日接待客商1批次6人次", [("", "2024-07-04", 0), ("", "2024-07-05", 0)]),
        (
            "银杉滚珠项目7月2日开工。\n2.7月3日外出拜访企业4家。",
            [("银杉滚珠项目", "2024-07-02", 0), ("", "2024-07-03", 0)],
        ),
    ],
)
def test_every_figure_keeps_its_day(text: str, rows: list[tuple[str, str, int]]) -> None:
    """Project, day and number of sums of each row; a day that says which project is meant makes none."""
    read = read_message(text, POSTED, KNOWN).rows
    assert [(row.project, str(row.day), len(row.amounts)) for row in read] == rows


def test_visits_of_two_days_are_never_added() -> None:
    """Each keeps its own counters."""
    first, second = read_message("7月4日外出拜访企业3家；7月5日接待客商1批次6人次", POSTED, KNOWN).rows
    assert (first.visits.organisations, first.visits.batches) == (3, None)
    assert (second.visits.batches, second.visits.persons, second.visits.organisations) == (1, 6, None)
