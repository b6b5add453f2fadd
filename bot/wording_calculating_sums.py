"""How sums, values and workings of a calculation are said in each language; exact, never rounded."""

import re
from datetime import date
from decimal import Decimal

from bot.wording import say
from policies.provision import Policy, plain_title
from rag.answer import Language
from rag.calculating.case import Value, said
from rag.rules.facts import Fact, FactBook, Text
from rag.rules.quantity import CURRENCIES, Money

_SCALES = {"": 1, "万": 10**4, "亿": 10**8}
_SUM = re.compile(
    r"(?P<number>\d+(?:\.\d+)?)(?P<scale>万|亿)?(?P<name>" + "|".join(sorted(CURRENCIES, key=len, reverse=True)) + r")"
)
_SAID = (
    ("没有写明", " names no rate below "), ("以下的标准", ""), ("不在", " is in none of the bands of "),
    ("的任何一档", ""), ("超过", "over "), ("每年最高", " at most a year "), ("，最高", ", at most "), ("，取", ", so "), ("（", " ("), ("）", ")"),
    ("，", ", "),
)  # fmt: skip
_UNITS = (
    ("平方米", " m²"),
    ("标准箱", " TEU"),
    ("千瓦时", " kWh"),
    ("个月", " months"),
    ("人", " persons"),
    ("亩", " mu"),
    ("年", " years"),
)


def say_text(language: Language, text: Text) -> str:
    """A wording of the rules in the reader's language."""
    return (
        say(language, "{it}", "{en}", it=text.zh, en=text.en) if language is not Language.TRADITIONAL else _turned(text)
    )


def _turned(text: Text) -> str:
    return say(Language.TRADITIONAL, text.zh.replace("{", "{{").replace("}", "}}"), "")


def say_sum(language: Language, money: Money | None) -> str:
    """106万元; CNY 1,060,000."""
    if money is None:
        return "—"
    return say_working(language, str(money))


def say_working(language: Language, working: str) -> str:
    """1亿元 × 4‰ = 40万元; CNY 100,000,000 × 4‰ = CNY 400,000."""
    if language is Language.TRADITIONAL:
        return say(language, working.replace("{", "{{").replace("}", "}}"), "")
    if language is not Language.ENGLISH:
        return working
    text = _SUM.sub(_in_english, working)
    for chinese, english in (*_SAID, *_UNITS):
        text = text.replace(chinese, english)
    return text.strip()


def _in_english(match: re.Match[str]) -> str:
    value = Decimal(match["number"]) * _SCALES[match["scale"] or ""]
    written = f"{value:,f}"
    return f"{CURRENCIES[match['name']]} {written.rstrip('0').rstrip('.') if '.' in written else written}"


def say_value(language: Language, fact: Fact | None, value: Value) -> str:
    """A value as a person would write it; words of a choice in the reader's language."""
    if isinstance(value, bool):
        return say(language, "是", "yes") if value else say(language, "否", "no")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        if not value:
            return say(language, "都不是", "none")
        choices = (fact.choice(word) if fact else None for word in sorted(value))
        return say(language, "、", ", ").join(
            say_text(language, choice or Text(word, word)) for choice, word in zip(choices, sorted(value), strict=True)
        )
    return say_working(language, said(value))


def fact_name(language: Language, book: FactBook, key: str) -> str:
    """The name of a fact; its key where no rule knows it any more."""
    fact = book.find(key)
    return say_text(language, fact.name) if fact else key


def document_title(policy: Policy) -> str:
    """The title in 《》."""
    return f"《{plain_title(policy.title)}》"
