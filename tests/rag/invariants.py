"""What holds of every outcome, whatever was asked."""

from datetime import date
from typing import assert_never

from policies.provision import Library, Standing
from rag.answer import Answer, Citation, Clarification, Outcome, Refusal
from rag.ask import Asker
from rag.evaluate_judgement import wrong_figures
from rag.passage import Hit

TODAY = date(2026, 11, 21)


def check(outcome: Outcome, asker: Asker, day: date = TODAY) -> None:
    """Raise AssertionError where an outcome breaks a promise."""
    for hit in outcome.hits:
        _check_hit(hit, asker.library)
    assert len(outcome.hits) <= 10
    match outcome:
        case Answer():
            assert outcome.statement.strip()
            assert outcome.citations
            assert wrong_figures(outcome.statement, outcome.citations) == ()
            _check_citations(outcome.citations, asker.library, day)
        case Refusal():
            assert set(outcome.looked_at) <= {policy.title for policy in asker.library.policies}
            assert len(outcome.nearest) <= 3
            _check_citations(outcome.nearest, asker.library, day)
        case Clarification():
            assert len(set(outcome.options)) == len(outcome.options) >= 2
            assert tuple(citation.policy.place for citation in outcome.nearest) == outcome.options
            _check_citations(outcome.nearest, asker.library, day)
        case _:
            assert_never(outcome)


def _check_citations(citations: tuple[Citation, ...], library: Library, day: date) -> None:
    for citation in citations:
        assert citation.quote.strip() and citation.quote in citation.provision.text
        assert citation.policy in library.policies
        assert citation.provision in citation.policy.provisions
        assert citation.standing is citation.policy.standing(day)


def _check_hit(hit: Hit, library: Library) -> None:
    assert hit.passage.policy in library.policies
    assert 0 < len(hit.text) <= 500
    assert hit.text in hit.passage.text


def standings(outcome: Outcome) -> set[Standing]:
    """Of what an outcome cites as its answer."""
    return {citation.standing for citation in outcome.citations} if isinstance(outcome, Answer) else set()
