"""Playing a scene to its end: undisturbed, with a death at a named point each time, or with deaths at random moments."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.kill.crowd import Crowd
from tests.kill.points import Point
from tests.kill.stage import Scene
from tests.kill.tables import Tables, differences, tables

_PAUSE_S = 0.01
_SHORTEST_LIFE_S = 0.2


class Stuck(AssertionError):
    """Somebody waits for an answer that does not come."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is left when all is done: the tables, how many messages stand in each chat, how many times it was killed."""

    tables: Tables
    said: dict[int, int]
    kills: int

    def faults(self, undisturbed: "Outcome") -> list[str]:
        """A line for everything that is not as it would be had nothing happened; replies that stand twice are no such."""
        lost = [
            f"chat {chat}: {self.said[chat]} messages instead of {said}"
            for chat, said in undisturbed.said.items()
            if self.said.get(chat, 0) < said
        ]
        return [*differences(self.tables, undisturbed.tables), *lost]

    def doubled(self, undisturbed: "Outcome") -> dict[int, int]:
        """How many messages stand in each chat that need not."""
        more = {chat: said - undisturbed.said.get(chat, 0) for chat, said in self.said.items()}
        return {chat: number for chat, number in more.items() if number > 0}


@dataclass(slots=True)
class Patience:
    """Runs out `seconds` after something last went on. Raises Stuck."""

    seconds: float
    _since: float = field(default_factory=time.monotonic)

    def went_on(self) -> None:
        """Something did."""
        self._since = time.monotonic()

    def check(self, crowd: Crowd) -> None:
        """Wait a little, or not any more."""
        if time.monotonic() - self._since > self.seconds:
            raise Stuck("\n".join([f"nothing has happened for {self.seconds} s, these wait:", *crowd.waiting()[:5]]))
        time.sleep(_PAUSE_S)


def undisturbed(scene: Scene, crowd: Crowd, patience: float = 40.0) -> Outcome:
    """As it is meant to be."""
    scene.start()
    _finish(scene, crowd, patience)
    return _outcome(scene)


def killed_at(
    scene: Scene, crowd: Crowd, deaths: Sequence[tuple[Point, int]], patience: float = 40.0, mutation: str = ""
) -> Outcome:
    """The first bot dies the n-th time it comes to the first point, the next one at the second, and so on; the last one lives."""
    for point, nth in deaths:
        scene.start(point, nth, mutation)
        for _ in _rounds(scene, crowd, patience):
            if not scene.lives.is_alive:
                break
        scene.lives.wait_for_death(patience)
    scene.start(mutation=mutation)
    _finish(scene, crowd, patience)
    return _outcome(scene)


def killed_at_random(
    scene: Scene, crowd: Crowd, kills: int, longest_life: float, chance: random.Random, patience: float = 40.0
) -> Outcome:
    """Each bot lives for between 0.2 s and `longest_life` once it serves; the updates are spread over their lives."""
    for number in range(kills):
        scene.start()
        quota, dies_at = crowd.updates * (number + 1) // (kills + 1), 0.0
        for _ in _rounds(scene, crowd, patience, quota):
            if not dies_at and scene.serves:
                dies_at = time.monotonic() + chance.uniform(_SHORTEST_LIFE_S, longest_life)
            if dies_at and time.monotonic() >= dies_at:
                break
        scene.lives.kill()
        scene.decide()
    scene.start()
    _finish(scene, crowd, patience)
    return _outcome(scene)


def _finish(scene: Scene, crowd: Crowd, patience: float) -> None:
    for _ in _rounds(scene, crowd, patience):
        if crowd.is_done and scene.serves and scene.is_settled:
            break
        assert scene.lives.is_alive, "the bot died although nobody killed it"


def _rounds(scene: Scene, crowd: Crowd, patience: float, quota: int | None = None) -> Iterator[None]:
    """Let people go on until `quota` updates were sent in all, then only let time pass."""
    waits = Patience(patience)
    while True:
        if quota is not None and crowd.sent >= quota:
            waits.went_on()
        if (quota is None or crowd.sent < quota) and crowd.step(lambda: scene.is_settled):
            waits.went_on()
        else:
            waits.check(crowd)
        scene.look()
        yield


def _outcome(scene: Scene) -> Outcome:
    scene.lives.kill()
    return Outcome(tables(scene.database), scene.said(), scene.lives.kills - 1)
