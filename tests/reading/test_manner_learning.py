"""How the manner of reports is learned."""

from datetime import datetime

import numpy as np

from bot.reading.manner import grams_of, likely_report
from bot.reading.manner_learning import learn_manner
from bot.reading.reader import ZONE, marks_of

POSTED = datetime(2024, 7, 8, 9, tzinfo=ZONE)


def test_what_was_shown_is_told_apart() -> None:
    """Always with the same weights."""
    shown = [("滚珠项目签约了", True), ("粉丝项目开工了", True), ("什么时候签约？", False), ("请大家开会", False)]
    examples = [(grams_of(marks_of(text, POSTED)), reports) for text, reports in shown]
    weights = learn_manner(examples)
    assert (weights == learn_manner(examples)).all()
    likely = [likely_report(grams, weights.astype(np.float32)) for grams, _ in examples]
    assert [each > 0.5 for each in likely] == [reports for _, reports in shown]
