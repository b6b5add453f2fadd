"""A table file in a chat: the card, and the press on it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from bot.message import FileNotFetched, IncomingFile, Reply, Role
from bot.reporting.importing import LARGEST_FILE, Importing, is_table
from rag.answer import Language
from store.reporting.exchange import Subject
from store.reporting.exchange_ledger import Exchange
from store.reporting.periods import SHANGHAI
from store.reporting.registry import Registry
from store.waiting_files import WaitingFiles
from tests.databases import fresh_database

NOW = datetime(2024, 6, 27, 10, 0, tzinfo=SHANGHAI)
ZH = Language.SIMPLIFIED
ADMIN, OTHER, COORDINATOR = 7, 8, 9
GOOD = "项目名称,责任单位,计划投资（万元）\n甲,冠县,30000\n".encode("gbk")


@pytest.fixture
def exchange(tmp_path: Path) -> Iterator[Exchange]:
    """The exchange of a fresh database with the 28 offices."""
    database = fresh_database(tmp_path / "data.sqlite3")
    registry = Registry(database)
    registry.seed_sample(NOW)
    for person, role in ((ADMIN, Role.ADMIN), (OTHER, Role.ADMIN), (COORDINATOR, Role.COORDINATOR)):
        registry.make_invite(f"code-of-{person}", role, None, NOW + timedelta(days=1), 0, NOW)
        registry.redeem(f"code-of-{person}", person, NOW)
    yield Exchange(database)
    database.close()


@pytest.fixture
def importing(exchange: Exchange) -> Importing:
    """With tokens 1, 2, 3."""
    numbers = count(1)
    return Importing(exchange, lambda: str(next(numbers)), WaitingFiles(exchange.database))


def buttons(reply: Reply) -> list[str]:
    """The data of its buttons."""
    return [button.data for row in reply.buttons for button in row]


def projects(exchange: Exchange) -> int:
    """How many there are."""
    return len(exchange.table(Subject.PROJECTS, NOW)) - 1


def test_a_file_gets_a_card_and_a_press_applies_it_once(importing: Importing, exchange: Exchange) -> None:
    """The second press finds nothing."""
    card = importing.offer(GOOD, "项目.csv", ADMIN, NOW, ZH)
    assert "新增 1" in card.text and "预演" in card.text
    assert buttons(card) == ["import:1", "import-drop:1"]
    assert projects(exchange) == 0
    assert "已全部写入" in importing.press("import:1", ADMIN, NOW, ZH).text
    assert "失效" in importing.press("import:1", ADMIN, NOW, ZH).text
    assert projects(exchange) == 1


def test_only_who_sent_the_file_presses_and_only_within_the_hour(importing: Importing, exchange: Exchange) -> None:
    """Somebody else's press changes nothing and does not use the card up."""
    importing.offer(GOOD, "项目.csv", ADMIN, NOW, ZH)
    assert "失效" in importing.press("import:1", OTHER, NOW, ZH).text
    assert "失效" in importing.press("import:1", ADMIN, NOW + timedelta(hours=2), ZH).text
    assert projects(exchange) == 0


@pytest.mark.parametrize(("name", "expected"), [("甲.XLSX", True), ("a.csv", True), ("a.pdf", False), ("", False)])
def test_a_table_is_known_by_its_name(name: str, expected: bool) -> None:
    """Whatever else is sent is not for us."""
    assert is_table(name) is expected


def test_a_file_is_fetched_and_planned(importing: Importing) -> None:
    """As if its bytes had been handed over."""
    card = importing.take(IncomingFile("项目.csv", len(GOOD), lambda: GOOD), ADMIN, NOW, ZH)
    assert buttons(card) == ["import:1", "import-drop:1"]


def test_a_file_that_is_too_large_is_not_fetched(importing: Importing) -> None:
    """Nor is one read whose size was not told, or told wrong."""

    def fetch() -> bytes:
        raise AssertionError("fetched")

    assert "最多 5 MB" in importing.take(IncomingFile("项目.csv", LARGEST_FILE + 1, fetch), ADMIN, NOW, ZH).text
    larger = IncomingFile("项目.csv", 0, lambda: b"x" * (LARGEST_FILE + 1))
    assert "最多 5 MB" in importing.take(larger, ADMIN, NOW, ZH).text


def test_a_file_that_cannot_be_had_changes_nothing(importing: Importing) -> None:
    """The chat service is out of reach, or there is no file at all."""

    def fetch() -> bytes:
        raise FileNotFetched

    reply = importing.take(IncomingFile("项目.csv", 5, fetch), ADMIN, NOW, ZH)
    assert "没有取到这个文件" in reply.text and not reply.buttons
    assert not importing.take(None, ADMIN, NOW, ZH).buttons


def test_a_dropped_plan_is_gone(importing: Importing, exchange: Exchange) -> None:
    """不要 means no."""
    importing.offer(GOOD, "项目.csv", ADMIN, NOW, ZH)
    assert "没有写入" in importing.press("import-drop:1", ADMIN, NOW, ZH).text
    assert "失效" in importing.press("import:1", ADMIN, NOW, ZH).text
    assert projects(exchange) == 0


def test_what_changed_meanwhile_is_shown_before_it_is_applied(importing: Importing) -> None:
    """Two files of two people: the second press gets a new card."""
    importing.offer(GOOD, "项目.csv", ADMIN, NOW, ZH)
    importing.offer(GOOD.replace(b"30000", b"50000"), "项目.csv", OTHER, NOW, ZH)
    importing.press("import:1", ADMIN, NOW, ZH)
    card = importing.press("import:2", OTHER, NOW, ZH)
    assert "没有写入" in card.text and "3亿元 → 5亿元" in card.text
    assert "已全部写入" in importing.press(buttons(card)[0], OTHER, NOW, ZH).text


def test_what_is_wrong_has_no_button(importing: Importing) -> None:
    """Neither a wrong row nor a file that is no table."""
    wrong = importing.offer(GOOD.replace(b"30000", b"x"), "项目.csv", ADMIN, NOW, ZH)
    assert "不是一个准确的数" in wrong.text and not wrong.buttons
    assert not importing.offer(b"%PDF-1.7", "x.pdf", ADMIN, NOW, ZH).buttons


def test_the_oldest_of_many_plans_is_forgotten(importing: Importing) -> None:
    """The store has an end."""
    for second in range(25):
        importing.offer(GOOD, "项目.csv", ADMIN, NOW + timedelta(seconds=second), ZH)
    assert "失效" in importing.press("import:1", ADMIN, NOW, ZH).text
    assert "已全部写入" in importing.press("import:25", ADMIN, NOW, ZH).text


def test_a_coordinator_brings_in_targets_and_weights_and_nothing_else(importing: Importing, exchange: Exchange) -> None:
    """Projects and offices are for administrators; who lost the role in between applies nothing."""
    weights = "排名组,指标,权重\n县市区组,到位资金（上报）,30\n县市区组,新开工项目,10\n".encode()
    assert "项目表由管理员导入" in importing.offer(GOOD, "项目.csv", COORDINATOR, NOW, ZH).text
    card = importing.offer(weights, "权重.csv", COORDINATOR, NOW, ZH)
    assert "权重：新增 0，修改 2" in card.text and "20 → 30" in card.text
    assert "已全部写入" in importing.press(buttons(card)[0], COORDINATOR, NOW, ZH).text
    assert "到位资金（上报）" in str(exchange.table(Subject.RULES, NOW)) and projects(exchange) == 0
    again = importing.offer(weights.replace(b",30", b",40").replace(b",10", b",0"), "权重.csv", COORDINATOR, NOW, ZH)
    Registry(exchange.database).revoke(COORDINATOR, ADMIN, NOW)
    assert "由管理员导入" in importing.press(buttons(again)[0], COORDINATOR, NOW, ZH).text
    assert ("县市区组", "到位资金（上报）", "30") in {row[:3] for row in exchange.table(Subject.RULES, NOW)}


def test_another_worker_takes_the_press(importing: Importing, exchange: Exchange) -> None:
    """What waits is in the store, not in the memory of the one that showed it."""
    importing.offer(GOOD, "项目.csv", ADMIN, NOW, ZH)
    other = Importing(Exchange(exchange.database), lambda: "x", WaitingFiles(exchange.database))
    assert "已全部写入" in other.press("import:1", ADMIN, NOW, ZH).text
    assert projects(exchange) == 1
