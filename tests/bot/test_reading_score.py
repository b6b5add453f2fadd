"""Scores of reading."""

import io
import json

import pytest

from bot.reading_score import judge_lines, measure_messages, score
from bot.stopping import InputRefused


def _line(text: str, *reports: dict[str, object]) -> str:
    empty: dict[str, object] = {
        "project": None,
        "stage": None,
        "date_resolved": None,
        "amounts": [],
        "activity": None,
        "county": None,
    }
    gold = {"reports": [{**empty, **report} for report in reports]}
    return json.dumps({"id": text[:4], "posted_at": "2024-07-08T09:00:00+08:00", "text": text, "gold": gold})


_RIGHT = _line("滚珠项目昨天开工", {"project": "滚珠项目", "stage": "开工", "date_resolved": "2024-07-07"})


def test_what_is_read_right_scores_one() -> None:
    """Exactly, field by field."""
    scores = score(judge_lines([_RIGHT, _line("收到")]))
    assert {scores[name] for name in ("project", "stage", "amounts", "dates")} == {1.0}
    assert (scores["false_cards"], scores["rows"], scores["messages"]) == (0, 1, 2)


def test_a_wrong_sum_that_nobody_doubted_is_counted() -> None:
    """The figure that must be nought."""
    wrong = _line(
        "滚珠项目签约，2亿", {"project": "滚珠项目", "amounts": [{"kind": "签约额", "value_yuan": 20_000_000}]}
    )
    scores = score(judge_lines([wrong]))
    assert (scores["money_wrong_undoubted"], scores["amounts"]) == (1, 0)


def test_a_row_out_of_nothing_is_a_false_card() -> None:
    """Over the messages that hold none."""
    assert score(judge_lines([_line("滚珠项目昨天开工")]))["false_cards"] == 1


def test_failures_are_listed() -> None:
    """As words and as JSON."""
    wrong = _line("滚珠项目昨天开工", {"project": "粉丝项目"})
    words, fields = io.StringIO(), io.StringIO()
    measure_messages([wrong], words, as_json=False, with_failures=True)
    measure_messages([wrong], fields, as_json=True, with_failures=True)
    assert "滚珠项目 / 粉丝项目" in words.getvalue()
    assert json.loads(fields.getvalue())["failures"][0]["id"] == "滚珠项目"


@pytest.mark.parametrize("lines", [[], ["{"]])
def test_a_file_without_messages_is_refused(lines: list[str]) -> None:
    """With what is the matter."""
    with pytest.raises(InputRefused):
        judge_lines(lines)
