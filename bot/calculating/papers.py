"""A calculation as a paper: everything its long card tells, with the notice that stands on every page. Pure."""

from datetime import date

from bot.calculating.paper import Paper
from bot.wording_calculating import title_line
from bot.wording_calculating_full import all_spans
from bot.wording_calculating_print import page_notice
from bot.wording_calculating_view import Card
from rag.answer import Language


def paper_of(card: Card, language: Language) -> Paper:
    """The paper of one calculation; its file is named by its number."""
    one = card.calculation
    day = one.day or date.min  # every calculation has its day
    notice = page_notice((card.edition.policy,), one.number if card.kept else "", language)
    return Paper(title_line(card, language), tuple(all_spans(card, language)), notice, one.number, day)
