"""How it is said as of which days the law is told: 2022年签约的，按过渡规定适用旧办法; 到2028年已过有效期."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.wording import say
from policies.editions import Ground
from policies.provision import Policy, plain_title
from rag.answer import AsOf, Citation, Language
from rag.dated import DayKind

_DAY = timedelta(days=1)


def title_of(policy: Policy) -> str:
    """The title in 《》; the blanks of an English one stay."""
    return (
        f"《{plain_title(policy.title)}》" if policy.language.startswith("zh") else f"《{policy.title.strip('《》 ')}》"
    )


def say_days(first: date, last: date, language: Language) -> str:
    """2022 年, 2023 年 6 月, 2024-12-31, or a stretch of days."""
    if first == last:
        return str(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return say(language, "{year} 年", "{year}", year=first.year)
    if (first.year, first.month, first.day) == (last.year, last.month, 1) and (last + _DAY).day == 1:
        return say(language, "{year} 年 {month} 月", "{year}-{month:02d}", year=first.year, month=first.month)
    return say(language, "{first} 至 {last}", "{first} to {last}", first=first, last=last)


def say_as_of(as_of: AsOf | None, citations: Sequence[Citation], language: Language) -> str:
    """Under which edition the days fall, and what is open about it; "" where no day was asked for."""
    if as_of is None:
        return ""
    parts = [_main(as_of, citations, language)]
    if as_of.begins:
        chinese, english = "{day} 以前，收录的文件没有规定。", "Before {day} no document held here has a rule."
        parts.append(say(language, chinese, english, day=as_of.begins))
    if as_of.ends:
        chinese = "{day} 起已过有效期，收录的文件里还没有接替的规定。"
        english = "From {day} on it is no longer valid, and nothing held here takes its place."
        parts.append(say(language, chinese, english, day=as_of.ends))
    return " ".join(parts) if language is Language.ENGLISH else "".join(parts)


def _main(as_of: AsOf, citations: Sequence[Citation], language: Language) -> str:
    when = say_days(as_of.first, as_of.last, language)
    titles = "".join(f"《{plain_title(title)}》" for title in as_of.titles)
    signing = as_of.kind is DayKind.SIGNING
    match as_of.ground:
        case Ground.TRANSITION:
            chinese, english = (
                "{when}签约的，按过渡规定适用{titles}。",
                "Signed in {when}: by the transitional rule {titles} applies.",
            )
        case Ground.EDGE:
            chinese = "⚠ {when}签约的，正好是过渡规定所写的那一天，条文没有写明是否包含当日：{titles}都可能适用，请向发文单位确认。"
            english = (
                "⚠ Signed on {when}, the very day that the transitional rule names, and it does not say whether that day "
                "is meant: {titles} may apply. Please confirm with the issuer."
            )
        case Ground.AGREEMENT:
            chinese, english = (
                "{when}签约的，{titles}规定按协议执行。",
                "Signed in {when}: {titles} leaves it to the agreement.",
            )
        case Ground.SEVERAL:
            chinese = "⚠ {when}有几份文件同时有效：{titles}，没有写明谁替代谁，请向发文单位确认。"
            english = (
                "⚠ In {when} several documents are in force at once: {titles}; none says which counts. "
                "Please confirm with their issuer."
            )
        case _ if len(as_of.titles) > 1:
            chinese, english = (
                "{when}里规定有变，先后适用{titles}。",
                "The rules changed within {when}: {titles} apply one after the other.",
            )
        case _ if signing and any(c.policy.superseded_on and c.policy.title in as_of.titles for c in citations):
            chinese = "{when}签约的，这里按签约时有效的{titles}回答；后来的文件没有写明此前签约的怎么办，请确认。"
            english = "Signed in {when}: answered by {titles}, in force then; the later document does not say, please confirm."
        case _ if signing:
            chinese, english = "{when}签约的，适用{titles}。", "Signed in {when}: {titles} applies."
        case _:
            chinese, english = "{when}，适用的是{titles}。", "In {when}: {titles} applies."
    return say(language, chinese, english, when=when, titles=titles)


def say_no_law(as_of: AsOf, nearest: Policy, language: Language) -> str:
    """Why no rule applies on those days: before the first edition held, after the last, or between two."""
    when, title = say_days(as_of.first, as_of.last, language), title_of(nearest)
    start, end = nearest.effective_from, nearest.effective_to
    match as_of.ground:
        case Ground.BEFORE:
            chinese = "{when}在{title}施行（{start}）以前；更早的规定没有收录，那时该按什么办，我不猜。"
            english = "{when} lies before {title} came into force ({start}); no earlier rule is held here, and I do not guess."
        case Ground.BETWEEN:
            chinese = "{when}，{title}已经失效，后一版还没有施行，收录的文件里没有那时的规定。"
            english = "In {when} {title} was no longer in force and the next edition not yet; no rule of that time is held here."
        case _ if nearest.superseded_by:
            chinese = "{when}，{title}已被《{by}》废止，收录的文件里没有接替的规定。"
            english = "In {when} {title} is repealed by 《{by}》; nothing held here takes its place."
        case _:
            chinese = "到{when}，{title}已过有效期（至 {end}），收录的文件里还没有接替的规定；到时以新文件为准。"
            english = "By {when} {title} is no longer valid (until {end}); nothing held here takes its place yet."
    by = plain_title(nearest.superseded_by)
    return say(language, chinese, english, when=when, title=title, start=start, end=end, by=by)
