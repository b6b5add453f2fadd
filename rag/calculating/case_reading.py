"""A case as people tell it (引荐固定资产3.2亿、外资1000万美元的制造业项目): its facts, each with the words it was read from.

Pure, and it never guesses: a sum that nothing names and that two facts could take stays unread. What cannot be counted with
(a percentage where a sum is meant, a negative sum, an unknown currency) is read as it was said; the engine says what is wrong.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rag.amounts import bands
from rag.calculating.case import Value
from rag.calculating.case_choices import choices_in, flags_in
from rag.calculating.case_doubts import Doubt, Unclear, is_inexact, is_yearly, settled, words_of_another_period
from rag.calculating.case_funds import FUNDS, funds_of
from rag.calculating.case_naming import BREAK, ReadFact, bare_name, fact_of, named_by, read_counts
from rag.calculating.case_sums import Found, days, no_days, shares, sums
from rag.calculating.case_words import (
    ABOUT_RULE,
    ALL_PAID_IN,
    ASKS_HOW_MUCH,
    ASSUMED_RATE,
    DAY_WORDS,
    GRANTED,
    HYPOTHETICAL,
    REFERRED_BY_ME,
    REGISTERED_WORDS,
    REPORTED,
    REWARD_BEFORE,
    SUM_WORDS,
)
from rag.rules.facts import FactBook, FactKind
from rag.rules.quantity import YUAN, Money, Number, Share
from rag.text import normalise

REGISTERED, PAID_IN, ARRIVED = "registered_capital", "registered_capital_paid", "foreign_arrived_on"
_NEAR = re.compile(r"[的是为有达到约共大概左右了个元每\s]*")


@dataclass(frozen=True, slots=True)
class CaseRead:
    """What a text tells of a case. `loose` are sums that nothing names. `rate` is one that the asker supposes.

    `unclear` are facts whose sums cannot be taken as they are told; they are not among the facts.
    `asks` says that it wants to know how much (or tells of a project that the speaker brought), not what the rule is.
    `changes` says that it reads as a change of a case told before.
    """

    facts: tuple[ReadFact, ...]
    loose: tuple[Found, ...] = ()
    rate: Decimal | None = None
    asks: bool = False
    changes: bool = False
    unclear: tuple[Unclear, ...] = ()

    def get(self, key: str) -> Value | None:
        """The value of a fact; None where it is not told."""
        return next((fact.value for fact in self.facts if fact.key == key), None)

    @property
    def tells_a_case(self) -> bool:
        """Whether it has a number of its own to calculate with, or one that has to be told again."""
        return bool(self.unclear) or any(isinstance(fact.value, Money | Number | Share | tuple) for fact in self.facts)


def read_case(text: str, book: FactBook, today: date) -> CaseRead:
    """The facts of a text; `book` holds those that the rules at hand know. Never raises."""
    folded = normalise(text)
    rate = ASSUMED_RATE.search(folded)
    told = folded if rate is None else folded[: rate.start()] + "\n" * len(rate[0]) + folded[rate.end() :]
    found_days = days(told, today)
    money, loose, unclear = _sums(told, book, found_days)
    dated = list(_days(told, found_days))
    unclear += _no_days(told, no_days(told, today), dated)
    chosen = choices_in(told, book)
    facts = [*money, *read_counts(told, book, is_inexact), *chosen.facts, *flags_in(told, book), *dated]
    facts = _without_one_arrival(_with_capital(_first_of_each(facts), chosen.doubted))
    spans = any(band.low is not None or band.high is not None for band in bands(told)) and not _is_own(told)
    measured = sum(isinstance(fact.value, Money | Number | tuple) for fact in facts) + len(unclear)
    is_told = _is_own(told) or (measured > 1 and not REPORTED.search(told))
    wanted = is_told or (ASKS_HOW_MUCH.search(told) and GRANTED.search(told))
    asks = bool(wanted) and not spans and not ABOUT_RULE.search(told)
    changes = bool(HYPOTHETICAL.search(told.strip()))
    return CaseRead(tuple(facts), tuple(loose), _rate(rate), asks, changes, tuple(unclear))


def _is_own(told: str) -> bool:
    return REFERRED_BY_ME.search(told) is not None


def _rate(match: re.Match[str] | None) -> Decimal | None:
    if match is None:
        return None
    return Decimal(match["first"] or match["second"] or match["third"])


def _sums(told: str, book: FactBook, found_days: list[Found]) -> tuple[list[ReadFact], list[Found], list[Unclear]]:
    words = [*SUM_WORDS, (REGISTERED, REGISTERED_WORDS), *_own_words(book, {FactKind.MONEY, FactKind.FUNDS})]
    named_sums: list[tuple[ReadFact, Found]] = []
    foreign: list[tuple[Found, str]] = []
    registered, loose, periods = [], [], list[Unclear]()
    numbers = sorted([*sums(told), *shares(told)], key=lambda one: one.start)
    for one in numbers:
        named = named_by(told, one, words, numbers)
        key = _share_key(told, one, named, book) if not isinstance(one.value, Money) else named[0]
        if _is_foreign(one, key) and book.find(FUNDS):
            foreign.append((one, fact_of(told, FUNDS, one, named).words))
        elif key == REGISTERED and isinstance(one.value, Money):
            registered.append((fact_of(told, PAID_IN, one, named), one))
        elif (fact := book.find(key)) and is_yearly(fact) and (words_besides := words_of_another_period(told, one)):
            periods.append(Unclear(key, Doubt.PERIOD, words_besides))
        elif key and book.find(key):
            named_sums.append((fact_of(told, key, one, named), one))
        elif isinstance(one.value, Money) and not REWARD_BEFORE.search(told[max(one.start - 8, 0) : one.start]):
            loose.append(one)
    facts, left, unclear = settled(told, named_sums, loose)
    unclear += [one for one in periods if not any(fact.key == one.key for fact in facts)]
    arrivals = [day for day in found_days if _key_of_day(told, day)[0] in ("", ARRIVED)]
    for more in (funds_of(told, foreign, arrivals), _paid_in(told, registered, facts) if book.find(PAID_IN) else None):
        facts += [more] if isinstance(more, ReadFact) else []
        unclear += [more] if isinstance(more, Unclear) else []
    return facts, left, unclear


def _is_foreign(one: Found, key: str) -> bool:
    """Whether a sum is foreign money received: it is named so, or in a foreign currency and named nothing else."""
    if not isinstance(one.value, Money):
        return False
    return key == FUNDS or (one.value.currency != YUAN and key in ("", "total_investment"))


def _paid_in(told: str, registered: list[tuple[ReadFact, Found]], facts: list[ReadFact]) -> ReadFact | Unclear | None:
    """Registered capital counts as far as it is paid in: all of it where that is said, else it is asked."""
    if not registered or any(fact.key == PAID_IN for fact in facts):
        return None
    fact, one = registered[0]
    if len(registered) == 1 and ALL_PAID_IN.match(told, one.end):
        return fact
    return Unclear(PAID_IN, Doubt.SUBSCRIBED, fact.words)


OUTSIDE_COUNTY = "outside_county_share"
"""What comes from outside the county may come from the city: another share than that from outside the city."""


def _share_key(told: str, one: Found, named: tuple[str, int, int], book: FactBook) -> str:
    """A percentage is a share of something, unless it stands where only a sum can: 固定资产投资5%."""
    before = told[max(one.start - 14, 0) : one.start]
    found = re.search(r"(?:市外|县外|外来|外地|外部|外资).{0,8}$|占(?:比|总投资(?:的)?)?.{0,4}$", before)
    if found and found[0].startswith("县外") and book.find(OUTSIDE_COUNTY):
        return OUTSIDE_COUNTY
    if found:
        return "outside_share"
    own = [fact.key for fact in book if fact.kind is FactKind.SHARE and normalise(fact.name.zh) in before]
    if own:
        return own[0]
    return named[0] if named[0] and _NEAR.fullmatch(told[named[2] : one.start]) else ""


def _own_words(book: FactBook, kinds: set[FactKind]) -> Iterator[tuple[str, str]]:
    """The names of facts as the rules write them, without what stands in brackets."""
    for fact in book:
        if fact.kind in kinds:
            yield fact.key, rf"{re.escape(bare_name(fact))}|{re.escape(normalise(fact.name.en))}"


def _days(told: str, found: list[Found]) -> Iterator[ReadFact]:
    for one in found:
        key, words = _key_of_day(told, one)
        if key and isinstance(one.value, date):
            yield ReadFact(key, one.value, words.strip(), one.start)


def _no_days(told: str, found: list[Found], dated: list[ReadFact]) -> list[Unclear]:
    """The days that are asked for again, as what was told is none."""
    named = [_key_of_day(told, one) for one in found]
    return [
        Unclear(key, Doubt.NO_DAY, words.strip())
        for key, words in dict(named).items()
        if key and not any(fact.key == key for fact in dated)
    ]


def _key_of_day(told: str, one: Found) -> tuple[str, str]:
    """Which day it is by the words beside it, with them; "" where nothing tells."""
    behind, before = told[one.end : one.end + 10], told[max(one.start - 10, 0) : one.start]
    behind, before = BREAK.split(behind)[0], BREAK.split(before)[-1]
    for side in (behind, before):
        key = next((key for key, word in DAY_WORDS if re.search(word, side)), "")
        if key:
            return key, before + told[one.start : one.end] if side is before else told[one.start : one.end] + behind
    return "", ""


def _first_of_each(facts: list[ReadFact]) -> list[ReadFact]:
    """One value of each fact, the first that is told."""
    kept: dict[str, ReadFact] = {}
    for fact in sorted(facts, key=lambda one: one.start):
        kept.setdefault(fact.key, fact)
    return list(kept.values())


def _with_capital(facts: list[ReadFact], doubted: frozenset[str]) -> list[ReadFact]:
    """Who tells of foreign money tells that the project is foreign-invested, unless 内资 is told as well."""
    keys = {fact.key for fact in facts} | doubted
    funds = next((fact for fact in facts if fact.key == "foreign_funds"), None)
    if funds is None or "capital" in keys:
        return facts
    return [*facts, ReadFact("capital", frozenset({"外资"}), funds.words, funds.start)]


def _without_one_arrival(facts: list[ReadFact]) -> list[ReadFact]:
    """Parts of foreign money have a day each: no one day stands for all of them."""
    in_parts = any(fact.key == FUNDS and isinstance(fact.value, tuple) for fact in facts)
    return [fact for fact in facts if not (in_parts and fact.key == ARRIVED)]
