"""Items of a round, each by itself (逐项): one that goes wrong is noted, logged once, and keeps nothing from the others."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Self

from store.troubles import Troubles
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
Item = tuple[str, Callable[[], int]]  # its name without anything personal, and what is done about it


@dataclass(slots=True)
class _Apart:
    """A block whose fault is kept, not raised; but for what the surroundings lack, which concerns all items alike."""

    fault: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if isinstance(fault, Exception) and not isinstance(fault, StoreUnavailable):
            self.fault = fault
        return self.fault is not None


@dataclass(frozen=True, slots=True)
class OneByOne:
    """Rounds over items of one `kind`, which their names begin with. Raises StoreUnavailable."""

    troubles: Troubles
    kind: str

    def round(self, items: Iterable[Item], now: datetime, stopped: Callable[[], bool]) -> int:
        """Do each, and give the sum of what they gave; what goes wrong is a trouble until it goes well or is no more."""
        known = {one.name for one in self.troubles.all() if one.name.startswith(f"{self.kind} ")}
        done = 0
        for name, act in items:
            if stopped():
                return done
            of = f"{self.kind} {name}"
            with _Apart() as apart:
                done += act()
            if apart.fault is not None:
                self._note(of, apart.fault, now)
            elif of in known:
                self.troubles.over(of)
            known.discard(of)
        for gone in known:
            self.troubles.over(gone)
        return done

    def _note(self, name: str, fault: Exception, now: datetime) -> None:
        if self.troubles.note(name, type(fault).__name__, now):
            _LOG.error(
                "%s 出错，稍后再试，其余照常；doctor 列出它。 It went wrong and is tried again, the others go on; doctor lists it.",
                name,
                exc_info=fault,
            )
