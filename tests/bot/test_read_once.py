"""`read`: messages in, reports out, as JSON Lines."""

import io
import json

from bot.read_once import BadMessage, MessageLine, message_of, read_lines
from bot.reading.reader import Gazetteer


def test_a_message_becomes_a_line_of_reports() -> None:
    """Null where the words do not say; the end of a span only where it is another day."""
    line = json.dumps({"id": "a", "posted_at": "2024-07-08T09:00:00+08:00", "text": "冠县滚珠项目昨天签约，2亿"})
    out = io.StringIO()
    assert read_lines([line, "\n"], out, Gazetteer()) == 0
    (report,) = json.loads(out.getvalue())["reports"]
    assert report == {
        "project": "滚珠项目", "stage": "签约", "activity": "签约活动", "date": "2024-07-07", "date_end": None,
        "amounts": [{"kind": "签约额", "value_yuan": 200_000_000, "text": "2亿"}], "next_step": None, "problem": None,
        "county": "冠县", "correction": False, "doubts": [],
    }  # fmt: skip


def test_dollars_and_spans_have_their_own_keys() -> None:
    """value_usd; date and date_end."""
    line = json.dumps({"id": 1, "posted_at": "2024-07-08T09:00:00", "text": "冠县上半年外资到账120.5万美元"})
    out = io.StringIO()
    read_lines([line], out, Gazetteer())
    (report,) = json.loads(out.getvalue())["reports"]
    assert report["amounts"][0]["value_usd"] == 1_205_000
    assert (report["date"], report["date_end"]) == ("2024-01-01", "2024-06-30")


def test_a_line_that_is_no_message_is_told_and_the_others_are_read() -> None:
    """Exit code 1, one line out for each line in."""
    out = io.StringIO()
    good = json.dumps({"id": "b", "posted_at": "2024-07-08T09:00:00+08:00", "text": "收到"})
    assert read_lines(["{", '{"id": "x"}', good], out, Gazetteer()) == 1
    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == ["line 1", "x", "b"]


def test_a_time_without_a_zone_is_one_of_shanghai() -> None:
    """And a time that is none is refused."""
    given = message_of('{"id": 1, "posted_at": "2024-07-08T09:00:00", "text": ""}', 1)
    assert isinstance(given, MessageLine) and given.posted_at.utcoffset() is not None
    assert isinstance(message_of('{"id": 1, "posted_at": "heute", "text": ""}', 1), BadMessage)
