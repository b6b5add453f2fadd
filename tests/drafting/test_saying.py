"""Small judgements on what is to be shown."""

import pytest

from rag.answer import Language
from rag.drafting.english_quotes import is_said_of_english
from rag.drafting.saying import as_shown, is_in, is_plain, says_all_figures, stands_alone


def test_the_language_of_a_sentence() -> None:
    """Originals in brackets do not make an English sentence Chinese."""
    assert is_in(Language.ENGLISH, "up to CNY 3,000,000 (300万元)") and not is_in(Language.ENGLISH, "最高300万元")
    assert is_in(Language.TRADITIONAL, "最高300萬元") and not is_in(Language.SIMPLIFIED, "up to CNY 3,000,000")


@pytest.mark.parametrize(
    "text", ["见 https://a.b", "a\nb", "**粗体**", "<b>x</b>", "@someone", "a\u200bb", "奖励吗？", "[链接](x)", "{x}"]
)
def test_what_is_more_than_a_plain_sentence(text: str) -> None:
    """Links, lines, mark-up, accounts, hidden characters, questions."""
    assert not is_plain(text) and is_plain("单个项目最高300万元（含）。")


def test_a_sentence_is_closed_and_in_the_askers_script() -> None:
    """Whatever the model wrote."""
    assert as_shown(Language.SIMPLIFIED, "獎勵三百萬元；") == "奖励三百万元。"
    assert as_shown(Language.TRADITIONAL, "奖励三百万元") == "獎勵三百萬元。"
    assert as_shown(Language.ENGLISH, "up to CNY 3") == "up to CNY 3."


def test_whether_all_figures_are_said() -> None:
    """Numbers of clauses are none; figures of another form are the same."""
    assert says_all_figures(["最高3000000元。"], "第十八条 最高不超过300万元。")
    assert not says_all_figures(["最高300万元。"], "最高300万元，按4‰。")


def test_english_clauses_are_said_whole() -> None:
    """No condition left out, no figure changed, no word added."""
    clause = "Projects below CNY 10 million are not eligible; the list is published for 5 working days."
    assert is_said_of_english("The list is published for 5 working days.", clause)
    assert not is_said_of_english("Projects are not eligible.", clause)
    assert not is_said_of_english("The list is published for 7 working days.", clause)
    assert not is_said_of_english("The final list is published for 5 working days.", clause)


def test_a_claim_stands_alone_where_it_says_what_it_is_about() -> None:
    """After another claim, 其 and they would speak of that one's subject."""
    for text in (
        "其配偶不得领取。",
        "上述企业奖励10万元。",
        "该企业奖励10万元。",
        "同时，奖励10万元。",
        "前款规定除外。",
    ):
        assert not stands_alone(Language.SIMPLIFIED, text)
    assert stands_alone(Language.SIMPLIFIED, "该办法自2025年1月1日起施行。")
    assert stands_alone(Language.SIMPLIFIED, "其他项目奖励10万元。")
    assert not stands_alone(Language.ENGLISH, "They get CNY 100,000.")
    assert stands_alone(Language.ENGLISH, "The filing is valid for 24 months.")
