"""The words that slips are measured against."""

from bot.reading.slip_words import FIXED, INDUSTRY, NAMES_FIXED, ORDINARY, REPORTING


def test_no_word_of_reports_is_taken_for_a_slip() -> None:
    """An ordinary word is none of the words that others are mended to."""
    assert not ORDINARY & (REPORTING | INDUSTRY)
    assert all(len(word) > 1 for word in REPORTING | INDUSTRY)


def test_a_name_is_mended_character_by_character() -> None:
    """So that places stay true."""
    assert all(len(wrong) == len(right) for wrong, right in NAMES_FIXED.items())
    assert all(right for right in FIXED.values())
