"""Days and sums as people say them in passing."""

import pytest

from bot.talking.spoken import written_out


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("22年签的呢", "2022年签约的项目呢"),
        ("我是前年签的", "前年签约的项目"),
        ("合同要是24年底签的呢", "2024年底签约的项目呢"),
        ("签约是2022年的话", "2022年签约的项目的话"),
        ("签约是在2023年", "2023年签约的项目"),
        ("我们是2022年的协议", "2022年签约的项目"),
        ("2022年的项目呢", "2022年签约的项目呢"),
        ("去年5月签的", "去年5月签约的项目"),
        ("2022年签的外资项目", "2022年签约的外资项目"),
        ("2024年12月签的呢", "2024年12月签约的项目呢"),
        ("1亿5呢", "1.5亿呢"),
        ("3万8", "3.8万"),
        ("1亿5000万", "1亿5000万"),
        ("2024年的目标呢", "2024年的目标呢"),
        ("公示5天", "公示5天"),
        ("20年租期", "20年租期"),
        ("21年那版呢", "21年那版呢"),
        ("", ""),
    ],
)
def test_what_is_said_in_passing_is_written_out(said: str, written: str) -> None:
    """Other words stay as they are."""
    assert written_out(said) == written
