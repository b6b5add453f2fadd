"""A question asked within its talk: its readings are asked, the best outcome is taken, and how it was understood is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.offers import Asks
from bot.talk import Talk, with_document
from bot.talking.choosing import Tried, choose, held, is_plain, shown
from bot.talking.follow_up import Understood, is_of_filing, understand
from bot.talking.pointing import in_clause, pointed_at, with_title
from bot.talking.readings import Reading, Way
from rag.answer import Answer, Clarification, Outcome, Question, Refusal
from rag.catalogue import Catalogue
from rag.text import normalise

_LESS = 0.5  # share of what another place's clause holds of a question that the clause of this place must hold
_SHAPELESS = re.compile(r"项目|企业|公司|单位|\b(?:projects?|compan(?:y|ies)|firms?)\b")  # any clause speaks of them


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a question. `understood` is the standalone question where words were carried over, else "".

    `remembered` is the place of the talk that it was narrowed to, with the places to change to.
    """

    outcome: Outcome
    understood: str = ""
    remembered: str = ""
    options: Sequence[str] = ()


@dataclass(frozen=True)
class Listener:
    """Over one edition of the documents."""

    asker: Asks

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the documents are called by."""
        return Catalogue(self.asker.library)

    def understand(self, text: str, talk: Talk) -> Understood:
        """What words stand for in a talk."""
        about_filing = talk.last is not None and is_of_filing(
            talk.last.standalone
        )  # it is what is valid, not the document
        named = text if about_filing else with_document(text, talk.title())
        if named == text and not about_filing:
            folded = normalise(text).strip()
            by_kind = with_title(folded, talk.title())
            named = by_kind if by_kind != folded else text
        if named != text:
            return Understood((Reading(named, talk.last),), said=named, title=talk.title())
        pointed = pointed_at(normalise(text).strip(), talk.last, self.catalogue) if talk.last else ""
        if pointed:
            return Understood((Reading(pointed, talk.last, sure=True),), said=pointed, title=talk.title())
        return understand(text, talk.records, self.catalogue)

    def hear(self, question: Question, talk: Talk, understood: Understood) -> Heard:
        """The outcome of the best reading; where none has an answer the words are asked as they were written too."""
        attempts: list[_Attempt] = []
        for reading in understood.readings:
            attempts.append(self._attempt(reading, question, talk))
            if len(understood.readings) > 1 and is_plain(attempts[-1].tried, understood):
                break
        for last in _last_resorts(understood, question.text, self.catalogue):
            if all(isinstance(one.tried.outcome, Refusal) for one in attempts):
                attempts.append(self._attempt(last, question, talk))
        best = choose([one.tried for one in attempts], understood)
        place, options = next((one.place, one.options) for one in attempts if one.tried is best)
        carried = self._spelt(best.reading.text) if best.reading.base is not None else ""
        return Heard(best.outcome, carried, place, options)

    def _attempt(self, reading: Reading, question: Question, talk: Talk) -> "_Attempt":
        asked = replace(question, text=reading.text)
        outcome, place, options = self._in_place_of_talk(asked, self.asker.ask(asked), talk)
        return _Attempt(Tried(reading, outcome), place, options)

    def _spelt(self, text: str) -> str:
        """The question with titles as the documents write them, not as they are folded for comparing."""
        for policy in self.catalogue.policies if "《" in text else ():
            title = policy.title.strip("《》")
            text = text.replace(f"《{normalise(title)}》", f"《{title}》")
        return text

    def _in_place_of_talk(self, question: Question, outcome: Outcome, talk: Talk) -> tuple[Outcome, str, Sequence[str]]:
        """The outcome for the place the talk is about where no other is named, that place, and the places to change to."""
        place = talk.place(self.catalogue)
        if not place or question.place or self.catalogue.find_places(normalise(question.text)).meant:
            return outcome, "", ()
        asked_back = isinstance(outcome, Clarification)
        elsewhere = isinstance(outcome, Answer) and outcome.citations[0].policy.place not in ("", place)
        if not asked_back and not elsewhere:
            return outcome, "", ()
        narrowed = self.asker.ask(replace(question, place=place))
        if not isinstance(narrowed, Answer) or narrowed.citations[0].policy.place not in ("", place):
            return outcome, "", ()
        said = _SHAPELESS.sub(" ", normalise(question.text))
        if isinstance(outcome, Answer) and held(said, shown(narrowed)) < _LESS * held(said, shown(outcome)):
            return outcome, "", ()  # the clause of that place speaks of something else
        options = outcome.options if isinstance(outcome, Clarification) else ()
        return narrowed, place, options


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A reading that was asked, the place it was narrowed to, and the places to change to."""

    tried: Tried
    place: str
    options: Sequence[str]


def _last_resorts(understood: Understood, text: str, catalogue: Catalogue) -> tuple[Reading, ...]:
    """What is tried where no reading has an answer, one after the other.

    A few words of nothing of their own are asked of the clause that answered before, where it holds what they ask for, and
    of its document; words that ask something of a thing they name may stand alone after all.
    """
    base = next((reading.base for reading in understood.readings if reading.base is not None), None)
    ways = {reading.way for reading in understood.readings}
    if understood.names or Way.EXCHANGED in ways or base is None or not base.citations:
        alone = understood.asks and understood.names and Way.WRITTEN not in ways
        return (Reading(text),) if alone else ()
    title = str(base.citations[0].get("title", "")).strip("《》")
    inside = in_clause(base.citations[0], understood.said, catalogue)
    of_it = [inside] if inside else []
    of_it += [f"《{title}》{understood.said}"] if Way.NAMED not in ways else []
    return tuple(Reading(words, base, way=Way.NAMED) for words in of_it)
