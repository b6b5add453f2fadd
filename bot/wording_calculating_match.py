"""A policy package (政策服务包): what of everything fits a profile, what is missing, sums, deadlines, papers, offices."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.message import Span
from bot.wording import bold, faint, plain, say
from bot.wording_calculating_asking import fault_lines, party_name
from bot.wording_calculating_full import note_line
from bot.wording_calculating_refused import say_not_chosen
from bot.wording_calculating_sums import document_title, fact_name, say_sum, say_text, say_value, say_working
from bot.wording_calculating_view import Known
from bot.wording_standing import notices_of, source_line
from policies.provision import Policy, Standing
from rag.answer import Language
from rag.calculating.calculation import Calculation
from rag.calculating.matching import Match, Matches
from rag.calculating.truth import Verdict
from rag.calculating.what_if import blockers
from rag.rules.facts import FactBook

PAGE_CHARACTERS = 2600
_NAMED = 4  # missing facts that are named
_MARKS = {Verdict.MET: "✓", Verdict.NOT_MET: "×", Verdict.UNKNOWN: "？"}


def package_title(language: Language, place: str) -> str:
    """政策服务包 · 栖梧市."""
    where = place or say(language, "各地", "all places")
    return say(language, "政策服务包 · {place}", "Policy package · {place}", place=where)


def summary_spans(matches: Matches, known: Sequence[Known], book: FactBook, language: Language) -> tuple[Span, ...]:
    """How many fit, what they come to by party, ceilings, and the profile."""
    verdicts = [one.calculation.verdict for one in matches.matches]
    counted = say(
        language,
        "符合 {met} 项，待确认 {open} 项，不符合 {no} 项。",
        "{met} fit, {open} are open, {no} do not fit.",
        met=verdicts.count(Verdict.MET), open=verdicts.count(Verdict.UNKNOWN), no=verdicts.count(Verdict.NOT_MET),
    )  # fmt: skip
    spans = [bold(counted), *(plain(line) for line in _totals(matches, language))]
    if known:
        told = say(language, "；", "; ").join(
            f"{fact_name(language, book, one.key)} {say_value(language, book.find(one.key), one.value)}"
            for one in known
        )
        spans.append(plain(say(language, "所述情况：{told}", "Profile: {told}", told=told)))
    spans += [faint(line) for line in _left_out(matches, language)]
    return tuple(spans)


_STANDINGS = {
    Standing.EXPIRED: ("已过期", "expired"),
    Standing.SUPERSEDED: ("已被新的办法替代", "replaced by a later one"),
    Standing.NOT_YET: ("还没有施行", "not in force yet"),
}


def _left_out(matches: Matches, language: Language) -> Iterator[str]:
    """The documents that were not looked at, each with its reason; those of other places by their place."""
    named = []
    for one in (left for left in matches.left_out if not left.elsewhere):
        policy = one.edition.policy
        why = ("征求意见稿，没有印发", "a draft") if policy.draft else _STANDINGS.get(one.standing)
        words = say(language, *(why or ("按它的条款不管这种情况", "not for such a case by its own clauses")))
        named.append(say(language, "{title}（{why}）", "{title} ({why})", title=document_title(policy), why=words))
    places = dict.fromkeys(left.edition.policy.place for left in matches.left_out if left.elsewhere)
    if places:
        glue = say(language, "、", ", ")
        named.append(
            say(language, "别处的办法（{places}）", "those of other places ({places})", places=glue.join(places))
        )
    if named:
        told = say(language, "；", "; ").join(named)
        yield say(language, "没有列入：{told}。", "Not looked at: {told}.", told=told)


def _totals(matches: Matches, language: Language) -> Iterator[str]:
    if matches.places:
        yield say(
            language, "没有说明落在哪里（{places}），各地的金额不相加。", "No place was named ({places}): sums of several places are not added up.",
            places=say(language, "、", ", ").join(matches.places),
        )  # fmt: skip
    for found in matches.refused:
        yield "".join(span.text for span in say_not_chosen(found, language).spans[:1])
    for party, total in matches.totals:
        yield say(
            language, "{party}：符合的合计 {sum}（就高不重复以后）", "{party}: {sum} in all (overlaps taken off)",
            party=party_name(party, language), sum=say_sum(language, total),
        )  # fmt: skip
    for ceiled in matches.ceilings:
        yield say(
            language,
            "年度总额上限 {ceiling}（{title}{clause}），最多的一年原为 {before}",
            "yearly ceiling {ceiling} ({title}{clause}), the fullest year {before}",
            title=_title_of(ceiled.document, matches), ceiling=say_sum(language, ceiled.ceiling), clause=ceiled.citing.clause,
            before=say_sum(language, ceiled.before),
        )  # fmt: skip


def _title_of(document: str, matches: Matches) -> str:
    found = (one.edition.policy for one in matches.matches if one.edition.rules.document == document)
    return next(map(document_title, found), f"《{document}》")


def match_line(number: int, one: Match, matches: Sequence[Match], language: Language) -> str:
    """1. ✓ 人才津贴（栖梧市）：81万元（《…政策》第二十条）."""
    calculation = one.calculation
    head = f"{number}. {_MARKS[calculation.verdict]} {say_text(language, one.programme.name)}（{one.edition.policy.place}）"
    clause = (
        "" if calculation.verdict is Verdict.NOT_MET else one.programme.clause
    )  # there the clause that stops it is named
    return f"{head}：{_outcome(one, matches, language)}（{document_title(one.edition.policy)}{clause}）"


def _outcome(one: Match, matches: Sequence[Match], language: Language) -> str:
    calculation = one.calculation
    if one.displaced_by:
        name = _name_of(one.displaced_by, matches, language)
        clause = one.displaced_through.clause if one.displaced_through else ""
        chinese, english = "{sum}，就高不重复，取{name}（{clause}）", "{sum}, not on top of {name} ({clause})"
        return say(language, chinese, english, sum=say_sum(language, calculation.total), name=name, clause=clause)
    if one.unsure_with:
        name = _name_of(one.unsure_with, matches, language)
        chinese = "{sum}，能否与{name}同时领取，条款没有写明，不计入合计，请向专员核实"
        english = "{sum}; no clause says whether it may be had beside {name}: not added up, ask an officer"
        return say(language, chinese, english, sum=say_sum(language, calculation.total), name=name)
    if calculation.bad_values:
        return say(language, "；", "; ").join(fault_lines(calculation.bad_values, one.edition.facts, language))
    if calculation.verdict is Verdict.NOT_MET:
        failed = blockers(calculation)[:1]
        wanted = say_text(language, failed[0].wanted) if failed else ""
        clause = failed[0].citing.clause if failed else ""
        return say(language, "卡在{clause}：{wanted}", "stopped by {clause}: {wanted}", clause=clause, wanted=wanted)
    return _open(one, calculation, language)


def _open(one: Match, calculation: Calculation, language: Language) -> str:
    if calculation.total is not None and calculation.least == calculation.total:
        amount = say_sum(language, calculation.total)
    elif calculation.least is not None and calculation.high is not None:
        amount = f"{say_sum(language, calculation.least)} ~ {say_sum(language, calculation.high)}"
    else:
        amount = say(language, "金额待定", "sum open")
    if not calculation.missing:
        return amount
    names = [fact_name(language, one.edition.facts, missing.fact) for missing in calculation.missing]
    glue = say(language, "、", ", ")
    more = say(language, "等{n}项", " and others, {n} in all", n=len(names)) if len(names) > _NAMED else ""
    return say(
        language, "{amount}；还缺 {names}{more}", "{amount}; missing: {names}{more}",
        amount=amount, names=glue.join(names[:_NAMED]), more=more,
    )  # fmt: skip


def _name_of(name: str, matches: Sequence[Match], language: Language) -> str:
    found = (one for one in matches if f"{one.edition.rules.document}/{one.programme.id}" == name)
    return next((say_text(language, one.programme.name) for one in found), name)


def detail_lines(one: Match, language: Language) -> Iterator[str]:
    """Deadline, papers and office of a programme, each with its clause."""
    programme = one.programme
    if programme.deadline:
        yield note_line(say(language, "申报期限", "Deadline"), programme.deadline, language)
    if programme.papers:
        papers = say(language, "；", "; ").join(say_text(language, paper.text) for paper in programme.papers)
        clauses = say(language, "、", ", ").join(dict.fromkeys(paper.clause for paper in programme.papers))
        chinese, english = "申报材料：{papers}（{clauses}）", "Papers: {papers} ({clauses})"
        yield say(language, chinese, english, papers=papers, clauses=clauses)
    office = note_line(say(language, "受理单位", "Office"), programme.office, language) if programme.office else ""
    contact = one.edition.policy.contact
    if office:
        yield office
    if contact:
        yield say(language, "咨询：{contact}", "Contact: {contact}", contact=contact)


def chat_pages(ordered: Sequence[Match], language: Language) -> tuple[tuple[int, ...], ...]:
    """The numbers (from 0) of the programmes on each page of the chat."""
    pages: list[list[int]] = [[]]
    used = 0
    for number, one in enumerate(ordered):
        size = sum(len(line) + 1 for line in chat_lines(number, one, ordered, language))
        if pages[-1] and (used + size > PAGE_CHARACTERS or len(pages[-1]) >= 10):
            pages.append([])
            used = 0
        pages[-1].append(number)
        used += size
    return tuple(tuple(page) for page in pages)


def chat_lines(number: int, one: Match, ordered: Sequence[Match], language: Language) -> tuple[str, ...]:
    """A programme in the chat: its line, and its deadline where that is not the one of the programme before."""
    line = match_line(number + 1, one, ordered, language)
    deadline = one.programme.deadline
    before = ordered[number - 1].programme.deadline if number else None
    if one.calculation.verdict is Verdict.NOT_MET or deadline is None or deadline == before:
        return (line,)
    return (line, "    " + note_line(say(language, "期限", "Deadline"), deadline, language))


def paper_spans(ordered: Sequence[Match], day: date, language: Language) -> Iterator[Span]:
    """The whole package for paper: warnings, what fits or is open with everything, what does not fit in one line."""
    for policy in policies_of(ordered):
        yield from (bold(notice) for notice in notices_of(policy, policy.standing(day), language))
    for verdict, chinese, english in (
        (Verdict.MET, "一、符合条件", "1. What fits"),
        (Verdict.UNKNOWN, "二、待确认", "2. What is open"),
        (Verdict.NOT_MET, "三、不符合", "3. What does not fit"),
    ):
        numbered = [(number, one) for number, one in enumerate(ordered, 1) if one.calculation.verdict is verdict]
        yield bold(say(language, chinese, english))
        if not numbered:
            yield plain(say(language, "无", "none"))
        for number, one in numbered:
            yield plain(match_line(number, one, ordered, language))
            if verdict is not Verdict.NOT_MET:
                yield faint("\n".join((*_steps(one, language), *detail_lines(one, language), _source(one, language))))


def _steps(one: Match, language: Language) -> Iterator[str]:
    for step in one.calculation.steps:
        yield f"{say_text(language, step.label)}：{say_working(language, step.working)}（{step.citing.clause}）"


def _source(one: Match, language: Language) -> str:
    return source_line(one.edition.policy, one.programme.clause, language)


def policies_of(ordered: Sequence[Match]) -> tuple[Policy, ...]:
    """The documents behind these programmes, each once."""
    return tuple({one.edition.policy.policy_id: one.edition.policy for one in ordered}.values())


def question_head(number: int, of: int, language: Language) -> str:
    """Where one is in a guided profile."""
    return say(language, "匹配政策（{number}/{of}）", "Matching policies ({number}/{of})", number=number, of=of)


def last_question_head(language: Language) -> str:
    """That the place is all that is still needed."""
    return say(language, "匹配政策：说了地方就出结果", "Matching policies: the place is all I still need")


def how_to_tell(language: Language) -> str:
    """That the whole profile can be written in one sentence."""
    return say(
        language,
        "也可以一句话写全，例如：制造业，落在栖梧市，固投3亿元，设备投资1亿元，新招用工200人，博士3人。",
        "Or write all of it: manufacturing in Qiwu, fixed-asset investment 300 "
        "million yuan, equipment 100 million, 200 new workers.",
    )


def titles_line(ordered: Sequence[Match], language: Language) -> str:
    """The documents that were looked at."""
    titles = "".join(document_title(policy) for policy in policies_of(ordered))
    return say(language, "依据：{titles}", "From: {titles}", titles=titles)
