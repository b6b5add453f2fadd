"""How an official answer looks to everybody."""

from datetime import date

import pytest

from bot.answering.clauses import Fault
from bot.message import Reply, SpanKind
from bot.wording import bold, plain
from bot.wording_official import OfficialFace, fault_note, officer_line, say_official, say_taken_back, with_officer
from rag.answer import Language
from tests.bot.sample import REWARD

DAY = date(2026, 8, 3)
FACE = OfficialFace("食堂补贴吗？", "奖励30万元。", REWARD, "第八条", REWARD.provisions[3].text, DAY)


@pytest.mark.parametrize("language", list(Language))
def test_question_answer_day_clause_and_source_in_this_order(language: Language) -> None:
    """The quote stays in its script, whatever the frame."""
    spans = say_official(language, FACE, ["⚠ 试行"])
    assert [span.kind for span in spans] == [
        SpanKind.PLAIN, SpanKind.BOLD, SpanKind.FAINT, SpanKind.FAINT, SpanKind.QUOTE, SpanKind.FAINT,
    ]  # fmt: skip
    assert "2026-08-03" in spans[2].text
    assert spans[4].text == REWARD.provisions[3].text
    assert "栖政发〔2025〕3号" in spans[5].text


def test_the_officers_line_stands_once_below_the_statement() -> None:
    """Also where the clause says the same words."""
    reply = Reply((bold("⚠ 试行"), bold("甲"), plain("甲")))
    told = with_officer(reply, "甲", DAY, Language.SIMPLIFIED)
    assert [span.text for span in told.spans] == ["⚠ 试行", "甲", officer_line(Language.SIMPLIFIED, DAY), "甲"]


def test_every_fault_has_words_and_a_correction_names_its_question() -> None:
    """In every language."""
    for language in Language:
        assert all(fault_note(language, fault).startswith("⚠ ") for fault in Fault)
        assert "食堂补贴吗？" in say_taken_back(language, "食堂补贴吗？").text


@pytest.mark.parametrize(("statement", "is_told"), [("奖励30万元。", True), ("The reward is CNY 300,000.", False)])
def test_that_the_officer_wrote_in_chinese_is_told_where_it_is_so(statement: str, is_told: bool) -> None:
    """To an English reader."""
    said = with_officer(Reply((plain(statement),)), statement, date(2026, 8, 3), Language.ENGLISH).text
    assert ("wrote in Chinese" in said) is is_told
