"""What is asked of a press first."""

from dataclasses import replace

import pytest

from bot.intent_staff import SaveCard, UndoCard
from bot.message import Message, Role
from bot.reporting.press import refused_press
from bot.reporting.speaker import Speaker
from store.reporting.drafts import Draft, DraftState, Rejection
from tests.reporting.office import NOW

MESSAGE = Message("c", 9, "m", "", NOW)
OWN = Speaker(9, Role.STAFF, 4)
DRAFT = Draft(1, "c", "m0", 9, 4, NOW, "x", ())


@pytest.mark.parametrize(
    ("draft", "speaker", "why"),
    [
        (None, OWN, Rejection.GONE),
        (replace(DRAFT, chat_id="elsewhere"), OWN, Rejection.GONE),
        (DRAFT, Speaker(8, Role.STAFF, 4), Rejection.NOT_YOURS),
        (replace(DRAFT, state=DraftState.SAVED), OWN, Rejection.ALREADY_SAVED),
        (replace(DRAFT, state=DraftState.DROPPED), OWN, Rejection.DROPPED),
        (DRAFT, OWN, None),
    ],
)
def test_a_press_is_for_ones_own_open_card_in_its_chat(
    draft: Draft | None, speaker: Speaker, why: Rejection | None
) -> None:
    """Else it does nothing, and says why."""
    assert refused_press(draft, MESSAGE, speaker, SaveCard(1, 2)) is why


def test_an_undo_is_for_what_is_saved() -> None:
    """The ledger knows whether there is anything to undo."""
    assert refused_press(replace(DRAFT, state=DraftState.SAVED), MESSAGE, OWN, UndoCard(1)) is None
