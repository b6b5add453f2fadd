"""The journey of `invite`: a code from the command line, for the first administrator and whoever else cannot be invited in chat."""

from collections.abc import Callable
from datetime import datetime
from typing import TextIO

from bot.message import Message
from bot.reporting.joining import Joining
from rag.answer import Language
from store.database import Database
from store.reporting.registry import Registry

_NOBODY = 0  # the program itself, as the audit writes it


def invite_once(database: Database, new_code: Callable[[], str], words: str, now: datetime, out: TextIO) -> int:
    """Make a code for `words` ("admin", "staff 冠县 7") and print it; 1 where the words are not understood."""
    registry = Registry(database)
    registry.seed_sample(now)
    before = registry.audit(1)
    asked = Message(chat_id="", person_id=_NOBODY, message_id="", text=words, sent_at=now)
    reply = Joining(registry, new_code).invite(asked, words, Language.SIMPLIFIED)
    out.write(reply.text + "\n")
    return 0 if registry.audit(1) != before else 1
