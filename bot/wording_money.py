"""How money, days, stages and kinds of sums are said: exact, in the units people use, never rounded."""

from datetime import date
from decimal import Decimal

from bot.wording import say
from rag.answer import Language
from store.money import Currency, Money
from store.reporting.progress import AmountKind, Visits
from store.reporting.project import Stage

_YI, _WAN = Decimal(100_000_000), Decimal(10_000)
_CHINESE = {
    Currency.CNY: "元",
    Currency.USD: "美元",
    Currency.HKD: "港元",
    Currency.EUR: "欧元",
    Currency.JPY: "日元",
}
_STAGES = {
    Stage.LEAD: "lead",
    Stage.TALKS: "in talks",
    Stage.SIGNED: "signed",
    Stage.LANDED: "landed",
    Stage.STARTED: "started",
    Stage.BUILDING: "under construction",
    Stage.PRODUCING: "in production",
    Stage.ENDED: "ended",
}
_KINDS = {
    AmountKind.PLANNED: "planned investment",
    AmountKind.IN_PLACE: "funds in place",
    AmountKind.SIGNED: "contract sum",
    AmountKind.CONTRACTED: "foreign capital agreed or intended",
    AmountKind.FOREIGN: "foreign capital received",
}
_KINDS_IN_FULL = {AmountKind.CONTRACTED: "合同（意向）外资", AmountKind.FOREIGN: "到账外资"}
_WEEKDAYS = "一二三四五六日"


def say_money(language: Language, money: Money) -> str:
    """A sum in 亿 or 万 where that is how it is said, to the last cent: 1.25亿元, 3000万元, 350万美元, CNY 125,000,000."""
    if language is Language.ENGLISH:
        return f"{money.currency.value} {_plain(money.amount, grouped=True)}"
    size = abs(money.amount)
    unit, factor = ("亿", _YI) if size >= _YI else ("万", _WAN) if size >= _WAN else ("", Decimal(1))
    return _plain(money.amount / factor) + say(language, unit + _CHINESE[money.currency], "")


def _plain(number: Decimal, *, grouped: bool = False) -> str:
    """Without an exponent and without zeros behind the point."""
    written = f"{number:,f}" if grouped else f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def say_stage(language: Language, stage: Stage | None) -> str:
    """A stage by its name."""
    if stage is None:
        return say(language, "未填", "not set")
    return say(language, stage.value, _STAGES[stage])


def say_kind(language: Language, kind: AmountKind) -> str:
    """What a sum is."""
    return say(language, _KINDS_IN_FULL.get(kind, kind.value), _KINDS[kind])


def say_day(language: Language, day: date, today: date) -> str:
    """A day with its weekday, with its year where that is not this one."""
    if language is Language.ENGLISH:
        return day.isoformat()
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日" + say(language, f"（周{_WEEKDAYS[day.weekday()]}）", "")


def say_visits(language: Language, visits: Visits) -> str:
    """The three counters, each with its own word; "" where none was said."""
    said = (
        (visits.batches, "{n}批次", "{n} delegations"),
        (visits.persons, "{n}人次", "{n} persons"),
        (visits.organisations, "{n}家", "{n} organisations"),
    )
    glue = say(language, "、", ", ")
    return glue.join(
        say(language, chinese, english, n=number) for number, chinese, english in said if number is not None
    )
