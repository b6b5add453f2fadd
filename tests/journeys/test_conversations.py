"""A real python-telegram-bot process in conversation: private, in groups, with buttons, edits and long answers."""

from tests.journeys.bot_api import BotApi
from tests.journeys.people import ANONYMOUS_ADMIN, CHANNEL_SERVICE, OTHER_BOT, Room, group_chat, mention, private_chat
from tests.journeys.scripted_bot import LONG_TEXT


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


def test_silence_where_the_assistant_has_nothing_to_say(chat: Room) -> None:
    """None is silence."""
    chat.say("quiet")
    assert chat.stays_silent()


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
    group.wait_for_reply()


def test_the_menu_of_commands_is_set_in_two_languages(api: BotApi) -> None:
    """Default, Chinese and English."""
    assert set(api.world.commands) == {"", "zh", "en"}
    assert {command["command"] for command in api.world.commands["en"]} >= {"start", "ask", "sources", "lang", "help"}
