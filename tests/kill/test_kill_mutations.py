"""The suite proves itself: each of three mistakes, made on purpose, is noticed by what it looks at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kill.lives import Cradle, Lifeline
from tests.kill.mutations import Mutation
from tests.kill.playing import Outcome, Stuck, killed_at, undisturbed
from tests.kill.points import Point
from tests.kill.sizes import SIZES
from tests.kill.stage import Scene, scene_in

pytestmark = pytest.mark.timeout(SIZES.patience)
_PEOPLE, _UPDATES = 3, 18
_PATIENCE_S, _LITTLE_S = 40.0, 8.0  # how long nothing may happen; little where it surely will not
_DEATHS = {
    Mutation.NO_UNIQUE_KEY: Point.AFTER_COMMIT,
    Mutation.OFFSET_FIRST: Point.KEEPING,
    Mutation.REPLY_FIRST: Point.BEFORE_COMMIT,
}


@pytest.fixture(scope="module")
def reference(cradle: Cradle, lifeline: Lifeline, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What is left when nothing happens."""
    with scene_in(tmp_path_factory.mktemp("reference"), cradle, lifeline) as scene:
        return undisturbed(scene, scene.crowd(_UPDATES, _PEOPLE, one_by_one=True))


@pytest.fixture
def scene(cradle: Cradle, lifeline: Lifeline, tmp_path: Path) -> Iterator[Scene]:
    """A stage of one's own."""
    with scene_in(tmp_path, cradle, lifeline) as opened:
        opened.api.world.twice = 0.5  # so that in so short a scene some surely are
        yield opened


def noticed(scene: Scene, reference: Outcome, mutation: str, point: Point) -> list[str]:
    """What the suite has to say of a bot with that mistake, killed once at that point."""
    patience = _LITTLE_S if mutation == Mutation.OFFSET_FIRST else _PATIENCE_S
    crowd = scene.crowd(_UPDATES, _PEOPLE, one_by_one=True)
    try:
        outcome = killed_at(scene, crowd, [(point, 2)], patience, mutation)
    except Stuck as stuck:
        return [f"lost: {stuck}"]
    return [*outcome.faults(reference), *(f"twice: {chat}" for chat in outcome.doubled(reference))]


@pytest.mark.parametrize("mutation", list(Mutation))
def test_a_mistake_is_noticed(scene: Scene, reference: Outcome, mutation: Mutation) -> None:
    """Something is lost, counted twice, or said twice."""
    found = noticed(scene, reference, mutation, _DEATHS[mutation])
    assert found
    expected = {Mutation.NO_UNIQUE_KEY: "inbox: +1", Mutation.OFFSET_FIRST: "lost", Mutation.REPLY_FIRST: "twice"}
    assert any(one.startswith(expected[mutation]) for one in found), found


@pytest.mark.parametrize("point", [Point.AFTER_COMMIT, Point.BEFORE_COMMIT])
def test_without_a_mistake_there_is_nothing_to_notice(scene: Scene, reference: Outcome, point: Point) -> None:
    """The same deaths, in the same scene."""
    assert noticed(scene, reference, "", point) == []
