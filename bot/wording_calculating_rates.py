"""Exchange rates: how they are entered, what was entered, and what is wrong with what was written."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.message import Reply
from bot.wording import bold, faint, plain, say, shorten
from rag.answer import Language
from rag.calculating.rates import ExchangeRate
from rag.rules.quantity import plain as plain_number
from store.exchange_rates import EnteredRate

_SHOWN = 30


def say_rate_form(language: Language) -> Reply:
    """How a rate is entered."""
    text = say(
        language,
        "汇率没有录入。请按这个格式写：/rate USD 2026-03-02 7.1 中国人民银行公告\n依次是币种（USD、HKD、EUR…）、日期、1 单位外币合多少元人民币、来源。",
        "No rate was entered. Write: /rate USD 2026-03-02 7.1 People's Bank of China\n"
        "that is currency (USD, HKD, EUR …), day, yuan for one unit, source.",
    )
    return Reply((plain(text),))


def say_unknown_currency(language: Language, word: str, known: Sequence[str]) -> Reply:
    """The currency is none that is known."""
    text = say(
        language,
        "不认识币种「{word}」，汇率没有录入。可以用：{known}。",
        "Currency “{word}” is not known, no rate was entered. Known: {known}.",
        word=shorten(word, 12), known=say(language, "、", ", ").join(known),
    )  # fmt: skip
    return Reply((plain(text),))


def say_bad_rate(language: Language, word: str) -> Reply:
    """The rate is no positive number, or absurd."""
    text = say(
        language,
        "「{word}」不能作汇率，没有录入。汇率是 1 单位外币合多少元人民币，要大于 0、小于 1000。",
        "“{word}” is no rate, nothing was entered. It is the yuan for one unit: over 0, under 1000.",
        word=shorten(word, 16),
    )
    return Reply((plain(text),))


def say_unlikely_rate(language: Language, rate: EnteredRate, beside: EnteredRate) -> Reply:
    """The rate is far from that of the nearest day; it is entered where its source says that it is so."""
    text = say(
        language,
        "「{rate}」与已录入的「{beside}」相差太大，没有录入。请核对小数点和方向（是 1 单位外币合多少元，不是每 100 单位）；"
        "确实如此，就在来源后面加上“确认”再发一次。",
        "“{rate}” is far from “{beside}”; nothing was entered. Check the point and the direction (yuan for one unit, not "
        "for 100); if it is so, send it again with “confirmed” behind the source.",
        rate=rate_words(language, rate), beside=rate_words(language, beside),
    )  # fmt: skip
    return Reply((plain(text),))


def rates_changed_line(rates: Sequence[tuple[ExchangeRate, ExchangeRate]], language: Language) -> str:
    """That rates which a kept calculation was made with have been corrected since; "" where none has."""
    named = say(language, "；", "; ").join(
        say(
            language, "{day} {currency}：当时 {then}，现在 {now}", "{day} {currency}: then {then}, now {now}",
            day=used.day, currency=used.currency, then=plain_number(used.yuan), now=plain_number(today.yuan),
        )
        for used, today in rates
    )  # fmt: skip
    chinese, english = (
        "⚠ 所用的汇率后来更正过（{named}），请重新测算。",
        "⚠ Rates were corrected since ({named}): calculate again.",
    )
    return say(language, chinese, english, named=named) if rates else ""


def say_bad_rate_day(language: Language, word: str, today: date) -> Reply:
    """The day cannot be read, or lies ahead."""
    text = say(
        language,
        "日期「{word}」不行，汇率没有录入：写成 2026-03-02，不能晚于今天（{today}）。",
        "The day “{word}” will not do, no rate was entered: write 2026-03-02, not later than today ({today}).",
        word=shorten(word, 16), today=today,
    )  # fmt: skip
    return Reply((plain(text),))


def say_no_source(language: Language) -> Reply:
    """A rate without its source is not taken."""
    text = say(
        language,
        "没有写来源，汇率没有录入。在后面注明从哪里查到的，例如：中国人民银行公告。",
        "The source is missing, no rate was entered. Say where it was published.",
    )
    return Reply((plain(text),))


def say_rate_entered(language: Language, rate: EnteredRate, before: EnteredRate | None) -> Reply:
    """What was entered, and what it replaces; the former one stays on record."""
    spans = [bold(say(language, "已录入汇率：{line}", "Rate entered: {line}", line=rate_words(language, rate)))]
    if before is not None and (before.yuan, before.source) != (rate.yuan, rate.source):
        chinese, english = "更正了原来的：{line}（原记录保留）", "It corrects: {line} (kept on record)"
        spans.append(plain(say(language, chinese, english, line=rate_words(language, before))))
    elif before is not None:
        spans = [plain(say(language, "这一天的汇率已经是这样，没有重复录入。", "That rate is entered already."))]
    return Reply(tuple(spans))


def say_rates(language: Language, rates: Sequence[EnteredRate]) -> Reply:
    """The rates that count, the newest days last."""
    if not rates:
        text = say(language, "还没有录入汇率。管理员用 /rate USD 2026-03-02 7.1 来源 录入。", "No rate is entered yet.")
        return Reply((plain(text),))
    title = say(language, "已录入的汇率（{n} 条）", "Exchange rates entered ({n})", n=len(rates))
    lines = "\n".join(rate_words(language, rate) for rate in rates[-_SHOWN:])
    spans = [bold(title), plain(lines)]
    if len(rates) > _SHOWN:
        spans.append(faint(say(language, "只列最近 {n} 条。", "Only the last {n}.", n=_SHOWN)))
    return Reply(tuple(spans))


def rate_words(language: Language, rate: EnteredRate) -> str:
    """1 USD = 7.1 元，2026-03-02，来源."""
    return say(
        language, "1 {currency} = {yuan} 元，{day}，{source}", "1 {currency} = CNY {yuan}, {day}, {source}",
        currency=rate.currency, yuan=plain_number(rate.yuan), day=rate.day, source=rate.source,
    )  # fmt: skip


def published_rate_line(rate: ExchangeRate, supposed: Decimal, language: Language) -> str:
    """That the published rate of the day goes before the one that was supposed."""
    return say(
        language,
        "{day} 有公布的中间价 {yuan}，按条款用公布的折算，没有用您说的 {supposed}。",
        "A rate of {yuan} was published for {day}: the clause goes by it, not by {supposed} as you supposed.",
        day=rate.day, yuan=plain_number(rate.yuan), supposed=plain_number(supposed),
    )  # fmt: skip
