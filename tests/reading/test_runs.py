"""Runs that may be names."""

import pytest

from bot.reading.runs import runs_of


def runs(text: str) -> list[str]:
    """Of a text without days, sums and places."""
    return [text[start:end] for start, end in runs_of(text, 0, len(text), bytes(len(text)))]


@pytest.mark.parametrize(
    ("text", "told"),
    [("正在推进电子价签项目签约", ["电子价签项目"]), ("紫苏油封顶", ["紫苏油"]), ("无损检测签约", ["无损检测"]), ("本周无签约", ["本周"]),
     ("自由锻开工", ["自由锻"]), ("昨天接待了eVTOL整机客商", ["昨天", "eVTOL整机"]), ("科锐变压器铁芯项目", ["科锐变压器铁芯项目"])],
)  # fmt: skip
def test_words_of_reporting_cut_and_products_stay_whole(text: str, told: list[str]) -> None:
    """封顶 wins over 油封 where both could be read; 无 denies only before words of reports."""
    assert runs(text) == told


def test_what_is_covered_is_left_out() -> None:
    """Days, sums and places."""
    assert list(runs_of("冠县滚珠签约", 0, 6, b"\1\1\0\0\0\0")) == [(2, 4)]
