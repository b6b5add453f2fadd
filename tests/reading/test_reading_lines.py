"""Messages written a few words a line."""

import pytest

from bot.reading.lines import joined
from bot.reading.text import fold


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("滚珠\n冠县\n昨天签了\n两亿", "滚珠,冠县,昨天签了,两亿"),
        ("1. 滚珠签约\n2. 粉丝开工\n3. 渔网", "1. 滚珠签约\n2. 粉丝开工\n3. 渔网"),
        ("6月4日\n琴弦开工\n皮影投产", "6月4日\n琴弦开工\n皮影投产"),
        ("到账\n冠县 滚珠丝杠 210万元\n莘县 红薯粉丝 95万元", "到账:冠县 滚珠丝杠 210万元\n莘县 红薯粉丝 95万元"),
        ("[冠县招商快报]滚珠项目昨天签约", "[冠县招商快报:滚珠项目昨天签约"),
        ("滚珠到位800万、粉丝到位350万", "滚珠到位800万;粉丝到位350万"),
    ],
)
def test_lines_are_one_sentence_unless_they_are_items(text: str, read: str) -> None:
    """A heading on a line of its own ends with a colon; every character keeps its place."""
    folded = joined(fold(text))
    assert folded.text == read and len(folded.text) == len(text)
