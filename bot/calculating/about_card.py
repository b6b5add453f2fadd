"""Words about the card itself (its file, a change, what it lacks, the next item) as the press that they mean. Pure."""

import re

from bot.calculating.state import State, is_profile
from bot.intent_calculating import CalculatingPress, asks_to_edit, asks_to_print, asks_what_is_open, typed_press
from rag.text import normalise

OPEN, AGAIN = "open", "again"
"""The verbs of what has no button: what the card still lacks, and what it all comes to."""
_HOW_MUCH = re.compile(
    r"(?:那|我们?|一共|总共|大概|到底|最多|这样|算下来|都|共|总的)*(?:能|可以|会|该)?(?:拿|领|得|补|奖|享受)到?多少(?:钱|奖励|补贴|奖补)?[呢啊呀?？。]*"
    r"|(?:and |so )?how much (?:is it|is that|(?:can|could|would|will|do) (?:i|we) (?:get|receive))(?: in (?:all|total))?[?.]*"
)


def press_meant(state: State, token: int, text: str, *, has_paper: bool) -> CalculatingPress | None:
    """The press that words about a card mean; None for all others. `has_paper`: there is something to print."""
    folded = normalise(text)
    if (state.facts or state.loose is not None) and _HOW_MUCH.fullmatch(folded.strip()):
        return CalculatingPress(AGAIN, token)
    if (verb := typed_press(folded)) and is_profile(state):
        return CalculatingPress(verb, token, "0")
    if has_paper and (kind := asks_to_print(folded)):
        return CalculatingPress(kind, token)
    if state.programme and asks_to_edit(folded):
        return CalculatingPress("edit", token)
    return CalculatingPress(OPEN, token) if state.programme and asks_what_is_open(folded) else None
