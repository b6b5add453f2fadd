"""Killed while the tables are brought to a newer schema, and while a new edition of the documents takes the place of the old."""

import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from store import migrations
from store.database import Database
from store.reporting.registry import Registry
from store.tables import SCHEMA
from tests.databases import fresh_database
from tests.journeys.bot_process import wait_until_all_is_settled
from tests.journeys.people import Room, private_chat
from tests.kill.lives import ColdCradle, Cradle, Lifeline, Nursery
from tests.kill.points import Point
from tests.kill.sizes import SIZES
from tests.kill.stage import Scene, scene_in

pytestmark = pytest.mark.timeout(SIZES.patience)
_OLD = "0006"
_VICTIM = "tests.kill.reading_victim"
_QUESTION = "引荐项目的奖励最高多少？"
_CHANGE_EVERY_S = 1.0
_FIRST_CHANGE, _STEP, _CHANGES = (
    8,
    3,
    14,
)  # at which change to files it dies: opening an index makes a few, building one a dozen
_AMOUNT = re.compile(r"最高不超过(\d+)万元")
_DOCUMENT = """---
title: 临江市引荐奖励办法（示例）
doc_no: 临政发〔2026〕9号
issuer: 临江市人民政府
place: 临江市
effective_from: 2026-01-01
effective_to: 2028-12-31
sample: true
---

第一条 为鼓励社会各界引荐投资项目，制定本办法。

第二条 引荐项目的奖励，按到位资金的千分之二计算，单个项目最高不超过{amount}万元。
"""


@pytest.fixture
def reader(lifeline: Lifeline) -> Iterator[Cradle]:
    """Starts bots that read documents."""
    if SIZES.cold:
        yield ColdCradle(_VICTIM)
        return
    with closing(Nursery(lifeline, _VICTIM)) as nursery:
        yield nursery


def make_old(database: Database) -> None:
    """Take the tables back to before the inbox."""
    with database.write() as connection:
        migrations.downgrade(connection, _OLD)


def steps_up(folder: Path) -> int:
    """How many times a migration comes to the point: its statements and its commits."""
    passed: list[str] = []
    database = fresh_database(folder / "counted.sqlite3")
    make_old(database)
    database.close()

    def statement(*_: object) -> None:
        passed.append("statement")

    event.listen(Engine, "after_cursor_execute", statement)
    event.listen(Engine, "commit", statement)
    fresh_database(folder / "counted.sqlite3").close()
    event.remove(Engine, "after_cursor_execute", statement)
    event.remove(Engine, "commit", statement)
    return len(passed)


def test_deaths_in_a_migration_leave_the_old_tables_or_the_new(
    cradle: Cradle, lifeline: Lifeline, tmp_path: Path, figures: list[str]
) -> None:
    """Offices and members are as before, the file is sound; the next start finishes it and serves."""
    steps = steps_up(tmp_path)
    with scene_in(tmp_path / "scene", cradle, lifeline) as scene:
        make_old(scene.database)
        before = Registry(scene.database).offices()
        for death in range(SIZES.at_a_point):
            scene.start(Point.MID_MIGRATION, 1 + death * (steps - 1) // max(1, SIZES.at_a_point - 1))
            scene.lives.wait_for_death()
            assert scene.database.schema_version() in {_OLD, SCHEMA}
            assert scene.database.problems() == ()
            assert Registry(scene.database).offices() == before
            if scene.database.schema_version() == SCHEMA:
                make_old(scene.database)
        scene.start()
        chat = private_chat(scene.api)
        chat.say("/help")
        chat.wait_for_reply(30)
        assert scene.database.schema_version() == SCHEMA
        scene.look()
        figures.append(f"mid-migration: {scene.lives.kills} kills over {steps} steps, old or new tables each time")


def answered(scene: Scene, chat: Room) -> int:
    """The amount that is answered, in 万元."""
    chat.say(_QUESTION)
    found = _AMOUNT.search(chat.wait_for_reply(30).text)
    assert found is not None
    scene.look()
    wait_until_all_is_settled(scene.database)  # a reply that is sent and not marked would come again
    return int(found[1])


@dataclass(slots=True)
class Document:
    """The document that is answered from; it changes by its amount, in 万元."""

    path: Path
    amount: int = 200

    def change(self) -> None:
        """The next edition."""
        self.amount += 1
        self.path.write_text(_DOCUMENT.format(amount=self.amount), encoding="utf-8")


def test_deaths_in_a_swap_of_the_index_never_mix_editions(
    reader: Cradle, lifeline: Lifeline, tmp_path: Path, figures: list[str]
) -> None:
    """Whatever it dies at, the next bot answers from the edition that stands in the folder."""
    document = Document(tmp_path / "policies" / "a.md")
    document.path.parent.mkdir()
    document.change()
    with scene_in(tmp_path / "scene", reader, lifeline) as scene:
        scene.told = replace(scene.told, policies=str(document.path.parent))
        chat = private_chat(scene.api)
        for death in range(SIZES.at_a_point):
            scene.start(Point.MID_SWAP, _FIRST_CHANGE + _STEP * death % _CHANGES)
            change_until_dead(scene, document)
            scene.start()
            assert answered(scene, chat) == document.amount
            scene.lives.kill()
        figures.append(f"mid-index swap: {SIZES.at_a_point} kills, each time the edition that stood; {scene.times()}")


def change_until_dead(scene: Scene, document: Document) -> None:
    """A new edition every now and then, once the bot serves: in one of them it dies."""
    changed = 0.0
    while scene.lives.is_alive:
        scene.look()
        if scene.serves and time.monotonic() - changed > _CHANGE_EVERY_S:
            document.change()
            changed = time.monotonic()
        time.sleep(0.02)
    scene.lives.wait_for_death()
