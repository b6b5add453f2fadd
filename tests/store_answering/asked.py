"""Questions that nobody answered, put into a store."""

from store.answering.matter import Matter
from store.answering.matter_ledger import Matters
from store.database import Database
from store.ledger import Ledger
from store.questions import QuestionRecord
from tests.store.samples import NOON, question


def refused(
    database: Database, number: int, *, person: int = 7, text: str = "食堂补贴吗", **fields: object
) -> QuestionRecord:
    """A refused question as it is kept."""
    values: dict[str, object] = {
        "person_id": person, "chat_id": str(person), "message_id": f"m{number}", "text": text, "outcome": "refused",
        "reason": "not_in_documents", "place": "", "citations": (), "answer_text": "这个问题我答不了",
    }  # fmt: skip
    ledger = Ledger(database)
    found = ledger.question(ledger.note_question(question(**values | fields)))
    assert found is not None
    return found


def matter(database: Database, *records: QuestionRecord) -> Matter:
    """A matter of these."""
    book = Matters(database)
    number = book.open(records[0], NOON)
    book.add(number, [one.question_id for one in records[1:]])
    found = book.get(number)
    assert found is not None
    return found
