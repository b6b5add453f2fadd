"""A calculation as a paper."""

from bot.calculating.paper import DOCX, PDF, Printers
from bot.calculating.papers import paper_of
from bot.calculating.printing_docx import print_docx
from bot.calculating.printing_pdf import print_pdf
from bot.calculating.saying import card_of
from bot.calculating.turn import ShowCard, next_turn
from rag.answer import Language
from rag.calculating.rates import Rates
from tests.calculating_desk.rules import DAY, book, told


def test_the_paper_is_named_by_its_number_and_tells_everything() -> None:
    """Steps with the words of their clauses, conditions, deadline, papers; the notice names the document's validity."""
    state, turn = next_turn(told(), book(), Rates())
    assert isinstance(turn, ShowCard)
    paper = paper_of(card_of(state, turn), Language.SIMPLIFIED)
    text = "\n".join(span.text for span in paper.spans)
    assert paper.name == turn.fitting.calculation.number
    assert paper.day == DAY
    assert "第十二条 内资工业项目按照" in text and "申报材料" in text
    assert all(
        word in paper.notice
        for word in ("示例文本", "2025-01-01 至 2027-12-31", "试行", paper.name, "以主管部门审定为准")
    )


def test_both_printers_make_files() -> None:
    """Of the kind that they say."""
    state, turn = next_turn(told(), book(), Rates())
    assert isinstance(turn, ShowCard)
    printers, paper = Printers(print_pdf, print_docx), paper_of(card_of(state, turn), Language.ENGLISH)
    assert printers.pdf(paper).startswith(b"%PDF")
    assert printers.docx(paper).startswith(b"PK")
    assert PDF.endswith("pdf") and "word" in DOCX
