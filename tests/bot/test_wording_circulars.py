"""What coordinators are told by the calendar."""

import pytest

from bot.wording_circulars import say_silent_groups
from rag.answer import Language
from store.reporting.periods import Period, PeriodKind

JUNE = Period(PeriodKind.MONTH, 2024, 6)


@pytest.mark.parametrize("language", list(Language))
def test_silent_groups_are_named_or_said_to_be_none(language: Language) -> None:
    """In every language; names stay as they are."""
    assert "甲专班\n乙专班" in say_silent_groups(language, JUNE, ["甲专班", "乙专班"]).text
    assert say_silent_groups(language, JUNE, []).text.strip()
