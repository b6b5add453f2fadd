"""An administrator who sends documents: the real desk, store, publisher and index, and a model that needs no loading."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.announcing.bureau import Bureau
from bot.assistant import Assistant
from bot.documents.document_desk import DocumentDesk
from bot.documents.receiving import Drafted
from bot.message import FileNotFetched, IncomingFile, Message, Reply, Role
from bot.publisher import Publisher
from bot.wiring_documents import open_document_desk
from rag.ask import Asker
from store.database import Database
from store.ledger import Ledger
from store.policy_drafts import PolicyDrafts, ProposedRule
from tests.bot.editions_bench import Worker, worker
from tests.bot.sample import DESK, NOW, staff_desk

ADMIN, INVESTOR = 14, 7
BOT = 1
HEAD = """---
title: {title}
doc_no: 澄溪政发〔{year}〕{number}号
place: 澄溪市
effective_from: {year}-01-01
effective_to: {last}-12-31
{more}sample: true
---

"""


def document(
    articles: Sequence[str],
    *,
    title: str = "澄溪市产业扶持办法",
    year: int = 2026,
    last: int = 0,
    number: int = 3,
    replaces: str = "",
) -> bytes:
    """A document with these articles, in force for three years from the first day of a year, or until the end of `last`."""
    more = f"replaces:\n  - {replaces}\n" if replaces else ""
    head = HEAD.format(title=title, year=year, number=number, last=last or year + 2, more=more)
    return (head + "\n\n".join(articles) + "\n").encode()


@dataclass(slots=True)
class DeskBench:
    """The bot of one worker, answering from the newest edition at every message."""

    worker: Worker
    desk: DocumentDesk
    now: datetime = NOW
    turns: int = 0

    @property
    def database(self) -> Database:
        """The store."""
        return self.worker.database

    @property
    def publisher(self) -> Publisher:
        """What publishes."""
        return self.worker.publisher

    @property
    def drafts(self) -> PolicyDrafts:
        """What is under review."""
        return PolicyDrafts(self.database)

    def asker(self) -> Asker:
        """What answers from the newest edition."""
        latest = self.publisher.look()
        return self.worker.means.asker(self.publisher.reader.library(latest), lambda done, total: None)

    def say(
        self,
        text: str = "",
        *,
        press: str = "",
        file: IncomingFile | None = None,
        person: int = ADMIN,
        in_group: bool = False,
    ) -> Reply:
        """What the bot says to that."""
        self.turns += 1
        role = Role.ADMIN if person in {ADMIN, ADMIN + 1} else Role.INVESTOR
        message = Message(
            "-100" if in_group else str(person), person, f"m{self.turns}", text, self.now, role,
            press=press, file=file, in_group=in_group,
        )  # fmt: skip
        desk = staff_desk(self.database)
        assistant = Assistant(self.asker(), Ledger(self.database), DESK, desk, self.desk)
        reply = assistant.handle(message)
        return reply or Reply(())

    def press(self, reply: Reply, label: str, person: int = ADMIN) -> Reply:
        """What comes of a button, named by how its label begins."""
        data = next(button.data for row in reply.buttons for button in row if button.label.startswith(label))
        return self.say(press=data, person=person)

    def send(self, name: str, content: bytes, text: str = "", person: int = ADMIN) -> Reply:
        """What comes of a file."""
        return self.say(text, file=sent(name, content), person=person)


def sent(name: str, content: bytes | None, size: int | None = None) -> IncomingFile:
    """A file as a chat hands it over; None cannot be had."""

    def fetch() -> bytes:
        if content is None:
            raise FileNotFetched
        return content

    return IncomingFile(name, len(content or b"") if size is None else size, fetch)


def labels(reply: Reply) -> list[str]:
    """The labels of its buttons."""
    return [button.label for row in reply.buttons for button in row]


@contextmanager
def desk_bench(place: Path, files: dict[str, bytes], rules: Sequence[ProposedRule] = ()) -> Iterator[DeskBench]:
    """A bench whose folder holds these files, over SQLite in `place`."""
    with worker(f"sqlite:///{place / 'store.sqlite3'}", place, "one", None) as one:
        for name, content in files.items():
            (one.folder / name).write_bytes(content)
        one.publisher.look()
        desk = open_document_desk(Bureau(one.database, BOT), one.publisher, one.means)
        yield DeskBench(one, replace(desk, propose=lambda policy: Drafted(rules)))
