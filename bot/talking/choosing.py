"""Which reading of a follow-up is meant: the one that the search speaks for and whose clause holds what is new. Pure; outcomes in.

What speaks for a reading is the search's own evidence and the words themselves, weighed by a linear model. It was fitted on
labelled talks, two of three sets at a time, and what did not help on the third was left out: being of the document or of the
clause that answered before, for one, says nothing more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.talking.follow_up import Understood
from bot.talking.readings import SUBJECT, Reading, Way
from rag.answer import Answer, Clarification, Outcome, Refusal
from rag.lexicon import hints, subject
from rag.text import normalise, pairs
from rag.things import knows, thing_asked_for
from rag.wanted import holds_attribute
from store.questions import QuestionRecord

_WHOLE, _SURE = 0.79, 9.0
_SCORE = 1.5  # the search's score of the best passage
_HELD = 1.95  # the share of the new words that the clause holds
_LEAD = 0.25  # the clause's lead, 0 or less, among what is found by the whole question before with the new words
_FITS, _LACKS = 0.8, -0.5  # the clause holds the attribute that the new words ask for, or does not
_WAYS: Mapping[Way, float] = {Way.BESIDES: 0.55, Way.THERE: -0.7, Way.WHOLE: -0.1}
_FIRST = 0.4  # the likeliest reading by the words alone
_BOUND, _NAMELESS = -1.0, -0.7  # as they were written: words that go on with something, words that name nothing
_OWN_REFUSED = 0.7  # words that stand for themselves, and that no clause answers: of something that no document knows
_UNKNOWN = -9.0  # a thing is named, and the clause does not know it: worth less than any refusal
ENOUGH = 0.33  # share of its name that a clause must hold to know it
_FARTHEST = -1.0
_KEPT = 1.0  # of the document that the talk is held to


@dataclass(frozen=True, slots=True)
class Tried:
    """A reading with what came of it."""

    reading: Reading
    outcome: Outcome


def choose(tried: Sequence[Tried], understood: Understood) -> Tried:
    """The best of these, the first of equals."""
    leans = _leans(understood)
    refused = any(one.reading.way is Way.WRITTEN and isinstance(one.outcome, Refusal) for one in tried)
    # A question of its own that no document answers is answered in a talk by nothing but a clause that knows what it is about.
    understood = understood if leans or understood.kept or not refused else replace(understood, asks=False)
    best = max(tried, key=lambda one: worth(one, understood, tried))
    if leans:
        return best
    written = (one for one in tried if one.reading.way is Way.WRITTEN and _cites_the_same(one, best))
    return next(written, best)  # what leads to the same clause by itself is taken at its word


def _leans(understood: Understood) -> bool:
    """Whether the words lean on the talk: bound to it, or too few to be about something of their own."""
    return understood.bound or len(pairs(subject(understood.said))) < SUBJECT


def _cites_the_same(one: Tried, other: Tried) -> bool:
    if not isinstance(one.outcome, Answer) or not isinstance(other.outcome, Answer):
        return False
    return one.outcome.citations[0].provision == other.outcome.citations[0].provision


def worth(one: Tried, understood: Understood, tried: Sequence[Tried] = ()) -> float:
    """How well an outcome answers what was said, beside what came of the other readings."""
    if one.reading.sure and isinstance(one.outcome, Answer):
        return _SURE
    in_talk = next((other.outcome for other in tried if other.reading.whole), None)
    return _by_words(one.reading, understood) + _by_clause(one, understood, in_talk)


def _by_words(reading: Reading, understood: Understood) -> float:
    """What speaks for a reading before it is asked."""
    likeliest = _FIRST * (understood.readings[:1] == (reading,))
    if reading.way is not Way.WRITTEN:
        return likeliest + _WAYS.get(reading.way, 0.0)
    return likeliest + _BOUND * understood.bound + _NAMELESS * (not understood.names)


def _by_clause(one: Tried, understood: Understood, in_talk: Outcome | None) -> float:
    """What speaks for it in what was found."""
    if isinstance(one.outcome, Refusal):
        return _OWN_REFUSED * (one.reading.way is Way.WRITTEN and not understood.bound)
    if isinstance(one.outcome, Clarification):
        return 0.0
    clause, about = shown(one.outcome), pairs(subject(understood.said))
    share, fits = held(understood.said, clause) if about else 0.0, holds_attribute(clause, understood.said)
    foreign = understood.said.isascii() and not clause.isascii()  # a clause in Chinese holds no English word
    known = 0.0 if share >= ENOUGH or foreign or not about or understood.asks else _UNKNOWN
    if one.reading.way is not Way.WRITTEN and fits is None and _is_unheard_of(understood.said, clause):
        known = _UNKNOWN
    suits = 0.0 if fits is None else _FITS if fits else _LACKS
    score = one.outcome.hits[0].score if one.outcome.hits else 0.0
    kept = _KEPT if understood.kept and one.outcome.citations[0].policy.title == understood.kept else 0.0
    return kept + known + suits + _SCORE * score + _HELD * share + _LEAD * _lead(one.outcome, in_talk)


def _is_unheard_of(said: str, clause: str) -> bool:
    """Whether there is asked for something (有自贸区吗) that the clause does not know."""
    thing = thing_asked_for(said)
    return bool(thing) and not knows(clause, thing)


def _lead(answer: Answer, in_talk: Outcome | None) -> float:
    """The score of an answer's clause among the passages of another outcome, less their best one's; 0 where it is the best."""
    if in_talk is None or not in_talk.hits:
        return _FARTHEST
    cited = answer.citations[0].provision
    found = (hit.score for hit in in_talk.hits if cited in hit.passage.provisions)
    return max(next(found, _FARTHEST) - in_talk.hits[0].score, _FARTHEST)


def is_plain(one: Tried, understood: Understood) -> bool:
    """Whether nothing better need be looked for."""
    if not isinstance(one.outcome, Answer):
        return False
    if one.reading.sure:
        return True
    if one.reading.base is not None and one.reading.base.citations and not _same_clause(one):
        return False  # the clause that answered before may name the new thing besides
    if one.reading.base is None and _leans(understood):
        return False  # a few words may be of something that was spoken of
    return same_document(one, understood) and held(understood.said, shown(one.outcome)) > _WHOLE


def same_document(one: Tried, understood: Understood) -> bool:
    """Whether it answers from the document that answered the turn before."""
    return isinstance(one.outcome, Answer) and one.outcome.citations[0].policy.title == understood.title


def _same_clause(one: Tried) -> bool:
    """Whether a carried question is answered by the article that answered the turn it goes on with."""
    return one.reading.base is not None and isinstance(one.outcome, Answer) and _is_of(one.outcome, one.reading.base)


def _is_of(answer: Answer, base: QuestionRecord) -> bool:
    """Whether an answer is of the article that answered that turn."""
    if not base.citations:
        return False
    cited, earlier = answer.citations[0], base.citations[0]
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
