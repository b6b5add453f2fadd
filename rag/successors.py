"""Which clause of the later edition stands in the place of each clause that is cited (已被…第X条替代), where that is sure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from policies.provision import Policy, Standing
from rag.answer import Answer, Citation, Clarification, Outcome, Refusal
from rag.changes import compare


def with_successors(outcome: Outcome, policies: Sequence[Policy], today: date) -> Outcome:
    """The outcome with each citation of a replaced document naming the clause in its place, and whether it is so today."""
    match outcome:
        case Answer():
            return replace(outcome, citations=_named(outcome.citations, policies, today))
        case Refusal() | Clarification():
            return replace(outcome, nearest=_named(outcome.nearest, policies, today))


def _named(citations: Iterable[Citation], policies: Sequence[Policy], today: date) -> tuple[Citation, ...]:
    return tuple(
        replace(citation, replaced_by=_in_place_of(citation, policies), past=_is_past(citation, today))
        if citation.policy.superseded_by
        else citation
        for citation in citations
    )


def _is_past(citation: Citation, today: date) -> bool:
    """Whether a text that was the law on the day it is cited for is so no longer, for a later edition."""
    return citation.standing is not Standing.SUPERSEDED and citation.policy.standing(today) is Standing.SUPERSEDED


def _in_place_of(citation: Citation, policies: Sequence[Policy]) -> str:
    """The clause in the direct successor, "" where none is sure or the successor may not be shown."""
    successor = next((policy for policy in policies if policy.policy_id == citation.policy.successor_id), None)
    return compare(citation.policy, successor).successor_of(citation.provision) if successor else ""
