"""Stages told apart from plans and denials."""

import pytest

from bot.reading.stages import before, find_stages, settle
from store.reporting.project import Stage


def stage(text: str) -> Stage | None:
    """What a clause tells."""
    found = settle(list(find_stages(text, 0, len(text), plan=False)), text)
    return found.stage if found else None


@pytest.mark.parametrize(
    ("text", "right"),
    [("环评批了,能动工了", Stage.LANDED), ("摘的地", Stage.LANDED), ("封顶了", Stage.BUILDING), ("打桩开工", Stage.STARTED), ("奠基", Stage.STARTED),
     ("竣工投产", Stage.PRODUCING), ("签了备忘录", Stage.TALKS), ("签了合同", Stage.SIGNED), ("有条线索", Stage.LEAD), ("停工了", Stage.BUILDING),
     ("谈崩了", Stage.ENDED), ("合同没签成,还在谈", Stage.TALKS), ("还没签约", None), ("投产推迟", None), ("准备开工", None)],
)  # fmt: skip
def test_the_furthest_stage_done_counts(text: str, right: Stage | None) -> None:
    """What is planned, denied or only possible does not."""
    assert stage(text) is right


def test_a_plan_tells_no_stage_done() -> None:
    """Every word of a plan is undone."""
    assert not any(one.done for one in find_stages("签约开工", 0, 4, plan=True))


def test_before_a_planned_stage_stands_the_one_before() -> None:
    """签约 planned means 在谈."""
    assert before(Stage.SIGNED) is Stage.TALKS and before(Stage.PRODUCING) is Stage.BUILDING
