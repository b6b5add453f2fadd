"""By webhook: a real process behind its own doors; several of them over one database; and a standby while polling."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi
from tests.journeys.bot_process import BotProcess, wait_until_all_is_settled
from tests.journeys.faults import unauthorized
from tests.journeys.people import Room, private_chat
from tests.journeys.telegram_world import Json

SECRET = "Zm9vYmFy-_marked"


class Worker(BotProcess):
    """A scripted bot that is delivered to, or polls and can be watched; `where` is its database."""

    def __init__(self, api: BotApi, where: str, log: Path, *, hook: bool = True) -> None:
        self.port = _free_port()
        given = {"LISTEN": f"127.0.0.1:{self.port}"} | ({"HOOK_SECRET": SECRET} if hook else {})
        super().__init__(api, ("tests.journeys.scripted_bot", where), log, given)

    def begin(self) -> "Worker":
        """Start it, and wait until it is ready."""
        self.start(serving=False)
        deadline = time.monotonic() + 30
        while self.get("readyz")[0] != 200:
            assert time.monotonic() < deadline, self.printed()[-2000:]
            time.sleep(0.05)
        return self

    def get(self, page: str) -> tuple[int, str]:
        """A page that is there for whoever watches; 0 where nobody answers."""
        return _ask(Request(f"http://127.0.0.1:{self.port}/{page}"))

    def deliver(self, update: Json, secret: str = SECRET) -> int:
        """Bring an update as Telegram does; the status."""
        headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": secret}
        return _ask(Request(f"http://127.0.0.1:{self.port}/hook", json.dumps(update).encode(), headers))[0]


def _ask(request: Request) -> tuple[int, str]:
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()
    except (URLError, OSError):
        return 0, ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def updates_of(api: BotApi) -> list[Json]:
    """What waits at Telegram, taken from there."""
    with api.world.changed:
        waiting, api.world.updates = api.world.updates, []
    return waiting


@pytest.fixture
def chat(own_api: BotApi) -> Room:
    """A person's chat on a Telegram of its own."""
    return private_chat(own_api)


@pytest.fixture
def worker(own_api: BotApi, tmp_path: Path) -> Iterator[Worker]:
    """One worker over a file."""
    with Worker(own_api, str(tmp_path / "ledger.sqlite3"), tmp_path / "bot.log") as made:
        made.begin()
        yield made


def test_what_is_delivered_is_answered(worker: Worker, chat: Room) -> None:
    """A question, its repetition, a press; nobody polls, and SIGTERM ends it at once."""
    chat.say("问", times=2)
    assert [worker.deliver(update) for update in updates_of(chat.api)] == [200, 200]
    answer = chat.wait_for_reply()
    query_id = chat.press(answer, "有帮助")
    assert [worker.deliver(update) for update in updates_of(chat.api)] == [200]
    assert chat.wait_for_reply().text == "按了 rate:1:yes"
    assert chat.api.world.open_presses[query_id]
    assert chat.stays_silent(0.3)
    assert "getupdates" not in chat.api.world.calls
    code, seconds = worker.terminate()
    assert (code, seconds < 5) == (0, True)
    assert SECRET not in worker.printed()


def test_who_does_not_know_the_secret_is_turned_away(worker: Worker, chat: Room) -> None:
    """And whoever watches sees that the worker is well, and what it has done."""
    chat.say("问")
    (update,) = updates_of(chat.api)
    assert worker.deliver(update, "wrong") == 403
    assert chat.stays_silent(0.3)
    assert worker.deliver(update) == 200
    chat.wait_for_reply()
    assert worker.get("healthz")[0] == 200
    chat.wait_until(lambda: 'sends_total{outcome="delivered"} 1.0' in worker.get("metrics")[1], "not counted")
    page = worker.get("metrics")[1]
    assert 'yinfeng_updates_total{state="kept"} 1.0' in page
    assert "yinfeng_answer_seconds_count 1.0" in page


def test_a_token_revoked_while_nobody_polls_ends_the_worker(worker: Worker, chat: Room) -> None:
    """Exit code 2, with what to do, instead of waiting for deliveries that never come."""
    chat.api.faults.always["getme"] = unauthorized()
    assert worker.exit_code() == 2
    assert "no longer accepts the token" in worker.printed() and "@BotFather" in worker.printed()


def test_a_wrong_token_ends_a_worker_before_it_listens(own_api: BotApi, tmp_path: Path) -> None:
    """Exit code 2 as well, and no token in the log."""
    own_api.faults.always["getme"] = unauthorized()
    with Worker(own_api, str(tmp_path / "ledger.sqlite3"), tmp_path / "bot.log") as made:
        made.start(serving=False)
        assert made.exit_code() == 2
        assert "@BotFather" in made.printed()
        assert own_api.token not in made.printed()


def test_of_two_workers_on_one_database_one_may_die(own_api: BotApi, postgres_url: str, tmp_path: Path) -> None:
    """PostgreSQL: each delivery goes to either of them; one is killed in the middle; every question is answered, in order."""
    rooms = [private_chat(own_api, 63_000 + number) for number in range(6)]
    with ExitStack() as stack:
        workers = [
            stack.enter_context(Worker(own_api, postgres_url, tmp_path / f"{name}.log")).begin() for name in "ab"
        ]
        for number in range(5):
            for room in rooms:
                room.say(f"slow 0.0{number}")
            for place, update in enumerate(updates_of(own_api)):
                first, second = (workers[(place + turn) % 2] for turn in range(2))
                if first.deliver(update) != 200:
                    assert second.deliver(update) == 200  # the proxy in front tries the next one
            if number == 2:
                workers[0].kill()
        for room in rooms:
            room.wait_until(partial(_has_answers, room, 5), "not all answered", 30)
            assert list(dict.fromkeys(answers(room))) == [str(number) for number in range(5)]
            assert len(answers(room)) <= 6  # at most one double for the one that was cut off


def _has_answers(room: Room, number: int) -> bool:
    return len(set(answers(room))) == number


def answers(room: Room) -> list[str]:
    """The numbers of the questions that were answered, in order."""
    return [reply.text.splitlines()[0][-1] for reply in room.replies()]


def test_a_second_poller_on_one_database_waits_and_takes_over(own_api: BotApi, chat: Room, tmp_path: Path) -> None:
    """It polls not at all while the first one does; when that is killed it goes on within seconds."""
    where = str(tmp_path / "ledger.sqlite3")
    with (
        Worker(own_api, where, tmp_path / "a.log", hook=False) as first,
        Worker(own_api, where, tmp_path / "b.log", hook=False) as second,
    ):
        first.begin()
        first.wait_for_polls(1)
        second.begin()
        chat.say("一")
        chat.wait_for_reply()
        assert "409" not in first.printed() + second.printed()
        assert "waits to take over" in second.printed()
        database = fresh_database(tmp_path / "ledger.sqlite3")
        wait_until_all_is_settled(database)
        database.close()
        first.kill()
        chat.say("二")
        assert chat.wait_for_reply().text.startswith("答：二")
        assert chat.stays_silent(0.3)
