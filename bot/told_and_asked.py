"""A message of staff that reports and asks besides: the card of the report, and below it the answer to what was asked."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.intent import Ask, Intent
from bot.message import Message, Reply
from bot.reporting.board_look import Visit
from bot.reporting.front import StaffDesk
from bot.wording_reporting import asked_besides


@dataclass(frozen=True, slots=True)
class ToldAndAsked:
    """Over the staff's side."""

    staff: StaffDesk

    def reply(self, visit: Visit, intent: Intent, ask: Callable[[Message], Reply | None]) -> Reply | None:
        """Card and answer in one, None where the words do not both report and ask. `ask` answers the part that asks.

        Raises StoreUnavailable.
        """
        if not isinstance(intent, Ask) or not visit.speaker.is_staff or visit.message.text.lstrip().startswith("/"):
            return None
        found = self.staff.at_hand().told_besides(visit.message, visit.speaker, intent.text, visit.language)
        if found is None:
            return None
        card, question = found
        answer = ask(replace(visit.message, text=question)) or Reply(())
        heading = asked_besides(question, visit.language)
        return replace(card, spans=(*card.spans, heading, *answer.spans), buttons=(*card.buttons, *answer.buttons))
