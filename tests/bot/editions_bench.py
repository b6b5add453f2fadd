"""Workers over one store, each with a folder of its own, for tests of publishing: real store, real index, no model to load."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.assistant import Assistant
from bot.message import Message
from bot.publisher import Publisher
from bot.reception import Reception
from bot.worker_editions import Means, open_publisher
from rag.ask import Asker
from store.database import Database
from store.ledger import Ledger
from tests.bot.sample import DESK, NOW, staff_desk
from tests.databases import fresh_database
from tests.kill.pair_embedder import PairEmbedder

NAME = "引荐奖励办法.md"
QUESTION = "引荐项目的奖励最高多少？"
_DOCUMENT = """---
title: 云栖市项目引荐奖励办法
doc_no: 云政发〔2026〕{number}号
place: 云栖市
effective_from: 2026-01-01
effective_to: 2028-12-31
sample: true
---

第一条 为鼓励社会各界引荐投资项目，制定本办法。

第二条 引荐项目的奖励，按到位资金的千分之二计算，单个项目最高不超过{number}万元。

第三条 引荐奖励于项目开工满一年后兑现，由市投资促进局在{number}个工作日内拨付。
"""


def document(number: int) -> bytes:
    """A document in which every figure that can be quoted, and its own number, is `number`."""
    return _DOCUMENT.format(number=number).encode()


@dataclass(slots=True)
class Worker:
    """One worker; its documents are in `folder`."""

    name: str
    database: Database
    means: Means
    publisher: Publisher

    @property
    def folder(self) -> Path:
        """Its own documents."""
        return self.means.policies

    def over(self, asker: Asker) -> Assistant:
        """What answers in it."""
        return Assistant(asker, Ledger(self.database), DESK, staff_desk(self.database))


@contextmanager
def worker(url: str, place: Path, name: str, number: int | None = 200) -> Iterator[Worker]:
    """A worker over the database at `url`, whose folder holds the document with that number, or nothing."""
    folder, data = place / name / "policies", place / name / "data"
    folder.mkdir(parents=True, exist_ok=True)
    data.mkdir(exist_ok=True)
    if number is not None:
        (folder / NAME).write_bytes(document(number))
    database = fresh_database(url)
    means = Means(database, PairEmbedder(), folder, data)
    yield Worker(name, database, means, open_publisher(means, _now, lambda done, total: None))
    database.close()


def _now() -> datetime:
    return NOW


def asked(reception: Reception, text: str, message_id: str, person: int = 7) -> str:
    """What comes back."""
    reply = reception.handle(Message(str(person), person, message_id, text, NOW))
    assert reply is not None
    return reply.text
