"""What is quoted beside an answer: the next sentence of its passage, the clause that is hardly behind, the term of a payment."""

from rag.answer import Citation
from rag.extract import cite
from rag.inquiry import Era, Inquiry
from rag.search import Candidate
from rag.wanted import asks_when_paid, holds_attribute

_NEXT = 3  # candidates among which the term of a payment is looked for
_AS_NEAR = 0.2  # lead of the best score up to which the runner-up is quoted besides
_BESIDE = 0.5  # share of the best sentence's score from which a neighbour is quoted besides
_MOST_BESIDE = 4  # sentences of the passage that are looked at for it


def first_citation(candidate: Candidate, inquiry: Inquiry) -> Citation:
    """The best sentence of a candidate as a citation."""
    return cite(candidate, candidate.sentences[0][0], inquiry)


def beside(inquiry: Inquiry, best: Candidate, cited: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """The next sentence of the same passage, where no quote shows it yet: a neighbour often settles the special case."""
    if inquiry.clause or inquiry.era is Era.BOTH or not best.sentences:
        return ()
    floor = _BESIDE * best.sentences[0][1]
    near = (cite(best, sentence, inquiry) for sentence, score in best.sentences[1:_MOST_BESIDE] if score >= floor)
    shown = "\n".join(citation.quote for citation in cited)
    return tuple(citation for citation in near if citation.quote not in shown)[:1]


def as_near(inquiry: Inquiry, candidates: tuple[Candidate, ...], sure: list[Candidate]) -> tuple[Citation, ...]:
    """The runner-up, where it is hardly behind the best and as much in force: it may be the clause that was meant."""
    if inquiry.clause or inquiry.era is Era.BOTH:
        return ()
    best, day = sure[0], inquiry.question.day
    return _term_besides(inquiry, candidates, best) or tuple(
        first_citation(candidate, inquiry)
        for candidate in candidates[1:2]
        if candidate in sure
        and best.score - candidate.score < _AS_NEAR
        and candidate.passage.policy.standing(day) is best.passage.policy.standing(day)
        and candidate.passage.policy.draft == best.passage.policy.draft
    )


def _term_besides(inquiry: Inquiry, candidates: tuple[Candidate, ...], best: Candidate) -> tuple[Citation, ...]:
    """When money is paid: at once or in parts is one clause, within how many days another of the same document."""
    if not asks_when_paid(inquiry.folded):
        return ()
    own = [c for c in candidates[1:_NEXT] if c.sentences and c.passage.policy == best.passage.policy]
    return tuple(first_citation(c, inquiry) for c in own if holds_attribute(c.sentences[0][0].text, inquiry.folded))
