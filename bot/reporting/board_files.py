"""A board as files: a picture for each league, and a workbook with every row behind every figure."""

from pathlib import Path

from bot.reporting.board_once import Shown
from bot.reporting.charts import Drawing, draw_league
from bot.reporting.workbook import board_sheets, workbook_name, write_workbook
from bot.stopping import InputRefused
from bot.wording_boards import board_title, league_name
from rag.answer import Language
from store.database import Database
from store.reporting.board import Board
from store.reporting.board_evidence import Trace, read_traces


def rows_behind(database: Database, board: Board) -> tuple[Trace, ...]:
    """Every row behind every figure of a board, each once. Raises StoreUnavailable."""
    cells = (cell for table in board.tables for row in table.rows for cell in row.standing.cells)
    return read_traces(database, sorted({row for cell in cells for row in cell.tally.report_ids}), board.as_of)


def board_files(database: Database, shown: Shown) -> dict[str, bytes]:
    """Names and contents: a PNG a league, then the XLSX. Raises StoreUnavailable, FontMissing."""
    board, drawing = shown.board, Drawing(Language.SIMPLIFIED, shown.board, shown.case)
    title = board_title(Language.SIMPLIFIED, board)
    pictures = {
        f"{title} {league_name(Language.SIMPLIFIED, table.rules.league)}.png": draw_league(drawing, table)
        for table in board.tables
    }
    return pictures | {workbook_name(board): write_workbook(board_sheets(board, rows_behind(database, board)))}


def write_files(database: Database, shown: Shown, folder: Path) -> tuple[Path, ...]:
    """Those files in a folder, which is made. Raises InputRefused where it cannot be written."""
    files = {folder / name: content for name, content in board_files(database, shown).items()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            file.write_bytes(content)
    except OSError as error:
        raise InputRefused(
            f"不能写入 {folder}（{error.strerror}），请换一个目录。 / Cannot write there; choose another folder."
        ) from error
    return tuple(files)
