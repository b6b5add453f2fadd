"""Payments in stages (分期兑现): shares of the sum to the fen, the last one takes the remainder."""

from collections.abc import Sequence
from decimal import Decimal

from rag.calculating.calculation import Citing, Payment
from rag.calculating.counted import to_fen
from rag.calculating.known import number_of
from rag.rules.clause_text import Clauses
from rag.rules.facts import Text
from rag.rules.quantity import Money
from rag.rules.vocabulary import Programme, StagePlan


def payments(programme: Programme, total: Money, years: Sequence[Decimal], clauses: Clauses) -> tuple[Payment, ...]:
    """The stages of a sum by the first plan that fits it; without a plan the years that it was counted by."""
    plan = next((plan for plan in programme.plans if _fits(plan, total)), None)
    if plan is not None:
        parts = [(part.when, part.share.written, part.clause) for part in plan.parts]
        sums = _parted(total, [total.value * number_of(part.share.value) for part in plan.parts])
    else:
        parts = [(Text(f"第{at}年", f"year {at}"), "", programme.clause) for at in range(1, len(years) + 1)]
        sums = _parted(total, years)
    return tuple(
        Payment(when, share, one, _citing(clause, clauses))
        for (when, share, clause), one in zip(parts, sums, strict=True)
    )


def _fits(plan: StagePlan, total: Money) -> bool:
    return plan.total_at_most is None or total.value <= number_of(plan.total_at_most.value)


def _parted(total: Money, exact: Sequence[Decimal]) -> list[Money]:
    if not exact:
        return []
    before = [to_fen(one) for one in exact[:-1]]
    return [*(Money(one) for one in before), Money(total.value - sum(before, Decimal(0)))]


def _citing(clause: str, clauses: Clauses) -> Citing:
    return Citing(clause, clauses.quote(clause))
