"""Killed at any moment while many people write at once, by polling and by webhook: the tables are as if nothing had happened."""

import random
from pathlib import Path

import pytest

from tests.kill.lives import Cradle, Lifeline
from tests.kill.playing import Outcome, killed_at_random, undisturbed
from tests.kill.sizes import SIZES
from tests.kill.stage import scene_in

pytestmark = pytest.mark.timeout(SIZES.patience)


@pytest.fixture(scope="module")
def reference(cradle: Cradle, lifeline: Lifeline, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What is left when nothing happens."""
    with scene_in(tmp_path_factory.mktemp("reference"), cradle, lifeline) as scene:
        return undisturbed(scene, scene.crowd(SIZES.updates, SIZES.people))


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_deaths_at_random_change_nothing(  # the places of a bot, and where figures go
    cradle: Cradle, lifeline: Lifeline, tmp_path: Path, reference: Outcome, figures: list[str], *, webhook: bool
) -> None:
    """Updates come twice, out of order and edited; in the end the books are the same, and every reply was given."""
    with scene_in(tmp_path, cradle, lifeline, webhook=webhook) as scene:
        crowd = scene.crowd(SIZES.updates, SIZES.people)
        outcome = killed_at_random(scene, crowd, SIZES.kills, SIZES.longest_life, random.Random(11))
        assert outcome.kills == SIZES.kills
        assert outcome.faults(reference) == []
        assert scene.complaints() == []
        doubled = outcome.doubled(reference)
        assert max(doubled.values(), default=0) <= outcome.kills
        world = scene.api.world
        figures.append(
            f"{'webhook' if webhook else 'polling'}: {crowd.sent} updates of {SIZES.people} people, {world.doubled} twice, "
            f"{world.swapped} out of order, {outcome.kills} kills: 0 lost, 0 counted twice, {sum(doubled.values())} replies "
            f"twice; {scene.times()}"
        )
