"""What a message tells although some words of it ask."""

from datetime import datetime

from bot.reading.evidence import released
from bot.reading.learned import read_learned
from bot.reading.reader import ZONE, Gazetteer, marks_of, read_message
from bot.reading.tagger import tag

POSTED = datetime(2024, 7, 8, 9, tzinfo=ZONE)


def test_of_a_report_only_what_asks_is_a_question() -> None:
    """The sentence before it stays told."""
    marks = marks_of("冠县滚珠项目昨天签了，下一步谁来对接？", POSTED)
    assert marks.questions == {0, 1}
    assert released(marks, tag(marks, read_learned().names)).questions == {1}


def test_what_would_be_stays_supposed() -> None:
    """All of the sentence."""
    marks = marks_of("要是滚珠项目能签下来，今年任务就稳了", POSTED)
    assert released(marks, tag(marks, read_learned().names)).questions == marks.questions


def test_a_report_with_a_question_in_it_is_read() -> None:
    """And what was sent by others is not."""
    text = "求助：临清滚珠项目在建，混凝土断供六天了，谁能协调一下"
    assert [row.project for row in read_message(text, POSTED, Gazetteer()).rows] == ["滚珠项目"]
    assert read_message("转发：邻市滚珠项目昨天签约，总投资2亿元", POSTED, Gazetteer()).rows == ()
