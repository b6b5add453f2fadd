"""A board as files: a picture for each league, and a workbook with every row behind every figure."""

import logging
from pathlib import Path

from bot.message import Attachment
from bot.reporting.board_once import Shown
from bot.reporting.charts import Drawing, FontMissing, draw_league
from bot.reporting.sheets import board_sheets, workbook_name
from bot.reporting.workbook import write_workbook
from bot.stopping import InputRefused
from bot.wording_boards import board_title, full_state, league_name
from rag.answer import Language
from store.database import Database
from store.reporting.board import Board
from store.reporting.board_evidence import Trace, read_traces

_LOG = logging.getLogger(__name__)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rows_behind(database: Database, board: Board, office_id: int | None = None) -> tuple[Trace, ...]:
    """Every row behind every figure of a board, or of one office on it, each once. Raises StoreUnavailable."""
    rows = (row.standing for table in board.tables for row in table.rows)
    cells = (cell for one in rows if office_id in {None, one.office_id} for cell in one.cells)
    return read_traces(database, sorted({row for cell in cells for row in cell.tally.report_ids}), board.as_of)


def pictures(shown: Shown, language: Language) -> tuple[Attachment, ...]:
    """One PNG a league, with what it is; none where the font is missing, which the log then tells with what to do."""
    title, state = board_title(language, shown.board), full_state(language, shown.case, shown.now)
    drawing, files = Drawing(language, shown.board, shown.case, shown.now), []
    try:
        for table in shown.board.tables:
            league = league_name(language, table.rules.league)
            caption = f"{title} · {league} · {state}"
            files.append(Attachment(f"{title} {league}.png", "image/png", draw_league(drawing, table), caption))
    except FontMissing as error:
        _LOG.error("%s", error)
        return ()
    return tuple(files)


def workbook(database: Database, shown: Shown, language: Language, office_id: int | None = None) -> Attachment:
    """The XLSX with the rows behind all figures, or only behind those of one office. Raises StoreUnavailable."""
    traces = rows_behind(database, shown.board, office_id)
    content = write_workbook(board_sheets(shown.board, traces, language))
    caption = f"{board_title(language, shown.board)} · {full_state(language, shown.case, shown.now)}"
    return Attachment(workbook_name(shown.board, language), _XLSX, content, caption)


def board_files(database: Database, shown: Shown) -> dict[str, bytes]:
    """Names and contents: a PNG a league, then the XLSX. Raises StoreUnavailable, FontMissing."""
    board, drawing = shown.board, Drawing(Language.SIMPLIFIED, shown.board, shown.case, shown.now)
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
