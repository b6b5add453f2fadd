"""What somebody was asked to write or send (等着的话): words and files for an announcement, a document, an official answer."""

from dataclasses import dataclass, replace

from bot.announcing.announce_desk import AnnounceDesk
from bot.answering.unanswered_desk import UnansweredDesk
from bot.documents.document_desk import DocumentDesk
from bot.intent import Ask, Intent, Nothing
from bot.intent_announcing import Announce
from bot.intent_answering import ListUnanswered, matter_named
from bot.intent_documents import OfferDocument, PublishDocument
from bot.intent_staff import OfferFile
from bot.message import Reply
from bot.offers import Asks
from bot.reporting.board_look import Visit
from bot.reporting.front import StaffDesk
from bot.rights import may
from bot.speech import language_for
from store.reporting.awaited_values import AwaitedValue


@dataclass(frozen=True, slots=True)
class AskedFor:
    """Over the desks that ask for something, and one edition of the documents. Every method raises StoreUnavailable."""

    announcing: AnnounceDesk
    documents: DocumentDesk
    unanswered: UnansweredDesk
    staff: StaffDesk
    asks: Asks

    def reply(self, visit: Visit, intent: Intent, remembered: str) -> Reply | None:
        """The reply where this is what was asked for; None where it is something else. `remembered` is the language of /lang."""
        if not isinstance(intent, OfferFile | OfferDocument | Ask | Nothing):
            return None
        words = intent.text if isinstance(intent, Ask) else visit.message.text.strip()
        # An English twin is no wish to be spoken to in English: what is drafted says nothing of who drafts it.
        plain = replace(visit, language=language_for(remembered, "", visit.message.language_code))
        role = visit.message.role
        if (on_card := self._on_replied_card(plain, words)) is not None:
            return on_card
        asked = self.announcing.awaited(visit.message) if may(role, Announce()) else None
        if asked is not None and self._is_newest(visit, asked):
            return self.announcing.written(plain, asked, words)
        asked = self.documents.awaited(visit.message, self.asks) if may(role, PublishDocument()) else None
        if asked is not None and self._is_newest(visit, asked):
            return self.documents.written(visit, asked, words, self.asks)
        asked = self.unanswered.awaited(visit.message) if may(role, ListUnanswered()) else None
        if asked is None or not words or not self._is_newest(visit, asked):
            return None
        return self.unanswered.written(plain, asked, words)

    def _on_replied_card(self, visit: Visit, words: str) -> Reply | None:
        """What words do that reply to the card of a matter and stand for one of its buttons."""
        message = visit.message
        matter_id = matter_named(message.replied_text)
        if matter_id is None or message.in_group or message.forwarded or not may(message.role, ListUnanswered()):
            return None
        return self.unanswered.said_on_card(visit, matter_id, words)

    def _is_newest(self, visit: Visit, asked: AwaitedValue) -> bool:
        """Words that a board asked for later are its own."""
        board = self.staff.awaited.open(visit.message)
        return board is None or board.asked_at <= asked.asked_at
