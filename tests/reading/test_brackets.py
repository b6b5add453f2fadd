"""Lists that a step opens."""

from bot.reading.brackets import opened
from bot.reading.text import fold


def test_brackets_behind_a_counted_step_become_a_list() -> None:
    """新开工2个（…）."""
    assert opened(fold("新开工2个(琴弦1亿、鼓)，投产1个(铜锣)")).text == "新开工2个:琴弦1亿、鼓;,投产1个:铜锣;"


def test_a_blank_behind_a_step_opens_a_list_where_several_do() -> None:
    """签约 无；开工 琴弦."""
    assert opened(fold("签约 无；开工 琴弦")).text == "签约:无;开工:琴弦"
    assert opened(fold("开工 琴弦")).text == "开工 琴弦"


def test_other_brackets_are_left() -> None:
    """琴弦（1亿）."""
    assert opened(fold("琴弦(1亿)开工")).text == "琴弦(1亿)开工"
