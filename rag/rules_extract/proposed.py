"""What is read out of a clause before it becomes a rule: bands with their bounds, what each grants, and what stayed unread."""

from dataclasses import dataclass
from enum import StrEnum

from rag.rules.quantity import Quantity


class GrantKind(StrEnum):
    """What a band grants."""

    SUM = "sum"
    RATE = "rate"
    PRICE = "price"  # a sum for each unit


class ReadingMode(StrEnum):
    """How the clause says its bands are counted."""

    SLICE = "slice"
    WHOLE = "whole"
    UNSAID = "unsaid"


class Why(StrEnum):
    """Why a sentence with figures gave no rule."""

    RANGE = "range"  # 5%-20%: somebody decides the rate
    CASE_BY_CASE = "case_by_case"  # 一事一议
    ONLY_A_CAP = "only_a_cap"  # 最高不超过 without what is counted
    AT_LEAST = "at_least"  # 不低于10%: a floor, no rate
    UNPAIRED = "unpaired"  # more values than cases, or the other way round
    MODE = "mode"  # several bands, and the clause does not say whether slice by slice or the whole sum
    LEFT_OUT = "left_out"  # a figure of the sentence is not in the rule that was read
    REFUSES = "refuses"  # 不得享受, 不再奖励: it takes away, or grants with an exception
    CAP_APART = "cap_apart"  # a sentence of its own caps what this one grants
    FOREIGN_MONEY = "foreign_money"  # grants dollars
    UNCHECKED = "unchecked"  # read, but it does not agree with its clause


@dataclass(frozen=True, slots=True)
class Bound:
    """A number that a case must reach or keep below; `what` are the words that are measured."""

    number: Quantity
    included: bool
    what: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """Bounds of one measure."""

    low: Bound | None = None
    high: Bound | None = None


@dataclass(frozen=True, slots=True)
class ProposedBand:
    """One case and what it grants.

    `key` is the word of the case (国家级, 前3年), "" where there is none; `of` what a rate or price is taken of, in the clause's
    words; `per` the unit of a price; `series` numbers the list that it stands in, within its clause.
    """

    clause: str
    sentence: str
    grant: Quantity
    kind: GrantKind
    key: str = ""
    conditions: tuple[Condition, ...] = ()
    of: str = ""
    per: tuple[str, ...] = ()
    cap: Quantity | None = None
    cap_yearly: bool = False
    mode: ReadingMode = ReadingMode.UNSAID
    series: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence that grants something and gave no rule."""

    clause: str
    sentence: str
    why: Why


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read out of a document."""

    bands: tuple[ProposedBand, ...] = ()
    unread: tuple[Unread, ...] = ()
