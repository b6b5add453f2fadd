"""What coordinators set and check, tapped or written in a chat, handed to whoever does it."""

from dataclasses import dataclass
from typing import assert_never

from bot.intent_bureau import (
    BureauPress,
    BureauSpoken,
    CheckSum,
    ConfirmChange,
    DropChange,
    GetRulesSheet,
    RenameOffice,
    SetTarget,
    SetWeights,
    ShowRules,
    VerifyFunds,
)
from bot.message import Reply
from bot.reporting.awaited_words import AwaitedWords
from bot.reporting.board_look import Visit
from bot.reporting.joining import find_office
from bot.reporting.proposals import NewFigure, NewName, NewTarget, NewWeights
from bot.reporting.renaming import Renaming
from bot.reporting.targeting import Targeting
from bot.reporting.verifying import Verifying
from bot.reporting.weighing import Weighing
from bot.wording_bureau import say_change_gone, say_left
from rag.answer import Language
from store.database import Database
from store.reporting.offices import Office
from store.reporting.registry import Registry


@dataclass(frozen=True, slots=True)
class BureauDesk:
    """Over one database; changes that were shown wait in `held`."""

    database: Database
    held: AwaitedWords

    def command(self, visit: Visit, intent: BureauSpoken) -> Reply:
        """The reply to a command."""
        match intent:
            case SetTarget(words=words):
                return self._targeting.asked(visit, words)
            case ShowRules():
                return self._weighing.show(visit)
            case SetWeights(words=words):
                return self._weighing.asked(visit, words)
            case VerifyFunds(words=words):
                return self._verifying.asked(visit, words)
            case RenameOffice(words=words):
                return self._renaming.asked(visit, words)
            case _:
                assert_never(intent)

    def press(self, visit: Visit, intent: BureauPress) -> Reply:
        """The reply to a press."""
        match intent:
            case ConfirmChange(token=token):
                return self._confirmed(visit, token)
            case DropChange(token=token):
                dropped = self.held.drop(visit.message, token)
                return say_left(visit.language) if dropped else say_change_gone(visit.language)
            case CheckSum(funds_id=funds_id):
                return self._verifying.as_reported(visit, funds_id)
            case GetRulesSheet():
                return self._weighing.sheet(visit)
            case _:
                assert_never(intent)

    def _confirmed(self, visit: Visit, token: int) -> Reply:
        change = self.held.change(visit.message, token)
        match change:
            case NewTarget():
                return self._targeting.confirmed(visit, change)
            case NewWeights():
                return self._weighing.confirmed(visit, change)
            case NewFigure():
                return self._verifying.confirmed(visit, change)
            case NewName():
                return self._renaming.confirmed(visit, change)
            case None:
                return say_change_gone(visit.language)
            case _:
                assert_never(change)

    def _find(self, words: str, language: Language) -> Office | Reply:
        return find_office(Registry(self.database), words, language)

    @property
    def _targeting(self) -> Targeting:
        return Targeting(self.database, self.held, self._find)

    @property
    def _weighing(self) -> Weighing:
        return Weighing(self.database, self.held)

    @property
    def _verifying(self) -> Verifying:
        return Verifying(self.database, self.held, self._find)

    @property
    def _renaming(self) -> Renaming:
        return Renaming(self.database, self.held, self._find)
