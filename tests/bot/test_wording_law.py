"""The notice on clauses that fair-competition review takes aim at."""

from dataclasses import replace
from datetime import date

import pytest

from bot.wording_answer import Around, say_outcome
from bot.wording_law import law_notices
from policies.provision import Amendment, Locator, Provision
from rag.answer import Answer, Citation, Language, Refusal, RefusalReason
from tests.bot.sample import CAP, REWARD

TAX = Provision(Locator(article="第九条"), "第九条 按企业地方财政贡献的50%给予奖励。")
POLICY = replace(REWARD, provisions=(TAX,), trial=False)
CITED = Citation(POLICY, TAX, TAX.text, CAP.citations[0].standing)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.SIMPLIFIED, "按税收或地方贡献给奖励、返还"),
        (Language.TRADITIONAL, "按稅收或地方貢獻給獎勵、返還"),
        (Language.ENGLISH, "a reward or refund by taxes"),
    ],
)
def test_the_kind_and_whom_to_confirm_with_are_said(language: Language, words: str) -> None:
    """The bureau of the document."""
    (notice,) = law_notices((CITED, CITED), language)
    assert words in notice and POLICY.contact in notice and "2024-08-01" in notice


def test_it_stands_with_answers_and_with_what_is_only_quoted() -> None:
    """Nearest clauses of a refusal too; other clauses carry none."""
    around = Around(Language.SIMPLIFIED)
    answer = say_outcome(Answer("按50%给予奖励。", (CITED,), ()), 1, around)
    refusal = say_outcome(Refusal(RefusalReason.NOT_IN_DOCUMENTS, nearest=(CITED,)), 1, around)
    assert "公平竞争审查条例" in answer.text and "公平竞争审查条例" in refusal.text
    assert "公平竞争审查条例" not in say_outcome(CAP, 1, around).text


def test_an_amended_article_says_so() -> None:
    """Of the articles that the later text names; all of them where it names none."""
    part = Amendment("m", "关于修改《办法》的决定", date(2026, 1, 1), ("第九条",))
    amended = replace(CITED, policy=replace(POLICY, amendments=(part,)))
    other = replace(CITED, policy=replace(POLICY, amendments=(replace(part, articles=("第二条",)),)))
    assert any("第九条自 2026-01-01 起已由" in notice for notice in law_notices((amended,), Language.SIMPLIFIED))
    assert not any("修改" in notice for notice in law_notices((other,), Language.SIMPLIFIED))
