"""The next one who asks (下一位): an official answer, where a question asks strictly what it answers and its clause still holds."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.answering.clauses import Clause, day_of, held
from policies.provision import Library
from rag.answer import Answer, Language, Question
from rag.catalogue import Catalogue
from rag.sameness import gist_of
from store.answering.official_answer import OfficialAnswer
from store.answering.official_ledger import OfficialAnswers
from store.database import Database
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Official:
    """An official answer as an Answer with its clause, and the day it was approved."""

    answer: Answer
    day: date


@dataclass(slots=True)
class OfficialReplies:
    """Over one database and one edition of the documents."""

    database: Database
    library: Library
    _catalogue: Catalogue = field(init=False)
    _read: tuple[tuple[int, int], Mapping[str, Sequence[OfficialAnswer]]] | None = None

    def __post_init__(self) -> None:
        self._catalogue = Catalogue(self.library)

    def find(self, question: Question, talk_place: str = "") -> Official | None:
        """The newest official answer to this question; None where there is none, or the store is out of reach.

        `talk_place` is the place the talk is about: who means one place does not get what was said of any or another.
        """
        live = self._live()
        if not live:
            return None
        place = question.place or ("" if self._names_a_place(question) else talk_place)
        gist = gist_of(Question(question.text, question.day, place), self._catalogue)
        same = live.get(gist.digest, ()) if gist.whole else ()
        found = (self._told(one, question) for one in reversed(same))
        return next((one for one in found if one is not None), None)

    def _live(self) -> Mapping[str, Sequence[OfficialAnswer]]:
        """The answers that are live by what they answer; read again once one has changed."""
        book = OfficialAnswers(self.database)
        try:
            stamp = book.stamp()
            if self._read is None or self._read[0] != stamp:
                found: dict[str, list[OfficialAnswer]] = {}
                for one in book.live():
                    for gist in one.gists:
                        found.setdefault(gist, []).append(one)
                self._read = stamp, found
        except StoreUnavailable as error:  # the documents answer
            _LOG.error("official answers not looked up: %s", error)
            return {}
        return self._read[1]

    def _names_a_place(self, question: Question) -> bool:
        return bool(self._catalogue.find_places(question.text).meant)

    def _told(self, one: OfficialAnswer, question: Question) -> Official | None:
        day, since = question.day, day_of(one, question.day)
        clause = held(one.clause, self.library, day, since) if one.clause else None
        if not isinstance(clause, Clause):
            return None
        language = question.language or Language.SIMPLIFIED
        return Official(Answer(one.text, clause.citations(day), (), language), since)
