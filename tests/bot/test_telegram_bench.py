"""The bench measures what it says, on a small load."""

import io
from pathlib import Path

from bot.announcing.bureau import Bureau
from bot.announcing.membership import Memberships
from bot.telegram_bench import Load, Share, run_service_bench, run_share, shared_figure, show_service_bench
from bot.telegram_service import Face, TelegramSettings
from store.outbox import Outbox, SendState
from tests.bot.telegram_desk import Echo
from tests.databases import fresh_database
from tests.serving.office import now


def test_every_update_of_the_load_is_answered(tmp_path: Path) -> None:
    """Within Telegram's limits where they count; figures come one by one."""
    database, shown, echo = fresh_database(tmp_path / "bench.sqlite3"), io.StringIO(), Echo()
    face = Face(echo, database, Memberships(Bureau(database, 1)), TelegramSettings("1:x"), now)
    show_service_bench(run_service_bench(face, Load(updates=40, people=8, waiting=10)), shown)
    assert len(echo.heard) == 50
    assert Outbox(database).counts(1)[SendState.SENT] == 50
    first, second = shown.getvalue().splitlines()
    assert "updates through inbox, assistant and outbox" in first and first.endswith("a second")
    assert second.startswith("10 updates that waited")
    database.close()


def test_workers_share_a_load_between_them() -> None:
    """Every bundle is exactly one worker's; what they did together counts from the slowest."""
    shares = [Share(number, 3) for number in range(3)]
    assert all(sum(share.takes(bundle) for share in shares) == 1 for bundle in range(20))
    figure = shared_figure(Load(updates=300), [1.0, 2.0])
    assert (figure.value, figure.unit) == (150.0, "a second") and "2 workers" in figure.name


def test_a_worker_waits_until_the_whole_load_is_answered(tmp_path: Path) -> None:
    """Alone with everything, it is done when everything is."""
    database, echo = fresh_database(tmp_path / "bench.sqlite3"), Echo()
    face = Face(echo, database, Memberships(Bureau(database, 1)), TelegramSettings("1:x"), now)
    assert run_share(face, Load(updates=30, people=6), Share()) > 0
    assert len(echo.heard) == 30
    database.close()
