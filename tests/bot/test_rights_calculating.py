"""Who may do what around calculations."""

from bot.intent_calculating import Calculate, EnterRate, ListRates
from bot.message import Role
from bot.rights import may


def test_everybody_calculates_and_only_administrators_enter_rates() -> None:
    """A rate decides sums."""
    assert all(may(role, Calculate()) and may(role, ListRates()) for role in Role)
    assert [role for role in Role if may(role, EnterRate("x"))] == [Role.ADMIN]
