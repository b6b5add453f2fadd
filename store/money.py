"""Money (金额): an exact number of whole units and its currency. Never a float."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Currency(StrEnum):
    """Currencies that reports are written in (ISO 4217)."""

    CNY = "CNY"
    USD = "USD"
    HKD = "HKD"
    EUR = "EUR"
    JPY = "JPY"


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """`amount` in whole units (yuan, dollars), at most two decimals. Raises ValueError for anything else."""

    amount: Decimal
    currency: Currency = Currency.CNY

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or self.amount != self.amount.quantize(Decimal("0.01")):
            raise ValueError(f"not an amount of money: {self.amount}")

    @property
    def minor(self) -> int:
        """In hundredths (分, cents): what the store keeps."""
        return int(self.amount * 100)

    @classmethod
    def of_minor(cls, minor: int, currency: str | Currency) -> "Money":
        """Out of hundredths."""
        return cls(Decimal(minor) / 100, Currency(currency))

    def plus(self, other: "Money") -> "Money":
        """The sum. Raises ValueError where the currencies differ: nothing is converted silently."""
        if other.currency is not self.currency:
            raise ValueError(f"{self.currency} and {other.currency} are not added")
        return Money(self.amount + other.amount, self.currency)
