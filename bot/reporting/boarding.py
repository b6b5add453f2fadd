"""Looking at boards and bulletins in a chat: the ranking, pictures, the workbook, each figure down to its messages.

Who sees what: coordinators and administrators everything; staff and leaders the whole board from the day it is open to objections,
before that their own office's row, and the rows behind a figure only of their own office. In a group nothing is shown but what
a coordinator asked for there and confirmed.
"""

from dataclasses import dataclass, replace

from bot.message import Reply
from bot.reporting.board_look import Files, Looked, Visit, edition_seen, look, look_live
from bot.reporting.period_words import number_of, period_numbered, read_period, recent_periods, without_live
from bot.wording import faint
from bot.wording_boarding import (
    digest_buttons,
    figure_buttons,
    say_board_face,
    say_no_office,
    say_no_picture,
    say_no_such_period,
    say_not_public,
    say_not_yours,
    say_outdated,
    say_own_news_only,
    say_own_row_only,
    say_post_question,
    say_row_face,
    say_which_board,
    say_which_office,
)
from bot.wording_boards import board_title, say_cell
from bot.wording_digest import digest_title, say_digest, with_unanswered
from bot.wording_face import LIVE
from bot.wording_joining import say_in_private_only
from store.answering.matter_ledger import Matters
from store.database import Database
from store.reporting.board_evidence import cell_rows
from store.reporting.board_ledger import BoardLedger
from store.reporting.digest import Digest
from store.reporting.digest_ledger import DigestLedger
from store.reporting.indicators import Indicator
from store.reporting.periods import Period, PeriodKind, period_of, shanghai_day

_FIRST_YEAR = 1900  # nothing lies before it
_INDICATORS = tuple(Indicator)  # their places are in messages that stand


@dataclass(frozen=True, slots=True)
class Boarding:
    """Boards and bulletins over one database. Every method raises StoreUnavailable."""

    database: Database
    files: Files

    @property
    def boards(self) -> BoardLedger:
        """The book of boards."""
        return BoardLedger(self.database)

    def ask_for(self, visit: Visit, words: str) -> Reply:
        """/board: a period, or the choice of one."""
        today = shanghai_day(visit.now)
        if not words and not visit.message.in_group:
            cases = [(period, self.boards.case(period)) for period in recent_periods(today)]
            named = [(period, number_of(period), case if visit.sees(case) else None) for period, case in cases]
            return say_which_board(visit.language, named)
        wanted, live = without_live(words)
        period = read_period(wanted, today)
        if period is None:
            return say_no_such_period(visit.language)
        if visit.message.in_group:
            return say_in_private_only(visit.language) if live else self._before_a_group(visit, period)
        return self.live(visit, period) if live else self.board(visit, period)

    def _before_a_group(self, visit: Visit, period: Period) -> Reply:
        if not visit.runs_boards:
            return say_in_private_only(visit.language)
        found = look(self.boards, visit, period)
        if not _is_given_out(found):
            return say_not_public(visit.language)
        data = found.face.data("b-post")
        return say_post_question(visit.language, board_title(visit.language, found.shown.board), data)

    def open(self, visit: Visit, number: int) -> Reply:
        """A board that a button names."""
        period = period_numbered(number)
        return self.board(visit, period) if period else say_no_such_period(visit.language)

    def open_live(self, visit: Visit, number: int) -> Reply:
        """实时, below an edition."""
        period = period_numbered(number)
        return self.live(visit, period) if period else say_no_such_period(visit.language)

    def board(self, visit: Visit, period: Period) -> Reply:
        """The whole board, or the own row of one that is not public yet."""
        return _said(visit, look(self.boards, visit, period))

    def live(self, visit: Visit, period: Period) -> Reply:
        """What is counted at this moment, said to be no official board; the own row to who does not run boards."""
        return _said(visit, look_live(self.boards, visit, period))

    def same(self, visit: Visit, number: int, edition: int) -> Looked | Reply:
        """The board that was looked at; what to say where a newer edition stands, or there is no such period."""
        period = period_numbered(number)
        if period is None:
            return say_no_such_period(visit.language)
        if edition == LIVE:
            return look_live(self.boards, visit, period)
        if edition_seen(self.boards, visit, period) != edition:
            return say_outdated(visit.language, number)
        return look(self.boards, visit, period)

    def pictures(self, visit: Visit, number: int, edition: int) -> Reply:
        """图片."""
        found = self.same(visit, number, edition)
        if isinstance(found, Reply):
            return found
        if not found.whole:
            return say_not_public(visit.language)
        pictures = self.files.pictures(found.shown, visit.language)
        return Reply((), attachments=pictures) if pictures else say_no_picture(visit.language)

    def workbook(self, visit: Visit, number: int, edition: int) -> Reply:
        """工作簿: to whoever runs boards with all rows, to others with those of their own office."""
        found = self.same(visit, number, edition)
        if isinstance(found, Reply):
            return found
        if not found.whole:
            return say_not_public(visit.language)
        only = None if visit.runs_boards else (visit.speaker.office_id or 0)
        return Reply((), attachments=(self.files.workbook(self.database, found.shown, visit.language, only),))

    def offices(self, visit: Visit, number: int, edition: int) -> Reply:
        """打开指标: asks of which office."""
        found = self.same(visit, number, edition)
        if isinstance(found, Reply):
            return found
        return say_which_office(visit.language, found.face) if found.whole else say_not_public(visit.language)

    def row(self, visit: Visit, number: int, edition: int, office_id: int) -> Reply:
        """One office's figures."""
        found = self.same(visit, number, edition)
        if isinstance(found, Reply):
            return found
        if not found.whole and office_id != visit.speaker.office_id:
            return say_not_public(visit.language)
        return say_row_face(visit.language, found.face, office_id)

    def figure(self, visit: Visit, number: int, edition: int, office_id: int, place: int) -> Reply:
        """One figure with the messages behind it and who confirmed them."""
        if not visit.runs_boards and office_id != visit.speaker.office_id:
            return say_not_yours(visit.language)
        found = self.same(visit, number, edition)
        if isinstance(found, Reply) or place >= len(_INDICATORS):
            return found if isinstance(found, Reply) else say_outdated(visit.language, number)
        board, indicator = found.shown.board, _INDICATORS[place]
        traces = cell_rows(self.database, board, office_id, indicator)
        said = say_cell(visit.language, board, office_id, indicator, traces)
        return replace(said, buttons=figure_buttons(visit.language, found.face, office_id, place))

    def post(self, visit: Visit, number: int, edition: int) -> Reply:
        """发到群里: the text and the pictures, nothing to press."""
        found = self.same(visit, number, edition)
        if isinstance(found, Reply):
            return found
        if not _is_given_out(found):
            return say_not_public(visit.language)
        words = replace(say_board_face(visit.language, found.face), buttons=())
        return replace(words, attachments=self.files.pictures(found.shown, visit.language))

    def ask_for_digest(self, visit: Visit, words: str) -> Reply:
        """/digest: this week's bulletin, or that of the period that is named."""
        today = shanghai_day(visit.now)
        period = read_period(words, today) if words else period_of(PeriodKind.WEEK, today)
        if period is None:
            return say_no_such_period(visit.language)
        if not visit.message.in_group:
            return self.digest(visit, period)
        if not visit.runs_boards:
            return say_in_private_only(visit.language)
        title = digest_title(visit.language, self._digest(visit, period))
        return say_post_question(visit.language, title, f"d-post:{number_of(period)}")

    def open_digest(self, visit: Visit, number: int, *, posted: bool = False) -> Reply:
        """A bulletin that a button names; `posted` into a group there is nothing to press below it."""
        period = period_numbered(number)
        if period is None:
            return say_no_such_period(visit.language)
        said = self.digest(visit, period)
        return replace(said, buttons=()) if posted else said

    def digest(self, visit: Visit, period: Period) -> Reply:
        """The bulletin; who belongs to an office gets that office's part."""
        digest = self._digest(visit, period)
        said = say_digest(visit.language, digest)
        if not visit.runs_boards:
            if not digest.offices:
                return say_no_office(visit.language)
            said = replace(said, spans=(*said.spans, faint(say_own_news_only(visit.language))))
        if period.year != _FIRST_YEAR:
            said = replace(said, buttons=digest_buttons(visit.language, number_of(period.previous())))
        if visit.message.in_group:  # questions of others are looked at in private
            return said
        return with_unanswered(said, visit.language, digest, Matters(self.database).backlog(), shanghai_day(visit.now))

    def _digest(self, visit: Visit, period: Period) -> Digest:
        digest = DigestLedger(self.database).live(period, visit.now)
        if visit.runs_boards:
            return digest
        own = tuple(news for news in digest.offices if news.office.office_id == visit.speaker.office_id)
        return replace(digest, offices=own, totals={})


def _said(visit: Visit, found: Looked) -> Reply:
    if found.whole:
        return say_board_face(visit.language, found.face)
    return say_own_row_only(visit.language, found.face)


def _is_given_out(found: Looked) -> bool:
    """Whether it may stand in a group: open to objections or published."""
    case = found.shown.case
    return case is not None and (case.is_public or case.closes_at is not None)
