"""Values that were asked for, in a real file."""

import pytest

from store.database import Database
from store.reporting.awaited_values import AwaitedValue, AwaitedValues
from tests.store_reporting.samples import AUTHOR, COLLEAGUE, LATER, NOON

_DAY, _STAGE = AwaitedValue(12, 0, "日期", NOON), AwaitedValue(13, 2, "阶段", LATER)


@pytest.fixture
def values(database: Database) -> AwaitedValues:
    """Of that database."""
    return AwaitedValues(database)


def test_one_value_is_kept_for_a_person_in_a_chat(values: AwaitedValues) -> None:
    """The newest; nobody else's."""
    values.put("-100", AUTHOR, _DAY)
    values.put("-100", COLLEAGUE, _DAY)
    values.put("-100", AUTHOR, _STAGE)
    assert values.of("-100", AUTHOR) == _STAGE
    assert values.of("-100", COLLEAGUE) == _DAY
    assert values.of(str(AUTHOR), AUTHOR) is None


def test_what_is_dropped_is_gone(values: AwaitedValues) -> None:
    """Once or twice; the colleague's stays."""
    values.put("-100", AUTHOR, _DAY)
    values.put("-100", COLLEAGUE, _DAY)
    values.drop("-100", AUTHOR)
    values.drop("-100", AUTHOR)
    assert values.of("-100", AUTHOR) is None
    assert values.of("-100", COLLEAGUE) == _DAY
