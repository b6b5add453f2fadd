"""Words that only Telegram needs."""

import re

import pytest

from bot.intent import UnknownCommand, read_intent
from bot.wording_telegram import command_menu, say_unsure
from rag.answer import Language


@pytest.mark.parametrize("language", list(Language))
def test_telegram_takes_the_menu(language: Language) -> None:
    """Names of [a-z0-9_], descriptions of 1 to 256 characters, none twice."""
    menu = command_menu(language)
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) and 1 <= len(text) <= 256 for name, text in menu)
    assert len({name for name, _ in menu}) == len(menu)


def test_the_assistant_knows_every_command_of_the_menu() -> None:
    """What is offered must work."""
    offered = [name for name, _ in command_menu(Language.SIMPLIFIED)]
    assert [name for name in offered if isinstance(read_intent(f"/{name}", ""), UnknownCommand)] == []


@pytest.mark.parametrize("language", list(Language))
def test_an_unsure_delivery_asks_to_ask_again(language: Language) -> None:
    """In each language its own words."""
    assert say_unsure(language).text
    assert len({say_unsure(one).text for one in Language}) == len(Language)
