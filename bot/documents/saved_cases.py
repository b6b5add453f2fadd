"""Calculations as they are kept, read so that they can be made once more under another edition."""

from bot.calculating.repeating import read_inputs
from rag.replay_sums import SavedCase
from store.calculations import SavedCalculation


def read_case(saved: SavedCalculation) -> SavedCase | None:
    """The case of a calculation; None where it is kept in a form that nobody knows any more."""
    inputs = read_inputs(saved.inputs)
    if inputs is None:
        return None
    return SavedCase(saved.number, inputs.document, inputs.programme, inputs.case, inputs.rates)
