"""A question for everything (有什么政策) answered with what there is: noted like any question, so that the talk goes on from it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from bot.asking import Asking
from bot.guiding import Guiding
from bot.message import Message, Reply
from bot.offers import Asks, visible
from bot.overviews import Overview, asks_for_everything, overview
from bot.rights import audience_of
from bot.wording_overview import say_overview
from rag.answer import Language
from rag.rules.book import RuleBook
from rag.text import normalise
from store.ledger import Ledger
from store.questions import QuestionRecord
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surveying:
    """Over one edition of the documents and its rules."""

    asks: Asks
    asking: Asking
    guiding: Guiding
    ledger: Ledger
    book: Callable[[], RuleBook]

    def reply(self, message: Message, text: str, language: Language) -> Reply | None:
        """What there is, where that is asked for; None for every other question, and for a place without documents."""
        understood = self.asking.understood(message, text)
        first = next(iter(understood.readings), None)
        words = first.text if first is not None and (first.base is not None or understood.anew) else text
        if not asks_for_everything(words, self.asking.catalogue):
            return None
        found = self._overview(message, words, language, anew=understood.anew)
        if found is None:
            return None
        if understood.anew:
            self.asking.begin_anew(message)
        self._note(message, text, words, found)
        return say_overview(
            found, self.guiding.topics(message, language), language, matching=bool(self.book().editions)
        )

    def _overview(self, message: Message, words: str, language: Language, *, anew: bool) -> Overview | None:
        places = self.asking.catalogue.find_places(normalise(words))
        if places.foreign:
            return None
        spoken_of = "" if anew else self.asking.place_of(self.asking.talk(message))
        meant = places.meant or (spoken_of,)
        place = meant[0] if len(meant) == 1 else ""
        shown = visible(self.asks.library, audience_of(message.role, in_group=message.in_group))
        return overview(shown, self.book(), place, self.asking.day_of(message), language)

    def _note(self, message: Message, text: str, words: str, found: Overview) -> None:
        record = QuestionRecord(
            message.person_id,
            message.chat_id,
            message.message_id,
            message.sent_at,
            text,
            "answered",
            found.place,
            understood=words if words != text else "",
            edition=self.asks.library.edition,
        )
        try:
            self.ledger.note_question(record)
        except StoreUnavailable as error:  # what there is can be told all the same
            _LOG.error("question not noted: %s", error)
