"""Questions that no document of an investment bureau is about."""

import pytest

from rag.off_topic import is_off_topic


@pytest.mark.parametrize(
    "text",
    [
        "后天会不会下雪",
        "牙疼吃什么药",
        "帮我写一首关于大海的诗",
        "昨晚球赛比分多少",
        "what is the weather like",
        "把早安翻译成法语",
    ],
)
def test_everyday_things_are_known(text: str) -> None:
    """Weather, health, verses, sport, translations."""
    assert is_off_topic(text)


@pytest.mark.parametrize(
    "text", ["电影拍摄基地有没有补贴", "体育公司落户奖多少", "工业用电多少钱", "申报材料要翻译吗", "年平均气温多少"]
)
def test_the_same_words_in_a_question_of_the_trade_are_not(text: str) -> None:
    """A reward for films is asked about, and not a film."""
    assert not is_off_topic(text)
