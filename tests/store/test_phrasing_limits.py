"""The circuit breaker: after how many faults it opens, for how long, and what closes it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from store.phrasing_limits import OPENS_AFTER, Breaker, BreakerState, Judged, PhrasingLimits, breaker

NOW = datetime(2026, 8, 3, tzinfo=UTC)


def judged(*faults: bool) -> list[Judged]:
    """Calls a second apart, the newest first."""
    return [
        Judged(NOW - timedelta(seconds=age), fault, "timeout" if fault else "phrased")
        for age, fault in enumerate(faults)
    ]


def test_a_few_faults_leave_it_closed() -> None:
    """Two are bad luck."""
    assert breaker(judged(True, True, False, True)).state(NOW) is BreakerState.CLOSED
    assert breaker([]).state(NOW) is BreakerState.CLOSED


def test_the_third_in_a_row_opens_it_for_half_a_minute() -> None:
    """Then one may try."""
    opened = breaker(judged(True, True, True, False))
    assert opened.state(NOW) is BreakerState.OPEN
    assert opened.state(NOW + timedelta(seconds=30)) is BreakerState.HALF_OPEN
    assert opened.outcome == "timeout"


def test_each_further_fault_doubles_the_pause_up_to_ten_minutes() -> None:
    """A server that is down for the night is asked six times an hour."""
    pauses = [Breaker(OPENS_AFTER + more, NOW).opens_at() for more in range(9)]
    assert [(at - NOW).total_seconds() for at in pauses if at] == [30, 60, 120, 240, 480, 600, 600, 600, 600]


def test_one_good_answer_closes_it() -> None:
    """Whatever was before."""
    assert breaker(judged(False, True, True, True, True)) == Breaker()


def test_nobody_is_at_a_call_after_its_time_and_ten_seconds() -> None:
    """Then another process may take it."""
    assert PhrasingLimits(seconds=30).lease == timedelta(seconds=40)


@settings(deadline=None)
@given(st.lists(st.booleans(), max_size=12))
def test_it_is_open_exactly_after_three_faults_in_a_row(faults: list[bool]) -> None:
    """Whatever was before them."""
    in_a_row = next((number for number, fault in enumerate(faults) if not fault), len(faults))
    assert (breaker(judged(*faults)).state(NOW) is BreakerState.OPEN) == (in_a_row >= OPENS_AFTER)


def test_faults_of_a_clock_that_ran_far_ahead_do_not_keep_it_open() -> None:
    """Set right again, the clock would not reach them for a year; a little ahead counts as new."""
    ahead = Breaker(OPENS_AFTER, NOW + timedelta(days=365))
    assert ahead.state(NOW) is BreakerState.HALF_OPEN
    assert Breaker(OPENS_AFTER, NOW + timedelta(minutes=2)).state(NOW) is BreakerState.OPEN
