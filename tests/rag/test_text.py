"""Text: what must not matter to search is folded away, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answer import Language
from rag.text import language_of, normalise, pairs, question_terms, squeeze, terms, to_simplified, to_traditional

ANYTHING = st.text(alphabet=st.characters(), max_size=200)  # lone surrogates, NUL and marks included


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("８０００萬元", "8000万元"),
        ("標準廠房怎麼補貼", "标准厂房怎么补贴"),
        ("Ｒ＆Ｄ Center", "r&d center"),
        ("莘(shēn)县", "莘县"),
        ("莘（ shēn ）县", "莘县"),
        ("引\u200b荐\u202e奖\ufeff励", "引荐奖励"),
        ("㎡与①", "m2与1"),
    ],
)
def test_width_script_case_pinyin_and_marks_do_not_matter(written: str, folded: str) -> None:
    """The same words, however they were typed, are the same text."""
    assert normalise(written) == folded


@pytest.mark.parametrize("text", ["人工智能(ai)企业", "首台(套)", "公式(a+b)", "世界500强(fortune)"])
def test_brackets_that_hold_no_pinyin_stay(text: str) -> None:
    """Only a note of how a character is read is taken off."""
    assert normalise(text) == text


@settings(max_examples=100, deadline=None)
@given(ANYTHING)
def test_any_text_is_folded_to_one_that_can_be_stored(text: str) -> None:
    """No surrogate and no NUL is left, and terms come out of whatever was typed."""
    folded = normalise(text)
    assert folded.encode("utf-8") is not None and "\x00" not in folded
    assert all(term and not term.isspace() for term in terms(text))
    assert language_of(text) in Language


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="引荐奖励標準廠房補貼ＡＢｃ１２８％‰（含）元萬億，。 ab1", max_size=60))
def test_folding_again_changes_nothing(text: str) -> None:
    """What is folded is folded."""
    assert normalise(normalise(text)) == normalise(text)


def test_a_chinese_run_gives_its_characters_and_their_pairs() -> None:
    """Blanks and punctuation end a run; Latin words and figures stay whole."""
    assert terms("引荐奖 2.5%的R&D") == ("引", "荐", "奖", "引荐", "荐奖", "2.5%", "的", "r", "d")


def test_figures_with_thousands_commas_are_one_term() -> None:
    """1,200 is one figure, not two."""
    assert terms("1,200万元")[0] == "1,200"


def test_pairs_leave_single_characters_out() -> None:
    """A single character is shared by chance."""
    assert pairs("引荐 奖") == {"引荐"}


def test_white_space_of_every_kind_is_squeezed_out() -> None:
    """Quotes are compared without it."""
    assert squeeze(" 第 五\u3000条\n\t") == "第五条"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("引荐奖励是多少", Language.SIMPLIFIED),
        ("IPO奖励多少", Language.SIMPLIFIED),
        ("標準廠房怎麼補貼", Language.TRADITIONAL),
        ("What is the cap?", Language.ENGLISH),
        ("What is the cap in 栖梧?", Language.ENGLISH),
        ("500强", Language.SIMPLIFIED),
        ("12345", Language.SIMPLIFIED),
        ("", Language.SIMPLIFIED),
    ],
)
def test_the_language_of_a_question_is_made_out(text: str, language: Language) -> None:
    """Chinese wins as soon as it carries the sentence; simplified is assumed where nothing tells."""
    assert language_of(text) is language


@pytest.mark.parametrize("simplified", ["标准厂房补贴", "引荐奖励最高不超过300万元"])
def test_traditional_and_back_is_the_same(simplified: str) -> None:
    """Wording for a reader of traditional characters loses nothing."""
    assert to_traditional(simplified) != simplified
    assert to_simplified(to_traditional(simplified)) == simplified


@settings(max_examples=60, deadline=None)
@given(ANYTHING)
def test_conversion_of_script_takes_any_text(text: str) -> None:
    """Both ways, without an exception."""
    assert isinstance(to_traditional(text) + to_simplified(text), str)


def test_asking_whether_is_no_word_of_a_clause() -> None:
    """没有 in 有没有 is no 没有 of 没有过错; 占不占 names what is occupied."""
    assert "没有" not in question_terms("引荐奖励有没有门槛")
    assert "占" in question_terms("占不占额度")
