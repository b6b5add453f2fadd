"""A start with very many updates waiting, and in the whole form how fast announcements go out and what answers wait meanwhile."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journeys.bot_process import wait_until_all_is_settled
from tests.journeys.people import Room, private_chat
from tests.kill.broadcasting import BroadcastApi, Receivers, announce
from tests.kill.lives import Cradle, Lifeline
from tests.kill.sizes import IS_SOAK, SIZES
from tests.kill.stage import Scene, scene_in

pytestmark = pytest.mark.timeout(SIZES.patience)
_PEOPLE = 50
_DRAINED_WITHIN_S = 60.0
_ASKED_EVERY_S = 1.5  # by one person: Telegram lets no faster answers into a chat for long
_QUESTIONS = 40 if IS_SOAK else 2
_MEANWHILE = 20 if IS_SOAK else 2  # as many as go on while the announcement does
_OVERALL = 30.0  # messages a second
_ANNOUNCES_EVERY_S = 5.0 if IS_SOAK else 0.2  # as the program does, which a short one has no time for
_PACE = 0.95 if IS_SOAK else 0.6  # of what the limits allow; a short one is mostly beginning and end


@pytest.fixture
def scene(cradle: Cradle, lifeline: Lifeline, tmp_path: Path) -> Iterator[Scene]:
    """A stage with limits that a backlog does not feel."""
    with scene_in(tmp_path, cradle, lifeline) as opened:
        yield opened


def test_what_waited_is_drained_within_a_minute(scene: Scene, figures: list[str]) -> None:
    """Commands of fifty people, sent while no bot was there: each is answered."""
    rooms = [private_chat(scene.api, 65_000 + number) for number in range(_PEOPLE)]
    for number in range(SIZES.backlog):
        rooms[number % _PEOPLE].say("/help")
    began = time.monotonic()
    scene.start()
    while not (scene.serves and scene.is_settled):
        assert scene.lives.is_alive
        assert time.monotonic() - began < _DRAINED_WITHIN_S, "not drained"
        scene.look()
        time.sleep(0.05)
    took = time.monotonic() - began
    assert sum(len(room.replies()) for room in rooms) == SIZES.backlog
    serving = took - scene.restarts[-1]
    figures.append(
        f"{SIZES.backlog} waiting updates drained {took:.1f} s after the start, {SIZES.backlog / serving:.0f} a second "
        f"from inbox to answer; {scene.times()}"
    )


def waits(room: Room, number: int) -> list[float]:
    """How long that many answers take, in seconds."""
    found = []
    for _ in range(number):
        began = time.monotonic()
        room.say("/sources")
        room.wait_for_reply(30)
        found.append(time.monotonic() - began)
        time.sleep(max(0.0, _ASKED_EVERY_S - found[-1]))
    return sorted(found)


def test_an_announcement_goes_out_as_fast_as_it_may_and_holds_up_no_answer(
    cradle: Cradle, lifeline: Lifeline, tmp_path: Path, figures: list[str]
) -> None:
    """No limit is exceeded; whoever asks meanwhile waits hardly longer than ever."""
    api = BroadcastApi()
    with scene_in(tmp_path, cradle, lifeline, api=api) as scene:
        receivers = api.receivers = Receivers(api, 0, unharmed=True)
        room = private_chat(api)
        scene.told = replace(scene.told, announces_every=_ANNOUNCES_EVERY_S)
        scene.start()
        waits(room, 1)
        idle = waits(room, _QUESTIONS)
        receivers.number = SIZES.receivers
        receivers.gather(scene.database)
        announce(api, scene.database)
        room.wait_until(lambda: bool(receivers.moments), "the announcement does not begin", 30)
        meanwhile = waits(room, _MEANWHILE)
        wait_until_all_is_settled(scene.database, SIZES.patience)
        took = receivers.moments[-1] - receivers.moments[0]
        arrived = sum(receivers.arrived(chat_id) for chat_id in receivers.ids())
        pace = (arrived + len(meanwhile)) / took / (_OVERALL * api.speed)
        assert arrived == SIZES.receivers
        assert api.rates.exceeded == 0
        assert pace >= _PACE
        figures.append(
            f"announcement to {arrived} chats in {took:.1f} s, {100 * pace:.1f} % of the limits; an answer meanwhile p95 "
            f"{1000 * p95(meanwhile):.0f} ms, idle p95 {1000 * p95(idle):.0f} ms"
        )


def p95(ordered: list[float]) -> float:
    """The time that 19 of 20 do not exceed."""
    return ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]
