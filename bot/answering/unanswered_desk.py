"""Everything around questions that nobody answered that staff write or tap, handed to whoever does it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import assert_never

from bot.announcing.bureau import Bureau
from bot.answering import handing, official_writing
from bot.answering.deciding import Deciding
from bot.answering.gathering import Cosines, Gathering
from bot.answering.handing import Handing
from bot.answering.listing import CARD, Listing
from bot.answering.official_writing import OfficialWriting
from bot.intent_answering import (
    AnsweringPress,
    AnsweringSpoken,
    ApproveOfficial,
    ClaimMatter,
    DecidingPress,
    DropOfficial,
    GiveMatter,
    ListUnanswered,
    MatterPress,
    OpenMatter,
    OpenOfficial,
    PartWording,
    PutAside,
    ReturnOfficial,
    ShowWordings,
    SubmitOfficial,
    TakeBack,
    TakeClause,
    TurnUnanswered,
    WithdrawOfficial,
    WriteOfficial,
    WritePart,
    WritingPress,
    read_matter_words,
    read_writing_words,
)
from bot.message import Message, Reply
from bot.offers import Asks
from bot.reporting.board_look import Visit
from bot.rights import may
from bot.wording import say_not_allowed
from bot.wording_joining import say_in_private_only
from rag.ask import Asker
from store.reporting.awaited_values import AwaitedValue, AwaitedValues

_WAITS = timedelta(minutes=30)
_LEAVES = frozenset({"取消", "算了", "不写了", "cancel", "never mind"})


@dataclass(frozen=True, slots=True)
class UnansweredDesk:
    """Over one bureau and one edition of the documents. Every method raises StoreUnavailable."""

    bureau: Bureau
    asks: Asks
    gathering: Gathering

    @property
    def _listing(self) -> Listing:
        return Listing(self.bureau, self.asks, self.gathering)

    def awaited(self, message: Message) -> AwaitedValue | None:
        """What this person is to write next around a matter or its answer, None where nothing is."""
        if message.edited or message.forwarded or message.in_group:
            return None
        asked = AwaitedValues(self.bureau.database).of(message.chat_id, message.person_id)
        if asked is None or message.sent_at - asked.asked_at > _WAITS:
            return None
        return asked if asked.field.startswith((official_writing.AWAITED, handing.AWAITED)) else None

    def written(self, visit: Visit, asked: AwaitedValue, text: str) -> Reply | None:
        """What was asked for has come; None where only the words of buttons are looked for, and these are none."""
        if asked.field == CARD:
            return self.said_on_card(visit, asked.draft_id, text)
        leaves = text.strip().lower() in _LEAVES
        if asked.field.startswith(handing.AWAITED):
            on_matter = Handing(self._listing)
            return on_matter.left(visit, asked.draft_id) if leaves else on_matter.written(visit, asked, text.strip())
        writing = OfficialWriting(self._listing)
        if leaves:
            return writing.left(visit, asked.draft_id)
        one = self._listing.answers.get(asked.draft_id)
        press = read_writing_words(text, one.answer_id, one.version, one.matter_id) if one else None
        if press is None:
            return writing.written(visit, asked, text.strip())
        if isinstance(press, MatterPress):  # away from the draft
            writing.forget_asking(visit)
        return self.answer(visit, press)

    def said_on_card(self, visit: Visit, matter_id: int, text: str) -> Reply | None:
        """What the button of a matter's card does that is written out in words; None for other words."""
        press = read_matter_words(text, matter_id)
        if press is None:
            return None
        return self.answer(visit, press) if may(visit.message.role, press) else say_not_allowed(visit.language)

    def answer(self, visit: Visit, intent: AnsweringPress | AnsweringSpoken) -> Reply:
        """The reply to a press or a command; questions of others are looked at in private."""
        if visit.message.in_group:
            return say_in_private_only(visit.language)
        if isinstance(intent, ListUnanswered):
            return self._listing.show(visit)
        if isinstance(intent, MatterPress):
            return self._on_matter(visit, intent)
        return self._write(visit, intent) if isinstance(intent, WritingPress) else self._decide(visit, intent)

    def _on_matter(self, visit: Visit, intent: MatterPress) -> Reply:
        listing, on_matter = self._listing, Handing(self._listing)
        match intent:
            case TurnUnanswered(which=which, page=page):
                reply = replace(listing.show(visit, which, page), in_place=True)
            case OpenMatter(matter_id=number):
                reply = listing.open(visit, number)
            case ShowWordings(matter_id=number, page=page):
                reply = listing.wordings(visit, number, page)
            case PartWording(matter_id=number, question_id=question_id):
                reply = listing.part(visit, number, question_id)
            case ClaimMatter(matter_id=number, taken=taken):
                reply = on_matter.claim(visit, number, taken=taken == 1)
            case GiveMatter(matter_id=number):
                reply = on_matter.ask(visit, number, handing.OFFICE)
            case PutAside(matter_id=number):
                reply = on_matter.ask(visit, number, handing.REASON)
            case TakeBack(matter_id=number):
                reply = on_matter.take_back(visit, number)
            case _:
                assert_never(intent)
        return reply

    def _write(self, visit: Visit, intent: WritingPress) -> Reply:
        writing = OfficialWriting(self._listing)
        match intent:
            case WriteOfficial(matter_id=number):
                return writing.begin(visit, number)
            case WritePart(answer_id=number, part=part):
                return writing.open_part(visit, number, part)
            case TakeClause(answer_id=number, version=version, clause=clause):
                return writing.take_clause(visit, number, version, clause)
            case DropOfficial(answer_id=number, version=version):
                return writing.drop(visit, number, version)
            case SubmitOfficial(answer_id=number, version=version):
                return Deciding(self._listing).submit(visit, number, version)
            case _:
                assert_never(intent)

    def _decide(self, visit: Visit, intent: DecidingPress) -> Reply:
        deciding = Deciding(self._listing)
        match intent:
            case OpenOfficial(answer_id=number):
                return deciding.open(visit, number)
            case ApproveOfficial(answer_id=number, version=version):
                return deciding.approve(visit, number, version)
            case ReturnOfficial(answer_id=number, version=version):
                return deciding.give_back(visit, number, version)
            case WithdrawOfficial(answer_id=number, version=version, sure=sure):
                return deciding.withdraw(visit, number, version, sure=sure == 1)
            case _:
                assert_never(intent)


def open_unanswered_desk(bureau: Bureau, asks: Asks) -> UnansweredDesk:
    """The desk of one edition of the documents; where a model tells meanings, near wordings are told by it too."""
    cosine = Cosines(asks.index.embedder) if isinstance(asks, Asker) else None
    return UnansweredDesk(bureau, asks, Gathering(bureau.database, asks.library, cosine))
