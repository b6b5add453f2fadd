"""Which updates are a person talking to the bot, and what they say."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Update

from bot.message import Message
from bot.telegram_incoming import BotName, to_message

BOT = BotName(700, "YinfengBot")
NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
BOT_USER = {"id": 700, "is_bot": True, "first_name": "引凤", "username": "YinfengBot"}
WANG = {"id": 61001, "is_bot": False, "first_name": "王敏", "language_code": "zh-hans"}
PRIVATE = {"id": 61001, "type": "private", "first_name": "王敏"}
GROUP = {"id": -100200, "type": "supergroup", "title": "群"}
OWN_WORDS = {"message_id": 5, "date": 1795233600, "chat": GROUP, "from": BOT_USER, "text": "答"}


def read(kind: str = "message", **fields: Any) -> Message | None:
    """An update of one message, read."""
    body: dict[str, Any] = {"message_id": 9, "date": 1795233600, "chat": PRIVATE, "from": WANG, **fields}
    update = Update.de_json(
        {"update_id": 1, kind: {name: value for name, value in body.items() if value is not None}}, None
    )
    return to_message(update, BOT, NOW)


def mention(text: str, word: str) -> list[dict[str, Any]]:
    """The entity of a mention in `text`, in UTF-16 units."""
    offset = len(text[: text.index(word)].encode("utf-16-le")) // 2
    return [{"type": "mention", "offset": offset, "length": len(word)}]


def test_a_private_text_keeps_all_that_is_known() -> None:
    """Ids, time in Shanghai, language."""
    message = read(text="奖励多少？")
    assert message is not None
    assert (message.chat_id, message.person_id, message.message_id) == ("61001", 61001, "9")
    assert (message.text, message.in_group, message.edited, message.language_code) == (
        "奖励多少？",
        False,
        False,
        "zh-hans",
    )
    assert message.sent_at.utcoffset() is not None
    assert message.sent_at.timestamp() == 1795233600


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start abc", "/start abc"),
        ("/ask@YinfengBot 奖励", "/ask 奖励"),
        ("/HELP@yinfengbot", "/HELP"),
        ("/ask\n奖励", "/ask\n奖励"),
    ],
)
def test_a_command_loses_the_name_of_the_bot(text: str, expected: str) -> None:
    """The Assistant reads /ask, whoever it was addressed to."""
    message = read(text=text)
    assert message is not None
    assert message.text == expected


def test_an_edit_is_marked_and_keeps_its_ids() -> None:
    """So that the earlier answer can be found."""
    message = read("edited_message", text="改了", edit_date=1795233700)
    assert message is not None
    assert (message.edited, message.message_id, message.sent_at.timestamp()) == (True, "9", 1795233700)


def test_a_photo_without_words_is_an_empty_message() -> None:
    """The Assistant then says how to ask."""
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    message = read(photo=photo)
    assert message is not None
    assert message.text == ""
    captioned = read(photo=photo, caption="这个怎么补贴")
    assert captioned is not None
    assert captioned.text == "这个怎么补贴"


def test_a_service_message_is_silence() -> None:
    """Nobody said anything."""
    assert read(pinned_message=OWN_WORDS | {"chat": PRIVATE}) is None
    assert read(chat=GROUP, new_chat_members=[WANG]) is None


@pytest.mark.parametrize("text", ["@YinfengBot 奖励多少", "奖励多少 @yinfengbot", "🏭奖励@YINFENGBOT 多少"])
def test_a_mention_in_a_group_is_answered_without_the_name(text: str) -> None:
    """Wherever it stands; offsets count UTF-16 units."""
    word = next(part for part in (text[text.index("@") :].split()) if part.startswith("@"))
    message = read(chat=GROUP, text=text, entities=mention(text, word))
    assert message is not None
    assert message.in_group
    assert "@" not in message.text
    assert message.text.replace("🏭", "").replace(" ", "") == "奖励多少"


def test_a_mention_by_link_counts() -> None:
    """Telegram's text_mention names the account, not the username."""
    entities = [{"type": "text_mention", "offset": 0, "length": 2, "user": BOT_USER}]
    message = read(chat=GROUP, text="引凤 奖励多少", entities=entities)
    assert message is not None
    assert message.text == "奖励多少"


@pytest.mark.parametrize(
    ("text", "expected"), [("/ask 奖励", "/ask 奖励"), ("/ask@YinfengBot 奖励", "/ask 奖励"), ("/ask", "/ask")]
)
def test_ask_is_answered_in_a_group(text: str, expected: str) -> None:
    """With or without our name."""
    message = read(chat=GROUP, text=text)
    assert message is not None
    assert message.text == expected


def test_a_reply_to_the_bot_is_answered_in_a_group() -> None:
    """Without naming it again."""
    message = read(chat=GROUP, text="那设备呢？", reply_to_message=OWN_WORDS)
    assert message is not None
    assert message.text == "那设备呢？"


@pytest.mark.parametrize("text", ["#进展 轴承项目签约", "【日报】轴承", "[周报] 轴承", "/report 轴承", "#進展 軸承"])
def test_what_is_marked_as_a_report_is_passed_on_as_spoken_to_nobody(text: str) -> None:
    """The Assistant hears it from staff only."""
    message = read(chat=GROUP, text=text)
    assert message is not None
    assert (message.text, message.addressed) == (text, False)
    assert read(chat=GROUP, text=f"昨天{text}") is None


def test_who_is_named_is_spoken_to_also_with_the_mark_of_a_report() -> None:
    """A mention counts more."""
    message = read(chat=GROUP, text="@YinfengBot #进展 轴承", entities=mention("@YinfengBot #进展 轴承", "@YinfengBot"))
    assert message is not None
    assert (message.text, message.addressed) == ("#进展 轴承", True)
    bound = read(chat=GROUP, text="/bind 冠县")
    assert bound is not None
    assert bound.addressed
    assert read(chat=GROUP, text="/report@OtherBot 轴承") is None


def test_forwarded_words_are_marked() -> None:
    """From whomever; they are not the sender's own."""
    origin = {"type": "hidden_user", "date": 1795233600, "sender_user_name": "张"}
    message = read(text="轴承项目签约", forward_origin=origin)
    assert message is not None
    assert message.forwarded
    own = read(text="轴承项目签约")
    assert own is not None
    assert not own.forwarded


@pytest.mark.parametrize(
    ("author", "replied"),
    [(BOT_USER, "5"), (WANG, "5"), ({"id": 8, "is_bot": False, "first_name": "李"}, "")],
)
def test_a_reply_names_the_message_that_it_replies_to(author: dict[str, Any], replied: str) -> None:
    """Where that is ours, or the same person's; somebody else's question is not gone on with."""
    message = read(text="那外资呢", reply_to_message=OWN_WORDS | {"chat": PRIVATE, "from": author})
    assert message is not None
    assert message.reply_to == replied


def test_a_reply_brings_our_own_words_along_and_nobody_else_s() -> None:
    """A card is named by the words that people reply to."""
    ours = read(text="到位资金 9000万", reply_to_message=OWN_WORDS | {"chat": PRIVATE, "text": "报送卡7号"})
    theirs = read(
        text="到位资金 9000万", reply_to_message=OWN_WORDS | {"chat": PRIVATE, "from": WANG, "text": "报送卡7号"}
    )
    assert ours is not None and theirs is not None
    assert (ours.replied_text, theirs.replied_text) == ("报送卡7号", "")
    assert ours.our_name == "YinfengBot"


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "今天天气不错"},
        {"text": "/help"},
        {"text": "/ask@OtherBot 奖励"},
        {"text": "/ask@OtherBot 奖励", "reply_to_message": OWN_WORDS},
        {"text": "/asking"},
        {"text": "@YinfengBot2 在吗", "entities": mention("@YinfengBot2 在吗", "@YinfengBot2")},
        {"text": "user@YinfengBot"},
        {"text": "好", "reply_to_message": OWN_WORDS | {"from": WANG}},
    ],
)
def test_a_group_that_talks_to_others_hears_nothing(fields: dict[str, Any]) -> None:
    """Silence is the rule in groups."""
    assert read(chat=GROUP, **fields) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": GROUP},
        {"from": {"id": 1087968824, "is_bot": False, "first_name": "Group"}},
        {
            "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"},
            "sender_chat": {"id": -1, "type": "channel"},
        },
        {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}, "is_automatic_forward": True},
        {"sender_chat": {"id": -1009, "type": "channel", "title": "频道"}},
        {"from": {"id": 5, "is_bot": True, "first_name": "Bot"}},
        {"via_bot": {"id": 5, "is_bot": True, "first_name": "Bot"}},
        {"from": None},
    ],
)
@pytest.mark.parametrize("chat", [GROUP, PRIVATE])
def test_bots_channels_and_anonymous_senders_are_never_answered(fields: dict[str, Any], chat: dict[str, Any]) -> None:
    """As if they were people; even where they use /ask."""
    assert read(**{"chat": chat, "text": "/ask 奖励", **fields}) is None


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
def test_channel_posts_are_never_answered(kind: str) -> None:
    """Also where they would be addressed to us."""
    assert read(kind, chat={"id": -1009, "type": "channel", "title": "频道"}, text="/ask 奖励") is None


def press(**fields: Any) -> Message | None:
    """An update of one press, read."""
    query = {"id": "77", "from": WANG, "chat_instance": "1", "message": OWN_WORDS, "data": "rate:3:yes", **fields}
    return to_message(Update.de_json({"update_id": 1, "callback_query": query}, None), BOT, NOW)


def test_a_press_is_a_message_of_its_own() -> None:
    """Two presses under one message are never taken for the same; who pressed counts, not who asked."""
    message = press()
    assert message is not None
    assert (message.press, message.text, message.person_id, message.chat_id) == ("rate:3:yes", "", 61001, "-100200")
    assert (message.message_id, message.in_group, message.sent_at) == ("press-77", True, NOW)


@pytest.mark.parametrize("fields", [{"data": ""}, {"message": None, "inline_message_id": "x"}, {"from": BOT_USER}])
def test_a_press_without_chat_data_or_person_is_silence(fields: dict[str, Any]) -> None:
    """There is nothing to answer, or nobody."""
    assert press(**fields) is None
