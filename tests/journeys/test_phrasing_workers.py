"""Two real workers by webhook over one PostgreSQL, with a language model: each answer is worded once, whoever gave it."""

import json
import time
from pathlib import Path

import pytest

from store.phrasings import Phrasings
from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi
from tests.journeys.bot_process import BotProcess
from tests.journeys.chat_clerk import KEY, Clerk, chat_clerk, claims_of
from tests.journeys.people import private_chat
from tests.journeys.real_bot import QUESTION, write_policies
from tests.journeys.telegram_world import BOT_ID
from tests.journeys.test_phrasing import CHECKED, FIRST, SECOND, wait_until
from tests.journeys.test_webhook import SECRET, Worker, updates_of
from tests.serving.test_web import free_port

pytestmark = pytest.mark.timeout(300)


class RealWorker(Worker):
    """A worker that is the real program, delivered to at /hook."""

    def __init__(self, api: BotApi, folder: Path, name: str, url: str, clerk: Clerk) -> None:
        self.port = free_port()
        BotProcess.__init__(
            self,
            api,
            ("bot", "webhook"),
            folder / f"{name}.log",
            {
                "ASSISTANT_POLICIES_DIR": str(folder / "policies"), "ASSISTANT_DATA_DIR": str(folder / name),
                "DATABASE_URL": url, "EMBEDDING_MODEL": "", "WEBHOOK_SECRET": SECRET, "WEBHOOK_PATH": "/hook",
                "WEBHOOK_LISTEN": f"127.0.0.1:{self.port}", "CHAT_MODEL": "openai:clerk", "CHAT_BASE_URL": clerk.url,
                "CHAT_API_KEY": KEY, "CHAT_TIMEOUT": "20",
            },
        )  # fmt: skip

    def begin(self) -> "RealWorker":
        """Start it, and wait until it is ready: its first start builds an index."""
        self.start(serving=False)
        deadline = time.monotonic() + 120
        while self.get("readyz")[0] != 200:
            assert time.monotonic() < deadline, self.printed()[-2000:]
            time.sleep(0.1)
        return self


def test_two_workers_word_each_answer_once(own_api: BotApi, postgres_url: str, tmp_path: Path) -> None:
    """Also where one of them is killed in the middle: the other takes up what it was at."""
    write_policies(tmp_path / "policies")
    rooms = [private_chat(own_api, 66_000 + number) for number in range(4)]
    with (
        chat_clerk() as clerk,
        RealWorker(own_api, tmp_path, "first", postgres_url, clerk) as first,
        RealWorker(own_api, tmp_path, "second", postgres_url, clerk) as second,
    ):
        clerk.claims, clerk.pause = claims_of(FIRST, SECOND), 0.2
        workers = [first.begin(), second.begin()]
        database = fresh_database(postgres_url)
        phrasings = Phrasings(database)
        for number, room in enumerate(rooms):
            room.say(QUESTION)
            assert [workers[number % 2].deliver(update) for update in updates_of(own_api)] == [200]
        replies = [room.wait_for_reply(30) for room in rooms]
        wait_until(lambda: phrasings.counts(BOT_ID) == {"phrased": len(rooms)}, 60)
        wait_until(lambda: all(CHECKED in reply.text for reply in replies))
        assert len(clerk.asked) == len(rooms), json.dumps(dict(phrasings.counts(BOT_ID)))
        assert [len(room.replies()) for room in rooms] == [1] * len(rooms)
        clerk.holds = True
        room = private_chat(own_api, 66_100)
        room.say(QUESTION)
        assert [first.deliver(update) for update in updates_of(own_api)] == [200]
        wait_until(lambda: len(clerk.asked) > len(rooms))
        first.kill()
        clerk.holds = False
        clerk.let_go.set()
        # An answer that was being sent at a crash goes out again: then it is the second one that is worded.
        wait_until(lambda: any(CHECKED in reply.text for reply in room.replies()), 60)
        assert len(clerk.asked) <= len(rooms) + 2
        database.close()
