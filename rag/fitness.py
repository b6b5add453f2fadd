"""What a sentence gains in the ranking by holding what was asked for: the kind of thing, the band of a sum, a name."""

import re
from functools import lru_cache

from rag.amounts import amounts, bands
from rag.clock import holds_hour, hours_asked
from rag.generic import GENERIC
from rag.inquiry import Inquiry, speaks_of_referral
from rag.lexicon import hints
from rag.passage import Sentence
from rag.split import without_source
from rag.text import normalise
from rag.wanted import Wanted, asks_for_all, asks_when_paid, holds_attribute, holds_wanted

_LABELLED = re.compile(r"[^。；;【】\d]{0,8}?[)）、【]\s*([^\d。；;,，】)）]{2,14})[。】]")
_GRANTED = re.compile(r"(?:奖励|奖补|补助|补贴|扶持|支持|保障)$")
_SHORTEST_LABEL = 2
_LONG_LABEL = 6
_LABEL_BONUS = 0.12  # for each character of a provision's label that the question names, up to that many
_BAND_BONUS = 0.6  # a sentence whose band holds the sum that was asked about
_ANY_BAND = 0.4  # share of it for a band of whatever else
_HOUR_BONUS = 0.8  # a row whose stretch of the day holds the hour that was asked about
_OPENS_A_LIST = ("：", ":")
_KIND_BONUS = 0.35  # a sentence that holds the kind of thing asked for: a sum, a date, an address
_ATTRIBUTE_BONUS = 0.9  # the same where the attribute itself is named: a cap, a term, an age
_PAYS = re.compile(r"拨付|兑现|支付|付清|转入|发放|paid", re.IGNORECASE)
_CHANGE = re.compile(r"(?:上浮|下浮|上调|下调)\s*\d[\d.]*\s*[%‰]")  # by how much something moves, not how much it is
_CODE = re.compile(r"[a-z]{1,3}\d{2,}")  # a window, a room, a model: A07
_CODE_BONUS = 0.5
_PERMITTED = re.compile(
    r"算|认不认|[行能][不得]|可不可以|可以|允许|还能|要不要|作数|\b(?:may|must|can|allowed|count)\b"
)
_CELL = re.compile(r"：\s*\d[\d,.]*\s*(?:；|$)")  # of a row made readable: a number alone, its unit is in the caption


def gain(sentence: Sentence, inquiry: Inquiry) -> float:
    """What a sentence gains by holding the kind of thing that was asked for, and a band for the sum asked about."""
    if sentence.text.rstrip().endswith(_OPENS_A_LIST) and not asks_for_all(inquiry.folded):
        return 0.0  # what it announces is said by the members
    text = without_source(f"{sentence.provision.lead}{sentence.text}")
    if asks_when_paid(inquiry.folded) and not _PAYS.search(text):  # a term to claim it in is none to pay it in
        return -_ATTRIBUTE_BONUS
    code = _CODE_BONUS * any(code in normalise(sentence.text) for code in _CODE.findall(inquiry.folded))
    hours = _hours(inquiry.folded)
    hour = _HOUR_BONUS * (bool(hours) and holds_hour(normalise(sentence.text), hours[0]))
    return (
        hour + code + _LABEL_BONUS * min(_label_named(sentence, inquiry), _LONG_LABEL) + _suits(sentence, text, inquiry)
    )


def particular(inquiry: Inquiry) -> tuple[tuple[str, ...], ...]:
    """For each stretch of the question that the lexicon knows, every particular word that says it."""
    found = ((hint, tuple(word for word in hint.official if word not in GENERIC)) for hint in hints(inquiry.folded))
    return tuple(
        (inquiry.folded[hint.start : hint.end], *words)
        for hint, words in found
        if words and not all(speaks_of_referral(word) for word in words)
    )


def explained(text: str, meant: tuple[tuple[str, ...], ...]) -> float:
    """Share of those stretches that a folded text says in one way or another; 0 where there are none."""
    return sum(any(word in text for word in ways) for ways in meant) / len(meant) if meant else 0.0


_hours = lru_cache(maxsize=64)(hours_asked)


def _label_named(sentence: Sentence, inquiry: Inquiry) -> int:
    """Characters of the label of the provision (（一）固定资产投资奖励。), if the question names it, else 0."""
    core = _label(sentence.provision.text)
    return len(core) if len(core) >= _SHORTEST_LABEL and core in inquiry.folded else 0


@lru_cache(maxsize=16384)
def _label(text: str) -> str:
    """What a provision is labelled with, without 奖励, 补助 behind it; "" where it has no label."""
    label = _LABELLED.match(text)
    return _GRANTED.sub("", normalise(label[1])) if label else ""


def _suits(sentence: Sentence, text: str, inquiry: Inquiry) -> float:
    """What a sentence gains by holding the kind of thing asked for; `text` has its lead before it."""
    attribute = holds_attribute(text, inquiry.folded)
    suits = holds_wanted(_CHANGE.sub("", text), inquiry.wanted) if attribute is None else attribute
    if attribute:
        return _ATTRIBUTE_BONUS + _band_bonus(sentence, inquiry)
    kind = _KIND_BONUS * suits * (attribute is None) * _is_settled(inquiry)
    if not inquiry.amounts:
        return 0.0 if inquiry.wanted is Wanted.REWARD and _is_threshold(sentence.text) else kind
    tier = _says_more_than_bands(sentence.text)  # a threshold alone does not say what a sum gets
    return (kind + _band_bonus(sentence, inquiry)) * tier


def _is_settled(inquiry: Inquiry) -> bool:
    """Whether the kind of thing that would answer can be told by a sentence: whether something is there at all cannot."""
    return inquiry.wanted is not Wanted.YES_NO or _PERMITTED.search(inquiry.folded) is not None


def _band_bonus(sentence: Sentence, inquiry: Inquiry) -> float:
    """What a band for the sum is worth: less where the sentence says little of what the asker named besides the sum."""
    if not _band_fits(sentence, inquiry):
        return 0.0
    meant = particular(inquiry)
    return _BAND_BONUS * (
        _ANY_BAND + (1 - _ANY_BAND) * (explained(normalise(sentence.indexed_text), meant) if meant else 1.0)
    )


def _band_fits(sentence: Sentence, inquiry: Inquiry) -> bool:
    """Whether a band of the sentence, closed on at least one side, holds a sum that was asked about."""
    if not inquiry.amounts or not any(char.isdigit() for char in sentence.text):
        return False
    return any(band.holds(amount) for band in bands(sentence.text) for amount in inquiry.amounts)


def _is_threshold(text: str) -> bool:
    """Whether a sentence tells from which sums on something holds, and no other figure."""
    return any(band.low is not None for band in bands(text)) and not _says_more_than_bands(text)


def _says_more_than_bands(text: str) -> bool:
    """Whether a sentence holds a figure besides the ends of its bands: 3亿元以上的，280万元; 按3‰; 每人800元; 落户奖励：1500."""
    if _CELL.search(text):
        return True
    ends = {end for band in bands(text) for end in (band.low, band.high)}
    return re.search(r"\d\s*[%‰]|百分之|千分之", text) is not None or any(
        sum_.value not in ends for sum_ in amounts(text)
    )
