"""Killed at exactly that point, again and again: nothing is lost, nothing counts twice, a reply stands twice at most where it must.

One person after the other, so that it is known what is under way at the moment of death.
"""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.kill.lives import Cradle, Lifeline
from tests.kill.playing import Outcome, killed_at, undisturbed
from tests.kill.points import Point
from tests.kill.sizes import SIZES
from tests.kill.stage import Scene, scene_in

pytestmark = pytest.mark.timeout(SIZES.patience)
_PEOPLE = 5  # two of them staff
_UPDATES = 14 + 10 * SIZES.at_a_point
_TIMES = (1, 3, 2, 4)  # which time it comes there it dies
_MOST_DOUBLES = {Point.AFTER_SEND: 1}  # for each death


@pytest.fixture(scope="module")
def reference(cradle: Cradle, lifeline: Lifeline, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What is left when nothing happens."""
    with scene_in(tmp_path_factory.mktemp("reference"), cradle, lifeline) as scene:
        return undisturbed(scene, scene.crowd(_UPDATES, _PEOPLE, one_by_one=True))


@pytest.fixture
def scene(cradle: Cradle, lifeline: Lifeline, tmp_path: Path) -> Iterator[Scene]:
    """A stage of one's own."""
    with scene_in(tmp_path, cradle, lifeline) as opened:
        yield opened


@pytest.mark.parametrize("point", [Point.BEFORE_COMMIT, Point.AFTER_COMMIT, Point.AFTER_SEND, Point.MID_REPORT])
def test_a_death_at_a_named_point_changes_nothing(
    scene: Scene, reference: Outcome, point: Point, figures: list[str]
) -> None:
    """The tables are those of an undisturbed run; a reply that was sent and not marked is sent once more, no other is."""
    deaths = [(point, nth) for nth in islice(cycle(_TIMES), SIZES.at_a_point)]
    outcome = killed_at(scene, scene.crowd(_UPDATES, _PEOPLE, one_by_one=True), deaths)
    assert outcome.kills == len(deaths)
    assert outcome.faults(reference) == []
    assert scene.complaints() == []
    doubled = sum(outcome.doubled(reference).values())
    assert doubled <= _MOST_DOUBLES.get(point, 0) * outcome.kills
    figures.append(f"{point}: {outcome.kills} kills, 0 lost, 0 counted twice, {doubled} replies twice; {scene.times()}")
