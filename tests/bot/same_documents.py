"""Editions for dialogues: whatever is published, the shipped documents go on answering; counted, never built anew."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.documents.editions import Edition
from bot.offers import Asks
from rag.rules.book import build_book


@dataclass(slots=True)
class SameDocuments:
    """The editions of one asker; see bot.documents.editions.Editions."""

    asks: Asks
    number: int = 1

    def served(self, asks: Asks) -> Edition:
        """What answers."""
        return Edition(self.number, asks, build_book({}, asks.library))

    def trial(self, put: Mapping[str, bytes]) -> Edition:
        """The same documents, and whether the rule files that are put hold against nothing: they are not looked at here."""
        assert put
        return self.served(self.asks)

    def publish(self, put: Mapping[str, bytes], by: int, base: int) -> int:
        """One edition more."""
        assert put and by and base == self.number
        self.number += 1
        return self.number
