"""What is said in a talk of questions and calculations: which of the two it goes on with."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime

from bot.asking import Asking
from bot.calculating.desk import CalculatingDesk
from bot.intent import Ask, Intent
from bot.message import Message, Reply, Role
from bot.reporting.front import StaffDesk
from bot.talk import Talk
from bot.talking.follow_up import Understood
from rag.amounts import amounts
from rag.answer import Language
from rag.calculating.case_words import HYPOTHETICAL
from rag.text import normalise
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Conversing:
    """Over the questions and the calculations of one edition."""

    asking: Asking
    calculating: CalculatingDesk
    staff: StaffDesk

    def calculated(self, message: Message, intent: Intent, language: Language) -> Reply | None:
        """The calculation that words ask for or go on with; None where they do not, or where the store is out of reach."""
        if not isinstance(intent, Ask):
            return None
        try:
            is_asked = self.staff.awaited.open(message) is not None  # for a board: these words are its own
            return None if is_asked else self._in_talk(message, intent.text, language)
        except StoreUnavailable as error:  # then the documents answer
            _LOG.error("not looked whether this is a calculation: %s", error)
            return None

    def _in_talk(self, message: Message, text: str, language: Language) -> Reply | None:
        """As the words are, or as they stand in their talk; another sum for the documents' last question is no change of ours."""
        talk = self.asking.talk(message)
        understood = self.asking.understood(message, text)
        # The last question is put right by telling no sum: 不对，我问的是…
        if understood.corrects and not amounts(text):
            return None
        place, asked = self.asking.place_of(talk), _standalone(understood, text)
        asks = bool(talk.last and talk.last.message_id)  # the documents answered last: a bare sum is meant for them
        if not _changes_a_sum(talk, text):
            leans = asks and not self.calculating.is_for_itself(message, text)
            said = self.calculating.hear(message, text, language, place, named=leans)
            if said is not None:
                return self._with_clause(message, text, said, language)
            since = talk.last.asked_at if asks and talk.last else None
            said = self._not_understood(message, text, language, since)
            if said is not None or asked == text:
                return said
        begun = self.calculating.begin(message, asked, language, place, named=asks)
        return self._with_clause(message, text, begun, language) if begun is not None else None

    def _not_understood(self, message: Message, text: str, language: Language, since: datetime | None) -> Reply | None:
        """A bare word after a question of ours, of which no answer could be read; `since`: the documents answered then."""
        if message.role is not Role.INVESTOR:
            return None
        return self.calculating.not_understood(message, text, language, since)

    def _with_clause(self, message: Message, text: str, said: Reply, language: Language) -> Reply:
        """The question what a sum is, below the clause that answers in general, where the documents have one."""
        if message.role is not Role.INVESTOR or not amounts(text) or not self.calculating.asks_what_a_sum_is(message):
            return said
        told = self.asking.answer(message, text, language)
        if told is None:
            return said
        return replace(told, spans=(*told.spans, *said.spans), buttons=(*told.buttons, *said.buttons))


def _standalone(understood: Understood, text: str) -> str:
    """The question that words stand for in their talk; the words themselves where they stand for themselves."""
    readings = understood.readings
    return readings[0].text if readings and readings[0].base is not None else text


def _changes_a_sum(talk: Talk, text: str) -> bool:
    """Whether these words put another sum into the question that the documents answered last: 如果是3亿呢."""
    last = talk.last
    is_other = HYPOTHETICAL.search(normalise(text).strip()) is not None
    return bool(is_other and last and last.message_id and amounts(text) and amounts(last.standalone))
