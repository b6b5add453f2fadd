"""What documents are published through: the edition that answers now, the one that would answer, and the tap that makes it so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.offers import Asks
from policies.provision import Library
from rag.rules.book import RuleBook


class CannotPublish(Exception):
    """The documents cannot be published just now; the message says why and what to do, Chinese first."""


class PublishedMeanwhile(Exception):
    """Somebody published another edition since the one that was looked at."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Documents with their rules and what answers from them; `number` counts the editions, 0 before the first."""

    number: int
    asks: Asks
    book: RuleBook

    @property
    def library(self) -> Library:
        """The documents."""
        return self.asks.library


class Editions(Protocol):
    """Where documents are published. Every method raises CannotPublish and StoreUnavailable."""

    def served(self, asks: Asks) -> Edition:
        """The edition that `asks` answers from, with its rules."""
        ...

    def trial(self, put: Mapping[str, bytes]) -> Edition:
        """The newest edition with these files put into it, by their names inside the folder of documents; nobody is served it."""
        ...

    def publish(self, put: Mapping[str, bytes], by: int, base: int) -> int:
        """Publish these files in the unit that runs; the edition's number.

        Nothing may have been written in the unit yet. Raises PublishedMeanwhile where `base` is no longer the newest edition.
        """
        ...
