"""Publishing documents (发布文件): what changed in a worker's own folder, or what a person gives, becomes the next edition.

What an edition needs is made before it is published: its documents are read, what is new in them is embedded and kept in the
store. So all workers have it within seconds, and none has to load its model for it.
"""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from bot.edition_reader import EditionReader
from bot.own_folder import News, OwnFolder, is_document, news_of_stranger, news_since
from policies.provision import Library
from store.backup_manifest import is_safe
from store.edition_files import FOLDER, Change, Publication, content_digest, manifest_digest
from store.publications import Publications

_LOG = logging.getLogger(__name__)
_KEPT = 200  # editions; what answered a question last year can still be asked


class NotADocument(ValueError):
    """No document can have this name: it is hidden, leads out of the folder, or is README.md."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Publishes for one worker. `embed` makes and keeps the vectors of documents; `clock` says what time it is."""

    publications: Publications
    own: OwnFolder
    reader: EditionReader
    embed: Callable[[Library], object]
    clock: Callable[[], datetime]

    def look(self) -> Publication:
        """Publish what is new in the folder; the latest edition, be it another worker's.

        A folder that this worker has seen before says what changed since. One that it sees first, as after a new
        installation, says nothing where it was ever published: an older folder must not bring back what others replaced.
        Raises LibraryMissing, OSError, StoreUnavailable.
        """
        folder, latest = self.own.manifest(), self.publications.latest()
        news = self._news(folder, latest)
        if latest is not None and news and not folder:
            _LOG.error("the folder of documents is empty: nothing is withdrawn, withdraw documents one by one")
            return latest
        if latest is None or news:
            put = self.own.contents(news.put)
            latest = self._publish(Change(put, news.withdrawn, manifest_digest(folder)), FOLDER)
            folder |= {path: content_digest(content) for path, content in put.items()}
            self.publications.prune(_KEPT)
        self.own.remember(folder)
        return latest

    def prepare_document(self, name: str, content: bytes) -> Library:
        """Everything that is slow about publishing a document, done before: the documents as they would be with it.

        Raises NotADocument, OSError, StoreUnavailable.
        """
        return self._prepared(Change({_checked(name): content}))

    def publish_document(self, name: str, content: bytes, by: str, *, base: int | None = None) -> Publication:
        """Publish one document, new or in the place of one of that name, in the unit that runs.

        `name` is its path inside the folder of documents, where it is written too once the unit is kept, if one may write
        there. Where it was not prepared, that comes first: then nothing may have been written in the unit yet. Raises
        NotADocument, EditionMoved (`base` is no longer the latest edition), OSError, StoreUnavailable.
        """
        latest = self._publish(Change({_checked(name): content}), by, base=base)
        self.publications.database.after_commit(lambda: self.own.put(name, content))
        return latest

    def withdraw_document(self, name: str, by: str, *, base: int | None = None) -> Publication:
        """Take a document out of the latest edition, in the unit that runs, and out of the folder. Raises as above."""
        latest = self._publish(Change(withdrawn=(_checked(name),)), by, base=base)
        self.publications.database.after_commit(lambda: self.own.remove(name))
        return latest

    def _news(self, folder: Mapping[str, str], latest: Publication | None) -> News:
        before = self.own.remembered()
        if latest is None:
            return news_of_stranger(folder, None, ())
        if before is not None:
            return news_since(before, folder)
        if self.publications.known(manifest_digest(folder)):
            return News()
        return news_of_stranger(folder, latest, self.publications.unheard_of(folder))

    def _publish(self, change: Change, by: str, *, base: int | None = None) -> Publication:
        if self.publications.latest() is None and by != FOLDER:
            self.look()  # what the folder holds comes first
        self._prepared(change)
        return self.publications.publish(change, by, self.clock(), base=base)

    def _prepared(self, change: Change) -> Library:
        """In a thread of its own: what is kept of it is kept whatever becomes of the unit that runs in this one."""
        with ThreadPoolExecutor(1, "publishing") as aside:
            return aside.submit(self._prepare, change).result()

    def _prepare(self, change: Change) -> Library:
        latest = self.publications.latest()
        files = change.applied(latest.files if latest else {}, "")
        fresh = {content_digest(content): content for content in change.put.values()}
        library = self.reader.draft({path: one.sha256 for path, one in files.items()}, fresh)
        self.embed(library)
        return library


def _checked(name: str) -> str:
    if not is_safe(name) or not is_document(name):
        raise NotADocument(name)
    return name
