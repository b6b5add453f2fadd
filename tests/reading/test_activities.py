"""Activities."""

import pytest

from bot.reading.activities import activity_of
from store.reporting.project import Stage


@pytest.mark.parametrize(
    ("said", "stage", "activity"),
    [
        ("昨天签约", Stage.SIGNED, "签约活动"),
        ("签约仨月了", Stage.SIGNED, ""),
        ("对接会上签的", Stage.SIGNED, "推介活动"),
        ("厂房封顶", Stage.BUILDING, "现场推进"),
        ("停工了", Stage.BUILDING, ""),
        ("开工", Stage.STARTED, ""),
        ("环评", Stage.LANDED, "代办手续"),
        ("视频会", Stage.TALKS, "视频会商"),
        ("客商来看地", Stage.TALKS, "接待客商"),
        ("赴无锡拜访", Stage.TALKS, "外出拜访"),
        ("又谈了一轮", Stage.TALKS, "洽谈"),
    ],
)
def test_the_words_say_what_was_done(said: str, stage: Stage, activity: str) -> None:
    """By stage first, then by the kind of meeting that is named first."""
    assert activity_of(said, stage, funds=False) == activity


def test_money_that_came_is_an_activity_of_its_own() -> None:
    """Where no stage is told."""
    assert activity_of("到位", None, funds=True) == "资金到位"
