"""The lists of signs and words: nothing in them undoes another."""

import pytest

from rag.drafting.encoding import CodeBook, signs_in
from rag.drafting.english_list import FUNCTION_WORDS, bare, english_list, phrases_in
from rag.drafting.sides import GLUE
from rag.drafting.word_lists import sign_kinds, words


def test_no_word_that_may_come_or_go_holds_a_sign() -> None:
    """A negation, bound or figure in such a word would be left out with it."""
    listed = words()
    everything = (
        *listed.say,
        *listed.get,
        *listed.drop,
        *listed.move,
        *listed.same,
        *(w for o in listed.same.values() for w in o),
    )
    assert {word for word in everything if signs_in(word)} == set()
    assert not [char for char in GLUE if signs_in(char)]


def test_every_sign_is_read_as_itself() -> None:
    """No longer word of another meaning swallows it, and no figure."""
    wrong = [word for word, kind in sign_kinds().items() if kind and kind not in signs_in(word)]
    assert wrong == []


def test_words_that_stand_for_others_do_not_turn_them_round() -> None:
    """No pair of opposites."""
    opposites = [("前", "后"), ("以上", "以下"), ("增", "减"), ("收", "退"), ("应当", "可以")]
    for word, others in words().same.items():
        for one, other in opposites:
            assert not (one in word and any(other in stood for stood in others)), (word, others)


def test_each_sign_may_be_said_in_english_or_need_not_be() -> None:
    """A sign without a line of its own in english_words.tsv could be lost in English."""
    kinds = {kind for kind in sign_kinds().values() if kind}
    assert kinds - set(english_list().signs) == set()


def test_words_of_a_clause_in_the_english_list_are_chinese() -> None:
    """And each phrase has some."""
    for phrase, meant in english_list().phrases.items():
        assert phrase and meant, phrase
        assert all(CodeBook().encode(word) for word in meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [("projects", "project"), ("companies", "company"), ("receiving", "received"),
    ("received", "receive"), ("submitted", "submit"), ("houses", "housing")],
)  # fmt: skip
def test_forms_of_one_word_are_one(one: str, other: str) -> None:
    """Plural, past, present."""
    assert bare(one) == bare(other)


def test_the_longest_phrase_is_taken() -> None:
    """Fixed asset investment is one thing."""
    found = [phrase for phrase, _ in phrases_in(["the", "fixed", "asset", "investment", "of", "projects"])]
    assert ("fixed", "asset", "investment") in found
    assert "the" in FUNCTION_WORDS
