"""`python -m bot telegram` as people meet it: real documents, index, ledger and python-telegram-bot; Telegram on loopback.

One bot serves all journeys in the order they stand here: it is killed and started again on the way, and stopped at the end.
"""

from collections.abc import Iterator

import pytest

from tests.journeys.bot_api import TOKEN, BotApi
from tests.journeys.bot_process import BotProcess
from tests.journeys.people import Room, group_chat, mention, private_chat
from tests.journeys.real_bot import EDITED, LONG_QUESTION, QUESTION, SENTENCE, SENTENCES, TITLE, real_bot

pytestmark = pytest.mark.timeout(180)
Served = tuple[BotApi, BotProcess]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The bot over a fresh data folder; its first start builds the index."""
    with BotApi() as api, real_bot(api, tmp_path_factory.mktemp("real")) as bot:
        bot.start(timeout=120)
        yield api, bot


def test_a_private_question_gets_its_clause(chat: Room) -> None:
    """The answer, the quote set as one, where it stands, and four buttons."""
    chat.say(QUESTION)
    reply = chat.wait_for_reply(20)
    assert "200万元" in reply.text
    assert f"《{TITLE}》" in reply.text
    assert "第二条" in reply.text
    assert "blockquote" in {entity.kind for entity in reply.entities}
    assert reply.labels() == ["全文", "有帮助", "没帮助", "问专员"]


def test_start_offers_a_way_in(chat: Room) -> None:
    """The greeting with the notice on personal data; the commands of the menu."""
    chat.say("/start")
    assert "个人信息说明" in chat.wait_for_reply().text
    chat.say("/sources")
    assert TITLE in chat.wait_for_reply().text


def test_an_english_speaker_is_greeted_in_english(api: BotApi) -> None:
    """By the language that Telegram reports."""
    chat = private_chat(api, 61088, language_code="en")
    chat.say("/start")
    assert "I am Yinfeng" in chat.wait_for_reply().text


def test_a_group_asks_by_mention_and_hears_nothing_otherwise(api: BotApi) -> None:
    """Even an administrator bot keeps out of the talk of others."""
    group = group_chat(api, bot_is_admin=True)
    group.say("今天谁去接待？")
    assert group.stays_silent()
    asked = group.say(mention(QUESTION))
    reply = group.wait_for_reply()
    assert "200万元" in reply.text
    assert reply.reply_to == asked


def test_a_button_is_acknowledged_and_answered(api: BotApi, chat: Room) -> None:
    """有帮助 is thanked for."""
    chat.say(QUESTION)
    query_id = chat.press(chat.wait_for_reply(), "有帮助")
    assert "谢谢" in chat.wait_for_reply().text
    assert api.world.open_presses[query_id]


def test_an_edited_question_changes_the_answer(chat: Room) -> None:
    """In place: no second message."""
    asked = chat.say(QUESTION)
    reply = chat.wait_for_reply()
    chat.edit(asked, EDITED)
    chat.wait_until(lambda: "30个工作日" in reply.text, "the answer is not edited")
    assert "第三条" in reply.text
    assert chat.replies() == [reply]


def test_an_article_of_nine_thousand_characters_comes_whole(chat: Room) -> None:
    """全文 in parts, each within Telegram's limit, none refused."""
    chat.say(LONG_QUESTION)
    answer = chat.wait_for_reply()
    chat.press(answer, "全文")
    chat.wait_until(lambda: sum(len(one.text) for one in chat.replies()[1:]) > 9_000, "the article is not whole")
    parts = chat.replies()[1:]
    assert len(parts) >= 3
    assert all(len(part.text) <= 4096 for part in parts)
    assert "".join(part.text for part in parts).count(SENTENCE) == SENTENCES


def test_an_update_delivered_twice_is_answered_once(chat: Room) -> None:
    """Also where the two come together."""
    chat.say(QUESTION, times=2)
    chat.wait_for_reply()
    assert chat.stays_silent()


def test_a_killed_bot_comes_back(served: Served, chat: Room) -> None:
    """What was asked meanwhile is answered; the index is there, so it takes seconds."""
    bot = served[1]
    bot.kill()
    chat.say(QUESTION)
    bot.start(timeout=60)
    assert "200万元" in chat.wait_for_reply(20).text


def test_a_stop_takes_less_than_five_seconds_and_leaves_no_token(served: Served) -> None:
    """SIGTERM ends it with code 0; the log, down to DEBUG, shows neither token nor traceback."""
    code, seconds = served[1].terminate()
    log = served[1].printed()
    assert code == 0
    assert seconds < 5
    assert "DEBUG" in log
    assert TOKEN.partition(":")[2] not in log
    assert "Traceback" not in log
