"""What the bot says of itself."""

from collections.abc import Callable

import pytest

from bot.message import Button, Reply
from bot.wording import (
    in_rows,
    say,
    say_choose_language,
    say_empty,
    say_forget_question,
    say_forgotten,
    say_gone,
    say_goodbye,
    say_hello,
    say_help,
    say_kept,
    say_language_set,
    say_not_allowed,
    say_not_yours,
    say_officer,
    say_start,
    say_thanks,
    say_trouble,
    say_unknown_command,
    shorten,
    whom_to_ask,
)
from rag.answer import Language
from rag.text import language_of

WAYS = ((Button("主题", "topic:1"),),)
SENTENCES: tuple[Callable[[Language], Reply], ...] = (
    say_choose_language,
    say_forget_question,
    say_forgotten,
    say_gone,
    say_goodbye,
    say_kept,
    say_language_set,
    say_not_allowed,
    say_not_yours,
    say_trouble,
    lambda language: say_empty(language, WAYS),
    lambda language: say_help(language, WAYS),
    lambda language: say_officer(language, ""),
    lambda language: say_start(language, WAYS),
    lambda language: say_thanks(language, helpful=True),
    lambda language: say_thanks(language, helpful=False),
    lambda language: say_unknown_command(language, "x"),
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_is_said_in_each_language(sentence: Callable[[Language], Reply]) -> None:
    """No Chinese in the English one (but names of languages), and three different wordings."""
    said = {language: sentence(language).text for language in Language}
    assert language_of(said[Language.ENGLISH]) is Language.ENGLISH
    assert language_of(said[Language.SIMPLIFIED]) is Language.SIMPLIFIED
    assert said[Language.ENGLISH] != said[Language.SIMPLIFIED]
    assert all(said.values())


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_button_fits_telegram(sentence: Callable[[Language], Reply]) -> None:
    """At most 64 bytes of data, and a label that can be read."""
    for language in Language:
        for row in sentence(language).buttons:
            for button in row:
                assert 1 <= len(button.data.encode()) <= 64
                assert 1 <= len(button.label) <= 30


def test_names_stay_as_they_are_in_converted_wording() -> None:
    """A reader of traditional characters gets our words converted, not the title of a document."""
    assert say(Language.TRADITIONAL, "文件：{title}", "x", title="奖励办法") == "文件：奖励办法"
    assert say(Language.TRADITIONAL, "奖励：{title}", "x", title="奖励办法") == "獎勵：奖励办法"


def test_braces_in_values_are_harmless() -> None:
    """What a person or a document says is filled in, never read as a pattern."""
    assert say(Language.SIMPLIFIED, "{name}", "x", name="{0} {name}") == "{0} {name}"
    assert "{0}" in say_unknown_command(Language.ENGLISH, "{0}").text


def test_without_a_contact_the_office_is_named_in_general() -> None:
    """Nobody is made up."""
    assert whom_to_ask(Language.SIMPLIFIED, "") == "可以直接咨询当地招商主管部门。"
    assert "王专员" in whom_to_ask(Language.SIMPLIFIED, "王专员")


def test_long_labels_end_in_an_ellipsis() -> None:
    """And short ones are left alone."""
    assert shorten("一" * 30) == "一" * 30
    assert shorten("一" * 31) == "一" * 29 + "…"


def test_buttons_are_set_in_rows() -> None:
    """The last row takes what is left."""
    buttons = [Button(str(number), str(number)) for number in range(5)]
    assert [len(row) for row in in_rows(buttons, 2)] == [2, 2, 1]


def test_the_screen_s_first_words_are_in_both_languages() -> None:
    """Nobody has said a word yet."""
    assert "您好" in say_hello(Language.SIMPLIFIED).text
    assert "Just ask" in say_hello(Language.SIMPLIFIED).text


def test_where_a_model_elsewhere_words_answers_the_greeting_says_so() -> None:
    """What is promised about personal data is true; without such a model nothing is given to others."""
    for language, promise, told in (
        (Language.SIMPLIFIED, "电话，不对外提供", "另一台服务器"),
        (Language.ENGLISH, "and nothing is given to others", "another server"),
    ):
        alone, remote = (say_start(language, WAYS, remote_model=one).text for one in (False, True))
        assert promise in alone and told not in alone
        assert told in remote and promise not in remote
