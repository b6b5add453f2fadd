"""Words of reports and words of names."""

from bot.reading.words import HARD, KEPT, SOFT, WORD


def test_the_longest_word_wins() -> None:
    """电动工具 is kept whole though 动工 stands in it."""
    match = WORD.match("电动工具签约", 0)
    assert match and (match.word, match.end, match.belongs) == ("电动工具", 4, True) and match.word in KEPT


def test_words_of_reports_are_found() -> None:
    """And are no part of names."""
    match = WORD.match("总投资3亿", 0)
    assert match and (match.word, match.belongs) == ("总投资", False) and match.word not in KEPT


def test_single_words_are_hard_or_soft() -> None:
    """Never both."""
    assert not HARD & SOFT
