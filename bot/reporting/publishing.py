"""The way of a board in a chat: draft, objection window, publication, correction; each step is asked back once.

A published board is never rewritten, and publishing closes nothing: reports that come later are taken and marked 补报, the
edition stays as it is, and whoever wants them on the board makes a correction (更正), which is a further edition with its reason.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.message import Reply
from bot.reporting.awaited_words import AwaitedWords, Correcting
from bot.reporting.board_look import Looked, Visit
from bot.reporting.board_once import Shown
from bot.reporting.boarding import Boarding
from bot.reporting.period_words import number_of
from bot.wording_boarding import Caveats, period_name, say_outdated
from bot.wording_boards import say_board_refusal
from bot.wording_publishing import (
    DAYS,
    ask_correct,
    ask_days,
    ask_draw_up,
    ask_open,
    ask_publish,
    ask_reason,
    say_corrected,
    say_drawn_up,
    say_opened,
    say_published,
    say_words_gone,
)
from store.reporting.board_changes import differences
from store.reporting.board_states import BoardCase, BoardRefusal, may_correct, may_draft, may_open, may_publish
from store.reporting.periods import SHANGHAI, shanghai_day

_ENDS = time(18)


@dataclass(frozen=True, slots=True)
class Publishing:
    """What coordinators do with boards. Every method raises StoreUnavailable."""

    boarding: Boarding
    awaited: AwaitedWords

    def draw_up(self, visit: Visit, number: int, edition: int, *, sure: bool) -> Reply:
        """生成草案, or anew."""
        found = self.boarding.same(visit, number, edition)
        if isinstance(found, Reply):
            return found
        refusal = may_draft(found.shown.case)
        if refusal:
            return say_board_refusal(visit.language, refusal)
        if not sure:
            return ask_draw_up(visit.language, found.face)
        period, by = found.shown.board.period, visit.speaker.person_id
        case = self.boarding.boards.draft(period, by, visit.now, seen=edition)
        if isinstance(case, BoardRefusal):
            return _refused(visit, number, case)
        return say_drawn_up(visit.language, _after(visit, case).face, before=edition)

    def open_window(self, visit: Visit, number: int, edition: int, days: int, *, sure: bool) -> Reply:
        """公示: for how many days, then sure."""
        found = self.boarding.same(visit, number, edition)
        if isinstance(found, Reply):
            return found
        closes_at = window_end(visit.now, days if days in DAYS else DAYS[0])
        allowed = may_open(found.shown.case, closes_at, visit.now)
        if isinstance(allowed, BoardRefusal):
            return say_board_refusal(visit.language, allowed)
        if days not in DAYS:
            return ask_days(visit.language, found.face)
        if not sure:
            return ask_open(visit.language, found.face, days, closes_at, self._caveats(visit, allowed))
        period, by = found.shown.board.period, visit.speaker.person_id
        case = self.boarding.boards.open_objections(period, closes_at, by, visit.now, seen=edition)
        if isinstance(case, BoardRefusal):
            return _refused(visit, number, case)
        return say_opened(visit.language, _after(visit, case).face, closes_at)

    def publish(self, visit: Visit, number: int, edition: int, *, sure: bool) -> Reply:
        """发布."""
        found = self.boarding.same(visit, number, edition)
        if isinstance(found, Reply):
            return found
        allowed = may_publish(found.shown.case, visit.now)
        if isinstance(allowed, BoardRefusal):
            return say_board_refusal(visit.language, allowed)
        if not sure:
            return ask_publish(visit.language, found.face, self._caveats(visit, allowed))
        period, by = found.shown.board.period, visit.speaker.person_id
        case = self.boarding.boards.publish(period, by, visit.now, seen=edition)
        if isinstance(case, BoardRefusal):
            return _refused(visit, number, case)
        return say_published(visit.language, _after(visit, case).face)

    def _caveats(self, visit: Visit, case: BoardCase) -> Caveats:
        """What whoever is about to go a step further should know."""
        period, edition = case.edition.period, case.edition
        changed = differences(edition.board, self.boarding.boards.live(period, visit.now))
        return Caveats(len(changed), shanghai_day(visit.now) <= period.last)

    def correct(self, visit: Visit, number: int, edition: int) -> Reply:
        """更正: what is different by now; the reason is asked for in words."""
        found = self.boarding.same(visit, number, edition)
        if isinstance(found, Reply):
            return found
        allowed = may_correct(found.shown.case)
        if isinstance(allowed, BoardRefusal):
            return say_board_refusal(visit.language, allowed)
        period = found.shown.board.period
        changed = differences(found.shown.board, self.boarding.boards.live(period, visit.now))
        if not changed:
            return say_board_refusal(visit.language, BoardRefusal.NOTHING_CHANGED)
        token = self.awaited.ask(visit.message, Correcting(period, edition)).token
        return ask_reason(visit.language, found.face, changed, token)

    def reason_written(self, visit: Visit, about: Correcting, words: str, token: int) -> Reply:
        """The reason was written: it is shown once more."""
        return ask_correct(visit.language, period_name(visit.language, about.period), words, token)

    def confirm_correction(self, visit: Visit, token: int) -> Reply:
        """确认更正."""
        taken = self.awaited.take(visit.message, token, Correcting)
        if taken is None:
            return say_words_gone(visit.language)
        about, reason = taken
        boards, by = self.boarding.boards, visit.speaker.person_id
        done = boards.correct(about.period, reason, by, visit.now, seen=about.edition)
        if isinstance(done, BoardRefusal):
            return _refused(visit, number_of(about.period), done)
        case = boards.case(about.period)
        face = visit.face(Shown(done.edition.board, case, visit.now))
        return say_corrected(visit.language, face, reason, done.differences)


def window_end(now: datetime, days: int) -> datetime:
    """18:00 in Shanghai, that many days from now."""
    return datetime.combine(shanghai_day(now) + timedelta(days=days), _ENDS, SHANGHAI)


def _after(visit: Visit, case: BoardCase) -> Looked:
    shown = Shown(case.edition.board, case, visit.now)
    return Looked(shown, visit.face(shown), whole=True)


def _refused(visit: Visit, number: int, refusal: BoardRefusal) -> Reply:
    if refusal is BoardRefusal.OUTDATED:
        return say_outdated(visit.language, number)
    return say_board_refusal(visit.language, refusal)
