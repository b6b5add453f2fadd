"""Festivals."""

from datetime import date

import pytest

from bot.reading.festivals import FESTIVALS, festival


@pytest.mark.parametrize("name", FESTIVALS)
def test_the_last_one_up_to_the_message_is_meant(name: str) -> None:
    """Never one that is still to come."""
    first, last = festival(name, date(2025, 3, 1))
    assert date(2024, 3, 1) < first == last <= date(2025, 3, 1)


def test_years_whose_lunar_days_are_not_held_are_refused() -> None:
    """Better no day than a wrong one."""
    with pytest.raises(ValueError, match="2050"):
        festival("端午", date(2050, 7, 1))
