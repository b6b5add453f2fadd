"""The real bot with a language model: a chat over the loopback Bot API, a model's server on loopback."""

import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.database import Database
from store.ledger import Ledger
from store.phrasings import Phrasings
from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi
from tests.journeys.bot_process import BotProcess
from tests.journeys.chat_clerk import KEY, Clerk, chat_clerk, claims_of
from tests.journeys.people import Room, group_chat, mention, private_chat
from tests.journeys.real_bot import EDITED, QUESTION, TITLE, write_policies
from tests.journeys.telegram_world import BOT_ID, Stored
from tests.serving.test_web import free_port

pytestmark = pytest.mark.timeout(180)
FIRST, SECOND = "引荐项目的奖励，按到位资金的千分之二计算，单个项目最高不超过200万元。", "单个项目最高不超过200万元。"
LIE = "单个项目最高不超过900万元。"
CHECKED = "逐句与所引原文核对"
GROWING = "正在组织文字"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
Served = tuple[BotApi, "WordedBot", Clerk, Database]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One bot with a model; its first start builds the index."""
    folder = tmp_path_factory.mktemp("worded")
    with BotApi() as api, chat_clerk() as clerk, worded_bot(api, folder, clerk) as bot:
        bot.start(timeout=120)
        database = fresh_database(folder / "data" / "assistant.sqlite3")
        yield api, bot, clerk, database
        database.close()


class WordedBot(BotProcess):
    """A bot with a model; watched at `port`."""

    def __init__(
        self, api: BotApi, module: Sequence[str], log: Path, environment: Mapping[str, str], port: int
    ) -> None:
        super().__init__(api, module, log, environment)
        self.port = port


def worded_bot(api: BotApi, folder: Path, clerk: Clerk) -> WordedBot:
    """The real bot with that model, its key in a file, its doors open."""
    key, port = folder / "key", free_port()
    key.write_text(KEY + "\n", encoding="utf-8")
    environment = {
        "ASSISTANT_POLICIES_DIR": str(write_policies(folder / "policies")),
        "ASSISTANT_DATA_DIR": str(folder / "data"),
        "DATABASE_URL": "",
        "EMBEDDING_MODEL": "",
        "LOG_LEVEL": "DEBUG",
        "CHAT_MODEL": "openai:clerk",
        "CHAT_BASE_URL": clerk.url,
        "CHAT_API_KEY_FILE": str(key),
        "CHAT_TIMEOUT": "8",
        "HEALTH_LISTEN": f"127.0.0.1:{port}",
    }
    return WordedBot(api, ("bot", "telegram"), folder / "bot.log", environment, port)


@pytest.fixture
def chat(served: Served) -> Room:
    """A person nobody else is."""
    api, _, clerk, _ = served
    clerk.claims, clerk.holds, clerk.status = claims_of(FIRST, SECOND), False, 200
    clerk.let_go.clear()
    clerk.asked.clear()
    return private_chat(api, 64_000 + len(api.world.chats))


def first_lines(reply: Stored) -> list[str]:
    """What the message said first, in each of its versions."""
    return [version.text.splitlines()[0] for version in reply.versions]


def test_an_answer_stands_at_once_and_is_put_into_checked_words(chat: Room, served: Served) -> None:
    """One message, edited: the quote, its source, the buttons stay; the note says whose words these are."""
    chat.say(QUESTION)
    reply = chat.wait_for_reply(30)
    assert CHECKED not in reply.versions[0].text
    chat.wait_until(lambda: CHECKED in reply.text, "the answer is not worded", 30)
    assert first_lines(reply)[-1] == FIRST + SECOND
    assert f"《{TITLE}》" in reply.text and "第二条" in reply.text
    assert reply.labels() == ["全文", "有帮助", "没帮助", "问专员"]
    assert chat.replies() == [reply]
    worded = Phrasings(served[3]).made_of(_question(served, chat))
    assert worded is not None and worded[0] == "openai:clerk"


def test_in_a_group_it_is_worded_too(served: Served, chat: Room) -> None:
    """Below who asked, with fewer edits; whoever watches over the service sees how many there were."""
    group = group_chat(chat.api, -100_400_000)
    asked = group.say(mention(QUESTION))
    reply = group.wait_for_reply(20)
    group.wait_until(lambda: CHECKED in reply.text, "the answer is not worded", 20)
    assert reply.reply_to == asked
    with urllib.request.urlopen(f"http://127.0.0.1:{served[1].port}/metrics", timeout=10) as page:
        assert 'yinfeng_phrasings{state="phrased"}' in page.read().decode()


def test_a_lie_is_not_shown(chat: Room, served: Served) -> None:
    """Another sum than the clause has; what is true beside it is."""
    served[2].claims = claims_of(FIRST, LIE)
    chat.say(QUESTION)
    reply = chat.wait_for_reply(20)
    chat.wait_until(lambda: CHECKED in reply.text, "the answer is not worded", 20)
    assert all("900" not in version.text for version in reply.versions)


def test_it_grows_and_its_buttons_work_meanwhile(chat: Room, served: Served) -> None:
    """全文 comes while the model still speaks, and the end comes after it."""
    served[2].holds = True
    chat.say(QUESTION)
    reply = chat.wait_for_reply(20)
    chat.wait_until(lambda: GROWING in reply.text, "nothing grows", 20)
    assert reply.labels() == ["全文", "有帮助", "没帮助", "问专员"]
    chat.press(reply, "全文")
    assert "千分之二" in chat.wait_for_reply(20).text
    served[2].let_go.set()
    chat.wait_until(lambda: CHECKED in reply.text, "it does not come to its end", 20)
    assert len(chat.replies()) == 2


def test_an_edited_question_ends_it(chat: Room, served: Served) -> None:
    """The new answer stands; nothing of the old one comes after it."""
    served[2].holds = True
    asked = chat.say(QUESTION)
    reply = chat.wait_for_reply(20)
    chat.wait_until(lambda: GROWING in reply.text, "nothing grows", 20)
    served[2].claims = lambda data: ()
    chat.edit(asked, EDITED)
    chat.wait_until(lambda: "30个工作日" in reply.text, "the answer is not edited", 20)
    served[2].let_go.set()
    time.sleep(1.5)
    assert "30个工作日" in reply.text
    assert CHECKED not in reply.text


def test_who_is_forgotten_hears_nothing_more(chat: Room, served: Served) -> None:
    """And nothing of them is left."""
    served[2].holds = True
    chat.say(QUESTION)
    reply = chat.wait_for_reply(20)
    chat.wait_until(lambda: GROWING in reply.text, "nothing grows", 20)
    chat.say("/forget")
    chat.tap(chat.wait_for_reply(20), "确认删除")
    before = len(reply.versions)
    served[2].let_go.set()
    time.sleep(1.5)
    assert len(reply.versions) == before
    kept = Ledger(served[3]).export(chat.chat.chat_id, NOW)
    assert kept["questions"] == kept["phrasings"] == []


def test_a_server_that_fails_changes_nothing(chat: Room, served: Served) -> None:
    """The quoted answer stands as it was given; the log says why, without the key."""
    served[2].status = 500
    chat.say(QUESTION)
    reply = chat.wait_for_reply(20)
    wait_until(lambda: "server_error" in Phrasings(served[3]).counts(BOT_ID))
    assert len(reply.versions) == 1
    log = served[1].printed()
    assert "server_error" in log
    assert KEY not in log


def test_killed_in_the_middle_it_is_worded_once_more(chat: Room, served: Served) -> None:
    """After the restart, in the same message, and once."""
    api, bot, clerk, _ = served
    clerk.holds = True
    chat.say(QUESTION)
    reply = chat.wait_for_reply(20)
    chat.wait_until(lambda: GROWING in reply.text, "nothing grows", 20)
    bot.kill()
    clerk.holds = False
    clerk.let_go.set()
    bot.start(timeout=60)
    chat.wait_until(lambda: CHECKED in reply.text, "it is not taken up again", 60)
    assert chat.replies() == [reply]
    assert sum(CHECKED in version.text for version in reply.versions) == 1
    assert api.world.open_presses.get("") is None


def test_stopped_in_the_middle_it_goes_on_at_once_after_the_start(chat: Room, served: Served) -> None:
    """A stop does not wait for the model, and the next start does not wait for what nobody is at."""
    _, bot, clerk, _ = served
    clerk.holds = True
    chat.say(QUESTION)
    reply = chat.wait_for_reply(20)
    chat.wait_until(lambda: GROWING in reply.text, "nothing grows", 20)
    code, seconds = bot.terminate()
    assert code == 0
    assert seconds < 5
    clerk.holds = False
    clerk.let_go.set()
    bot.start(timeout=60)
    chat.wait_until(lambda: CHECKED in reply.text, "it is not taken up again", 10)
    assert chat.replies() == [reply]
    assert "Traceback" not in bot.printed()


def wait_until(holds: Callable[[], bool], timeout: float = 20.0) -> None:
    """Wait until that holds."""
    deadline = time.monotonic() + timeout
    while not holds():
        assert time.monotonic() < deadline, "it does not come to that"
        time.sleep(0.05)


def _question(served: Served, chat: Room) -> int:
    found = Ledger(served[3]).export(chat.chat.chat_id, NOW)["questions"]
    return int(found[0]["question_id"])
