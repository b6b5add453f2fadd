"""Which words of a question a text leaves unsaid."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.provision import Library
from rag.answer import Question
from rag.catalogue import Catalogue
from rag.inquiry import read_question
from rag.lexicon import hints
from rag.unsaid import Unsaid, unsaid
from tests.rag.small_library import TODAY, small_library


def held(question: str, text: str) -> Unsaid:
    """A question held against a text, with what the lexicon knows of it."""
    inquiry = read_question(Question(question, TODAY), Catalogue(small_library()))
    return unsaid(inquiry, hints(inquiry.folded), text)


def words(question: str, text: str) -> list[str]:
    """The runs as they stand in the question."""
    return [question[start:end] for start, end in held(question, text).runs]


def test_what_the_text_does_not_say_is_left() -> None:
    """Asking words, places and words that any clause holds do not count."""
    assert words("青禾市标准厂房的物业费是多少", "标准厂房每月租金12元") == ["物业费"]


def test_what_the_lexicon_explains_is_said() -> None:
    """The asker's word stands for an official one that the text holds."""
    assert words("房租多少钱", "厂房租金每平方米12元") == []


@pytest.mark.parametrize(("question", "share"), [("标准厂房的物业费一平多少钱", 0), ("标准厂房租金每平方米多少钱", 1)])
def test_the_object_stands_before_the_asking_word(question: str, share: float) -> None:
    """The measure of a price is passed over."""
    assert held(question, "标准厂房租金12元").head == share


def test_a_question_in_the_words_of_the_text_leaves_nothing() -> None:
    """No run, no length, no share."""
    found = held("引荐人备案", "引荐人应当在签约之前备案")
    assert (found.runs, found.longest, found.size, found.share) == ((), 0, 0, 0)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_held_against_any_other(question: str, text: str) -> None:
    """Shares stay shares, and runs stand in the question in order."""
    inquiry = read_question(Question(question, TODAY), Catalogue(Library(())))
    found = unsaid(inquiry, hints(inquiry.folded), text)
    assert 0 <= found.share <= 1
    assert 0 <= found.head <= 1
    places = [place for run in found.runs for place in run]
    assert places == sorted(places)
    assert found.longest <= found.size <= len(inquiry.folded)
