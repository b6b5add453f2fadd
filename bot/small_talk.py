"""What asks nothing of the documents (谢谢, 骗子, 取消) is answered as one person answers another, and is noted nowhere."""

from dataclasses import dataclass

from bot.asking import Asking
from bot.courtesies import Courtesy, courtesy_of
from bot.guiding import Guiding
from bot.intent import Ask, Intent
from bot.message import Message, Reply, Role
from bot.reporting.front import StaffDesk
from bot.reporting.open_card import OpenCard
from bot.wording_courtesies import say_courtesy, say_sorry
from rag.answer import Language

_TO_STAFF = (Courtesy.THANKS, Courtesy.COMPLAINT, Courtesy.MACHINE, Courtesy.ABILITY)  # the rest may be of a report


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Over the questions of one edition; `contact` is whom to call."""

    asking: Asking
    guiding: Guiding
    staff: StaffDesk
    contact: str

    def reply(self, message: Message, intent: Intent, language: Language) -> Reply | None:
        """The answer to a courtesy; None for all else and for colleagues among themselves. Raises StoreUnavailable."""
        text = intent.text if isinstance(intent, Ask) and not message.forwarded else ""
        kind = courtesy_of(text)
        if kind is None or not self._is_for_us(message, kind, text):
            return None
        if kind is Courtesy.ABILITY:
            return self.guiding.help(message, language)
        if kind is Courtesy.COMPLAINT:
            last = self.asking.talk(message).last
            contact = self.guiding.contact(message, self.contact, language)
            return say_sorry(language, last.question_id if last else 0, contact)
        return say_courtesy(
            kind, language, self.guiding.ways_in(message, language) if kind is Courtesy.GREETING else ()
        )

    def _is_for_us(self, message: Message, kind: Courtesy, text: str) -> bool:
        if message.role is Role.INVESTOR:
            return True
        if message.in_group or kind not in _TO_STAFF or self.staff.awaited.open(message) is not None:
            return False
        return OpenCard(self.staff.at_hand().books, message).objected(text) is None  # 不过错了: the card is
