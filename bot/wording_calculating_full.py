"""The long card: every condition with its clause's words, every step, payments, deadline, papers, office; in pages."""

from collections.abc import Iterator

from bot.message import Span
from bot.wording import bold, faint, plain, quote, say, shorten
from bot.wording_calculating import MARKS, conclusion, condition_line, foot_lines, known_line, title_line, warnings
from bot.wording_calculating_sums import document_title, say_sum, say_text, say_working
from bot.wording_calculating_view import Card
from rag.answer import Language
from rag.calculating.calculation import Citing
from rag.rules.vocabulary import Note

PAGE_CHARACTERS = 2800  # with head and foot well below what one message takes
_QUOTED = 200  # characters of a clause that are quoted


def full_pages(card: Card, language: Language) -> tuple[tuple[Span, ...], ...]:
    """Everything, in pages that each fit one message; the title stands on every page, the foot on the last."""
    pages: list[list[Span]] = [[]]
    used = 0
    for span in all_spans(card, language):
        if pages[-1] and used + len(span.text) > PAGE_CHARACTERS:
            pages.append([])
            used = 0
        pages[-1].append(span)
        used += len(span.text) + 1
    titles = [_title(card, number, len(pages), language) for number in range(1, len(pages) + 1)]
    return tuple((bold(title), *spans) for title, spans in zip(titles, pages, strict=True))


def _title(card: Card, page: int, pages: int, language: Language) -> str:
    if pages == 1:
        return title_line(card, language)
    where = say(language, " · 第{page}页/共{pages}页", " · page {page} of {pages}", page=page, pages=pages)
    return (
        f"{title_line(card, language)} · {document_title(card.edition.policy)}{where}"  # clauses of what, on every page
    )


def all_spans(card: Card, language: Language) -> Iterator[Span]:
    """The blocks of the long card in order."""
    yield bold(conclusion(card.calculation, language))
    yield from (bold(notice) for notice in warnings(card, language))
    known = known_line(card, language)
    if known:
        yield plain(known)
    yield from _steps(card, language)
    yield from _tests(card, language)
    yield from _payments(card, language)
    yield from _notes(card, language)
    yield from (faint(line) for line in foot_lines(card, language))


def _steps(card: Card, language: Language) -> Iterator[Span]:
    if card.calculation.steps:
        yield bold(say(language, "计算步骤", "Steps"))
    for number, step in enumerate(card.calculation.steps, 1):
        label, working = say_text(language, step.label), say_working(language, step.working)
        yield plain(f"{number}. {label}{say(language, '：', ': ')}{working}")
        yield from _cited(step.citing)


def _tests(card: Card, language: Language) -> Iterator[Span]:
    findings = [finding for finding in card.calculation.findings if finding.counts]
    if findings:
        marks = " ".join(f"{mark}" for mark in MARKS.values())
        yield bold(
            say(
                language, "条件（{marks} 符合、不符合、待确认）", "Conditions ({marks} met, not met, open)", marks=marks
            )
        )
    cited = ""
    for number, finding in enumerate(findings):
        yield plain(condition_line(finding, language))
        following = findings[number + 1].citing if number + 1 < len(findings) else None
        if finding.citing != following and finding.citing.clause != cited:
            cited = finding.citing.clause
            yield from _cited(finding.citing)


def _payments(card: Card, language: Language) -> Iterator[Span]:
    if not card.calculation.payments:
        return
    yield bold(say(language, "分期兑现", "Payments"))
    for number, payment in enumerate(card.calculation.payments, 1):
        line = say(
            language, "{number}. {when}：{share}，{sum}（{clause}）", "{number}. {when}: {share}, {sum} ({clause})",
            number=number, when=say_text(language, payment.when), share=payment.share,
            sum=say_sum(language, payment.sum), clause=payment.citing.clause,
        )  # fmt: skip
        yield plain(line)


def _notes(card: Card, language: Language) -> Iterator[Span]:
    programme = card.programme
    if programme.basis:
        yield plain(note_line(say(language, "计奖口径", "What counts"), programme.basis, language))
    if programme.deadline:
        yield plain(note_line(say(language, "申报期限", "Deadline"), programme.deadline, language))
    if programme.papers:
        papers = [f"{number}. {_noted(paper, language)}" for number, paper in enumerate(programme.papers, 1)]
        yield plain("\n".join([say(language, "申报材料：", "Papers:"), *papers]))
    if programme.office:
        yield plain(note_line(say(language, "受理单位", "Office"), programme.office, language))
    if card.edition.policy.contact:
        contact = card.edition.policy.contact
        yield plain(say(language, "咨询：{contact}", "Contact: {contact}", contact=contact))


def note_line(label: str, note: Note, language: Language) -> str:
    """申报期限：… （第二十四条）."""
    return say(language, "{label}：{note}", "{label}: {note}", label=label, note=_noted(note, language))


def _noted(note: Note, language: Language) -> str:
    return say(
        language, "{text}（{clause}）", "{text} ({clause})", text=say_text(language, note.text), clause=note.clause
    )


def _cited(citing: Citing) -> Iterator[Span]:
    if citing.quote:
        yield quote(shorten(citing.quote, _QUOTED))
