"""What staff write that reports nothing: it goes on with a question that was asked, or it is idle."""

from pathlib import Path

import pytest

from bot.message import Role
from tests.bot.sample import CAP, Bench, open_bench

_HINT = "没有读到进展"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Somebody of the staff at a terminal."""
    return open_bench(tmp_path)


def say(bench: Bench, text: str) -> str:
    """What they get."""
    return bench.say(text, role=Role.STAFF)


def test_what_goes_on_with_a_question_is_answered(bench: Bench) -> None:
    """Without the form of a question as well: another thing, and a new topic."""
    assert _HINT in say(bench, "临澜县的电")
    assert "0.62元" in say(bench, "栖梧市工业用电一度多少钱")
    assert "0.62元" in say(bench, "临澜县的电")
    assert "请问吧" in say(bench, "换个问题")
    assert "请问吧" in say(bench, "/new")


def test_a_place_answers_which_place(bench: Bench) -> None:
    """As anybody's would."""
    assert "栖梧市" in say(bench, "哪儿有奖励？")
    assert "100万元" in say(bench, "栖梧市")


def test_how_it_was_understood_is_told_only_where_it_says_something_else(bench: Bench) -> None:
    """A question that is asked once more stands for itself."""
    asked = "栖梧市新建露营地补贴多少"
    assert "答不了" in bench.say(asked)
    bench.asker.outcomes = {**bench.asker.outcomes, "露营地": CAP}
    again = bench.say(asked)
    assert "100万元" in again and "理解" not in again
    assert "理解" in bench.say("那临澜县呢")


def test_idle_words_stay_idle(bench: Bench) -> None:
    """Thanks, and what happened today; and what the documents do not answer."""
    say(bench, "栖梧市工业用电一度多少钱")
    for words in ("好的，收到", "今天跑了一天", "那游泳池", "哈哈"):
        assert _HINT in say(bench, words), words
