"""The book of chats as the service keeps it: a group that got another id keeps its office, a chat that is lost is noted."""

import logging
from dataclasses import dataclass
from datetime import datetime

from store.reporting.registry import Registry

_LOG = logging.getLogger(__name__)
_NOBODY = 0  # it happened by itself


@dataclass(frozen=True, slots=True)
class ChatBook:
    """Over one registry. Synchronous, in the unit that runs; raises StoreUnavailable."""

    registry: Registry

    def moved(self, old: int, new: int, now: datetime) -> None:
        """A group has another id from now on: what it is bound to goes with it."""
        office_id = self.registry.group_office(str(old))
        if office_id is not None and self.registry.group_office(str(new)) is None:
            self.registry.bind_group(str(new), office_id, _NOBODY, now)
        _LOG.info("chat %s is chat %s from now on", old, new)

    def lost(self, chat_id: int, reason: str, now: datetime) -> None:  # noqa: ARG002  # others note when
        """The bot may not write there any more."""
        _LOG.info("chat %s is lost: %s", chat_id, reason)
