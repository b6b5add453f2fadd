"""What more would bring, where the cap lies, and why it is this edition: the lines below a calculation."""

from bot.wording import say
from bot.wording_calculating_sums import document_title, fact_name, say_sum, say_working
from bot.wording_calculating_view import Card
from rag.answer import Language
from rag.calculating.what_if import WhatIf
from rag.rules.walking import ways_of
from rag.rules.ways import ByYear


def further_lines(card: Card, language: Language) -> tuple[str, ...]:
    """What more would bring, where the cap lies, and which edition the signing day leads to."""
    lines = [more_line(card, step, language) for step in card.more[:2]]
    if card.at_cap is not None:
        lines.append(cap_line(card, card.at_cap, language))
    if card.calculation.capped_by is not None:
        clause = card.calculation.capped_by.clause
        lines.append(say(language, "已到最高限额（{clause}）。", "The cap is reached ({clause}).", clause=clause))
    lines += years_lines(card, language)
    return (*(line for line in lines if line), *edition_lines(card, language))


def years_lines(card: Card, language: Language) -> list[str]:
    """That what is granted for several years was counted with one year's figure and for all of them."""
    ways = [way for way in ways_of(card.programme) if isinstance(way, ByYear) and len(way.shares) > 1]
    chinese = "{years}年都按所填的{name}计算：实际年限更短、各年数额不同的，按实际发生的算（{clause}）。"
    english = "All {years} years are counted with the {name} told: fewer years or other yearly sums count as they are ({clause})."
    facts = card.edition.facts
    return [
        say(
            language,
            chinese,
            english,
            years=len(way.shares),
            name=fact_name(language, facts, way.of),
            clause=way.clause,
        )
        for way in ways
        if card.calculation.steps
    ]


def more_line(card: Card, step: WhatIf, language: Language) -> str:
    """再增加2000万元（到1亿元）就达到第八条的标准，可得40万元."""
    name, values = fact_name(language, card.edition.facts, step.fact), {
        "more": say_working(language, str(step.more)), "reached": say_working(language, str(step.reached)),
        "clause": step.citing.clause if step.citing else "",
    }  # fmt: skip
    if step.gain is None or step.gain.value <= 0:
        chinese = "{name}再增加 {more}（到 {reached}）就达到{clause}的标准。"
        return say(language, chinese, "{more} more of {name} (to {reached}) reaches {clause}.", name=name, **values)
    return say(
        language,
        "{name}再增加 {more}（到 {reached}），可多得 {gain}（{clause}）。",
        "{more} more of {name} (to {reached}) brings {gain} more ({clause}).",
        name=name, gain=say_sum(language, step.gain), **values,
    )  # fmt: skip


def cap_line(card: Card, step: WhatIf, language: Language) -> str:
    """到 9.7亿元 封顶."""
    return say(
        language,
        "{name}到 {reached} 封顶：最多 {most}（{clause}），还可多得 {gain}。",
        "The cap is reached at {name} {reached}: {most} at most ({clause}), {gain} more.",
        name=fact_name(language, card.edition.facts, step.fact), reached=say_working(language, str(step.reached)),
        most=say_sum(language, step.then.total), clause=step.citing.clause if step.citing else "",
        gain=say_sum(language, step.gain),
    )  # fmt: skip


def edition_lines(card: Card, language: Language) -> tuple[str, ...]:
    """Why it is this edition: 过渡条款, or that an earlier signing day would lead to another one."""
    lines = []
    if card.chosen.through is not None and card.chosen.edition is card.edition:
        chinese = "按{clause}，这个项目适用{title}。"
        english = "By {clause}, {title} applies to this project."
        title = document_title(card.edition.policy)
        lines.append(say(language, chinese, english, clause=card.chosen.through.clause, title=title))
    if card.chosen.instead_of:
        chinese = "{day} 本地的{own}没有施行，按{place}的{title}计算。"
        english = "On {day} the place's own {own} is not in force; {title} of {place} applies."
        own = "".join(document_title(edition.policy) for edition in card.chosen.instead_of)
        policy, day = card.edition.policy, card.calculation.day
        lines.append(
            say(language, chinese, english, own=own, day=day, place=policy.place, title=document_title(policy))
        )
    if card.chosen.asks and card.edition.rules.transitions:
        last = max(one.signed_to for one in card.edition.rules.transitions)
        chinese = "按现行办法计算；{last} 以前已签协议的项目适用旧办法，签约日期可以点下面补充。"
        english = (
            "By the rules in force; a project signed by {last} goes by the former ones: add the signing day below."
        )
        lines.append(say(language, chinese, english, last=last))
    return tuple(lines)
