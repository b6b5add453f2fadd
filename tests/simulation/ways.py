"""One message of a quarter, in a way that chance chooses."""

from collections.abc import Callable, Mapping

from tests.simulation.afterwards import Afterwards
from tests.simulation.measured import Slot
from tests.simulation.quarter import Quarter
from tests.simulation.told import Way

_WAYS: Mapping[Way, int] = {
    Way.CLEAN: 31, Way.SLIP: 10, Way.CORRECTION: 2, Way.WITHDRAWAL: 1, Way.EDIT: 2, Way.LATE: 1, Way.NIL: 1,
    Way.NOTHING: 4,
}  # fmt: skip


def play(quarter: Quarter, slot: Slot) -> None:
    """A message, or two that belong together; plain news where there is nothing to do the other thing with."""
    way = quarter.deal(Way, _WAYS)
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
