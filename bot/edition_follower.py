"""Following publications (跟版): each worker asks every second for the latest edition, builds it beside its own, and swaps."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from bot.assistant import Assistant
from bot.reception import UNUSABLE, Reception
from store.edition_files import Publication
from store.publications import Publications
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
ASK_EVERY_S = 1.0
RETRY_AFTER_S = 30.0


@dataclass(slots=True)
class Follower:
    """Keeps a reception at the latest edition, in a thread of its own; `build` makes an Assistant of an edition.

    What cannot be built is logged, the edition before goes on answering, and it is tried again after `retry_s`.
    """

    reception: Reception
    publications: Publications
    build: Callable[[Publication], Assistant]
    every_s: float = ASK_EVERY_S
    retry_s: float = RETRY_AFTER_S
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _failed: int = 0
    _not_before: float = 0.0
    _is_cut_off: bool = False

    def start(self) -> None:
        """Begin to follow from the edition that the reception serves; ends with the process."""
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread, after the build that is under way."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _follow(self) -> None:
        while not self._stop.wait(self.every_s):
            self.step()

    def step(self) -> None:
        """Ask once, and swap where there is something newer."""
        try:
            number = self.publications.number()
        except StoreUnavailable as error:
            if not self._is_cut_off:
                _LOG.error("the latest edition is not known, the one before goes on answering: %s", error)
            self._is_cut_off = True
            return
        self._is_cut_off = False
        if number not in (0, self.reception.edition) and (number != self._failed or monotonic() >= self._not_before):
            self._swap()

    def _swap(self) -> None:
        edition = None
        try:
            edition = self.publications.latest()
            if edition is None:
                return
            assistant = self.build(edition)
        except UNUSABLE as error:
            self._failed = edition.number if edition else self._failed
            self._not_before = monotonic() + self.retry_s
            _LOG.error(
                "edition %s is published but cannot be built here, edition %s goes on answering: %s",
                edition.number if edition else "-",
                self.reception.edition,
                error,
            )
            return
        self.reception.serve(assistant, edition.number)
        _LOG.info("answering from edition %s", edition.number)
