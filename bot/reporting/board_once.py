"""The journey of the command `board`: the board of a period as words or as JSON."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TextIO

from bot.json_lines import to_line
from bot.stopping import InputRefused
from bot.terminal_chat import reply_lines
from bot.wording_boards import say_board
from rag.answer import Language
from store.database import Database
from store.reporting.board import Board, row_fields
from store.reporting.board_ledger import BoardLedger
from store.reporting.board_states import BoardCase
from store.reporting.periods import Period, parse_period


@dataclass(frozen=True, slots=True)
class Shown:
    """A board and the case it stands in: None where it was counted just now. `now` is when it is looked at."""

    board: Board
    case: BoardCase | None = None
    now: datetime | None = None


def period_named(text: str) -> Period:
    """The period that was typed. Raises InputRefused."""
    period = parse_period(text)
    if period is None:
        raise InputRefused(
            f"没有这样的周期：{text}。请写 2024-W26、2024-06、2024-Q2、2024-H1 或 2024。"
            " / No such period; write 2024-W26, 2024-06, 2024-Q2, 2024-H1 or 2024."
        )
    return period


def show_board(database: Database, period: Period, now: datetime, *, live: bool = False) -> Shown:
    """The newest edition, or with `live`, or where there is none, the board as counted now."""
    boards = BoardLedger(database)
    case = None if live else boards.case(period)
    return Shown(boards.live(period, now), now=now) if case is None else Shown(case.edition.board, case, now)


def print_board(shown: Shown, out: TextIO, *, as_json: bool) -> int:
    """Write it as words, or as one JSON object a line: the head, then the offices league by league. Always 0."""
    if not as_json:
        out.write("\n".join(reply_lines(say_board(Language.SIMPLIFIED, shown.board, shown.case))) + "\n")
        return 0
    out.write(to_line(_head(shown)) + "\n")
    for table in shown.board.tables:
        out.writelines(
            to_line({"kind": "office", "league": table.rules.league.value, **row_fields(row)}) + "\n"
            for row in table.rows
        )
    return 0


def _head(shown: Shown) -> dict[str, Any]:
    board, edition = shown.board, shown.case.edition if shown.case else None
    return {
        "kind": "board",
        "period": str(board.period),
        "first": board.period.first.isoformat(),
        "last": board.period.last.isoformat(),
        "as_of": board.as_of.isoformat(),
        "state": shown.case.state.value if shown.case else "live",
        "edition": edition.number if edition else None,
        "sha256": edition.sha256 if edition else None,
        "rules": [table.rules.to_json() for table in board.tables],
    }
