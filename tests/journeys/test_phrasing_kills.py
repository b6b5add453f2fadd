"""kill -9 again and again while a language model words answers: nothing is lost, nothing doubled, nothing left half said."""

import random
import time
from pathlib import Path

import pytest

from store.phrasings import Phrasings
from tests.databases import fresh_database
from tests.journeys.bot_api import BotApi
from tests.journeys.chat_clerk import chat_clerk, claims_of
from tests.journeys.people import Room, private_chat
from tests.journeys.real_bot import QUESTION
from tests.journeys.telegram_world import BOT_ID
from tests.journeys.test_phrasing import CHECKED, FIRST, GROWING, SECOND, wait_until, worded_bot
from tests.kill.sizes import IS_SOAK

pytestmark = pytest.mark.timeout(300)
_QUESTIONS, _KILLS = (6, 4) if IS_SOAK else (3, 2)


def test_nothing_is_doubled_and_nothing_left_half_said(tmp_path: Path) -> None:
    """Each question is answered in the end: in checked words, or as it was quoted; a model is asked twice at most."""
    dice = random.Random(6)
    with BotApi() as api, chat_clerk() as clerk, worded_bot(api, tmp_path, clerk) as bot:
        clerk.claims, clerk.pause = claims_of(FIRST, SECOND), 0.4
        bot.start(timeout=120)
        rooms = [private_chat(api, 65_000 + number) for number in range(_QUESTIONS)]
        for number, room in enumerate(rooms):
            room.say(QUESTION)
            if number < _KILLS:
                time.sleep(dice.uniform(0.1, 1.6))
                bot.kill()
                bot.start(timeout=120)
        database = fresh_database(tmp_path / "data" / "assistant.sqlite3")
        phrasings = Phrasings(database)
        for room in rooms:
            room.wait_for_reply(30)
        wait_until(lambda: set(phrasings.counts(BOT_ID)) <= {"phrased", "cut_off"}, 120)
        wait_until(lambda: all(GROWING not in room.replies()[-1].text for room in rooms))
        assert sum(phrasings.counts(BOT_ID).values()) == _QUESTIONS
        assert [_ends_well(room) for room in rooms] == [True] * _QUESTIONS
        assert len(clerk.asked) <= 2 * _QUESTIONS
        database.close()


def _ends_well(room: Room) -> bool:
    """One message, whose last words are a model's and checked, or those that were quoted first; checked words once.

    An answer that was being sent at a kill goes out again; then the first of the two is as it was quoted.
    """
    *doubled, reply = room.replies()
    checked = [CHECKED in version.text for version in reply.versions]
    ends_well = sum(checked) <= 1 and (checked[-1] or reply.text == reply.versions[0].text)
    return ends_well and len(doubled) <= 1 and all(len(one.versions) == 1 for one in doubled)
