"""Which reading of a follow-up is meant: the one whose clause holds what was newly said. Pure; outcomes in."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.talking.follow_up import Understood
from bot.talking.readings import Reading
from rag.answer import Answer, Clarification, Outcome
from rag.lexicon import hints, subject
from rag.text import normalise, pairs
from rag.wanted import holds_attribute

_WHOLE, _SURE = 0.79, 9.0
ENOUGH = 0.34  # share of what was newly said that a clause must hold, where the words are asked of something else


@dataclass(frozen=True, slots=True)
class Tried:
    """A reading with what came of it."""

    reading: Reading
    outcome: Outcome


def choose(tried: Sequence[Tried], understood: Understood) -> Tried:
    """The best of these, the first of equals."""
    return max(tried, key=lambda one: worth(one, understood))


def worth(one: Tried, understood: Understood) -> float:
    """How well an outcome answers what was said; an answer that holds nothing of it is worth less than a refusal."""
    if isinstance(one.outcome, Clarification):
        return 1.0 if one.reading.base is None else 0.9
    if not isinstance(one.outcome, Answer):
        return 0.5
    if one.reading.sure:
        return _SURE
    text = shown(one.outcome)
    share, fits = held(understood.said, text), holds_attribute(text, understood.said)
    share = max(share, ENOUGH) if fits else share
    kept = one.reading.besides and _same_clause(one)
    if share < ENOUGH and one.reading.base is not None and not kept:
        return 0.1 + share
    suits = 0.0 if fits is None else 0.3 if fits else -0.2
    near = 0.4 if same_document(one, understood) else 0.0
    alone = -0.3 if understood.bound and one.reading.base is None else 0.0
    return 1.0 + 2 * share + suits + near + alone + (0.25 if _same_clause(one) and not understood.corrects else 0.0)


def is_plain(one: Tried, understood: Understood) -> bool:
    """Whether nothing better need be looked for."""
    if not isinstance(one.outcome, Answer):
        return False
    if one.reading.sure:
        return True
    if one.reading.base is not None and one.reading.base.citations and not _same_clause(one):
        return False  # the clause that answered before may name the new thing besides
    return same_document(one, understood) and held(understood.said, shown(one.outcome)) > _WHOLE


def same_document(one: Tried, understood: Understood) -> bool:
    """Whether it answers from the document that answered the turn before."""
    return isinstance(one.outcome, Answer) and one.outcome.citations[0].policy.title == understood.title


def _same_clause(one: Tried) -> bool:
    """Whether a carried question is answered by the article that answered the turn it goes on with."""
    base = one.reading.base
    if base is None or not base.citations or not isinstance(one.outcome, Answer):
        return False
    cited, earlier = one.outcome.citations[0], base.citations[0]
    same = str(earlier.get("title", "")) == cited.policy.title
    return (
        same
        and bool(cited.provision.locator.article)
        and str(earlier.get("locator", "")).startswith(cited.provision.locator.article)
    )


def held(said: str, text: str) -> float:
    """Share of what the words are about that a clause holds, in its own words or in the documents' words for them."""
    about = pairs(subject(said))
    if not about:
        return 1.0
    known = [hint for hint in hints(said) if any(word in text for word in hint.official)]

    def is_known(pair: str) -> bool:
        at = said.find(pair)
        return any(hint.start < at + len(pair) and at < hint.end for hint in known)

    return len({pair for pair in about if pair in text or is_known(pair)}) / len(about)


def shown(answer: Answer) -> str:
    """The clauses that carry an answer, with what they stand under; folded."""
    main = answer.citations[: len(answer.citations) - answer.further] or answer.citations
    return normalise(
        "\n".join(
            "\n".join((*c.provision.locator.headings, c.provision.lead, c.provision.caption, c.quote)) for c in main
        )
    )
