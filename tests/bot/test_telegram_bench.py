"""The bench measures what it says, on a small load."""

import io
from pathlib import Path

from bot.announcing.bureau import Bureau
from bot.announcing.membership import Memberships
from bot.telegram_bench import Load, run_service_bench, show_service_bench
from bot.telegram_service import Face, TelegramSettings
from store.database import open_database
from store.outbox import Outbox, SendState
from tests.bot.telegram_desk import Echo
from tests.serving.office import now


def test_every_update_of_the_load_is_answered(tmp_path: Path) -> None:
    """Within Telegram's limits where they count; figures come one by one."""
    database, shown, echo = open_database(tmp_path / "bench.sqlite3"), io.StringIO(), Echo()
    face = Face(echo, database, Memberships(Bureau(database, 1)), TelegramSettings("1:x"), now)
    show_service_bench(run_service_bench(face, Load(updates=40, people=8, waiting=10)), shown)
    assert len(echo.heard) == 50
    assert Outbox(database).counts(1)[SendState.SENT] == 50
    first, second = shown.getvalue().splitlines()
    assert "updates through inbox, assistant and outbox" in first and first.endswith("a second")
    assert second.startswith("10 updates that waited")
    database.close()
