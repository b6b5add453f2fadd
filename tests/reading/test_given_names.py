"""Names that are given as such."""

import pytest

from bot.reading.given_names import named_as, titled
from bot.reading.names import Grip


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("滚珠丝杠签约", "滚珠丝杠", "滚珠丝杠项目"),
        ("滚珠丝杠项目二期签约", "滚珠丝杠", "滚珠丝杠项目二期"),
        ("抗震支架地拿了", "抗震支架地", "抗震支架项目"),
        ("MEMS麦克风签约", "麦克风", "MEMS麦克风项目"),
        ("意资割草机签约", "意资割草机", "割草机项目"),
        ("冰鞋产业园开工", "冰鞋产业园", "冰鞋产业园"),
        ("参观滚珠丝杠", "滚珠丝杠", ""),
        ("滚珠产业链推进组", "滚珠产业链", ""),
    ],
)
def test_what_was_learned_becomes_a_name(text: str, said: str, name: str) -> None:
    """With the phase behind it and without what is said of the site; what was looked at is none."""
    start = text.index(said)
    found = named_as(text, (start, start + len(said)), len(text), bytes(len(text)), Grip.POINTED)
    assert (found.name if found else "") == name


def test_a_cell_gives_a_name_without_its_place() -> None:
    """滚珠项目（茌平）."""
    text = "滚珠项目(茌平)"
    found = titled(text, (0, len(text)), bytes(len(text)))
    assert found is not None and (found.name, found.grip) == ("滚珠项目", Grip.NAMED)
