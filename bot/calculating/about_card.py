"""Words about the card itself: its file, a change, what it still lacks, the next item of a profile; as the press that they mean. Pure."""

from bot.calculating.state import State, is_profile
from bot.intent_calculating import CalculatingPress, asks_to_edit, asks_to_print, asks_what_is_open, typed_press
from rag.text import normalise

OPEN = "open"
"""The verb of what has no button: what the card still lacks."""


def press_meant(state: State, token: int, text: str, *, has_paper: bool) -> CalculatingPress | None:
    """The press that words about a card mean; None for all others. `has_paper`: there is something to print."""
    folded = normalise(text)
    if (verb := typed_press(folded)) and is_profile(state):
        return CalculatingPress(verb, token, "0")
    if has_paper and (kind := asks_to_print(folded)):
        return CalculatingPress(kind, token)
    if state.programme and asks_to_edit(folded):
        return CalculatingPress("edit", token)
    return CalculatingPress(OPEN, token) if state.programme and asks_what_is_open(folded) else None
