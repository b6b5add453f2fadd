"""A real python-telegram-bot process while Telegram misbehaves: refuses, forgets to answer, repeats itself."""

from collections.abc import Callable, Iterator

import pytest

from tests.journeys.bot_api import TOKEN, BotApi
from tests.journeys.bot_process import BotProcess
from tests.journeys.faults import (
    LineBreaks,
    blocked,
    conflict,
    server_error,
    too_many,
    unauthorized,
    unreadable_markup,
    upgraded,
)
from tests.journeys.people import ANONYMOUS_ADMIN, CHANNEL_SERVICE, OTHER_BOT, Room, group_chat, mention, private_chat
from tests.journeys.scripted_bot import LONG_TEXT

NewBot = Callable[[], BotProcess]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BotApi, BotProcess]]:
    """One Telegram and one scripted bot for all journeys that leave it running; each takes a chat of its own."""
    folder = tmp_path_factory.mktemp("scripted")
    with BotApi() as api:
        module = ("tests.journeys.scripted_bot", f"sqlite:///{folder / 'ledger.sqlite3'}")
        with BotProcess(api, module, folder / "bot.log", {}) as bot:
            bot.start()
            yield api, bot


@pytest.fixture
def api(world: tuple[BotApi, BotProcess]) -> BotApi:
    """The Telegram of this module."""
    return world[0]


@pytest.fixture
def chat(api: BotApi, request: pytest.FixtureRequest) -> Room:
    """A person nobody else in this module is."""
    return private_chat(api, 63_000 + len(api.world.chats))


@pytest.fixture
def group(api: BotApi) -> Room:
    """A group nobody else in this module writes in."""
    return group_chat(api, -100_300_000 - len(api.world.chats))


def test_a_question_is_answered_in_html_with_buttons(chat: Room) -> None:
    """Bold and italic blocks arrive as entities, the buttons below."""
    chat.say("奖励多少？")
    reply = chat.wait_for_reply()
    assert reply.text.startswith("答：奖励多少？")
    assert {entity.kind for entity in reply.entities} == {"bold", "italic"}
    assert reply.labels() == ["有帮助", "没帮助"]


def test_a_button_press_is_acknowledged_and_answered(api: BotApi, chat: Room) -> None:
    """The spinner ends, the reply refers to the message with the button."""
    chat.say("问")
    answer = chat.wait_for_reply()
    query_id = chat.press(answer, "有帮助")
    reply = chat.wait_for_reply()
    assert api.world.open_presses[query_id]
    assert (reply.text, reply.reply_to) == ("按了 rate:1:yes", answer.message_id)


def test_a_press_may_change_the_buttons_only(chat: Room) -> None:
    """A reply without words becomes new buttons below the old ones' message."""
    chat.say("问")
    answer = chat.wait_for_reply()
    chat.press(answer, "没帮助")
    chat.wait_until(lambda: answer.labels() == ["已记下"], "the buttons do not change")
    assert len(answer.versions) == 1


def test_an_edit_changes_the_earlier_answer(chat: Room) -> None:
    """No second answer; extra parts are sent, and deleted again where the new answer is shorter."""
    asked = chat.say("签约额")
    answer = chat.wait_for_reply()
    chat.edit(asked, "long 6000")
    second = chat.wait_for_reply()
    assert answer.versions[-1].text.startswith("第1条")
    assert second.labels() == ["有帮助", "没帮助"]
    assert answer.labels() == []
    chat.edit(asked, "到位资金")
    chat.wait_until(lambda: second.deleted, "the left-over part stays")
    assert answer.text.startswith("答：到位资金")


def test_an_edit_of_a_question_whose_answer_was_deleted_is_answered_anew(chat: Room) -> None:
    """Nothing to edit any more, so a new message."""
    asked = chat.say("一")
    chat.wait_for_reply().deleted = True
    chat.edit(asked, "二")
    assert chat.wait_for_reply().text.startswith("答：二")


def test_nine_thousand_characters_come_in_parts_within_the_limit(chat: Room) -> None:
    """Each fits, together they are the whole, buttons on the last."""
    chat.say("long 9000")
    parts = [chat.wait_for_reply() for _ in range(3)]
    assert all(len(part.text) <= 4096 for part in parts)
    assert "".join("".join(part.text for part in parts).split()) == "".join(LONG_TEXT[:9000].split())
    assert [bool(part.keyboard) for part in parts] == [False, False, True]


def test_markup_in_an_answer_is_never_refused(api: BotApi, chat: Room) -> None:
    """Comparison signs, tags, a lone surrogate: shown as they are, at the first try."""
    sends = api.world.calls.count("sendmessage")
    chat.say("odd")
    reply = chat.wait_for_reply()
    assert '5000万 <= 投资 < 1亿 & "示例" <br> <script>' in reply.text
    assert api.world.calls.count("sendmessage") == sends + 1


def test_a_refused_markup_falls_back_to_plain_text(api: BotApi, chat: Room) -> None:
    """The words count more than their setting."""
    api.faults.next_send(unreadable_markup())
    chat.say("问")
    assert chat.wait_for_reply().entities == ()


def test_silence_where_the_assistant_has_nothing_to_say(chat: Room) -> None:
    """None is silence."""
    chat.say("quiet")
    assert chat.stays_silent()


def test_an_error_is_said_in_one_sentence_and_logged_with_its_update(
    world: tuple[BotApi, BotProcess], chat: Room
) -> None:
    """No traceback reaches a person; none is missing in the log."""
    chat.say("broken")
    reply = chat.wait_for_reply()
    assert "抱歉" in reply.text
    assert "Traceback" not in reply.text
    assert chat.stays_silent(0.3)
    log = world[1].printed()
    assert "could not be answered" in log
    assert "RuntimeError: no answer to this, call ***, ***" in log


def test_typing_shows_while_an_answer_takes_long(chat: Room) -> None:
    """And not for an answer that is there at once."""
    chat.say("问")
    chat.wait_for_reply()
    assert chat.chat.actions == []
    chat.say("slow 1.0")
    chat.wait_for_reply()
    assert chat.chat.actions == ["typing"]


def test_chats_do_not_wait_for_one_another_and_keep_their_order(api: BotApi, chat: Room) -> None:
    """Two slow answers in two chats take the time of one; in each chat the first question is answered first."""
    other = private_chat(api, chat.chat.chat_id + 500)
    chat.say("slow 0.8")
    other.say("slow 0.8")
    for word in ("一", "二", "三"):
        chat.say(word)
    other.wait_for_reply()
    chat.wait_for_reply()
    assert [chat.wait_for_reply().text[2:3] for _ in range(3)] == ["一", "二", "三"]


def test_a_group_is_answered_when_it_asks_the_bot(group: Room) -> None:
    """By mention, by /ask and by reply; each answer refers to its question."""
    asked = group.say(mention("奖励多少"))
    answer = group.wait_for_reply()
    assert (answer.text.splitlines()[0], answer.reply_to) == ("答：奖励多少", asked)
    group.say("/ask 到位资金")
    assert group.wait_for_reply().text.startswith("答：/ask 到位资金")
    group.say("那设备呢", reply_to=answer.message_id)
    assert group.wait_for_reply().text.startswith("答：那设备呢")


def test_a_group_that_talks_among_itself_hears_nothing(api: BotApi) -> None:
    """Even where the bot is an administrator and sees everything."""
    group = group_chat(api, -100_400_001, bot_is_admin=True)
    group.say("今天签约了吗")
    group.say("/help")
    group.say("/ask@another_bot 奖励")
    group.say("/ask 奖励", user=ANONYMOUS_ADMIN, sender_chat=group.chat.as_json())
    group.say(mention("频道消息"), user=CHANNEL_SERVICE, is_automatic_forward=True)
    group.say(mention("我也是机器人"), user=OTHER_BOT)
    assert group.stays_silent()
    group.say(mention("还在吗"))
    assert group.wait_for_reply().text.startswith("答：还在吗")


def test_privacy_mode_hides_what_is_not_for_the_bot(api: BotApi, group: Room) -> None:
    """The loopback keeps Telegram's rule: such messages never become updates."""
    queued = api.world.announced
    group.say("大家好")
    assert api.world.announced == queued
    group.say(mention("你好"))
    assert api.world.announced == queued + 1


def test_an_update_delivered_twice_is_answered_once(chat: Room) -> None:
    """A message and a press."""
    chat.say("问", times=2)
    answer = chat.wait_for_reply()
    assert chat.stays_silent(0.4)
    chat.press(answer, "有帮助", times=2)
    chat.wait_for_reply()
    assert chat.stays_silent(0.4)


def test_too_many_requests_are_waited_out(api: BotApi, chat: Room) -> None:
    """429 with retry_after: the answer comes later, once."""
    api.faults.next_send(too_many(1))
    chat.say("问")
    assert chat.wait_for_reply().text.startswith("答")
    assert chat.stays_silent(0.3)


def test_a_server_error_is_tried_again(api: BotApi, chat: Room) -> None:
    """500 says that nothing was sent."""
    api.faults.next_send(server_error())
    chat.say("问")
    assert chat.wait_for_reply().text.startswith("答")
    assert chat.stays_silent(0.3)


@pytest.mark.parametrize("breaks", list(LineBreaks))
def test_an_answer_on_a_broken_line_is_never_sent_twice(api: BotApi, chat: Room, breaks: LineBreaks) -> None:
    """It arrived or not, nobody knows: the person is told so and may ask again."""
    api.faults.next_send(breaks)
    chat.say("问")
    texts = [chat.wait_for_reply().text]
    if breaks is LineBreaks.AFTER:
        texts.append(chat.wait_for_reply().text)
    assert "可能没有送到" in texts[-1]
    assert len([text for text in texts if text.startswith("答")]) == (breaks is LineBreaks.AFTER)
    assert chat.stays_silent(0.4)


def test_a_person_who_blocked_the_bot_is_let_go(api: BotApi, chat: Room) -> None:
    """403 is logged and survived; the bot goes on serving."""
    api.faults.next_send(blocked())
    chat.say("问")
    assert chat.stays_silent(0.5)
    chat.say("回来了")
    assert chat.wait_for_reply().text.startswith("答：回来了")


def test_a_group_that_became_a_supergroup_gets_its_answer_there(api: BotApi, group: Room) -> None:
    """The new id comes with the refusal."""
    upgraded_group = group_chat(api, group.chat.chat_id - 1_000_000)
    api.faults.next_send(upgraded(upgraded_group.chat.chat_id))
    group.say(mention("奖励多少"))
    assert upgraded_group.wait_for_reply().text.startswith("答：奖励多少")


def test_a_second_poller_is_logged_with_what_to_do(world: tuple[BotApi, BotProcess], chat: Room) -> None:
    """409 does not end the bot."""
    api, bot = world
    api.faults.next("getUpdates", conflict())
    chat.say("问")
    chat.wait_for_reply()
    chat.say("再问")
    assert chat.wait_for_reply().text.startswith("答：再问")
    assert "another program is serving this bot with the same token" in bot.printed()


def test_a_broken_poll_loses_nothing(api: BotApi, chat: Room) -> None:
    """The updates wait and are fetched by the next poll."""
    api.faults.next("getUpdates", LineBreaks.AFTER, server_error())
    chat.say("问")
    assert chat.wait_for_reply(15).text.startswith("答：问")


def test_the_menu_of_commands_is_set_in_two_languages(api: BotApi) -> None:
    """Default, Chinese and English."""
    assert set(api.world.commands) == {"", "zh", "en"}
    assert {command["command"] for command in api.world.commands["en"]} >= {"start", "ask", "sources", "lang", "help"}


def test_the_token_is_nowhere_in_the_log(world: tuple[BotApi, BotProcess]) -> None:
    """Everything is logged, down to DEBUG, and every fault above has happened."""
    log = world[1].printed()
    assert "DEBUG" in log
    assert TOKEN.partition(":")[2] not in log
    assert "13800138000" not in log


def test_a_killed_bot_serves_again_after_a_restart(own_api: BotApi, scripted: NewBot) -> None:
    """What was asked while it was down is answered; what was answered is not answered again."""
    chat = private_chat(own_api)
    bot = scripted()
    bot.start()
    chat.say("一")
    chat.wait_for_reply()
    bot.kill()
    asked = chat.say("二")
    again = scripted()
    again.start()
    assert chat.wait_for_reply().text.startswith("答：二")
    message = own_api.world.as_json(chat.chat.messages[asked])
    own_api.world.announce("message", message)
    assert chat.stays_silent(0.5)
    code, seconds = again.terminate()
    assert code == 0
    assert seconds < 5


def test_a_stop_lets_an_answer_under_way_finish(own_api: BotApi, scripted: NewBot) -> None:
    """SIGTERM while the Assistant works: the answer still arrives, the end comes within five seconds."""
    chat = private_chat(own_api)
    bot = scripted()
    bot.start()
    chat.say("slow 1.2")
    chat.wait_until(lambda: bool(chat.chat.actions), "the answer is not under way")
    code, seconds = bot.terminate()
    assert code == 0
    assert seconds < 5
    assert chat.wait_for_reply(0.1).text.startswith("答：slow")


def test_an_answer_that_never_ends_does_not_hold_up_a_stop(own_api: BotApi, scripted: NewBot) -> None:
    """The process ends all the same."""
    chat = private_chat(own_api)
    bot = scripted()
    bot.start()
    chat.say("slow 30")
    chat.wait_until(lambda: bool(chat.chat.actions), "the answer is not under way")
    _, seconds = bot.terminate()
    assert seconds < 5


def test_a_wrong_token_ends_with_what_to_do(own_api: BotApi, scripted: NewBot) -> None:
    """Exit code 2, no traceback, no token."""
    own_api.faults.always["getme"] = unauthorized()
    bot = scripted()
    bot.start(serving=False)
    assert bot.exit_code() == 2
    assert "@BotFather" in bot.printed()
    assert "Traceback" not in bot.printed()
    assert own_api.token not in bot.printed()


def test_a_token_revoked_while_serving_ends_the_process(own_api: BotApi, scripted: NewBot) -> None:
    """Exit code 2; left alone, python-telegram-bot would stay alive and never poll again."""
    bot = scripted()
    bot.start()
    own_api.faults.always["getupdates"] = unauthorized()
    private_chat(own_api).say("问")
    assert bot.exit_code() == 2
    assert "no longer accepts the token" in bot.printed()
