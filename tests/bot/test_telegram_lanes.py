"""Order inside a chat, none between chats."""

import asyncio

from telegram import CallbackQuery, Chat, Message, Update, User

from bot.telegram_lanes import ChatLanes
from tests.bot.telegram_updates import NOW, WANG


def message_update(update_id: int, chat_id: int) -> Update:
    """A message in that chat."""
    return Update(update_id, message=Message(update_id, NOW, Chat(chat_id, "private"), from_user=WANG, text="问"))


def press_update(update_id: int, chat_id: int) -> Update:
    """A press in that chat."""
    message = Message(1, NOW, Chat(chat_id, "private"), from_user=User(1, "引凤", True))
    return Update(update_id, callback_query=CallbackQuery(str(update_id), WANG, "1", message=message, data="x"))


def finished_in_order(updates: list[tuple[Update, float]]) -> list[int]:
    """Start all at once, each taking so many seconds; the update ids in the order in which they end."""
    ended: list[int] = []

    async def work(update: Update, seconds: float) -> None:
        await asyncio.sleep(seconds)
        ended.append(update.update_id)

    async def run() -> None:
        lanes = ChatLanes()
        await lanes.initialize()
        await asyncio.gather(*(lanes.process_update(update, work(update, seconds)) for update, seconds in updates))
        await lanes.shutdown()

    asyncio.run(run())
    return ended


def test_a_chat_keeps_its_order() -> None:
    """Although the later ones would be faster."""
    assert finished_in_order([(message_update(number, 7), 0.03 / number) for number in range(1, 6)]) == [1, 2, 3, 4, 5]


def test_a_slow_chat_holds_up_nobody_else() -> None:
    """Not even with many messages waiting."""
    slow = [(message_update(number, 7), 0.02) for number in range(1, 6)]
    assert finished_in_order([*slow, (message_update(9, 8), 0.0)])[0] == 9


def test_a_press_overtakes_a_slow_answer() -> None:
    """It is acknowledged at once; two presses of a person keep their order."""
    assert finished_in_order([(message_update(1, 7), 0.05), (press_update(2, 7), 0.01), (press_update(3, 7), 0.0)]) == [
        2,
        3,
        1,
    ]


def test_updates_without_a_chat_are_handled() -> None:
    """Polls and the like."""
    assert finished_in_order([(Update(4), 0.0)]) == [4]
