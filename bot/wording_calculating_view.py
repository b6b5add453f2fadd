"""What the card of a calculation tells, before any wording."""

from dataclasses import dataclass

from policies.provision import Standing
from rag.calculating.calculation import Calculation
from rag.calculating.case import Value
from rag.calculating.choosing import Chosen
from rag.calculating.what_if import WhatIf
from rag.rules.book import Edition
from rag.rules.vocabulary import Programme


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that was told: its key, its value, and the words it was read from ("" for what was tapped)."""

    key: str
    value: Value
    words: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that a card tells. `number` is "" where nothing was kept. `assumed` says that arrival days were supposed."""

    edition: Edition
    programme: Programme
    calculation: Calculation
    chosen: Chosen
    known: tuple[Known, ...] = ()
    more: tuple[WhatIf, ...] = ()
    at_cap: WhatIf | None = None
    kept: bool = True

    @property
    def standing(self) -> Standing:
        """How the document stands on the day of the case."""
        return self.chosen.standing if self.chosen.edition is self.edition else Standing.IN_FORCE
