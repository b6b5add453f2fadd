"""What a message wants that may bring a file: a table to import, a document to publish, or just its words."""

from bot.documents.receiving import is_document
from bot.intent import Intent, read_intent
from bot.intent_documents import OfferDocument, PublishDocument
from bot.intent_staff import OfferFile
from bot.message import Message
from bot.reporting.importing import is_table
from bot.rights import may

_PUBLISHES = frozenset({"发布", "发布文件", "發布", "發布文件", "/publish"})  # what a document may be sent with


def intent_of(message: Message) -> Intent:
    """What a message wants: a table file speaks for itself, unless it only goes with words of somebody who imports none."""
    is_publishing = message.file is not None and message.text.strip() in _PUBLISHES
    if message.file is not None and is_table(message.file.name):
        table = OfferFile()
        if not is_publishing and (not message.text.strip() or may(message.role, table)):
            return table
    offered = OfferDocument()
    if (
        message.file is not None
        and is_document(message.file.name)
        and not message.text.strip()
        and may(message.role, offered)
    ):
        return offered
    return PublishDocument() if is_publishing else read_intent(message.text, message.press)
