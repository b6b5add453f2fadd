"""Whom we have met: the language somebody chose, and when they were seen last. Answers come first where the store is away."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from bot.intent import ConfirmForget
from bot.message import Message
from bot.sent_files import intent_of
from store.ledger import Ledger
from store.people import Person
from store.unavailable import StoreUnavailable

_LOG = logging.getLogger(__name__)
_SEEN_ANEW = timedelta(hours=1)  # when somebody was seen last is known that well


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Over one ledger."""

    ledger: Ledger

    def known(self, message: Message) -> Person | None:
        """Who says this, with the language that /lang stored; None for a stranger, and while the store is out of reach."""
        try:
            return self.ledger.person(message.person_id)
        except StoreUnavailable as error:
            _LOG.error("person not looked up: %s", error)
            return None

    def note(self, message: Message, known: Person | None) -> None:
        """Note that they were here, unless that is noted already, or they have just asked to be forgotten."""
        if known is not None and message.sent_at - known.seen_at <= _SEEN_ANEW:
            return
        if intent_of(message) == ConfirmForget(confirmed=True):
            return
        try:
            self.ledger.meet(message.person_id, language="", now=message.sent_at)
        except StoreUnavailable as error:
            _LOG.error("person not noted: %s", error)
