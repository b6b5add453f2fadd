"""Which clause of the later edition stands in the place of each clause that is cited (已被…第X条替代), where that is sure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from policies.provision import Policy
from rag.answer import Answer, Citation, Clarification, Outcome, Refusal
from rag.changes import compare


def with_successors(outcome: Outcome, policies: Sequence[Policy]) -> Outcome:
    """The outcome with each citation of a replaced document naming the clause in its place."""
    match outcome:
        case Answer():
            return replace(outcome, citations=_named(outcome.citations, policies))
        case Refusal() | Clarification():
            return replace(outcome, nearest=_named(outcome.nearest, policies))


def _named(citations: Iterable[Citation], policies: Sequence[Policy]) -> tuple[Citation, ...]:
    return tuple(
        replace(citation, replaced_by=_in_place_of(citation, policies)) if citation.policy.successor_id else citation
        for citation in citations
    )


def _in_place_of(citation: Citation, policies: Sequence[Policy]) -> str:
    """The clause in the direct successor, "" where none is sure or the successor may not be shown."""
    successor = next((policy for policy in policies if policy.policy_id == citation.policy.successor_id), None)
    return compare(citation.policy, successor).successor_of(citation.provision) if successor else ""
