"""Everything around chasing that is tapped or written in a chat, handed to whoever does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from bot.intent_chasing import (
    AskLeave,
    ChasePress,
    ChaseSpoken,
    NoProgress,
    OpenLeave,
    ReportNow,
    SetCalendar,
    SetChasing,
    TakeLeave,
)
from bot.message import Message, Reply
from bot.reporting.excusing import Excusing
from bot.reporting.reminding import Reminding
from bot.reporting.scheduling import Scheduling
from bot.reporting.speaker import Speaker
from bot.wording_leave import say_how_to_report
from rag.answer import Language
from store.database import Database
from store.reporting.chase_ledger import ChaseLedger
from store.reporting.offices import Office
from store.reporting.registry import Registry


def chasing_over(database: Database) -> Reminding:
    """Chasing over one database."""
    return Reminding(Registry(database), ChaseLedger(database))


@dataclass(frozen=True, slots=True)
class ChaseDesk:
    """Over one registry; `find` gives the office of a name, or what to say where there is none."""

    registry: Registry
    find: Callable[[str, Language], Office | Reply]

    def press(self, message: Message, speaker: Speaker, intent: ChasePress, language: Language) -> Reply:
        """The reply to a press."""
        excusing = Excusing(chasing_over(self.registry.database))
        match intent:
            case ReportNow():
                return say_how_to_report(language)
            case NoProgress():
                return excusing.no_progress(message, speaker, intent, language)
            case OpenLeave():
                return excusing.open_leave(message, language)
            case TakeLeave():
                return excusing.take_leave(message, intent, language)
            case _:
                assert_never(intent)

    def command(self, message: Message, intent: ChaseSpoken, language: Language) -> Reply:
        """The reply to a command."""
        chasing = chasing_over(self.registry.database)
        match intent:
            case AskLeave(words=words):
                return Excusing(chasing).ask_leave(message, words, language)
            case SetCalendar(words=words):
                return Scheduling(chasing, self.find).calendar(message, words, language)
            case SetChasing(words=words):
                return Scheduling(chasing, self.find).chase(message, words, language)
            case _:
                assert_never(intent)
