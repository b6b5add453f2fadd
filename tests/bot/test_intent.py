"""Words and presses become intents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.intent import (
    Ask,
    AskOffered,
    AskOfficer,
    ChooseLanguage,
    ChoosePlace,
    ConfirmForget,
    ExportMine,
    Forget,
    Help,
    Intent,
    ListSources,
    Nothing,
    OpenTopic,
    Rate,
    ShowFull,
    Start,
    UnknownCommand,
    UnknownPress,
    clean_words,
    read_intent,
)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("/start", Start()),
        ("/start deep-link", Start()),
        ("/START@YinfengBot", Start()),
        ("/help", Help()),
        ("帮助", Help()),
        ("幫助", Help()),
        ("Help", Help()),
        ("/sources", ListSources()),
        ("/lang", ChooseLanguage("")),
        ("/lang TW", ChooseLanguage("tw")),
        ("/ask 奖励多少", Ask("奖励多少")),
        ("/ask\n奖励\n多少", Ask("奖励\n多少")),
        ("/ask", Nothing()),
        ("/ask@Bot  ", Nothing()),
        ("", Nothing()),
        (" \n\t", Nothing()),
        ("/forget", Forget()),
        ("/export", ExportMine()),
        ("/askreward", UnknownCommand("askreward")),
        ("/奖励", Ask("/奖励")),
        ("奖励多少 /ask", Ask("奖励多少 /ask")),
        ("奖励\u200b多少", Ask("奖励多少")),
    ],
)
def test_words_are_read(text: str, intent: Intent) -> None:
    """Commands in any case, with or without the bot's name; everything else is a question."""
    assert read_intent(text) == intent


@pytest.mark.parametrize(
    ("press", "intent"),
    [
        ("place:12:3", ChoosePlace(12, 3)),
        ("full:12", ShowFull(12)),
        ("up:12", Rate(12, helpful=True)),
        ("down:12", Rate(12, helpful=False)),
        ("human:12", AskOfficer(12)),
        ("ask:0a1b2c3d", AskOffered("0a1b2c3d")),
        ("topic:0a1b2c3d", OpenTopic("0a1b2c3d")),
        ("lang:en", ChooseLanguage("en")),
        ("forget:yes", ConfirmForget(confirmed=True)),
        ("forget:no", ConfirmForget(confirmed=False)),
        ("full:-1", UnknownPress()),
        ("full:１２", UnknownPress()),
        ("full:" + "9" * 30, UnknownPress()),
        ("place:1", UnknownPress()),
        ("ask:", UnknownPress()),
        ("", Nothing()),
        ("drop table", UnknownPress()),
    ],
)
def test_presses_are_read(press: str, intent: Intent) -> None:
    """Our own data, and what is not ours."""
    assert read_intent("", press) == intent


@settings(deadline=None, max_examples=100)
@given(text=st.text(), press=st.text(max_size=64))
def test_nothing_raises(text: str, press: str) -> None:
    """Any text and any press give an intent."""
    read_intent(text, press)


@settings(deadline=None, max_examples=100)
@given(text=st.text(alphabet=st.characters(codec=None)))
def test_clean_words_can_be_stored_and_sent(text: str) -> None:
    """No lone surrogate, no NUL, and cleaning twice changes nothing."""
    cleaned = clean_words(text)
    assert cleaned.encode("utf-8") is not None
    assert "\x00" not in cleaned
    assert clean_words(cleaned) == cleaned
