"""Where documents are published from a chat: the desk over a worker's publisher, put together."""

from bot.announcing.bureau import Bureau
from bot.documents.document_desk import DocumentDesk
from bot.documents.published_editions import PublishedEditions
from bot.documents.rule_drafting import draft_rules
from bot.documents.saved_cases import read_case
from bot.offers import Asks
from bot.publisher import Publisher
from bot.worker_editions import Means
from policies.provision import Library


def open_document_desk(bureau: Bureau, publisher: Publisher, means: Means) -> DocumentDesk:
    """The desk of a worker that publishes; trials are made with the same means as editions."""

    def asks(library: Library) -> Asks:
        return means.asker(library, lambda done, total: None)

    return DocumentDesk(bureau, PublishedEditions(publisher, asks), propose=draft_rules, read_case=read_case)
