"""Forms with numbered labels."""

from bot.reading.forms import without_numbers
from bot.reading.text import fold


def test_numbers_of_labels_are_blanked() -> None:
    """The text keeps its length, so that places stay right."""
    text = "1. 项目:绳网\n2. 阶段:签约\n3. 金额:2亿元"
    assert without_numbers(fold(text)).text == "   项目:绳网\n   阶段:签约\n   金额:2亿元"


def test_lists_of_projects_are_left_alone() -> None:
    """Two names, or items without labels, are a list."""
    for text in ("1. 项目:绳网\n2. 项目:渔具\n3. 阶段:签约", "1. 绳网签约\n2. 渔具开工\n3. 草帽投产"):
        assert without_numbers(fold(text)).text == text
