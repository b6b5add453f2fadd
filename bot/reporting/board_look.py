"""Who looks at which board: what they may see of it, and the edition that stands below their buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.message import Attachment, Message, Role
from bot.reporting.board_once import Shown
from bot.reporting.period_words import number_of
from bot.reporting.speaker import OVER_ALL, Speaker
from bot.wording_face import Face
from rag.answer import Language
from store.database import Database
from store.reporting.board_ledger import BoardLedger
from store.reporting.board_states import BoardCase, BoardState
from store.reporting.periods import Period


@dataclass(frozen=True, slots=True)
class Files:
    """What makes pictures and workbooks; the libraries they need are loaded when the first one is asked for."""

    pictures: Callable[[Shown, Language], tuple[Attachment, ...]]
    workbook: Callable[[Database, Shown, Language, int | None], Attachment]


@dataclass(frozen=True, slots=True)
class Visit:
    """A message with its speaker and the language to answer in."""

    message: Message
    speaker: Speaker
    language: Language

    @property
    def now(self) -> datetime:
        """When it was sent."""
        return self.message.sent_at

    @property
    def runs_boards(self) -> bool:
        """Whether they draw boards up and publish them."""
        return self.speaker.role in OVER_ALL

    def sees(self, case: BoardCase | None) -> bool:
        """Whether the whole board: coordinators always, the others from the day it is open to objections (公示)."""
        return self.runs_boards or (case is not None and case.state is not BoardState.DRAFT)

    def face(self, shown: Shown, beside: int = 0) -> Face:
        """The board as it is shown to them; `beside` is the edition that stands while it is counted anew (实时)."""
        leads = self.speaker.role is Role.LEADER and self.speaker.office_id is not None
        number = number_of(shown.board.period)
        own = self.speaker.office_id
        return Face(shown.board, shown.case, number, self.runs_boards, leads, own, self.now, beside)


@dataclass(frozen=True, slots=True)
class Looked:
    """A board as somebody may see it; not `whole` where only their own office's row is theirs to see."""

    shown: Shown
    face: Face
    whole: bool


def look(boards: BoardLedger, visit: Visit, period: Period) -> Looked:
    """The newest edition they may see, else what is counted at this moment. Raises StoreUnavailable."""
    case = boards.case(period)
    whole = visit.sees(case)
    board, now = case.edition.board if case and whole else boards.live(period, visit.now), visit.now
    shown = Shown(board, case if whole else None, now)
    return Looked(shown, visit.face(shown), whole)


def look_live(boards: BoardLedger, visit: Visit, period: Period) -> Looked:
    """What is counted at this moment, whatever edition stands: whole only to who runs boards. Raises StoreUnavailable."""
    shown = Shown(boards.live(period, visit.now), now=visit.now)
    return Looked(shown, visit.face(shown, edition_seen(boards, visit, period)), visit.runs_boards)


def edition_seen(boards: BoardLedger, visit: Visit, period: Period) -> int:
    """The number of the edition they may see, 0 for none; cheap, nothing is counted. Raises StoreUnavailable."""
    case = boards.case(period)
    return case.edition.number if case and visit.sees(case) else 0
