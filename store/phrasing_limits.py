"""How much a language model is asked, and when it is left alone (限额和熔断): budgets, places, circuit breaker. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

OPENS_AFTER = 3
"""Faults in a row after which the model is left alone."""
LOOKED_BACK = 12
"""So many outcomes tell the state of the breaker."""
_PAUSE, _LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=10)
_GRACE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class PhrasingLimits:
    """`per_person` and `per_day` calls between two midnights, `at_once` of all workers; one takes at most `seconds`."""

    per_person: int = 50
    per_day: int = 2000
    at_once: int = 2
    seconds: float = 30.0

    @property
    def lease(self) -> timedelta:
        """After that nobody is at a call any more: whoever was has died."""
        return timedelta(seconds=self.seconds) + _GRACE


class BreakerState(StrEnum):
    """Closed: it is asked. Open: it is not. Half open: one asks, to find out."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


@dataclass(frozen=True, slots=True)
class Judged:
    """How one call ended, as far as it says something of the model: when, whether it was a fault, and which."""

    at: datetime
    is_fault: bool
    outcome: str


@dataclass(frozen=True, slots=True)
class Breaker:
    """The circuit breaker: `faults` in a row up to `last`, the newest of them being `outcome`."""

    faults: int = 0
    last: datetime | None = None
    outcome: str = ""

    def opens_at(self) -> datetime | None:
        """From when on one may ask again, None while it is closed; the pause doubles with each fault more."""
        if self.faults < OPENS_AFTER or self.last is None:
            return None
        return self.last + min(_PAUSE * (1 << (self.faults - OPENS_AFTER)), _LONGEST_PAUSE)

    def state(self, now: datetime) -> BreakerState:
        """Whether the model is asked at that moment.

        A fault noted by a clock that was set back a little since counts as new; one that lies further ahead than any pause says
        nothing of when, and one may ask.
        """
        again = self.opens_at()
        if again is None:
            return BreakerState.CLOSED
        return BreakerState.OPEN if now < again <= now + 2 * _LONGEST_PAUSE else BreakerState.HALF_OPEN


def breaker(judged: Iterable[Judged]) -> Breaker:
    """The breaker after these calls, the newest first."""
    faults = 0
    newest: Judged | None = None
    for one in judged:
        if not one.is_fault:
            break
        faults, newest = faults + 1, newest or one
    return Breaker(faults, newest.at, newest.outcome) if newest else Breaker()
