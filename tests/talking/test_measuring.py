"""Labelled talks played through an Assistant."""

import io
import json
from pathlib import Path

from bot.talking.gold import Expected, GoldClause, GoldTalk, GoldTurn
from bot.talking.measuring import play, score, show
from tests.bot.sample import NOW, open_bench

TITLE = "栖梧市社会化招商奖励办法（试行）"
RIGHT = (GoldClause(TITLE, "第八条"),)
TALK = GoldTalk(
    "t1",
    (
        GoldTurn("内资引荐奖励最高多少", Expected.CLAUSE, RIGHT, (("100万元",),), "first"),
        GoldTurn("那外资呢", Expected.CLAUSE, RIGHT, (), "swap"),
        GoldTurn("那院士呢", Expected.REFUSED, (), (), "swap"),
        GoldTurn("栖梧市电价多少", Expected.CLAUSE, RIGHT, (), "new"),
        GoldTurn("谢谢", Expected.ANY, (), (), "small"),
    ),
)


def test_each_turn_is_judged_and_each_kind_is_summed_up(tmp_path: Path) -> None:
    """First turns, follow-ups and new topics apart; what is wrong is listed with how it was understood."""
    bench = open_bench(tmp_path)
    judged = play([TALK], bench.assistant, bench.ledger, NOW)
    assert [one.is_right for one in judged][:2] == [True, True]
    assert judged[1].understood == "栖梧市外资引荐奖励最高多少"
    scores = score(judged)
    assert (scores["first_right"], scores["new_topics_right"], scores["follow_ups"]) == (1.0, 0.0, 2)
    out, err = io.StringIO(), io.StringIO()
    show(judged, out, err, with_misses=True)
    shown = json.loads(out.getvalue())
    assert [miss["text"] for miss in shown["misses"]][-1] == "栖梧市电价多少"
    assert shown["by_kind"]["first"] == 1.0
    assert "follow_ups_right" in err.getvalue()


def test_nothing_to_measure_is_no_score() -> None:
    """And no fault."""
    assert score(())["first_right"] is None
