"""Who may do what around calculations: the part of the table of rights that is about them."""

from collections.abc import Mapping

from bot.intent import Intent
from bot.intent_calculating import Calculate, CalculatingPress, EnterRate, ListRates, MatchPolicies
from bot.message import Role

_EVERYBODY = frozenset(Role)
CALCULATING_RIGHTS: Mapping[type[Intent], frozenset[Role]] = {
    Calculate: _EVERYBODY,
    MatchPolicies: _EVERYBODY,
    CalculatingPress: _EVERYBODY,  # whose talk it is, is asked where the talk is known
    ListRates: _EVERYBODY,
    EnterRate: frozenset({Role.ADMIN}),
}
