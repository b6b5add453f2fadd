"""A press on a card on its way, and what is asked first: whose card it is, and what state it is in. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.intent_staff import StaffPress, UndoCard
from bot.message import Message
from bot.reporting.speaker import Speaker
from rag.answer import Language
from store.reporting.drafts import Draft, DraftState, Rejection

FINISHED: Mapping[DraftState, Rejection] = {
    DraftState.SAVED: Rejection.ALREADY_SAVED,
    DraftState.DROPPED: Rejection.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Press:
    """A press on its way: who pressed where, on which draft, in which language to answer."""

    message: Message
    speaker: Speaker
    draft: Draft
    language: Language


def refused_press(draft: Draft | None, message: Message, speaker: Speaker, intent: StaffPress) -> Rejection | None:
    """Why this press does nothing: no such card in this chat, somebody else's, or finished."""
    if draft is None or draft.chat_id != message.chat_id:
        return Rejection.GONE
    if not speaker.answers_for(draft):
        return Rejection.NOT_YOURS
    if isinstance(intent, UndoCard):
        return None  # the ledger knows whether there is anything to undo
    return FINISHED.get(draft.state)
