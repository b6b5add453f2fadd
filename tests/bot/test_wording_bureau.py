"""What is said of targets, weights and names, in every language."""

from datetime import date
from decimal import Decimal

import pytest

from bot.message import Reply
from bot.wording_bureau import (
    ask_name,
    ask_target,
    ask_weights,
    say_change_gone,
    say_changed,
    say_left,
    say_moved,
    say_no_change,
    say_rename_usage,
    say_rules,
    say_rules_usage,
    say_target_usage,
    say_targets,
    say_weights_do_not_fit,
    target_change,
    weights_change,
)
from rag.answer import Language
from store.reporting.indicator_set import DEFAULT_SETS, reweighted
from store.reporting.indicators import Indicator
from store.reporting.periods import Period, PeriodKind
from store.reporting.targets import Target

YEAR = Period(PeriodKind.YEAR, 2026)


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_its_sentences(language: Language) -> None:
    """And every change two buttons whose data a chat service takes."""
    target = target_change(language, "示例县", Indicator.PLANNED, YEAR, None, Decimal(10**9))
    weights = weights_change(
        language, DEFAULT_SETS[0], reweighted(DEFAULT_SETS[0], {Indicator.STARTED: Decimal(30)}), date(2026, 7, 1)
    )
    asked = [
        ask_target(language, target, 1785722400001),
        ask_weights(language, weights, 2, early=True),
        ask_name(language, "甲", "乙", 3),
    ]
    assert all([len(row) for row in reply.buttons] == [2] for reply in asked)
    assert all(len(button.data.encode()) <= 64 for reply in asked for button in reply.buttons[0])
    plain: list[Reply] = [
        *(say(language) for say in (say_target_usage, say_rules_usage, say_rename_usage, say_left, say_moved)),
        *(say(language) for say in (say_no_change, say_change_gone, say_weights_do_not_fit)),
        say_changed(language, target),
        say_targets(language, "示例县", [Target(1, Indicator.STARTED, YEAR, Decimal(12))]),
        say_rules(language, DEFAULT_SETS, YEAR, may_change=True),
    ]
    assert all(reply.text.strip() and "{" not in reply.text for reply in (*plain, *asked))


def test_a_change_names_what_was_and_what_will_be() -> None:
    """Nothing at all is a dash; only weights that move are listed."""
    zh = Language.SIMPLIFIED
    assert target_change(zh, "示例县", Indicator.STARTED, YEAR, Decimal(12), None).endswith("2026年：12个 → —")
    after = reweighted(DEFAULT_SETS[0], {Indicator.STARTED: Decimal(15), Indicator.FIVE_HUNDRED: Decimal(10)})
    assert weights_change(zh, DEFAULT_SETS[0], after, date(2026, 7, 1)).count("→") == 2
