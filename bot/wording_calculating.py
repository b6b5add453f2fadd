"""A calculation as a card: conclusion first, then what it was counted from, the working with its clauses, what is open."""

from collections.abc import Sequence
from datetime import date

from bot.message import Span
from bot.wording import bold, faint, plain, say
from bot.wording_calculating_more import further_lines
from bot.wording_calculating_sums import fact_name, say_sum, say_text, say_value, say_working
from bot.wording_calculating_view import Card
from bot.wording_law import law_notice
from bot.wording_standing import notices_of, source_line
from rag.answer import Language
from rag.calculating.calculation import CalculatedStep, Calculation, Finding, Missing
from rag.calculating.choosing import SIGNED_ON
from rag.calculating.rates import ExchangeRate
from rag.calculating.truth import Verdict
from rag.calculating.what_if import blockers
from rag.law_warnings import concerns
from rag.rules.book import Edition
from rag.rules.quantity import plain as plain_number

SHOWN_TESTS = 4  # open conditions that a short card names


def short_card(card: Card, language: Language) -> tuple[Span, ...]:
    """What fits one screen."""
    spans = [bold(title_line(card, language)), bold(conclusion(card.calculation, language))]
    spans += [bold(notice) for notice in warnings(card, language)]
    parts = (known_line(card, language), steps_text(card.calculation.steps, language), conditions_text(card, language))
    spans += [plain(part) for part in (*parts, *further_lines(card, language)) if part]
    return (*spans, *(faint(line) for line in foot_lines(card, language)))


def warnings(card: Card, language: Language) -> tuple[str, ...]:
    """What of the document or of the clauses counted by has to be in the reader's face."""
    policy = card.edition.policy
    clause = card.edition.clauses.find(card.programme.clause)
    quotes = [clause.quote if clause else "", *(step.citing.quote for step in card.calculation.steps)]
    doubted = dict.fromkeys(concern for text in quotes for concern in concerns(text))
    laws = (law_notice(policy, one, language) for one in doubted)
    early = (early_line(card, language),) if is_signed_early(card.edition, card.calculation) else ()
    return (*notices_of(policy, card.standing, language), *laws, *early)


def is_signed_early(edition: Edition, one: Calculation) -> bool:
    """Whether the contract is older than the document, which has no rule for such projects."""
    signed, begun = dict(one.facts).get(SIGNED_ON), edition.policy.effective_from
    return isinstance(signed, date) and begun is not None and signed < begun and not edition.rules.transitions


def early_line(card: Card, language: Language) -> str:
    """Signed before the document was in force."""
    return say(
        language,
        "⚠ 签约早于这份文件施行（{begun}），文件没有写此前签约的项目怎么办：能不能用，请先问主管部门。",
        "⚠ Signed before this document came into force ({begun}); it has no rule for such projects: ask the authority first.",
        begun=card.edition.policy.effective_from,
    )


def title_line(card: Card, language: Language) -> str:
    """Of what: 测算 · 内资工业项目引荐奖励 · 栖梧市."""
    place = card.edition.policy.place
    name = say_text(language, card.programme.name)
    return say(language, "测算 · {name} · {place}", "Calculation · {name} · {place}", name=name, place=place)


def conclusion(one: Calculation, language: Language) -> str:
    """What it comes to, in one sentence."""
    match one.verdict:
        case Verdict.NOT_MET:
            return say(language, "结论：不符合条件，没有这项奖补。", "Result: not eligible, nothing is due.")
        case Verdict.MET if one.total is not None:
            return say(
                language,
                "结论：符合条件，可得 {sum}。",
                "Result: eligible for {sum}.",
                sum=say_sum(language, one.total),
            )
        case Verdict.MET | Verdict.UNKNOWN:
            return _open_conclusion(one, language)


def _open_conclusion(one: Calculation, language: Language) -> str:
    if one.total is not None and one.least == one.total:
        chinese = "结论：下面待确认的条件都符合的话，可得 {sum}。"
        english = "Result: {sum}, provided that the open conditions below are met."
        return say(language, chinese, english, sum=say_sum(language, one.total))
    if one.least is not None and one.high is not None:
        chinese = "结论：条件都符合的话，可得 {low} 至 {high}，取决于下面还没说的情况。"
        english = "Result: {low} to {high} if all conditions are met, depending on what is open below."
        return say(language, chinese, english, low=say_sum(language, one.least), high=say_sum(language, one.high))
    if one.missing_rates:
        rate = one.missing_rates[0]
        chinese = "结论：还算不出来，缺 {day} 的{currency}汇率，我不猜汇率。"
        english = "Result: not yet, the {currency} rate of {day} is not entered, and I do not guess one."
        return say(language, chinese, english, day=rate.day, currency=rate.currency)
    return say(language, "结论：还算不出来，差下面这一项。", "Result: not yet, one thing is missing.")


def known_line(card: Card, language: Language) -> str:
    """已知：固定资产投资 3.2亿元（“固定资产3.2亿”）; each fact with the words it was read from."""
    told = []
    for one in card.known:
        fact = card.edition.facts.find(one.key)
        value = say_value(language, fact, one.value)
        words = say(language, "（“{words}”）", " (“{words}”)", words=one.words) if one.words else ""
        told.append(f"{fact_name(language, card.edition.facts, one.key)} {value}{words}")
    if not told:
        return ""
    return say(language, "已知：{told}", "Known: {told}", told=say(language, "；", "; ").join(told))


def noted_line(told: Sequence[str], language: Language) -> str:
    """已记下：…; above a question that has to be answered before anything is counted."""
    return say(language, "已记下：{told}。", "Noted: {told}.", told=say(language, "；", "; ").join(told))


def steps_text(steps: Sequence[CalculatedStep], language: Language) -> str:
    """算法, one line a step, each with its clause."""
    lines = [
        f"{number}. {say_text(language, step.label)}: {say_working(language, step.working)}{clause_of(step, language)}"
        if language is Language.ENGLISH
        else f"{number}. {say_text(language, step.label)}：{say_working(language, step.working)}{clause_of(step, language)}"
        for number, step in enumerate(steps, 1)
    ]
    return "\n".join([say(language, "算法：", "Working:"), *lines]) if lines else ""


def clause_of(step: CalculatedStep, language: Language) -> str:
    """The clause behind a step, in brackets."""
    return say(language, "（{clause}）", " ({clause})", clause=step.citing.clause) if step.citing.clause else ""


def conditions_text(card: Card, language: Language) -> str:
    """卡在第Y条 where it fails; else how many conditions are met and which are open."""
    one = card.calculation
    if one.bad_values:
        return ""
    failed = blockers(one) if one.verdict is Verdict.NOT_MET else ()
    if failed:
        groups = list(dict.fromkeys(finding.group for finding in failed))[:SHOWN_TESTS]
        alike = [[finding for finding in failed if finding.group == group] for group in groups]
        return "\n".join(blocked_line(findings, language) for findings in alike)
    met = sum(finding.verdict is Verdict.MET for finding in one.findings if finding.counts)
    if not one.missing:
        return say(language, "条件：{met}项全部符合。", "Conditions: all {met} are met.", met=met) if met else ""
    names = [open_line(card, missing, language) for missing in one.missing]
    shown = say(language, "、", ", ").join(names[:SHOWN_TESTS])
    more = say(language, "等", " …") if len(names) > SHOWN_TESTS else ""
    return say(
        language,
        "条件：已符合{met}项；还有{open}个情况没说：{shown}{more}。",
        "Conditions: {met} met; {open} things are not told yet: {shown}{more}.",
        met=met, open=len(names), shown=shown, more=more,
    )  # fmt: skip


def open_text(card: Card, language: Language) -> str:
    """Everything that a calculation still lacks, one a line; where it fails, by which clause."""
    one = card.calculation
    if not one.missing or one.verdict is Verdict.NOT_MET or one.bad_values:
        return conditions_text(card, language)
    head = say(language, "还差{n}个情况：", "{n} things are not told yet:", n=len(one.missing))
    lines = [f"{number}. {open_line(card, missing, language)}" for number, missing in enumerate(one.missing, 1)]
    return "\n".join((head, *lines))


def open_line(card: Card, missing: Missing, language: Language) -> str:
    """市外资金占比（第十条）."""
    name = fact_name(language, card.edition.facts, missing.fact)
    if not missing.clauses:
        return name
    return name + say(language, "（{clause}）", " ({clause})", clause=missing.clauses[0])


MARKS = {Verdict.MET: "✓", Verdict.NOT_MET: "×", Verdict.UNKNOWN: "？"}


def condition_line(finding: Finding, language: Language) -> str:
    """✓ 固定资产投资 ≥ 1亿元（第八条…）：3.2亿元."""
    given = say_working(language, finding.given)
    wanted = say_working(language, say_text(language, finding.wanted))
    clause = say(language, "（{clause}）", " ({clause})", clause=finding.citing.clause)
    tail = say(language, "，现为 {given}", ", now {given}", given=given) if given else ""
    return f"{MARKS[finding.verdict]} {wanted}{tail}{clause}"


def blocked_line(findings: Sequence[Finding], language: Language) -> str:
    """卡在第八条第（一）项：需要固定资产投资 ≥ 1亿元，现为 8000万元，差 2000万元; of several one has to be met."""
    either = say(language, "；或者", "; or ")
    clauses = dict.fromkeys(finding.citing.clause for finding in findings)
    return say(
        language,
        "卡在{clause}：要求{wanted}。",
        "Stopped by {clause}: {wanted}.",
        clause=say(language, "、", ", ").join(clauses),
        wanted=either.join(_wanted(finding, language) for finding in findings),
    )


def _wanted(finding: Finding, language: Language) -> str:
    wanted = say_working(language, say_text(language, finding.wanted))
    given = say_working(language, finding.given) or "—"
    short = say_working(language, str(finding.short_by)) if finding.short_by else ""
    lack = say(language, "，差 {short}", ", {short} short", short=short) if short else ""
    return wanted + say(language, "，现为 {given}{lack}", ", now {given}{lack}", given=given, lack=lack)


def foot_lines(card: Card, language: Language) -> tuple[str, ...]:
    """Where it stands, rates with their days, the number, and what the card is not."""
    lines = [source_line(card.edition.policy, card.programme.clause, language)]
    lines += [rate_line(one, language) for one in card.calculation.rates]
    if card.kept:
        lines.append(number_line(card.calculation, language))
    lines.append(notice_line(card, language))
    return tuple(lines)


def rate_line(rate: ExchangeRate, language: Language) -> str:
    """汇率：1 USD = 7.1 元（2026-03-02，来源）; a supposed one says so."""
    mark = say(language, "【假定汇率】", "[assumed rate] ") if rate.assumed else ""
    return mark + say(
        language,
        "汇率：1 {currency} = {yuan} 元（{day}，{source}）",
        "Rate: 1 {currency} = CNY {yuan} ({day}, {source})",
        currency=rate.currency, yuan=plain_number(rate.yuan), day=rate.day, source=rate.source,
    )  # fmt: skip


def number_line(one: Calculation, language: Language) -> str:
    """The number, by which it can be had again, and the version of the rules."""
    return say(
        language,
        "测算编号 {number}（发送 /calc {number} 可原样重看）· 规则第{version}版 {digest} · 按 {day} 的规定",
        "Number {number} (/calc {number} repeats it) · rules version {version} {digest} · law of {day}",
        number=one.number, version=one.version, digest=one.digest[:8], day=one.day,
    )  # fmt: skip


def notice_line(card: Card, language: Language) -> str:
    """That it is a calculation and no decision; sample texts once more."""
    sample = (
        say(language, "示例文本，仅供演示。", "Sample text, for demonstration. ") if card.edition.policy.sample else ""
    )
    return sample + say(
        language,
        "本测算依据所述情况，以主管部门审定为准。",
        "Counted from what was told; the authority's decision is what counts.",
    )
