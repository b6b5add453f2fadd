"""Words that were asked for go to whoever asked last, and nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answering.window import ANSWER, COORDINATOR, TITLE, Window, open_window


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """Everybody enrolled."""
    with open_window(tmp_path) as opened:
        yield opened


def test_what_was_asked_for_last_counts(window: Window) -> None:
    """The words of an answer, then those of an announcement, then of the answer again."""
    window.ask()
    say, press = window.hall.say, window.hall.press
    say("/unanswered", COORDINATOR)
    press("1", COORDINATOR)
    press("写答复", COORDINATOR)
    assert "正文" in say("/announce", COORDINATOR).text
    assert "公告1号" in say("周五放假。", COORDINATOR).text
    say("", COORDINATOR, press="ua-write:1")
    assert "请写答复" in say(f"《{TITLE}》第七条第（二）项", COORDINATOR).text
    assert "草稿，还没有发出" in say(ANSWER, COORDINATOR).text


def test_commands_presses_and_others_words_are_not_taken_for_it(window: Window) -> None:
    """Nor what is edited or forwarded."""
    window.ask()
    say = window.hall.say
    say("/unanswered", COORDINATOR)
    say("", COORDINATOR, press="ua-write:1")
    assert "没有找到这一条" not in say("/help", COORDINATOR).text
    assert "没有找到这一条" not in say("旧的话", COORDINATOR, edited=True).text
    assert "没有找到这一条" not in say("别人的话", COORDINATOR, forwarded=True).text
    assert "没有找到这一条" not in say("   ", COORDINATOR).text
    assert "没有找到这一条" in say("随便写的", COORDINATOR).text


def test_who_is_one_of_us_no_more_writes_no_answer(window: Window) -> None:
    """What was asked for before the membership ended is a question like any other."""
    window.ask()
    say = window.hall.say
    say("/unanswered", COORDINATOR)
    say("", COORDINATOR, press="ua-write:1")
    say(f"/revoke {COORDINATOR}", 14)
    assert "答不了" in say(f"《{TITLE}》第九十条", COORDINATOR).text
