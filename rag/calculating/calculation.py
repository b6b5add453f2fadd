"""The result of a calculation (测算结果): verdict, findings, what is missing, every step with its clause, and the sum."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rag.calculating.case import BadValue, Value
from rag.calculating.rates import ExchangeRate
from rag.calculating.truth import Verdict
from rag.rules.facts import Text
from rag.rules.quantity import Measure, Money


@dataclass(frozen=True, slots=True)
class Citing:
    """A clause as it is cited: its locator, and its words verbatim ("" where the document was not at hand)."""

    clause: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One test of a programme and how it came out.

    `fact` is what it asks, `given` its value as known ("" where not), `wanted` what the clause wants. `short_by` is how much
    is missing where a bound was not reached. `group` numbers the top-level test it
    belongs to: of an `any` only one finding of the group has to be met; `counts` is False where another one settled it.
    """

    verdict: Verdict
    fact: str
    given: str
    wanted: Text
    citing: Citing
    group: int
    counts: bool = True
    short_by: Measure | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact to be asked for. `for_sum`: the sum hangs on it, otherwise only whether the programme is met."""

    fact: str
    for_sum: bool
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingRate:
    """A rate that nobody entered."""

    currency: str
    day: date


@dataclass(frozen=True, slots=True)
class CalculatedStep:
    """One step: what it is, its working ("1亿元 × 4‰ = 40万元"), what it comes to, and its clause."""

    label: Text
    working: str
    result: Money
    citing: Citing


@dataclass(frozen=True, slots=True)
class Payment:
    """One stage of the payment; the last takes the remainder."""

    when: Text
    share: str
    sum: Money
    citing: Citing


@dataclass(frozen=True, slots=True)
class Calculation:
    """What a case comes to under one programme.

    `verdict` is UNKNOWN also while a fact is missing that the sum is taken from: nobody knows then whether there is any.
    `total` is what the steps come to, to the fen: due where the verdict is MET, and where it is UNKNOWN due if the open
    tests are met; None where NOT_MET, or where missing facts would change it. Then `low` and `high` hold the range over
    what the missing facts may be (both None where not even that can be said), and the steps are those of the lowest case.
    `capped_by` is the cap that cut the sum.
    `rounding` is the rounding's clause, "" where the sum was only brought to the fen, half up.
    """

    number: str
    programme: str
    document: str
    version: str
    digest: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    missing: tuple[Missing, ...] = ()
    steps: tuple[CalculatedStep, ...] = ()
    total: Money | None = None
    low: Money | None = None
    high: Money | None = None
    capped_by: Citing | None = None
    rounding: str = ""
    payments: tuple[Payment, ...] = ()
    rates: tuple[ExchangeRate, ...] = ()
    missing_rates: tuple[MissingRate, ...] = ()
    bad_values: tuple[BadValue, ...] = ()
    facts: tuple[tuple[str, Value], ...] = ()
    day: date | None = None
    place: str = ""

    @property
    def least(self) -> Money | None:
        """`low`, but nothing where what was told misses a bound, and only an exception of which nothing is told yet would help."""
        if self.low is None or self.verdict is not Verdict.UNKNOWN:
            return self.low
        missed = {one.group for one in self.findings if one.verdict is Verdict.NOT_MET and one.short_by is not None}
        hanging = {one.group for one in self.findings if one.verdict is Verdict.UNKNOWN}
        return Money(Decimal(0), self.low.currency) if missed & hanging else self.low
