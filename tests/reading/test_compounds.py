"""Words that only seem to hold words of reporting."""

import pytest

from bot.reading.compounds import COMPOUNDS
from bot.reading.words import WORD


@pytest.mark.parametrize("word", ["价签", "跑步机", "万向节", "基因测序", "软启动器", "一次性"])
def test_a_compound_is_read_whole(word: str) -> None:
    """签, 跑, 向, 因, 启动, 一次 end no name within them."""
    found = WORD.match(word + "项目", 0)
    assert word in COMPOUNDS and found and (found.word, found.belongs) == (word, True)


def test_no_compound_is_a_word_of_reporting() -> None:
    """Else it would be a name wherever it stands."""
    assert not COMPOUNDS & {"签约", "开工", "投产", "到位", "在谈", "客商", "计划", "厂房", "办理"}
