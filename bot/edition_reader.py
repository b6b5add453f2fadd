"""Editions read (读版): the files of an edition become a Library, exactly as they were published, and its vectors are made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from policies.provision import Library
from store.edition_files import Publication, manifest_digest
from store.edition_folder import Contents, EditionFolders, is_whole

_TRIES = 3  # another process may sweep away what this one is reading


@dataclass(frozen=True, slots=True)
class Overlay:
    """Bytes that are not published yet over those that are."""

    fresh: Mapping[str, bytes]  # by SHA-256
    published: Contents

    def content(self, sha256: str) -> bytes | None:
        """The bytes of that digest."""
        fresh = self.fresh.get(sha256)
        return self.published.content(sha256) if fresh is None else fresh  # an empty file is one too


@dataclass(slots=True)
class EditionReader:
    """Reads editions; what was read last is at hand. Safe in threads. `load` reads a folder of documents."""

    folders: EditionFolders
    contents: Contents
    load: Callable[[Path], Library]
    _last: tuple[str, Library] | None = None
    _one: Lock = field(default_factory=Lock)

    def library(self, edition: Publication) -> Library:
        """The documents of an edition; `Library.edition` begins with its number. Raises OSError, StoreUnavailable."""
        with self._one:
            library = self._at_hand(edition.digest)
            if library is None:
                library = self._laid(edition)
                self._last = (edition.digest, library)
            self.folders.sweep(edition.number)
        return replace(library, edition=f"{edition.number}-{library.edition}")

    def draft(self, manifest: Mapping[str, str], fresh: Mapping[str, bytes]) -> Library:
        """The documents of what may become an edition, `fresh` being bytes by SHA-256. Raises OSError, StoreUnavailable."""
        digest = manifest_digest(manifest)
        with self._one:
            library = self._at_hand(digest)
            if library is None:
                with self.folders.scratch(manifest, Overlay(fresh, self.contents)) as folder:
                    library = self.load(folder)
                self._last = (digest, library)
        return library

    def _at_hand(self, digest: str) -> Library | None:
        return self._last[1] if self._last is not None and self._last[0] == digest else None

    def _laid(self, edition: Publication) -> Library:
        for _ in range(_TRIES):
            folder = self.folders.laid(edition, self.contents)
            library = self.load(folder)
            if is_whole(folder, edition.manifest):
                return library
        raise OSError(f"the folder of edition {edition.number} is changed by somebody while it is read")
