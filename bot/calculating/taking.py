"""What was read of a case taken into a talk about it: facts, doubts, the place, sums in the currency spoken of. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.calculating.state import State
from rag.calculating.case import Tranche, Value
from rag.calculating.case_reading import CaseRead
from rag.gazetteer import places_named, romanised, short_name
from rag.rules.book import RuleBook
from rag.rules.quantity import YUAN, Money
from rag.text import normalise

_LATIN, _ZONE = re.compile(r"[a-z]{4}"), re.compile(r"tech|zone|development")  # a zone has no name in Latin letters
_ZONES = (
    (
        re.compile(r"高新(?:技术)?(?:产业)?(?:开发)?区|(?:[在到去]|落户?在?|换成|改成|^那?)高新(?=[^技企产认]|$)"),
        "高新区",
    ),
    (re.compile(r"经(?:济)?(?:技术)?开(?:发)?区"), "经开区"),
)
_CURRENCY = re.compile(r"元|人民币|币|美|欧|日|英镑|法郎|刀|usd|hkd|eur|cny|rmb|yuan|dollar|[$¥￥€£]")
_SAME_CURRENCY, _SAME_CURRENCY_IN_ENGLISH = "{words}，没说币种，按前面说的币种", "{words}: the currency told before"


def place_named(folded: str, book: RuleBook) -> str:
    """The place of the book that is named, the longest name first; "" where none or several are."""
    places = dict.fromkeys(edition.policy.place for edition in book.editions if edition.policy.place)
    found = [place for place in places if normalise(place) in folded or short_name(normalise(place)) in folded]
    if not found and _LATIN.search(folded) and not _ZONE.search(folded):
        found = [place for place in places if (name := romanised(place)) and re.search(rf"\b{name}\b", folded)]
    for said, ending in _ZONES:  # 高新区 alone, where one is held and no other place's is named
        named = said.search(folded)
        of_another = named and any(_is_of(one, folded[: named.start()]) and not one.endswith(ending) for one in found)
        held = [place for place in places if place.endswith(ending)] if named and not of_another else []
        found += [place for place in held if len(held) == 1 and place not in found and not _elsewhere(folded, places)]
    inner = [one for one in found if not any(one != other and short_name(one) in other for other in found)]
    return inner[0] if len(inner) == 1 else ""


def _is_of(place: str, before: str) -> bool:
    """Whether words end with a county, so that a zone behind them is its own: 临澜县经开区. A city's is a place by itself."""
    return place.endswith("县") and before.endswith((normalise(place), short_name(normalise(place))))


def _elsewhere(folded: str, places: Iterable[str]) -> bool:
    """Whether a place is named that is none of these: 苏州高新区."""
    return any(not any(name in short_name(place) for place in places) for name in places_named(folded))


def with_read(state: State, read: CaseRead) -> State:
    """The state with every fact, doubt and supposed rate that was read."""
    for fact in read.facts:
        state = state.knowing(fact.key, *in_currency(state, fact.key, fact.value, fact.words))
    for told in read.unclear:
        state = state.doubting(told)
    return state if read.rate is None else replace(state, rate=read.rate)


def in_currency(state: State, key: str, value: Value, words: str) -> tuple[Value, str]:
    """A sum told without its currency is in that of the sum it takes the place of; the words say so."""
    currency = _currency_of(state.facts.get(key))
    if not isinstance(value, Money) or value.currency != YUAN or currency == YUAN or _CURRENCY.search(normalise(words)):
        return value, words
    said_so = (_SAME_CURRENCY_IN_ENGLISH if words.isascii() else _SAME_CURRENCY).format(words=words)
    return Money(value.value, currency), said_so


def _currency_of(value: Value | None) -> str:
    """The one currency of a sum or of its parts; yuan where there is none."""
    parts = value if isinstance(value, tuple) else (value,)
    found = {one.currency for one in parts if isinstance(one, Money | Tranche)}
    return found.pop() if len(found) == 1 else YUAN
