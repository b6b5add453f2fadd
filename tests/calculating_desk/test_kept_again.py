"""A kept calculation by its number, over a real database."""

import re
from datetime import datetime, time
from pathlib import Path

from bot.calculating.desk import CalculatingDesk
from bot.calculating.kept_again import show_again
from bot.message import Message
from rag.answer import Language
from store.reporting.periods import SHANGHAI
from tests.calculating_desk.rules import DAY, TOLD, library
from tests.databases import fresh_database


def test_it_is_shown_to_the_byte_and_the_talk_goes_on_from_it(tmp_path: Path) -> None:
    """A number that nobody was given is told to be none."""
    database = fresh_database(tmp_path / "a.sqlite3")
    desk = CalculatingDesk(library(), database)
    now = datetime.combine(DAY, time(12), SHANGHAI)
    first, second = (Message("7", 7, f"m{turn}", TOLD, now) for turn in (1, 2))
    reply = desk.hear(first, TOLD, Language.SIMPLIFIED)
    assert reply is not None
    (number,) = set(re.findall(r"JS[0-9a-f]{10}", reply.text))
    again = show_again(second, number, desk.book, desk.kept, desk.rates(), Language.SIMPLIFIED)
    assert "重算一遍，结果逐字节相同" in again.text
    assert "106万元" in again.text
    changed = desk.hear(second, "如果是2亿呢", Language.SIMPLIFIED)
    assert changed is not None
    assert "70万元" in changed.text
    gone = show_again(second, "JS0000000000", desk.book, desk.kept, desk.rates(), Language.SIMPLIFIED)
    assert "JS0000000000" in gone.text
    assert "106万元" not in gone.text
    database.close()
