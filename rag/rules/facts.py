"""What a rule may ask of a case (事实): its kind, its names, the question that asks for it, and what it follows from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What a fact's value is."""

    MONEY = "money"  # a sum, in yuan unless it says otherwise
    FUNDS = "funds"  # foreign money received: a sum, or tranches with their days
    SHARE = "share"  # a part, 60%
    NUMBER = "number"  # a count or a measure in the fact's unit
    CHOICE = "choice"  # one of the choices
    CHOICES = "choices"  # none, one or several of the choices
    FLAG = "flag"  # yes or no
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Text:
    """A wording in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """A value that follows from others: `quotient` first by second, `difference` first less second, `before` (days).

    `part` is a quotient and `rest` a difference of a whole and its part, which cannot be greater than the whole.
    """

    how: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to be known of a case. `choices` are the words that rules compare with, Chinese, each with its English."""

    key: str
    kind: FactKind
    name: Text
    ask: Text
    unit: str = ""
    choices: tuple[Text, ...] = ()
    derived: Derivation | None = None

    def choice(self, word: str) -> Text | None:
        """The choice of this Chinese word; None where there is none."""
        return next((choice for choice in self.choices if choice.zh == word), None)


class FactBook:
    """The facts that a rule set knows: the shared ones and its own, in order. Immutable.

    `placed` are words that a place stands for, by fact and place: a project in the zone is in the zone.

    `divisors` are the facts by which others are divided, `wholes` those of which others are a part, by the part.
    """

    def __init__(self, facts: Iterable[Fact], placed: Mapping[tuple[str, str], str] | None = None) -> None:
        self._facts = {fact.key: fact for fact in facts}
        self.placed = dict(placed or {})
        derived = [fact.derived for fact in self._facts.values() if fact.derived]
        self.divisors = frozenset(one.second for one in derived if one.how in ("quotient", "part"))
        parts = [(one.first, one.second) for one in derived if one.how == "part"]
        parts += [(one.second, one.first) for one in derived if one.how == "rest"]
        self.wholes = dict(parts)

    def find(self, key: str) -> Fact | None:
        """The fact of this key; None where none is known."""
        return self._facts.get(key)

    def behind(self, key: str) -> Iterator[str]:
        """A fact and everything that it may be derived from."""
        yield key
        fact = self._facts.get(key)
        if fact is not None and fact.derived is not None:
            yield from self.behind(fact.derived.first)
            yield from self.behind(fact.derived.second)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts.values())

    def joined(self, own: Iterable[Fact], placed: Mapping[tuple[str, str], str] | None = None) -> "FactBook":
        """With further facts; one of the same key takes the place of the shared one."""
        return FactBook((*self, *own), {**self.placed, **(placed or {})})
