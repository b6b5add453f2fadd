"""A calculation told as a turn of the talk, for the questions that come after it: of which place, programme and document. Pure."""

from datetime import datetime

from bot.calculating.state import State
from bot.message import Message
from rag.rules.book import RuleBook
from store.questions import QuestionRecord


def turn_of(message: Message, said_at: datetime, state: State, book: RuleBook) -> QuestionRecord:
    """The calculation as if it were a question of the same person; its programme and place are what the words are about."""
    document, _, programme_id = state.programme.rpartition("/")
    edition = book.find(document)
    programme = edition.rules.find(programme_id) if edition else None
    name = f"{state.place}{programme.name.zh}" if programme else ""
    cited = ({"title": edition.policy.title, "locator": ""},) if edition else ()
    return QuestionRecord(
        message.person_id, message.chat_id, "", said_at, state.text, "answered", state.place, citations=cited,
        understood=name,
    )  # fmt: skip
