"""An answer to the question for one fact (2亿, 65%, 是, 2026-03-02, 都不是) as its value. Pure."""

import re
from datetime import date
from decimal import Decimal

from rag.calculating.case import Value
from rag.calculating.case_naming import unit_pattern
from rag.calculating.case_reading import read_case
from rag.calculating.case_sums import Found, counts, days, shares, sums
from rag.calculating.case_yes_no import is_not_known, is_question, yes_or_no
from rag.rules.facts import Fact, FactBook, FactKind
from rag.rules.quantity import Money, Number
from rag.text import normalise

_SAID_IN_WORDS = (FactKind.FLAG, FactKind.CHOICE, FactKind.CHOICES)


def read_value(text: str, fact: Fact, book: FactBook, today: date) -> Value | None:
    """What an answer to the question for one fact says (2亿, 65%, 是, 2026-03-02); None where it is no answer."""
    folded = normalise(text).strip(" 。.!！,，的了")
    if is_not_known(text) or (is_question(text) and fact.kind in _SAID_IN_WORDS):
        return None
    read = read_case(text, book, today).get(fact.key)
    return _said_alone(folded, fact, today) if read is None else read


def _said_alone(folded: str, fact: Fact, today: date) -> Value | None:
    match fact.kind:
        case FactKind.MONEY | FactKind.FUNDS:
            return _only([*sums(folded), *shares(folded)]) or _bare_sum(folded)
        case FactKind.SHARE | FactKind.DAY:
            return _only([*shares(folded), *sums(folded)] if fact.kind is FactKind.SHARE else days(folded, today))
        case FactKind.NUMBER:
            return _bare_number(folded, fact)
        case FactKind.FLAG:
            return yes_or_no(folded, fact)
        case FactKind.CHOICE | FactKind.CHOICES:
            return _choice_said(folded, fact)


def _only(found: list[Found]) -> Value | None:
    return found[0].value if len(found) == 1 else None


def _bare_sum(folded: str) -> Value | None:
    """A number without its unit, for a question that asked for yuan."""
    return Money(Decimal(folded.replace(",", ""))) if re.fullmatch(r"-?\d[\d,]*(?:\.\d+)?", folded) else None


def _bare_number(folded: str, fact: Fact) -> Value | None:
    unit = unit_pattern(fact) or r"(?!)"
    match = re.fullmatch(rf"(?P<number>-?\d[\d,]*(?:\.\d+)?)\s*(?P<scale>万)?\s*个?(?:{unit})?", folded)
    if match:
        return Number(Decimal(match["number"].replace(",", "")) * (10**4 if match["scale"] else 1), fact.unit)
    found = counts(folded, unit) if fact.unit else []
    return Number(found[0].value.value, fact.unit) if len(found) == 1 and isinstance(found[0].value, Number) else None


def _choice_said(folded: str, fact: Fact) -> Value | None:
    if re.fullmatch(r"无|都不是|没有|不是|none|no", folded):
        return frozenset()
    words = [one.zh for one in fact.choices if folded in (normalise(one.zh), normalise(one.en))]
    return frozenset(words) if words else None
