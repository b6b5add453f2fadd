"""What an answer does to a card: the sum it sets or leaves out, the project it names, the row it drops."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.intent_staff import SettleDoubt
from bot.message import Reply
from bot.reporting.card_desk import CardDesk, with_row
from bot.reporting.choosing import doubted_value, which_project
from bot.reporting.editing import Field
from bot.reporting.naming import is_named, why_not_new
from bot.reporting.press import Press
from bot.reporting.settling import Act, Settlement, answers_to, settle, with_project
from bot.wording_editing import not_new_notice
from bot.wording_pages import Place
from store.reporting.drafts import DraftRow
from store.reporting.progress import Doubt, DoubtKind, Row


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers on one desk of cards. After each the page is shown on which something is still asked."""

    desk: CardDesk

    def settle(self, press: Press, intent: SettleDoubt) -> Reply:
        """The answer of a button below a question."""
        rows, place = press.draft.rows, Place(intent.row, onward=True)
        doubts = rows[intent.row].row.doubts if intent.row < len(rows) else ()
        if intent.doubt >= len(doubts):
            return self.desk.shown(press, place=place)
        doubt = doubts[intent.doubt]
        answers = answers_to(doubt, rows[intent.row].row)
        if intent.option >= len(answers):
            return self.desk.shown(press, place=place)
        return self._answered(press, intent.row, doubt, answers[intent.option])

    def _answered(self, press: Press, number: int, doubt: Doubt, answer: Settlement) -> Reply:
        drafted = press.draft.rows[number]
        match answer.act:
            case Act.EDIT:
                field, about = doubted_value(drafted.row, doubt)
                reply = self.desk.ask_for(press, number, field, about)
            case Act.SWAP:
                reply = which_project(self.desk.books, press.draft, number, press.language)
            case Act.LEAVE_OUT:
                reply = self.leave_out(press, number)
            case Act.NAME:
                reply = self.desk.ask_for(press, number, Field.PROJECT)
            case Act.CREATE:
                reply = self.create(press, (number,))
            case _:
                settled = settle(drafted, doubt, answer)
                if answer.act is Act.LEAVE_VALUE and says_nothing(settled.row):
                    return self.leave_out(press, number)
                reply = self._put(press, with_row(press.draft.rows, number, settled), number)
        return reply

    def _put(self, press: Press, rows: tuple[DraftRow, ...], number: int) -> Reply:
        return self.desk.changed(press, rows, place=Place(number, onward=True))

    def leave_out(self, press: Press, number: int) -> Reply:
        """The card without that row; put away where it was the last one."""
        left = tuple(one for place, one in enumerate(press.draft.rows) if place != number)
        return self._put(press, left, number) if left else self.desk.put_away(press)

    def pick(self, press: Press, number: int, project_id: int) -> Reply:
        """The project of a row, 0 for a new one."""
        rows = press.draft.rows
        if number >= len(rows) or (project_id and self.desk.books.project(project_id) is None):
            return self.desk.shown(press)
        if not project_id:
            return self.create(press, (number,))
        return self._put(press, with_row(rows, number, with_project(rows[number], project_id)), number)

    def create(self, press: Press, numbers: Sequence[int]) -> Reply:
        """These rows as new projects; asked for the name where a row has none, refused where its words are none."""
        rows = press.draft.rows
        for number in numbers:
            row = rows[number].row
            if not is_named(row):
                return self.desk.ask_for(press, number, Field.PROJECT)
            fault = why_not_new(row.project, press.draft.office_id, self.desk.books.living)
            if fault is not None:
                notice = not_new_notice(row.project, fault.value, press.language)
                return self.desk.shown(press, notice, Place(number))
            rows = with_row(rows, number, replace(with_project(rows[number], None), new_project=True))
        return self._put(press, rows, numbers[0])

    def create_all(self, press: Press) -> Reply:
        """全部是新项目: every row that is asked about."""
        asked = [number for number, row in enumerate(press.draft.rows) if DoubtKind.NEW_PROJECT in row.open_doubts]
        return self.create(press, asked) if asked else self.desk.shown(press)


def says_nothing(row: Row) -> bool:
    """Whether a row tells nothing but which project it would be about."""
    bare = Row(
        project=row.project, county=row.county, date_text=row.date_text, day=row.day, day_end=row.day_end,
        correction=row.correction, sources=row.sources, doubts=row.doubts,
    )  # fmt: skip
    return row == bare and all(doubt.kind is not DoubtKind.UNIT for doubt in row.doubts)
