"""The loopback Bot API keeps Telegram's rules: asked here over HTTP, without any bot in between."""

import json
import time
from threading import Thread, Timer
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.journeys.bot_api import BotApi
from tests.journeys.people import Room, group_chat, mention, private_chat

Json = dict[str, Any]


def call(api: BotApi, method: str, token: str = "", **given: Any) -> Json:
    """One call; the body of the answer, whatever its status, with Retry-After where there is one."""
    fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}
    opener = build_opener(ProxyHandler({}))
    try:
        with opener.open(
            f"{api.base_url}{token or api.token}/{method}", urlencode(fields).encode(), timeout=10
        ) as answer:
            return dict(json.load(answer))
    except HTTPError as refused:
        with refused:
            return dict(json.load(refused)) | {"header": refused.headers.get("Retry-After")}


def keyboard(*data: str) -> Json:
    """Buttons with this data, one below the other."""
    return {"inline_keyboard": [[{"text": "键", "callback_data": one}] for one in data]}


@pytest.fixture
def chat(own_api: BotApi) -> Room:
    """A person's chat on a Telegram without a bot."""
    return private_chat(own_api)


def test_the_offset_confirms_what_lies_below_it(chat: Room) -> None:
    """Unconfirmed updates come again; at most 100 at a time."""
    for number in range(120):
        chat.say(str(number))
    first = call(chat.api, "getUpdates")["result"]
    assert len(first) == 100
    assert call(chat.api, "getUpdates", limit=3)["result"] == first[:3]
    after = call(chat.api, "getUpdates", offset=first[-1]["update_id"] + 1)["result"]
    assert [update["message"]["text"] for update in after] == [str(number) for number in range(100, 120)]
    assert call(chat.api, "getUpdates", offset=-1)["result"] == after[-1:]


def test_a_long_poll_waits_and_ends_with_the_first_update(chat: Room) -> None:
    """Nothing: after its timeout; something: at once."""
    started = time.monotonic()
    assert call(chat.api, "getUpdates", timeout=0.3)["result"] == []
    assert time.monotonic() - started >= 0.3
    later = Timer(0.1, chat.say, ["问"])
    later.start()
    started = time.monotonic()
    assert len(call(chat.api, "getUpdates", timeout=5)["result"]) == 1
    assert time.monotonic() - started < 2
    later.join()


def test_a_second_poller_ends_the_first(chat: Room) -> None:
    """409, as two programs with one token see it."""
    answers: list[Json] = []
    older = Thread(target=lambda: answers.append(call(chat.api, "getUpdates", timeout=5)))
    older.start()
    chat.wait_until(lambda: chat.api.world.polls == 1, "the first poll is not there")
    call(chat.api, "getUpdates", timeout=0.05)
    older.join()
    assert (answers[0]["error_code"], answers[0]["description"][:8]) == (409, "Conflict")


def test_allowed_updates_are_remembered(chat: Room) -> None:
    """A later poll without the list keeps to it."""
    call(chat.api, "getUpdates", allowed_updates=["callback_query"])
    chat.say("问")
    assert call(chat.api, "getUpdates")["result"] == []


def test_tokens_are_refused_as_telegram_does(own_api: BotApi) -> None:
    """401 for a wrong one, 404 for what is none."""
    assert call(own_api, "getMe", token="1:wrong")["error_code"] == 401
    assert call(own_api, "getMe", token="nonsense")["error_code"] == 404
    assert call(own_api, "getMe")["result"]["is_bot"]


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        (keyboard("字" * 22), "BUTTON_DATA_INVALID"),
        (keyboard(""), "BUTTON_DATA_INVALID"),
        (keyboard(*["x" * 64] * 99), "reply markup is too long"),
        (keyboard(*["x"] * 101), "reply markup is too long"),
    ],
)
def test_keyboards_have_limits(chat: Room, markup: Json, complaint: str) -> None:
    """64 bytes a button, 100 buttons, about 10 kB in all."""
    answer = call(chat.api, "sendMessage", chat_id=chat.chat.chat_id, text="x", reply_markup=markup)
    assert answer["description"] == f"Bad Request: {complaint}"


def test_an_edit_needs_a_change_and_an_own_message(chat: Room) -> None:
    """Not modified, not found, not one's own."""
    theirs = chat.say("问")
    call(chat.api, "sendMessage", chat_id=chat.chat.chat_id, text="答")
    own = chat.replies()[0].message_id
    complaints = [
        call(chat.api, "editMessageText", chat_id=chat.chat.chat_id, message_id=one, text="答").get("description", "")
        for one in (own, 9999, theirs)
    ]
    assert [words.removeprefix("Bad Request: ")[:26] for words in complaints] == [
        "message is not modified: s",
        "message to edit not found",
        "message can't be edited",
    ]


def test_a_press_can_be_acknowledged_once(chat: Room) -> None:
    """Unknown or answered before: too old."""
    call(chat.api, "sendMessage", chat_id=chat.chat.chat_id, text="x", reply_markup=keyboard("a"))
    query_id = chat.press(chat.replies()[0], "键")
    assert call(chat.api, "answerCallbackQuery", callback_query_id=query_id)["ok"]
    for known in (query_id, "1"):
        assert "query is too old" in call(chat.api, "answerCallbackQuery", callback_query_id=known)["description"]


def test_a_group_takes_twenty_messages_a_minute(own_api: BotApi) -> None:
    """The 21st is told how long to wait, in the body and in the header; a person's chat takes a burst."""
    group, person = group_chat(own_api), private_chat(own_api)
    sent = [call(own_api, "sendMessage", chat_id=group.chat.chat_id, text="x") for _ in range(21)]
    assert [answer["ok"] for answer in sent] == [True] * 20 + [False]
    assert sent[-1]["error_code"] == 429
    assert 1 <= sent[-1]["parameters"]["retry_after"] <= 60
    assert sent[-1]["header"] == str(sent[-1]["parameters"]["retry_after"])
    assert call(own_api, "sendMessage", chat_id=person.chat.chat_id, text="x")["ok"]


def test_a_blocked_bot_and_an_unknown_chat_are_told_apart(chat: Room) -> None:
    """403 and 400."""
    chat.chat.blocked = True
    assert call(chat.api, "sendMessage", chat_id=chat.chat.chat_id, text="x")["error_code"] == 403
    assert call(chat.api, "sendMessage", chat_id=5, text="x")["description"] == "Bad Request: chat not found"


@pytest.mark.parametrize(
    ("text", "seen"),
    [("大家好", False), (mention("问"), True), ("/ask 问", True), ("/ask@another_bot 问", False)],
)
def test_privacy_mode_shows_the_bot_only_what_is_for_it(own_api: BotApi, text: str, seen: bool) -> None:
    """An administrator sees all."""
    group_chat(own_api).say(text)
    assert bool(call(own_api, "getUpdates")["result"]) == seen
    group_chat(own_api, -100_777, bot_is_admin=True).say(text)
    assert call(own_api, "getUpdates")["result"]
