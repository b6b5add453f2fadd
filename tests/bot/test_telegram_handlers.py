"""From an update to what stands in the chat and in the ledger; the real store, a real Bot, a Telegram on loopback."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.announcing.bureau import Bureau
from bot.announcing.membership import Memberships
from bot.message import Message, Reply
from bot.serving.packing import LARGEST_FILE
from store.announcing.chats import ChatState
from store.database import Database
from store.inbox import InboxState
from tests.bot.telegram_desk import Desk, Echo, desk_over
from tests.bot.telegram_updates import NOW
from tests.journeys.faults import upgraded
from tests.journeys.people import Room, group_chat, mention, private_chat
from tests.journeys.telegram_world import BOT_ID, bot_user


@pytest.fixture
def echo() -> Echo:
    """A fresh assistant."""
    return Echo()


@pytest.fixture
def desk(tmp_path: Path, echo: Echo) -> Iterator[Desk]:
    """A fresh desk."""
    with desk_over(tmp_path, echo) as made:
        yield made


@pytest.fixture
def chat(desk: Desk) -> Room:
    """A person's chat."""
    return private_chat(desk.api)


def test_which_messages_answered_is_noted(desk: Desk, chat: Room) -> None:
    """So that an edit finds them."""
    asked = chat.say("问")
    desk.serve()
    assert desk.ledger.reply_messages(str(chat.chat.chat_id), str(asked)) == (str(chat.replies()[0].message_id),)


def test_an_edit_edits_and_is_noted_anew(desk: Desk, chat: Room, echo: Echo) -> None:
    """The Assistant learns that it is an edit."""
    asked = chat.say("问")
    desk.serve()
    chat.edit(asked, "改")
    desk.serve()
    assert [one.text for one in chat.replies()] == ["改"]
    assert [message.edited for message in echo.heard] == [False, True]


def test_a_message_that_was_answered_is_not_answered_again(desk: Desk, chat: Room, echo: Echo) -> None:
    """Not even where it comes under another update id, or to another process."""
    asked = chat.say("问", times=2)
    desk.serve()
    desk.api.world.announce("message", desk.api.world.as_json(chat.chat.messages[asked]))
    desk.serve()
    assert len(chat.replies()) == len(echo.heard) == 1


def test_a_message_under_two_update_ids_is_answered_once(desk: Desk, chat: Room) -> None:
    """Also while its answer is still on its way."""
    asked = chat.say("问")
    desk.api.world.announce("message", desk.api.world.as_json(chat.chat.messages[asked]))
    desk.serve()
    assert [one.text for one in chat.replies()] == ["问"]


def test_none_is_silence(desk: Desk, chat: Room) -> None:
    """And nothing is noted."""
    asked = chat.say("安静")
    desk.serve()
    assert chat.replies() == []
    assert desk.ledger.reply_messages(str(chat.chat.chat_id), str(asked)) == ()


def test_a_group_message_to_others_never_reaches_the_assistant(desk: Desk, echo: Echo) -> None:
    """An administrator bot sees them all."""
    group = group_chat(desk.api, bot_is_admin=True)
    group.say("大家好")
    group.say(mention("问"))
    desk.serve()
    assert [message.text for message in echo.heard] == ["问"]


def test_a_topic_of_a_group_keeps_its_answers(desk: Desk) -> None:
    """The thread is passed on only where it is a topic; Telegram refuses it elsewhere."""
    group = group_chat(desk.api)
    group.chat.topics.add(5)
    group.say(mention("问"), message_thread_id=5, is_topic_message=True)
    group.say(mention("问"), message_thread_id=6)
    desk.serve()
    assert [one.extra.get("message_thread_id") for one in group.replies()] == [5, None]


def test_a_press_twice_counts_once(desk: Desk, chat: Room) -> None:
    """Acknowledged and answered, once."""
    chat.say("问")
    desk.serve()
    query_id = chat.press(chat.replies()[0], "好", times=2)
    desk.serve()
    assert desk.api.world.open_presses[query_id]
    assert [one.text for one in chat.replies()] == ["问", "ok"]


@pytest.mark.parametrize(("length", "stands"), [(2, ["存存"]), (5000, ["卡片"])])
def test_a_press_on_a_card_changes_the_card(desk: Desk, chat: Room, length: int, stands: list[str]) -> None:
    """In its place; what has grown to several messages stands below it."""
    chat.say(f"卡片 {length}")
    desk.serve()
    chat.press(chat.replies()[0], "存")
    desk.serve()
    assert [one.text for one in chat.replies()][:1] == stands
    assert (len(chat.replies()) > 1) is (length > 4096)


def test_a_press_too_old_to_acknowledge_is_not_done(desk: Desk, chat: Room, echo: Echo) -> None:
    """It waited at Telegram while nobody served: the person is told, and the next press counts."""
    chat.say("问")
    desk.serve()
    desk.api.world.open_presses[chat.press(chat.replies()[0], "好")] = True
    desk.serve()
    assert len(echo.heard) == 1
    assert "已经过期" in chat.replies()[1].text and "再按一次" in chat.replies()[1].text
    chat.press(chat.replies()[0], "好")
    desk.serve()
    assert chat.replies()[-1].text == "ok"


def test_an_error_is_told_once_and_logged(desk: Desk, chat: Room, echo: Echo, caplog: pytest.LogCaptureFixture) -> None:
    """After three tries, with its update id and its traceback in the log; the update is set aside for a person."""
    echo.broken = 3
    chat.say("问")
    desk.serve()
    assert len(chat.replies()) == 1
    assert "抱歉" in chat.replies()[0].text
    assert "could not be answered" in caplog.text
    assert "LookupError" in caplog.text
    assert [entry.reason for entry in desk.inbox.set_aside(BOT_ID)] == ["LookupError"]
    chat.say("还在吗")
    desk.serve()
    assert chat.replies()[-1].text == "还在吗"


def test_an_error_that_passes_is_not_told_at_all(desk: Desk, chat: Room, echo: Echo) -> None:
    """The second try answers; what the first one wrote is undone."""
    echo.broken = 1
    chat.say("问")
    desk.serve()
    assert [one.text for one in chat.replies()] == ["问"]
    assert desk.inbox.counts(BOT_ID)[InboxState.SET_ASIDE] == 0


def test_an_error_is_told_in_the_language_of_the_person(desk: Desk, echo: Echo) -> None:
    """As far as Telegram reports it."""
    english = private_chat(desk.api, 61077, language_code="en")
    echo.broken = 3
    english.say("?")
    desk.serve()
    assert english.replies()[0].text.startswith("Sorry")


def test_fewer_parts_than_before_edit_and_delete(desk: Desk, chat: Room) -> None:
    """Three messages become one, and that is what a later edit finds."""
    asked = chat.say("长 9000")
    desk.serve()
    assert len(chat.replies()) == 3
    chat.edit(asked, "新")
    desk.serve()
    assert [(one.text, one.labels()) for one in chat.replies()] == [("新", ["好"])]
    assert len(desk.ledger.reply_messages(str(chat.chat.chat_id), str(asked))) == 1


def test_more_parts_than_before_edit_and_send(desk: Desk, chat: Room) -> None:
    """The old buttons go, the new ones stand below the last part."""
    asked = chat.say("旧")
    desk.serve()
    chat.edit(asked, "长 5000")
    desk.serve()
    assert [(one.text[0], one.labels()) for one in chat.replies()] == [("长", []), ("长", ["好"])]


def test_an_edit_that_comes_before_the_answer_was_sent_changes_that_answer(desk: Desk, chat: Room) -> None:
    """Where the earlier answer stands is looked up when the turn of the edit has come, not when it is decided."""
    asked = chat.say("旧")
    chat.edit(asked, "新")
    desk.serve()
    assert [one.text for one in chat.replies()] == ["新"]


def test_a_group_that_became_a_supergroup_keeps_its_office_and_gets_its_answer(desk: Desk, echo: Echo) -> None:
    """Whether Telegram says so in a refusal or in a message."""
    group, upgraded_group = group_chat(desk.api), group_chat(desk.api, -100_999_001)
    desk.api.faults.next_send(upgraded(upgraded_group.chat.chat_id))
    group.say(mention("问"))
    desk.serve()
    assert [one.text for one in upgraded_group.replies()] == ["问"]
    group.say("", migrate_to_chat_id=upgraded_group.chat.chat_id)
    group.say(mention("再问"))
    desk.serve()
    assert [message.text for message in echo.heard] == ["问", "再问"]


@pytest.mark.parametrize("told", [("old",), ("new",), ("old", "new"), ("new", "old")])
def test_either_message_about_an_upgrade_is_enough(desk: Desk, told: tuple[str, ...]) -> None:
    """One stands in the old group, one in the new one; they come in any order, and not always both."""
    old, new = group_chat(desk.api, bot_is_admin=True), group_chat(desk.api, -100_999_001, bot_is_admin=True)
    chats, from_id, to_id = Bureau(desk.database, BOT_ID).chats, old.chat.chat_id, new.chat.chat_id
    chats.subscribe(from_id, "events", NOW)
    for where in told:
        old.say("", migrate_to_chat_id=to_id) if where == "old" else new.say("", migrate_from_chat_id=from_id)
        desk.serve()
    assert (chats.topics(from_id), chats.topics(to_id)) == ((), ("events",))


def test_files_follow_as_they_were_given(desk: Desk, chat: Room) -> None:
    """And one that is larger than Telegram takes is owned up to, without being tried."""
    chat.say("文件 7")
    chat.say(f"文件 {LARGEST_FILE + 1}")
    desk.serve()
    first, second = chat.replies()
    assert first.file and (first.file.name, first.file.data, first.text) == ("表.xlsx", b"x" * 7, "表")
    assert "抱歉" in second.text
    assert desk.api.world.calls.count("senddocument") == 1


def test_an_edited_question_changes_the_words_and_leaves_the_files(desk: Desk, chat: Room) -> None:
    """No file is asked to become words."""
    asked = chat.say("附件 榜")
    desk.serve()
    chat.edit(asked, "新榜")
    desk.serve()
    assert [(one.text, one.file is not None) for one in chat.replies()] == [("新榜", False), ("表", True)]


def test_a_file_in_private_reaches_the_assistant(desk: Desk, chat: Room, echo: Echo) -> None:
    """Its name, its size, and Telegram's own name for it; nobody fetches what nobody reads."""
    chat.send_file("表.csv", b"rows", "请导入")
    desk.serve()
    (message,) = echo.heard
    assert message.file and (message.file.name, message.file.size, bool(message.file.ref)) == ("表.csv", 4, True)
    assert "getfile" not in desk.api.world.calls


def test_files_of_an_album_are_known_as_such(desk: Desk, chat: Room, echo: Echo) -> None:
    """Each is a message of its own; what they have in common comes with the file."""
    chat.send_file("一.pdf", b"1", "公告", media_group_id="13868127401")
    chat.send_file("二.pdf", b"2")
    desk.serve()
    assert [message.file and message.file.album for message in echo.heard] == ["13868127401", ""]


def test_a_press_too_late_is_not_done(desk: Desk, chat: Room, echo: Echo) -> None:
    """After 150 seconds nobody expects it any more; the person is told and may press again."""
    chat.say("问")
    desk.serve()
    chat.press(chat.replies()[0], "好")
    desk.keep()
    desk.now = NOW + timedelta(seconds=151)
    desk.serve()
    assert len(echo.heard) == 1
    assert "已经过期" in chat.replies()[1].text
    assert chat.replies()[1].reply_to == chat.replies()[0].message_id


def test_a_message_of_yesterday_is_answered_with_a_word_about_it(desk: Desk, chat: Room) -> None:
    """A day later; and it is done all the same."""
    desk.api.world.clock = (NOW - timedelta(hours=25)).timestamp
    chat.say("问")
    desk.serve()
    assert chat.replies()[0].text.startswith("问")
    assert "11月20日 11:00" in chat.replies()[0].text


def test_what_cannot_be_read_is_set_aside_in_silence(desk: Desk, chat: Room) -> None:
    """An update of another shape than Telegram's; the next one is answered."""
    desk.api.world.announce("message", {"chat": {"id": chat.chat.chat_id}})
    chat.say("问")
    desk.serve()
    assert [one.text for one in chat.replies()] == ["问"]
    assert desk.inbox.counts(BOT_ID)[InboxState.SET_ASIDE] == 1


def test_a_store_that_is_locked_delays_an_answer_and_loses_nothing(
    desk: Desk, chat: Room, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The person is told once that it will take longer, and gets the answer when the lock is gone."""
    chat.say("问")
    desk.keep()
    other_program = sqlite3.connect(tmp_path / "ledger.sqlite3", check_same_thread=False)
    other_program.execute("BEGIN IMMEDIATE")
    desk.serve(until=lambda: len(chat.replies()) > 0 and caplog.text.count("waits: ") > 1)
    other_program.rollback()
    other_program.close()
    desk.serve()
    assert ["已收到" in one.text for one in chat.replies()] == [True, False]
    assert chat.replies()[1].text == "问"


@contextmanager
def _full(database: Database) -> Iterator[None]:
    """No page more than there are: what does not fit into them finds the disk full."""

    def fill(driver: DBAPIConnection, _: object) -> None:
        driver.cursor().execute("PRAGMA max_page_count = 1")

    event.listen(database.engine, "connect", fill)
    database.engine.dispose()
    yield
    event.remove(database.engine, "connect", fill)
    database.engine.dispose()


def test_a_disk_that_is_full_delays_an_answer_and_loses_nothing(
    desk: Desk, chat: Room, caplog: pytest.LogCaptureFixture
) -> None:
    """The person is told once that it will take longer, the log what to do; half an answer is never there."""
    chat.say("长 9000")
    desk.keep()
    with _full(desk.database):
        desk.serve(until=lambda: len(chat.replies()) > 0 and caplog.text.count("waits: ") > 1)
    assert "磁盘已满" in caplog.text
    assert ["已收到" in one.text for one in chat.replies()] == [True]
    assert desk.database.problems() == ()
    desk.serve()
    assert [len(one.text) > 100 for one in chat.replies()] == [False, True, True, True]


def test_a_clock_that_was_set_back_delays_nothing(desk: Desk, chat: Room) -> None:
    """By an hour, between the message and its answer, and between the answer and a press on it."""
    chat.say("问")
    desk.keep()
    desk.now = NOW - timedelta(hours=1)
    desk.serve()
    chat.press(chat.replies()[0], "好")
    desk.now = NOW - timedelta(hours=2)
    desk.serve()
    assert [one.text for one in chat.replies()] == ["问", "ok"]


def test_where_the_bot_comes_and_goes_is_noted(desk: Desk) -> None:
    """A group it is added to is registered, and lost when it is removed; nothing is said there."""
    group = group_chat(desk.api)
    for old, new in (("left", "member"), ("member", "kicked")):
        member = {"user": bot_user()}
        change = {
            "chat": group.chat.as_json(), "from": group.user, "date": 1_700_000_000,
            "old_chat_member": {**member, "status": old} | ({"until_date": 0} if old == "kicked" else {}),
            "new_chat_member": {**member, "status": new} | ({"until_date": 0} if new == "kicked" else {}),
        }  # fmt: skip
        desk.api.world.allowed = (*desk.api.world.allowed, "my_chat_member")
        desk.api.world.announce("my_chat_member", change)
        desk.serve()
        chat = Memberships(Bureau(desk.database, BOT_ID)).bureau.chats.get(group.chat.chat_id)
        assert chat is not None
        assert chat.state is (ChatState.PENDING if new == "member" else ChatState.LEFT)
    assert group.replies() == []


def test_who_was_lost_is_back_with_a_message_or_a_press(desk: Desk, chat: Room) -> None:
    """Telegram refused once, for whatever reason; the next announcement goes there again."""
    book = Memberships(Bureau(desk.database, BOT_ID))
    person = chat.chat.chat_id

    def state() -> ChatState | None:
        known = book.bureau.chats.get(person)
        return known.state if known else None

    chat.say("问")
    desk.serve()
    assert state() is None  # nothing is kept of who was never lost
    book.lost(person, "Forbidden: bot was blocked by the user", NOW)
    chat.say("又问")
    desk.serve()
    assert state() is ChatState.ACTIVE
    book.lost(person, "Forbidden: bot was blocked by the user", NOW)
    chat.press(chat.replies()[0], "好")
    desk.serve()
    assert state() is ChatState.ACTIVE


@dataclass
class Listening:
    """Who finds better words: notes what it is told, and by how many rows."""

    told: list[tuple[str, str, int]] = field(default_factory=list)

    def said(self, message: Message, reply: Reply, sends: Sequence[int | None], now: datetime) -> None:  # noqa: ARG002  # as called
        """Note it."""
        self.told.append(("said", message.text or message.press, sum(one is not None for one in sends)))

    def renewed(self, message: Message, now: datetime) -> None:  # noqa: ARG002  # as it is called
        """Note it."""
        self.told.append(("renewed", message.text, 0))

    def covered(self, chat_id: int, message_id: int, now: datetime) -> None:  # noqa: ARG002  # as it is called
        """Note it."""
        self.told.append(("covered", str(chat_id), message_id))


def test_who_finds_better_words_is_told_of_answers_edits_and_presses(desk: Desk, chat: Room) -> None:
    """Of an edit before the new answer; of a press only where it puts something over the message."""
    desk.rewording = listening = Listening()
    asked = chat.say("卡片 2")
    desk.serve()
    chat.edit(asked, "卡片 3")
    desk.serve()
    (card,) = chat.replies()
    chat.press(card, "存")
    desk.serve()
    covered = ("covered", str(chat.chat.chat_id), card.message_id)
    said = ("said", "卡片 2", 1), ("renewed", "卡片 3", 0), ("said", "卡片 3", 2), covered, ("said", "save:3", 1)
    assert tuple(listening.told) == said


def test_an_edit_that_is_not_answered_is_told_all_the_same(desk: Desk, chat: Room) -> None:
    """What was to be said to the old words must not come."""
    desk.rewording = listening = Listening()
    asked = chat.say("问")
    desk.serve()
    chat.edit(asked, "安静")
    desk.serve()
    assert listening.told[-1] == ("renewed", "安静", 0)
