"""The editions that all workers share, as documents are published to them: tried out first, then put in with one tap."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot.documents.editions import CannotPublish, Edition, PublishedMeanwhile
from bot.offers import Asks
from bot.publisher import NotADocument, Publisher
from bot.stopping import CannotStart
from policies.library import LibraryMissing
from policies.provision import Library
from rag.rules.book import SUFFIX, RuleBook, build_book
from store.edition_files import Change, Publication
from store.publications import EditionMoved

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PublishedEditions:
    """Over one worker's publisher; `asks` makes what answers from a library. See bot.documents.editions.Editions."""

    publisher: Publisher
    asks: Callable[[Library], Asks]

    def served(self, asks: Asks) -> Edition:
        """See Editions."""
        latest = self.publisher.publications.latest()
        if latest is not None and _number(asks.library) < latest.number:  # this worker has not heard of it yet
            try:
                asks = self.asks(self.publisher.reader.library(latest))
            except (LibraryMissing, CannotStart, OSError) as error:
                raise _not_now(error) from error
        return Edition(latest.number if latest else 0, asks, self._book(latest, {}, asks.library))

    def trial(self, put: Mapping[str, bytes]) -> Edition:
        """See Editions."""
        latest = self.publisher.publications.latest()
        try:
            library = self._library(put)
            return Edition(latest.number if latest else 0, self.asks(library), self._book(latest, put, library))
        except (LibraryMissing, NotADocument, CannotStart, OSError) as error:
            raise _not_now(error) from error

    def publish(self, put: Mapping[str, bytes], by: int, base: int) -> int:
        """See Editions."""
        publications, own = self.publisher.publications, self.publisher.own
        try:
            edition = publications.publish(Change(put), str(by), self.publisher.clock(), base=base)
        except EditionMoved as moved:
            raise PublishedMeanwhile from moved
        for name, content in put.items():
            publications.database.after_commit(partial(own.put, name, content))
        return edition.number

    def _library(self, put: Mapping[str, bytes]) -> Library:
        documents = {name: content for name, content in put.items() if not name.endswith(SUFFIX)}
        name, content = next(iter(documents.items()))
        return self.publisher.prepare_document(name, content)

    def _book(self, latest: Publication | None, put: Mapping[str, bytes], library: Library) -> RuleBook:
        """The rules of an edition with those that are put into it."""
        files = latest.manifest if latest else {}
        kept = {
            name: self.publisher.publications.content(digest) for name, digest in files.items() if name.endswith(SUFFIX)
        }
        texts = {name: _text(content) for name, content in (kept | dict(put)).items() if name.endswith(SUFFIX)}
        return build_book(texts, library)


def _not_now(error: Exception) -> CannotPublish:
    """Why, without a path of this machine: what is said here is read in a chat."""
    _LOG.error("a document cannot be tried out: %s", error)
    reason = f"（{error.strerror}）" if isinstance(error, OSError) and error.strerror else ""
    return CannotPublish(
        f"文件库读写不了{reason}：请让管理服务器的同事看日志，检查磁盘空间和权限"
        " / the documents cannot be read or written: have the log, the disk and its permissions looked at"
    )


def _number(library: Library) -> int:
    """The number of the edition that a library was read from; one that was not published counts as before all."""
    number = library.edition.partition("-")[0]
    return int(number) if number.isdigit() else 0


def _text(content: bytes | None) -> str | None:
    try:
        return None if content is None else content.decode("utf-8")
    except UnicodeDecodeError:
        return None
