"""A program that notes questions until it is killed: `python -m tests.store.crashes URL WRITER`.

Each question's id goes to standard output after it was noted: what was said there, the database must hold for ever.
"""

import sys
from itertools import count

from store.database import open_database
from store.ledger import Ledger
from store.questions import Feedback
from tests.store.samples import NOON, question


def note_for_ever(url: str, writer: str) -> None:
    """Question and feedback, again and again; a line for each once both are kept."""
    ledger = Ledger(open_database(url))
    for number in count():
        message_id = f"{writer}-{number}"
        question_id = ledger.note_question(question(person_id=number % 9, message_id=message_id))
        ledger.give_feedback(question_id, number % 7, Feedback.HELPFUL, NOON)
        print(question_id, message_id, flush=True)


if __name__ == "__main__":
    note_for_ever(sys.argv[1], sys.argv[2])
