"""Starting, stopping, crashing: what an operator sees of the Telegram face."""

from collections.abc import Callable
from pathlib import Path

from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi
from tests.journeys.bot_process import BotProcess, wait_until_all_is_settled
from tests.journeys.faults import unauthorized
from tests.journeys.people import private_chat

NewBot = Callable[[], BotProcess]


def test_a_killed_bot_serves_again_after_a_restart(own_api: BotApi, new_bot: NewBot, tmp_path: Path) -> None:
    """What was asked while it was down is answered; what was answered is not answered again."""
    chat = private_chat(own_api)
    bot = new_bot()
    bot.start()
    chat.say("一")
    chat.wait_for_reply()
    database = fresh_database(tmp_path / "ledger.sqlite3")
    wait_until_all_is_settled(database)  # a reply cut off between send and mark is sent twice; that is told elsewhere
    bot.kill()
    database.close()
    asked = chat.say("二")
    again = new_bot()
    again.start()
    assert chat.wait_for_reply().text.startswith("答：二")
    message = own_api.world.as_json(chat.chat.messages[asked])
    own_api.world.announce("message", message)
    assert chat.stays_silent(0.5)
    code, seconds = again.terminate()
    assert code == 0
    assert seconds < 5


def test_a_stop_lets_an_answer_under_way_finish(own_api: BotApi, new_bot: NewBot) -> None:
    """SIGTERM while the Assistant works: the answer still arrives, the end comes within five seconds."""
    chat = private_chat(own_api)
    bot = new_bot()
    bot.start()
    chat.say("slow 1.2")
    chat.wait_until(lambda: bool(chat.chat.actions), "the answer is not under way")
    code, seconds = bot.terminate()
    assert code == 0
    assert seconds < 5
    assert chat.wait_for_reply(0.1).text.startswith("答：slow")


def test_an_answer_that_never_ends_does_not_hold_up_a_stop(own_api: BotApi, new_bot: NewBot) -> None:
    """The process ends all the same."""
    chat = private_chat(own_api)
    bot = new_bot()
    bot.start()
    chat.say("slow 30")
    chat.wait_until(lambda: bool(chat.chat.actions), "the answer is not under way")
    _, seconds = bot.terminate()
    assert seconds < 5


def test_a_wrong_token_ends_with_what_to_do(own_api: BotApi, new_bot: NewBot) -> None:
    """Exit code 2, no traceback, no token."""
    own_api.faults.always["getme"] = unauthorized()
    bot = new_bot()
    bot.start(serving=False)
    assert bot.exit_code() == 2
    assert "@BotFather" in bot.printed()
    assert "Traceback" not in bot.printed()
    assert own_api.token not in bot.printed()


def test_a_token_revoked_while_serving_ends_the_process(own_api: BotApi, new_bot: NewBot) -> None:
    """Exit code 2; left alone, python-telegram-bot would stay alive and never poll again."""
    bot = new_bot()
    bot.start()
    own_api.faults.always["getupdates"] = unauthorized()
    private_chat(own_api).say("问")
    assert bot.exit_code() == 2
    assert "no longer accepts the token" in bot.printed()
