"""An answer to the question for one fact (2亿, 65%, 是, 2026-03-02, 都不是) as its value. Pure."""

import re
from datetime import date
from decimal import Decimal

from rag.calculating.case import Value
from rag.calculating.case_doubts import Doubt, Unclear, is_inexact, is_yearly, words_of_another_period
from rag.calculating.case_naming import unit_pattern
from rag.calculating.case_reading import read_case
from rag.calculating.case_sums import Found, counts, days, shares, sums
from rag.calculating.case_words import SHORT_CHOICES
from rag.calculating.case_yes_no import is_not_known, is_question, yes_or_no
from rag.rules.facts import Fact, FactBook, FactKind
from rag.rules.quantity import Money, Number
from rag.text import normalise

_MEASURED = (FactKind.MONEY, FactKind.FUNDS, FactKind.SHARE)
_BARE = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_SURELY_YUAN = 100_000  # as many 万 would be a billion
_SAID_IN_WORDS = (FactKind.FLAG, FactKind.CHOICE, FactKind.CHOICES)


def read_value(text: str, fact: Fact, book: FactBook, today: date) -> Value | None:
    """What an answer to the question for one fact says (2亿, 65%, 是, 2026-03-02); None where it is no answer."""
    folded = normalise(text).strip(" 。.!！,，的了")
    if is_not_known(text) or (is_question(text) and fact.kind in _SAID_IN_WORDS) or _is_of_another_period(folded, fact):
        return None
    read = read_case(text, book, today).get(fact.key)
    return _said_alone(folded, fact, today) if read is None else read


def unclear_answer(text: str, fact: Fact, book: FactBook, today: date) -> Unclear | None:
    """Why an answer with a sum cannot be taken (不到1亿, 3亿到5亿, 8000 without its unit); None where it is no such answer."""
    folded = normalise(text).strip(" 。.!！,，的了")
    told = next((one for one in read_case(text, book, today).unclear if one.key == fact.key), None)
    if told is not None or fact.kind not in _MEASURED:
        return told
    if _BARE.fullmatch(folded):
        return Unclear(fact.key, Doubt.UNIT, folded)
    if _is_of_another_period(folded, fact):
        return Unclear(fact.key, Doubt.PERIOD, text.strip())
    found = sorted([*sums(folded), *shares(folded)], key=lambda one: one.start)
    if len(found) > 1 or any(is_inexact(folded, one) for one in found):
        return Unclear(fact.key, Doubt.INEXACT, text.strip())
    return None


def _is_of_another_period(folded: str, fact: Fact) -> bool:
    """Whether the sum of a year is told by the month, or the like."""
    return is_yearly(fact) and any(words_of_another_period(folded, one) for one in sums(folded))


def _said_alone(folded: str, fact: Fact, today: date) -> Value | None:
    match fact.kind:
        case FactKind.MONEY | FactKind.FUNDS:
            return _only([*sums(folded), *shares(folded)], folded) or _bare_sum(folded, fact)
        case FactKind.SHARE | FactKind.DAY:
            found = [*shares(folded), *sums(folded)] if fact.kind is FactKind.SHARE else days(folded, today)
            return _only(found, folded)
        case FactKind.NUMBER:
            return _bare_number(folded, fact)
        case FactKind.FLAG:
            return yes_or_no(folded, fact)
        case FactKind.CHOICE | FactKind.CHOICES:
            return _choice_said(folded, fact)


def _only(found: list[Found], folded: str) -> Value | None:
    """The one value that is told, if it is told exactly."""
    if len(found) != 1 or (not isinstance(found[0].value, date) and is_inexact(folded, found[0])):
        return None
    return found[0].value


def _bare_sum(folded: str, fact: Fact) -> Value | None:
    """A number without its unit, for a question that asked for yuan: nobody means 8000 yuan, so small ones are asked again."""
    if fact.kind is not FactKind.MONEY or not _BARE.fullmatch(folded):
        return None
    value = Decimal(folded.replace(",", ""))
    return Money(value) if abs(value) >= _SURELY_YUAN or value == 0 else None


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
    said = re.sub(r"^(?:是|属于|算是?)", "", folded)
    words = [one.zh for one in fact.choices if said in (normalise(one.zh), normalise(one.en))]
    words = words or [one.zh for one in fact.choices if SHORT_CHOICES.get(said) == one.zh]
    return frozenset(words) if len(words) == 1 else None
