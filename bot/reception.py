"""Answers from the newest edition: when the documents change, a new Assistant is built beside the old one, then swapped."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.assistant import Assistant
from bot.message import Message, Reply
from bot.stopping import CannotStart
from policies.library import LibraryMissing
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
LOOK_EVERY_S = 2.0
RETRY_AFTER_S = 120.0
UNUSABLE = (CannotStart, StoreUnavailable, LibraryMissing, OSError)  # what may be wrong with documents, store and disk

Signature = tuple[tuple[str, int, int], ...]


@dataclass(slots=True)
class Reception:
    """What chats talk to. A message is answered by one Assistant from start to end, never by a mix of two editions.

    `edition` is the number of the published edition that answers, 0 where it is the folder itself.
    """

    assistant: Assistant
    edition: int = 0

    def serve(self, assistant: Assistant, edition: int) -> None:
        """Answer from another edition from now on."""
        self.assistant = assistant
        self.edition = edition

    def handle(self, message: Message) -> Reply | None:
        """The reply of the Assistant of this moment."""
        return self.assistant.handle(message)


@dataclass(slots=True)
class FolderWatch:
    """Looks at a folder of documents again and again, in a thread of its own, and calls `changed` after a change.

    A change counts when two looks in a row see the same, so that a file is not read while it is being written. What cannot
    be used is logged, the old edition goes on answering, and the same folder is tried again after `retry_s`: a full disk or
    a locked database passes without anybody touching the files.
    """

    folder: Path
    changed: Callable[[], object]
    every_s: float = LOOK_EVERY_S
    retry_s: float = RETRY_AFTER_S
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self, served: Signature) -> None:
        """Begin to look, `served` being the folder as it was before the first edition was read; ends with the process."""
        self._thread = threading.Thread(target=self._look_on, args=(served,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread, after what is under way."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _look_on(self, served: Signature) -> None:
        before, failed, looks_left = served, None, 0
        while not self._stop.wait(self.every_s):
            now = signature(self.folder)
            looks_left -= 1
            if now == before and now != served and (now != failed or looks_left <= 0):
                if self._use():
                    served, failed = now, None
                else:
                    failed, looks_left = now, round(self.retry_s / self.every_s)
            before = now

    def _use(self) -> bool:
        try:
            self.changed()
        except UNUSABLE as error:
            _LOG.error("the documents have changed but cannot be used, the old ones go on answering: %s", error)
            return False
        return True


@dataclass(slots=True)
class Renewal:
    """Answers from the folder itself: `build` makes an Assistant of what is in it now, after each change of it."""

    reception: Reception
    folder: Path
    build: Callable[[], Assistant]
    every_s: float = LOOK_EVERY_S
    retry_s: float = RETRY_AFTER_S
    _watch: FolderWatch = field(init=False)

    def __post_init__(self) -> None:
        self._watch = FolderWatch(self.folder, self._renew, self.every_s, self.retry_s)

    def start(self, served: Signature) -> None:
        """Begin to look, `served` being the folder as it was before the first edition was read; ends with the process."""
        self._watch.start(served)

    def stop(self) -> None:
        """End the thread, after the build that is under way."""
        self._watch.stop()

    def _renew(self) -> None:
        self.reception.assistant = self.build()
        _LOG.info("the documents have changed, answering from the new edition")


def signature(folder: Path) -> Signature:
    """Name, time of change and size of every file below a folder; empty where it cannot be read."""
    found = []
    for path in sorted(folder.rglob("*")):
        try:
            status = path.stat()
        except OSError:  # gone between the two looks
            continue
        if path.is_file():
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)
