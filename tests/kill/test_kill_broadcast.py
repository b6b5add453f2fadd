"""An announcement while bots die in the middle of it: to nobody twice, nobody forgotten, and what nobody can know is told so."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.announcing.deliveries import Fate
from tests.kill.broadcasting import AUTHOR, BroadcastApi, Receivers, announce, delivered, faults
from tests.kill.lives import Cradle, Lifeline
from tests.kill.points import Point
from tests.kill.sizes import SIZES
from tests.kill.stage import Scene, scene_in

pytestmark = pytest.mark.timeout(SIZES.patience)
_POINTS = (Point.MID_BROADCAST, Point.BEFORE_CALL)


@pytest.fixture
def scene(cradle: Cradle, lifeline: Lifeline, tmp_path: Path) -> Iterator[Scene]:
    """A stage on which everything goes wrong with messages to receivers."""
    with scene_in(tmp_path, cradle, lifeline, api=BroadcastApi(SIZES.speed)) as opened:
        yield opened


def receivers_of(scene: Scene, number: int, *, unharmed: bool = False) -> Receivers:
    """So many, registered."""
    api = scene.api
    assert isinstance(api, BroadcastApi)
    api.receivers = Receivers(api, number, unharmed)
    api.receivers.gather(scene.database)
    return api.receivers


def wait_until(scene: Scene, holds: Callable[[], bool], seconds: float) -> None:
    """Wait until that holds, the bot being alive."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert scene.lives.is_alive
        assert time.monotonic() < deadline, "the announcement does not come to its end"
        scene.look()
        time.sleep(0.05)


def test_deaths_in_the_middle_neither_double_nor_lose(scene: Scene, figures: list[str]) -> None:
    """With every mishap on the line; the author's card has the same numbers in the end, and no limit was ever exceeded."""
    receivers = receivers_of(scene, SIZES.receivers)
    number = announce(scene.api, scene.database)
    nth = SIZES.receivers * 3 // (4 * SIZES.broadcast_kills)
    for death in range(SIZES.broadcast_kills):
        scene.start(_POINTS[death % 2], nth)
        wait_until_dead(scene)
    scene.start()

    def is_told() -> bool:
        told = Counter(one.fate for one in delivered(scene.database, number))
        return not told[Fate.WAITING] and scene.is_settled and card_of(scene, told)

    wait_until(scene, is_told, SIZES.patience / 2)
    deliveries = delivered(scene.database, number)
    told = Counter(one.fate for one in deliveries)
    assert sum(told.values()) == SIZES.receivers
    assert faults(receivers, deliveries) == []
    assert scene.api.rates.exceeded == 0
    assert scene.complaints() == []
    figures.append(
        f"announcement to {SIZES.receivers} chats, {scene.lives.kills} kills: 0 lost, 0 twice, limits exceeded 0 times; "
        + ", ".join(f"{fate} {told[fate]}" for fate in Fate if told[fate])
        + f"; {scene.times()}"
    )


def wait_until_dead(scene: Scene) -> None:
    """Wait for the death of the bot."""
    while scene.lives.is_alive:
        scene.look()
        time.sleep(0.01)
    scene.lives.wait_for_death()


def card_of(scene: Scene, told: Counter[Fate]) -> bool:
    """Whether the author's card says how many arrived, failed, and are unknown."""
    with scene.api.world.changed:
        chat = scene.api.world.chats[AUTHOR]
        texts = [one.text for one in chat.messages.values()]
    sums = f"已发 {told[Fate.SENT]} · 待发 0 · 失败 {told[Fate.FAILED]} · 不明 {told[Fate.UNKNOWN]}"
    return any(sums in text for text in texts)
