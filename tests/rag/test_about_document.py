"""What a document is asked about itself."""

import pytest

from rag.about_document import HEAD, answer_about, head_of
from rag.answer import Answer, Question
from rag.catalogue import Catalogue
from rag.inquiry import read_question
from tests.rag.small_library import REWARD, TODAY, small_library

GUIDE = """---
title: 青禾市引荐奖励申报指南
place: 青禾市
issuer: 青禾市招商局
contact: 青禾市招商局 0000-7654321
---
## 一、依据

《青禾市社会化招商奖励办法》（青政发〔2026〕7号）。

## 二、解释

本指南由青禾市招商局负责解释，自2026年2月1日起施行。
"""
PARKING = "---\ntitle: 青禾市停车办法\ndoc_no: 青政办〔2025〕3号\nplace: 青禾市\n---\n第一条 夜间免费。\n"
LIBRARY = small_library({"奖励.md": REWARD, "指南.md": GUIDE, "停车.md": PARKING})
CATALOGUE = Catalogue(LIBRARY)


def answered(text: str) -> Answer | None:
    """The answer to a question about a document as such."""
    return answer_about(read_question(Question(text, TODAY), CATALOGUE), CATALOGUE)


@pytest.mark.parametrize(
    ("text", "said", "locator"),
    [
        ("《青禾市社会化招商奖励办法》的文号是多少", "青政发〔2026〕7号", "一、依据"),
        ("《青禾市社会化招商獎勵辦法》文號", "青政發〔2026〕7號", "一、依据"),
        ("《青禾市停车办法》的文号", "文号：青政办〔2025〕3号", HEAD),
        ("What is the document number of 《青禾市停车办法》?", "青政办〔2025〕3号", HEAD),
        ("《青禾市引荐奖励申报指南》发文机关是谁", "发文机关：青禾市招商局", HEAD),
        ("《青禾市引荐奖励申报指南》由谁负责解释", "由青禾市招商局负责解释", "二、解释"),
        ("《青禾市引荐奖励申报指南》什么时候施行", "2026年2月1日", "二、解释"),
        ("《青禾市引荐奖励申报指南》的联系电话", "0000-7654321", HEAD),
    ],
)
def test_a_document_tells_of_itself(text: str, said: str, locator: str) -> None:
    """By its own text, by another that tells it, or by its head, which is shown as such."""
    answer = answered(text)
    assert answer is not None
    assert said in answer.statement
    assert str(answer.citations[0].provision.locator).startswith(locator)


@pytest.mark.parametrize(
    "text",
    [
        "《青禾市停车办法》夜间收费吗",
        "《青禾市社会化招商奖励办法》引荐人向谁备案",
        "《青禾市引荐奖励申报指南》没有文号吗，奖励多少",
        "《青禾市引荐奖励申报指南》的文号",
        "文号是多少",
        "《青禾市停车办法》第一条的联系电话",
        "",
    ],
)
def test_every_other_question_is_none_of_these(text: str) -> None:
    """Nor one about what nothing tells."""
    assert answered(text) is None


def test_the_head_holds_what_the_document_says_outside_its_text() -> None:
    """One thing a line, and nothing where it says nothing."""
    assert head_of(LIBRARY.policies[1]).text == "发文机关：青禾市招商局\n联系：青禾市招商局 0000-7654321"
    assert head_of(LIBRARY.policies[2]).text == "文号：青政办〔2025〕3号"
