"""Everything around boards and bulletins that is tapped or written in a chat, handed to whoever does it."""

from dataclasses import dataclass
from typing import assert_never

from bot.intent_boards import (
    AnswerObjection,
    BoardPictures,
    BoardPress,
    BoardSpoken,
    BoardWorkbook,
    ConfirmAnswer,
    ConfirmCorrection,
    ConfirmObjection,
    CorrectBoard,
    DrawUp,
    DropWords,
    ListObjections,
    LookPress,
    MakeObjection,
    ObjectInWords,
    ObjectionPress,
    OpenBoard,
    OpenDigest,
    OpenFigure,
    OpenLive,
    OpenOffices,
    OpenRow,
    OpenWindow,
    PostBoard,
    PostDigest,
    PostPress,
    PublishBoard,
    ShowBoard,
    ShowDigest,
    StepPress,
)
from bot.intent_bureau import BureauPress, BureauSpoken
from bot.message import Message, Reply
from bot.reporting.awaited_words import LONGEST, Answering, Awaited, AwaitedWords, Correcting, Objecting
from bot.reporting.board_look import Files, Visit
from bot.reporting.boarding import Boarding
from bot.reporting.bureau_desk import BureauDesk
from bot.reporting.objecting import Objections
from bot.reporting.publishing import Publishing
from bot.wording_joining import say_in_private_only
from bot.wording_publishing import say_too_long, say_words_dropped, say_words_gone
from store.database import Database


@dataclass(frozen=True, slots=True)
class BoardDesk:
    """Over one database; what was asked for in words is kept in `awaited`, across messages."""

    database: Database
    files: Files
    awaited: AwaitedWords

    @property
    def _boarding(self) -> Boarding:
        return Boarding(self.database, self.files)

    @property
    def _bureau(self) -> BureauDesk:
        return BureauDesk(self.database, self.awaited)

    @property
    def _publishing(self) -> Publishing:
        return Publishing(self._boarding, self.awaited)

    @property
    def _objections(self) -> Objections:
        return Objections(self._boarding, self.awaited)

    def command(self, visit: Visit, intent: BoardSpoken) -> Reply:
        """The reply to a command; in a group to that of a coordinator alone, who is asked back there."""
        if isinstance(intent, BureauSpoken):
            if visit.message.in_group:
                return say_in_private_only(visit.language)
            return self._bureau.command(visit, intent)
        match intent:
            case ShowBoard(words=words):
                return self._boarding.ask_for(visit, words)
            case ShowDigest(words=words):
                return self._boarding.ask_for_digest(visit, words)
            case ObjectInWords(words=words):
                if visit.message.in_group:
                    return say_in_private_only(visit.language)
                return self._objections.in_words(visit, words)
            case _:
                assert_never(intent)

    def press(self, visit: Visit, intent: BoardPress) -> Reply:
        """The reply to a press."""
        if visit.message.in_group and not isinstance(intent, PostPress):
            return say_in_private_only(visit.language)
        if isinstance(intent, BureauPress):
            return self._bureau.press(visit, intent)
        match intent:
            case PostBoard(period=period, edition=edition):
                reply = self._boarding.post(visit, period, edition)
            case PostDigest(period=period):
                reply = self._boarding.open_digest(visit, period, posted=True)
            case OpenBoard(period=period):
                reply = self._boarding.open(visit, period)
            case OpenLive(period=period):
                reply = self._boarding.open_live(visit, period)
            case OpenDigest(period=period):
                reply = self._boarding.open_digest(visit, period)
            case DropWords(token=token):
                dropped = self.awaited.drop(visit.message, token)
                reply = say_words_dropped(visit.language) if dropped else say_words_gone(visit.language)
            case _:
                reply = self._further(visit, intent)
        return reply

    def _further(self, visit: Visit, intent: LookPress | StepPress | ObjectionPress) -> Reply:
        if isinstance(intent, LookPress):
            return self._look(visit, intent)
        return self._step(visit, intent) if isinstance(intent, StepPress) else self._object(visit, intent)

    def _look(self, visit: Visit, intent: LookPress) -> Reply:
        boarding, period, edition = self._boarding, intent.period, intent.edition
        match intent:
            case BoardPictures():
                return boarding.pictures(visit, period, edition)
            case BoardWorkbook():
                return boarding.workbook(visit, period, edition)
            case OpenOffices():
                return boarding.offices(visit, period, edition)
            case OpenRow(office_id=office_id):
                return boarding.row(visit, period, edition, office_id)
            case OpenFigure(office_id=office_id, indicator=indicator):
                return boarding.figure(visit, period, edition, office_id, indicator)
            case _:
                assert_never(intent)

    def _step(self, visit: Visit, intent: StepPress) -> Reply:
        publishing = self._publishing
        match intent:
            case DrawUp(period=period, edition=edition, sure=sure):
                return publishing.draw_up(visit, period, edition, sure=sure == 1)
            case OpenWindow(period=period, edition=edition, days=days, sure=sure):
                return publishing.open_window(visit, period, edition, days, sure=sure == 1)
            case PublishBoard(period=period, edition=edition, sure=sure):
                return publishing.publish(visit, period, edition, sure=sure == 1)
            case CorrectBoard(period=period, edition=edition):
                return publishing.correct(visit, period, edition)
            case ConfirmCorrection(token=token):
                return publishing.confirm_correction(visit, token)
            case _:
                assert_never(intent)

    def _object(self, visit: Visit, intent: ObjectionPress) -> Reply:
        objections = self._objections
        match intent:
            case ListObjections(period=period):
                return objections.show(visit, period)
            case AnswerObjection(objection_id=objection_id, accepted=accepted):
                return objections.answer(visit, objection_id, accepted=accepted == 1)
            case MakeObjection(period=period, edition=edition, indicator=indicator):
                return objections.make(visit, period, edition, indicator)
            case ConfirmObjection(token=token):
                return objections.confirm(visit, token)
            case ConfirmAnswer(token=token):
                return objections.confirm_answer(visit, token)
            case _:
                assert_never(intent)

    def open_words(self, message: Message) -> Awaited | None:
        """What this person is to write next in this chat, None where nothing is."""
        return None if message.edited or message.forwarded else self.awaited.open(message)

    def words(self, visit: Visit, text: str) -> Reply:
        """What was asked for is written: it is shown once more, to be confirmed by a button."""
        if len(text) > LONGEST:
            return say_too_long(visit.language, LONGEST)
        written = self.awaited.write(visit.message, text)
        if written is None:
            return say_words_gone(visit.language)
        match written.about:
            case Objecting() as about:
                return self._objections.written(visit, about, text, written.token)
            case Answering() as about:
                return self._objections.answer_written(visit, about, text, written.token)
            case Correcting() as about:
                return self._publishing.reason_written(visit, about, text, written.token)
            case _:  # a change that was shown asks for no words
                return say_words_gone(visit.language)
