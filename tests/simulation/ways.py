"""One message of a quarter, in a way that chance chooses."""

from collections.abc import Callable, Mapping

from tests.simulation.afterwards import Afterwards
from tests.simulation.measured import Slot
from tests.simulation.quarter import Quarter
from tests.simulation.told import Way

_WAYS: tuple[tuple[Way, int], ...] = (
    (Way.CLEAN, 60), (Way.SLIP, 20), (Way.CORRECTION, 4), (Way.WITHDRAWAL, 1), (Way.EDIT, 3), (Way.LATE, 2),
    (Way.NIL, 2), (Way.NOTHING, 8),
)  # fmt: skip


def play(quarter: Quarter, slot: Slot) -> None:
    """A message, or two that belong together; plain news where there is nothing to do the other thing with."""
    ways, weights = zip(*_WAYS, strict=True)
    way = quarter.chance.choices(ways, weights)[0]
    after = Afterwards(quarter)
    acts: Mapping[Way, Callable[[Slot], bool]] = {
        Way.SLIP: after.slip,
        Way.CORRECTION: after.correct,
        Way.WITHDRAWAL: after.withdraw,
        Way.EDIT: after.edit,
        Way.LATE: quarter.late,
        Way.NIL: quarter.nil,
        Way.NOTHING: quarter.no_report,
    }
    if way not in acts or not acts[way](slot):
        way = Way.CLEAN
        quarter.clean(slot)
    quarter.measured.ways[way] += 1
