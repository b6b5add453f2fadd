"""Which reading of a follow-up is meant: the one that the search speaks for and whose clause holds what is new. Pure; outcomes in.

What speaks for a reading is what its clause holds of the new words and of the talk, and the search's own evidence, weighed by
a linear model. It was fitted on labelled talks of several authors, all but one's at a time, and what did not help on the one
left out is not weighed: being of the document or of the clause that answered before, for one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.talking.follow_up import Understood
from bot.talking.readings import SUBJECT, Reading, Way
from rag.answer import Answer, Clarification, Outcome, Refusal, RefusalReason
from rag.existence import granted_for, in_words_of_sums
from rag.lexicon import hints, subject
from rag.text import normalise, pairs
from rag.things import knows, thing_asked_for
from rag.wanted import Wanted, holds_attribute, holds_wanted, kind_wanted
from store.questions import QuestionRecord

_WHOLE, _SURE = 0.79, 9.0
_SCORE = 0.83  # the search's score of the best passage
_HELD = 2.15  # the share of the new words that the clause holds
_TOPIC, _OWN_TOPIC, _MANY = (
    1.92,
    -2.87,
    8,
)  # that of what the talk was about: where words lean on it; the more of their own they say
_LEAD = 1.17  # the clause's lead, 0 or less, among what is found by the whole question before with the new words
_FITS, _LACKS = 1.31, -1.3  # the clause holds the attribute that is asked for; it holds nothing of the kind that is
_FOREIGN = -1.18  # English words and a clause in Chinese
_WHOLLY = -1.22  # all of the question before is said once more
_FIRST = 0.53  # the likeliest reading by the words alone
_NAMELESS = -3.61  # as they were written: words that name nothing
_REFUSED_ASKED, _REFUSED_KEPT = (
    -0.99,
    -2.69,
)  # a refusal: of words that ask, of words in a talk that is held to a document
_ASKED_BACK = -1.0
_UNKNOWN = -9.0  # a thing is named, and the clause does not know it: worth less than any refusal
_LITTLE, ENOUGH = (
    0.2,
    0.33,
)  # share of its name that a clause must hold to know it: without what only points, and of all of it
_FARTHEST = -1.0
_KEPT = 1.5  # of the document that the talk is held to
_POINTING = re.compile(
    r"[那这该此][个项种笔条块样句些边里份部步段次类家档]?|哦+|嗯+|还是说?|其中|里头|里面|一[块个份]|的话|(?<![预决结清核测计折合运打])算(?![力法式术])|行不|不行"
)
"""Words that only point at something or hold a sentence together, where shares of words are told."""


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
    if isinstance(one.outcome, Answer) and _is_unknown(one.reading, one.outcome, understood):
        return _UNKNOWN
    return _FIRST * (understood.readings[:1] == (one.reading,)) + _by_outcome(one, understood, tried)


def _by_outcome(one: Tried, understood: Understood, tried: Sequence[Tried]) -> float:
    """What speaks for a reading in what came of it."""
    match one.outcome:
        case Answer():
            in_talk = next((other.outcome for other in tried if other.reading.whole), None)
            base = next((other.reading.base for other in tried if other.reading.base is not None), None)
            topic = normalise(base.standalone) if base else ""
            by_way = _WHOLLY * (one.reading.way is Way.WHOLE)
            by_way += _NAMELESS * (one.reading.way is Way.WRITTEN and not understood.names)
            return by_way + _LEAD * _lead(one.outcome, in_talk) + _by_clause(one.outcome, understood, topic)
        case Clarification():
            return _ASKED_BACK
        case Refusal() if _is_elsewhere(one.outcome, understood) and not any(_stands_alone(other) for other in tried):
            return _SURE  # whatever is found without the place
        case Refusal():
            return _REFUSED_ASKED * understood.asks + _REFUSED_KEPT * bool(understood.kept)


def _is_elsewhere(refusal: Refusal, understood: Understood) -> bool:
    """Whether a place is named now, and not only in the turn before, that no document speaks for."""
    return refusal.reason is RefusalReason.OTHER_PLACE and refusal.subject in understood.said


def _stands_alone(one: Tried) -> bool:
    """Whether the words are answered as they were written."""
    return one.reading.way is Way.WRITTEN and isinstance(one.outcome, Answer)


def _by_clause(answer: Answer, understood: Understood, topic: str) -> float:
    """What speaks for the clause of an answer: what it holds of the new words and of what the talk is about."""
    said, clause = understood.said, shown(answer)
    wanted, foreign = kind_wanted(said), said.isascii() and not clause.isascii()
    lacks = wanted is not Wanted.OTHER and not holds_wanted(clause, wanted)
    own = min(len(pairs(subject(said))), _MANY) / _MANY
    return (
        _SCORE * (answer.hits[0].score if answer.hits else 0.0)
        + _HELD * (_held_of(said, clause) if _about(said) else 0.0)
        + (_TOPIC * _leans(understood) + _OWN_TOPIC * own) * (_held_of(topic, clause) if topic else 0.0)
        + _FITS * (holds_attribute(clause, said) is True)
        + _LACKS * lacks
        + _FOREIGN * foreign
        + _KEPT * (bool(understood.kept) and answer.citations[0].policy.title == understood.kept)
    )


def _is_unknown(reading: Reading, answer: Answer, understood: Understood) -> bool:
    """Whether a clause does not know the thing that the new words name, or ask for the existence of."""
    said, clause = understood.said, shown(answer)
    if reading.way is not Way.WRITTEN and holds_attribute(clause, said) is None and _is_unheard_of(said, clause):
        return True
    foreign = said.isascii() and not clause.isascii()  # a clause in Chinese holds no English word
    if foreign or understood.asks or not _about(said):
        return False
    return _held_of(said, clause) < _LITTLE and held(said, clause) < ENOUGH


def _is_unheard_of(said: str, clause: str) -> bool:
    """Whether there is asked for something (有自贸区吗), or for a grant for it (开餐馆有补贴吗), that the clause does not know."""
    things = (thing_asked_for(said), granted_for(normalise(in_words_of_sums(said))))
    return any(thing and not knows(clause, thing) for thing in things)


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


def _about(said: str) -> frozenset[str]:
    """What words are about, without what only points at it."""
    return pairs(subject(_POINTING.sub(" ", said)))


def _held_of(said: str, text: str) -> float:
    """Share of that which a clause holds, 1 where they are about nothing."""
    return _share(_about(said), said, text)


def held(said: str, text: str) -> float:
    """Share of what the words are about that a clause holds, in its own words or in the documents' words for them."""
    return _share(pairs(subject(said)), said, text)


def _share(about: frozenset[str], said: str, text: str) -> float:
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
