"""What became of a call, as data."""

import inspect
from typing import get_args

from bot.serving import outcomes
from bot.serving.outcomes import Delivered, Dropped, NotYet, Outcome, Unreachable


def test_every_outcome_is_one_that_is_dealt_with() -> None:
    """Whoever adds one is told by the type checker where it has to be settled."""
    made = {one for _, one in inspect.getmembers(outcomes, inspect.isclass) if one.__module__ == outcomes.__name__}
    assert set(get_args(Outcome)) == made


def test_a_call_that_makes_no_message_has_no_id() -> None:
    """And a line is up unless somebody says that it is down."""
    assert Delivered().message_id is None
    assert not NotYet("server error").line_down


def test_outcomes_of_one_reason_are_told_apart() -> None:
    """A chat that is lost is left out next time, a message that is refused is not."""
    assert {Dropped("no"), Unreachable("no"), Dropped("no")} == {Dropped("no"), Unreachable("no")}
