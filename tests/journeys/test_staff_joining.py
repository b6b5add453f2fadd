"""Joining: the first administrator by the command line's code, everybody else by a code made in chat; each works once.

By the clock of this machine: `python -m bot invite` and `python -m bot telegram` as an operator types them.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.bot_api import BotApi
from tests.journeys.people import Room, group_chat, mention, private_chat
from tests.journeys.real_bot import real_bot
from tests.journeys.telegram_world import BOT_USERNAME
from tests.warm import run

pytestmark = pytest.mark.timeout(120)
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")
ADMIN = 65_001


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotApi]:
    """A bot over an empty data folder, whose first administrator has joined by a deep link."""
    folder = tmp_path_factory.mktemp("joining")
    first = code_of(invite(folder / "data"))
    with BotApi() as running, real_bot(running, folder) as bot:
        bot.start(timeout=120)
        admin = private_chat(running, ADMIN)
        admin.say(f"/start {first}")
        assert "已加入：管理员" in admin.wait_for_reply().text
        yield running


@pytest.fixture
def admin(api: BotApi) -> Room:
    """The administrator."""
    room = private_chat(api, ADMIN)
    room.taken.update(reply.message_id for reply in room.replies())
    return room


def invite(data: Path, *words: str) -> str:
    """What `python -m bot invite` prints."""
    environment = dict(os.environ) | {"ASSISTANT_DATA_DIR": str(data), "DATABASE_URL": ""}
    done = run("bot", ["invite", *words], environment)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def code_of(text: str) -> str:
    """The code in what is said."""
    found = CODE.search(text)
    assert found is not None, text
    return found[0]


def test_a_newcomer_joins_by_the_code_alone(admin: Room, api: BotApi) -> None:
    """Made by /invite, shown with a deep link, sent as it is; a second time it opens nothing."""
    admin.say("/invite staff 冠县 7")
    shown = admin.wait_for_reply().text
    code = code_of(shown)
    assert f"https://t.me/{BOT_USERNAME}?start={code}" in shown
    newcomer, second = private_chat(api, 65_002), private_chat(api, 65_003)
    newcomer.say(code)
    assert "已加入：冠县招商办（示例）工作人员" in newcomer.wait_for_reply().text
    second.say(code)
    assert "这个邀请码已经用过了" in second.wait_for_reply().text
    second.say("/mine")
    assert "不对您的身份开放" in second.wait_for_reply().text


def test_a_newcomer_joins_by_the_link(admin: Room, api: BotApi) -> None:
    """Opening it sends /start with the code; the role and the office are those of the invite."""
    admin.say("/invite leader 莘县")
    newcomer = private_chat(api, 65_004)
    newcomer.say(f"/start {code_of(admin.wait_for_reply().text)}")
    joined = newcomer.wait_for_reply().text
    assert "已加入：莘县招商办（示例）单位负责同志" in joined
    assert "/missing" in joined


def test_of_two_who_send_one_code_at_once_one_joins(admin: Room, api: BotApi) -> None:
    """Two chats, the same moment."""
    admin.say("/invite staff 冠县")
    code = code_of(admin.wait_for_reply().text)
    both = (private_chat(api, 65_005), private_chat(api, 65_006))
    with api.world.changed:
        for room in both:
            room.say(code)
    said = sorted(room.wait_for_reply().text[:4] for room in both)
    assert said == ["已加入：", "这个邀请"]


def test_a_code_in_a_group_opens_nothing(admin: Room, api: BotApi) -> None:
    """Everybody there has read it; it still works in private."""
    admin.say("/invite staff 冠县")
    code = code_of(admin.wait_for_reply().text)
    group, newcomer = group_chat(api, -100_650_001), private_chat(api, 65_007)
    group.say(mention(code), user=newcomer.user)
    assert "不要发在群里" in group.wait_for_reply().text
    newcomer.say(code)
    assert "已加入" in newcomer.wait_for_reply().text


def test_who_is_revoked_is_out_at_once(admin: Room, api: BotApi) -> None:
    """/revoke with the number that /members shows."""
    admin.say("/invite staff 冠县")
    newcomer = private_chat(api, 65_008)
    newcomer.say(code_of(admin.wait_for_reply().text))
    newcomer.wait_for_reply()
    admin.say("/members 冠县")
    assert "65008" in admin.wait_for_reply().text
    admin.say("/revoke 65008")
    admin.wait_for_reply()
    newcomer.say("/mine")
    assert "不对您的身份开放" in newcomer.wait_for_reply().text


def test_a_code_is_in_no_log(admin: Room, api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Neither one made in chat nor the one of the command line, even at LOG_LEVEL=DEBUG."""
    admin.say("/invite staff 冠县")
    code = code_of(admin.wait_for_reply().text)
    room = private_chat(api, 65_009)
    room.say(code)
    room.wait_for_reply()
    [log] = tmp_path_factory.getbasetemp().glob("joining*[0-9]/bot.log")
    assert "DEBUG" in log.read_text("utf-8", "replace")
    assert code not in log.read_text("utf-8", "replace")
